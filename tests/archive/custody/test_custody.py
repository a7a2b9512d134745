import hashlib
import json
import os
from pathlib import Path

import msgspec
import pytest

from witnessmark import settings
from witnessmark.archive.custody.custody import Custody, history
from witnessmark.archive.custody.entry import NOTHING, Entry, entry_of, line_of, sealed
from witnessmark.archive.layout import log_path
from witnessmark.archive.verify.verify import verify
from witnessmark.errors import DamagedCase, WitnessmarkError

ONE, TWO = "1" * 64, "2" * 64


def add(case: Path, what: str, name: str, sha256: str) -> None:
    custody = Custody(case)
    with custody.writing():
        custody.add(what, name, sha256, 4)  # type: ignore[arg-type]


def test_an_entry_says_who_when_what_and_with_which_tool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "OPERATOR", "heron")
    add(tmp_path, "received", "a.txt", ONE)
    line = json.loads(log_path(tmp_path).read_text())
    assert (line["seq"], line["who"], line["what"], line["name"], line["sha256"], line["size"]) == (1, "heron", "received", "a.txt", ONE, 4)
    assert line["when"].endswith("+00:00")
    assert line["tool"].startswith("witnessmark ")
    assert line["previous"] == NOTHING


def test_each_entry_names_the_hash_of_the_one_before(tmp_path: Path) -> None:
    add(tmp_path, "received", "a.txt", ONE)
    add(tmp_path, "absent", "a.txt", ONE)
    first, second = history(tmp_path)
    assert (second.seq, second.previous) == (2, first.hash)


def test_the_log_tells_the_state_of_each_name(tmp_path: Path) -> None:
    for what, sha256 in (("received", ONE), ("replaced", ONE), ("received", TWO), ("absent", TWO)):
        add(tmp_path, what, "a.txt", sha256)
    item = Custody(tmp_path).items["a.txt"]
    assert (item.sha256, item.absent, item.before) == (TWO, True, ((ONE, 4),))


@pytest.mark.parametrize("cut", [1, 7, 200])
def test_a_torn_last_entry_is_reported_left_out_and_repaired(tmp_path: Path, cut: int) -> None:
    add(tmp_path, "absent", "a.txt", "")
    whole = log_path(tmp_path).read_bytes()
    add(tmp_path, "absent", "b.txt", "")
    torn = log_path(tmp_path).read_bytes()[:-cut]
    log_path(tmp_path).write_bytes(torn)
    assert [finding.code for finding in verify(tmp_path)] == ["log_torn"]
    assert [entry.name for entry in history(tmp_path)] == ["a.txt"]
    add(tmp_path, "absent", "c.txt", "")
    assert log_path(tmp_path).read_bytes().startswith(whole)
    assert [(entry.what, entry.name, entry.size) for entry in history(tmp_path)][1:] == [
        ("repaired", "custody.jsonl", len(torn) - len(whole)),
        ("absent", "c.txt", 4),
    ]
    assert verify(tmp_path) == []


def test_nothing_is_added_to_an_altered_log(tmp_path: Path) -> None:
    add(tmp_path, "absent", "a.txt", "")
    add(tmp_path, "absent", "b.txt", "")
    log_path(tmp_path).write_bytes(log_path(tmp_path).read_bytes().replace(b"a.txt", b"x.txt"))
    with pytest.raises(DamagedCase, match="line 1: the custody log was altered"):
        add(tmp_path, "absent", "c.txt", "")


def test_a_place_where_no_case_can_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "case").write_text("a file")
    with pytest.raises(WitnessmarkError, match="case"):
        add(tmp_path / "case", "absent", "a.txt", "")


def test_entries_added_together_are_on_the_disk_at_the_end_with_one_flush(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    custody, flushed = Custody(tmp_path), list[int]()
    with custody.writing(), custody.writing():
        custody.add("received", "a.txt", ONE, 4)
        monkeypatch.setattr(os, "fsync", flushed.append)
        with custody.together():
            custody.add("received", "b.txt", TWO, 4)
            custody.add("absent", "b.txt", TWO, 4)
            assert len(list(history(tmp_path))) == 1
            assert custody.items["b.txt"].absent
    assert [entry.seq for entry in history(tmp_path)] == [1, 2, 3]
    assert len(flushed) == 1
    assert Custody(tmp_path).items == custody.items


def test_what_another_run_added_is_taken_up_before_more_is_added(tmp_path: Path) -> None:
    first, second = Custody(tmp_path), Custody(tmp_path)
    for custody, name in ((first, "a.txt"), (second, "b.txt"), (first, "c.txt")):
        with custody.writing():
            custody.add("received", name, ONE, 4)
    assert list(first.items) == ["a.txt", "b.txt", "c.txt"]
    assert [entry.seq for entry in history(tmp_path)] == [1, 2, 3]


def test_an_entry_without_details_is_written_as_before_there_were_any(tmp_path: Path) -> None:
    add(tmp_path, "received", "a.txt", ONE)
    fields = json.loads(log_path(tmp_path).read_text())
    assert "details" not in fields
    said = fields.pop("hash")
    canonical = json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert hashlib.sha256(canonical.encode()).hexdigest() == said


def test_the_hash_of_an_entry_is_over_its_details_too(tmp_path: Path) -> None:
    custody = Custody(tmp_path)
    with custody.writing():
        custody.add("received", "a.txt", ONE, 4, details={"hash": "", "via": 'a "file"'})
    fields = json.loads(log_path(tmp_path).read_text())
    said = fields.pop("hash")
    canonical = json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert hashlib.sha256(canonical.encode()).hexdigest() == said
    assert fields["details"] == {"hash": "", "via": 'a "file"'}


@pytest.mark.parametrize("hostile", [{"sha256": "../../../etc/passwd"}, {"size": -1}, {"sha256": "A" * 64}])
def test_a_line_that_names_no_hash_is_no_entry(hostile: dict[str, object]) -> None:
    entry = sealed(Entry(seq=1, when="", who="", what="received", sha256=ONE, name="a", size=4, tool="", previous=NOTHING))
    assert entry_of(line_of(entry)) == entry
    assert entry_of(line_of(sealed(msgspec.structs.replace(entry, **hostile)))) is None


def test_a_log_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    log_path(tmp_path).mkdir(parents=True)
    with pytest.raises(DamagedCase, match="the custody log cannot be read: it is not an ordinary file"):
        list(history(tmp_path))
