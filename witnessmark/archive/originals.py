"""The one way to open a preserved original, and a text that was extracted from one."""

from pathlib import Path
from typing import BinaryIO

from witnessmark.archive.layout import original_path, text_path
from witnessmark.archive.opening import open_given


def open_original(case: Path, sha256: str) -> BinaryIO:
    """The preserved bytes of this hash at their start, unchecked; OSError where they are gone, or something else lies in their place."""
    return open_given(original_path(case, sha256), follow=False)


def open_text(case: Path, sha256: str) -> BinaryIO:
    """The extract of this hash at its start, unchecked; OSError where it is gone, or something else lies in its place."""
    return open_given(text_path(case, sha256), follow=False)
