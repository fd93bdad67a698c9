"""The matrix of profiles and options."""
