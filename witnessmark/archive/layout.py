"""Where things lie in a case's archive."""

from pathlib import Path

LOG = "custody.jsonl"
LOCK = ".lock"
# What is being written lies here; nothing in it counts.
INCOMING = ".incoming"
PART = "part"


def archive_folder(case: Path) -> Path:
    """The archive of a case."""
    return case / "archive"


def log_path(case: Path) -> Path:
    """The custody log."""
    return archive_folder(case) / LOG


def lock_path(case: Path) -> Path:
    """The file that says who may write."""
    return archive_folder(case) / LOCK


def incoming_path(case: Path) -> Path:
    """Where bytes are written before they get their name; one at a time, because there is one writer."""
    return archive_folder(case) / INCOMING / PART


def original_path(case: Path, sha256: str) -> Path:
    """The preserved bytes of this hash: `archive/ab/abcd…`, so that no folder grows beyond what file browsers bear."""
    return archive_folder(case) / sha256[:2] / sha256


def texts_folder(case: Path) -> Path:
    """What was extracted from the originals: working copies, apart from the archive, made again where they are lost."""
    return case / "texts"


def text_path(case: Path, sha256: str) -> Path:
    """The extract of this hash."""
    return texts_folder(case) / sha256[:2] / sha256
