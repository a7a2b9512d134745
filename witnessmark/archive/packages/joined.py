"""The decisions of two cases as one file: what was decided there is added under an id of its own; nothing here is changed.

A decision that came from elsewhere is called by its number there and the beginning of its own hash: `4~9c1fd03a`. It is the same decision
wherever it says the same, whatever it is called: so two cases that exchange their decisions both ways hold the same ones.
"""

import datetime
import hashlib
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from witnessmark.archive.packages.conflict import Conflict
from witnessmark.model.decision import Decision, standing
from witnessmark.printable import printable

FOREIGN = "~"
SHOWN = 8


class Joined(NamedTuple):
    """The decisions that are new here, with the ids they get, in their order; and those that contradict one of ours."""

    new: tuple[Decision, ...]
    conflicts: tuple[Conflict, ...]


def joined(ours: Sequence[Decision], theirs: Sequence[Decision]) -> Joined:
    """What of their decisions is to be added to ours."""
    known = {content: name for name, content in contents(ours).items()}
    called: dict[str, str] = {}
    new: list[Decision] = []
    there = contents(theirs)
    for decision in theirs:
        content = there[decision.id]
        if content not in known:
            known[content] = f"{decision.id.partition(FOREIGN)[0]}{FOREIGN}{content[:SHOWN]}"
            new.append(_called(decision, known[content], called))
        called[decision.id] = known[content]
    return Joined(tuple(new), tuple(_contradicting(ours, theirs, there, set(contents(ours).values()))))


def contents(decisions: Sequence[Decision]) -> dict[str, str]:
    """What each decision says, as a hash by its id: neither its own id nor those of what it takes back count, but what these say."""
    found: dict[str, str] = {}
    for decision in decisions:
        subject = tuple(found.get(each, each) for each in decision.subject) if decision.judgement == "undo" else decision.subject
        said = msgspec.structs.replace(decision, id="", subject=subject, undone=None, lost=None)
        found[decision.id] = hashlib.sha256(msgspec.json.encode(said, order="sorted")).hexdigest()
    return found


def in_time(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """Decisions in the order in which they count: as they stand, or by their time once some came from elsewhere.

    So the later of two that contradict one another is the same one in every case they are merged in.
    """
    if not any(FOREIGN in decision.id for decision in decisions):
        return tuple(decisions)
    said = contents(decisions)
    return tuple(sorted(decisions, key=lambda each: (_moment(each.when), _number(each.id), said[each.id])))


def _called(decision: Decision, name: str, called: dict[str, str]) -> Decision:
    subject = tuple(called.get(each, each) for each in decision.subject) if decision.judgement == "undo" else decision.subject
    return msgspec.structs.replace(decision, id=name, subject=subject, undone=None, lost=None)


def _contradicting(ours: Sequence[Decision], theirs: Sequence[Decision], there: dict[str, str], here: set[str]) -> Iterator[Conflict]:
    """Pairs that stand, are of the same thing, and say otherwise; those that both cases hold already were listed when they met."""
    held = set(there.values())
    mine = contents(ours)
    for our in standing(ours):
        for their in standing(theirs):
            is_known = there[their.id] in here and mine[our.id] in held
            if not is_known and there[their.id] != mine[our.id] and _same_thing(our, their) and _said(our) != _said(their):
                reason = f"{_told(our)} here, {_told(their)} there; both are kept, and the later counts until somebody takes one back"
                yield Conflict(code="decision_contradicts", subject=f"decision {printable(our.id)}", reason=reason)


def _same_thing(a: Decision, b: Decision) -> bool:
    if a.about != b.about or (a.outcome, a.group) != (b.outcome, b.group):
        return False
    if a.about == "claim":
        return bool(set(a.subject) & set(b.subject))
    return set(a.subject) == set(b.subject)


def _said(decision: Decision) -> tuple[object, ...]:
    return (decision.judgement, decision.value, decision.correction)


def _told(decision: Decision) -> str:
    value = f" {decision.value}" if decision.value is not None else ""
    return printable(f"{decision.who} decided {decision.judgement}{value} ({decision.when})")


def _moment(when: str) -> str:
    """As UTC; what is no time stands as it is written."""
    try:
        moment = datetime.datetime.fromisoformat(when)
    except ValueError:
        return when
    return (moment if moment.tzinfo is not None else moment.replace(tzinfo=datetime.UTC)).astimezone(datetime.UTC).isoformat()


def _number(name: str) -> int:
    number = name.partition(FOREIGN)[0]
    return int(number) if number.isascii() and number.isdigit() and len(number) < 18 else 0
