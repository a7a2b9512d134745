"""Looking at a file's first bytes is the one thing our own process does with them: it is quick whatever they are."""

import time

import pytest
from bombs import CASES
from fuzz_file_mutations import TOKENS
from fuzz_file_seeds import seeds

from witnessmark.archive.common import format_of, formats
from witnessmark.archive.files.opening import HEAD

pytestmark = pytest.mark.slow

# Seconds of the processor for all formats together, on one head under one name.
MOST = 0.05
STARTS = (
    b"",
    b"<?xml",
    b"<html>",
    b"<meta ",
    b"From: ",
    b"From a Tue ",
    b"PK\x03\x04",
    b"%PDF-1.7",
    b"{",
    b'[{"',
    b"GIF89a",
    b"\x1f\x8b",
    b"WARC/1.0\r\n",
    b"a,b\n",
    b"bplist00",
)
NAMES = sorted({f"a{extension}" for each in formats().values() for extension in each.EXTENSIONS} | {"a", "result.json", "case.toml"})


def slowest(head: bytes) -> tuple[float, str]:
    return max((_seconds(name, head), name) for name in NAMES)


def _seconds(name: str, head: bytes) -> float:
    best = 60.0
    for _ in range(3):
        began = time.process_time()
        format_of(name, head)
        best = min(best, time.process_time() - began)
        if best < MOST:
            break
    return best


@pytest.mark.parametrize("token", [*TOKENS, b" ", b"\n", b"a", b"a ", b" <!--a-->  ", b"<!DOCTYPE a ", b'a="', b": ", b"a: b\n", b",", b'"",'])
def test_whatever_is_repeated(token: bytes) -> None:
    found = max(slowest((start + token * HEAD)[:HEAD]) for start in (STARTS if len(token) < 8 else STARTS[:2]))
    assert found[0] < MOST, found


def test_what_was_made_to_harm() -> None:
    heads = {what: (name, made) for what, (name, made) in CASES.items() if "without end" in what or "before" in what or "nested" in what}
    found = max((_seconds(name, made()[:HEAD]), what) for what, (name, made) in heads.items())
    assert found[0] < MOST, found


def test_good_files() -> None:
    found = max(slowest((data * (HEAD // len(data) + 1))[:HEAD]) for files in seeds().values() for _, data in files)
    assert found[0] < MOST, found
