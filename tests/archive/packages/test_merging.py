"""A bag taken into a case: same thing once, both histories kept, what differs listed and kept."""

import itertools
import os
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from parties import FILES, bag_of, case_of, names, opened, tree, writable

from witnessmark.archive.custody.custody import history
from witnessmark.archive.packages import merging
from witnessmark.archive.packages.checking import check_bag
from witnessmark.archive.packages.histories import histories
from witnessmark.archive.packages.union import origin, versions
from witnessmark.archive.receive import Archive
from witnessmark.archive.verify.verify import verify
from witnessmark.errors import SkipItem, StopRun
from witnessmark.model.document import Document

OTHER = {"c.txt": "The bridge held.", **FILES}


def test_a_new_case_gets_everything_under_its_own_name(tmp_path: Path) -> None:
    bag_of(case_of(tmp_path / "one"), tmp_path / "bag")
    (tmp_path / "two").mkdir()
    merged = opened(tmp_path / "bag", Archive(tmp_path / "two"))
    assert names(Archive(tmp_path / "two")) == {name: (text, False) for name, text in FILES.items()}
    assert (len(merged.sources), merged.conflicts) == (3, ())
    assert verify(tmp_path / "two") == []


def test_the_entries_say_who_received_it_first_and_which_history_tells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("witnessmark.settings.OPERATOR", "heron")
    bag_of(case_of(tmp_path / "one"), tmp_path / "bag")
    first = next(entry for entry in history(tmp_path / "one") if entry.name == "a.txt")
    monkeypatch.setattr("witnessmark.settings.OPERATOR", "wren")
    (tmp_path / "two").mkdir()
    [kept] = opened(tmp_path / "bag", Archive(tmp_path / "two")).histories
    entry = next(entry for entry in history(tmp_path / "two") if entry.name == "a.txt")
    assert (entry.who, entry.what) == ("wren", "received")
    assert entry.details == {"via": "bag", "history": kept, "by": "heron", "at": first.when}


def test_both_histories_are_kept_word_for_word(tmp_path: Path) -> None:
    bag_of(case_of(tmp_path / "one"), tmp_path / "bag")
    theirs = (tmp_path / "bag" / "data" / "archive" / "custody.jsonl").read_bytes()
    archive = case_of(tmp_path / "two", OTHER)
    ours = (tmp_path / "two" / "archive" / "custody.jsonl").read_bytes()
    [kept] = opened(tmp_path / "bag", archive).histories
    assert (tmp_path / "two" / "archive" / "histories" / kept / "archive" / "custody.jsonl").read_bytes() == theirs
    assert (tmp_path / "two" / "archive" / "custody.jsonl").read_bytes().startswith(ours)
    entry = next(entry for entry in history(tmp_path / "two") if entry.what == "opened")
    assert entry.details["last"].startswith(kept)
    assert entry.details["log_size"] == str(len(theirs))
    assert entry.details["manifest"] == check_bag(tmp_path / "bag").manifest


def test_the_same_bag_again_changes_nothing(tmp_path: Path) -> None:
    bag_of(case_of(tmp_path / "one"), tmp_path / "bag")
    archive = case_of(tmp_path / "two", {"a.txt": "Nobody was hurt."})
    first = opened(tmp_path / "bag", archive)
    before = tree(tmp_path / "two")
    again = opened(tmp_path / "bag", Archive(tmp_path / "two"))
    assert tree(tmp_path / "two") == before
    assert (again.sources, again.histories, again.conflicts) == ((), (), first.conflicts)


def test_the_same_bytes_are_there_once(tmp_path: Path) -> None:
    bag_of(case_of(tmp_path / "one"), tmp_path / "bag")
    archive = case_of(tmp_path / "two", OTHER)
    before = len(list(history(tmp_path / "two")))
    assert opened(tmp_path / "bag", archive).sources == ()
    assert [entry.what for entry in history(tmp_path / "two")][before:] == ["opened"]


def test_other_bytes_under_one_name_stand_beside_it(tmp_path: Path) -> None:
    bag_of(case_of(tmp_path / "one"), tmp_path / "bag")
    merged = opened(tmp_path / "bag", case_of(tmp_path / "two", {"a.txt": "Nobody was hurt.", "chat/result.json": "[]"}))
    held = names(Archive(tmp_path / "two"))
    beside = sorted(name for name in held if "~" in name)
    assert [name.partition("~")[0] for name in beside] == ["a", "chat/result"]
    assert [name.rpartition(".")[2] for name in beside] == ["txt", "json"]
    assert (held["a.txt"][0], held[beside[0]][0]) == ("Nobody was hurt.", "A shell hit the pier.")
    assert [(each.code, each.subject) for each in merged.conflicts] == [("name_differs", "a.txt"), ("name_differs", "chat/result.json")]
    assert beside[0] in merged.conflicts[0].reason
    assert origin(Archive(tmp_path / "two").custody.items[beside[0]]) == "a.txt"


