"""The store contract, run against every store."""

import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from witnessmark.errors import DamagedCase, StopRun
from witnessmark.model.document import Document
from witnessmark.model.incident import Incident
from witnessmark.model.pair import Pair
from witnessmark.model.reading import Reading
from witnessmark.model.source import Source
from witnessmark.model.time import Interval
from witnessmark.store.common import Store
from witnessmark.store.opening import open_store
from witnessmark.store.sqlite import SqliteStore

A = Document(doc_id="a", text="One\r\nwas hurt in Lysove.", publisher="Посестра")
B = Document(doc_id="b", text="Two were hurt.")
C = Document(doc_id="c", text="Three were hurt.")


KEY = f"x'{'5a' * 32}'"


@pytest.fixture(params=["memory", "sqlite", "encrypted"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    path = None if request.param == "memory" else tmp_path / "store.sqlite"
    with open_store(path, KEY if request.param == "encrypted" else None) as opened:
        yield opened


def test_what_was_put_comes_back_equal(store: Store) -> None:
    source = Source(sha256="f" * 64, name="news/а.txt", size=3, documents=("a",))
    reading = Reading(doc_id="a", sha256="0" * 64, language="en", published=None, text=A.text)
    pair = Pair(a="a", b="b", kind="copy", score=0.91, evidence=("one long sentence",), reason="The same sentence.")
    incident = Incident(
        incident_id="i", title="Lysove", place=None, time=Interval(since="2031-05-02", until="2031-05-03"), tallies=(), contradictions=(),
        roots=("the mayor",), alleged=(), documents=(), weapons=(), footage=(),
    )  # fmt: skip
    store.sources.put(source)
    store.documents.put(A)
    store.readings.put(reading)
    store.pairs.put(pair)
    store.incidents.put(incident)
    assert (list(store.sources), list(store.documents), list(store.readings)) == ([source], [A], [reading])
    assert (list(store.pairs), store.incidents.get("i")) == ([pair], incident)


def test_an_id_that_is_not_there_is_null(store: Store) -> None:
    assert store.documents.get("a") is None
    store.documents.remove("a")


def test_order_is_that_of_the_first_put_and_a_replacement_keeps_its_place(store: Store) -> None:
    for document in (B, A, C):
        store.documents.put(document)
    newer = Document(doc_id="a", text="One was killed.")
    store.documents.put(newer)
    assert list(store.documents) == [B, newer, C]
    assert len(store.documents) == 3


def test_removed_and_put_again_comes_last(store: Store) -> None:
    store.documents.replace_all([A, B])
    store.documents.remove("a")
    store.documents.put(A)
    assert list(store.documents) == [B, A]


def test_some_are_given_in_the_order_of_the_shelf(store: Store) -> None:
    store.documents.replace_all([B, A, C])
    assert store.documents.some(["c", "x", "b", "c"]) == [B, C]


def test_a_thing_takes_the_place_of_another(store: Store) -> None:
    store.documents.replace_all([A, B])
    store.documents.exchange("a", C)
    assert list(store.documents) == [C, B]
    store.documents.exchange("c", B)
    assert list(store.documents) == [B]
    store.documents.exchange("x", A)
    assert list(store.documents) == [B, A]


def test_what_is_filed_is_found_under_its_keys(store: Store) -> None:
    assert (store.index.under(7, 9), len(store.index)) == ([], 0)
    store.index.replace_all({"b": [7, 8], "a": [7, -(2**63), 7]})
    store.index.file("c", [7, 2**63 - 1])
    store.index.file("c", [7])
    assert (store.index.under(7, 9), store.index.under(7, 2), len(store.index)) == (["b", "a", "c"], ["b", "a"], 6)
    assert (store.index.under(-(2**63), 9), store.index.under(2**63 - 1, 9)) == (["a"], ["c"])
    store.index.take_out("b", [7, 99])
    store.index.take_out("nobody", [7])
    assert (store.index.under(7, 9), store.index.under(8, 9)) == (["a", "c"], ["b"])
    store.index.replace_all({"a": [1]})
    assert (store.index.under(1, 9), len(store.index)) == (["a"], 1)


def test_an_error_undoes_what_was_filed(store: Store) -> None:
    store.index.replace_all({"a": [1]})
    with pytest.raises(KeyError), store.transaction():
        store.index.file("b", [1])
        store.index.take_out("a", [1])
        raise KeyError
    assert store.index.under(1, 9) == ["a"]


def test_replace_all_sets_content_and_order(store: Store) -> None:
    store.documents.replace_all([A, B])
    store.documents.replace_all([C, A])
    assert list(store.documents) == [C, A]
    store.documents.replace_all([])
    assert len(store.documents) == 0


def test_an_error_undoes_the_whole_transaction(store: Store) -> None:
    store.documents.put(A)
    with pytest.raises(KeyError), store.transaction():
        store.documents.put(B)
        with store.transaction():
            store.documents.remove("a")
        raise KeyError
    assert list(store.documents) == [A]
    with store.transaction():
        store.documents.put(C)
    assert list(store.documents) == [A, C]


def test_iterating_while_putting_is_no_error(store: Store) -> None:
    store.documents.replace_all([A, B])
    for document in store.documents:
        store.documents.put(Document(doc_id=document.doc_id, text="changed"))
    assert [document.text for document in store.documents] == ["changed", "changed"]


def fill(path: Path, *steps: Callable[[Store], None]) -> bytes:
    with open_store(path) as store:
        for step in steps:
            step(store)
    return path.read_bytes()


def test_sqlite_lasts_and_leaves_one_file(tmp_path: Path) -> None:
    fill(tmp_path / "store.sqlite", lambda store: store.documents.replace_all([A, B]))
    assert [path.name for path in tmp_path.iterdir()] == ["store.sqlite"]
    with open_store(tmp_path / "store.sqlite") as store:
        assert list(store.documents) == [A, B]


def test_sqlite_is_not_touched_where_nothing_changes(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    before = fill(path, lambda store: store.documents.replace_all([A, B]))
    stat = path.stat()
    again = fill(
        path, lambda store: store.documents.replace_all([A, B]), lambda store: store.documents.put(A), lambda store: store.documents.remove("x")
    )
    assert (again, path.stat().st_mtime_ns, path.stat().st_ino) == (before, stat.st_mtime_ns, stat.st_ino)


def test_sqlite_bytes_follow_from_the_content_alone(tmp_path: Path) -> None:
    many = [Document(doc_id=f"d{n}", text=f"Report {n} of an exercise. " * 40) for n in range(300)]
    at_once = fill(tmp_path / "one.sqlite", lambda store: store.documents.replace_all(many))
    fill(tmp_path / "two.sqlite", lambda store: store.documents.replace_all(many[::2]))
    fill(tmp_path / "two.sqlite", lambda store: store.documents.put(A), lambda store: store.documents.put(B))
    in_steps = fill(tmp_path / "two.sqlite", lambda store: store.documents.replace_all(many))
    assert at_once == in_steps


def test_sqlite_files_the_same_again_without_touching_the_file(tmp_path: Path) -> None:
    path, filed = tmp_path / "store.sqlite", {f"d{n}": [n, n + 1, 5] for n in range(2000)}
    fill(path, lambda store: store.index.replace_all(filed))
    stat = path.stat()
    whole = fill(path, lambda store: store.index.replace_all(filed))
    assert path.stat().st_ino == stat.st_ino
    fill(path, lambda store: store.index.file("e", [5]), lambda store: store.as_it_lies())
    with open_store(path) as store:
        assert len(store.index.under(5, 3000)) == 2001
    assert fill(path, lambda store: store.index.replace_all(filed)) == whole


def test_sqlite_kept_as_it_lies_is_one_file_that_the_next_change_writes_afresh(tmp_path: Path) -> None:
    whole = fill(tmp_path / "whole.sqlite", lambda store: store.documents.replace_all([A, C]))
    path = tmp_path / "case" / "store.sqlite"
    path.parent.mkdir()
    fill(path, lambda store: store.documents.replace_all([A, B, C]))
    fill(path, lambda store: store.as_it_lies(), lambda store: store.documents.remove("b"))
    assert [each.name for each in path.parent.iterdir()] == ["store.sqlite"]
    with open_store(path) as store:
        assert list(store.documents) == [A, C]
    assert fill(path, lambda store: store.documents.replace_all([A, C])) == whole


def test_a_store_from_before_there_was_an_index_gets_one(tmp_path: Path) -> None:
    fill(tmp_path / "store.sqlite", lambda store: store.documents.put(A))
    with open_store(tmp_path / "store.sqlite") as store:
        assert store.index.under(1, 9) == []
        store.index.file("a", [1])
        assert store.index.under(1, 9) == ["a"]


def test_a_file_that_is_no_store_is_named(tmp_path: Path) -> None:
    (tmp_path / "store.sqlite").write_bytes(b"this is a letter, not a database, and long enough to have a header" * 20)
    with pytest.raises(DamagedCase, match=r"store\.sqlite: it is not a store .* build again"):
        open_store(tmp_path / "store.sqlite")


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises((DamagedCase, StopRun), match=r"store\.sqlite"):
        open_store(tmp_path / "gone" / "store.sqlite")


def test_a_full_disk_stops_and_the_store_is_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    fill(path, lambda store: store.documents.put(A))
    with SqliteStore(path) as store:
        store.connection.execute(text("PRAGMA max_page_count = 20"))
        with pytest.raises(StopRun, match=r"store\.sqlite: the store could not be written: database or disk is full"), store.transaction():
            store.documents.put(B)
            store.documents.put(Document(doc_id="long", text="x" * 500_000))
        assert list(store.documents) == [A]
    with open_store(path) as reopened:
        assert list(reopened.documents) == [A]
    assert [each.name for each in tmp_path.iterdir()] == ["store.sqlite"]


def test_a_disk_that_is_full_at_the_end_leaves_the_store_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "store.sqlite"
    fill(path, lambda store: store.documents.put(A))

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StopRun, match="could not be written afresh: no space left on device"):
        fill(path, lambda store: store.documents.put(B))
    monkeypatch.undo()
    with open_store(path) as store:
        assert list(store.documents) == [A, B]
    assert [each.name for each in tmp_path.iterdir()] == ["store.sqlite"]


def test_a_run_that_was_killed_leaves_what_it_finished_and_nothing_else(tmp_path: Path) -> None:
    path, whole = tmp_path / "a?b.sqlite", fill(tmp_path / "whole.sqlite", lambda store: store.documents.replace_all([A, B]))
    child = os.fork()
    if child == 0:
        store = open_store(path)
        store.documents.replace_all([A, B])
        with store.transaction():
            store.documents.put(C)
            os._exit(0)
    os.waitpid(child, 0)
    with open_store(path) as store:
        assert list(store.documents) == [A, B]
    assert path.read_bytes() == whole
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a?b.sqlite", "whole.sqlite"]


def test_an_encrypted_store_opens_with_its_key_alone_and_shows_nothing(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    with open_store(path, KEY) as store:
        store.documents.put(A)
        assert all(b"Lysove" not in file.read_bytes() for file in tmp_path.iterdir())
    assert b"Lysove" not in path.read_bytes() and [file.name for file in tmp_path.iterdir()] == ["store.sqlite"]
    with open_store(path, KEY) as store:
        assert list(store.documents) == [A]
    for key in (None, KEY.replace("5a", "5b")):
        with pytest.raises(DamagedCase, match="not a store"):
            open_store(path, key)


def test_an_encrypted_store_left_at_work_is_taken_up_again(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    child = os.fork()
    if child == 0:
        store = open_store(path, KEY)
        store.documents.put(A)
        os._exit(0)
    os.waitpid(child, 0)
    assert path.with_name("store.sqlite-wal").exists()
    with open_store(path, KEY) as store:
        assert list(store.documents) == [A]
    assert [file.name for file in tmp_path.iterdir()] == ["store.sqlite"]


def test_a_store_whose_pages_were_damaged_stops_the_run_with_that_as_its_reason(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    with open_store(path) as store:
        for number in range(400):
            store.documents.put(Document(doc_id=f"{number}", text=f"{number} people were hurt in Lysove. " * 20))
    data = path.read_bytes()
    path.write_bytes(data[: 8 * 4096] + b"\xff" * 8 * 4096 + data[16 * 4096 :])
    with open_store(path) as store, pytest.raises(DamagedCase, match="the store cannot be read: database disk image is malformed"):
        list(store.documents)


def test_whichever_page_of_a_store_is_damaged_it_is_read_or_the_run_stops_with_a_line_that_names_it(tmp_path: Path) -> None:
    path, stopped = tmp_path / "store.sqlite", 0
    with open_store(path) as store:
        for number in range(12):
            store.documents.put(Document(doc_id=f"{number}", text=f"{number} people were hurt in Lysove. " * 40))
        store.index.file("0", [1, 2, 3])
    data = path.read_bytes()
    for page in range(0, len(data), 4096):
        at = page or 100
        path.write_bytes(data[:at] + b"\xee" + data[at + 1 :])
        try:
            with open_store(path) as store:
                assert len(list(store.documents)) == 12
                store.index.take_out("0", [2])
                store.documents.replace_all([])
        except StopRun as error:
            stopped += str(error).startswith(f"{path}: ") and "\n" not in str(error)
        for beside in tmp_path.glob("store.sqlite-*"):
            beside.unlink()
    assert stopped > len(data) // 4096 // 2


def test_a_thing_that_was_changed_in_the_file_stops_the_run(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    with open_store(path) as store:
        store.documents.put(Document(doc_id="a", text="Two people were hurt in Lysove."))
    path.write_bytes(path.read_bytes().replace(b'"text":"Two', b'"text":?Two'))
    with open_store(path) as store, pytest.raises(DamagedCase, match=r"store\.sqlite: the store cannot be read: JSON is malformed"):
        store.documents.get("a")
