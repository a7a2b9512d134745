"""Who says what: attributions and the voices that make them."""

from witnessmark.read.attribution.reader import read_attributions

__all__ = ["read_attributions"]
