"""The contract of a source format, and any input files as the record stream."""

import functools
import hashlib
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, Protocol, TypeAlias

import msgspec

from witnessmark.archive.contents.beside import Beside, beside_path, companion_of, nothing_beside
from witnessmark.archive.files.opening import HEAD, open_given, reason_of, walk
from witnessmark.archive.files.seen import First, Seen
from witnessmark.errors import BadInput, Remark, SkipItem
from witnessmark.model.document import Document
from witnessmark.model.media_item import MediaItem
from witnessmark.plugins import members
from witnessmark.printable import printable

STANDARD_INPUT = Path("-")


Found: TypeAlias = Document | MediaItem | SkipItem
"""What a format finds in a file: texts, photos and videos, and what it could not read, as the error that says why."""


class Format(Protocol):
    """One source format; each file of `formats/` defines one as FORMAT.

    NAME is what custody and `list` call it, TITLE is for people, EXTENSIONS are lower-case file endings with their dot.
    """

    NAME: str
    TITLE: str
    EXTENSIONS: tuple[str, ...]

    def sniff(self, name: str, head: bytes) -> int:
        """How sure this format is, from the name and the first bytes: 0 (not mine) to 100. The surest one reads."""

    def read(self, stream: BinaryIO, name: str) -> Iterator[Found]:
        """The documents and media of a file, from its start, in its order; what cannot be read comes as an error in its place.

        `name` is fit to print and begins every message. A document's text is exactly what the file holds.
        """


@functools.cache
def formats() -> Mapping[str, Format]:
    """All source formats, by name."""
    return {each.NAME: each for each in members("witnessmark.archive.formats", "FORMAT").values()}


def format_of(name: str, head: bytes) -> Format | None:
    """The format that is surest of this file, the first by name among equals; null where none knows it."""
    surest, found = 0, None
    for each in formats().values():
        sure = each.sniff(name, head)
        if sure > surest:
            surest, found = sure, each
    return found


def identity(text: str) -> str:
    """The doc_id of a text that brings none: the first 16 hex digits of its SHA-256 in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def read_files(paths: Iterable[Path | str], beside: Beside | None = None) -> Iterator[Document | SkipItem]:
    """Any input files as one record stream, in the order given; `-` is JSON Lines on standard input.

    `beside` is what lies in the folder of each, where it is not what really lies there.

    A folder is walked in sorted order, its links and special files refused; a path named outright may be a link or a pipe.
    What cannot be read comes as an error in its place and costs only itself. A doc_id met before is the later one's error
    (see `refuse_repeated`).
    """
    from witnessmark.archive.confined.reading import unconfined

    yield from unconfined()
    seen = Seen()
    for name, items in _named(paths, beside):
        yield from refuse_repeated(items, name, seen)


def refuse_repeated(items: Iterable[Document | SkipItem], name: str, seen: Seen) -> Iterator[Document | SkipItem]:
    """The same documents of one file, with each whose doc_id was seen before replaced by an error; adds to what was seen.

    The same text at another address, by another publisher or of another time is another publication, not a repetition:
    where its id is its text's hash alone, it gets one that tells the two apart. An id is what a file says it is, so the error
    names the file that came first, and whether that says something else under it.
    """
    for item in items:
        if not isinstance(item, Document):
            yield item
            continue
        mine = First(edition(item), identity(item.text), name)
        before = seen.first(item.doc_id)
        if before is not None and before.edition != mine.edition and item.doc_id == mine.text:
            item = msgspec.structs.replace(item, doc_id=f"{item.doc_id}-{mine.edition}")
            before = seen.first(item.doc_id)
        if before is not None:
            said = "with the same text" if before.text == mine.text else "with another text"
            where = f", {said}, in {before.file or 'a file of the case'}"
            yield BadInput(f"{name}: the doc_id {printable(item.doc_id)} came before{where}; the later record is left out")
        else:
            seen.add(item.doc_id, mine)
            yield item


def edition(document: Document) -> str:
    """Where, by whom and when a text was published, as eight hex digits."""
    return hashlib.sha256(f"{document.url}\n{document.publisher}\n{document.published}".encode()).hexdigest()[:8]


def _named(paths: Iterable[Path | str], beside: Beside | None) -> Iterator[tuple[str, Iterator[Document | SkipItem]]]:
    """Each file below the paths with its name fit to print and its documents, none opened before its turn."""
    for path in map(Path, paths):
        if path == STANDARD_INPUT:
            yield "standard input", _texts(_standard_input("standard input"), "standard input")
        elif path.is_dir():
            for found in walk(path):
                if isinstance(found, SkipItem):
                    yield "", iter([found])
                else:
                    yield printable(str(found)), _read_path(found, follow=False, beside=beside)
        else:
            yield printable(str(path)), _read_path(path, follow=True, beside=beside)


def _standard_input(name: str) -> Iterator[Found]:
    from witnessmark.archive.confined.reading import read_as_it_comes

    return read_as_it_comes(formats()["jsonl"], sys.stdin.buffer, name)


def _read_path(path: Path, follow: bool, beside: Beside | None) -> Iterator[Document | SkipItem]:
    name = printable(str(path))
    try:
        with open_given(path, follow) as stream:
            yield from _texts(read_stream(stream, path.name, name, beside or beside_path(path)), name)
    except OSError as error:
        yield BadInput(f"{name}: {reason_of(error)}")
    except BadInput as error:
        yield error


def _texts(found: Iterable[Found], name: str) -> Iterator[Document | SkipItem]:
    return (remark_on_medium(each, name) if isinstance(each, MediaItem) else each for each in found)


def remark_on_medium(medium: MediaItem, name: str) -> Remark:
    """A photo or a video is no text: a stream of texts says that it was met, and where in a file with others."""
    where = f"{name}: {printable(', '.join((*medium.within, medium.name)))}" if medium.within else name
    return Remark(f"{where}: {medium.format}, {medium.kind}: not a text, nothing is read from it")


def read_stream(stream: BinaryIO, file_name: str, name: str, beside: Beside = nothing_beside) -> Iterator[Found]:
    """What is in one opened file, by the format that is surest of it; `name` begins every message, `beside` is what lies in its folder.

    Only its first bytes are looked at here; a process that can do nothing else reads it (confined/).
    """
    from witnessmark.archive.confined.reading import read_confined

    head = _peek(stream)
    reader = format_of(file_name, head)
    if not head:
        yield BadInput(f"{name}: the file is empty")
    elif reader is None:
        yield BadInput(f"{name}: {unread_reason(file_name, head)}")
    else:
        yield from read_confined(reader, stream, name, companion_of(reader, file_name, beside))


def unread_reason(file_name: str, head: bytes) -> str:
    """Why no format reads a file, for a person. What an ending promises and the first bytes do not hold is said so."""
    from witnessmark.archive.contents.decode import kind_of

    kind, suffix = kind_of(head), Path(file_name).suffix
    if kind is None and any(suffix.lower() in each.EXTENSIONS for each in formats().values()):
        return f"it is called {printable(suffix)}, and its first bytes are those of no such file known here; no format reads it"
    return f"it is {printable(kind or (f'a {suffix} file' if suffix else 'a file of unknown kind'))}; no format here reads it"


def _peek(stream: BinaryIO) -> bytes:
    """The first bytes, left in the stream: a pipe cannot be wound back."""
    peek = getattr(stream, "peek", None)
    if peek is not None:
        return bytes(peek(HEAD))[:HEAD]
    head = stream.read(HEAD)
    stream.seek(0)
    return head
