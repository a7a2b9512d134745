"""What taking files into a case would do, a document each, without doing it: no log entry, no lock, no file is written.

The documents of the files are held in memory, and those of the case gone through once: the texts of both are compared, not their hashes."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeAlias

import msgspec

from witnessmark.archive.common import edition, identity, read_files, refuse_repeated
from witnessmark.archive.contents.beside import Beside
from witnessmark.archive.files.digest import digest
from witnessmark.archive.files.opening import Unlisted, open_given, reason_of, walk
from witnessmark.archive.files.seen import Seen
from witnessmark.archive.holdings import Holdings
from witnessmark.archive.receive import name_of
from witnessmark.casework.tables import given
from witnessmark.errors import Remark, SkipItem, StopRun
from witnessmark.model.document import Document
from witnessmark.model.planned import Planned
from witnessmark.printable import printable

# Where a text came from and what took it out of its file may change without the document being another.
NOT_SAID = frozenset({"doc_id", "source", "regions", "tool"})


def of_folder(case: Path, folder: Path) -> Iterator[Planned | Remark]:
    """What `build` would make of the documents of a folder; documents that only the case holds stay as they are and are not told."""
    found = list(walk(folder, leave_out=case))
    yield from (_refused(str(each), name_of(each.path, folder)) for each in found if isinstance(each, Unlisted))
    files = [(path, name_of(path, folder)) for path in found if not isinstance(path, Unlisted)]
    yield from _planned(Holdings(case), files, None, _if_built)


def of_files(case: Path, files: Iterable[Path], mapping: Path | None = None) -> Iterator[Planned | Remark]:
    """What `add` would make of the documents of single files: what the case holds by the same doc_id is left as it is."""
    if not (case / "store.sqlite").is_file():
        raise StopRun(f"{printable(str(case))}: there is no case here; `witnessmark build FOLDER --out CASE` makes one")
    holdings, wanted = Holdings(case), list[tuple[Path, str]]()
    for path in files:
        held = holdings.custody.items.get(path.name)
        try:
            with open_given(path, follow=False) as stream:
                is_another = held is not None and held.sha256 and digest(stream) != (held.sha256, held.size)
        except OSError as error:
            yield _refused(f"{printable(str(path))}: {reason_of(error)}", path.name)
            continue
        if is_another:
            yield _refused("the case holds another file of this name; `build` takes up new versions", path.name)
        else:
            wanted.append((path, path.name))
    yield from _planned(holdings, wanted, given(mapping), _if_added)


Judge: TypeAlias = Callable[[Document, str, Document, str], Planned]


def _planned(holdings: Holdings, files: Iterable[tuple[Path, str]], beside: Beside | None, judge: Judge) -> Iterator[Planned | Remark]:
    """Each document of the files beside what the case holds by its doc_id."""
    found, seen = list[tuple[str, Document | SkipItem]](), Seen()
    for path, name in files:
        found.extend((name, each) for each in refuse_repeated(read_files([path], beside), printable(name), seen))
    wanted = {each.doc_id for _, each in found if isinstance(each, Document)}
    held = {each.doc_id: each for each in holdings.stream() if isinstance(each, Document) and each.doc_id in wanted}
    names = {source.sha256: source.name for source in holdings.sources()} if held else {}
    for name, each in found:
        if isinstance(each, Remark):
            yield each
        elif isinstance(each, SkipItem):
            yield _refused(str(each), name)
        else:
            yield _of(each, name, held.get(each.doc_id), names, judge)


def _of(document: Document, name: str, held: Document | None, names: dict[str, str], judge: Judge) -> Planned:
    # The same words at another address or of another time are another publication, which gets an id of its own.
    another = held is not None and document.doc_id == identity(document.text) and edition(document) != edition(held)
    if held is None or another:
        return Planned(action="create", file=name, doc_id=document.doc_id, title=document.title)
    if not _changed(held, document):
        return Planned(action="unchanged", file=name, doc_id=document.doc_id, title=document.title)
    return judge(document, name, held, names.get(held.source or "", "another file"))


def _if_added(document: Document, name: str, held: Document, where: str) -> Planned:
    reason = f"the case holds it from {printable(where)}, with another {_listed(_changed(held, document))}; `add` leaves that as it is"
    return Planned(action="refuse", file=name, doc_id=document.doc_id, title=document.title, reason=reason)


def _if_built(document: Document, name: str, held: Document, where: str) -> Planned:
    """Files are taken in the order of their names: what comes first of a doc_id stands, also from a file that is gone since."""
    if where < name:
        reason = f"the case holds it from {printable(where)}, which comes first, with another {_listed(_changed(held, document))}"
        return Planned(action="refuse", file=name, doc_id=document.doc_id, title=document.title, reason=reason)
    return Planned(action="update", file=name, doc_id=document.doc_id, title=document.title, fields=_changed(held, document))


def _changed(held: Document, document: Document) -> tuple[str, ...]:
    before, after = msgspec.structs.asdict(held), msgspec.structs.asdict(document)
    return tuple(field for field in after if field not in NOT_SAID and before[field] != after[field])


def _listed(fields: tuple[str, ...]) -> str:
    return ", ".join(fields)


def _refused(reason: str, name: str) -> Planned:
    return Planned(action="refuse", file=name, reason=reason)
