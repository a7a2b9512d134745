"""What kind of figure a number is: a count, an addition, people who died later, bodies found, or an entry made afterwards."""

import functools
import tomllib
from pathlib import Path
from typing import Any

from witnessmark.model.claim import Casualty
from witnessmark.model.reading import Reading
from witnessmark.model.tally import Figure
from witnessmark.reconcile.phrases import pattern
from witnessmark.reconcile.surroundings import is_nearest, sentence

KINDS: tuple[Figure, ...] = ("retroactive", "late", "recovered", "found")


@functools.cache
def table() -> dict[str, Any]:
    """The kinds with the words that tell them."""
    return tomllib.loads(Path(__file__).with_name("figures.toml").read_text(encoding="utf-8"))


def figure_of(claim: Casualty, reading: Reading | None) -> Figure:
    """The kind the words of the claim's sentence tell; an addition where they tell none and it is one, else a plain count."""
    plain: Figure = "increment" if claim.relation == "increment" else "count"
    if reading is None or reading.text is None or claim.modality != "stated" or claim.zero is not None:
        return plain
    first, last = sentence(claim, reading)
    if pattern(_all_phrases(claim.outcome)).search(reading.text, first, last) is None:
        return plain
    kinds = (kind for kind in KINDS if claim.outcome in table()[kind]["outcomes"] and _told(kind, claim, reading, first, last))
    return next(kinds, plain)


@functools.cache
def _all_phrases(outcome: str) -> tuple[str, ...]:
    """The phrases of every kind of figure that this outcome has: most sentences hold none, which one look tells."""
    return tuple(phrase for kind in KINDS if outcome in table()[kind]["outcomes"] for phrase in table()[kind]["phrases"])


@functools.cache
def _phrases(kind: str) -> tuple[str, ...]:
    return tuple(table()[kind]["phrases"])


def note_of(figure: Figure) -> tuple[str, ...]:
    """What a reader must know of such a figure; nothing of a plain count or addition, nor where a rule says it."""
    return (table()[figure]["note"],) if "note" in table().get(figure, {}) else ()


def _told(kind: Figure, claim: Casualty, reading: Reading, first: int, last: int) -> bool:
    found = pattern(_phrases(kind)).finditer(reading.text or "", first, last)
    behind = tuple(table()[kind].get("behind", ()))
    return any(is_nearest(claim, match.span(), reading, match[0].casefold().startswith(behind)) for match in found)
