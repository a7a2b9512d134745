"""Erasing an item, or one document of it, and making everything anew that was read from it."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from witnessmark.archive.erase import Erased, erase, meant
from witnessmark.archive.receive import Incoming
from witnessmark.case import Case
from witnessmark.casework.anew import Steps, anew
from witnessmark.casework.replay import about, places_of
from witnessmark.engines.watcher import Watcher
from witnessmark.errors import StopRun
from witnessmark.printable import printable


class Erasure(NamedTuple):
    """What was erased, the documents that went with it, what was kept of the same file, and who else in the case carries their words."""

    erased: Erased
    documents: tuple[str, ...]
    kept: tuple[str, ...]
    related: tuple[str, ...]
    decisions: tuple[str, ...]


def plan(case: Case, which: str, document: str | None) -> Erasure:
    """What an erasure would do, with nothing done: `which` is the item, `document` the one text of it that is meant, null for all."""
    sha256, size = meant(case.archive, which)
    held = [each.doc_id for each in case.store.documents if each.source == sha256]
    if document is not None and document not in held:
        raise StopRun(f"{printable(document)}: there is no document of this id in {printable(which)}; it has {len(held)}")
    going = tuple(held if document is None else [document])
    names = tuple(name for name, item in case.archive.custody.items.items() if sha256 in (item.sha256, *(old for old, _ in item.before)))
    kept = tuple(doc for doc in held if doc not in going)
    decisions = tuple(one.id for one in case.decisions if about(case, one) & set(going))
    return Erasure(Erased(sha256, size, names, 0), going, kept, tuple(_related(case, set(going))), decisions)


def carry_out(case: Case, wanted: Erasure, reason: str, basis: str, gazetteer: Path | None, steps: Steps, watcher: Watcher) -> None:
    """Erases, and makes the results of the case anew without what went.

    Where one document of a file goes, the others of it are preserved first, as a record stream of their own. What a model read is
    not asked for again: the next build with it does so.
    """
    places, convention = places_of(case, gazetteer), case.convention
    if wanted.kept:
        list(case.archive.receive_others([_rest(case, wanted)]))
    erase(case.archive, wanted.erased.sha256, wanted.erased.size, reason, basis)
    anew(case, convention, places, steps, watcher)


def _rest(case: Case, wanted: Erasure) -> Incoming:
    """The other documents of the file, each as it was read, as JSON Lines."""
    source = next(source for source in case.archive.sources() if source.sha256 == wanted.erased.sha256)
    documents = (msgspec.structs.replace(each, source=None) for each in case.archive.documents(source) if each.doc_id in wanted.kept)
    data = b"".join(msgspec.json.encode(each) + b"\n" for each in documents)
    name = f"{wanted.erased.names[0]}.without-{len(wanted.documents)}-erased.jsonl"
    return Incoming(name=name, open=lambda: io.BytesIO(data), via="file", details={"of": wanted.erased.sha256})


def _related(case: Case, going: set[str]) -> Iterator[str]:
    """Documents that stay and carry words of those that go: copies, rewrites, translations."""
    for pair in case.store.pairs:
        if len(going & {pair.a, pair.b}) == 1 and pair.kind != "too_short":
            yield next(iter({pair.a, pair.b} - going))
