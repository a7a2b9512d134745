"""Weapons as a text names them: the table `data/weapons.csv`, and classes such as "cluster munitions"."""

import csv
import functools
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from witnessmark.model.weapon import Weapon
from witnessmark.read.match import within
from witnessmark.read.segment import WORD, Segmented
from witnessmark.read.vocabulary import vocabulary

TABLE = Path(__file__).parent / "data" / "weapons.csv"


class Kind(NamedTuple):
    """A weapon of the table, or a class (`id` null)."""

    id: str | None
    name: str
    weapon_class: str
    cluster_capable: str


class Name(NamedTuple):
    """One surface form. A form with a capital is matched only so written; a `doubtful` one ("Grad?") wants a word of war in its sentence."""

    words: tuple[str, ...]
    surface: tuple[str, ...]
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
    for form, kind in [*_table_forms("names" if language == "en" else "cyrillic"), *_class_forms(language)]:
        surface = tuple(WORD.findall(form.removesuffix("?")))
        words = tuple(word.casefold() for word in surface)
        names.setdefault(words[0], []).append(Name(words, surface, form.endswith("?"), kind))
    return {word: tuple(sorted(found, key=lambda n: (-len(n.words), n.words))) for word, found in names.items()}


def _table_forms(column: str) -> Iterator[tuple[str, Kind]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield from ((form, weapon_table()[row["id"]]) for form in row[column].split(";") if form)


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
    repeats = frozenset(vocabulary(cut.language, "weapons").get("repeats", ()))
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
    written = cut.words[i:end]
    if any(form[0].isupper() and not word[0].isupper() for form, word in zip(name.surface, written, strict=True)):
        return False
    return not name.doubtful or _war_beside(cut, i, end)


def _war_beside(cut: Segmented, first: int, end: int) -> bool:
    """Whether a word of war stands in the sentence, near enough, the name itself apart."""
    words = _proofs(cut.language)
    start, stop = within(cut, (first, end))
    return any(cut.lower[i] in words for i in range(start, stop) if not first <= i < end)


@functools.cache
def _proofs(language: str) -> frozenset[str]:
    return frozenset(vocabulary(language, "weapons").get("proofs", ()))


def _weapon(cut: Segmented, first: int, end: int, kind: Kind) -> Weapon:
    return Weapon(
        start=cut.starts[first],
        end=cut.ends[end - 1],
        weapon=kind.id,
        name=kind.name,
        weapon_class=kind.weapon_class,
        cluster_capable=kind.cluster_capable,
    )
