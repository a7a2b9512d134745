"""Whether a folder is a bag of a case, whole and unchanged: offline, and before anything of it is used."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from witnessmark.archive.custody.decisions import NAME as DECISIONS
from witnessmark.archive.files.opening import Unlisted, open_given, reason_of, walk
from witnessmark.archive.layout import LOG
from witnessmark.archive.packages.manifest import ALGORITHMS, Sums, listed, sums_of
from witnessmark.archive.packages.names import in_order, refusal
from witnessmark.archive.packages.watched import Track, unwatched
from witnessmark.archive.packages.writer import DECLARATION
from witnessmark.archive.vault.opened import FOLDER
from witnessmark.archive.verify.verify import verify
from witnessmark.errors import BadInput
from witnessmark.printable import printable

# What lies in the payload of a case, and nothing else does.
PARTS = frozenset({"archive", "decisions.jsonl", "files.csv", "proofs", "readings", "texts", "wacz"})
NEEDED = ("bagit.txt", "bag-info.txt", "manifest-sha256.txt", "manifest-sha512.txt", "tagmanifest-sha256.txt", "tagmanifest-sha512.txt")
TAGS = re.compile(r"(?:bagit|bag-info|README(?:\.[a-z]{2})?|manifest-(?:sha256|sha512))\.txt")
VAULT = f"data/archive/{FOLDER}/"
OXUM = re.compile(r"^Payload-Oxum: (\d{1,18})\.(\d{1,18})$", re.M)
# Ours is some hundred bytes long, the longest README some thousand.
MOST_TAG = 1024 * 1024
# The longest of an entry is the name of a file, which no system lets be longer than 4,096 bytes, and what a fetch notes of its redirects.
LONGEST_ENTRY = 1024 * 1024
# A decision is about a kilobyte, and all of them are loaded.
MOST_DECISIONS = 256 * 1024 * 1024


class Checked(NamedTuple):
    """A bag that is what it says: the hash of its payload's SHA-256 manifest, and its payload in bytes and files."""

    folder: Path
    manifest: str
    size: int
    files: int


def check_bag(bag: Path, track: Track = unwatched) -> Checked:
    """Every hash, name and count of a bag, then the log of the case in it; BadInput with the first thing that is not right.

    Nothing may be there that the manifests do not name, and nothing lack that they do. A bag that lists files to fetch is refused: nothing
    is ever fetched. One that another tool wrote is refused too, as it holds no case.
    """
    _check_kinds(bag)
    manifest = _check_tags(bag)
    size, count = _check_payload(bag, track)
    _check_oxum(bag, size, count)
    findings = verify(bag / "data")
    if findings:
        more = f", and {len(findings) - 1:,} more" if len(findings) > 1 else ""
        raise BadInput(f"the case in it is not as its own log says: {findings[0].subject}: {findings[0].reason}{more}")
    return Checked(bag, manifest, size, count)


def _check_kinds(bag: Path) -> None:
    """What lies directly in the folder, before anything is read."""
    try:
        names = sorted(path.name for path in bag.iterdir())
    except OSError as error:
        raise BadInput(f"it cannot be opened: {reason_of(error)}") from None
    if "bagit.txt" not in names:
        raise BadInput("it is no bag: there is no bagit.txt in it")
    if "fetch.txt" in names:
        raise BadInput("fetch.txt: it lists files to be fetched, and nothing is ever fetched")
    if (bag / "data").is_symlink() or not (bag / "data").is_dir():
        raise BadInput("data: there is no payload")
    missing = [name for name in NEEDED if name not in names]
    if missing:
        raise BadInput(f"{missing[0]}: it is missing")
    for name in names:
        if name != "data" and TAGS.fullmatch(name) is None and name not in NEEDED:
            raise BadInput(f"{printable(name)}: {refusal(name) or 'no bag of a case has such a file'}")
    if _tag(bag, "bagit.txt") != DECLARATION:
        raise BadInput("bagit.txt: it is not of a bag of version 1.0 in UTF-8")


def _tag(bag: Path, name: str) -> bytes:
    try:
        with open_given(bag / name, follow=False) as stream:
            data = stream.read(MOST_TAG + 1)
    except OSError as error:
        raise BadInput(f"{name}: {reason_of(error)}") from None
    if len(data) > MOST_TAG:
        raise BadInput(f"{name}: it is longer than any of a bag of a case")
    return data


