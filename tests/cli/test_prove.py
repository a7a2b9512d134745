import json
from pathlib import Path

import pytest
from cases import signed_case
from running import run

from witnessmark.archive.receive import Archive


@pytest.fixture
def case(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "note.txt").write_text("Two were hurt.")
    list(Archive(tmp_path / "case").receive_folder(tmp_path / "in"))
    return signed_case(tmp_path / "case", tmp_path / "keys", 1)


def test_a_proof_is_one_object_on_standard_output_or_a_file(case: Path, tmp_path: Path) -> None:
    done = run("prove", case, "note.txt")
    assert (done.status, json.loads(done.out)["schema"]) == (0, "witnessmark/proof/1")
    assert run("prove", case, "note.txt", "--out", tmp_path / "proof.json").out == ""
    assert (tmp_path / "proof.json").read_text() == done.out


def test_the_same_proof_has_the_same_bytes(case: Path) -> None:
    assert run("prove", case, "note.txt").out == run("prove", case, "note.txt").out


def test_an_item_or_a_checkpoint_is_named_and_not_both(case: Path) -> None:
    checkpoints = case / "archive" / "checkpoints.txt"
    assert run("prove", case).status == 2
    assert run("prove", case, "note.txt", "--since", checkpoints).status == 2
    assert json.loads(run("prove", case, "--since", checkpoints).out)["consistency"] == []


def test_what_cannot_be_proved_is_said(case: Path, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear all,")
    for words in (("other.txt",), ("--since", tmp_path / "letter.txt")):
        done = run("prove", case, *words)
        assert (done.status, done.out, done.err.startswith("stopped: ")) == (1, "", True)


def test_a_folder_that_is_no_case_proves_nothing(tmp_path: Path) -> None:
    done = run("prove", tmp_path, "note.txt")
    assert (done.status, "Traceback" in done.err) == (1, False)
