"""Claims that are not counts of people: attacks, weapon use, damage, control, measures, footage, labels, forecasts."""

import functools
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from witnessmark.model.claim import AnyClaim, Attack, Characterisation, Control, Damage, Footage, Forecast, Measure, WeaponUse
from witnessmark.model.place import Place
from witnessmark.model.weapon import Weapon
from witnessmark.read.actors import Actor, is_adjective, read_actors, read_nations
from witnessmark.read.classes import classes
from witnessmark.read.match import Attempt, Match, attempts, matches, within
from witnessmark.read.phrases import ALL_CASES, labelled
from witnessmark.read.segment import Segmented
from witnessmark.read.verified import with_verifiers
from witnessmark.read.vocabulary import vocabulary

KINDS: Mapping[str, type[AnyClaim]] = {kind.kind: kind for kind in (Attack, WeaponUse, Damage, Control, Measure, Footage, Characterisation, Forecast)}
# Fields that name a party, and fields that keep the words as they stand; all others are looked up in the vocabulary.
PARTIES = frozenset(("alleged_actor", "actor"))
VERBATIM = frozenset(("object", "shows", "verified_by"))


class Finds:
    """What the patterns are told of other layers: weapons, places and parties as word spans, with what each stands for."""

    def __init__(self, cut: Segmented, weapons: Iterable[Weapon], places: Iterable[Place] | None) -> None:
        self.weapons = {cut.word_at(w.start): w for w in weapons}
        nations = read_nations(cut)
        actors = read_actors(cut, nations)
        self.names = {actor.first: actor.name for actor in (*nations, *actors)}
        self.spans: dict[str, dict[int, int]] = {
            "weapon": {i: cut.word_at(w.end - 1) + 1 for i, w in self.weapons.items()},
            "known_weapon": {i: cut.word_at(w.end - 1) + 1 for i, w in self.weapons.items() if w.weapon is not None},
            "nation": _ends(nations),
            "actor": _ends(actors),
            "doer": _ends(actor for actor in actors if "nominative" in actor.cases),
            "agent": _ends(actor for actor in actors if "instrumental" in actor.cases and actor.cases != ALL_CASES),
            "force": _ends(actor for actor in actors if actor not in nations or actor.cases == ALL_CASES),
            "adjective": _ends(nation for nation in nations if is_adjective(cut, nation)),
        }
        if places is not None:
            self.spans["place"] = {cut.word_at(p.start): cut.word_at(p.end - 1) + 1 for p in places if not p.demonym}


def _ends(actors: Iterable[Actor]) -> dict[int, int]:
    return {actor.first: actor.end for actor in actors}


def read_statements(cut: Segmented, weapons: Sequence[Weapon], places: Sequence[Place] | None) -> list[AnyClaim]:
    """All such claims in text order, without ids, voices, places or times, which other layers give.

    Each is an exact stretch of one sentence. Two of one kind never overlap; two of different kinds may. Where no place
    layer worked (`places` is null) capitalised words stand for places.
    """
    finds = Finds(cut, weapons, places)
    return with_verifiers(cut, [_claim(cut, match, finds) for match in matches(cut, finds.spans)])


def explain(cut: Segmented, weapons: Sequence[Weapon], places: Sequence[Place] | None) -> list[Attempt]:
    """Each anchor seen, in text order, with the rule and, where it abstained, why."""
    return list(attempts(cut, Finds(cut, weapons, places).spans))


def _claim(cut: Segmented, match: Match, finds: Finds) -> AnyClaim:
    kind = match.pattern.kind
    fields: dict[str, Any] = dict(match.pattern.gives)
    for field, (first, end) in match.kept.items():
        fields[field] = _value(cut, field, first, end, finds)
    if kind == "attack":
        fields.setdefault("target_type", _target(cut, match))
        fields["attack_type"] = _type(cut, match, fields.get("attack_type"))
    if kind == "weapon":
        fields = {"weapon": _weapon(match, finds), "basis": _basis(cut, match)}
    return KINDS[kind](
        id="",
        start=cut.starts[match.first],
        end=cut.ends[match.end - 1],
        quote=cut.quote(match.first, match.end),
        rule=match.pattern.rule,
        **{field: value for field, value in fields.items() if field in KINDS[kind].__struct_fields__},
    )


def _target(cut: Segmented, match: Match) -> str | None:
    """What was attacked: told after the anchor, or before it where no party stands there ("the home was hit")."""
    told = look_up(cut, "target_type", match.anchor[1], match.end)
    actor = match.kept.get("alleged_actor")
    if told is None and (actor is None or actor[0] > match.anchor[0]):
        return look_up(cut, "target_type", match.first, match.anchor[0])
    return told


def _type(cut: Segmented, match: Match, told: str | None) -> str | None:
    """A type that says only that there was a strike gives way to what struck ("ударе российских дронов"), where a language asks for it."""
    bare = vocabulary(cut.language, "statements").get("bare_types", ())
    struck_with = classes(cut.language)["projectiles"] if told in bare else None
    if struck_with is None:
        return told
    found = (look_up(cut, "attack_type", i, match.end) for i in range(match.first, match.end) if struck_with.forward(cut.lower, i, match.end))
    return next((value for value in found if value is not None), told)


def _value(cut: Segmented, field: str, first: int, end: int, finds: Finds) -> str | None:
    if field in PARTIES:
        return next((finds.names[i] for i in range(first, end) if i in finds.names), None)
    if field in VERBATIM:
        return cut.quote(first, end)
    return look_up(cut, field, first, end)


def look_up(cut: Segmented, field: str, first: int, end: int) -> str | None:
    """The value of the first word or longest phrase in [first, end) that the field's table knows, or null."""
    words, values = classes(cut.language).get(field), _values(cut.language, field)
    if words is None:
        return None
    for i in range(first, end):
        stop = words.forward(cut.lower, i, end)
        if stop is not None:
            return values[tuple(cut.lower[i:stop])]
    return None


@functools.cache
def _values(language: str, field: str) -> Mapping[tuple[str, ...], str]:
    """Each word of a field's table to its value; a word listed twice keeps its first."""
    return labelled(vocabulary(language, "statements").get("fields", {}).get(field, {}), language)


def _weapon(match: Match, finds: Finds) -> str | None:
    """The first weapon of the table in the quote; null where only a class is named."""
    named = (finds.weapons[i].weapon for i in range(match.first, match.end) if i in finds.weapons)
    return next((weapon for weapon in named if weapon is not None), None)


def _basis(cut: Segmented, match: Match) -> str:
    """Footage or remnants where the quote or else its sentence speaks of them, else somebody's statement."""
    return look_up(cut, "basis", match.first, match.end) or look_up(cut, "basis", *within(cut, match.anchor)) or "statement"
