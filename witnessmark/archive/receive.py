"""Takes a folder into a case: every file's bytes kept as they are, every change noted once."""

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from witnessmark.archive.common import edition, format_of, read_stream, refuse_repeated, unread_reason
from witnessmark.archive.custody import Custody, Item
from witnessmark.archive.layout import incoming_path, original_path
from witnessmark.archive.opening import HEAD, Unlisted, open_given, reason_of, walk
from witnessmark.archive.seen import Seen
from witnessmark.archive.verify import digest
from witnessmark.archive.writing import preserve
from witnessmark.errors import BadInput, DamagedCase, SkipItem, StopRun
from witnessmark.model.document import Document
from witnessmark.model.source import Source
from witnessmark.printable import printable


class Archive:
    """The preserved originals of one case and their custody log.

    Bytes are never altered or removed. New bytes under a known name are a new source; the old one stays, marked absent.
    """

    def __init__(self, case: Path) -> None:
        self.case = case
        self.custody = Custody(case)

    def receive_folder(self, folder: Path) -> Iterator[Source]:
        """Preserves every file below the folder, in sorted order, and yields each as it is done; then those that are gone.

        A file that was met before with the same bytes leaves no trace. What cannot be read is a source without a hash,
        with the reason. A folder that is not there, or vanishes on the way, is StopRun: nothing is marked absent then. A case
        that lies below the folder is left out.
        """
        if not folder.is_dir():
            raise StopRun(f"{printable(str(folder))}: there is no such folder")
        with self.custody.writing():
            met: set[str] = set()
            unlisted: list[Unlisted] = []
            for found in walk(folder, leave_out=self.case):
                if isinstance(found, Unlisted):
                    unlisted.append(found)
                name = name_of(found.path if isinstance(found, Unlisted) else found, folder)
                met.add(name)
                yield self._fail(name, found.reason) if isinstance(found, Unlisted) else self._receive(found, name)
            yield from self._gone(folder, met, unlisted)
            _tidy(self.case)

    def receive_files(self, files: Iterable[Path]) -> Iterator[Source | SkipItem]:
        """Preserves single files, each under its own name, and yields it; nothing else is looked at, nothing marked absent.

        A name that the case knows with other bytes is refused: a new version of a file is taken up by receiving its folder.
        """
        with self.custody.writing():
            for path in files:
                name = name_of(path, path.parent)
                if self._is_another(path, name):
                    yield BadInput(f"{printable(str(path))}: the case holds another file of this name; `build` takes up new versions")
                else:
                    yield self._receive(path, name)
            _tidy(self.case)

    def new_documents(self, source: Source, held: Callable[[str], Document | None]) -> Iterator[Document | SkipItem]:
        """The documents of a source that the case does not hold from this very source, told apart as in a stream of all; see `stream`."""
        items, seen = list(self.read(source)), Seen()
        for known in filter(None, (held(doc_id) for doc_id in dict.fromkeys(i.doc_id for i in items if isinstance(i, Document)))):
            if known.source == source.sha256:
                items = [item for item in items if not isinstance(item, Document) or item.doc_id != known.doc_id]
            else:
                seen.add(known.doc_id, edition(known))
        yield from refuse_repeated(items, printable(source.name), seen)

    def sources(self) -> list[Source]:
        """Everything the case holds, sorted by name; of one name the present bytes first, then its older ones, newest first."""
        return [source for name in sorted(self.custody.items) for source in self._versions(self.custody.items[name])]

    def sources_of(self, documents: Iterable[Document]) -> Iterator[Source]:
        """The sources, each with the ids of those of the documents that were read from it."""
        ids: defaultdict[str | None, list[str]] = defaultdict(list)
        for document in documents:
            ids[document.source].append(document.doc_id)
        for source in self.sources():
            yield msgspec.structs.replace(source, documents=tuple(ids[source.sha256]))

    def read(self, source: Source) -> Iterator[Document | SkipItem]:
        """The documents of a source in their order, each naming its source; what cannot be read comes as an error.

        The bytes are checked against their hash first: DamagedCase where they are not what came in.
        """
        if not source.sha256:
            yield BadInput(f"{printable(source.name)}: {source.reason}")
            return
        with self._opened(source) as stream:
            for item in read_stream(stream, source.name, printable(source.name)):
                yield msgspec.structs.replace(item, source=source.sha256) if isinstance(item, Document) else item

    def documents(self, source: Source) -> Iterator[Document]:
        """The documents of a source alone, without the errors."""
        return (item for item in self.read(source) if isinstance(item, Document))

    def stream(self) -> Iterator[Document | SkipItem]:
        """All documents of the case as one record stream, in the order of `sources`; the same bytes are read once by one format.

        Of a record that stands in several versions of one file, the newest is taken, without a word about the others.
        """
        seen = Seen()
        read: set[tuple[str, str | None]] = set()
        for name in sorted(self.custody.items):
            yield from refuse_repeated(self._newest(self.custody.items[name], read), printable(name), seen)

    def _newest(self, item: Item, read: set[tuple[str, str | None]]) -> Iterator[Document | SkipItem]:
        """The documents of one name's versions, newest first, without those a newer one holds too; adds to what was `read`."""
        newer: set[str] = set()
        for source in self._versions(item):
            if source.format is not None and (source.sha256, source.format) in read:
                continue
            read.add((source.sha256, source.format))
            found: set[str] = set()
            for each in self.read(source):
                if isinstance(each, Document):
                    found.add(each.doc_id)
                if not isinstance(each, Document) or each.doc_id not in newer:
                    yield each
            newer |= found

    def _receive(self, path: Path, name: str) -> Source:
        known = self.custody.items.get(name)
        try:
            with open_given(path, follow=False) as stream:
                if known is None or not known.sha256 or digest(stream) != (known.sha256, known.size):
                    stream.seek(0)
                    self._take(name, *preserve(self.case, stream))
                elif known.absent or known.reason is not None:
                    self.custody.add("returned", name, known.sha256, known.size)
        except OSError as error:
            return self._fail(name, reason_of(error))
        return self._source(self.custody.items[name])

    def _is_another(self, path: Path, name: str) -> bool:
        known = self.custody.items.get(name)
        if known is None or not known.sha256:
            return False
        try:
            with open_given(path, follow=False) as stream:
                return digest(stream) != (known.sha256, known.size)
        except OSError:
            return False

    def _take(self, name: str, sha256: str, size: int) -> None:
        known = self.custody.items.get(name)
        if known is not None and known.sha256 and not known.absent:
            self.custody.add("replaced", name, known.sha256, known.size)
        known_before = known is not None and (sha256, size) in known.before
        self.custody.add("returned" if known_before else "received", name, sha256, size)

    def _fail(self, name: str, reason: str) -> Source:
        known = self.custody.items.get(name)
        if known is None or known.reason != reason:
            self.custody.add("read_failed", name, reason=reason)
        return Source(sha256="", name=name, size=0, reason=reason)

    def _gone(self, folder: Path, met: set[str], unlisted: list[Unlisted]) -> Iterator[Source]:
        if any(each.path == folder for each in unlisted) or not folder.is_dir():
            raise StopRun(f"{printable(str(folder))}: the folder cannot be listed any more; what was received is kept, nothing is marked absent")
        unknown = tuple(name_of(each.path, folder) + "/" for each in unlisted)
        for name in sorted(self.custody.items.keys() - met):
            item = self.custody.items[name]
            if not item.absent and not name.startswith(unknown):
                self.custody.add("absent", name, item.sha256, item.size)
                yield self._source(self.custody.items[name])

    def _opened(self, source: Source) -> BinaryIO:
        """The preserved bytes of a source, checked against their hash."""
        try:
            stream = open_given(original_path(self.case, source.sha256), follow=False)
        except OSError as error:
            raise DamagedCase(f"{printable(source.name)}: its preserved bytes cannot be read: {reason_of(error)}") from error
        if digest(stream) != (source.sha256, source.size):
            stream.close()
            raise DamagedCase(f"{printable(source.name)}: its preserved bytes are not what came in; `witnessmark verify` shows all of it")
        stream.seek(0)
        return stream

    def _versions(self, item: Item) -> list[Source]:
        older = [Item(name=item.name, sha256=sha256, size=size, absent=True) for sha256, size in reversed(item.before)]
        return [self._source(each) for each in (item, *older)]

    def _source(self, item: Item) -> Source:
        """A name's bytes as a source, with the format that is surest of them or the reason why none is."""
        source = Source(sha256=item.sha256, name=item.name, size=item.size, absent=item.absent, reason=item.reason)
        if not item.sha256:
            return source
        try:
            with open_given(original_path(self.case, item.sha256), follow=False) as stream:
                head = stream.read(HEAD)
        except OSError as error:
            raise DamagedCase(f"{printable(item.name)}: its preserved bytes cannot be opened: {reason_of(error)}") from error
        reader = format_of(item.name, head) if head else None
        reason = None if reader is not None else unread_reason(item.name, head) if head else "the file is empty"
        return msgspec.structs.replace(source, format=reader.NAME if reader is not None else None, reason=item.reason or reason)


def name_of(path: Path, folder: Path) -> str:
    """A file's path below the folder, with slashes; bytes of the name that are no text are written as their codes."""
    name = path.relative_to(folder).as_posix()
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _tidy(case: Path) -> None:
    folder = incoming_path(case).parent
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
