import json
from pathlib import Path

import pytest
from running import records, run

TEXT = "At least 4 people were killed in Zhytomyr on Tuesday, Mayor Ostap Hrabar said. Nine others were injured."


def test_one_reading_a_document_in_the_order_of_the_input() -> None:
    done = run("read", stdin=records(TEXT, "Nothing happened.", TEXT.replace("4", "5")))
    assert done.status == 0
    assert [reading["doc_id"] for reading in done.lines()] == ["d1", "d2", "d3"]
    assert done.lines()[0]["schema"] == "witnessmark/reading/1"
    assert "3 documents" in done.err
    assert "nothing skipped" in done.err


def test_claims_have_their_exact_words_and_people_are_resolved() -> None:
    reading = run("read", stdin=records(TEXT)).lines()[0]
    killed = next(claim for claim in reading["claims"] if claim["kind"] == "casualty" and claim["outcome"] == "killed")
    assert (killed["low"], killed["high"], killed["quantifier"]) == (4, None, "at_least")
    assert TEXT[killed["start"] : killed["end"]] == killed["quote"]
    names = {person["id"]: person["name"] for person in reading["people"]}
    assert "Hrabar" in names[killed["speaker"]]
    assert all(place["lat"] is not None for place in reading["places"] if place["name"] == "Zhytomyr")


def test_the_text_is_printed_only_where_asked_for() -> None:
    assert run("read", stdin=records(TEXT)).lines()[0]["text"] is None
    assert run("read", "--with-text", stdin=records(TEXT)).lines()[0]["text"] == TEXT


def test_a_broken_line_costs_itself_alone(tmp_path: Path) -> None:
    path = tmp_path / "broken.jsonl"
    good = records(TEXT, TEXT.replace("4", "6")).splitlines()
    path.write_text("\n".join([good[0], '{"text": "torn', good[1]]) + "\n", encoding="utf-8")
    done = run("read", path)
    assert [reading["doc_id"] for reading in done.lines()] == ["d1", "d2"]
    assert done.status == 3
    assert "broken.jsonl, line 2" in done.err
    assert "1 skipped" in done.err


def test_a_repeated_doc_id_is_the_later_records_error() -> None:
    done = run("read", stdin=records(TEXT) + records(TEXT + " Again."))
    assert len(done.lines()) == 1
    assert done.status == 3


def test_a_file_that_is_not_there_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "here.jsonl").write_text(records(TEXT), encoding="utf-8")
    done = run("read", "gone.txt", "here.jsonl", cwd=tmp_path)
    assert len(done.lines()) == 1
    assert done.status == 3
    assert "gone.txt: there is no such file" in done.err


@pytest.mark.parametrize("option", ["--format=jsonl", "--format=pretty"])
def test_what_a_source_says_never_reaches_the_terminal_live(option: str) -> None:
    hostile = "Four people were killed in Zhytomyr, \x1b[2J\x9b31m said the \u202emayor\u2066."
    record = json.dumps({"doc_id": "\x1b]0;owned\x07", "text": hostile, "title": "\x1b[31mred", "published": "2024-05-08"}) + "\n"
    done = run("read", "--with-text", option, stdin=record)
    for live in ("\x1b", "\x07", "\x9b", "\u202e", "\u2066"):
        assert live not in done.out
        assert live not in done.err
    if option == "--format=jsonl":
        assert done.lines()[0]["text"] == hostile


def test_workers_change_nothing() -> None:
    stream = "".join(
        json.dumps({"text": f"{number} people were killed in Zhytomyr, officials said.", "published": "2024-05-08"}) + "\n" for number in range(2, 90)
    )
    assert run("read", "--workers", "2", stdin=stream).out == run("read", stdin=stream).out


def test_a_reader_that_goes_away_is_no_news(tmp_path: Path) -> None:
    import subprocess
    import sys

    path = tmp_path / "many.jsonl"
    path.write_text("".join(json.dumps({"doc_id": str(n), "text": TEXT, "published": "2024-05-08"}) + "\n" for n in range(300)), encoding="utf-8")
    command = f"{sys.executable} -m witnessmark.cli.main read {path} | head -n 1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert len(done.stdout.splitlines()) == 1
    assert "Traceback" not in done.stderr
    assert "rror" not in done.stderr
