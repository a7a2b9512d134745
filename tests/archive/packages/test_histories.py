"""The logs of merged cases: kept once, and checked as strictly as the case's own."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from parties import bag_of, case_of, opened, writable

from witnessmark.archive.packages.histories import histories, histories_checked
from witnessmark.archive.receive import Archive
from witnessmark.archive.verify.finding import Finding
from witnessmark.archive.verify.verify import verify

LOG = Path("archive", "custody.jsonl")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("made")
    bag_of(case_of(place / "one"), place / "bag")
    opened(place / "bag", case_of(place / "two", {"z.txt": "Calm day."}))
    return place / "two"


@pytest.fixture
def case(made: Path, tmp_path: Path) -> Path:
    shutil.copytree(made, tmp_path / "two")
    return tmp_path / "two"


def changed(path: Path, alter: Callable[[bytes], bytes]) -> None:
    writable(path)
    path.write_bytes(alter(path.read_bytes()))


def first_line_gone(data: bytes) -> bytes:
    return b"".join(data.splitlines(keepends=True)[1:])


def test_a_kept_history_verifies(case: Path) -> None:
    assert [each for each in histories_checked(case) if isinstance(each, Finding)] == []
    assert verify(case) == []


@pytest.mark.parametrize(
    ("alter", "code"),
    [
        (lambda folder: changed(folder / LOG, lambda data: data.replace(b"a.txt", b"b.txt", 1)), "damaged"),
        (lambda folder: changed(folder / LOG, first_line_gone), "damaged"),
        (lambda folder: changed(folder / LOG, lambda data: data[:-1]), "damaged"),
        (lambda folder: (folder / LOG).unlink(), "missing"),
        (lambda folder: changed(folder / "manifest-sha256.txt", lambda data: data.replace(b"a", b"b", 1)), "damaged"),
        (lambda folder: (folder / "manifest-sha256.txt").unlink(), "missing"),
        (lambda folder: (folder / "archive" / "checkpoints.txt").write_bytes(b"x"), "added"),
        (lambda folder: shutil.rmtree(folder), "missing"),
        (lambda folder: shutil.copytree(folder, folder.with_name("0" * 16)), "added"),
        (lambda folder: folder.rename(folder.with_name("0" * 16)), "added"),
        (lambda folder: (folder.parent / "note.txt").write_bytes(b"x"), "added"),
    ],
)
def test_every_alteration_is_found(case: Path, alter: Callable[[Path], object], code: str) -> None:
    [folder] = histories(case)
    alter(folder)
    assert code in [each.code for each in verify(case)]


def test_an_earlier_state_of_a_known_log_is_not_kept_again(tmp_path: Path) -> None:
    one, two = case_of(tmp_path / "one"), case_of(tmp_path / "two", {"z.txt": "Calm day."})
    bag_of(one, tmp_path / "early")
    bag_of(one, tmp_path / "late")
    assert len(opened(tmp_path / "late", two).histories) == 1
    assert opened(tmp_path / "early", Archive(tmp_path / "two")).histories == ()
    bag_of(Archive(tmp_path / "two"), tmp_path / "back")
    [kept] = opened(tmp_path / "back", Archive(tmp_path / "one")).histories
    assert [folder.name for folder in histories(tmp_path / "one")] == [kept]


def test_a_third_case_gets_the_histories_of_both(tmp_path: Path) -> None:
    bag_of(case_of(tmp_path / "one"), tmp_path / "to-two")
    two = case_of(tmp_path / "two", {"z.txt": "Calm day."})
    opened(tmp_path / "to-two", two)
    bag_of(Archive(tmp_path / "two"), tmp_path / "to-three")
    opened(tmp_path / "to-three", case_of(tmp_path / "three", {"y.txt": "Wind."}))
    assert len(histories(tmp_path / "three")) == 2
    assert verify(tmp_path / "three") == []
