"""Commands that are given a folder which is no case: each says so, begins nothing in it and asks for nothing."""

from pathlib import Path

import pytest
from cases import operator, signed_case
from running import records, run

ITEM = "wire.jsonl"
COMMANDS = {
    "add": ("add", "CASE", "FILE"),
    "again": ("fetch", "--again", "CASE"),
    "decide": ("decide", "CASE", "accept", "wire:1", "c0", "--why", "so"),
    "decisions": ("decisions", "CASE"),
    "decrypt": ("decrypt", "CASE"),
    "dossier": ("dossier", "CASE", "--out", "OUT"),
    "encrypt": ("encrypt", "CASE"),
    "erase": ("erase", "CASE", ITEM, "--basis", "law", "--reason", "so", "--yes"),
    "keys change": ("keys", "change", "CASE"),
    "keys list": ("keys", "list", "CASE"),
    "keys revoke": ("keys", "revoke", "CASE", "heron", "--reason", "so"),
    "keys sign": ("keys", "sign", "CASE"),
    "passphrase": ("passphrase", "CASE"),
    "prove": ("prove", "CASE", ITEM),
    "seal": ("seal", "CASE", "--out", "OUT"),
    "stamp": ("stamp", "CASE"),
    "verify": ("verify", "CASE"),
    "why": ("why", "CASE", "1", "killed"),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_folder_that_is_no_case_is_told_and_left_alone(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / ITEM).write_text(records("Two people were killed in Zhytomyr."), encoding="utf-8")
    places = {"CASE": folder, "OUT": tmp_path / "out", "FILE": folder / ITEM}
    with operator("heron", tmp_path / "keys"):
        done = run(*(places.get(word, word) for word in COMMANDS[name]))
    assert "there is no case here" in done.err
    assert (done.out, done.status) == ("", 1)
    assert [path.name for path in folder.iterdir()] == [ITEM]


def test_a_bag_is_no_case_and_says_where_its_case_is(tmp_path: Path) -> None:
    case = signed_case(tmp_path / "case", tmp_path / "keys", 2)
    bag = tmp_path / "bag"
    (bag / "data").mkdir(parents=True)
    (bag / "bagit.txt").write_text("BagIt-Version: 1.0\n")
    (case / "archive").rename(bag / "data" / "archive")
    done = run("verify", bag)
    assert done.status == 1
    assert "it is a bag" in done.err
    assert f"`witnessmark verify {bag / 'data'}`" in " ".join(done.err.split())


def test_a_case_that_lost_its_log_is_a_case_still(tmp_path: Path) -> None:
    case = signed_case(tmp_path / "case", tmp_path / "keys", 2)
    (case / "archive" / "custody.jsonl").unlink()
    assert "log_missing" in {finding["code"] for finding in run("verify", case).lines()}


def test_a_case_in_the_clear_has_no_passphrase_to_change(tmp_path: Path) -> None:
    case = signed_case(tmp_path / "case", tmp_path / "keys", 2)
    done = run("passphrase", case)
    assert (done.status, "the case is not encrypted" in done.err) == (1, True)


def test_signing_says_what_came_of_it(tmp_path: Path) -> None:
    case = signed_case(tmp_path / "case", tmp_path / "keys", 2)
    with operator("heron", tmp_path / "keys"):
        assert "the log is signed up to entry 3" in run("keys", "sign", case).err
    (case / "archive" / "checkpoints.txt").unlink()
    with operator("stork", tmp_path / "keys"):
        done = run("keys", "sign", case)
    assert done.status == 1
    assert "stork has no key on this machine" in done.err
