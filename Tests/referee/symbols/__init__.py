"""Symbols of large programs, and the time they take."""
