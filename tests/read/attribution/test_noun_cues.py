"""Nouns and adjectives that tell what somebody thinks."""

import pytest

from witnessmark.read.attribution import read_attributions
from witnessmark.read.segment import segment


def read(text: str) -> list[tuple[str | None, list[str], bool]]:
    _, found = read_attributions(segment(text, "en"), None)
    return [(None if a.source is None else text[slice(*a.source)], [text[slice(*c)] for c in a.content], a.asserts) for a in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Her criticism of the new curfew was sharp.", ("Her", ["the new curfew"], False)),
        ("The governor's claim that nobody was hurt, made in March, was false.", ("The governor's", ["that nobody was hurt"], True)),
        ("Ana Silva's claim that nobody was hurt, made in March, was false.", ("Ana Silva's", ["that nobody was hurt"], True)),
        ("There were calls for a longer truce.", (None, ["a longer truce"], False)),
        ("Concerns grew, and concerns about the dam are old.", (None, ["the dam"], False)),
        ("The envoy is wary of the truce.", ("The envoy", ["the truce"], False)),
        ("The envoy is hopeful that the truce will hold.", ("The envoy", ["that the truce will hold"], False)),
    ],
)
def test_a_stand(text: str, expected: tuple[str | None, list[str], bool]) -> None:
    assert expected in read(text)


@pytest.mark.parametrize(
    "text",
    [
        "The calls of the birds woke the town.",
        "Critical damage was done to the dam.",
        "The promise was kept.",
        "The wary cat left the yard.",
        "Two phone calls were made.",
        "A proposal for was torn.",
    ],
)
def test_no_stand(text: str) -> None:
    assert read(text) == []
