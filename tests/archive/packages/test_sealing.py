"""A case as a bag, checked by the reference implementation of the Library of Congress and by sha256sum alone."""

import csv
import datetime
import hashlib
import io
import json
import os
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import get_args

import bagit
import pytest
from cases import operator
from parties import bag_of, case_of, incoming, tree, writable
from warcs import answer, packed

from witnessmark.archive.custody import custody as custody_module
from witnessmark.archive.custody.custody import history
from witnessmark.archive.custody.entry import What
from witnessmark.archive.packages import sealing
from witnessmark.archive.packages.checking import check_bag
from witnessmark.archive.proof import keyring
from witnessmark.archive.proof.signing import sign_checkpoint
from witnessmark.archive.receive import Archive
from witnessmark.archive.verify.verify import verify
from witnessmark.errors import DamagedCase, StopRun


def test_another_implementation_finds_it_complete_and_valid(tmp_path: Path) -> None:
    bag_of(case_of(tmp_path / "case"), tmp_path / "bag")
    found = bagit.Bag(str(tmp_path / "bag"))
    found.validate()
    assert found.version_info == (1, 0)
    assert sorted(found.algorithms) == ["sha256", "sha512"]
    assert "not for publication" in found.info["External-Description"]


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="there is no sha256sum here")
def test_sha256sum_alone_checks_it(tmp_path: Path) -> None:
    bag_of(case_of(tmp_path / "case"), tmp_path / "bag")
    for manifest in ("tagmanifest-sha256.txt", "manifest-sha256.txt"):
        assert subprocess.run(["sha256sum", "--check", "--quiet", manifest], cwd=tmp_path / "bag", check=False).returncode == 0
    original = next((tmp_path / "bag" / "data" / "archive").glob("??/*"))
    writable(original)
    original.write_bytes(b"x")
    assert subprocess.run(
        ["sha256sum", "--check", "--quiet", "manifest-sha256.txt"], cwd=tmp_path / "bag", check=False, capture_output=True
    ).returncode


def test_its_payload_is_a_case_that_verifies(tmp_path: Path) -> None:
    bag_of(case_of(tmp_path / "case"), tmp_path / "bag")
    assert verify(tmp_path / "bag" / "data") == []


def test_the_same_case_gives_the_same_bytes(tmp_path: Path) -> None:
    case_of(tmp_path / "case")
    shutil.copytree(tmp_path / "case", tmp_path / "copy")
    for name in ("case", "copy"):
        bag_of(Archive(tmp_path / name), tmp_path / f"{name}-bag")
    assert tree(tmp_path / "case-bag") == tree(tmp_path / "copy-bag")


def test_a_zip_holds_the_same_bag_and_is_the_same_twice(tmp_path: Path) -> None:
    case_of(tmp_path / "case")
    for name in ("one", "two"):
        shutil.copytree(tmp_path / "case", tmp_path / name)
        (tmp_path / f"{name}-out").mkdir()
        bag_of(Archive(tmp_path / name), tmp_path / f"{name}-out" / "bag.zip", zipped=True)
    first, second = ((tmp_path / f"{name}-out" / "bag.zip").read_bytes() for name in ("one", "two"))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as found:
        assert {entry.filename.split("/")[0] for entry in found.infolist()} == {"bag"}
        found.extractall(tmp_path / "unpacked")
    bagit.Bag(str(tmp_path / "unpacked" / "bag")).validate()


def test_the_log_tells_of_it(tmp_path: Path) -> None:
    archive = case_of(tmp_path / "case")
    sealed = bag_of(archive, tmp_path / "bag")
    last = list(history(tmp_path / "case"))[-1]
    assert (last.what, last.name, last.sha256) == ("sealed", "bag", sealed.manifest)
    assert last.details == {"tagmanifest": sealed.tagmanifest, "oxum": sealed.oxum}
    assert verify(tmp_path / "case") == []


def test_what_is_there_already_is_not_touched(tmp_path: Path) -> None:
    archive = case_of(tmp_path / "case")
    (tmp_path / "bag").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    before = tree(tmp_path / "case")
    for target in ("bag", "link", "case/bag", "no/such/folder"):
        with pytest.raises(StopRun):
            bag_of(archive, tmp_path / target)
    assert tree(tmp_path / "case") == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bag", "case", "case-reports", "link"]


def test_an_empty_case_is_not_sealed(tmp_path: Path) -> None:
    with pytest.raises(StopRun, match="nothing that could be sealed"):
        bag_of(case_of(tmp_path / "case", {}), tmp_path / "bag")


def test_a_damaged_case_is_not_sealed_and_leaves_nothing(tmp_path: Path) -> None:
    archive = case_of(tmp_path / "case")
    original = next((tmp_path / "case" / "archive").glob("??/*"))
    writable(original)
    original.write_bytes(b"x" * original.stat().st_size)
    with pytest.raises(DamagedCase, match="not what came in"):
        bag_of(archive, tmp_path / "bag")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["case", "case-reports"]
    assert [entry.what for entry in history(tmp_path / "case")].count("sealed") == 0


@pytest.mark.parametrize("call", ["fsync", "rename"])
def test_where_the_disk_fails_nothing_bears_the_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    archive, real, count = case_of(tmp_path / "case"), getattr(os, call), [0]

    def failing(*given: object) -> object:
        count[0] += 1
        if count[0] == 3 or call == "rename":
            raise OSError(28, "No space left on device")
        return real(*given)

    monkeypatch.setattr(os, call, failing)
    with pytest.raises(StopRun, match="disk is full"):
        bag_of(archive, tmp_path / "bag")
    monkeypatch.undo()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["case", "case-reports"]
    assert verify(tmp_path / "case") == []


