"""A case laid beside its own log."""
