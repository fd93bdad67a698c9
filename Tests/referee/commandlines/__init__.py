"""Command lines, and how they end."""
