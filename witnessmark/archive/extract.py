"""What was taken out of an original: an artefact of its own, hashed and logged, that is read instead of parsing again.

An extract is JSON Lines: a line that says what it was made from, then what the format found, in its order. Offsets of every claim count
the text of a document in it. The same bytes read by the same program give the same extract, so one that is lost is made again.
"""

import functools
import hashlib
import importlib.metadata
import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import BinaryIO

import msgspec

from witnessmark.archive.common import Found
from witnessmark.archive.files.digest import digest
from witnessmark.archive.files.opening import reason_of
from witnessmark.archive.files.originals import open_text
from witnessmark.archive.layout import text_path, texts_folder
from witnessmark.archive.vault.opened import vault_of
from witnessmark.archive.version import version
from witnessmark.errors import BadInput, GaveUp, Remark, StopRun, naming
from witnessmark.model.base import Model
from witnessmark.model.document import Document
from witnessmark.model.media_item import MediaItem
from witnessmark.printable import printable

SCHEMA = "witnessmark/extract/1"
PART = ".part"
# Names the program that made the extracts of a case: where it is another one now, all are made anew.
MADE_BY = "made-by.txt"
# The packages a text's exact characters depend on.
EXTRACTORS = ("trafilatura", "lxml", "pypdfium2", "python-docx", "python-calamine", "feedparser", "warcio", "pillow")


class Origin(Model, frozen=True, kw_only=True):
    """The first line of an extract: the hash of the original, and the format (and mapping) by which it was read."""

    schema: str = SCHEMA
    of: str
    recipe: str


class Extracted(Model, frozen=True, kw_only=True, omit_defaults=True):
    """One further line: a document, a medium, or what could not be read. Messages are without the file's name, which may change."""

    document: Document | None = None
    medium: MediaItem | None = None
    problem: str | None = None
    remark: str | None = None


LINE = msgspec.json.Decoder(Extracted)


@functools.cache
def tool() -> str:
    """This program with a hash of its own reading code, and the versions of Python and of every package that takes texts out of files."""
    packages = (f"{name} {importlib.metadata.version(name)}" for name in EXTRACTORS)
    return ", ".join((f"witnessmark {version()}+{code()}", f"python {sys.version_info.major}.{sys.version_info.minor}", *packages))


@functools.cache
def code() -> str:
    """Eight hex digits of the code that extracts: a program that was changed must not pass for the one that was released."""
    here = Path(__file__).parent
    seal = hashlib.sha256()
    for path in sorted(here.rglob("*.py")):
        seal.update(path.read_bytes())
    return seal.hexdigest()[:8]


def is_current(case: Path) -> bool:
    """Whether the extracts of a case were made by this very program."""
    try:
        return (texts_folder(case) / MADE_BY).read_text(encoding="utf-8").strip() == tool()
    except (OSError, UnicodeDecodeError):
        return False


def note_maker(case: Path) -> None:
    """Notes that all extracts of the case are of this program now."""
    texts_folder(case).mkdir(exist_ok=True)
    (texts_folder(case) / MADE_BY).write_text(tool() + "\n", encoding="utf-8")


def keep(case: Path, of: str, recipe: str, found: Iterable[Found], name: str) -> tuple[str, int] | None:
    """Writes an extract and returns its hash and size; null where there was nothing, or a limit ended it (it may be read another day).

    It gets its name once it is whole. A disk that cannot take it is StopRun.
    """
    part, vault = texts_folder(case) / PART, vault_of(case)
    try:
        part.parent.mkdir(exist_ok=True)
        with vault.writer(part) as stream:
            written = _written(stream, of, recipe, found, name)
        if written is not None:
            target = vault.where(text_path(case, written[0]))
            target.parent.mkdir(exist_ok=True)
            part.replace(target)
    except OSError as error:
        raise StopRun(f"{printable(str(texts_folder(case)))}: no text can be kept: {reason_of(error)}") from error
    finally:
        part.unlink(missing_ok=True)
    return written


def _written(stream: BinaryIO, of: str, recipe: str, found: Iterable[Found], name: str) -> tuple[str, int] | None:
    seal, size, is_empty, gave_up = hashlib.sha256(), 0, True, False
    for line in chain([Origin(of=of, recipe=recipe)], found):
        is_empty, gave_up = is_empty and isinstance(line, Origin), gave_up or isinstance(line, GaveUp)
        data = msgspec.json.encode(line if isinstance(line, Origin) else _line(line, name)) + b"\n"
        stream.write(data)
        seal.update(data)
        size += len(data)
    return None if is_empty or gave_up else (seal.hexdigest(), size)


def _line(found: Found, name: str) -> Extracted:
    if isinstance(found, Document):
        return Extracted(document=found)
    if isinstance(found, MediaItem):
        return Extracted(medium=found)
    said = str(found).removeprefix(name)
    return Extracted(remark=said) if isinstance(found, Remark) else Extracted(problem=said)


def intact(case: Path, sha256: str, size: int) -> BinaryIO | None:
    """An extract, opened at its start; null where it is gone or not what its hash says: then it is made again."""
    try:
        stream = open_text(case, sha256)
        is_same = digest(stream) == (sha256, size)
        stream.seek(0)
    except OSError:
        return None
    if is_same:
        return stream
    stream.close()
    return None


def found_in(extract: BinaryIO, name: str) -> Iterator[Found]:
    """What an extract holds, messages beginning with `name`; closes it."""
    with extract, naming(f"{name}: the text taken out of it"):
        next(extract)
        for line in map(LINE.decode, extract):
            if line.problem is not None:
                yield BadInput(name + line.problem)
            elif line.remark is not None:
                yield Remark(name + line.remark)
            else:
                found = line.document or line.medium
                assert found is not None
                yield found
