"""Decisions as a user makes them, on a small case."""

import json
import shutil
from pathlib import Path

import pytest
from running import Ran, records, run

ONE = "At least 7 people were killed when shells hit a market in Zhytomyr on Tuesday, Mayor Ostap Hrabar said."
OTHER = "Nine people were killed by the shelling of the market in Zhytomyr, a rescuer, Lina Kosar, said on Wednesday."


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    (folder / "reports").mkdir()
    (folder / "reports" / "wire.jsonl").write_text(records(ONE, OTHER), encoding="utf-8")
    assert run("build", folder / "reports", "--out", folder / "case").status == 0
    return folder


@pytest.fixture
def case(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path, dirs_exist_ok=True)) / "case"


def decide(case: Path, *words: str) -> Ran:
    done = run("decide", case, *words, "--why", "the caption is of another street", "--who", "Olha Kit")
    assert done.status == 0, done.err
    return done


def told(case: Path) -> str:
    return run("why", case, "1", "killed").out


def test_a_rejected_claim_stays_in_the_matrix_and_bears_on_no_range(case: Path) -> None:
    before = told(case)
    assert "People killed: at least 9" in before
    done = decide(case, "reject", "d2", "c0")
    assert done.out.startswith("Decision 1: Olha Kit on ")
    assert "People killed: at least 7" in told(case)
    assert "Set aside by Olha Kit on" in told(case) and "the caption is of another street" in told(case)
    decide(case, "undo", "1")
    assert told(case) == before


def test_accepting_lifts_a_rejection_and_is_told(case: Path) -> None:
    decide(case, "reject", "d2", "c0")
    decide(case, "accept", "d2", "c0")
    assert "People killed: at least 9" in told(case)
    assert "Its reading was checked by Olha Kit on" in told(case)


def test_documents_are_joined_and_cut(case: Path) -> None:
    decide(case, "join", "d1", "d2", "--as", "rewrite")
    assert "rewrite" in (case / "dossier" / "index.html").read_text(encoding="utf-8") + page(case)
    decide(case, "cut", "d1", "d2")
    assert "no dependence found" in page(case)


def page(case: Path) -> str:
    return next((case / "dossier").glob("incident-*.html")).read_text(encoding="utf-8")


def test_every_decision_is_listed_with_what_became_of_it(case: Path) -> None:
    decide(case, "reject", "d2", "c0")
    decide(case, "undo", "1")
    done = run("decisions", case)
    assert done.status == 0
    assert "1. Olha Kit on" in done.out and "Taken back by Olha Kit on" in done.out and "(decision 2)" in done.out
    first, second = run("decisions", case, "--format", "jsonl").lines()
    assert first["undone"] == second["when"] and second["undone"] is None
    assert json.loads((case / "decisions.jsonl").read_text(encoding="utf-8").splitlines()[0])["undone"] is None


def test_building_again_gives_the_same_bytes(case: Path) -> None:
    decide(case, "reject", "d2", "c0")
    before = {path.name: path.read_bytes() for path in (case / "dossier").iterdir()}
    run("build", case.parent / "reports", "--out", case)
    assert {path.name: path.read_bytes() for path in (case / "dossier").iterdir()} == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("reject", "d3", "c0"), "no document of this case has this id"),
        (("reject", "d", "c0"), "2 documents begin so"),
        (("reject", "d1", "c99"), "has no such claim"),
        (("cut", "d1", "d1"), "a document and itself"),
        (("undo", "4"), "there is no such decision"),
    ],
)
def test_what_there_is_not_is_said_and_nothing_is_decided(case: Path, words: tuple[str, ...], said: str) -> None:
    done = run("decide", case, *words, "--why", "so")
    assert done.status == 1
    assert said in done.err
    assert (case / "decisions.jsonl").read_bytes() == b""


def test_a_decision_needs_a_reason(case: Path) -> None:
    assert run("decide", case, "cut", "d1", "d2").status == 2
    assert run("decide", case, "cut", "d1", "d2", "--why", " ").status == 2
    assert (case / "decisions.jsonl").read_bytes() == b""


