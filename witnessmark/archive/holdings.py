"""What a case's archive holds: its sources, and the documents read from them."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import BinaryIO

import msgspec

from witnessmark.archive.common import Found, edition, format_of, formats, identity, read_stream, refuse_repeated, unread_reason
from witnessmark.archive.contents.beside import MOST as LONGEST_COMPANION
from witnessmark.archive.contents.beside import Beside, companion_of
from witnessmark.archive.custody.custody import Custody, Item
from witnessmark.archive.custody.items import ERASED
from witnessmark.archive.extract import found_in, intact, is_current
from witnessmark.archive.files.digest import digest
from witnessmark.archive.files.opening import HEAD, reason_of
from witnessmark.archive.files.originals import open_original
from witnessmark.archive.files.seen import First, Seen
from witnessmark.archive.packages.union import called, editions
from witnessmark.errors import BadInput, DamagedCase, Remark, SkipItem
from witnessmark.model.document import Document
from witnessmark.model.media_item import MediaItem
from witnessmark.model.source import Source
from witnessmark.printable import printable


class Holdings:
    """The preserved originals of one case, as its custody log tells of them. Nothing here writes."""

    def __init__(self, case: Path) -> None:
        self.case = case
        self.custody = Custody(case)

    def sources(self) -> list[Source]:
        """Everything the case holds, sorted by name; of one name the present bytes first, then its older ones, newest first."""
        return [source for item in self.custody.items.values() for source in self._versions(item)]

    def sources_of(self, documents: Iterable[Document]) -> Iterator[Source]:
        """The sources, each with the ids of those of the documents that were read from it, its media, and the hash of its extract."""
        ids: defaultdict[str | None, list[str]] = defaultdict(list)
        for document in documents:
            ids[document.source].append(document.doc_id)
        for source in self.sources():
            artefact, _ = self.custody.extracted(source.sha256, self.recipe(source)) or (None, 0)
            media = tuple(found for found in self.found(source) if isinstance(found, MediaItem)) if artefact is not None else ()
            yield msgspec.structs.replace(source, documents=tuple(ids[source.sha256]), media=media, artefact=artefact)

    def read(self, source: Source) -> Iterator[Document | SkipItem]:
        """The documents of a source in their order, each naming its source; what cannot be read comes as an error. See `found`."""
        for item in self.found(source):
            if isinstance(item, Document):
                yield msgspec.structs.replace(item, source=source.sha256)
            elif isinstance(item, SkipItem):
                yield item

    def found(self, source: Source) -> Iterator[Found]:
        """All that is in a source: as it was extracted and kept, where that is there, else taken out of the original now.

        The bytes of either are checked against their hash first: DamagedCase where those of the original are not what came in.
        """
        name = printable(source.name)
        if not source.sha256:
            is_erased = (source.reason or "").startswith(ERASED)
            yield (Remark if is_erased else BadInput)(f"{name}: {source.reason}")
            return
        artefact = self.custody.extracted(source.sha256, self.recipe(source)) if is_current(self.case) else None
        extract = intact(self.case, *artefact) if artefact is not None else None
        yield from self.taken_out(source) if extract is None else found_in(extract, name)

    def taken_out(self, source: Source) -> Iterator[Found]:
        """What is in the original of a source, parsed anew."""
        with self._opened(source) as stream:
            yield from read_stream(stream, called(source.name, source.sha256), printable(source.name), self._beside(source))

    def recipe(self, source: Source) -> str:
        """By what the texts of a source are taken out: its format, and the hash of the file beside it that says how, where there is one."""
        reader = formats().get(source.format or "")
        companion = companion_of(reader, called(source.name, source.sha256), self._beside(source)) if reader is not None else None
        return (source.format or "") + (f"+{hashlib.sha256(companion).hexdigest()[:16]}" if companion is not None else "")

    def _beside(self, source: Source) -> Beside:
        """The present bytes of the files of the same folder, by their names."""

        def beside(name: str) -> bytes | None:
            item = self.custody.items.get(PurePosixPath(source.name).with_name(name).as_posix())
            if item is None or item.absent or not item.sha256:
                return None
            with open_original(self.case, item.sha256) as stream:
                return stream.read(LONGEST_COMPANION + 1)

        return beside

    def documents(self, source: Source) -> Iterator[Document]:
        """The documents of a source alone, without the errors."""
        return (item for item in self.read(source) if isinstance(item, Document))

    def stream(self) -> Iterator[Document | SkipItem]:
        """All documents of the case as one record stream, in the order of `sources`; the same bytes are read once by one format.

        Of a record that stands in several versions of one file, the newest is taken, without a word about the others.
        """
        seen = Seen()
        read: set[tuple[str, str]] = set()
        for versions in editions(self.case, self.custody.items):
            yield from refuse_repeated(self._newest(versions, read), printable(versions[0].name), seen)

    def _newest(self, versions: Sequence[Item], read: set[tuple[str, str]]) -> Iterator[Document | SkipItem]:
        """The documents of one name's versions, newest first, without those a newer one holds too; adds to what was `read`.

        Of files that have one name in several cases, only what is the same word for word is passed over in silence.
        """
        newer: dict[str, str] = {}
        is_one = len({item.name for item in versions}) == 1
        for source in map(self._source, versions):
            key = (source.sha256, self.recipe(source))
            if source.format is not None and key in read:
                continue
            read.add(key)
            found: dict[str, str] = {}
            for each in self.read(source):
                if isinstance(each, Document):
                    found[each.doc_id] = identity(each.text)
                if not isinstance(each, Document) or each.doc_id not in newer or not (is_one or newer[each.doc_id] == found[each.doc_id]):
                    yield each
            newer = found | newer

    def new_documents(self, source: Source, held: Callable[[str], Document | None]) -> Iterator[Document | SkipItem]:
        """The documents of a source that the case does not hold from this very source, told apart as in a stream of all; see `stream`."""
        items, seen = list(self.read(source)), Seen()
        for known in filter(None, (held(doc_id) for doc_id in dict.fromkeys(i.doc_id for i in items if isinstance(i, Document)))):
            if known.source == source.sha256:
                items = [item for item in items if not isinstance(item, Document) or item.doc_id != known.doc_id]
            else:
                seen.add(known.doc_id, First(edition(known), identity(known.text), ""))
        yield from refuse_repeated(items, printable(source.name), seen)

    def _opened(self, source: Source) -> BinaryIO:
        """The preserved bytes of a source, checked against their hash."""
        try:
            stream = open_original(self.case, source.sha256)
            is_same = digest(stream) == (source.sha256, source.size)
        except OSError as error:
            raise DamagedCase(f"{printable(source.name)}: its preserved bytes cannot be read: {reason_of(error)}") from error
        if not is_same:
            stream.close()
            raise DamagedCase(f"{printable(source.name)}: its preserved bytes are not what came in; `witnessmark verify` shows all of it")
        stream.seek(0)
        return stream

    def _versions(self, item: Item) -> list[Source]:
        older = [Item(name=item.name, sha256=sha256, size=size, absent=True) for sha256, size in reversed(item.before)]
        return [self._source(each) for each in (item, *older)]

    def _source(self, item: Item, head: bytes | None = None) -> Source:
        """A name's bytes as a source, with the format that is surest of them, by their beginning, or the reason why none is."""
        source = Source(sha256=item.sha256, name=item.name, size=item.size, absent=item.absent, reason=item.reason)
        if not item.sha256:
            return source
        head = self._head(item) if head is None else head
        reader = format_of(item.name, head) if head else None
        reason = None if reader is not None else unread_reason(item.name, head) if head else "the file is empty"
        return msgspec.structs.replace(source, format=reader.NAME if reader is not None else None, reason=item.reason or reason)

    def _head(self, item: Item) -> bytes:
        try:
            with open_original(self.case, item.sha256) as stream:
                return stream.read(HEAD)
        except OSError as error:
            raise DamagedCase(f"{printable(item.name)}: its preserved bytes cannot be opened: {reason_of(error)}") from error