def _check_tags(bag: Path) -> str:
    """The files beside the payload against both tag manifests; returns the hash of the payload's manifest."""
    tags = sorted(path.name for path in bag.iterdir() if path.name != "data" and not path.name.startswith("tagmanifest-"))
    found = {name: _sums(bag / name, name) for name in tags}
    for algorithm in ALGORITHMS:
        manifest = f"tagmanifest-{algorithm}.txt"
        said = dict(_lines(bag, manifest, algorithm))
        for name in sorted({*said, *found}):
            if name not in said or name not in found:
                raise BadInput(f"{printable(name)}: {'it is missing' if name in said else f'{manifest} does not name it'}")
            if getattr(found[name], algorithm) != said[name]:
                raise BadInput(f"{name}: its bytes are not those that were sealed ({manifest})")
    return found["manifest-sha256.txt"].sha256


def _check_payload(bag: Path, track: Track) -> tuple[int, int]:
    """Every file of the payload against both manifests, in the order in which both are; returns its bytes and files."""
    size = count = 0
    there = _payload(bag)
    path = next(there, None)
    for said, sha256, sha512 in track(_both(bag), "checking"):
        if path is not None and in_order(path) < in_order(said):
            raise BadInput(f"{printable(path)}: no manifest names it")
        if path != said:
            raise BadInput(f"{said}: it is missing")
        sums = _sums(bag / said, said)
        if (sums.sha256, sums.sha512) != (sha256, sha512):
            raise BadInput(f"{said}: its bytes are not those that were sealed")
        if said == f"data/{DECISIONS}" and sums.size > MOST_DECISIONS:
            raise BadInput(f"{said}: it is longer than {MOST_DECISIONS:,} bytes, which people do not decide")
        if said.endswith(f"/{LOG}"):
            _check_lines(bag / said, said)
        size, count, path = size + sums.size, count + 1, next(there, None)
    if path is not None:
        raise BadInput(f"{printable(path)}: no manifest names it")
    return size, count


def _check_lines(log: Path, name: str) -> None:
    """A log is read line by line, so none of its lines may fill the memory."""
    with log.open("rb") as lines:
        while line := lines.readline(LONGEST_ENTRY + 1):
            if len(line) > LONGEST_ENTRY:
                raise BadInput(f"{name}: a line of it is longer than any entry")


def _both(bag: Path) -> Iterator[tuple[str, str, str]]:
    """Path, SHA-256 and SHA-512 of each file of the payload; the two manifests must name the same."""
    others = _lines(bag, "manifest-sha512.txt", "sha512")
    for path, sha256 in _lines(bag, "manifest-sha256.txt", "sha256"):
        parts = path.split("/")
        if len(parts) < 2 or parts[0] != "data" or parts[1] not in PARTS:
            raise BadInput(f"manifest-sha256.txt: {path}: no bag of a case has such a file")
        if path.startswith(VAULT):
            raise BadInput(f"{path}: a bag of a case lies in the clear; no passphrase is asked for it")
        other, sha512 = next(others, ("", ""))
        if other != path:
            raise BadInput(f"{path}: manifest-sha512.txt does not name it")
        yield path, sha256, sha512
    extra = next(others, None)
    if extra is not None:
        raise BadInput(f"{extra[0]}: manifest-sha256.txt does not name it")


def _lines(bag: Path, manifest: str, algorithm: str) -> Iterator[tuple[str, str]]:
    try:
        open_given(bag / manifest, follow=False).close()
    except OSError as error:
        raise BadInput(f"{manifest}: {reason_of(error)}") from None
    return listed(bag / manifest, algorithm)


def _payload(bag: Path) -> Iterator[str]:
    """Every file of the payload by its path in the bag, in order; BadInput for what is no file of ours."""
    for found in walk(bag / "data"):
        if isinstance(found, Unlisted):
            raise BadInput(str(found))
        path = found.relative_to(bag).as_posix()
        reason = refusal(path)
        if reason is not None:
            raise BadInput(f"{printable(path)}: {reason}")
        yield path


def _sums(path: Path, name: str) -> Sums:
    try:
        with open_given(path, follow=False) as stream:
            return sums_of(stream)
    except OSError as error:
        raise BadInput(f"{printable(name)}: {reason_of(error)}") from None


def _check_oxum(bag: Path, size: int, count: int) -> None:
    try:
        said = OXUM.findall(_tag(bag, "bag-info.txt").decode("utf-8"))
    except UnicodeDecodeError:
        raise BadInput("bag-info.txt: it is not in UTF-8") from None
    if said != [(str(size), str(count))]:
        raise BadInput(f"bag-info.txt: Payload-Oxum does not say that there are {size:,} bytes in {count:,} files, as there are")
