"""One tally as every convention counts it, each with its reason; and how each codes the incident."""

import functools
from collections.abc import Mapping, Sequence
from datetime import datetime

from witnessmark.model.counted import Coded, Counted, GroupPart
from witnessmark.model.place import Place
from witnessmark.model.time import Interval
from witnessmark.reconcile.common import Statement
from witnessmark.reconcile.convention import Convention, best_of, load, names, range_of
from witnessmark.reconcile.naming import OUTCOMES, in_words, root_name
from witnessmark.reconcile.statuses import Facts, status
from witnessmark.reconcile.tallying import Count
from witnessmark.reconcile.vague import Words, read

DAYS = {"day": 1.0, "week": 7.0}  # the longest an event's time may be to be of this precision; anything longer is "longer"
FINEST = ("woman", "man", "girl", "boy")
# Groups told by age or by sex alone, with the finer ones that hold some of them: what is left over is of unknown sex, or of unknown age.
BY_AGE = {"child": ("girl", "boy"), "adult": ("woman", "man")}
BY_SEX = {"female": ("woman", "girl"), "male": ("man", "boy")}


def side_by_side(found: Count, counts: Sequence[Count], facts: Facts) -> tuple[Counted, ...]:
    """The tally by every convention, in the order of their names; `counts` are all tallies, of which some are its parts."""
    return tuple(_counted(found, load(name), counts, facts) for name in names())


def coded(facts: Facts, time: Interval, place: Place | None) -> tuple[Coded, ...]:
    """How each convention codes the incident; those that say nothing of an incident are left out."""
    made = [_coded(load(name), facts, time, place) for name in names()]
    return tuple(one for one in made if one.status.word is not None or one.time_precision is not None or one.place_precision is not None)


def _counted(found: Count, convention: Convention, counts: Sequence[Count], facts: Facts) -> Counted:
    made = range_of(found, convention)
    return Counted(
        convention=convention.name,
        title=convention.title,
        low=made.low,
        high=made.high,
        best=best_of(found, convention, made),
        status=status(convention.name, convention.status, facts),
        reason=_reason(found, convention, made.low, made.high),
        parts=tuple(_parts(found, counts)) if convention.parts and made.low is not None else (),
        unknown=convention.unknown,
    )


def _reason(found: Count, convention: Convention, low: int | None, high: int | None) -> str:
    if found.target.outcome not in convention.outcomes:
        return f"{convention.title} does not count people {OUTCOMES[found.target.outcome]}."
    if low is None:
        return "Nothing was said that this method can use."
    words: Words = dict(convention.words)
    least = f"{convention.low_means}{_told(found, words, 0, low)}"
    if high is None:
        return f"{least}; {convention.open_means}."
    return f"{least}." if high == low else f"From {_lower(least)} to {_lower(convention.high_means)}{_told(found, words, 1, high)}."


def _lower(words: str) -> str:
    return words[0].lower() + words[1:]


def _told(found: Count, words: Words, end: int, number: int) -> str:
    """Whose words give a bound, and a vague word as it was said; empty where nobody says that number."""
    said = next((s for s in sorted(found.statements, key=_firmness) if s.counted and read(s, words)[end] == number), None)
    return f" ({root_name(said.root)}: {in_words(said)})" if said is not None else ""


def _firmness(s: Statement) -> tuple[bool, bool, bool, bool]:
    return (s.strength != "strong", s.part_of is not None, s.individual, s.derived)


def _coded(convention: Convention, facts: Facts, time: Interval, place: Place | None) -> Coded:
    length, size = _length(time), place.precision if place is not None else None
    return Coded(
        status=status(convention.name, convention.status, facts),
        time_precision=dict(convention.time).get(length) if length is not None else None,
        place_precision=dict(convention.place).get(size) if size is not None else None,
    )


@functools.lru_cache(maxsize=1024)
def _length(time: Interval) -> str | None:
    """How precisely the time of an event is known: to the day, to a week, longer; null where an end is not known."""
    if time.since is None or time.until is None:
        return None
    days = (datetime.fromisoformat(time.until[:10]) - datetime.fromisoformat(time.since[:10])).days
    return next((name for name, most in DAYS.items() if days <= most), "longer")


def _parts(found: Count, counts: Sequence[Count]) -> list[GroupPart]:
    """At least how many of a tally are women, men, girls, boys, and of whom sex or age is not known: floors that add up to the floor.

    Empty where nobody tells sexes or ages apart, where the parts are more than the whole, and where some are told by age alone
    and others by sex alone: those may be the same people.
    """
    if found.target.who != "any":
        return []
    same = {c.target.who: c.supported.low or 0 for c in counts if c.target.outcome == found.target.outcome}
    finest = {who: same[who] for who in FINEST if same.get(who)}
    by_age, by_sex = _left(same, BY_AGE), _left(same, BY_SEX)
    parts = {**finest, **by_age, **by_sex}
    rest = (found.supported.low or 0) - sum(parts.values())
    if not parts or rest < 0 or (by_age and by_sex):
        return []
    return [*(GroupPart(who=who, low=low) for who, low in parts.items()), *([GroupPart(who="unknown", low=rest)] if rest else [])]


def _left(floors: Mapping[str, int], holds: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """What of each group is in none of the finer ones."""
    left = {who: floors.get(who, 0) - sum(floors.get(one, 0) for one in finer) for who, finer in holds.items()}
    return {who: n for who, n in left.items() if n > 0}
