"""Mappings of tables: one given outright, and one to start from."""

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from witnessmark.archive.common import format_of, read_files
from witnessmark.archive.contents.beside import Beside, always, beside_path, wants_companion
from witnessmark.archive.files.opening import HEAD, open_given
from witnessmark.archive.formats.table import SUGGEST
from witnessmark.archive.receive import Incoming
from witnessmark.errors import BadInput, SkipItem, StopRun
from witnessmark.model.document import Document
from witnessmark.printable import printable


def given(mapping: Path | None) -> Beside | None:
    """A mapping file as what lies beside every table; null where none is given, StopRun where it cannot be read."""
    if mapping is None:
        return None
    data = beside_path(mapping)(mapping.name)
    if data is None:
        raise StopRun(f"{printable(str(mapping))}: the mapping cannot be read")
    return always(data)


def mappings(files: Iterable[Path], mapping: Path) -> Iterator[Incoming]:
    """The mapping as a file of the case beside each table among these files, under the table's name with `.toml`."""
    for path in filter(is_table, files):
        yield Incoming(f"{path.name}.toml", partial(open_given, mapping, follow=True), via="file")


def is_table(path: Path) -> bool:
    """Whether a file is read by the format that wants a mapping; false where it cannot be opened."""
    try:
        with open_given(path, follow=True) as stream:
            return wants_companion(format_of(path.name, stream.read(HEAD)))
    except OSError:
        return False


def suggested(files: Iterable[Path]) -> Iterator[str | SkipItem]:
    """The text of a mapping file for each table, guessed by its headings; what is no table is an error."""
    for path in files:
        if not is_table(path):
            yield BadInput(f"{printable(str(path))}: it is no table that a mapping is for")
            continue
        yield from (each.text if isinstance(each, Document) else each for each in read_files([path], always(SUGGEST)))
