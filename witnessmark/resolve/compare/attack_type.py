"""Whether both reports tell of the same kind of attack."""

import functools
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from witnessmark.model.place import Gazetteer
from witnessmark.resolve.compare.common import Clue, Opinion, Profile

SAME, VAGUE, DIFFERENT = 0.3, 0.1, -0.5  # that both say "attack" tells less than that both say "shooting"


def compare(a: Profile, b: Profile, gazetteer: Gazetteer) -> Opinion | None:
    """Words for one attack differ between reporters: only kinds of which no family holds both speak against one event."""
    if not a.attacks or not b.attacks:
        return None
    shared = sorted(a.attacks & b.attacks, key=lambda kind: (kind in _table()["vague"], kind))
    if shared:
        return Opinion(score=VAGUE if shared[0] in _table()["vague"] else SAME, reason=f"Both tell of: {shared[0]}.")
    if _families(a.attacks) & _families(b.attacks):
        return None
    return Opinion(score=DIFFERENT, reason=f"One tells of {min(a.attacks)}, the other of {min(b.attacks)}.")


def _families(kinds: frozenset[str]) -> frozenset[str]:
    """The families some of these kinds are in; all of them for a vague word, and for one the table does not know."""
    families: Mapping[str, list[str]] = _table()["families"]
    known = {kind for members in families.values() for kind in members}
    if any(kind in _table()["vague"] or kind not in known for kind in kinds):
        return frozenset(families)
    return frozenset(name for name, members in families.items() if kinds & set(members))


@functools.cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads(Path(__file__).with_name("attack_kinds.toml").read_text(encoding="utf-8"))


CLUE = Clue(name="attack_type", compare=compare)
