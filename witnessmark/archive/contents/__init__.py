"""What several formats need to take texts out of bytes."""
