"""JSON and CSV."""
