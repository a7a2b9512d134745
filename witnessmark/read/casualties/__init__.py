"""Casualty claims: numbers of people with one outcome, as the annotation guide defines them."""

from witnessmark.read.casualties.reader import read_casualties

__all__ = ["read_casualties"]
