"""Bags that are not what they say: each refused with a reason, before anything of them is used."""

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from parties import bag_of, case_of, writable

from witnessmark.archive.packages.checking import check_bag
from witnessmark.archive.packages.manifest import line_of, sums_of
from witnessmark.archive.packages.names import in_order
from witnessmark.errors import BadInput


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    bag_of(case_of(folder / "case"), folder / "bag")
    return folder / "bag"


@pytest.fixture
def bag(made: Path, tmp_path: Path) -> Path:
    shutil.copytree(made, tmp_path / "bag")
    return tmp_path / "bag"


def original(bag: Path) -> Path:
    return sorted((bag / "data" / "archive").glob("??/*"))[0]


def resealed(bag: Path) -> None:
    """Makes all manifests fit what is there, as whoever forges a bag would."""
    paths = sorted((found.relative_to(bag).as_posix() for found in (bag / "data").rglob("*") if found.is_file()), key=in_order)
    for algorithm in ("sha256", "sha512"):
        manifest(bag, f"manifest-{algorithm}.txt", paths, algorithm)
    size = sum((bag / path).stat().st_size for path in paths)
    info = (bag / "bag-info.txt").read_text(encoding="utf-8").splitlines()
    told = [f"Payload-Oxum: {size}.{len(paths)}" if line.startswith("Payload-Oxum") else line for line in info]
    (bag / "bag-info.txt").write_text("\n".join(told) + "\n", encoding="utf-8")
    retagged(bag)


def retagged(bag: Path) -> None:
    """Makes the tag manifests alone fit."""
    tags = sorted(found.name for found in bag.iterdir() if found.is_file() and not found.name.startswith("tagmanifest"))
    for algorithm in ("sha256", "sha512"):
        manifest(bag, f"tagmanifest-{algorithm}.txt", tags, algorithm)


def manifest(bag: Path, name: str, paths: list[str], algorithm: str) -> None:
    lines = []
    for path in paths:
        with (bag / path).open("rb") as stream:
            lines.append(line_of(getattr(sums_of(stream), algorithm), path))
    (bag / name).write_bytes(b"".join(lines))


def replaced(name: str, old: str, new: str) -> Callable[[Path], None]:
    def alter(bag: Path) -> None:
        text = (bag / name).read_text(encoding="utf-8")
        assert old in text
        (bag / name).write_text(text.replace(old, new, 1), encoding="utf-8", newline="")
        retagged(bag)

    return alter


def written(name: str, data: bytes, seal: Callable[[Path], None] = lambda bag: None) -> Callable[[Path], None]:
    def alter(bag: Path) -> None:
        (bag / name).parent.mkdir(parents=True, exist_ok=True)
        (bag / name).write_bytes(data)
        seal(bag)

    return alter


def doubled(bag: Path) -> None:
    for name in ("manifest-sha256.txt", "manifest-sha512.txt"):
        lines = (bag / name).read_bytes().splitlines(keepends=True)
        (bag / name).write_bytes(b"".join([lines[0], *lines]))
    retagged(bag)


def flipped(bag: Path) -> None:
    writable(original(bag))
    data = original(bag).read_bytes()
    original(bag).write_bytes(bytes([data[0] ^ 1]) + data[1:])


def linked(bag: Path) -> None:
    target = original(bag)
    target.unlink()
    target.symlink_to("/etc/hostname")


def linked_folder(bag: Path) -> None:
    shutil.move(bag / "data", bag.parent / "elsewhere")
    (bag / "data").symlink_to(bag.parent / "elsewhere")


def renamed_in_all(old: str, new: str) -> Callable[[Path], None]:
    def alter(bag: Path) -> None:
        for name in ("manifest-sha256.txt", "manifest-sha512.txt"):
            text = (bag / name).read_text(encoding="utf-8")
            (bag / name).write_text(text.replace(old, new), encoding="utf-8", newline="")
        retagged(bag)

    return alter


def forged(bag: Path) -> None:
    """Another original under a hash that is not its own, all manifests right."""
    writable(original(bag))
    original(bag).write_bytes(b"something else entirely")
    resealed(bag)


def cut_log(bag: Path) -> None:
    log = bag / "data" / "archive" / "custody.jsonl"
    log.write_bytes(b"".join(log.read_bytes().splitlines(keepends=True)[1:]))
    resealed(bag)


def bag_in_bag(bag: Path) -> None:
    inner = bag.parent / "inner"
    shutil.copytree(bag, inner)
    shutil.rmtree(bag / "data")
    shutil.copytree(inner, bag / "data")
    resealed(bag)


