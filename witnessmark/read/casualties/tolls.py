"""Running totals: "the death toll has risen to 12"."""

from witnessmark.model.count import Outcome
from witnessmark.read.casualties.found import Found
from witnessmark.read.casualties.sentence import Sentence
from witnessmark.read.counts.quantities import quantity_at
from witnessmark.read.groups.group import Group


def toll(s: Sentence, i: int) -> Found | None:
    """ "the death toll has risen to 12", "bringing the number of dead to 21"."""
    if s.word(i) not in s.harm["toll"] and not (s.word(i) in s.harm["number_of"] and s.word(i + 1) == "of"):
        return None
    if s.word(i) in s.harm["number_of"] and any(g.first < i < g.end and not g.silent and g.count.quantifier == "several" for g in s.groups):
        return None  # "a number of tenants were hurt in block 2" tells of no toll
    outcome, start = _counted_outcome(s, i)
    if outcome is None:
        return None
    number = _after_toll_verb(s, start)
    if number is None:
        return None
    group = s.starting_at(number)
    quantity = quantity_at(s.cut, number, s.end)
    if group is None and quantity is not None:
        group = Group(quantity.first, quantity.end, quantity.count)
    return Found((group,), outcome, i) if group is not None else None


def _counted_outcome(s: Sentence, i: int) -> tuple[Outcome | None, int]:
    if s.word(i) in s.harm["toll"]:
        injured = s.word(i - 1) in ("injury", "injured")
        return ("injured" if injured else "affected" if s.word(i - 1) == "casualty" else "killed"), i + 1
    for k in range(i + 2, min(i + 10, s.end)):
        meaning = s.harm.triggers.get(s.word(k))
        outcome = meaning[0] if meaning is not None else "affected" if s.word(k) == "victims" else None
        if outcome is not None:
            return outcome, k + 1
    return None, i


def _after_toll_verb(s: Sentence, start: int) -> int | None:
    """The first word of the number a toll came to; "from 5 to 12" came to 12."""
    seen = False
    for k in range(start, min(start + 24, s.end)):
        quantity = quantity_at(s.cut, k, s.end) if s.cut.lower[k] not in ("no", "none", "some") else None
        if quantity is not None and quantity.count.quantifier != "several" and seen:
            if s.word(k - 1) == "from" or s.word(k - 1) in s.people.not_people or (quantity.count.low or 0) in range(1900, 2100):
                continue
            return k
        if s.word(k) in (";", ".", "but", "that", "unknown", "unclear") or (s.word(k) == "," and not seen):
            return None
        seen = seen or s.word(k) in s.harm["toll_verbs"]
    return None
