"""Places as a text names them, before anybody says where they are."""

from witnessmark.read.places.reader import read_places

__all__ = ["read_places"]
