"""Phrases that name people, with or without a number."""
