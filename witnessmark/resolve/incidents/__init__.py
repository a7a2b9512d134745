"""Which reports are of one attack."""
