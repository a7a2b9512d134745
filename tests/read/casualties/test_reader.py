"""Worked examples of casualty reading: [count phrase] -> what is claimed. All sentences and people are invented."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from witnessmark.read.casualties import read_casualties
from witnessmark.read.segment import segment

HERE = Path(__file__).parent
# examples.txt: a sentence -> for each claim: quote | outcome | low-high | quantifier | who (* is open or not given).
# counter_examples.txt: sentences without any claim.


def _rows(name: str) -> list[str]:
    return [line for line in (HERE / name).read_text(encoding="utf-8").splitlines() if line.strip()]


def _told(low: int | None, high: int | None) -> str:
    return f"{'*' if low is None else low}-{'*' if high is None else high}"


@pytest.mark.parametrize("row", _rows("examples.txt"))
def test_example(row: str) -> None:
    sentence, expected = row.split(" -> ")
    claims = read_casualties(segment(sentence, "en"))
    told = [f"{c.quote} | {c.outcome} | {_told(c.low, c.high)} | {c.quantifier} | {c.who}" for c in claims]
    assert told == [part.strip() for part in expected.split(" ; ")]


@pytest.mark.parametrize("sentence", _rows("counter_examples.txt"))
def test_counter_example(sentence: str) -> None:
    assert [(c.quote, c.rule) for c in read_casualties(segment(sentence, "en"))] == []


def test_a_part_names_its_whole() -> None:
    whole, part = read_casualties(segment("The strike killed 22 people, including three children.", "en"))
    assert part.part_of == whole.id


@pytest.mark.parametrize(
    ("sentence", "zero"),
    [("There were no casualties.", "asserted"), ("There were no reports of casualties.", "no_report"), ("No casualties were reported.", "no_report")],
)
def test_nothing_reported_is_not_zero(sentence: str, zero: str) -> None:
    assert [c.zero for c in read_casualties(segment(sentence, "en"))] == [zero]


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("Ten people may have been killed.", "possible"),
        ("Ten people are feared dead.", "possible"),
        ("The army denied killing ten villagers.", "denied"),
        ("Ten people were killed.", "stated"),
    ],
)
def test_modality(sentence: str, modality: str) -> None:
    assert [c.modality for c in read_casualties(segment(sentence, "en"))] == [modality]


def test_rhetoric_is_told_apart_by_its_rule() -> None:
    assert [c.rule for c in read_casualties(segment("“Dozens are dying,” he said.", "en"))] == ["subject_dying"]


WORDS = [
    "killed",
    "wounded",
    "died",
    "dead",
    "people",
    "at",
    "least",
    "11",
    "two",
    "children",
    ",",
    "and",
    "were",
    "including",
    "of",
    "them",
    "the",
    "toll",
    "rose",
    "to",
    "who",
    "Ana",
    "Ruiz",
    ".",
    "\n",
    "“",
    "”",
    "or",
    "(",
    ")",
    "bodies",
    "missing",
]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_every_quote_is_at_its_offsets(words: list[str]) -> None:
    text = " ".join(words)
    claims = read_casualties(segment(text, "en"))
    names = {c.id for c in claims}
    assert all(text[c.start : c.end] == c.quote for c in claims)
    assert all(c.part_of is None or c.part_of in names for c in claims)
