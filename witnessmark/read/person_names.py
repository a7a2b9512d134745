"""Names of people in any case into the nominative: first name, patronymic and surname agree in gender and case.

Each word has several readings (Олександра: she in the nominative, or he in the genitive); the gender and the case in which the
words together are likeliest decide for all of them. First names are known (data/first_names_*.toml), surnames are read by their
endings (data/declensions.toml).
"""

import functools
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias

from witnessmark.read.inflection import CASES, Case

DATA = Path(__file__).parent / "data"
GENDERS: tuple["Gender", ...] = ("masculine", "feminine")
CONSONANTS = "бвгґджзклмнпрстфхцчшщ"
KNOWN, KNOWN_AGAIN, STRONG, FIXED, PLAIN, WEAK = 10.0, 4.0, 5.0, 3.0, 2.0, 1.5
"""How much a word speaks for a gender and a case: a known first name, a second one, a surname's ending, one that never changes, any other."""
SELDOM = 0.4
"""The part of that weight which the locative has: hardly anything is told of people in that case."""
SPECIFIC = 0.01
"""A longer ending wins over a shorter one."""
AS_WRITTEN = 0.4
"""A name stays as it is written where it can be a nominative as well as anything else."""
ACCUSATIVE_TOO = "у"
APOSTROPHES = str.maketrans("’ʼ`", "'''")

Gender: TypeAlias = Literal["masculine", "feminine"]
Slot: TypeAlias = tuple[Gender, Case]


class Form(NamedTuple):
    """What one word may be in one gender and case: its nominative, and how much speaks for it."""

    nominative: str
    weight: float


class PersonName(NamedTuple):
    """A name in the nominative, and the gender its words show; null where they show none."""

    name: str
    gender: Gender | None


def nominative_name(words: Sequence[str], language: str, cases: Sequence[Case] = ()) -> str:
    """The nominative of a person's name; a name in a language without declensions, or not inflected, stays as it is.

    `cases` are the cases the words around it allow ("за словами" takes the genitive), all where none are given: they
    decide what a surname alone cannot (Коваленкова: hers in the nominative, his in the genitive).
    """
    return read_name(words, language, cases).name


def read_name(words: Sequence[str], language: str, cases: Sequence[Case] = ()) -> PersonName:
    """The nominative of a person's name and the person's gender."""
    return _read(tuple(words), language, tuple(cases))


@functools.lru_cache(maxsize=65536)
def possible_names(name: str, language: str | None) -> tuple[PersonName, ...]:
    """All nominatives a name as written may have, the likeliest first: Коваленкова herself, or Коваленков in the genitive.

    A name in a language without declensions is only itself.
    """
    words = tuple(name.split())
    best = read_name(words, language or "")
    readings = _readings(words, language) if language is not None and _endings(language) and words else []
    found = {best.name: best.gender}
    for slot in product(GENDERS, CASES):
        if readings and all(slot in reading for reading in readings if reading):
            found.setdefault(_joined([r[slot].nominative if r else w for w, r in zip(words, readings, strict=True)]), slot[0])
    return tuple(PersonName(spelt, gender) for spelt, gender in found.items())


@functools.lru_cache(maxsize=65536)
def _read(words: tuple[str, ...], language: str, cases: tuple[Case, ...]) -> PersonName:
    endings = _endings(language)
    if not endings or not any(map(_is_cyrillic, words)):
        return PersonName(_joined(words), None)
    readings = _readings(words, language)
    scores = {slot: sum(_weight(found, slot) for found in readings) + AS_WRITTEN * (slot[1] == CASES[0]) for slot in product(GENDERS, CASES)}
    allowed = [slot for slot in scores if slot[1] in cases and all(slot in found for found in readings if found)] if cases else []
    best = max(allowed or scores, key=lambda slot: scores[slot])
    if scores[best] <= AS_WRITTEN:
        return PersonName(_joined(words), None)
    name = _joined([found[best].nominative if best in found else word for word, found in zip(words, readings, strict=True)])
    return PersonName(name, _gender(best, {slot: scores[slot] for slot in allowed or scores}))


def first_name_cases(word: str, language: str) -> frozenset[Case]:
    """The cases that a form of a known first name may be in; empty for any other word."""
    known = _first_names(language) if _endings(language) else {}
    return frozenset(case for _, case in known.get(word.translate(APOSTROPHES).casefold(), ()))


def _gender(best: Slot, scores: Mapping[Slot, float]) -> Gender | None:
    """The gender of the best reading where the other gender's best is less likely: Шевчук may be either."""
    others = [score for (gender, _), score in scores.items() if gender != best[0]]
    return best[0] if not others or max(others) < scores[best] - FIXED else None


def _weight(found: Mapping[Slot, Form], slot: Slot) -> float:
    form = found.get(slot)
    return 0.0 if form is None else form.weight


def _readings(words: Sequence[str], language: str) -> list[dict[Slot, Form]]:
    """For each word what it may be; nothing for initials, marks and words of other scripts."""
    known = KNOWN
    found: list[dict[Slot, Form]] = []
    for word in words:
        plain = word.translate(APOSTROPHES).casefold()
        if len(word) < 2 or word[1] == "." or not _is_cyrillic(word):
            found.append({})
            continue
        first = _first_name(word, plain, language, known)
        known = KNOWN_AGAIN if first else known
        forms = _surname(word, plain, language)
        found.append(
            {slot: max((f[slot] for f in (first, forms) if slot in f), key=lambda form: form.weight) for slot in first.keys() | forms.keys()}
        )
    return found


