"""What people decided, found again in what was read."""
