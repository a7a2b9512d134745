"""The one way to open a preserved original, and a text that was extracted from one."""

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from witnessmark.archive.layout import original_path, text_path
from witnessmark.archive.vault.opened import vault_of


def originals_of(case: Path) -> Callable[[str], BinaryIO]:
    """How the originals of a case are opened, by their hash: for many of them, since what is asked of the case is asked once."""
    vault = vault_of(case)
    return lambda sha256: vault.reader(original_path(case, sha256))


def texts_of(case: Path) -> Callable[[str], BinaryIO]:
    """The same for the extracts."""
    vault = vault_of(case)
    return lambda sha256: vault.reader(text_path(case, sha256))


def open_original(case: Path, sha256: str) -> BinaryIO:
    """The preserved bytes of this hash at their start, unchecked; OSError where they are gone, or something else lies in their place."""
    return originals_of(case)(sha256)


def open_text(case: Path, sha256: str) -> BinaryIO:
    """The extract of this hash at its start, unchecked; OSError where it is gone, or something else lies in its place."""
    return texts_of(case)(sha256)
