"""Each pattern's examples and counter-examples, run: the pattern files are their own tests."""

import re
from collections.abc import Iterator

import pytest

from witnessmark.model.claim import AnyClaim
from witnessmark.read.pattern import FOLDER, Pattern, pattern_files, patterns
from witnessmark.read.segment import segment
from witnessmark.read.statements import KINDS, read_statements
from witnessmark.read.vocabulary import languages
from witnessmark.read.weapons import read_weapons

MARK = re.compile(r"[\[\]]")
PATTERNS = [pytest.param(language, pattern, id=f"{language}-{pattern.rule}") for language in languages() for pattern in patterns(language)]


def claims_of(text: str, language: str) -> list[AnyClaim]:
    cut = segment(text, language)
    return read_statements(cut, read_weapons(cut), None)


def expected(example: str) -> Iterator[str]:
    yield from re.findall(r"\[(.*?)\]", example)


@pytest.mark.parametrize(("language", "pattern"), PATTERNS)
def test_examples(language: str, pattern: Pattern) -> None:
    assert pattern.examples and pattern.counter_examples
    for example in pattern.examples:
        quotes = [c.quote for c in claims_of(MARK.sub("", example), language) if c.kind == pattern.kind]
        assert set(expected(example)) <= set(quotes), example
    rules = [c.rule for example in pattern.examples for c in claims_of(MARK.sub("", example), language)]
    assert pattern.rule in rules, "no example makes this pattern fire"


@pytest.mark.parametrize(("language", "pattern"), PATTERNS)
def test_counter_examples(language: str, pattern: Pattern) -> None:
    for example in pattern.counter_examples:
        assert not [c.quote for c in claims_of(example, language) if c.kind == pattern.kind], example


def test_every_file_has_patterns_of_a_known_kind() -> None:
    assert [path.stem for path in sorted(FOLDER.glob("*.toml"))] == list(pattern_files())
    assert {pattern.kind for language in languages() for pattern in patterns(language)} == set(KINDS)
