"""Documents that name the publisher of another for what both say: "Reuters reported". The root of those claims is one."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from witnessmark.model.base import Model, Span
from witnessmark.model.claim import Casualty
from witnessmark.model.reading import Reading
from witnessmark.resolve.copies.counterparts import REACH
from witnessmark.resolve.copies.direction import is_earlier
from witnessmark.resolve.copies.plain import plain
from witnessmark.resolve.people.latin import latin
from witnessmark.resolve.span import day

WORD = re.compile(r"\w+(?:['’ʼ-]\w+)*")
Name = tuple[str, ...]
"""A publisher's name, its words in small Latin letters."""
Statement = tuple[object, ...]


class Credit(Model, frozen=True, kw_only=True):
    """`naming` names the publisher of `named` at `span`, and says what it said; both are places among the readings."""

    named: int
    naming: int
    span: Span
    claims: tuple[tuple[str, str], ...]


def credits(readings: Sequence[Reading]) -> Iterator[Credit]:
    """For each document that names another's publisher, the latest of its documents that says the same count of the same place within
    days before.

    A publisher is named by its whole name as its documents give it, in Latin or Cyrillic letters; a name of figures alone names
    nobody. A document whose time is not known credits none: what came first cannot be told.
    """
    names, said = _by_first_word({name for reading in readings if (name := _name(reading))}), _said(readings)
    for i, reading in enumerate(readings):
        if not any(isinstance(claim, Casualty) for claim in reading.claims):
            continue
        for name, span in sorted(_named(reading, names).items(), key=lambda found: found[1]):
            earlier = _latest(readings, i, name, said)
            if earlier is not None:
                yield Credit(named=earlier, naming=i, span=span, claims=_shared(readings[earlier], reading))


def _name(reading: Reading) -> Name:
    """The words of a publisher's name; none where it is not known, or has no letters."""
    words = tuple(_spelt(word, reading.language) for word in WORD.findall(reading.publisher or ""))
    return words if any(word.isalpha() for word in words) else ()


def _spelt(word: str, language: str | None) -> str:
    return latin(word, language).casefold()


def _said(readings: Sequence[Reading]) -> Mapping[tuple[Name, Statement], list[int]]:
    """The documents of each publisher by the counts they give and the places they name."""
    found: dict[tuple[Name, Statement], list[int]] = defaultdict(list)
    for i, reading in enumerate(readings):
        if name := _name(reading):
            for statement in _statements(reading):
                found[name, statement].append(i)
    return found


def _statements(reading: Reading) -> set[Statement]:
    """Each count with each place smaller than a country: a number alone is said of many events."""
    places = {p.gazetteer_id for p in reading.places if p.gazetteer_id is not None and not p.demonym and p.precision != "country"}
    return {(*_count(claim), place) for claim in reading.claims if isinstance(claim, Casualty) for place in places}


def _count(claim: Casualty) -> Statement:
    return (claim.outcome, claim.low, claim.high, claim.quantifier)


def _named(reading: Reading, names: Mapping[str, Sequence[Name]]) -> dict[Name, Span]:
    """The publishers a document names other than its own, each where it is named first."""
    own, words = _name(reading), list(WORD.finditer(plain(reading.text or "")))
    found: dict[Name, Span] = {}
    for i, word in enumerate(words):
        if word.group()[0].islower() or (first := _spelt(word.group(), reading.language)) not in names:
            continue
        for name in names[first]:
            last = words[i + len(name) - 1] if i + len(name) <= len(words) else None
            if last is not None and name != own and name == tuple(_spelt(w.group(), reading.language) for w in words[i : i + len(name)]):
                found.setdefault(name, (word.start(), last.end()))
    return found


def _by_first_word(names: Iterable[Name]) -> Mapping[str, Sequence[Name]]:
    found: dict[str, list[Name]] = defaultdict(list)
    for name in sorted(names):
        found[name[0]].append(name)
    return found


def _latest(readings: Sequence[Reading], i: int, name: Name, said: Mapping[tuple[Name, Statement], list[int]]) -> int | None:
    """The latest document of a publisher that says a count of this one, published before it and within days."""
    before = {j for statement in _statements(readings[i]) for j in said.get((name, statement), ()) if _before(readings[j], readings[i])}
    return max(before, key=lambda j: (readings[j].published or "", readings[j].sha256, readings[j].doc_id), default=None)


def _before(first: Reading, second: Reading) -> bool:
    days = day(first.published), day(second.published)
    return days[0] is not None and days[1] is not None and 0 <= days[1] - days[0] <= REACH and not is_earlier(second.published, first.published)


def _shared(a: Reading, b: Reading) -> tuple[tuple[str, str], ...]:
    """Counts of two documents that say the same, each once."""
    mine = {_count(c): c.id for c in reversed(a.claims) if isinstance(c, Casualty)}
    theirs = {_count(c): c.id for c in reversed(b.claims) if isinstance(c, Casualty)}
    return tuple((mine[count], theirs[count]) for count in reversed(mine) if count in theirs)
