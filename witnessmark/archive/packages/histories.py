"""The custody logs of other cases that were merged into this one, kept whole: `archive/histories/<id>/`.

Each has the shape of a case (`archive/custody.jsonl`, its checkpoints and time stamps) and a manifest, which the entry `opened` of this
case's own log vouches for. Its id is the beginning of the hash of its last entry. Nothing in it is ever changed or taken away.
"""

import hashlib
import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from witnessmark.archive.custody.custody import Custody, history
from witnessmark.archive.custody.entry import Entry
from witnessmark.archive.custody.entry import line_of as line_of_entry
from witnessmark.archive.files.digest import digest
from witnessmark.archive.files.opening import Unlisted, open_given, reason_of, walk
from witnessmark.archive.files.writing import sync_folder, write_all
from witnessmark.archive.layout import HISTORIES, LOG, archive_folder
from witnessmark.archive.packages.manifest import line_of, listed
from witnessmark.archive.packages.writer import chunks_of, gathered
from witnessmark.archive.proof.checking import Checkpoints
from witnessmark.archive.proof.checkpoints import NAME as CHECKPOINTS
from witnessmark.archive.vault.opened import keep as unlocked
from witnessmark.archive.vault.opened import vault_of
from witnessmark.archive.vault.vault import InTheClear, Vault
from witnessmark.archive.verify.finding import Finding, Unchecked
from witnessmark.errors import BadInput, DamagedCase
from witnessmark.printable import printable

MANIFEST = "manifest-sha256.txt"
# What of a foreign archive tells of its custody; its originals become ours.
TELLING = (Path(LOG), Path(CHECKPOINTS), Path("timestamps"))
ID_LENGTH = 16
ID = re.compile(r"[0-9a-f]{16}")
# What is being copied lies beside the archive, below such a name; what a killed run left there is taken away by the next.
PART = ".keeping-"


class Known(NamedTuple):
    """A custody log that can be kept: a folder of the shape of a case, the hash of its last entry, and its size in bytes."""

    case: Path
    last: str
    size: int

    @property
    def id(self) -> str:
        """What it is called here."""
        return self.last[:ID_LENGTH]


def histories_folder(case: Path) -> Path:
    """Where the logs of merged cases lie."""
    return archive_folder(case) / HISTORIES


def histories(case: Path) -> list[Path]:
    """The histories of a case, each of the shape of a case, by their ids: those that its log tells of, as a killed run may have left another."""
    folder = histories_folder(case)
    if not folder.is_dir():
        return []
    return [_unlocked(case, folder / name) for name in sorted(set(map(_id, _noted(case)))) if ID.fullmatch(name)]


def _unlocked(case: Path, folder: Path) -> Path:
    """A kept log lies in its case's own vault, so that it is opened with the case's key."""
    unlocked(folder, vault_of(case))
    return folder


def _id(entry: Entry) -> str:
    return entry.name.removeprefix(f"{HISTORIES}/")


def logs(case: Path) -> Iterator[Known]:
    """The log of a case, then those it keeps; DamagedCase where one is broken."""
    for each in (case, *histories(case)):
        last, size = "", 0
        for entry in history(each):
            last, size = entry.hash, size + len(line_of_entry(entry))
        if last:
            yield Known(each, last, size)


def new_logs(case: Path, foreign: Iterable[Known]) -> list[Known]:
    """Those of the logs that this case does not know: neither as its own, nor as a kept one, nor as an earlier state of either."""
    wanted = {each.last: each for each in foreign}
    for ours in (case, *histories(case)) if wanted else ():
        for entry in history(ours):
            wanted.pop(entry.hash, None)
    return list(wanted.values())


def keep(custody: Custody, log: Known, bag: str) -> None:
    """Copies a log with what proves it into this case and notes it; `bag` is the manifest hash of the bag it came in. Call it while writing.

    It is written apart and then named. One that is there already, because a run was cut off before it was noted, is noted now.
    """
    target = histories_folder(custody.case) / log.id
    for left in custody.case.glob(f"{PART}*"):
        shutil.rmtree(left)
    part = Path(tempfile.mkdtemp(prefix=PART, dir=custody.case))
    try:
        manifest = _copied(log, part, vault_of(custody.case))
        if not target.exists():
            target.parent.mkdir(exist_ok=True)
            part.rename(target)
            sync_folder(target.parent)
        elif (target / MANIFEST).read_bytes() != manifest:
            raise DamagedCase(f"{printable(str(target))}: something else lies where a history is to be kept; `witnessmark verify` shows it")
    finally:
        shutil.rmtree(part, ignore_errors=True)
    with (target / MANIFEST).open("rb") as stream:
        sha256, size = digest(stream)
    details = {"last": log.last, "log_size": str(log.size), "manifest": bag}
    custody.add("opened", f"{HISTORIES}/{log.id}", sha256, size, details=details)


def _copied(log: Known, part: Path, vault: Vault) -> bytes:
    """Copies what tells of custody, each file onto the disk; returns the manifest, which is written last.

    The log goes in as this case keeps its own, line by line; its hash in the manifest is that of the log in the clear.
    """
    lines = []
    for source in _telling(log.case):
        path = source.relative_to(log.case)
        (part / path).parent.mkdir(parents=True, exist_ok=True)
        lines.append((path.as_posix(), _copy(source, part / path, vault if path.name == LOG else InTheClear())))
    manifest = b"".join(line_of(sha256, path) for path, sha256 in sorted(lines, key=lambda each: each[0].split("/")))
    _write(part / MANIFEST, [manifest])
    for folder in [each for each in sorted(part.rglob("*"), reverse=True) if each.is_dir()]:
        sync_folder(folder)
    part.chmod(0o755)
    sync_folder(part)
    return manifest


