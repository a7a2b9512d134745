"""The rules of time as patterns: what they may not do."""

import pytest

from witnessmark.read.segment import segment
from witnessmark.read.times import read_times
from witnessmark.read.times.lexicon import lexicon


@pytest.mark.parametrize("language", ["en", "uk", "ru"])
def test_no_rule_repeats_without_bound(language: str) -> None:
    words = lexicon(language)
    assert words is not None
    rules = [rule for _, rule in words.table["rules"]] + list(words.table["macros"].values())
    assert not [rule for rule in rules if "*" in rule or "+" in rule]


@pytest.mark.parametrize(("language", "word"), [("uk", "два "), ("ru", "в "), ("en", "two "), ("uk", "травня-червня "), ("ru", "1, ")])
def test_a_long_run_of_one_word_is_read(language: str, word: str) -> None:
    assert len(read_times(segment(word * 5000, language), "2022-03-15")) in (0, 10000)


def test_russian_has_the_rules_of_ukrainian_and_its_own_words() -> None:
    ukrainian, russian = lexicon("uk"), lexicon("ru")
    assert ukrainian is not None
    assert russian is not None
    assert ukrainian.names == russian.names
    assert "вчера" in russian.words
    assert "вчера" not in ukrainian.words


def test_a_language_without_a_table_has_no_lexicon() -> None:
    assert lexicon("xx") is None
