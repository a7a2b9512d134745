"""Voices parted from their verb, and words that stand between a verb and what is said."""

import pytest

from witnessmark.read.attribution import read_attributions
from witnessmark.read.segment import segment


def read(text: str) -> list[tuple[str | None, list[str]]]:
    _, found = read_attributions(segment(text, "en"), None)
    return [(None if a.source is None else text[slice(*a.source)], [text[slice(*c)] for c in a.content]) for a in found]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Officials, however, said the ward was full.", "Officials", ["the ward was full"]),
        ("Ana Silva, clad in a red cape, said the ward was full.", "Ana Silva, clad in a red cape,", ["the ward was full"]),
        ("Reilly said he would stay.", "Reilly", ["he would stay"]),
        ("The mayor said at the hearing that the road was open.", "The mayor", ["that the road was open"]),
        ("According to early results of the count, the road was open.", "early results of the count", ["the road was open"]),
        ("But, according to the survey, the road was open.", "the survey", ["the road was open"]),
        ("''The ward is full, isn't it?'' Ana Silva said.", "Ana Silva", ["''The ward is full, isn't it?''"]),
        ("''The ward is full,'' Ana Silva, now 81 and retired, said by telephone.", "Ana Silva, now 81 and retired,", ["''The ward is full,''"]),
        ("Asked which road was open, the mayor nodded.", None, ["which road was open"]),
        ("The mayor made it clear that the road was shut.", "The mayor", ["that the road was shut"]),
        ("The doctor counted 31 wounded.", "The doctor", ["31 wounded"]),
        ("The nurse counted twenty-four dead.", "The nurse", ["twenty-four dead"]),
        ("The mayor continues to insist that the road is open.", "The mayor", ["that the road is open"]),
        ("The clinic shut despite Silva's views on the strike.", "Silva's", ["the strike"]),
        ('"We drove home,” she said.', "she", ['"We drove home,”']),
        ("The shopkeeper left the town, saying that nobody was hurt.", "The shopkeeper", ["that nobody was hurt"]),
        ("The mayor is seen as a rival of the governor.", None, ["The mayor", "as a rival of the governor"]),
        ("Time, Ana Silva added, was on her side.", "Ana Silva", ["Time", "was on her side"]),
        ("The union voiced dismay about the raid.", "The union", ["dismay about the raid"]),
        ("The mayor is proud of the new ward.", "The mayor", ["the new ward"]),
    ],
)
def test_found(text: str, source: str | None, content: list[str]) -> None:
    assert read(text) == [(source, content)]


@pytest.mark.parametrize(
    "text",
    [
        "Officials, however, left the ward.",
        "The storm tore through the port, killing nine.",
        "The mayor was seen in the port.",
        "The cook tasted the soup, added, in the end, more salt.",
        "The clerk counted the votes.",
        "The stance on one leg is hard.",
        "Hourly he left the ward.",
        "The mayor made a chair that broke.",
        "The proud mayor left the ward.",
        "The echo of the blast was long.",
    ],
)
def test_nothing_said(text: str) -> None:
    assert read(text) == []
