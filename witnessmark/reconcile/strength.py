"""How far a statement can be relied on: the contract's table, read from strength.toml."""

import functools
import re
import tomllib
from collections.abc import Sequence
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from witnessmark.model.place import Place
from witnessmark.model.root import is_many
from witnessmark.reconcile.common import Statement, Target
from witnessmark.reconcile.words import has_word

WORD = re.compile(r"\w+")
# Letters of a Cyrillic name that its cases may change (Харків, Харкова), that an adjective adds, and that at least must agree.
ENDING, ADJECTIVE, SHORTEST_STEM = 2, 6, 3
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
    if (s.anonymous or s.root.startswith("anonymous:")) and not is_service(s.root, s.root_kind, target):
        return "anonymous"
    if s.root.startswith("publisher:") and s.root_kind not in ("un", "ngo"):
        return "publisher"
    source = _of_source(s, target, places)
    if source is not None:
        return source
    if s.scope == "unknown":
        return "unscoped"
    return None if s.timed and s.asserted is not None else "undated"


def is_service(root: str, kind: str, target: Target) -> bool:
    """Whether an unnamed root is a public service of a known place ("rescuers", "police"): a place has one, so it is not in hiding.

    One officer or one rescuer who is not named stays anonymous, and so do officials and doctors, of whom there are many offices.
    """
    role, services = root.rpartition(":")[2], table()["services"]
    return kind in services["kinds"] and target.place is not None and (is_many(role) or has_word(role, tuple(services["words"])))


def _of_source(s: Statement, target: Target, places: Sequence[Place]) -> str | None:
    role, kind = s.root_role or s.root, s.root_kind
    if has_word(role, tuple(table()["adviser"]["words"])):
        return "adviser"
    if is_compiled(s):
        return "compiled"
    rank = "local" if has_word(role, tuple(table()["civil"]["words"])) else table()["kind"].get(kind, "weak")
    if rank == "strong":
        return None
    party = kind == "military" or s.root_side is not None
    if rank != "local":
        return "of_fighters" if party and s.who == "combatant" else kind
    why = _of_official(role, target.place, places)
    return "of_fighters" if why is not None and party and s.who == "combatant" else why


def is_compiled(s: Statement) -> bool:
    """Whether the root counts out of others' reports: it is never independent of those it took its number from."""
    return has_word(f"{s.root_role or ''}, {s.root}", tuple(table()["compiler"]["words"]))


def reports(statements: Sequence[Statement]) -> Sequence[Statement]:
    """What was reported, without what recorders compiled from reports; that too where there is nothing else.

    A recorder's method is applied to reports: applied to its own or another's number it would only give that number back.
    """
    return [s for s in statements if not is_compiled(s)] or statements


def _of_official(role: str, place: Place | None, places: Sequence[Place]) -> str | None:
    if not has_word(role, tuple(table()["local"]["words"])) or has_word(role, tuple(table()["national"]["words"])):
        return "not_local"
    named = [p for p in places if p.lat is not None and p.precision != "country" and bears(role, p.name)]
    return "elsewhere" if place is not None and named and not any(_same_area(p, place) for p in named) else None


@functools.lru_cache(maxsize=4096)
def bears(role: str, name: str) -> bool:
    """Whether a role names a place in any case or as an adjective: "мэр Харькова" and "харківський міський голова" name Харків."""
    said, wanted = WORD.findall(role.casefold()), WORD.findall(name.casefold())
    return bool(wanted) and all(any(_same_word(word, other) for other in said) for word in wanted)


def _same_word(a: str, b: str) -> bool:
    """Equal, or of one stem where the script is one whose names are inflected."""
    if a == b or a.isascii() or b.isascii():
        return a == b
    shared = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return shared >= max(SHORTEST_STEM, min(len(a), len(b)) - ENDING) and abs(len(a) - len(b)) <= ADJECTIVE


def _same_area(a: Place, b: Place) -> bool:
    if a.gazetteer_id is not None and a.gazetteer_id == b.gazetteer_id:
        return True
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return True
    return _kilometres(a.lat, a.lon, b.lat, b.lon) <= SAME_AREA_KM + (a.radius_km or 0) + (b.radius_km or 0)


def _kilometres(lat: float, lon: float, lat2: float, lon2: float) -> float:
    up, across = radians(lat2 - lat) / 2, radians(lon2 - lon) / 2
    return 2 * EARTH_KM * asin(sqrt(sin(up) ** 2 + cos(radians(lat)) * cos(radians(lat2)) * sin(across) ** 2))