def test_a_newer_version_of_what_we_had_takes_the_name(tmp_path: Path) -> None:
    case_of(tmp_path / "one")
    bag_of(Archive(tmp_path / "one"), tmp_path / "bag")
    (tmp_path / "two").mkdir()
    opened(tmp_path / "bag", Archive(tmp_path / "two"))
    bag_of(case_of(tmp_path / "one", {**FILES, "a.txt": "Two shells hit the pier."}), tmp_path / "later")
    merged = opened(tmp_path / "later", Archive(tmp_path / "two"))
    item = Archive(tmp_path / "two").custody.items["a.txt"]
    assert (names(Archive(tmp_path / "two"))["a.txt"][0], len(versions(item)), merged.conflicts) == ("Two shells hit the pier.", 2, ())


def test_a_file_gone_from_one_folder_only_is_listed_and_stays_as_it_is(tmp_path: Path) -> None:
    bag_of(case_of(tmp_path / "one"), tmp_path / "bag")
    case_of(tmp_path / "two")
    archive = case_of(tmp_path / "two", {"b.txt": FILES["b.txt"], "chat/result.json": "{}"})
    assert [(each.code, each.subject) for each in opened(tmp_path / "bag", archive).conflicts] == [("absent_here", "a.txt")]
    bag_of(archive, tmp_path / "back")
    assert [(each.code, each.subject) for each in opened(tmp_path / "back", Archive(tmp_path / "one")).conflicts] == [("absent_there", "a.txt")]
    assert (names(Archive(tmp_path / "one"))["a.txt"][1], names(Archive(tmp_path / "two"))["a.txt"][1]) == (False, True)


def test_what_was_gone_there_comes_in_as_gone(tmp_path: Path) -> None:
    case_of(tmp_path / "one")
    bag_of(case_of(tmp_path / "one", {"b.txt": FILES["b.txt"]}), tmp_path / "bag")
    (tmp_path / "two").mkdir()
    assert opened(tmp_path / "bag", Archive(tmp_path / "two")).conflicts == ()
    assert names(Archive(tmp_path / "two"))["a.txt"] == (FILES["a.txt"], True)


def test_a_build_does_not_mark_absent_what_a_bag_brought(tmp_path: Path) -> None:
    bag_of(case_of(tmp_path / "one"), tmp_path / "bag")
    opened(tmp_path / "bag", case_of(tmp_path / "two", {"z.txt": "Calm day."}))
    archive = case_of(tmp_path / "two", {"z.txt": "Calm day."})
    assert [name for name, (_, absent) in names(archive).items() if absent] == []


def test_erased_content_does_not_come_back_and_is_listed(tmp_path: Path) -> None:
    bag_of(case_of(tmp_path / "one"), tmp_path / "bag")
    archive = case_of(tmp_path / "two", {})
    item = Archive(tmp_path / "one").custody.items["a.txt"]
    with archive.custody.writing():
        archive.custody.add("erased", "a.txt", item.sha256, item.size, "a witness demanded it")
    merged = opened(tmp_path / "bag", archive)
    assert sorted(names(Archive(tmp_path / "two"))) == ["b.txt", "chat/result.json"]
    assert [(each.code, each.subject) for each in merged.conflicts] == [("erased_here", "a.txt")]
    bag_of(archive, tmp_path / "back")
    back = opened(tmp_path / "back", Archive(tmp_path / "one"))
    assert [(each.code, each.subject) for each in back.conflicts] == [("erased_there", "a.txt")]
    assert "a.txt" in names(Archive(tmp_path / "one"))


def test_a_file_exchanged_after_the_check_stops_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bag_of(case_of(tmp_path / "one"), tmp_path / "bag")
    (tmp_path / "two").mkdir()
    checked = check_bag(tmp_path / "bag")
    original = next((tmp_path / "bag" / "data" / "archive").glob("??/*"))
    writable(original)
    original.write_bytes(b"x" * original.stat().st_size)
    with pytest.raises(StopRun, match="changed while the bag was being opened"):
        merging.merge(Archive(tmp_path / "two"), checked)
    assert verify(tmp_path / "two") == []


def test_a_run_that_was_cut_off_is_finished_by_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bag_of(case_of(tmp_path / "one"), tmp_path / "bag")
    case_of(tmp_path / "two", {"z.txt": "Calm day."})
    real, left = os.fsync, [0]

    class Killed(BaseException):
        pass

    def dying(descriptor: int) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise Killed
        real(descriptor)

    for point in itertools.count():
        shutil.copytree(tmp_path / "two", tmp_path / f"try{point}")
        left[0] = point
        monkeypatch.setattr(os, "fsync", dying)
        try:
            opened(tmp_path / "bag", Archive(tmp_path / f"try{point}"))
            break
        except Killed:
            monkeypatch.setattr(os, "fsync", real)
            opened(tmp_path / "bag", Archive(tmp_path / f"try{point}"))
            assert sorted(names(Archive(tmp_path / f"try{point}"))) == ["a.txt", "b.txt", "chat/result.json", "z.txt"]
            assert verify(tmp_path / f"try{point}") == []
        finally:
            monkeypatch.setattr(os, "fsync", real)
    assert point > 5


