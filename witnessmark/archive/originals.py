"""The one way to open a preserved original, and a text that was extracted from one."""

from pathlib import Path
from typing import BinaryIO

from witnessmark.archive.layout import original_path, text_path
from witnessmark.archive.vault.opened import vault_of


def open_original(case: Path, sha256: str) -> BinaryIO:
    """The preserved bytes of this hash at their start, unchecked; OSError where they are gone, or something else lies in their place."""
    return vault_of(case).reader(original_path(case, sha256))


def open_text(case: Path, sha256: str) -> BinaryIO:
    """The extract of this hash at its start, unchecked; OSError where it is gone, or something else lies in its place."""
    return vault_of(case).reader(text_path(case, sha256))
