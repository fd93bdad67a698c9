"""Profiles that are taken from running programs."""
