"""Evidence into statements: what each root said, copies collapsed, each statement with all its claims."""

from collections.abc import Iterable

from msgspec.structs import replace

from witnessmark.model.claim import Casualty, Scope
from witnessmark.model.evidence import Evidence, Gathering
from witnessmark.model.place import Place
from witnessmark.model.reading import Reading
from witnessmark.model.time import Interval
from witnessmark.reconcile.common import FINENESS, Statement
from witnessmark.reconcile.figures import figure_of, note_of
from witnessmark.reconcile.groups import are_grown, label_in, unknown_in
from witnessmark.reconcile.moments import moment, order
from witnessmark.reconcile.naming import people
from witnessmark.reconcile.surroundings import beginning, tail
from witnessmark.reconcile.together import together
from witnessmark.reconcile.whole import with_wholes
from witnessmark.reconcile.words import interval, is_rhetoric, tells_both

DAY = 24 * 60 * 60  # seconds
A_NIGHT = 2  # days to which one night belongs
ADDED = ("late", "retroactive")  # figures that add to what the same source gave before, whatever their words


def statements(gathering: Gathering, as_of: str | None = None) -> list[Statement]:
    """The casualty statements of a gathering, those said after `as_of` left out, in a fixed order.

    Statements of one root with the same words of number about the same people are one: documents, copies and translations
    only add claims to it. Of a recorder's row only its columns say what a number means; the words around it are other columns.
    """
    gathering = as_known(gathering, as_of)
    readings = {reading.doc_id: reading for reading in gathering.readings if reading.recorder is None}
    shared = _shared_spans(gathering)
    single = [
        _statement(evidence, evidence.claim, readings.get(evidence.doc_id), gathering, shared)
        for evidence in gathering.evidence
        if isinstance(evidence.claim, Casualty)
    ]
    died = {(s.claims[0][0], s.position) for s in single if s.figure == "late"}
    single += [_labelled(s) for s in single if s.who == "unknown" and s.label is not None]
    return collapse(with_wholes([_moved(s) if s.joint and (s.claims[0][0], s.position) in died else s for s in single]))


def collapse(single: Iterable[Statement]) -> list[Statement]:
    """Equal statements of one root as one, with all its claims, each once. Repeated, it was said when it was last said, but
    an addition when it was first said: told again it adds nothing. A copy is no repetition, because its evidence bears the
    time of the first of its group.
    """
    merged: dict[tuple[object, ...], Statement] = {}
    for statement in sorted(single, key=_sort_key):
        key = (*kind_of(statement), statement.low, statement.high, statement.words, statement.relation)
        seen = merged.get(key)
        merged[key] = statement if seen is None else _merge(seen, statement)
    return list(merged.values())


def _labelled(s: Statement) -> Statement:
    note = f"It is said of them that they were {people(s.label or s.who)}."
    return replace(s, who=s.label or s.who, notes=(*s.notes, note))


def _moved(s: Statement) -> Statement:
    """One of the wounded who died since is said with one number of two outcomes, one after the other: no joint count."""
    return replace(s, joint=False, figure="late")


def kind_of(s: Statement) -> tuple[object, ...]:
    """What two statements of one root must share to speak of the same quantity."""
    part = (s.place.gazetteer_id or s.place.name) if s.scope == "part" and s.place is not None else None
    said = (s.scope, part, s.part_of is not None, s.numeric, s.individual, s.joint, s.rhetoric, s.modality, s.zero)
    return (s.root, s.outcome, s.who, s.sex, s.age_group, *said)


def as_known(gathering: Gathering, as_of: str | None) -> Gathering:
    """The gathering as it was at a moment: evidence and readings of later are left out, those of unknown time too."""
    if as_of is None:
        return gathering
    told = tuple(e for e in gathering.evidence if _known(e.asserted or e.published, as_of))
    return replace(gathering, evidence=told, readings=tuple(r for r in gathering.readings if _known(r.published, as_of)))


def _known(said: str | None, as_of: str | None) -> bool:
    then, limit = moment(said), moment(as_of)
    return limit is None or (then is not None and then <= limit)


def _sort_key(s: Statement) -> tuple[object, ...]:
    return (order(s.asserted), s.position, s.quote, s.place.name if s.place is not None else "", s.root_role or "", s.claims)


