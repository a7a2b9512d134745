"""Erasing an item, or one document of it, and making everything anew that was read from it."""

import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from witnessmark.archive.common import edition, identity
from witnessmark.archive.erase import Erased, erase, meant
from witnessmark.archive.receive import Incoming
from witnessmark.case import Case
from witnessmark.casework.anew import Steps, anew
from witnessmark.casework.replay import about, places_of
from witnessmark.engines.watcher import Watcher
from witnessmark.errors import StopRun
from witnessmark.model.document import Document
from witnessmark.printable import printable


class Elsewhere(NamedTuple):
    """Other bytes of the case: their name, their hash, and what they have to do with what goes, as a clause."""

    name: str
    sha256: str
    reason: str


class Erasure(NamedTuple):
    """What was erased, the documents that went with it, what was kept of the same file, and what else in the case has to do with it.

    `elsewhere` holds the very same documents, or is another version of the file; `related` are documents that carry words of them.
    """

    erased: Erased
    documents: tuple[str, ...]
    kept: tuple[str, ...]
    elsewhere: tuple[Elsewhere, ...]
    related: tuple[str, ...]
    decisions: tuple[str, ...]


def plan(case: Case, which: str, document: str | None) -> Erasure:
    """What an erasure would do, with nothing done: `which` is the item, `document` the one text of it that is meant, null for all."""
    sha256, size = meant(case.archive, which)
    held = list(_documents(case, sha256))
    going = [each for each in held if document in (None, *_ids(each))]
    if document is not None and not going:
        raise StopRun(f"{printable(document)}: there is no document of this id in {printable(which)}; it has {len(held)}")
    names = tuple(name for name, item in case.archive.custody.items.items() if sha256 in (item.sha256, *(old for old, _ in item.before)))
    ids = {each for document in going for each in _ids(document)}
    kept = tuple(each.doc_id for each in held if each.doc_id not in ids)
    decisions = tuple(one.id for one in case.decisions if about(case, one) & ids)
    elsewhere = tuple(_elsewhere(case, sha256, names, going))
    return Erasure(Erased(sha256, size, names, 0), tuple(each.doc_id for each in going), kept, elsewhere, tuple(_related(case, ids)), decisions)


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
    documents = (msgspec.structs.replace(each, source=None) for each in _documents(case, wanted.erased.sha256) if each.doc_id in wanted.kept)
    data = b"".join(msgspec.json.encode(each) + b"\n" for each in documents)
    name = f"{wanted.erased.names[0]}.without-{len(wanted.documents)}-erased.jsonl"
    return Incoming(name=name, open=lambda: io.BytesIO(data), via="file", details={"of": wanted.erased.sha256})


def _documents(case: Case, sha256: str) -> Iterator[Document]:
    """All that was read from these bytes, whichever of it the case took from another file."""
    source = next((source for source in case.archive.sources() if source.sha256 == sha256), None)
    return case.archive.documents(source) if source is not None else iter(())


def _ids(document: Document) -> tuple[str, str]:
    """The id a document brings, and the one it may have in the case; see `refuse_repeated`."""
    return document.doc_id, f"{document.doc_id}-{edition(document)}"


def _elsewhere(case: Case, sha256: str, names: Sequence[str], going: Sequence[Document]) -> Iterator[Elsewhere]:
    """Other bytes that would bring back what goes: those with one of the documents, or the same text, and other versions of the file."""
    ids, texts = {each.doc_id for each in going}, {identity(each.text) for each in going}
    for source in case.archive.sources():
        if not source.sha256 or source.sha256 == sha256:
            continue
        if any(each.doc_id in ids or identity(each.text) in texts for each in case.archive.documents(source)):
            yield Elsewhere(source.name, source.sha256, "holds a text that goes")
        elif source.name in names:
            yield Elsewhere(source.name, source.sha256, "is another version of the file")


def _related(case: Case, going: set[str]) -> Iterator[str]:
    """Documents that stay and carry words of those that go: copies, rewrites, translations."""
    for pair in case.store.pairs:
        if len(going & {pair.a, pair.b}) == 1 and pair.kind != "too_short":
            yield next(iter({pair.a, pair.b} - going))
