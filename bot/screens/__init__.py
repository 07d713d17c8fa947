"""What people see: domain values in, `Screen` out. Pure functions, no await."""
