"""Vocabulary entries of one or more words, in all their forms: "ракетн:adj удар:m-thing" is ракетний удар, ракетних ударів …"""

import functools
from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from typing import NamedTuple

from witnessmark.read.inflection import CASES, NUMBERS, Case, Number, forms
from witnessmark.read.segment import words_of

Phrase = tuple[str, ...]
ALL_CASES: frozenset[Case] = frozenset(CASES)


class Inflected(NamedTuple):
    """One spelling of a phrase and the cases it can stand in."""

    words: Phrase
    cases: frozenset[Case]


@functools.cache
def inflected(entry: str, language: str) -> tuple[Inflected, ...]:
    """The spellings of one entry; its inflected words agree in number and case, the others stay as they are.

    An entry without a paradigm has one spelling, which stands for every case. Words and marks are parted by spaces.
    """
    parts = entry.split()
    if not any(":" in part for part in parts):
        return (Inflected(tuple(parts), ALL_CASES),)
    found: dict[Phrase, set[Case]] = {}
    for number in NUMBERS:
        for case in CASES:
            for words in spelled_in(entry, language, number, case):
                found.setdefault(words, set()).add(case)
    return tuple(Inflected(words, frozenset(cases)) for words, cases in found.items())


def spelled_in(entry: str, language: str, number: Number, case: Case) -> list[Phrase]:
    """The spellings of an entry in one number and case."""
    choices = product(*(_spelled(part, language, number, case) for part in entry.split()))
    return [tuple(word for words in choice for word in words) for choice in choices]


def _spelled(part: str, language: str, number: Number, case: Case) -> Sequence[Phrase]:
    """The spellings of one word of an entry in one number and case."""
    return ((part,),) if ":" not in part else _all_spelled(part, language).get((number, case), ())


@functools.cache
def _all_spelled(part: str, language: str) -> Mapping[tuple[Number, Case], Sequence[Phrase]]:
    found: dict[tuple[Number, Case], list[Phrase]] = {}
    for form in forms(part, language):
        spellings, words = found.setdefault((form.number, form.case), []), words_of(form.word)
        if words not in spellings:
            spellings.append(words)
    return found


def spelled(entries: Iterable[str], language: str) -> list[Phrase]:
    """All spellings of several entries, in their order."""
    return [found.words for entry in entries for found in inflected(entry, language)]


def labelled(table: Mapping[str, Iterable[str]], language: str) -> dict[Phrase, str]:
    """Each spelling to the name it stands under; one that stands under two keeps the first."""
    labels: dict[Phrase, str] = {}
    for label, entries in table.items():
        for words in spelled(entries, language):
            labels.setdefault(words, label)
    return labels