def _merge(a: Statement, b: Statement) -> Statement:
    again = None if a.relation == "increment" else b.asserted
    return replace(
        a,
        claims=tuple(sorted({*a.claims, *b.claims})),
        mentions=tuple(sorted({*a.mentions, *b.mentions})),
        asserted=again or a.asserted or b.asserted,
    )


def _statement(
    evidence: Evidence, claim: Casualty, reading: Reading | None, gathering: Gathering, shared: frozenset[tuple[str, int, int]]
) -> Statement:
    reach, figure, after = interval(claim), figure_of(claim, reading), tail(claim, reading)
    return Statement(
        root=evidence.root,
        root_kind=evidence.root_kind,
        root_role=evidence.root_role,
        root_side=evidence.root_side,
        anonymous=evidence.anonymous,
        outcome=claim.outcome,
        who=claim.who,
        sex=claim.sex,
        age_group=_age(claim),
        unknown=unknown_in(f"{claim.quote}{after}"),
        label=label_in(after),
        low=reach.low,
        high=reach.high,
        top=reach.top,
        words=claim.quantifier,
        numeric=reach.numeric,
        individual=claim.named,
        rhetoric=is_rhetoric(claim, reading.text if reading is not None else None),
        joint=(evidence.doc_id, claim.start, claim.end) in shared,
        both=tells_both(claim, reading.text if reading is not None else None),
        quote=claim.quote,
        claims=((evidence.doc_id, claim.id),),
        scope=scope_of(evidence, gathering.place, gathering.time),
        place=evidence.place,
        together=together(claim, reading) if reading is not None else (),
        timed=evidence.asserted is not None or evidence.time.since is not None,
        asserted=evidence.asserted,
        position=claim.start,
        mentions=((evidence.doc_id, beginning(claim, reading), claim.start),),
        part_of=None if claim.part_of is None else (evidence.doc_id, claim.part_of),
        relation="increment" if figure in ADDED and claim.relation == "total" and claim.part_of is None else claim.relation,
        figure=figure,
        notes=note_of(figure),
        modality=claim.modality,
        zero=claim.zero,
    )


def _age(claim: Casualty) -> str | None:
    if claim.age_group is None and claim.sex is not None and claim.who != "child" and are_grown(claim.quote):
        return "adult"
    return claim.age_group if claim.age_group != claim.who else None


def scope_of(evidence: Evidence, whole: Place | None, days: Interval) -> Scope:
    """The scope the words give; where they give none, a finer place than the event's is a part of it, and a claim whose
    place and time are both known speaks of the event, unless its time is longer than the event's. Anything else stays unknown.
    """
    scope, place = evidence.claim.scope, evidence.place
    if scope not in ("unknown", "event"):
        return scope
    if place is not None and whole is not None and _finer(place, whole):
        return "part"
    if scope == "unknown" and place is not None and evidence.time.since is not None and not _longer(evidence.time, days):
        return "event"
    return scope


def _longer(said: Interval, days: Interval) -> bool:
    """Whether a claim's own time is longer than the event's by more than a night on either side: it may hold other events."""
    return _length(said) > _length(days) + A_NIGHT * DAY and None not in (days.since, days.until)


def _length(days: Interval) -> float:
    return order(days.until) - order(days.since) if days.since is not None and days.until is not None else 0.0


def _finer(place: Place, whole: Place) -> bool:
    if place.precision is None or whole.precision is None:
        return False
    return FINENESS[place.precision] < FINENESS[whole.precision]


def _shared_spans(gathering: Gathering) -> frozenset[tuple[str, int, int]]:
    """Spans that carry both killed and injured: one number for two outcomes ("a dozen dead and wounded"), also where only one
    of the two is evidence of this incident.
    """
    seen: dict[tuple[str, int, int], set[str]] = {}
    read = [(reading.doc_id, claim) for reading in gathering.readings for claim in reading.claims]
    for doc, claim in (*read, *((item.doc_id, item.claim) for item in gathering.evidence)):
        if isinstance(claim, Casualty):
            seen.setdefault((doc, claim.start, claim.end), set()).add(claim.outcome)
    return frozenset(span for span, outcomes in seen.items() if {"killed", "injured"} <= outcomes)
