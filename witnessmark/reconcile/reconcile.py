"""Claims about one attack into what they support. Read this first."""

from collections.abc import Sequence

from witnessmark.model.count import Outcome
from witnessmark.model.counted import Counted
from witnessmark.model.evidence import Gathering
from witnessmark.model.incident import Contradiction, Incident
from witnessmark.model.place import Place
from witnessmark.model.tally import ClosedRange, Tally
from witnessmark.reconcile import convention as conventions
from witnessmark.reconcile.altered import mark_altered
from witnessmark.reconcile.blame import foes
from witnessmark.reconcile.common import Statement, Target
from witnessmark.reconcile.contradictions import contradictions
from witnessmark.reconcile.convention import Convention
from witnessmark.reconcile.decided import counting, set_aside, with_override, with_verdicts
from witnessmark.reconcile.denials import mark_denials
from witnessmark.reconcile.disputes import with_disputes
from witnessmark.reconcile.explained import explained
from witnessmark.reconcile.grades import flags, grade
from witnessmark.reconcile.groups import belongs, groups_said
from witnessmark.reconcile.history import current
from witnessmark.reconcile.identity import incident_id
from witnessmark.reconcile.particulars import allegations, answered, footage, weapons
from witnessmark.reconcile.parts import sums_of_parts
from witnessmark.reconcile.positions import contests, positions
from witnessmark.reconcile.reasons import Summary, paragraph
from witnessmark.reconcile.side_by_side import coded, side_by_side
from witnessmark.reconcile.statements import as_known, statements
from witnessmark.reconcile.statuses import facts, status
from witnessmark.reconcile.sums import sums_of_groups, sums_of_outcomes
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
    said = with_verdicts(current(mark_denials(mark_altered(statements(gathering, as_of), gathering), gathering)), judged)
    known = as_known(gathering, as_of)
    alleged = allegations(known)
    counts = _counts(said, list(set_aside(judged, as_of)), gathering, settle_days, sorted({*(a.actor for a in alleged), *foes(known)}))
    taken = positions(known, alleged)
    answers = answered(alleged, taken)
    contested = contests(answers, taken)
    whole = facts([s for found in counts for s in found.statements], answers, contested)
    compared = [side_by_side(found, counts, facts(found.statements, answers, contested)) for found in counts]
    return Incident(
        incident_id=incident_id(judged),
        title=gathering.title,
        place=gathering.place,
        time=gathering.time,
        tallies=tuple(with_override(_tally(found, chosen, beside), gathering.overrides) for found, beside in zip(counts, compared, strict=True)),
        contradictions=_contradictions(counts, gathering),
        roots=tuple(sorted({s.root for found in counts for s in found.told})),
        alleged=answers,
        documents=gathering.documents,
        weapons=weapons(known),
        footage=footage(known),
        convention=chosen.name,
        explained=tuple(one for found in counts for one in explained(found)),
        positions=taken,
        contested=contested,
        status=status(chosen.name, chosen.status, whole),
        coded=coded(whole, gathering.time, gathering.place),
    )


def _counts(said: Sequence[Statement], aside: Sequence[Statement], gathering: Gathering, settle_days: int, accused: Sequence[str]) -> list[Count]:
    places = _places(gathering)
    found = []
    for outcome in OUTCOMES:
        mine, gone = ([s for s in each if s.outcome == outcome] for each in (said, aside))
        told = mine or gone or (outcome in ("killed", "injured") and any(s.both for s in said))
        for who in groups_said([*mine, *gone]) if told else ():
            target = Target(outcome=outcome, who=who, place=gathering.place, until=gathering.time.until, settle_days=settle_days)
            found.append(count(with_disputes(_bearing(mine, said, target), who, mine, accused), target, places, [s for s in gone if belongs(s, who)]))
    return [one for one in found if one is not None]


def _bearing(mine: Sequence[Statement], said: Sequence[Statement], target: Target) -> list[Statement]:
    """What bears on a target: the outcome's own statements, sums of groups and of places that never overlap, and joint counts."""
    joint = [s for s in said if _joint(s, target)] if target.outcome in ("killed", "injured") and target.who == "any" else []
    sums = [*sums_of_groups(mine, target.who), *(sums_of_parts(mine) if target.who == "any" else [])]
    both = sums_of_outcomes(said) if (target.outcome, target.who) == ("affected", "any") else []
    return [*(s for s in mine if belongs(s, target.who) and not (s.labelled and target.who == "any")), *sums, *joint, *both]


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


def _tally(found: Count, chosen: Convention, beside: tuple[Counted, ...]) -> Tally:
    mine = next(one for one in beside if one.convention == chosen.name)
    summary = Summary(target=found.target, supported=found.supported, reported=found.reported, stories=found.stories)
    return Tally(
        outcome=found.target.outcome,
        who=found.target.who,
        supported=found.supported,
        reported=found.reported,
        range=ClosedRange(low=mine.low, high=mine.high),
        stories=found.stories,
        grade=grade(found),
        flags=flags(found),
        reason=paragraph(summary, found.told),
        rows=tuple(row(s, found.supported) for s in found.told),
        best=mine.best,
        status=mine.status,
        conventions=beside,
    )


def _contradictions(counts: Sequence[Count], gathering: Gathering) -> tuple[Contradiction, ...]:
    return tuple(one for found in counts for one in contradictions(found, gathering.documents))
