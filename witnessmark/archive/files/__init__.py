"""Bytes in and out of files, as carefully as evidence wants it."""
