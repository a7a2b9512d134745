"""How far a statement can be relied on: the contract's table, read from strength.toml."""

import functools
import tomllib
from collections.abc import Sequence
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from witnessmark.model.place import Place
from witnessmark.reconcile.common import Statement, Target
from witnessmark.reconcile.words import has_word

EARTH_KM = 6371.0
# Towns of one district lie closer than this; an official of a place farther away speaks of somebody else's area.
SAME_AREA_KM = 60.0


@functools.cache
def table() -> dict[str, Any]:
    """The strength table."""
    return tomllib.loads(Path(__file__).with_name("strength.toml").read_text(encoding="utf-8"))


def weigh(statement: Statement, target: Target, places: Sequence[Place] = ()) -> Statement:
    """The statement with its strength; a weak one says why in its notes. Denials stay denials.

    `places` are the places of the readings: they tell whether an official's role names another area.
    """
    if statement.strength == "denial" or statement.tentative:
        return statement
    why = weakness(statement, target, places)
    if why is None:
        return replace(statement, strength="strong")
    return replace(statement, strength="weak", notes=(*statement.notes, f"It is weak: {table()['reasons'][why]}."))


def weakness(s: Statement, target: Target, places: Sequence[Place]) -> str | None:
    """The first reason of the table why a statement is weak; null where it is strong."""
    if not s.numeric:
        return "vague"
    if s.anonymous or s.root.startswith("anonymous:"):
        return "anonymous"
    if s.root.startswith("publisher:") and s.root_kind not in ("un", "ngo"):
        return "publisher"
    source = _of_source(s, target, places)
    if source is not None:
        return source
    if s.scope == "unknown":
        return "unscoped"
    return None if s.timed and s.asserted is not None else "undated"


def _of_source(s: Statement, target: Target, places: Sequence[Place]) -> str | None:
    role, kind = s.root_role or s.root, s.root_kind
    if has_word(role, tuple(table()["adviser"]["words"])):
        return "adviser"
    rank = "local" if has_word(role, tuple(table()["civil"]["words"])) else table()["kind"].get(kind, "weak")
    if rank == "strong":
        return None
    party = kind == "military" or s.root_side is not None
    if rank != "local":
        return "of_fighters" if party and s.who == "combatant" else kind
    why = _of_official(role, target.place, places)
    return "of_fighters" if why is not None and party and s.who == "combatant" else why


def _of_official(role: str, place: Place | None, places: Sequence[Place]) -> str | None:
    if not has_word(role, tuple(table()["local"]["words"])) or has_word(role, tuple(table()["national"]["words"])):
        return "not_local"
    named = [p for p in places if p.lat is not None and p.precision != "country" and has_word(role, (p.name,))]
    return "elsewhere" if place is not None and named and not any(_same_area(p, place) for p in named) else None


def _same_area(a: Place, b: Place) -> bool:
    if a.gazetteer_id is not None and a.gazetteer_id == b.gazetteer_id:
        return True
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return True
    return _kilometres(a.lat, a.lon, b.lat, b.lon) <= SAME_AREA_KM + (a.radius_km or 0) + (b.radius_km or 0)


def _kilometres(lat: float, lon: float, lat2: float, lon2: float) -> float:
    up, across = radians(lat2 - lat) / 2, radians(lon2 - lon) / 2
    return 2 * EARTH_KM * asin(sqrt(sin(up) ** 2 + cos(radians(lat)) * cos(radians(lat2)) * sin(across) ** 2))
