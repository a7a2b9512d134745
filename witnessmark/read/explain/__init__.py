"""Explains a reading: which rule read what, which abstained and why."""

from witnessmark.read.explain.document import explained

__all__ = ["explained"]
