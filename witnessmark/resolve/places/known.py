"""The places a run knows: the program's gazetteer, with a case's own places."""

import functools
from pathlib import Path

from witnessmark.model.place import Gazetteer
from witnessmark.resolve.places.gazetteer import load_gazetteer


def places_known(gazetteer: Path | None) -> Gazetteer:
    """The program's gazetteer with a case's own places; loaded once in a process, and again when the file has changed."""
    return _loaded(gazetteer, gazetteer.stat().st_mtime_ns if gazetteer is not None else 0)


@functools.lru_cache(maxsize=4)
def _loaded(gazetteer: Path | None, changed: int) -> Gazetteer:
    places = load_gazetteer()
    if gazetteer is not None:
        places.add_file(gazetteer)
    return places