def rows(bag: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((bag / "data" / "files.csv").read_bytes().decode("utf-8-sig"), newline="")))


def test_the_table_says_what_a_person_needs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("witnessmark.settings.OPERATOR", "heron")
    case_of(tmp_path / "case")
    archive = case_of(tmp_path / "case", {"a.txt": "A shell hit the pier, twice.", "b.txt": "Two were hurt."})
    list(archive.receive_others([incoming("fetched/pier.example/1.txt", b"=SUM(A1)")]))
    bag_of(archive, tmp_path / "bag")
    told = [(row["name"], row["state"], row["came by way of"]) for row in rows(tmp_path / "bag")]
    assert told == [
        ("a.txt", "an older version; another has this name now", "the folder of reports"),
        ("b.txt", "present", "the folder of reports"),
        ("chat/result.json", "no longer in the folder; kept here", "the folder of reports"),
        ("a.txt", "present", "the folder of reports"),
        ("fetched/pier.example/1.txt", "present", "fetched from its address"),
    ]
    first = rows(tmp_path / "bag")[0]
    assert (first["received by"], first["format"], first["bytes"]) == ("heron", "plain", "21")
    assert datetime.datetime.fromisoformat(first["received (UTC)"]).tzinfo is not None
    for row in rows(tmp_path / "bag"):
        assert (tmp_path / "bag" / row["path in this bag"]).stat().st_size == int(row["bytes"])


def test_a_name_in_the_table_is_shown_and_not_calculated(tmp_path: Path) -> None:
    bag_of(case_of(tmp_path / "case", {"=HYPERLINK(1).txt": "x", "\u202efdp.txt": "y"}), tmp_path / "bag")
    assert [row["name"] for row in rows(tmp_path / "bag")] == ["'=HYPERLINK(1).txt", "\\u202efdp.txt"]


def test_the_readme_names_people_kinds_and_the_last_hash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("witnessmark.settings.OPERATOR", "heron")
    archive = case_of(tmp_path / "case")
    last = list(history(tmp_path / "case"))[-1].hash
    sealing.seal(archive, {}, tmp_path / "bag", organisation="Harbour Archive")
    for name in ("README.txt", "README.uk.txt"):
        page = (tmp_path / "bag" / name).read_text(encoding="utf-8")
        for told in ("heron", "Harbour Archive", last, "3 received", "sha256sum --check", "manifest-sha256.txt"):
            assert told in page, (name, told)
        assert "$" not in page
    assert "Source-Organization: Harbour Archive" in (tmp_path / "bag" / "bag-info.txt").read_text(encoding="utf-8")
    assert "NOT FOR PUBLICATION" in (tmp_path / "bag" / "README.txt").read_text(encoding="utf-8")


def test_the_readme_explains_every_kind_of_entry_there_can_be(tmp_path: Path) -> None:
    bag_of(case_of(tmp_path / "case"), tmp_path / "bag")
    for name in ("README.txt", "README.uk.txt"):
        page = (tmp_path / "bag" / name).read_text(encoding="utf-8")
        listed = {word.strip(",") for line in page.splitlines() if line.startswith("  ") for word in line.split()}
        assert [kind for kind in get_args(What) if kind not in listed] == [], name


def test_the_readme_shows_the_keys_that_sign_the_log(tmp_path: Path) -> None:
    archive = case_of(tmp_path / "case")
    with operator("heron", tmp_path / "keys"):
        key = keyring.make("heron", None)[0].text
        sign_checkpoint(tmp_path / "case")
    bag_of(archive, tmp_path / "bag")
    for name in ("README.txt", "README.uk.txt"):
        assert f"\n  {key}\n" in (tmp_path / "bag" / name).read_text(encoding="utf-8")


def test_web_archives_are_there_as_one_file_a_player_opens(tmp_path: Path) -> None:
    archive = case_of(tmp_path / "case")
    page = packed(answer("http://pier.example/", b"<html>Pier</html>"))
    list(archive.receive_others([incoming("fetched/pier.example/1.warc.gz", page), incoming("fetched/pier.example/2.warc.gz", page[:-20])]))
    bag_of(archive, tmp_path / "bag")
    with zipfile.ZipFile(tmp_path / "bag" / "data" / "wacz" / "case.wacz") as made:
        assert [name for name in made.namelist() if name.startswith("archive/")] == [f"archive/{hashlib.sha256(page).hexdigest()}.warc.gz"]
    check_bag(tmp_path / "bag")


def test_the_proof_names_the_state_of_the_log(tmp_path: Path) -> None:
    archive = case_of(tmp_path / "case")
    bag_of(archive, tmp_path / "bag")
    state = json.loads((tmp_path / "bag" / "data" / "proofs" / "state.json").read_bytes())
    entries = list(history(tmp_path / "bag" / "data"))
    assert (state["entries"], state["last"]) == (len(entries), entries[-1].hash)


def test_the_newest_entry_dates_it_and_not_the_clock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = case_of(tmp_path / "case")
    newest = list(history(tmp_path / "case"))[-1].when[:10]

    class Later(datetime.datetime):
        @classmethod
        def now(cls, tz: datetime.tzinfo | None = None) -> "Later":
            return cls(2044, 1, 1, tzinfo=tz)

    monkeypatch.setattr(custody_module.datetime, "datetime", Later)
    bag_of(archive, tmp_path / "bag")
    assert f"Bagging-Date: {newest}\n" in (tmp_path / "bag" / "bag-info.txt").read_text(encoding="utf-8")