TEXTS = st.dictionaries(st.sampled_from(["a.txt", "b", "c/d.txt"]), st.sampled_from(["one", "two", "three"]), max_size=3)


def held(archive: Archive) -> set[tuple[str, str]]:
    """What a case holds, whatever it calls it: each name it came under with each of its bytes."""
    return {(origin(item), sha256) for item in archive.custody.items.values() for sha256, _ in versions(item)}


FOLDERS = st.lists(st.lists(TEXTS, min_size=1, max_size=2), min_size=3, max_size=3)


def exchanged(place: Path, folders: list[list[dict[str, str]]], order: list[int]) -> None:
    """Three parties with these folders, one state after the other, hold the same after each gave each a bag, whoever comes first."""
    for party, states in enumerate(folders):
        for files in states:
            case_of(place / f"case{party}", {"own.txt": f"of {party}", **files})
    wanted = set().union(*(held(Archive(place / f"case{party}")) for party in range(3)))
    for number, (giver, taker) in enumerate(itertools.permutations(order, 2)):
        bag_of(Archive(place / f"case{giver}"), place / f"bag{number}")
        opened(place / f"bag{number}", Archive(place / f"case{taker}"))
    parties = [Archive(place / f"case{party}") for party in range(3)]
    assert [held(each) for each in parties] == [wanted] * 3
    assert [verify(each.case) for each in parties] == [[]] * 3
    assert all(len(histories(each.case)) >= 2 for each in parties)
    told = [[(each.doc_id, each.text) for each in party.stream() if isinstance(each, Document)] for party in parties]
    assert told[0] == told[1] == told[2]


@settings(max_examples=2)
@given(folders=FOLDERS, order=st.permutations(range(3)))
def test_three_parties_that_exchange_bags_in_any_order_hold_the_same(
    tmp_path_factory: pytest.TempPathFactory, folders: list[list[dict[str, str]]], order: list[int]
) -> None:
    exchanged(tmp_path_factory.mktemp("parties"), folders, order)


@pytest.mark.slow
@settings(max_examples=40)
@given(folders=FOLDERS, order=st.permutations(range(3)))
def test_so_do_many_more(tmp_path_factory: pytest.TempPathFactory, folders: list[list[dict[str, str]]], order: list[int]) -> None:
    exchanged(tmp_path_factory.mktemp("parties"), folders, order)


def test_the_newest_export_of_a_chat_counts_for_all_parties_and_what_it_changed_is_said(tmp_path: Path) -> None:
    for party, text in (("one", "Three were hurt at the pier."), ("two", "Four were hurt at the pier.")):
        lines = "".join(f'{{"doc_id": "{name}", "text": "{said}"}}\n' for name, said in (("m1", "The pier was hit."), ("m2", text)))
        case_of(tmp_path / party, {"chat.jsonl": lines})
    for giver, taker in (("one", "two"), ("two", "one")):
        bag_of(Archive(tmp_path / giver), tmp_path / f"bag-{giver}")
        opened(tmp_path / f"bag-{giver}", Archive(tmp_path / taker))
    for party in ("one", "two"):
        found = list(Archive(tmp_path / party).stream())
        assert [each.text for each in found if isinstance(each, Document)] == ["The pier was hit.", "Four were hurt at the pier."]
        assert [str(each) for each in found if isinstance(each, SkipItem)] != []


def test_a_table_that_stands_beside_another_is_read_by_the_mapping_of_its_name(tmp_path: Path) -> None:
    mapping = '[columns]\ntext = "Text"\ndoc_id = "No"\n'
    for party, row in (("one", "1;Two were hurt in Lysove."), ("two", "2;Three were hurt in Lysove.")):
        case_of(tmp_path / party, {"tolls.csv": f"No;Text\n{row}\n", "tolls.csv.toml": mapping})
    for giver, taker in (("one", "two"), ("two", "one")):
        bag_of(Archive(tmp_path / giver), tmp_path / f"bag-{giver}")
        opened(tmp_path / f"bag-{giver}", Archive(tmp_path / taker))
    for party in ("one", "two"):
        found = [each.text for each in Archive(tmp_path / party).stream() if isinstance(each, Document)]
        assert sorted(found) == ["Three were hurt in Lysove.", "Two were hurt in Lysove."]
