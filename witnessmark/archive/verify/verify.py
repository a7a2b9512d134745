"""Proves offline that a case still holds what came in, or says what does not and what could not be checked."""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from witnessmark.archive.custody.batch import unfinished
from witnessmark.archive.custody.entry import NOTHING, entry_of
from witnessmark.archive.files.digest import digest
from witnessmark.archive.files.opening import open_given, reason_of
from witnessmark.archive.files.originals import originals_of, texts_of
from witnessmark.archive.layout import HISTORIES, LOCK, LOG, STORE, archive_folder, log_path, texts_folder
from witnessmark.archive.proof.checking import Checkpoints
from witnessmark.archive.vault.encrypted import SUFFIX
from witnessmark.archive.vault.opened import FRESH, KEY_FILES, refuse_without_key, vault_of
from witnessmark.archive.verify.compared import Words, compared
from witnessmark.archive.verify.decided import decisions_checked
from witnessmark.archive.verify.expected import Expected
from witnessmark.archive.verify.finding import Finding as Finding
from witnessmark.archive.verify.finding import Unchecked as Unchecked
from witnessmark.errors import DamagedCase
from witnessmark.printable import printable

ORIGINAL = Words(
    kind="original",
    missing="missing",
    gone="the preserved file is gone",
    damaged="damaged",
    altered="the preserved bytes now have the hash {found}, size {size}",
    added="added",
    untold="no entry of the log tells of this file",
)
TEXT = Words(
    kind="text",
    missing="text_missing",
    gone="the text that was extracted from it is gone; the next build makes it again",
    damaged="text_damaged",
    altered="the text that was extracted from it was altered: its hash is {found}, size {size}; the next build makes it again",
    added="text_added",
    untold="no entry of the log tells of this text; nothing reads it",
)
# What is being written or was broken off; the next run takes it away. It counts for nothing.
BROKEN_OFF = re.compile(rf"\.incoming/(?:part\d*|names)|{re.escape(KEY_FILES[0] + FRESH)}")
# Others judge what lies here.
OTHERS = re.compile(rf"(?:{HISTORIES}|timestamps)/.*|checkpoints\.txt|{re.escape(LOG)}|{'|'.join(map(re.escape, KEY_FILES))}")
# What the program that made the texts is, and the text being written.
BESIDE_TEXTS = frozenset({"made-by.txt", ".part"})


def verify(case: Path) -> list[Finding]:
    """Every alteration that can be seen from the case alone; none is an empty list. See `examine`."""
    return [each for each in examine(case) if isinstance(each, Finding)]


def examine(case: Path, anchor: Path | None = None) -> Iterator[Finding | Unchecked | str]:
    """Lays the case beside its log: what is not as the log says, what could not be checked, and the kind of each thing that is as it was.

    Each entry and the chain are recomputed, each original and each extract is hashed again, each decision and the store compared, files
    without an entry named; then the signed checkpoints, time stamps and the histories of cases merged in. A case without a log has nothing
    to prove and is a finding. Nothing is held in memory that grows with the case. `anchor` is a checkpoint that was kept elsewhere: without
    one an old copy of the whole case, put back, looks like the case.
    """
    refuse_without_key(case)
    expected, proofs = Expected(), Checkpoints(case, anchor)
    yield from _log(case, expected, proofs)
    yield from compared(archive_folder(case), expected.originals(), originals_of(case), ORIGINAL, partial(_other, case))
    yield from _folders(case)
    yield from compared(texts_folder(case), expected.texts(), texts_of(case), TEXT, _beside_texts)
    yield from decisions_checked(case, expected.decided)
    yield from _store(case, expected.built)
    yield from proofs.findings()
    yield from proofs.held()
    yield from (Unchecked(subject=LOG, reason=reason) for reason in proofs.unchecked())
    yield from _histories(case, expected.is_merged)
    yield from _beyond(case, proofs.is_anchored)


def _folders(case: Path) -> Iterator[Finding]:
    """What is wrong with the folders themselves: what lies elsewhere and is only pointed to is not in the case."""
    for folder in (archive_folder(case), texts_folder(case)):
        if folder.is_symlink():
            yield Finding(code="unreadable", subject=printable(str(folder)), reason="it is a symbolic link: what it leads to lies outside the case")
    if not archive_folder(case).is_dir():
        yield Finding(code="unreadable", subject=printable(str(archive_folder(case))), reason="the folder is gone")


