"""Tables of a language file that several layers ask, one file a table."""
