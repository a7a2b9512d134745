"""Where things lie in a case's archive."""

from pathlib import Path

LOG = "custody.jsonl"
LOCK = ".lock"
# Logs and proofs of cases that were merged in.
HISTORIES = "histories"
# What was read, made from the archive.
STORE = "store.sqlite"
# What is being written lies here; nothing in it counts.
INCOMING = ".incoming"
PART = "part"
# Which of the originals a run is about to name: what a killed run named and did not note in the log is told by it.
NAMES = "names"


def archive_folder(case: Path) -> Path:
    """The archive of a case."""
    return case / "archive"


def log_path(case: Path) -> Path:
    """The custody log."""
    return archive_folder(case) / LOG


def lock_path(case: Path) -> Path:
    """The file that says who may write."""
    return archive_folder(case) / LOCK


def incoming_folder(case: Path) -> Path:
    """Where bytes are written before they get their name, by the one writer there is."""
    return archive_folder(case) / INCOMING


def incoming_path(case: Path, number: int = 0) -> Path:
    """What is written there, one beside the other."""
    return incoming_folder(case) / f"{PART}{number}"


def names_path(case: Path) -> Path:
    """The hashes of what is about to be named, a line each."""
    return incoming_folder(case) / NAMES


def original_path(case: Path, sha256: str) -> Path:
    """The preserved bytes of this hash: `archive/ab/abcd…`, so that no folder grows beyond what file browsers bear."""
    return case.joinpath("archive", sha256[:2], sha256)


def texts_folder(case: Path) -> Path:
    """What was extracted from the originals: working copies, apart from the archive, made again where they are lost."""
    return case / "texts"


def text_path(case: Path, sha256: str) -> Path:
    """The extract of this hash."""
    return texts_folder(case) / sha256[:2] / sha256
