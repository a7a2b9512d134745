"""Which place a name means, and how places lie to one another."""
