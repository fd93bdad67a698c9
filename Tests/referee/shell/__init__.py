"""Sessions of the shell."""
