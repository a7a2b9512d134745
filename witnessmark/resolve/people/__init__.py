"""Who is who: the mentions of one document into people and bodies."""
