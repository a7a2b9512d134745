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
    assert done.err == "1 finding.\n"


def test_a_folder_without_a_log_proves_nothing(tmp_path: Path) -> None:
    assert run("verify", tmp_path).status == 1
