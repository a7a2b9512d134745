"""The casualty tables of Ukrainian and Russian: the same lists in both, each of them used, no entry twice, no broken form."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from witnessmark.read.casualties.slavic import words
from witnessmark.read.casualties.slavic.words import words_of_language
from witnessmark.read.inflection import forms
from witnessmark.read.vocabulary import vocabulary

LANGUAGES = ("uk", "ru")
TABLES = ("people", "harm", "function_words", "quantity", "relation")


def _lists(table: Any, path: str = "") -> Iterator[tuple[str, list[str]]]:
    """All lists of a table with their places in it."""
    if isinstance(table, dict):
        for name, inner in table.items():
            yield from _lists(inner, f"{path}.{name}")
    elif isinstance(table, list):
        yield path, table


def _named_in_code() -> set[str]:
    """All string constants of the grammar."""
    trees = [ast.parse(file.read_text(encoding="utf-8")) for file in Path(words.__file__).parent.glob("*.py")]
    return {node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}


@pytest.mark.parametrize("table", TABLES)
def test_both_languages_have_the_same_lists(table: str) -> None:
    uk, ru = ([path for path, _ in _lists(vocabulary(language, table))] for language in LANGUAGES)
    assert sorted(uk) == sorted(ru)


def test_every_list_is_used() -> None:
    named = _named_in_code()
    assert [name for name in vocabulary("uk", "harm")["phrases"] if name not in named] == []
    assert [name for name in vocabulary("uk", "function_words") if name not in named] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("table", TABLES)
def test_no_entry_stands_twice_in_a_list(language: str, table: str) -> None:
    twice = [(path, e) for path, entries in _lists(vocabulary(language, table)) for e in dict.fromkeys(entries) if entries.count(e) > 1]
    assert twice == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("table", TABLES)
def test_forms_are_words(language: str, table: str) -> None:
    inflected = [e for _, entries in _lists(vocabulary(language, table)) for e in entries if isinstance(e, str) and ":" in e[1:]]
    broken = [(e, form.word) for e in inflected for form in forms(e, language) if not form.word or set(form.word) & set("()=:/ ")]
    assert broken == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_can_be_read(language: str) -> None:
    assert words_of_language(language).anchors
