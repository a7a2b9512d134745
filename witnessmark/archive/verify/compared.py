"""A folder of files named by their hashes, laid beside what the log tells of: both in the order of the hashes, so that nothing is held in memory."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from witnessmark.archive.files.digest import digest
from witnessmark.archive.files.opening import Unlisted, reason_of, walk
from witnessmark.archive.verify.expected import Kept
from witnessmark.archive.verify.finding import Code, Finding
from witnessmark.printable import printable

HASHED = re.compile(r"([0-9a-f]{2})/(\1[0-9a-f]{62})(?:\.age)?")

ERASED = "its content was erased by the log and is still there; erase it again"


class Words(NamedTuple):
    """What is said of files of one kind: `kind` of one that is as it was, the codes and reasons of the others."""

    kind: str
    missing: Code
    gone: str
    damaged: Code
    altered: str
    added: Code
    untold: str


def compared(
    folder: Path, kept: Iterator[Kept], opened: Callable[[str], BinaryIO], words: Words, other: Callable[[Path, str], Finding | None]
) -> Iterator[Finding | str]:
    """Each file that was kept, hashed again, and each that is there besides; `other` judges what is not named by a hash."""
    told, before = next(kept, None), len(folder.as_posix()) + 1
    for found in walk(folder) if folder.is_dir() else ():
        if isinstance(found, Unlisted):
            yield Finding(code="unreadable", subject=printable(str(found.path)), reason=found.reason)
            continue
        name = found.as_posix()[before:]
        hashed = HASHED.fullmatch(name)
        if hashed is None:
            finding = other(found, name)
        else:
            while told is not None and told.sha256 < hashed[2]:
                yield from _checked(told, opened, words)
                told = next(kept, None)
            if told is not None and told.sha256 == hashed[2]:
                yield from _checked(told, opened, words)
                told = next(kept, None)
                continue
            finding = other(found, name) or Finding(code=words.added, subject=printable(name), reason=words.untold)
        if finding is not None:
            yield finding
    while told is not None:
        yield from _checked(told, opened, words)
        told = next(kept, None)


def _checked(kept: Kept, opened: Callable[[str], BinaryIO], words: Words) -> Iterator[Finding | str]:
    try:
        with opened(kept.sha256) as stream:
            found, size = digest(stream)
        if (found, size) == (kept.sha256, kept.size) and not kept.is_erased:
            yield words.kind
            return
        yield _wrong(kept, "not_erased", ERASED) if kept.is_erased else _wrong(kept, words.damaged, words.altered.format(found=found, size=size))
    except FileNotFoundError:
        if kept.is_wanted and not kept.is_erased:
            yield _wrong(kept, words.missing, words.gone)
    except OSError as error:
        yield _wrong(kept, "unreadable", f"the {words.kind} could not be checked: {reason_of(error)}")


def _wrong(kept: Kept, code: Code, reason: str) -> Finding:
    return Finding(code=code, subject=f"{kept.sha256} ({printable(kept.name)})", reason=reason)
