"""The lexicon is data in three columns: a slip in it would quietly make strangers look like translations."""

import re
from pathlib import Path

import pytest

import witnessmark.resolve.copies

FILES = sorted((Path(witnessmark.resolve.copies.__file__).parent / "lexicon").glob("*.txt"))
SHORTEST_STEM = 3  # letters before the star: a shorter stem catches words that have nothing to do with it
WORD = {
    "english": re.compile(r"[a-zà-öø-ÿ]+(?:['-][a-zà-öø-ÿ]+)*\*?"),
    "ukrainian": re.compile(r"[абвгґдеєжзиіїйклмнопрстуфхцчшщьюя]+(?:['-][абвгґдеєжзиіїйклмнопрстуфхцчшщьюя]+)*['-]?\*?"),
    "russian": re.compile(r"[абвгдежзийклмнопрстуфхцчшщъыьэюя]+(?:-[абвгдежзийклмнопрстуфхцчшщъыьэюя]+)*\*?"),
}


def concepts(path: Path) -> list[str]:
    return [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]


def faults(line: str) -> list[str]:
    """What is wrong with one concept; nothing where it is sound."""
    columns = [[word for word in column.strip().split(", ") if word] for column in line.split("|")]
    if len(columns) != len(WORD):
        return [f"{len(columns)} columns"]
    wrong = [word for (letters, words) in zip(WORD.values(), columns, strict=True) for word in words if letters.fullmatch(word) is None]
    short = [word for words in columns for word in words if word.endswith("*") and len(word.strip("*'-")) < SHORTEST_STEM]
    twice = [word for words in columns for word in set(words) if words.count(word) > 1]
    return wrong + short + twice


def test_there_is_a_lexicon() -> None:
    assert FILES


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_concept_is_written_as_the_format_says(path: Path) -> None:
    assert path.read_text("utf-8").startswith("# ")
    assert {line: faults(line) for line in concepts(path) if faults(line)} == {}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_concept_stands_twice(path: Path) -> None:
    lines = concepts(path)
    assert sorted({line for line in lines if lines.count(line) > 1}) == []


def test_a_slip_is_seen() -> None:
    assert faults("lantern* | ліхтар* | фонар*") == []
    assert faults("lantern* | ліхтар*") == ["2 columns"]
    assert faults("Lantern | ліхтарь ё | фонарі") == ["Lantern", "ліхтарь ё", "фонарі"]
    assert faults("la* | ліхтар* | фонар*, фонар*") == ["la*", "фонар*"]
