"""The scripts for CI."""
