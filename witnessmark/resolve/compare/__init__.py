"""Clues that two reports tell of one event, one a file."""
