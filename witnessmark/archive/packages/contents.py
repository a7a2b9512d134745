"""What of a case goes into a bag, in the clear whether or not the case lies encrypted: a court has no passphrase."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from witnessmark.archive.custody.decisions import NAME as DECISIONS
from witnessmark.archive.files.opening import Unlisted, open_given, reason_of, walk
from witnessmark.archive.layout import INCOMING, LOCK, LOG, archive_folder, texts_folder
from witnessmark.archive.packages.writer import chunks_of, gathered
from witnessmark.archive.vault.encrypted import SUFFIX
from witnessmark.archive.vault.opened import FOLDER, vault_of
from witnessmark.archive.vault.rewrite import IN_THE_CLEAR
from witnessmark.archive.vault.vault import Vault
from witnessmark.errors import DamagedCase
from witnessmark.printable import printable

# What is being written, the lock, and the keys of an encrypted case stay here.
LEFT = frozenset({INCOMING, LOCK, FOLDER})
MAKER = "made-by.txt"


class Kept(NamedTuple):
    """One file of a case: where it goes in the bag's payload, the hash its bytes must have, if its name says one, and its bytes."""

    path: str
    sha256: str | None
    chunks: Iterator[bytes]


def archived(case: Path) -> Iterator[Kept]:
    """The archive of a case, in the order of its paths."""
    folder, vault = archive_folder(case), vault_of(case)
    for found in _files(folder):
        parts = found.relative_to(folder).parts
        if parts[0] in LEFT:
            continue
        is_original = len(parts) == 2 and len(parts[0]) == 2
        if parts[-1] == LOG:
            yield Kept("/".join(("archive", *parts)), None, _lines(found, vault))
        elif parts[0] in IN_THE_CLEAR:
            yield Kept("/".join(("archive", *parts)), None, _plain(found))
        else:
            name = _called(parts[-1], vault)
            yield Kept("/".join(("archive", *parts[:-1], name)), name if is_original else None, _opened(found.with_name(name), vault))


def extracted(case: Path) -> Iterator[Kept]:
    """The texts that were taken out of the originals, in the order of their paths."""
    folder, vault = texts_folder(case), vault_of(case)
    for found in _files(folder):
        parts = found.relative_to(folder).parts
        name = _called(parts[-1], vault)
        path = "/".join(("texts", *parts[:-1], name))
        yield Kept(path, None, _plain(found) if parts == (MAKER,) else _opened(found.with_name(name), vault))


def decided(case: Path) -> Iterator[Kept]:
    """The decisions, line by line as they were written."""
    if (case / DECISIONS).is_file():
        yield Kept(DECISIONS, None, _lines(case / DECISIONS, vault_of(case)))


def _files(folder: Path) -> Iterator[Path]:
    for found in walk(folder) if folder.is_dir() else ():
        if isinstance(found, Unlisted):
            raise DamagedCase(f"{printable(str(found.path))}: {found.reason}")
        yield found


def _called(name: str, vault: Vault) -> str:
    return name.removesuffix(SUFFIX) if vault.is_encrypted else name


def _plain(path: Path) -> Iterator[bytes]:
    with _reading(path), open_given(path, follow=False) as stream:
        yield from chunks_of(stream)


def _opened(path: Path, vault: Vault) -> Iterator[bytes]:
    with _reading(path), vault.reader(path) as stream:
        yield from chunks_of(stream)


def _lines(path: Path, vault: Vault) -> Iterator[bytes]:
    """A log as it was before it was encrypted, line by line; what cannot be opened is DamagedCase."""
    with _reading(path), open_given(path, follow=False) as stream:
        yield from gathered(_line(path, vault.opened(line)) for line in stream)


def _line(path: Path, line: bytes | None) -> bytes:
    if line is None:
        raise DamagedCase(f"{printable(str(path))}: a line of it cannot be decrypted; `witnessmark verify` shows which")
    return line


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    """What goes wrong with a file of the case, as the end of the run."""
    try:
        yield
    except (OSError, ValueError) as error:
        reason = reason_of(error) if isinstance(error, OSError) else str(error)
        raise DamagedCase(f"{printable(str(path))}: it cannot be read: {reason}") from error
