"""Times as a text says them, as intervals."""

from witnessmark.read.times.reader import read_times

__all__ = ["read_times"]
