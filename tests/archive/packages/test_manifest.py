"""The manifests of a bag."""

import hashlib
import io
from pathlib import Path

import pytest

from witnessmark.archive.packages.manifest import line_of, listed, sums_of
from witnessmark.errors import BadInput

HASH = hashlib.sha256(b"").hexdigest()


def manifest(tmp_path: Path, data: bytes) -> list[tuple[str, str]]:
    path = tmp_path / "manifest-sha256.txt"
    path.write_bytes(data)
    return list(listed(path, "sha256"))


def test_what_is_written_is_read(tmp_path: Path) -> None:
    lines = line_of(HASH, "data/a/b") + line_of(HASH, "data/a-b")
    assert manifest(tmp_path, lines) == [("data/a/b", HASH), ("data/a-b", HASH)]


def test_a_line_is_one_that_sha256sum_writes() -> None:
    assert line_of(HASH, "data/a") == f"{HASH}  data/a\n".encode()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (line_of(HASH, "data/a") * 2, "line 2: data/a stands there twice"),
        (line_of(HASH, "data/b") + line_of(HASH, "data/a"), "line 2: data/a stands there twice, or not in its order"),
        (line_of(HASH, "data/a")[:-1], "line 1: it is no sha256 hash with a path"),
        (line_of(HASH[:-1], "data/a"), "line 1: it is no sha256 hash"),
        (line_of(HASH.upper(), "data/a"), "line 1: it is no sha256 hash"),
        (f"{HASH} data/a\n".encode(), "line 1: it is no sha256 hash"),
        (f"{HASH}  data/a\r\n".encode(), "not seen as they are"),
        (f"{HASH}  ".encode() + b"data/\xff\n", "line 1: it is not in UTF-8"),
        (f"{HASH}  data/a\n".encode("utf-16"), "line 1: it is not in UTF-8"),
        (f"{HASH}  ../a\n".encode(), "leads out of the bag"),
        (b"0" * 10_000_000, "line 1: it is no sha256 hash"),
    ],
)
def test_anything_else_is_refused_with_its_line(tmp_path: Path, data: bytes, reason: str) -> None:
    with pytest.raises(BadInput, match=reason):
        manifest(tmp_path, data)


def test_both_hashes_and_the_size_come_from_one_reading() -> None:
    sums = sums_of(io.BytesIO(b"abc" * 1_000_000))
    assert (sums.sha256, sums.sha512, sums.size) == (
        hashlib.sha256(b"abc" * 1_000_000).hexdigest(),
        hashlib.sha512(b"abc" * 1_000_000).hexdigest(),
        3_000_000,
    )
