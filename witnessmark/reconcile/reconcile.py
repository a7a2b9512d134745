"""Claims about one attack into what they support. Read this first."""

from collections.abc import Sequence

from witnessmark.model.count import Outcome
from witnessmark.model.evidence import Gathering
from witnessmark.model.incident import Contradiction, Incident
from witnessmark.model.place import Place
from witnessmark.model.tally import Tally
from witnessmark.reconcile import convention as conventions
from witnessmark.reconcile.altered import mark_altered
from witnessmark.reconcile.common import Statement, Target
from witnessmark.reconcile.contradictions import contradictions
from witnessmark.reconcile.convention import Convention
from witnessmark.reconcile.decided import counting, set_aside, with_override, with_verdicts
from witnessmark.reconcile.grades import flags, grade
from witnessmark.reconcile.groups import belongs, groups_said
from witnessmark.reconcile.history import current
from witnessmark.reconcile.identity import incident_id
from witnessmark.reconcile.particulars import allegations, footage, weapons
from witnessmark.reconcile.parts import sums_of_parts
from witnessmark.reconcile.reasons import Summary, paragraph
from witnessmark.reconcile.statements import statements
from witnessmark.reconcile.sums import sums_of_groups
from witnessmark.reconcile.tallying import Count, count, row
from witnessmark.reconcile.words import has_word, table
from witnessmark.settings import SETTLE_DAYS

OUTCOMES: tuple[Outcome, ...] = ("killed", "injured", "missing", "detained", "affected")


def reconcile(gathering: Gathering, convention: str = "default", as_of: str | None = None, settle_days: int = SETTLE_DAYS) -> Incident:
    """The incident: a tally for each outcome and group somebody counts, its range by the convention, and every reason.

    `as_of` leaves out what was said later. The order of the evidence changes nothing; copies add claims and no weight.
    """
    chosen = conventions.load(convention)
    judged, gathering = gathering, counting(gathering)
    said = [*with_verdicts(current(mark_altered(statements(gathering, as_of), gathering)), judged), *set_aside(judged, as_of)]
    counts = _counts(said, gathering, settle_days)
    return Incident(
        incident_id=incident_id(judged),
        title=gathering.title,
        place=gathering.place,
        time=gathering.time,
        tallies=tuple(with_override(_tally(found, chosen), gathering.overrides) for found in counts),
        contradictions=_contradictions(counts, gathering),
        roots=tuple(sorted({s.root for found in counts for s in found.statements})),
        alleged=allegations(gathering),
        documents=gathering.documents,
        weapons=weapons(gathering),
        footage=footage(gathering),
        convention=chosen.name,
    )


def _counts(said: Sequence[Statement], gathering: Gathering, settle_days: int) -> list[Count]:
    places = _places(gathering)
    found = []
    for outcome in OUTCOMES:
        mine = [s for s in said if s.outcome == outcome]
        if not mine:
            continue
        for who in groups_said(mine):
            target = Target(outcome=outcome, who=who, place=gathering.place, until=gathering.time.until, settle_days=settle_days)
            found.append(count(_bearing(mine, said, target), target, places))
    return [one for one in found if one is not None]


def _bearing(mine: Sequence[Statement], said: Sequence[Statement], target: Target) -> list[Statement]:
    """What bears on a target: the outcome's own statements, sums of groups and of places that never overlap, and joint counts."""
    joint = [s for s in said if _joint(s, target)] if target.outcome in ("killed", "injured") and target.who == "any" else []
    sums = [*sums_of_groups(mine, target.who), *(sums_of_parts(mine) if target.who == "any" else [])]
    return [*(s for s in mine if belongs(s, target.who)), *sums, *joint]


def _joint(s: Statement, target: Target) -> bool:
    """Whether a statement about the dead and the injured together bears on one of them: a number, or that there was nobody.

    "Without victims" may still leave injured people.
    """
    if s.outcome != "affected" or s.zero == "no_report":
        return False
    return s.zero is None or target.outcome == "killed" or not has_word(s.quote, tuple(table()["of_the_dead"]["words"]))


def _places(gathering: Gathering) -> list[Place]:
    """Each resolved place of the readings, once."""
    found = {(p.gazetteer_id, p.name): p for reading in gathering.readings for p in reading.places if p.gazetteer_id is not None and not p.demonym}
    return [found[key] for key in sorted(found, key=str)]


def _tally(found: Count, chosen: Convention) -> Tally:
    summary = Summary(target=found.target, supported=found.supported, reported=found.reported, stories=found.stories)
    return Tally(
        outcome=found.target.outcome,
        who=found.target.who,
        supported=found.supported,
        reported=found.reported,
        range=conventions.range_of(found, chosen),
        stories=found.stories,
        grade=grade(found),
        flags=flags(found),
        reason=paragraph(summary, found.statements),
        rows=tuple(row(s) for s in found.statements),
    )


def _contradictions(counts: Sequence[Count], gathering: Gathering) -> tuple[Contradiction, ...]:
    return tuple(one for found in counts for one in contradictions(found, gathering.documents))
