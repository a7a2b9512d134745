"""`seal` and `open` at the command line."""

from pathlib import Path

import pytest
from running import run

TEXT = "At least 7 people were killed when shells hit a market in Zhytomyr on 7 May 2024, Mayor Ostap Hrabar said."


@pytest.fixture
def case(tmp_path: Path) -> Path:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "a.txt").write_text(TEXT, encoding="utf-8")
    assert run("build", tmp_path / "reports", "--out", tmp_path / "case").status == 0
    return tmp_path / "case"


def test_it_says_that_it_is_not_for_publication_and_prints_the_numbers_to_send(case: Path, tmp_path: Path) -> None:
    done = run("seal", case, "--out", tmp_path / "bag", "--organisation", "Harbour Archive")
    assert (done.status, len(done.out.split()[0])) == (0, 64)
    assert "NOT FOR PUBLICATION" in done.err
    assert done.out.split()[0] in (tmp_path / "bag" / "README.txt").read_text(encoding="utf-8")
    again = run("seal", case, "--out", tmp_path / "bag")
    assert (again.status, "is there already" in again.err) == (1, True)


def test_what_differs_is_printed_one_line_each(case: Path, tmp_path: Path) -> None:
    run("seal", case, "--out", tmp_path / "bag.zip", "--zip")
    (tmp_path / "reports" / "a.txt").write_text("Nobody was hurt in Zhytomyr on 7 May 2024, police said.", encoding="utf-8")
    run("build", tmp_path / "reports", "--out", tmp_path / "other")
    done = run("open", tmp_path / "bag.zip", "--into", tmp_path / "other", "--format", "jsonl")
    assert (done.status, [line["code"] for line in done.lines()]) == (0, ["name_differs"])
    assert "1 original and 0 decisions new here, 1 conflict" in done.err
    shown = run("open", tmp_path / "bag.zip", "--into", tmp_path / "other", "--format", "pretty")
    assert shown.out.startswith("name differs  a.txt: other bytes here")


def test_a_file_that_is_no_bag_is_refused_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("nothing", encoding="utf-8")
    done = run("open", tmp_path / "notes.txt", "--into", tmp_path / "case")
    assert (done.status, "it is neither a folder nor a zip file; nothing was taken in" in done.err) == (1, True)
    assert not (tmp_path / "case").exists()
