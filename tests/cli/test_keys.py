from pathlib import Path

import pytest
from cases import codes, grow, operator, signed_case
from running import run

from witnessmark.archive.proof import keyring


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    return tmp_path / "keys"


def test_a_key_is_made_and_its_public_half_printed(keys: Path) -> None:
    with operator("heron", keys):
        done = run("keys", "make", "--operator", "heron")
        assert (done.status, done.out.strip()) == (0, keyring.public("heron").text)
    assert str(keys / "heron.pem") in done.err
    assert "It signs once" not in done.err
    with operator("unnamed operator", keys):
        assert "It signs once WITNESSMARK_OPERATOR is stork" in run("keys", "make", "--operator", "stork").err


def test_a_passphrase_is_asked_for_and_needed(keys: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("typer.prompt", lambda *_, **__: "marsh")
    with operator("heron", keys):
        assert run("keys", "make", "--operator", "heron", "--passphrase").status == 0
        grow(tmp_path / "case")
        done = run("keys", "sign", tmp_path / "case")
        assert (done.status, "the key of heron is locked" in done.err) == (1, True)
    with operator("heron", keys, "dusk"):
        assert "the passphrase does not open" in run("keys", "sign", tmp_path / "case").err
    with operator("heron", keys, "marsh"):
        assert run("keys", "sign", tmp_path / "case").status == 0


def test_the_keys_of_a_case_and_of_the_user_are_listed(keys: Path, tmp_path: Path) -> None:
    case = signed_case(tmp_path / "case", keys, 2)
    with operator("heron", keys):
        assert run("keys", "change", case).status == 0
        told = [line["told"] for line in run("keys", "list", case).lines()]
        assert told == ["counts from entry 3 to 3; changed (entry 4)", "counts from entry 4 on"]
        mine = [line["told"] for line in run("keys", "list").lines()]
        assert sorted(mine) == ["in use, without a passphrase", "put away, without a passphrase"]
        assert "heron+" in run("keys", "list", case, "--format", "pretty").out


def test_a_case_that_nobody_signed_knows_no_keys(tmp_path: Path, keys: Path) -> None:
    grow(tmp_path / "case")
    with operator("heron", keys):
        assert run("keys", "list", tmp_path / "case").out == ""
        assert run("keys", "list").out == ""


def test_a_missing_key_stops_with_a_clear_statement(tmp_path: Path, keys: Path) -> None:
    case = signed_case(tmp_path / "case", keys, 2)
    with operator("heron", tmp_path / "elsewhere"):
        done = run("keys", "change", case)
        assert (done.status, "is not on this machine" in done.err) == (1, True)
    with operator("stork", tmp_path / "elsewhere"):
        done = run("keys", "revoke", case, "heron", "--reason", "none")
        assert (done.status, "stork has none here" in done.err) == (1, True)


def test_a_folder_that_is_no_case_has_no_keys(tmp_path: Path, keys: Path) -> None:
    (tmp_path / "empty").mkdir()
    with operator("heron", keys):
        for action in (("list",), ("change",), ("lost", "--reason", "none"), ("revoke", "heron", "--reason", "none")):
            done = run("keys", action[0], tmp_path / "empty", *action[1:])
            assert (done.status, "there is no case here" in done.err) == (1, True), done.err
    assert list((tmp_path / "empty").iterdir()) == []


def test_a_lost_key_is_replaced_and_the_case_verifies(tmp_path: Path, keys: Path) -> None:
    case = signed_case(tmp_path / "case", keys, 2)
    (keys / "heron.pem").unlink()
    with operator("heron", keys):
        assert run("keys", "lost", case, "--reason", "the laptop burnt").status == 0
    assert codes(case) == []
