import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from witnessmark.archive.custody.custody import Custody, history
from witnessmark.archive.custody.noting import note_results
from witnessmark.archive.layout import log_path, original_path
from witnessmark.archive.receive import Archive
from witnessmark.archive.verify.verify import Finding, Unchecked, examine, verify
from witnessmark.errors import DamagedCase

TEXTS = ("Two were hurt.", "Three were hurt.", "Nobody was killed.")


@pytest.fixture(scope="module")
def intact(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of three texts, one of them gone from the folder."""
    root = tmp_path_factory.mktemp("intact")
    (root / "in").mkdir()
    for number, text in enumerate(TEXTS):
        (root / "in" / f"{number}.txt").write_text(text)
    list(Archive(root / "case").receive_folder(root / "in"))
    (root / "in" / "0.txt").unlink()
    list(Archive(root / "case").receive_folder(root / "in"))
    return root / "case"


@pytest.fixture
def case(intact: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(intact, tmp_path / "case"))


def originals(case: Path) -> list[Path]:
    return sorted(path for path in (case / "archive").glob("??/*"))


def rewrite(path: Path, change: Callable[[bytes], bytes]) -> None:
    path.chmod(0o644)
    path.write_bytes(change(path.read_bytes()))


def lines(case: Path, change: Callable[[list[bytes]], list[bytes]]) -> None:
    rewrite(log_path(case), lambda log: b"".join(change(log.splitlines(keepends=True))))


def codes(case: Path) -> set[str]:
    return {finding.code for finding in verify(case)}


def test_an_intact_case_has_no_findings(intact: Path) -> None:
    assert verify(intact) == []


def test_a_damaged_a_missing_and_an_added_file_are_each_named(case: Path) -> None:
    first, second, third = originals(case)
    rewrite(first, lambda data: data[:-1] + b"!")
    second.unlink()
    (case / "archive" / "note\x1b.txt").write_text("put in")
    found = {finding.code: finding.subject for finding in verify(case)}
    assert found["damaged"].startswith(first.name)
    assert found["missing"].startswith(second.name)
    assert found["added"] == "note\\x1b.txt"
    assert third.name not in str(found)


def test_another_file_in_an_originals_place_is_found(case: Path) -> None:
    first, second, _ = originals(case)
    first.unlink()
    first.symlink_to(second)
    assert "unreadable" in codes(case)


def test_a_file_under_its_hash_in_the_wrong_folder_is_added(case: Path) -> None:
    first = originals(case)[0]
    (case / "archive" / "zz").mkdir()
    shutil.copy(first, case / "archive" / "zz" / first.name)
    assert codes(case) == {"added"}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda log: [log[1], log[0], *log[2:]], "reordered"),
        (lambda log: log[1:], "reordered"),
        (lambda log: [log[0], *log[2:]], "reordered"),
        (lambda log: [log[0], *log], "reordered"),
        (lambda log: [log[0], b"\n", *log[1:]], "log_damaged"),
        (lambda log: [log[0].replace(b'"seq":1', b'"seq": 1'), *log[1:]], "log_damaged"),
        (lambda log: [log[0].replace(b'"seq":1', b'"extra":1,"seq":1'), *log[1:]], "log_damaged"),
        (lambda log: [*log[:-1], log[-1][:-1]], "log_torn"),
        (lambda log: log[:2], "added"),
    ],
)
def test_a_log_that_was_touched_is_found(case: Path, change: Callable[[list[bytes]], list[bytes]], expected: str) -> None:
    lines(case, change)
    assert expected in codes(case)


def test_a_case_without_a_log_names_that_and_what_lies_there(case: Path, tmp_path: Path) -> None:
    log_path(case).unlink()
    assert codes(case) == {"log_missing", "added"}
    assert [finding.code for finding in verify(tmp_path / "nowhere")] == ["log_missing", "unreadable"]


def test_what_a_broken_off_write_left_is_no_finding(case: Path) -> None:
    (case / "archive" / ".incoming").mkdir()
    (case / "archive" / ".incoming" / "part").write_bytes(b"half")
    assert verify(case) == []
    (case / "archive" / ".incoming" / "note.txt").write_bytes(b"put in")
    (case / "archive" / ".lock").write_bytes(b"put in")
    assert [finding.subject for finding in verify(case)] == [".incoming/note.txt", ".lock"]


@settings(max_examples=200)
@given(data=st.data())
def test_any_byte_changed_put_in_or_taken_out_is_found(intact: Path, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from([log_path(intact), *originals(intact)]))
    before = path.read_bytes()
    at = data.draw(st.integers(0, len(before) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda byte: byte != before[at])).to_bytes(1, "big")
    altered = data.draw(
        st.sampled_from([before[:at] + byte + before[at + 1 :], before[:at] + byte + before[at:], before[:at] + before[at + 1 :], before + byte])
    )
    rewrite(path, lambda _: altered)
    try:
        assert verify(intact) != []
    finally:
        rewrite(path, lambda _: before)


def test_originals_are_where_the_docs_say(intact: Path) -> None:
    assert all(original_path(intact, path.name) == path for path in originals(intact))


def test_what_could_not_be_checked_is_named_and_is_no_finding(case: Path) -> None:
    (case / "store.sqlite").write_bytes(b"")
    outcomes = list(examine(case))
    assert [each for each in outcomes if isinstance(each, Finding)] == []
    assert [each.subject for each in outcomes if isinstance(each, Unchecked)] == ["store.sqlite", "custody.jsonl", "the whole case"]
    assert outcomes.count("entry") == 4
    assert outcomes.count("original") == 3


def extracted(case: Path) -> list[Path]:
    list(Archive(case).extract())
    return sorted((case / "texts").glob("??/*"))


def test_a_missing_an_altered_and_an_added_text_are_named_and_made_again(case: Path) -> None:
    first, second, _ = extracted(case)
    assert verify(case) == []
    first.unlink()
    second.write_bytes(second.read_bytes().replace(b"hurt", b"dead").replace(b"killed", b"nobody"))
    (case / "texts" / "ab" / "note.txt").parent.mkdir(exist_ok=True)
    (case / "texts" / "ab" / "note.txt").write_text("put in")
    assert sorted((finding.code, finding.subject[:10]) for finding in verify(case)) == [
        ("text_added", "texts/ab/n"),
        ("text_damaged", second.name[:10]),
        ("text_missing", first.name[:10]),
    ]
    (case / "texts" / "ab" / "note.txt").unlink()
    list(Archive(case).extract())
    assert verify(case) == []


def test_an_extract_that_a_later_one_replaced_need_not_be_there(case: Path) -> None:
    first = extracted(case)[0]
    custody = Custody(case)
    told = next(entry for entry in history(case) if entry.sha256 == first.name)
    with custody.writing():
        custody.add("extracted", told.name, "a" * 64, 4, details=dict(told.details))
    first.unlink()
    assert [(finding.code, finding.subject[:4]) for finding in verify(case)] == [("text_missing", "aaaa")]


def test_what_was_erased_must_not_be_there(case: Path) -> None:
    texts = extracted(case)
    gone = next(entry for entry in history(case) if entry.what == "extracted")
    custody = Custody(case)
    with custody.writing():
        custody.add("erased", gone.name, gone.details["of"], 4, "a witness asked for it")
    assert sorted(finding.code for finding in verify(case)) == ["not_erased", "not_erased"]
    original_path(case, gone.details["of"]).unlink()
    next(path for path in texts if path.name == gone.sha256).unlink()
    assert verify(case) == []


def test_a_store_that_is_not_what_was_built_is_found(case: Path) -> None:
    (case / "store.sqlite").write_bytes(b"SQLite")
    note_results(Custody(case))
    assert verify(case) == []
    assert [entry.what for entry in history(case)][-1] == "built"
    (case / "store.sqlite").write_bytes(b"SQLita")
    assert codes(case) == {"store_changed"}
    (case / "store.sqlite").unlink()
    assert verify(case) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such files")
def test_a_pipe_or_a_link_in_the_place_of_the_log_is_named_and_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("Two were hurt.")
    list(Archive(tmp_path / "case").receive_folder(tmp_path / "in"))
    log = log_path(tmp_path / "case")
    log.rename(tmp_path / "log")
    for replace in (lambda: os.mkfifo(log), lambda: log.symlink_to(tmp_path / "log")):
        replace()
        assert ("unreadable", "custody.jsonl") in [(each.code, each.subject) for each in verify(tmp_path / "case")]
        with pytest.raises(DamagedCase, match="cannot be read"):
            Custody(tmp_path / "case")
        log.unlink()


def test_an_archive_that_lies_elsewhere_is_told(case: Path, tmp_path: Path) -> None:
    (case / "archive").rename(tmp_path / "elsewhere")
    (case / "archive").symlink_to(tmp_path / "elsewhere")
    assert [(finding.code, finding.subject) for finding in verify(case)] == [("unreadable", str(case / "archive"))]
