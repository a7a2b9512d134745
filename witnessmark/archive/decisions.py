"""The decisions of a case, `decisions.jsonl`: read, and added to one line at a time; nothing in it is ever changed."""

import os
from pathlib import Path

import msgspec

from witnessmark.archive.layout import lock_path
from witnessmark.archive.lock import locked
from witnessmark.archive.opening import BINARY, reason_of
from witnessmark.archive.writing import write_all
from witnessmark.errors import Remark, StopRun
from witnessmark.model.decision import Decision
from witnessmark.printable import printable

NAME = "decisions.jsonl"


def read_decisions(path: Path) -> tuple[tuple[Decision, ...], tuple[Remark, ...]]:
    """What was decided, in order, by a file of decisions, which need not be there; and a remark on each line that was cut short while it was written.

    A line cut short was never acknowledged, so it is left out and the rest goes on. A line that is whole and no decision is
    StopRun: it may be a decision that was altered.
    """
    found: list[Decision] = []
    torn: list[Remark] = []
    for number, line in enumerate(_bytes(path).splitlines(), 1):
        try:
            found.append(msgspec.json.decode(line, type=Decision))
        except (msgspec.DecodeError, UnicodeDecodeError) as problem:
            where = f"{printable(str(path))}: line {number}"
            if not _is_torn(line):
                raise StopRun(f"{where} is no decision: {problem}") from problem
            torn.append(Remark(f"{where} was cut short when it was written; it is left out"))
    return tuple(found), tuple(torn)


def add_decision(case: Path, decision: Decision) -> Decision:
    """Appends a decision under the next free number as its id, and returns it once it is on the disk.

    Only one run at a time may add: a second is refused with StopRun. Where the disk fails, the file is as it was before.
    """
    with locked(lock_path(case)):
        known = {one.id for one in read_decisions(case / NAME)[0]}
        number = next(n for n in range(len(known) + 1, 2 * len(known) + 2) if str(n) not in known)
        made = msgspec.structs.replace(decision, id=str(number))
        _append(case / NAME, msgspec.json.encode(made) + b"\n")
    return made


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes() if path.is_file() else b""
    except OSError as error:
        raise StopRun(f"{printable(str(path))}: the decisions cannot be read: {reason_of(error)}") from error


def _is_torn(line: bytes) -> bool:
    """Whether the JSON of a line breaks off: a run died, or the disk was full, while it was written."""
    try:
        msgspec.json.decode(line)
    except UnicodeDecodeError:
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
