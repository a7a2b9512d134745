"""Which documents were derived from one another, and what that joins."""
