"""Proves offline that a case still holds what came in, or says what does not."""

from collections.abc import Iterator
from pathlib import Path

from witnessmark.archive.digest import digest
from witnessmark.archive.entry import NOTHING, Entry, entry_of
from witnessmark.archive.finding import Finding as Finding
from witnessmark.archive.layout import INCOMING, LOCK, LOG, PART, archive_folder, log_path, original_path
from witnessmark.archive.opening import Unlisted, open_given, reason_of, walk
from witnessmark.printable import printable


def verify(case: Path) -> list[Finding]:
    """Every alteration of the preserved bytes and of their log that can be seen from the case alone; none is an empty list.

    Each original is hashed again, each log entry and the chain recomputed; files without an entry are named too. Cutting
    whole entries off the end of the log shows only through originals that lose their entry: to see all of it takes a copy
    of the last hash kept elsewhere. A case without an archive has nothing to prove and is a finding.
    """
    if not log_path(case).is_file():
        return [Finding(code="log_missing", subject=LOG, reason="the case has no custody log"), *_files(case, {})]
    expected: dict[str, Entry] = {}
    return [*_log(case, expected), *_originals(case, expected), *_files(case, expected)]


def _log(case: Path, expected: dict[str, Entry]) -> Iterator[Finding]:
    """Findings in the log; fills `expected` with the first entry of each hash the log says was kept."""
    try:
        lines = log_path(case).open("rb")
    except OSError as error:
        yield Finding(code="unreadable", subject=LOG, reason=f"the custody log could not be checked: {reason_of(error)}")
        return
    previous, seq = NOTHING, 0
    with lines:
        for number, line in enumerate(lines, 1):
            subject = f"{LOG}, line {number}"
            entry = entry_of(line)
            if entry is None:
                yield _bad_line(subject, line)
                previous, seq = "", seq + 1
                continue
            if previous and (entry.previous, entry.seq) != (previous, seq + 1):
                reason = f"entry {entry.seq} does not follow entry {seq}: entries were moved, taken out or put in"
                yield Finding(code="reordered", subject=subject, reason=reason)
            previous, seq = entry.hash, entry.seq
            if entry.what in ("received", "returned", "replaced"):
                expected.setdefault(entry.sha256, entry)


def _bad_line(subject: str, line: bytes) -> Finding:
    if not line.endswith(b"\n"):
        return Finding(code="log_torn", subject=subject, reason="the last entry is cut short; the next run that adds to the case repairs it")
    return Finding(code="log_damaged", subject=subject, reason="the entry is not what was written: its bytes do not give its hash")


def _originals(case: Path, expected: dict[str, Entry]) -> Iterator[Finding]:
    for sha256, entry in expected.items():
        subject = f"{sha256} ({printable(entry.name)})"
        try:
            with open_given(original_path(case, sha256), follow=False) as stream:
                found, size = digest(stream)
        except FileNotFoundError:
            yield Finding(code="missing", subject=subject, reason="the preserved file is gone")
        except OSError as error:
            yield Finding(code="unreadable", subject=subject, reason=f"the preserved file could not be checked: {reason_of(error)}")
        else:
            if (found, size) != (sha256, entry.size):
                yield Finding(code="damaged", subject=subject, reason=f"the preserved bytes now have the hash {found}, size {size}")


def _files(case: Path, expected: dict[str, Entry]) -> Iterator[Finding]:
    folder = archive_folder(case)
    for found in walk(folder):
        if isinstance(found, Unlisted):
            yield Finding(code="unreadable", subject=printable(str(found.path)), reason=found.reason)
        elif not _is_expected(found, found.relative_to(folder), expected):
            yield Finding(code="added", subject=printable(found.relative_to(folder).as_posix()), reason="no entry of the log tells of this file")


def _is_expected(path: Path, name: Path, expected: dict[str, Entry]) -> bool:
    """The log, the empty lock, what is being written or was broken off, and what the log tells of."""
    if name == Path(LOCK):
        return path.lstat().st_size == 0
    return name in (Path(LOG), Path(INCOMING, PART), Path(INCOMING, "names")) or (path.name in expected and name == Path(path.name[:2], path.name))
