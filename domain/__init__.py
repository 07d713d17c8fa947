"""The rules of booking: standard library only, no I/O, no clock. Start at README.md."""
