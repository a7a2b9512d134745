"""Case forms of the words in a language file: "жител:m-soft" stands for жителя, жителям, жителями and the rest."""

import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple, TypeAlias

from witnessmark.read.vocabulary import vocabulary

Case: TypeAlias = Literal["nominative", "genitive", "dative", "accusative", "instrumental", "locative"]
CASES: tuple[Case, ...] = ("nominative", "genitive", "dative", "accusative", "instrumental", "locative")
Number: TypeAlias = Literal["one", "many"]
NUMBERS: tuple[Number, ...] = ("one", "many")
# A vowel in brackets stands only where nothing follows the stem: "підліт(о)к" is підліток, підлітка.
FLEETING = re.compile(r"\((\w)\)")
KEEPS_VOWEL = frozenset({"", "ь"})


class Form(NamedTuple):
    """One form of a word. A spelling that serves several cases is several forms."""

    word: str
    number: Number
    case: Case


@functools.cache
def forms(entry: str, language: str) -> tuple[Form, ...]:
    """The forms of one vocabulary entry.

    "stem:paradigm" takes the endings of [inflection.paradigms]; "nominative=stem:paradigm" gives an irregular first form;
    an entry without a paradigm has one spelling for everything. KeyError where the language has no such paradigm.
    """
    found = _forms(entry, language)
    return (*found, *_written_otherwise(found, vocabulary(language, "inflection").get("also_written", {})))


def _forms(entry: str, language: str) -> tuple[Form, ...]:
    word, _, paradigm = entry.partition(":")
    if not paradigm:
        return tuple(Form(entry, number, case) for number in NUMBERS for case in CASES)
    first, equals, stem = word.partition("=")
    endings = vocabulary(language, "inflection")["paradigms"][paradigm]
    found = tuple(_inflected(stem if equals else word, endings))
    return (Form(first, "one", "nominative"), *found[1:]) if equals else found


def _written_otherwise(found: Iterable[Form], letters: Mapping[str, str]) -> Iterator[Form]:
    """The same forms with the letters that may stand for others (е for ё)."""
    for letter, stand_in in letters.items():
        yield from (form._replace(word=form.word.replace(letter, stand_in)) for form in found if letter in form.word)


def spellings(entries: Iterable[str], language: str) -> frozenset[str]:
    """All spellings of several entries, whatever their case."""
    return frozenset(form.word for entry in entries for form in forms(entry, language))


def _inflected(stem: str, endings: Mapping[Number, Sequence[str]]) -> Iterator[Form]:
    """Cells are in the order of CASES; "/" parts equal forms, "-" is no form."""
    whole, short = (FLEETING.sub(r"\1", stem), FLEETING.sub("", stem)) if "(" in stem else (stem, stem)
    for number in NUMBERS:
        for case, cell in zip(CASES, endings.get(number, ()), strict=False):
            for ending in cell.split("/"):
                if ending != "-":
                    yield Form((whole if ending in KEEPS_VOWEL else short) + ending, number, case)