ALTERATIONS: dict[str, tuple[Callable[[Path], None], str]] = {
    "one bit": (flipped, "its bytes are not those that were sealed"),
    "a file is gone": (lambda bag: original(bag).unlink(), "it is missing"),
    "a file too many": (written("data/archive/ab/extra", b"x"), "no manifest names it"),
    "a last file too many": (written("data/wacz/zzz.wacz", b"x"), "no manifest names it"),
    "a tag file too many": (written("notes.txt", b"x"), "no bag of a case has such a file"),
    "a program beside it": (written("setup.exe", b"MZ"), "no bag of a case has such a file"),
    "another README": (written("README.txt", b"all is well"), "README.txt: its bytes are not those that were sealed"),
    "a README nobody vouches for": (written("README.de.txt", b"x"), "tagmanifest-sha256.txt does not name it"),
    "files to fetch": (written("fetch.txt", b"http://x.example/ 5 data/x\n", retagged), "nothing is ever fetched"),
    "no declaration": (lambda bag: (bag / "bagit.txt").unlink(), "it is no bag"),
    "an old version": (replaced("bagit.txt", "1.0", "0.97"), "not of a bag of version 1.0"),
    "another encoding said": (replaced("bagit.txt", "UTF-8", "UTF-16"), "not of a bag of version 1.0 in UTF-8"),
    "a declaration in another encoding": (written("bagit.txt", "BagIt-Version: 1.0\n".encode("utf-16"), retagged), "not of a bag of version 1.0"),
    "bag-info in another encoding": (written("bag-info.txt", b"Payload-Oxum: \xff\n", retagged), "bag-info.txt: it is not in UTF-8"),
    "a lying Oxum": (replaced("bag-info.txt", "Payload-Oxum: ", "Payload-Oxum: 1"), "Payload-Oxum does not say"),
    "two Oxums": (replaced("bag-info.txt", "Payload-Oxum: ", "Payload-Oxum: 1.1\nPayload-Oxum: "), "Payload-Oxum does not say"),
    "a tag file of gigabytes": (written("bag-info.txt", b"x" * 2_000_000, retagged), "longer than any"),
    "no manifest": (lambda bag: (bag / "manifest-sha512.txt").unlink(), "manifest-sha512.txt: it is missing"),
    "no tag manifest": (lambda bag: (bag / "tagmanifest-sha256.txt").unlink(), "tagmanifest-sha256.txt: it is missing"),
    "a manifest of a weak hash": (written("manifest-md5.txt", b"", retagged), "no bag of a case has such a file"),
    "a manifest with a path twice": (doubled, "stands there twice"),
    "a manifest that leads out": (renamed_in_all("data/files.csv", "data/../../files.csv"), "leads out of the bag"),
    "a manifest of an absolute path": (renamed_in_all("data/files.csv", "/tmp/files.csv"), "absolute path"),
    "a manifest with a name of Windows": (renamed_in_all("data/files.csv", "data\\files.csv"), "path of Windows"),
    "a manifest with a device": (renamed_in_all("data/files.csv", "data/con"), "something else on Windows"),
    "a manifest with a name that turns around": (renamed_in_all("data/files.csv", "data/\u202evsc.files"), "not seen as they are"),
    "a manifest of tag files": (renamed_in_all("data/files.csv", "bag-info.txt"), "not in its order"),
    "manifests that name different files": (replaced("manifest-sha512.txt", "data/files.csv", "data/filez.csv"), "does not name it"),
    "a link": (linked, "a symbolic link"),
    "the payload is a link": (linked_folder, "there is no payload"),
    "a name that turns around": (written("data/readings/\u202evsc", b"x", lambda bag: None), "not seen as they are"),
    "a hidden file": (written("data/.hidden", b"x"), "no bag of a case has|none that a bag"),
    "a folder of no case": (written("data/programs/run", b"x", resealed), "no bag of a case has such a file"),
    "a forged original": (forged, "not as its own log says"),
    "a log without its first entry": (cut_log, "not as its own log says"),
    "an original nobody received": (written("data/archive/ab/ab" + "0" * 62, b"x", resealed), "not as its own log says"),
    "a history nobody opened": (written("data/archive/histories/0123456789abcdef/x", b"x", resealed), "not as its own log says"),
    "a log of one endless line": (written("data/archive/custody.jsonl", b"x" * 2_000_000, resealed), "longer than any entry"),
    "a passphrase to ask for": (written("data/archive/vault/passphrase.age", b"age-encryption.org/v1\n", resealed), "no passphrase is asked for"),
    "a bag in a bag": (bag_in_bag, "no bag of a case has such a file"),
}


@pytest.mark.parametrize("name", ALTERATIONS)
def test_it_is_refused_with_the_reason(bag: Path, name: str) -> None:
    alter, reason = ALTERATIONS[name]
    alter(bag)
    with pytest.raises(BadInput, match=reason):
        check_bag(bag)


def test_forging_all_manifests_of_an_unaltered_bag_changes_nothing(bag: Path) -> None:
    before = (bag / "manifest-sha256.txt").read_bytes()
    resealed(bag)
    assert (bag / "manifest-sha256.txt").read_bytes() == before
    assert check_bag(bag).manifest == hashlib.sha256(before).hexdigest()


def test_a_folder_that_is_none_and_a_bag_of_another_program_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="it is no bag"):
        check_bag(tmp_path)
    with pytest.raises(BadInput, match="cannot be opened: there is no such file"):
        check_bag(tmp_path / "nothing")


def test_a_pipe_in_it_is_not_waited_for(bag: Path) -> None:
    import os

    target = original(bag)
    target.unlink()
    os.mkfifo(target)
    with pytest.raises(BadInput, match="not an ordinary file"):
        check_bag(bag)


def test_a_bit_flipped_anywhere_is_found(bag: Path) -> None:
    for path in sorted(found for found in bag.rglob("*") if found.is_file() and found.stat().st_size):
        writable(path)
        whole = path.read_bytes()
        for at in {0, len(whole) // 2, len(whole) - 1}:
            path.write_bytes(whole[:at] + bytes([whole[at] ^ 4]) + whole[at + 1 :])
            with pytest.raises(BadInput):
                check_bag(bag)
        path.write_bytes(whole)
    check_bag(bag)
