"""A finding of `verify` as a line of text."""