def _first_name(word: str, plain: str, language: str, weight: float) -> dict[Slot, Form]:
    """The readings of a known first name; of a double one those both its parts have (Анни-Марії)."""
    parts = [_first_names(language).get(part, {}) for part in plain.split("-")]
    slots = set(parts[0]).intersection(*parts[1:])
    return {slot: Form(_cased("-".join(part[slot] for part in parts), word), weight) for slot in slots}


def _surname(word: str, plain: str, language: str) -> dict[Slot, Form]:
    """The readings of a word by its ending."""
    found: dict[Slot, Form] = {}
    for length in range(1, min(len(plain) - 1, 7) + 1):
        for slot, nominative, weight in _endings(language).get(plain[-length:], ()):
            stem = plain[:-length]
            if nominative.startswith("*") and stem[-1] not in CONSONANTS:
                continue
            form = Form(word[: len(word) - length] + _like(nominative.strip("*"), word), weight)
            if slot not in found or form.weight > found[slot].weight:
                found[slot] = form
    for slot, weight in _whole(plain):
        if slot not in found or weight > found[slot].weight:
            found[slot] = Form(word, weight)
    return found


def _whole(plain: str) -> Iterator[tuple[Slot, float]]:
    """The readings in which a word that ends in a consonant is whole: his nominative, any case of hers."""
    if plain[-1] in CONSONANTS:
        yield ("masculine", CASES[0]), PLAIN
        yield from ((("feminine", case), FIXED) for case in CASES)


@functools.cache
def _endings(language: str) -> Mapping[str, list[tuple[Slot, str, float]]]:
    """The ending of a form -> its gender and case, the nominative's ending, and how much it says. "*" marks a stem that must end in a consonant."""
    table: dict[str, list[tuple[Slot, str, float]]] = defaultdict(list)
    for gender in GENDERS:
        groups = _declensions(language).get(gender, {})
        for group, weight in (("strong", STRONG), ("plain", PLAIN), ("weak", WEAK)):
            for nominative, case, ending in _paradigms(groups.get(group, ())):
                if ending:
                    said = weight * SELDOM if case == CASES[-1] else weight
                    table[ending].append(((gender, case), nominative, said + SPECIFIC * len(ending)))
        for ending in groups.get("fixed", ()):
            for case in CASES:
                table[ending].append(((gender, case), ending, _fixed(ending, case)))
    return table


def _fixed(ending: str, case: Case) -> float:
    """How much an ending that never changes says. Behind a name in another case, -у is rather an accusative: Петлюру."""
    if len(ending) > 1:
        return FIXED
    return WEAK - SPECIFIC if ending == ACCUSATIVE_TOO and case != CASES[0] else PLAIN


def _paradigms(lines: Sequence[str]) -> Iterator[tuple[str, Case, str]]:
    """Each line as (ending of the nominative, case, ending in that case)."""
    for line in lines:
        nominative, _, rest = line.partition(": ")
        yield nominative, CASES[0], nominative.strip("*")
        for case, endings in zip(CASES[1:], rest.split(), strict=True):
            yield from ((nominative, case, ending) for ending in endings.split(",") if ending != "-")


@functools.cache
def _first_names(language: str) -> Mapping[str, dict[Slot, str]]:
    """Every form of every known first name -> its nominative by gender and case."""
    forms: dict[str, dict[Slot, str]] = defaultdict(dict)
    raw = tomllib.loads((DATA / f"first_names_{language}.toml").read_text(encoding="utf-8"))
    for gender in GENDERS:
        lines: Sequence[str] = _declensions(language)[gender]["first"]
        for entry in raw[gender]:
            name, _, stem = entry.partition("|")
            forms[name.casefold()].setdefault((gender, CASES[0]), name)
            for case, form in _declined(stem or name, lines):
                forms[form.casefold()].setdefault((gender, case), name)
        for name, case in product(raw[f"fixed_{gender}"], CASES):
            forms[name.casefold()][gender, case] = name
    return forms


def _declined(name: str, lines: Sequence[str]) -> Iterator[tuple[Case, str]]:
    """The other cases of a first name, by the longest ending that fits."""
    fitting = [line for line in lines if name.endswith(line.partition(":")[0]) or (line[0] == "*" and name[-1] in CONSONANTS)]
    if fitting:
        nominative = max((line.partition(":")[0] for line in fitting), key=lambda ending: (ending != "*", len(ending)))
        line = next(line for line in fitting if line.partition(":")[0] == nominative)
        for _, case, ending in _paradigms([line]):
            if case != CASES[0]:
                yield case, name[: len(name) - len(nominative.strip("*"))] + ending


@functools.cache
def _declensions(language: str) -> Mapping[str, Mapping[str, Sequence[str]]]:
    found: Mapping[str, Mapping[str, Sequence[str]]] = tomllib.loads((DATA / "declensions.toml").read_text(encoding="utf-8")).get(language, {})
    return found


def _is_cyrillic(word: str) -> bool:
    return "\u0400" <= word[-1:] <= "\u04ff"


def _cased(nominative: str, word: str) -> str:
    """A name of the table with the capitals and the apostrophe of the text."""
    mark = next((c for c in word if c in "’ʼ`"), "'")
    found = nominative.replace("'", mark)
    return found.upper() if word.isupper() else found if word[:1].isupper() else found.lower()


def _like(ending: str, word: str) -> str:
    return ending.upper() if word.isupper() else ending


def _joined(words: Sequence[str]) -> str:
    return " ".join(words).replace(" .", ".")
