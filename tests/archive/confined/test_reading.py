"""A reader that was taken over can do nothing but fail: every way out ends in one clear error, and the next file is read well."""

import io
import os
import sys
from pathlib import Path

import pytest
from misbehaving import FORMAT

from witnessmark.archive.common import Found, read_files
from witnessmark.archive.confined import fresh, reading
from witnessmark.archive.confined.reading import read_as_it_comes, read_confined
from witnessmark.archive.formats.jsonl import FORMAT as JSONL
from witnessmark.archive.formats.plain import FORMAT as PLAIN
from witnessmark.errors import BadInput, GaveUp, Remark
from witnessmark.model.document import Document

FORBIDDEN = "its reader tried what no reader of files may do (the system forbade it), so the file may be an attack"
CUT = "its answer was cut short"
UNCLEAR = "its reader's answer cannot be understood"
MEMORY = "reading it needs more than 256 MiB of memory"
TIME = "reading it needs more than 1 seconds"
TOO_DEEP = "it is nested more deeply than its reader can follow"

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="what can be forbidden is Linux's")


def told(found: list[Found]) -> list[str]:
    return [each.text if isinstance(each, Document) else str(each) for each in found]


def read(what: str) -> list[str]:
    return told(list(read_confined(FORMAT, io.BytesIO(what.encode()), "the file")))


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    ("act", "reason"),
    [
        *dict.fromkeys(
            (
                *("connect", "ask_a_daemon", "write_a_file", "remove_a_file", "read_another_file", "read_the_environment", "list_a_folder"),
                *("start_a_program", "become_a_program", "fork", "kill_its_parent", "trace_its_parent", "mount", "write_into_its_file"),
                "have_its_parent_killed_by_the_pipe",
            ),
            FORBIDDEN,
        ).items(),
        ("start_a_thread", "its reader failed (RuntimeError: can't start new thread)"),
        ("eat_memory", MEMORY),
        ("map_memory", MEMORY),
        ("spin", TIME),
        ("spin_deaf", TIME),
        ("sleep", TIME),
        ("close_and_sleep", CUT),
        ("recurse", TOO_DEEP),
        ("crash", "its reader crashed (signal 11, SIGSEGV)"),
        ("leave", CUT),
        ("leave_with_a_code", "its reader gave up without a word (exit code 77)"),
        ("fail", "its reader failed (LookupError: no such \\x1b[2J thing\\nat all)"),
        ("refuse", "it is damaged"),
        ("rubbish", "its reader announced an answer of 4,294,967,295 bytes at once, more than there can be"),
        ("huge_frame", "its reader announced an answer of 4,294,967,295 bytes at once, more than there can be"),
        ("huge_text", "its reader announced an answer of 2,147,483,648 bytes at once, more than there can be"),
        ("half_a_frame", CUT),
        *dict.fromkeys(("other_type", "no_utf8", "text_alone", "nested_deeply", "a_million_lies"), UNCLEAR).items(),
    ],
)
def test_whatever_a_reader_does_costs_its_file_alone(act: str, reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("witnessmark.archive.confined.keeper.GRACE", 0.5)
    assert read(act) == ["Read before.", f"the file: {reason}; what was read before is kept (1)"]
    assert told(list(read_confined(PLAIN, io.BytesIO(b"The next."), "next"))) == ["The next."]


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("act", ["abort", "recurse_in_c"])
def test_a_crash_is_named_as_one_or_as_what_brought_it_about(act: str) -> None:
    document, error = read(act)
    assert document == "Read before."
    assert "its reader crashed (signal" in error or MEMORY in error or TIME in error


@pytest.mark.usefixtures("small")
def test_an_answer_without_end_is_ended() -> None:
    found = read("without_end")
    assert found[0] == "Read before." and set(found[1:-1]) == {"the file: again"}
    assert found[-1].startswith("the file: its reader answers without end: more than 5,011 items")


@pytest.mark.parametrize(
    ("says", "error"),
    [
        ("outside", "the file: its reader answered what cannot be: a region lies outside the text"),
        ("no_id", "the file: its reader answered what cannot be: doc_id is empty or too long"),
        ("worn", "A worn text."),
        ("blank", "the file: text is empty"),
        ("too_many_regions", "the file: one text of it, or what is told beside the text, is longer than any document's"),
        ("no_date", "the file: published is 'yesterday', not YYYY-MM-DD or YYYY-MM-DDTHH:MM with an offset"),
        ("no_tool", "the file: its reader answered what cannot be: tool is no name and version"),
        ("half_a_character", "the file: holds half of a character (a lone surrogate), which is no text"),
        ("far_away", "the file: its reader answered what cannot be: the position of a medium is none"),
        ("no_hash", "the file: its reader answered what cannot be: the hash or the size of a medium is none"),
        ("escapes", "the file: \\x1b[2J\\u202egone\\nand more"),
        ("of_another", "the file: another file: it is damaged"),
    ],
)
def test_an_item_that_cannot_be_costs_itself(says: str, error: str) -> None:
    assert read(says) == ["Read before.", error, "Read after."]


def test_a_reader_holds_its_file_and_its_pipe_and_nothing_of_ours(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, own: object) -> None:
    monkeypatch.setenv("SECRET_TOKEN", "hush")
    with (tmp_path / "store").open("w"):
        # 0 to 2 lead nowhere, 3 is the file, 4 the pipe, 5 the rules for files.
        assert read("descriptors") == ["Read before.", "0 1 2 3 4 5", "Read after."]
    assert "SECRET_TOKEN" not in read("variables")[1] and "HOME" not in read("variables")[1].split()


def test_files_are_read_side_by_side() -> None:
    first, second = (read_confined(PLAIN, io.BytesIO(text), "a") for text in (b"One.", b"Two."))
    other = read_confined(FORMAT, io.BytesIO(b"variables"), "b")
    assert told([next(other), next(second), next(first), next(other)])[:3] == ["Read before.", "Two.", "One."]


def test_a_stream_is_read_as_it_comes() -> None:
    incoming, writing = os.pipe()
    with os.fdopen(incoming, "rb") as stream:
        found = read_as_it_comes(JSONL, stream, "standard input")
        os.write(writing, b'{"text": "One."}\n')
        assert told([next(found)]) == ["One."]
        os.write(writing, b'{"text": "Two."}\n')
        assert told([next(found)]) == ["Two."]
        os.close(writing)
        assert list(found) == []


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    ("act", "reason"), [("connect", FORBIDDEN), ("eat_memory", MEMORY), ("sleep", TIME), ("crash", "its reader crashed (signal 11")]
)
def test_a_fresh_process_is_confined_as_well(act: str, reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_start", fresh.start)
    document, error = read(act)
    assert document == "Read before." and error.startswith(f"the file: {reason}")
    assert told(list(read_confined(PLAIN, io.BytesIO(b"The next."), "next"))) == ["The next."]


def test_what_a_system_cannot_forbid_is_said_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("witnessmark.archive.confined.cage.missing", lambda: ("network is not forbidden",))
    (tmp_path / "a.txt").write_text("One.")
    (tmp_path / "b.txt").write_text("Two.")
    remark, *others = read_files([tmp_path])
    assert isinstance(remark, Remark) and not isinstance(remark, BadInput)
    assert str(remark) == "a file that takes over its reader is not wholly shut in on this system: network is not forbidden"
    assert told(list(others)) == ["One.", "Two."]


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    ("act", "may_be_otherwise"), [("spin", True), ("eat_memory", True), ("crash", True), ("fork", False), ("fail", False), ("leave", False)]
)
def test_only_what_a_limit_or_a_crash_ended_is_worth_another_try(act: str, may_be_otherwise: bool) -> None:
    *_, error = read_confined(FORMAT, io.BytesIO(act.encode()), "the file")
    assert isinstance(error, BadInput) and isinstance(error, GaveUp) is may_be_otherwise
