"""Who is said to have done it: countries, peoples, armed groups and bare "gunmen", as words and as one name each."""

import functools
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from witnessmark.read.expression import Words
from witnessmark.read.segment import Segmented
from witnessmark.read.vocabulary import vocabulary


class Actor(NamedTuple):
    """Words `[first, end)` that name a party; `name` is the country ("Russia" for "Russian forces"), the group, or the words."""

    first: int
    end: int
    name: str


class _Vocabulary(NamedTuple):
    names: Mapping[tuple[str, ...], str]
    nations: Words
    adjectives: frozenset[str]
    forces: Words
    between: frozenset[str]
    unnamed: Words


@functools.cache
def _words(language: str) -> _Vocabulary:
    table = vocabulary(language, "actors")
    names = {tuple(word.split()): name for name, words in {**table.get("countries", {}), **table.get("groups", {})}.items() for word in words}
    return _Vocabulary(
        names=names,
        nations=Words(names),
        adjectives=frozenset(table.get("adjectives", ())),
        forces=Words(tuple(w.split()) for w in table.get("forces", ())),
        between=frozenset(table.get("between", ())),
        unnamed=Words(tuple(w.split()) for w in table.get("unnamed", ())),
    )


def read_nations(cut: Segmented) -> list[Actor]:
    """Each word for a country, its people or an armed group; the possessive is one word with its name."""
    return list(_nations(cut))


def _nations(cut: Segmented) -> Iterator[Actor]:
    known = _words(cut.language)
    heads, plain = known.nations.heads, [word.removesuffix("'s").removesuffix("'") for word in cut.lower]
    i = 0
    while i < len(plain):
        end = known.nations.forward(plain, i, len(plain)) if plain[i] in heads else None
        if end is not None:
            yield Actor(i, end, known.names[tuple(plain[i:end])])
        i = end if end is not None else i + 1


def read_actors(cut: Segmented, nations: list[Actor]) -> list[Actor]:
    """Parties that can do something: "Russia", "Russian and Syrian warplanes", "Russia's army", "gunmen"; never a bare adjective."""
    known = _words(cut.language)
    found: list[Actor] = []
    for k, nation in enumerate(nations):
        if found and found[-1].end > nation.first:
            continue
        end = _force_after(cut, nation.end, known)
        if end is not None:
            found.append(_joined(Actor(nation.first, end, nation.name), nations[k : k + 4]))
        elif cut.lower[nation.end - 1] not in known.adjectives and not cut.lower[nation.end - 1].endswith(("'s", "'")):
            found.append(nation)
    covered = {i for actor in found for i in range(actor.first, actor.end)}
    return sorted([*found, *(a for a in _unnamed(cut, known) if a.first not in covered)])


def _force_after(cut: Segmented, at: int, known: _Vocabulary) -> int | None:
    """The end of "forces" after up to four words such as "and Syrian government"."""
    last = min(cut.sentences[cut.sentence_of(at - 1)][1], at + 5)
    nations, end = known.nations.heads, None
    while at < last:
        step = known.forces.forward(cut.lower, at, last)
        if step is not None:
            end = at = step
        elif end is None and (cut.lower[at] in known.between or cut.lower[at] in nations):
            at += 1
        else:
            break
    return end


def _joined(actor: Actor, nations: list[Actor]) -> Actor:
    """Names of all nations inside one phrase, joined by "and"."""
    names = dict.fromkeys(n.name for n in nations if actor.first <= n.first < actor.end)
    return actor._replace(name=" and ".join(names))


def _unnamed(cut: Segmented, known: _Vocabulary) -> Iterator[Actor]:
    heads, last = known.unnamed.heads, 0
    for i in [i for i, word in enumerate(cut.lower) if word in heads]:
        if i >= last and (end := known.unnamed.forward(cut.lower, i, len(cut.lower))) is not None:
            last = end
            yield Actor(i, end, " ".join(cut.lower[i:end]))
