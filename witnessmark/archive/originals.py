"""The one way to open a preserved original."""

from pathlib import Path
from typing import BinaryIO

from witnessmark.archive.layout import original_path
from witnessmark.archive.opening import open_given


def open_original(case: Path, sha256: str) -> BinaryIO:
    """The preserved bytes of this hash at their start, unchecked; OSError where they are gone, or something else lies in their place."""
    return open_given(original_path(case, sha256), follow=False)
