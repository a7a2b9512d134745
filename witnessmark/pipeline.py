"""The whole way, one stage after the other: archive, read, resolve, reconcile, publish. Read this file first.

It is the only one that knows all stages. Stages are functions from iterator to iterator and know nothing of each other.
Each is loaded where it is used, so that `verify` need not wait for a gazetteer.
"""

import functools
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Literal

import msgspec

from witnessmark.engines.common import Engine
from witnessmark.engines.local import LocalEngine
from witnessmark.errors import SkipItem
from witnessmark.model.document import Document
from witnessmark.model.incident import Incident
from witnessmark.model.pair import Pair
from witnessmark.model.place import Gazetteer
from witnessmark.model.reading import Reading

GroupBy = Literal["event", "document"]


def records(files: Iterable[Path | str]) -> Iterator[Document | SkipItem]:
    """Any input files as the record stream, in their order; what cannot be read comes as the error that names it."""
    from witnessmark.archive.common import read_files

    return read_files(files)


def read(documents: Iterable[Document], gazetteer: Path | None = None, workers: int = 1, engine: Engine | None = None) -> Iterator[Reading]:
    """One reading a document, in their order: what the text says, then who and where that is.

    `gazetteer` is a file of a case's own places, added to those the program knows. The work is done here, in so many
    processes, unless another engine is given.
    """
    return (engine or LocalEngine(workers)).map(functools.partial(read_one, gazetteer), documents)


def read_one(gazetteer: Path | None, document: Document) -> Reading:
    """One document read, its people and places resolved; the reading keeps the text."""
    from witnessmark.read.reader import read_document
    from witnessmark.resolve.people import resolve_people
    from witnessmark.resolve.places import resolve_places

    known = places_known(gazetteer)
    return resolve_places(resolve_people(read_document(document, known)), known)


def without_text(reading: Reading) -> Reading:
    """The same reading as it is printed and stored: the text stays with its document."""
    return msgspec.structs.replace(reading, text=None)


@functools.cache
def places_known(gazetteer: Path | None) -> Gazetteer:
    """The program's gazetteer with a case's own places; loaded once in a process."""
    from witnessmark.resolve.gazetteer import load_gazetteer

    return load_gazetteer(gazetteer)


def copies(readings: Iterable[Reading], all_pairs: bool = False) -> Iterator[Pair]:
    """Pairs of documents of which one is derived from the other or which share a root, in the order of the readings.

    With `all_pairs`, also those too short to judge.
    """
    from witnessmark.resolve.copies import find_copies

    return find_copies(list(readings), all_pairs=all_pairs)


def reconcile(
    readings: Iterable[Reading],
    group_by: GroupBy = "event",
    convention: str = "default",
    as_of: str | None = None,
    gazetteer: Path | None = None,
    pairs: Sequence[Pair] | None = None,
) -> Iterator[Incident]:
    """One incident after another, in the order of their first document, each with its ranges and their reasons.

    `group_by` document makes each document the report of one incident; `as_of` (ISO 8601) leaves out what was said
    later. `pairs` are the copies, where they were found already.
    """
    from witnessmark.reconcile.reconcile import reconcile as reconcile_gathering
    from witnessmark.resolve.incidents import gather

    known = list(readings)
    related = list(copies(known)) if pairs is None else pairs
    for gathering in gather(known, related, places_known(gazetteer), group_by):
        yield reconcile_gathering(gathering, convention=convention, as_of=as_of)
