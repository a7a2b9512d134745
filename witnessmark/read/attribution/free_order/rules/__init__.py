"""The rules, one a way of naming a voice."""
