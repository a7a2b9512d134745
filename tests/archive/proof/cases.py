"""Small cases with a log, and operators with keys in a folder of their own."""

import contextlib
import itertools
import os
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

from witnessmark import settings
from witnessmark.archive.custody.custody import Custody, history
from witnessmark.archive.proof import keyring
from witnessmark.archive.proof.checking import Checkpoints
from witnessmark.archive.proof.signing import sign_checkpoint

NUMBERS = itertools.count(1)


@contextlib.contextmanager
def operator(name: str, keys: Path, passphrase: str = "") -> Iterator[None]:
    """Runs as this operator, whose keys are in that folder."""
    with mock.patch.object(settings, "OPERATOR", name), mock.patch.dict(os.environ, {keyring.FOLDER: str(keys), keyring.PASSPHRASE: passphrase}):
        yield


def grow(case: Path, entries: int = 1) -> None:
    """Adds entries to a log."""
    custody = Custody(case)
    with custody.writing():
        for _ in range(entries):
            custody.add("read_failed", f"photo-{next(NUMBERS)}.jpg", reason="no permission to read it")


def signed_case(case: Path, keys: Path, *sizes: int) -> Path:
    """A case that heron signed after so many new entries each; the entry that brings in the key is one more."""
    with operator("heron", keys):
        if not keyring.holds("heron"):
            keyring.make("heron", None)
        for size in sizes:
            grow(case, size)
            assert sign_checkpoint(case) is None
    return case


def codes(case: Path, anchor: Path | None = None) -> list[str]:
    """The codes of the findings in what is signed."""
    return [finding.code for finding in checked(case, anchor).findings()]


def checked(case: Path, anchor: Path | None = None) -> Checkpoints:
    """The checkpoints beside their log."""
    log = Checkpoints(case, anchor)
    for entry in history(case):
        log.take(entry)
    return log