def _log(case: Path, expected: Expected, proofs: Checkpoints) -> Iterator[Finding | str]:
    """Findings in the log; each good entry is handed on."""
    previous, seq, vault = NOTHING, 0, vault_of(case)
    try:
        with open_given(log_path(case), follow=False) as lines:
            for number, line in enumerate(lines, 1):
                subject, entry = f"{LOG}, line {number}", entry_of(vault.opened(line) or b"")
                if entry is None:
                    yield _bad_line(subject, line)
                    previous, seq = "", seq + 1
                    if line.endswith(b"\n"):
                        proofs.broken()
                    continue
                if previous and (entry.previous, entry.seq) != (previous, seq + 1):
                    reason = f"entry {entry.seq} does not follow entry {seq}: entries were moved, taken out or put in"
                    yield Finding(code="reordered", subject=subject, reason=reason)
                else:
                    yield "entry"
                previous, seq = entry.hash, entry.seq
                expected.take(entry)
                proofs.take(entry)
    except FileNotFoundError:
        yield Finding(code="log_missing", subject=LOG, reason="the case has no custody log")
    except OSError as error:
        yield Finding(code="unreadable", subject=LOG, reason=f"the custody log could not be checked: {reason_of(error)}")


def _bad_line(subject: str, line: bytes) -> Finding:
    if not line.endswith(b"\n"):
        return Finding(code="log_torn", subject=subject, reason="the last entry is cut short; the next run that adds to the case repairs it")
    return Finding(code="log_damaged", subject=subject, reason="the entry is not what was written: its bytes do not give its hash")


def _other(case: Path, path: Path, name: str) -> Finding | None:
    """What is to be said of a file of the archive that is no original."""
    if BROKEN_OFF.fullmatch(name) or OTHERS.fullmatch(name) or (name == LOCK and path.lstat().st_size == 0):
        return None
    if path.name.removesuffix(SUFFIX) in _unfinished(case):
        reason = "a run was cut off before it told the log of this file, so nobody was told of it; the next run that adds to the case takes it away"
        return Finding(code="unfinished", subject=printable(name), reason=reason)
    return Finding(code=ORIGINAL.added, subject=printable(name), reason=ORIGINAL.untold)


def _unfinished(case: Path) -> list[str]:
    try:
        return unfinished(case) or []
    except DamagedCase:
        return []


def _beside_texts(path: Path, name: str) -> Finding | None:
    return None if name in BESIDE_TEXTS else Finding(code=TEXT.added, subject=printable(f"texts/{name}"), reason=TEXT.untold)


def _store(case: Path, built: str | None) -> Iterator[Finding | Unchecked | str]:
    try:
        with open_given(case / STORE, follow=False) as stream:
            sha256, _ = digest(stream)
    except FileNotFoundError:
        if built is not None:
            yield Unchecked(subject=STORE, reason="it is not here; it is made from the archive by the next build")
    except OSError as error:
        yield Finding(code="unreadable", subject=STORE, reason=f"the store could not be checked: {reason_of(error)}")
    else:
        if built is None:
            yield Unchecked(subject=STORE, reason="no entry of the log says what it was; the next build notes it")
        elif sha256 != built:
            reason = f"its hash is {sha256}, the log says {built}: it was altered, or a run was cut off; the next build makes it again"
            yield Finding(code="store_changed", subject=STORE, reason=reason)
        else:
            yield "store"


def _histories(case: Path, is_merged: bool) -> Iterator[Finding | Unchecked]:
    if is_merged or (archive_folder(case) / HISTORIES).is_dir():
        from witnessmark.archive.packages.histories import histories_checked

        yield from histories_checked(case)


def _beyond(case: Path, is_anchored: bool) -> Iterator[Unchecked]:
    if not is_anchored:
        reason = (
            "whether it is an old copy that was put back cannot be seen from the case alone: --anchor compares it with a checkpoint kept elsewhere"
        )
        yield Unchecked(subject="the whole case", reason=reason)
    if (case / "dossier").is_dir():
        yield Unchecked(subject="dossier", reason="its pages are not covered by the log; the next build writes them from the store")
