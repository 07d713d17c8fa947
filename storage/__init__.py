"""Keeping: SQLite or PostgreSQL, memory or Redis. Domain values in, domain values out."""