def test_what_was_decided_in_a_case_can_be_put_on_any_documents(case: Path) -> None:
    decide(case, "reject", "d2", "c0")
    decide(case, "join", "d1", "d2", "--as", "rewrite")
    stream, decisions = records(ONE, OTHER), case / "decisions.jsonl"
    (found,) = run("reconcile", "--decisions", decisions, stdin=stream).lines()
    assert [tally["supported"]["low"] for tally in found["tallies"] if tally["outcome"] == "killed"] == [7]
    assert [pair["kind"] for pair in run("copies", "--decisions", decisions, stdin=stream).lines()] == ["rewrite"]


def test_a_claim_is_corrected_and_both_are_shown(case: Path) -> None:
    decide(case, "correct", "d2", "c0", "--number", "8", "--outcome", "injured")
    assert "People killed: at least 7" in told(case)
    assert "“Nine people” were injured" in run("why", case, "1", "injured").out
    assert "Corrected to 8 people injured (read as 9 people killed from “Nine people”) by Olha Kit on" in run("why", case, "1", "injured").out


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("--low", "9", "--high", "4"), 1, "the least number is above the greatest"),
        (("--low", "many"), 2, "is no number of people"),
        (("--place", "Nowhere"), 1, "no document of this case names one place so"),
        ((), 1, "say what is to be corrected"),
    ],
)
def test_a_correction_that_makes_no_sense_is_refused(case: Path, words: tuple[str, ...], status: int, said: str) -> None:
    done = run("decide", case, "correct", "d2", "c0", *words, "--why", "so")
    assert done.status == status
    assert said in " ".join(done.err.replace("│", " ").split())
    assert (case / "decisions.jsonl").read_bytes() == b""


def test_an_incident_is_split_and_put_together_again(case: Path) -> None:
    decide(case, "split", "1", "d2")
    assert len(list((case / "dossier").glob("incident-*.html"))) == 2
    decide(case, "merge", "1", "2")
    assert len(list((case / "dossier").glob("incident-*.html"))) == 1
    assert "tells of another event" in run("decisions", case).out and "are one event" in run("decisions", case).out


def test_a_grade_stands_beside_the_computed_one(case: Path) -> None:
    decide(case, "grade", "1", "killed", "D")
    assert "Grade D instead, given by Olha Kit on" in told(case)
    assert "D instead, given by" in page(case)
    assert run("decide", case, "grade", "1", "missing", "D", "--why", "so").status == 1


def test_people_are_told_apart_by_name(case: Path) -> None:
    done = decide(case, "person", "d1:Ostap Hrabar", "d2:Lina Kosar", "same")
    assert "to be one person or body" in done.out
    assert run("decide", case, "person", "d1:Nobody", "d2:Lina Kosar", "same", "--why", "so").status == 1


def test_a_speaker_is_corrected_by_name(case: Path) -> None:
    done = decide(case, "correct", "d2", "c0", "--speaker", "none", "--sex", "female")
    assert "to sex female, speaker the text itself" in done.out
    assert "Lina Kosar" not in told(case).partition("Sets the floor")[2]
    assert "to speaker Lina Kosar" in decide(case, "correct", "d2", "c0", "--speaker", "Lina Kosar").out
    assert "Lina Kosar" in told(case).partition("Sets the floor")[2]


def test_a_reason_of_bytes_that_are_no_text_is_kept_as_their_codes(case: Path) -> None:
    assert run("decide", case, "reject", "d2", "c0", "--why", "caption \udcff").status == 0
    assert "caption \\udcff" in run("decisions", case).out


def test_a_mention_without_its_document_is_told_how_it_is_named(case: Path) -> None:
    done = run("decide", case, "person", "Ostap", "Lina", "same", "--why", "one voice", "--who", "Olha Kit")
    assert done.status == 1
    assert "DOC:NAME" in done.err
