"""Weapons as a text names them: the table `data/weapons.csv`, and classes such as "cluster munitions"."""

import csv
import functools
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from witnessmark.model.weapon import Weapon
from witnessmark.read.expression import QUOTES
from witnessmark.read.inflection import FLEETING
from witnessmark.read.match import within
from witnessmark.read.phrases import inflected, spelled
from witnessmark.read.segment import WORD, Segmented, words_of
from witnessmark.read.vocabulary import vocabulary

TABLE = Path(__file__).parent / "data" / "weapons.csv"


class Kind(NamedTuple):
    """A weapon of the table, or a class (`id` null)."""

    id: str | None
    name: str
    weapon_class: str
    cluster_capable: str


class Name(NamedTuple):
    """One surface form. `capitals`: a word with one is matched only so written; a `doubtful` one ("Grad?") wants a word of war in its sentence."""

    words: tuple[str, ...]
    capitals: tuple[bool, ...]
    doubtful: bool
    kind: Kind


@functools.cache
def weapon_table() -> Mapping[str, Kind]:
    """The weapons of the table by id, in its order."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {row["id"]: Kind(row["id"], row["name"], row["class"], row["cluster_capable"]) for row in csv.DictReader(file)}


@functools.cache
def _names(language: str) -> Mapping[str, tuple[Name, ...]]:
    """First word to the forms that start with it, longest first."""
    names: dict[str, list[Name]] = {}
    for form, kind in [*_table_forms("names" if language == "en" else f"names_{language}"), *_class_forms(language)]:
        entry = form.removesuffix("?")
        for found in inflected(entry, language):
            words = words_of(" ".join(found.words))
            names.setdefault(words[0], []).append(Name(words, _capitals(entry), form.endswith("?"), kind))
    return {word: tuple(sorted(found, key=lambda n: (-len(n.words), n.words))) for word, found in names.items()}


def _capitals(entry: str) -> tuple[bool, ...]:
    """Of each word of an entry, whether it is written with a capital."""
    return tuple(word[0].isupper() for part in entry.split() for word in WORD.findall(FLEETING.sub(r"\1", part.partition(":")[0].partition("=")[0])))


def _table_forms(column: str) -> Iterator[tuple[str, Kind]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield from ((form, weapon_table()[row["id"]]) for form in (row.get(column) or "").split(";") if form)


def _class_forms(language: str) -> Iterator[tuple[str, Kind]]:
    for name, forms in vocabulary(language, "weapons").get("classes", {}).items():
        capable = "yes" if name.startswith("cluster") else "unknown"
        yield from ((form, Kind(None, name, name, capable)) for form in forms)


def read_weapons(cut: Segmented) -> list[Weapon]:
    """Every weapon named, in text order, the longest name at each place.

    A class word that only repeats a named weapon's class is part of no mention of its own ("Grad missiles"); one that adds
    something is ("Smerch cluster munitions"). All are `claimed`: a name in a text identifies nothing.
    """
    names, lower = _names(cut.language), cut.lower
    repeats = _listed(cut.language, "repeats")
    found, last = list[Weapon](), 0
    for i in [i for i, word in enumerate(lower) if word in names]:
        name = next((n for n in names[lower[i]] if _stands(cut, i, n)), None) if i >= last else None
        if name is None or (found and i == last and found[-1].weapon is not None and lower[i] in repeats):
            continue
        last = i + len(name.words)
        found.append(_weapon(cut, i, last, name.kind))
    return found


def _stands(cut: Segmented, i: int, name: Name) -> bool:
    end = i + len(name.words)
    if tuple(cut.lower[i:end]) != name.words:
        return False
    small = any(capital and not word[0].isupper() for capital, word in zip(name.capitals, cut.words[i:end], strict=True))
    if small and not (vocabulary(cut.language, "weapons").get("quoted", False) and _quoted(cut, i, end)):
        return False
    return not name.doubtful or _war_beside(cut, i, end)


def _quoted(cut: Segmented, first: int, end: int) -> bool:
    """Whether the name alone stands in quotation marks, as Ukrainian and Russian write the names of weapons: «ураганами»."""
    return first > 0 and end < len(cut.words) and cut.words[first - 1] in QUOTES and cut.words[end] in QUOTES and cut.words[first - 1] != "»"


def _war_beside(cut: Segmented, first: int, end: int) -> bool:
    """Whether a word of war stands in the sentence, near enough, the name itself apart."""
    words = _listed(cut.language, "proofs")
    start, stop = within(cut, (first, end))
    return any(cut.lower[i] in words for i in range(start, stop) if not first <= i < end)


@functools.cache
def _listed(language: str, name: str) -> frozenset[str]:
    """The words of a list of the [weapons] table."""
    return frozenset(words[0] for words in spelled(vocabulary(language, "weapons").get(name, ()), language) if len(words) == 1)


def _weapon(cut: Segmented, first: int, end: int, kind: Kind) -> Weapon:
    return Weapon(
        start=cut.starts[first],
        end=cut.ends[end - 1],
        weapon=kind.id,
        name=kind.name,
        weapon_class=kind.weapon_class,
        cluster_capable=kind.cluster_capable,
    )
