from pathlib import Path

import pytest
from running import records, run


@pytest.fixture
def case(tmp_path: Path) -> Path:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "wire.jsonl").write_text(records("Two people were killed in Zhytomyr."), encoding="utf-8")
    run("build", tmp_path / "reports", "--out", tmp_path / "case")
    return tmp_path / "case"


def test_a_case_as_it_was_left_is_proved(case: Path) -> None:
    done = run("verify", case)
    assert (done.out, done.status) == ("", 0)
    assert "everything is as the custody log says" in done.err


def test_one_changed_byte_is_found(case: Path) -> None:
    original = next(path for path in (case / "archive").glob("??/*"))
    original.chmod(0o644)
    original.write_bytes(original.read_bytes().replace(b"Two", b"Six"))
    done = run("verify", case)
    assert done.status == 1
    assert [finding["code"] for finding in done.lines()] == ["damaged"]
    assert done.err.endswith("1 finding.\n")


def test_a_folder_without_a_log_proves_nothing(tmp_path: Path) -> None:
    assert run("verify", tmp_path).status == 1


def test_what_could_not_be_checked_is_said_apart_and_is_no_finding(case: Path) -> None:
    done = run("verify", case)
    assert "not checked: the whole case: whether it is an old copy that was put back cannot be seen from the case alone" in done.err
    assert "checked: 3 entries, 1 original, 1 text, 1 store." in done.err
    assert done.status == 0


def test_a_page_for_a_person_says_what_is_wrong_and_where(case: Path) -> None:
    text = next(path for path in (case / "texts").glob("??/*"))
    text.unlink()
    done = run("verify", case, "--format", "pretty")
    assert "text missing" in done.out
    assert "wire.jsonl" in done.out
    assert "the next build makes it again" in " ".join(done.out.split())
    run("build", case.parent / "reports", "--out", case)
    assert run("verify", case).status == 0


def test_an_altered_store_is_found_and_made_again(case: Path) -> None:
    (case / "store.sqlite").write_bytes((case / "store.sqlite").read_bytes() + bytes(4096))
    assert [finding["code"] for finding in run("verify", case).lines()] == ["store_changed"]


def test_a_run_that_finds_nothing_new_adds_nothing_to_the_log(case: Path) -> None:
    log = (case / "archive" / "custody.jsonl").read_bytes()
    run("build", case.parent / "reports", "--out", case)
    assert (case / "archive" / "custody.jsonl").read_bytes() == log