def _telling(case: Path) -> Iterator[Path]:
    for name in TELLING:
        path = archive_folder(case) / name
        if path.is_dir():
            yield from (each for each in walk(path) if isinstance(each, Path))
        elif path.exists():
            yield path


def _copy(source: Path, target: Path, vault: Vault) -> str:
    seal = hashlib.sha256()

    def passed(lines: Iterable[bytes]) -> Iterator[bytes]:
        for line in lines:
            seal.update(line)
            yield vault.line(line) if vault.is_encrypted else line

    _write(target, gathered(passed(_lines(source))))
    return seal.hexdigest()


def _lines(path: Path) -> Iterator[bytes]:
    """A file of a case or a history, piece by piece; a log line by line, as it is in the clear: DamagedCase where a line cannot be opened."""
    with open_given(path, follow=False) as stream:
        if path.name != LOG:
            yield from chunks_of(stream)
            return
        vault = vault_of(path.parent.parent)
        for number, line in enumerate(stream, 1):
            plain = vault.opened(line)
            if plain is None:
                raise DamagedCase(f"{printable(str(path))}, line {number}: it cannot be decrypted")
            yield plain


def _write(target: Path, chunks: Iterable[bytes]) -> None:
    file = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o444)
    try:
        for chunk in chunks:
            write_all(file, chunk)
        os.fsync(file)
    finally:
        os.close(file)


def histories_checked(case: Path) -> Iterator[Finding | Unchecked]:
    """Everything below `archive/histories/` against the entries `opened` of the case's own log, and each log in it against itself."""
    noted = {_id(entry): entry for entry in _noted(case)}
    for name in sorted({*noted, *(path.name for path in _below(histories_folder(case)))}):
        subject, folder = printable(f"{HISTORIES}/{name}"), histories_folder(case) / name
        if name not in noted:
            yield Finding(code="added", subject=subject, reason="no entry of the log tells of this history")
        elif ID.fullmatch(name) is None or not folder.is_dir():
            yield Finding(code="missing", subject=subject, reason="the history of a merged case is gone")
        else:
            yield from _checked(_unlocked(case, folder), noted[name], subject)


def _noted(case: Path) -> Iterator[Entry]:
    """The entries that tell of histories; where the log is broken, those before that, as `verify` says where it is."""
    try:
        for entry in history(case):
            if entry.what == "opened":
                yield entry
    except DamagedCase:
        return


def _below(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.is_dir() else []


def _checked(folder: Path, entry: Entry, subject: str) -> Iterator[Finding | Unchecked]:
    try:
        with open_given(folder / MANIFEST, follow=False) as stream:
            found = digest(stream)
        if found != (entry.sha256, entry.size):
            yield Finding(code="damaged", subject=f"{subject}/{MANIFEST}", reason="it is not the list of files that was kept")
            return
        said = dict(listed(folder / MANIFEST, "sha256"))
    except (OSError, BadInput) as error:
        reason = reason_of(error) if isinstance(error, OSError) else str(error)
        yield Finding(code="missing", subject=f"{subject}/{MANIFEST}", reason=f"the list of its files cannot be read: {reason}")
        return
    damage = list(_files(folder, said, subject))
    yield from damage if damage else _log(folder, entry, subject)


def _files(folder: Path, said: dict[str, str], subject: str) -> Iterator[Finding]:
    there = set[str]()
    for found in walk(folder):
        if isinstance(found, Unlisted):
            yield Finding(code="unreadable", subject=printable(str(found.path)), reason=found.reason)
            continue
        there.add(found.relative_to(folder).as_posix())
    for name in sorted({*said, *there} - {MANIFEST}):
        where = printable(f"{subject}/{name}")
        if name not in there:
            yield Finding(code="missing", subject=where, reason="this file of a kept history is gone")
        elif name not in said:
            yield Finding(code="added", subject=where, reason="no such file was kept with this history")
        else:
            yield from _file(folder / name, said[name], where)


def _file(path: Path, sha256: str, subject: str) -> Iterator[Finding]:
    seal = hashlib.sha256()
    try:
        for line in _lines(path):
            seal.update(line)
    except (OSError, DamagedCase) as error:
        reason = reason_of(error) if isinstance(error, OSError) else str(error)
        yield Finding(code="unreadable", subject=subject, reason=f"it could not be checked: {reason}")
        return
    if seal.hexdigest() != sha256:
        yield Finding(code="damaged", subject=subject, reason=f"its bytes now have the hash {seal.hexdigest()}")


def _log(folder: Path, entry: Entry, subject: str) -> Iterator[Finding | Unchecked]:
    """The kept log's own chain, up to the entry by which it was noted, and its signatures and time stamps."""
    last, proof = "", Checkpoints(folder)
    try:
        for each in history(folder):
            last = each.hash
            proof.take(each)
    except DamagedCase as error:
        yield Finding(code="log_damaged", subject=subject, reason=str(error))
        return
    if last != entry.details.get("last") or not last.startswith(folder.name):
        yield Finding(code="log_damaged", subject=subject, reason="it does not end with the entry that was noted when the cases were merged")
    for finding in proof.findings():
        yield Finding(code=finding.code, subject=f"{subject}/{finding.subject}", reason=finding.reason)
    yield from (Unchecked(subject=subject, reason=reason) for reason in proof.unchecked())
