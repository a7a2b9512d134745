"""The file of decisions: added to, never changed."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from witnessmark.archive.custody import decisions
from witnessmark.archive.custody.custody import Custody, history
from witnessmark.archive.custody.decisions import NAME, add_decision, note_decisions, read_decisions
from witnessmark.archive.custody.lock import locked
from witnessmark.archive.layout import lock_path
from witnessmark.archive.verify.verify import Finding, Unchecked, examine
from witnessmark.errors import StopRun
from witnessmark.model.decision import Correction, Decision, Seen, standing

REJECT = Decision(id="", who="Olha Kit", when="2031-05-04", why="друга вулиця", judgement="reject", subject=("a:0-5",), about="claim")
CORRECT = Decision(
    id="",
    who="Olha Kit",
    when="2031-05-04",
    why="misread",
    judgement="correct",
    subject=("a:0-5",),
    about="claim",
    seen=(Seen(quote="дев’ять"),),
    correction=Correction(low=19, high=None),
)


def undo(which: str) -> Decision:
    return Decision(id="", who="Ivo Halas", when="2031-05-05", why="it was right", judgement="undo", subject=(which,), about="decision")


@pytest.fixture
def case(tmp_path: Path) -> Path:
    (tmp_path / "archive").mkdir()
    return tmp_path


def test_each_decision_is_one_line_and_comes_back_as_it_was(case: Path) -> None:
    made = [add_decision(Custody(case), REJECT), add_decision(Custody(case), CORRECT)]
    assert [one.id for one in made] == ["1", "2"]
    assert (case / NAME).read_bytes().count(b"\n") == 2
    assert read_decisions(case / NAME) == (tuple(made), ())


@given(st.lists(st.one_of(st.just(REJECT), st.just(CORRECT), st.integers(1, 6).map(lambda n: undo(str(n)))), max_size=8))
def test_no_sequence_of_decisions_changes_what_was_written(tmp_path_factory: pytest.TempPathFactory, made: list[Decision]) -> None:
    case = tmp_path_factory.mktemp("case")
    (case / "archive").mkdir()
    before = b""
    for number, decision in enumerate(made, 1):
        assert add_decision(Custody(case), decision).id == str(number)
        now = (case / NAME).read_bytes()
        assert now.startswith(before) and now.endswith(b"\n") and now.count(b"\n") == number
        before = now
    assert len(read_decisions(case / NAME)[0]) == len(made)


def test_undoing_leaves_the_entry_and_undoing_that_lets_it_stand_again(case: Path) -> None:
    made = add_decision(Custody(case), REJECT)
    add_decision(Custody(case), undo(made.id))
    assert standing(read_decisions(case / NAME)[0]) == []
    add_decision(Custody(case), undo("2"))
    assert standing(read_decisions(case / NAME)[0]) == [made]
    assert len(read_decisions(case / NAME)[0]) == 3


def test_a_line_cut_short_anywhere_is_told_and_the_rest_goes_on(case: Path) -> None:
    kept, torn = add_decision(Custody(case), REJECT), msgspec.json.encode(msgspec.structs.replace(CORRECT, id="2"))
    whole = (case / NAME).read_bytes()
    for end in range(1, len(torn)):
        (case / NAME).write_bytes(whole + torn[:end])
        found, remarks = read_decisions(case / NAME)
        assert found == (kept,)
        assert [str(remark).partition(": ")[2] for remark in remarks] == ["line 2 was cut short when it was written; it is left out"]


def test_what_follows_a_line_cut_short_stands_on_a_line_of_its_own(case: Path) -> None:
    add_decision(Custody(case), REJECT)
    with (case / NAME).open("ab") as file:
        file.write(b'{"id": "2", "who": "Ol')
    before = (case / NAME).read_bytes()
    added = add_decision(Custody(case), CORRECT)
    assert (case / NAME).read_bytes().startswith(before)
    found, remarks = read_decisions(case / NAME)
    assert found[-1] == added and added.id == "2"
    assert len(remarks) == 1


def test_a_last_line_without_its_end_is_a_decision_all_the_same(case: Path) -> None:
    made = add_decision(Custody(case), REJECT)
    (case / NAME).write_bytes((case / NAME).read_bytes().rstrip(b"\n"))
    assert read_decisions(case / NAME) == ((made,), ())
    assert [one.id for one in (made, add_decision(Custody(case), CORRECT))] == [one.id for one in read_decisions(case / NAME)[0]]


@pytest.mark.parametrize("line", ['{"id": "1"}', "reject all", '{"id": "1"} x', "3"])
def test_a_whole_line_that_is_no_decision_stops_the_run(case: Path, line: str) -> None:
    add_decision(Custody(case), REJECT)
    with (case / NAME).open("a") as file:
        file.write(line + "\n")
    with pytest.raises(StopRun, match="line 2 is no decision"):
        read_decisions(case / NAME)
    with pytest.raises(StopRun, match="line 2 is no decision"):
        add_decision(Custody(case), CORRECT)


def test_a_line_nested_without_end_is_no_decision(case: Path) -> None:
    (case / NAME).write_text("[" * 100_000 + "\n", encoding="utf-8")
    with pytest.raises(StopRun, match="line 1 is no decision"):
        read_decisions(case / NAME)


def test_only_one_run_adds_at_a_time(case: Path) -> None:
    with locked(lock_path(case)), pytest.raises(StopRun, match="another run"):
        add_decision(Custody(case), REJECT)
    assert read_decisions(case / NAME) == ((), ())


def test_a_full_disk_leaves_the_file_as_it_was(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add_decision(Custody(case), REJECT)
    before = (case / NAME).read_bytes()

    def full(file: int, data: bytes) -> None:
        import errno
        import os

        os.write(file, data[:10])
        raise OSError(errno.ENOSPC, "no space left")

    monkeypatch.setattr(decisions, "write_all", full)
    with pytest.raises(StopRun, match="the disk is full"):
        add_decision(Custody(case), CORRECT)
    assert (case / NAME).read_bytes() == before


def test_the_log_tells_of_each_decision_by_its_hash(case: Path) -> None:
    made = add_decision(Custody(case), REJECT)
    [entry] = history(case)
    line = (case / NAME).read_bytes().rstrip(b"\n")
    assert (entry.what, entry.name, entry.sha256, entry.size) == ("decided", made.id, hashlib.sha256(line).hexdigest(), len(line))


def test_lines_written_by_hand_are_noted_once_and_altered_ones_never(case: Path) -> None:
    add_decision(Custody(case), REJECT)
    by_hand = msgspec.json.encode(msgspec.structs.replace(CORRECT, id="by hand"))
    altered = (case / NAME).read_bytes().replace(b"Olha Kit", b"Olha Kat")
    (case / NAME).write_bytes(altered + by_hand + b"\n" + by_hand[:40])
    for _ in range(2):
        note_decisions(Custody(case))
    assert [entry.name for entry in history(case)] == ["1", "by hand"]
    found = [each for each in examine(case) if isinstance(each, Finding)]
    assert [(each.code, each.subject) for each in found] == [("decision_changed", "decisions.jsonl, line 1")]
    assert "decisions.jsonl, line 3" in [each.subject for each in examine(case) if isinstance(each, Unchecked)]


@pytest.mark.parametrize(
    "alter", [lambda data: data[:-1], lambda data: data.replace(b"\n", b"\r\n"), lambda data: data + b"\n", lambda data: b"\n" + data]
)
def test_not_even_a_line_end_changes_unseen(case: Path, alter: Callable[[bytes], bytes]) -> None:
    add_decision(Custody(case), REJECT)
    add_decision(Custody(case), CORRECT)
    (case / NAME).write_bytes(alter((case / NAME).read_bytes()))
    assert {each.code for each in examine(case) if isinstance(each, Finding)} <= {"decision_changed", "decision_added", "decision_missing"}
    assert [each for each in examine(case) if isinstance(each, Finding)] != []


def test_decisions_moved_and_taken_out_are_named(case: Path) -> None:
    for _ in range(3):
        add_decision(Custody(case), REJECT)
    lines = (case / NAME).read_bytes().splitlines(keepends=True)
    (case / NAME).write_bytes(lines[1] + lines[0])
    found = [(each.code, each.reason) for each in examine(case) if isinstance(each, Finding)]
    assert found == [("decision_reordered", "decision 1 stands behind one that was made later"), ("decision_missing", "decision 3 is gone")]
