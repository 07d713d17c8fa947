"""Whole afternoons at the clinic, told through what people see and tap."""
