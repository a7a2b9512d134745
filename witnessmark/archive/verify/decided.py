"""The file of decisions laid beside what the log tells of it."""

import hashlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from witnessmark.archive.custody.decisions import NAME, is_torn, lines_of
from witnessmark.archive.verify.finding import Code, Finding, Unchecked
from witnessmark.errors import StopRun
from witnessmark.printable import printable


class _Id(msgspec.Struct):
    id: str


def decisions_checked(case: Path, told: Sequence[tuple[str, str]]) -> Iterator[Finding | Unchecked | str]:
    """Each line against the entries of the log (id and hash, in order): changed, missing, added or moved lines are findings.

    A line that a killed run cut short was never acknowledged, is in no entry and is only named.
    """
    try:
        lines = lines_of(case / NAME)
    except StopRun as error:
        yield Finding(code="unreadable", subject=NAME, reason=str(error))
        return
    waiting, ids, at = {sha256: place for place, (_, sha256) in enumerate(told)}, {name for name, _ in told}, -1
    changed, place = set[str](), None
    for number, line in enumerate(lines, 1):
        subject, place = f"{NAME}, line {number}", waiting.pop(hashlib.sha256(line).hexdigest(), None)
        if place is None and is_torn(line):
            yield Unchecked(subject=subject, reason="the line was cut short when it was written; it counts for nothing")
        elif place is None:
            name = _id_of(line)
            changed |= {name} & ids
            yield _untold(subject, name, name in ids)
        elif place < at:
            yield _finding("decision_reordered", subject, f"decision {printable(told[place][0])} stands behind one that was made later")
        else:
            at = place
            yield "decision"
    if lines and place is not None and not _has_end(case / NAME):
        yield _finding("decision_changed", NAME, "the end of its last line is gone")
    for place in waiting.values():
        if told[place][0] not in changed:
            yield _finding("decision_missing", NAME, f"decision {printable(told[place][0])} is gone")


def _untold(subject: str, name: str, is_known: bool) -> Finding:
    if is_known:
        return _finding("decision_changed", subject, f"decision {printable(name)} is not what was written, or stands there twice")
    return _finding("decision_added", subject, "no entry of the log tells of this decision; if one of you wrote it by hand, the next build notes it")


def _finding(code: Code, subject: str, reason: str) -> Finding:
    return Finding(code=code, subject=subject, reason=reason)


def _has_end(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read() == b"\n"


def _id_of(line: bytes) -> str:
    try:
        return msgspec.json.decode(line, type=_Id).id
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return ""
