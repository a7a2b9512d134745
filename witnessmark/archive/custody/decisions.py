"""The decisions of a case, `decisions.jsonl`: read, and added to one line at a time; nothing in it is ever changed."""

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

import msgspec

from witnessmark.archive.custody.custody import Custody
from witnessmark.archive.files.opening import BINARY, reason_of
from witnessmark.archive.files.writing import write_all
from witnessmark.archive.packages.joined import in_time
from witnessmark.archive.vault.opened import vault_of
from witnessmark.errors import Remark, StopRun
from witnessmark.model.decision import Decision
from witnessmark.printable import printable

NAME = "decisions.jsonl"
# What stands for a line of an encrypted case that cannot be opened: no JSON, and JSON that breaks off.
UNOPENED, BROKEN_OFF = b"\x00", b"{"


def read_decisions(path: Path) -> tuple[tuple[Decision, ...], tuple[Remark, ...]]:
    """What was decided, in order, by a file of decisions, which need not be there; and a remark on each line that was cut short while it was written.

    A line cut short was never acknowledged, so it is left out and the rest goes on. A line that is whole and no decision is
    StopRun: it may be a decision that was altered. Once some came from another case, they are in the order of their time.
    """
    found: list[Decision] = []
    torn: list[Remark] = []
    for number, line in enumerate(lines_of(path), 1):
        try:
            found.append(msgspec.json.decode(line, type=Decision))
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as problem:
            where = f"{printable(str(path))}: line {number}"
            if not is_torn(line):
                raise StopRun(f"{where} is no decision: {problem}") from problem
            torn.append(Remark(f"{where} was cut short when it was written; it is left out"))
    return in_time(found), tuple(torn)


def add_decision(custody: Custody, decision: Decision) -> Decision:
    """Appends a decision under the next free number as its id, and returns it once it is on the disk and the log tells of it.

    Only one run at a time may add: a second is refused with StopRun. Where the disk fails, the file is as it was before.
    """
    with custody.writing():
        known = {one.id for one in read_decisions(custody.case / NAME)[0]}
        number = next(n for n in range(len(known) + 1, 2 * len(known) + 2) if str(n) not in known)
        made = msgspec.structs.replace(decision, id=str(number))
        _add(custody, [made])
    return made


def add_foreign(custody: Custody, decisions: Sequence[Decision]) -> None:
    """Appends decisions of another case under the ids they were given for this one, all of them or, where the disk fails, none."""
    if decisions:
        with custody.writing():
            _add(custody, decisions)


def note_decisions(custody: Custody) -> None:
    """Tells the log of each decision it does not know: of those that people wrote by hand, or that a killed run wrote last.

    A line under an id that the log knows is none of these: it was altered, and `verify` says so.
    """
    known, path = set(custody.decided.values()), custody.case / NAME
    unknown = [line for line in lines_of(path) if hashlib.sha256(line).hexdigest() not in known and not is_torn(line)]
    if not unknown:
        return
    with custody.writing(), custody.together():
        # A line that is noted has its end.
        _append(path, b"")
        for line in unknown:
            _note(custody, line)


def _add(custody: Custody, decisions: Sequence[Decision]) -> None:
    lines = [msgspec.json.encode(each) for each in decisions]
    _append(custody.case / NAME, b"".join(vault_of(custody.case).line(line + b"\n") for line in lines))
    with custody.together():
        for line in lines:
            _note(custody, line)


def _note(custody: Custody, line: bytes) -> None:
    """`decided` names a line of the decisions by its id, with hash and size of its bytes, the line end left out."""
    try:
        name = msgspec.json.decode(line, type=Decision).id
    except (msgspec.DecodeError, UnicodeDecodeError):
        return
    if name not in custody.decided:
        custody.add("decided", name, hashlib.sha256(line).hexdigest(), len(line))


def lines_of(path: Path) -> list[bytes]:
    """The lines of a file of decisions, without their ends, none where it is not there; those of an encrypted case are opened.

    One that cannot be opened is, at the end and without a line end, a JSON that breaks off, and else none at all.
    """
    try:
        data = path.read_bytes() if path.is_file() else b""
    except OSError as error:
        raise StopRun(f"{printable(str(path))}: the decisions cannot be read: {reason_of(error)}") from error
    vault = vault_of(path.parent)
    if not vault.is_encrypted:
        return data.removesuffix(b"\n").split(b"\n") if data else []
    opened = ((line, vault.opened(line)) for line in data.splitlines(keepends=True))
    return [plain.removesuffix(b"\n") if plain is not None else UNOPENED if line.endswith(b"\n") else BROKEN_OFF for line, plain in opened]


def is_torn(line: bytes) -> bool:
    """Whether the JSON of a line breaks off: a run died, or the disk was full, while it was written."""
    try:
        msgspec.json.decode(line)
    except (UnicodeDecodeError, RecursionError):
        return False
    except msgspec.DecodeError as problem:
        return bool(line.strip()) and "truncated" in str(problem)
    return False


def _append(path: Path, line: bytes) -> None:
    """At the end, behind a line end where the last line has none: what was cut short stays as it is."""
    try:
        file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | BINARY, 0o644)
        try:
            size = os.fstat(file).st_size
            whole = size == 0 or _last(file) == b"\n"
            _write(file, line if whole else b"\n" + line, size)
        finally:
            os.close(file)
    except OSError as error:
        raise StopRun(f"{printable(str(path))}: the decision could not be written: {reason_of(error)}") from error


def _last(file: int) -> bytes:
    os.lseek(file, -1, os.SEEK_END)
    return os.read(file, 1)


def _write(file: int, line: bytes, size: int) -> None:
    try:
        write_all(file, line)
        os.fsync(file)
    except OSError:
        os.ftruncate(file, size)
        raise
