"""What a denial denies: the attack alone, where the people harmed are only told of in a clause about it."""

import functools
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from witnessmark.model.claim import Attack, Casualty
from witnessmark.model.evidence import Gathering
from witnessmark.model.reading import Reading
from witnessmark.reconcile.common import Statement
from witnessmark.reconcile.phrases import pattern

OF_THE_ATTACK = "of_the_attack"
"""The mark of a number that a denial of the attack only mentions, among the names of the rules that fired."""
NEAR = 60  # characters: a clause about the attack follows it at once


@functools.cache
def _table() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("denials.toml").read_text(encoding="utf-8"))


def mark_denials(statements: Sequence[Statement], gathering: Gathering) -> list[Statement]:
    """The statements; a denied one whose words stand in a clause about the denied attack ("the strike that killed six") bears the mark."""
    readings = {r.doc_id: r for r in gathering.readings if r.text is not None}
    return [replace(s, fired=(*s.fired, OF_THE_ATTACK)) if s.modality == "denied" and _only_mentioned(s, readings) else s for s in statements]


def _only_mentioned(s: Statement, readings: dict[str, Reading]) -> bool:
    return all(doc in readings and of_the_attack(key, readings[doc]) for doc, key in s.claims)


def of_the_attack(key: str, reading: Reading) -> bool:
    """Whether a claim of people stands in a clause about an attack that the same voice denies."""
    claim = next((c for c in reading.claims if c.id == key), None)
    text, phrases = reading.text or "", _table()
    if not isinstance(claim, Casualty):
        return False
    for a in reading.claims:
        if isinstance(a, Attack) and a.modality == "denied" and a.speaker == claim.speaker and 0 <= claim.start - a.end <= NEAR:
            between = text[a.end : claim.start]
            relative, more = (pattern(tuple(phrases[kind]["phrases"])).search(between) for kind in ("relative", "and"))
            return relative is not None and more is None
    return False
