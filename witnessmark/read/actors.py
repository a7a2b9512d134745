"""Who is said to have done it: countries, peoples, armed groups and bare "gunmen", as words and as one name each."""

import functools
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from witnessmark.read.expression import Words
from witnessmark.read.inflection import CASES, NUMBERS, Case
from witnessmark.read.phrases import ALL_CASES, Phrase, inflected, labelled, spelled, spelled_in
from witnessmark.read.segment import Segmented
from witnessmark.read.vocabulary import vocabulary


class Actor(NamedTuple):
    """Words `[first, end)` that name a party; `name` is the country ("Russia" for "Russian forces"), the group, or the words.

    `cases` are those the words can stand in: in the nominative a party can do something, in the instrumental something
    can be done by it. Where words have no cases, all.
    """

    first: int
    end: int
    name: str
    cases: frozenset[Case] = ALL_CASES


class _Vocabulary(NamedTuple):
    names: Mapping[Phrase, str]
    nations: Words
    adjectives: frozenset[str]
    forces: Words
    between: frozenset[str]
    unnamed: Words
    unnamed_names: Mapping[Phrase, str | None]
    cases: Mapping[Phrase, frozenset[Case]]
    forces_first: bool
    possessive: tuple[str, ...]


@functools.cache
def _words(language: str) -> _Vocabulary:
    table = vocabulary(language, "actors")
    named = {**table.get("countries", {}), **table.get("groups", {})}
    names, possessive = labelled(named, language), tuple(table.get("possessive", ()))
    names |= {(*words[:-1], words[-1] + ending): name for words, name in names.items() for ending in possessive}
    unnamed = dict(known for entry in table.get("unnamed", ()) for known in _nominatives(entry, language))
    entries = [*(entry for words in named.values() for entry in words), *table.get("forces", ()), *table.get("unnamed", ())]
    return _Vocabulary(
        names=names,
        nations=Words(names),
        adjectives=frozenset(words[0] for words in spelled(table.get("adjectives", ()), language)),
        forces=Words(spelled(table.get("forces", ()), language)),
        between=frozenset(words[0] for words in spelled(table.get("between", ()), language)),
        unnamed=Words(unnamed),
        unnamed_names=unnamed,
        cases=_cases(entries, language),
        forces_first=table.get("forces_first", False),
        possessive=possessive,
    )


def _nominatives(entry: str, language: str) -> Iterator[tuple[Phrase, str | None]]:
    """Each spelling of an entry with the nominative of its number, by which such a party is known; null where it has one spelling."""
    for number in NUMBERS:
        first = next((" ".join(words) for words in spelled_in(entry, language, number, "nominative")), None)
        for case in CASES:
            yield from ((words, first if ":" in entry else None) for words in spelled_in(entry, language, number, case))


def _cases(entries: list[str], language: str) -> Mapping[Phrase, frozenset[Case]]:
    cases: dict[Phrase, frozenset[Case]] = {}
    for entry in entries:
        for found in inflected(entry, language):
            cases[found.words] = cases.get(found.words, frozenset()) | found.cases
    return cases


def read_nations(cut: Segmented) -> list[Actor]:
    """Each word for a country, its people or an armed group; the possessive is one word with its name."""
    return list(_nations(cut))


def _nations(cut: Segmented) -> Iterator[Actor]:
    known = _words(cut.language)
    heads, lower, last = known.nations.heads, cut.lower, 0
    for i in [i for i, word in enumerate(lower) if word in heads]:
        end = known.nations.forward(lower, i, len(lower)) if i >= last else None
        if end is not None:
            last, words = end, tuple(lower[i:end])
            yield Actor(i, end, known.names[words], known.cases.get(words, ALL_CASES))


def is_adjective(cut: Segmented, nation: Actor) -> bool:
    """Whether a nation is named by an adjective, which needs a noun to do anything."""
    return cut.lower[nation.end - 1] in _words(cut.language).adjectives


def read_actors(cut: Segmented, nations: list[Actor]) -> list[Actor]:
    """Parties that can do something: "Russia", "Russian and Syrian warplanes", "Russia's army", "gunmen"; never a bare adjective."""
    known = _words(cut.language)
    found: list[Actor] = []
    for k, nation in enumerate(nations):
        if found and found[-1].end > nation.first:
            continue
        bare = not is_adjective(cut, nation) and not cut.lower[nation.end - 1].endswith(known.possessive)
        if known.forces_first and bare:
            found.append(_led_by_force(cut, nation, known))
            continue
        head = _force_after(cut, nation.end, known)
        if head is not None:
            cases = nation.cases & known.cases.get(tuple(cut.lower[head[0] : head[1]]), ALL_CASES)
            found.append(_joined(Actor(nation.first, head[1], nation.name, cases), nations[k : k + 4]))
        elif bare:
            found.append(nation)
    covered = {i for actor in found for i in range(actor.first, actor.end)}
    return sorted([*found, *(a for a in _unnamed(cut, known) if a.first not in covered)])


def _led_by_force(cut: Segmented, nation: Actor, known: _Vocabulary) -> Actor:
    """ "армія Росії", "самолёты ВВС Израиля": the forces stand before the country's name, which is in the genitive then."""
    first, cases, start = nation.first, nation.cases, cut.sentences[cut.sentence_of(nation.first)][0]
    while first > start and "genitive" in cases and (step := known.forces.backward(cut.lower, first, start)) is not None:
        first, cases = step, known.cases[tuple(cut.lower[step:first])]
    return Actor(first, nation.end, nation.name, cases)


def _force_after(cut: Segmented, at: int, known: _Vocabulary) -> tuple[int, int] | None:
    """The words of "forces" after up to four words such as "and Syrian government"."""
    last = min(cut.sentences[cut.sentence_of(at - 1)][1], at + 5)
    nations, head = known.nations.heads, None
    while at < last:
        step = known.forces.forward(cut.lower, at, last)
        if step is not None:
            head, at = (at, step), step
        elif head is None and (cut.lower[at] in known.between or cut.lower[at] in nations):
            at += 1
        else:
            break
    return head


def _joined(actor: Actor, nations: list[Actor]) -> Actor:
    """Names of all nations inside one phrase, joined by "and"."""
    names = dict.fromkeys(n.name for n in nations if actor.first <= n.first < actor.end)
    return actor._replace(name=" and ".join(names))


def _unnamed(cut: Segmented, known: _Vocabulary) -> Iterator[Actor]:
    heads, last = known.unnamed.heads, 0
    for i in [i for i, word in enumerate(cut.lower) if word in heads]:
        if i >= last and (end := known.unnamed.forward(cut.lower, i, len(cut.lower))) is not None:
            last, words = end, tuple(cut.lower[i:end])
            yield Actor(i, end, known.unnamed_names[words] or " ".join(words), known.cases[words])
