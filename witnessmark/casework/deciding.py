"""Decisions as a person makes them in a case: what was pointed at is looked up and put into words that stay true."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from msgspec import UNSET
from msgspec.structs import asdict, replace

from witnessmark.case import Case
from witnessmark.errors import StopRun
from witnessmark.model.base import Span
from witnessmark.model.claim import AnyClaim, Attack, Casualty
from witnessmark.model.count import Outcome, Quantifier
from witnessmark.model.decision import About, Correction, Decision, Judgement, Seen, reference, referred, undone
from witnessmark.model.incident import Incident
from witnessmark.model.reading import Reading
from witnessmark.model.tally import Row, Tally
from witnessmark.printable import printable


class Signature(NamedTuple):
    """Who judges, why, and when (ISO 8601)."""

    who: str
    why: str
    when: str


Subject = tuple[str, Seen]
"""A subject of a decision and what stands there."""


def decisions_in(path: Path) -> tuple[Decision, ...]:
    """The decisions in a file, such as a case's own; StopRun where a line is none."""
    from witnessmark.archive.custody.decisions import read_decisions

    return read_decisions(path)[0]


def link(case: Case, by: Signature, a: str, b: str, kind: str | None = None) -> Decision:
    """Two documents judged to be one from the other (`kind`: copy, rewrite or translation), or cut where `kind` is null."""
    first, second = document(case, a), document(case, b)
    if first.doc_id == second.doc_id:
        raise StopRun(f"{printable(first.doc_id)}: a document and itself; name two")
    subjects = [(reading.doc_id, Seen(text=reading.sha256)) for reading in (first, second)]
    return _decision(by, "different" if kind is None else "same", subjects, "document", kind)


def merge(case: Case, by: Signature, incidents: Sequence[str]) -> Decision:
    """Incidents judged to be one event: by one telling of each."""
    found = list(dict.fromkeys(case.incident(which) for which in incidents))
    if len(found) < 2:
        raise StopRun("name two incidents, or more, that are one")
    return _decision(by, "same", [telling(case, one, _documents(one)) for one in found], "telling", titles=[one.title for one in found])


def split(case: Case, by: Signature, which: str, documents: Sequence[str]) -> Decision:
    """Documents judged to tell of another event than the rest of an incident: their tellings, and one of the rest that stays."""
    incident = case.incident(which)
    known = _documents(incident)
    leave = [document(case, name).doc_id for name in documents]
    for doc_id in leave:
        if doc_id not in known:
            raise StopRun(f"{printable(doc_id)}: this document is not in the incident")
    groups = {entry.group for entry in incident.documents if entry.doc_id in leave}
    rest = [e.doc_id for e in incident.documents if e.doc_id not in leave and e.group not in groups] or [d for d in known if d not in leave]
    if not rest:
        raise StopRun("nothing would be left of the incident; leave at least one document in it")
    subjects = [telling(case, incident, rest), *(telling(case, incident, [doc]) for doc in leave)]
    return _decision(by, "different", subjects, "telling", titles=[incident.title])


def judge(
    case: Case, by: Signature, judgement: Judgement, doc: str, claims: Sequence[str], correction: Correction | None = None, row: bool = False
) -> Decision:
    """Claims of a document accepted, rejected or corrected; with `row` also all other claims behind the same statements."""
    reading = document(case, doc)
    meant = [(reading.doc_id, claim(reading, name).id) for name in claims]
    more = [key for key in _beside(case, set(meant)) if key not in meant] if row else []
    found = [(held, claim(held, key[1])) for key in [*meant, *more] if (held := case.store.readings.get(key[0])) is not None]
    return _decision(by, judgement, [_seen(held, one) for held, one in found], "claim", correction=correction)


def correct(case: Case, by: Signature, doc: str, claims: Sequence[str], said: Correction, row: bool = False) -> Decision:
    """Claims that should say something else. A number given without how it was put is put as its bounds are: exact, at least, up to."""
    reading = document(case, doc)
    changed = {name: value for name, value in asdict(said).items() if value is not UNSET}
    for each in (claim(reading, name) for name in claims):
        unknown = sorted(name.replace("_", " ") for name in changed if name != "place" and name not in each.__struct_fields__)
        if unknown:
            raise StopRun(f"{printable(each.id)} is no count of people: its {unknown[0]} cannot be corrected")
        if {"low", "high"} & changed.keys():
            low, high = (changed.get(name, getattr(each, name)) for name in ("low", "high"))
            if low is not None and high is not None and low > high:
                raise StopRun(f"{low} to {high}: the least number is above the greatest")
            changed.setdefault("quantifier", _put(low, high))
    if "place" in changed:
        changed["place"] = place(case, reading, changed["place"])
    named = changed.get("speaker")
    if named is not None:
        changed["speaker"] = mention(case, f"{reading.doc_id}:{named}")[0]
    if not changed:
        raise StopRun("say what is to be corrected")
    return replace(judge(case, by, "correct", doc, claims, Correction(**changed), row), value=named)


def _put(low: int | None, high: int | None) -> Quantifier:
    if low == high:
        return "none" if low == 0 else "exact"
    return "at_least" if high is None else "up_to" if low is None else "range"


def place(case: Case, reading: Reading, name: str) -> str:
    """The gazetteer id of the place that the document names so, else the case's other documents; StopRun where none or several do."""
    for readings in ([reading], list(case.store.readings)):
        named = [p for held in readings for p in held.places if p.gazetteer_id is not None and not p.demonym]
        found = {p.gazetteer_id for p in named if name in (p.gazetteer_id, p.name)}
        if len(found) == 1:
            return str(found.pop())
    raise StopRun(f"{printable(name)}: no document of this case names one place so; name it as a document does, or by its gazetteer id")


def grade(case: Case, by: Signature, which: str, outcome: Outcome, letter: str, group: str = "any") -> Decision:
    """A grade put beside the computed one of a tally, which is meant by a claim of each of its rows."""
    incident = case.incident(which)
    tally = next((t for t in incident.tallies if (t.outcome, t.who) == (outcome, group)), None)
    if tally is None:
        raise StopRun(f"nobody counts {printable(group)} {outcome} in this incident; `witnessmark why` shows what is counted")
    return _decision(by, "override", _of_tally(case, tally), "tally", letter, outcome=outcome, group=group, titles=[incident.title])


def people(case: Case, by: Signature, a: str, b: str, same: bool) -> Decision:
    """Two mentions judged to be of one person or body, or of two."""
    found = [mention(case, each) for each in (a, b)]
    if found[0][0] == found[1][0]:
        raise StopRun("name two mentions")
    return _decision(by, "same" if same else "different", found, "mention")


def undo(case: Case, by: Signature, which: str) -> Decision:
    """A decision taken back; the entry stays. Taking back what takes back makes the first stand again."""
    if which not in {decision.id for decision in case.decisions}:
        raise StopRun(f"{printable(which)}: there is no such decision; `witnessmark decisions` lists them")
    return _decision(by, "undo", [(which, Seen())], "decision")


def listed(case: Case) -> list[Decision]:
    """Every decision of a case in its order; one that was taken back says when, one that finds nothing now says what of it."""
    from witnessmark.resolve.decided.lost import lost

    gone = undone(case.decisions)
    nowhere = {one.id: one.lost for one in lost(case.decisions, list(case.store.readings), list(case.store.incidents))}
    return [replace(one, undone=gone[one.id].when if one.id in gone else one.undone, lost=nowhere.get(one.id)) for one in case.decisions]


def document(case: Case, name: str) -> Reading:
    """The reading of the document of this id, or of the only one whose id begins so; StopRun where there is none or several."""
    exact = case.store.readings.get(name)
    found = [exact] if exact is not None else [r for r in case.store.readings if name and r.doc_id.startswith(name)]
    if len(found) != 1:
        meant = f"{len(found)} documents begin so" if found else "no document of this case has this id, or one that begins so"
        raise StopRun(f"{printable(name)}: {meant}")
    return found[0]


def claim(reading: Reading, name: str) -> AnyClaim:
    """The claim of this id, as `why` and the dossier name it; StopRun where there is none."""
    found = next((one for one in reading.claims if one.id == name), None)
    if found is None:
        raise StopRun(f"{printable(name)}: {printable(reading.doc_id)} has no such claim; it has {len(reading.claims)}, c0 and on")
    return found


def mention(case: Case, name: str) -> Subject:
    """The mention at `DOC:START-END`, or the first of the voice that is called so in the document: `DOC:NAME`."""
    doc, _, said = name.rpartition(":")
    if not doc:
        raise StopRun(f"{printable(name)}: name a mention as DOC:NAME or DOC:START-END; `witnessmark read` prints the people of a document")
    place = referred(name)
    reading = document(case, doc)
    for voice in reading.people:
        spans = [span for span in voice.spans if place is None or span == place[1]]
        if spans and (place is not None or said in (voice.name, voice.latin, *voice.variants)):
            return _at(case, reading, spans[0])
    raise StopRun(f"{printable(name)}: nobody who speaks is mentioned so; `witnessmark read` prints the people of a document")


def telling(case: Case, incident: Incident, documents: Sequence[str]) -> Subject:
    """A claim by which one of these documents tells of an incident: a count of it, else a weapon or footage, else an attack."""
    refs = [ref for tally in incident.tallies for row in _strongest(tally) for ref in row.claims]
    refs += [(ref.doc_id, ref.claim) for ref in (*incident.weapons, *incident.footage)]
    for doc_id, claim_id in (ref for doc in documents for ref in refs if ref[0] == doc):
        reading = case.store.readings.get(doc_id)
        if reading is not None:
            return _seen(reading, claim(reading, claim_id))
    for reading in filter(None, map(case.store.readings.get, documents)):
        attack = next((one for one in reading.claims if isinstance(one, Attack)), None)
        if attack is not None:
            return _seen(reading, attack)
    raise StopRun(f"{printable(documents[0])}: nothing of this incident was read in it; it may be here only as a copy: cut the link instead")


def _strongest(tally: Tally) -> list[Row]:
    order = ("sets_floor", "sets_top", "consistent", "weak")
    return sorted(tally.rows, key=lambda row: order.index(row.effect) if row.effect in order else len(order))


def _documents(incident: Incident) -> list[str]:
    """The documents of an incident, copies last: what a copy tells, its original told."""
    return [entry.doc_id for entry in sorted(incident.documents, key=lambda e: e.relation not in ("original", "independent"))]


def _of_tally(case: Case, tally: Tally) -> list[Subject]:
    found = []
    for doc_id, claim_id in dict.fromkeys(row.claims[0] for row in _strongest(tally) if row.claims):
        reading = case.store.readings.get(doc_id)
        found += [] if reading is None else [_seen(reading, claim(reading, claim_id))]
    return found


def _beside(case: Case, meant: set[tuple[str, str]]) -> Iterable[tuple[str, str]]:
    """The claims behind the rows that these claims stand behind."""
    rows = (row for incident in case.store.incidents for tally in incident.tallies for row in tally.rows)
    return dict.fromkeys(key for row in rows if meant & set(row.claims) for key in row.claims)


def _seen(reading: Reading, found: AnyClaim) -> Subject:
    outcome = found.outcome if isinstance(found, Casualty) else None
    seen = Seen(text=reading.sha256, quote=found.quote, kind=found.kind, outcome=outcome)
    return reference(reading.doc_id, (found.start, found.end)), seen


def _at(case: Case, reading: Reading, span: Span) -> Subject:
    held = case.store.documents.get(reading.doc_id)
    return reference(reading.doc_id, span), Seen(text=reading.sha256, quote=None if held is None else held.text[slice(*span)])


def _decision(
    by: Signature,
    judgement: Judgement,
    subjects: Sequence[Subject],
    about: About,
    value: str | None = None,
    correction: Correction | None = None,
    outcome: Outcome | None = None,
    group: str | None = None,
    titles: Sequence[str] = (),
) -> Decision:
    """The entry, still without its id; a reason of spaces is none, and what no text can hold is written as its code."""
    if not by.why.strip():
        raise StopRun("say why: a decision without a reason is none")
    return Decision(
        id="",
        who=_as_text(by.who),
        when=by.when,
        why=_as_text(by.why),
        judgement=judgement,
        about=about,
        subject=tuple(subject for subject, _ in subjects),
        seen=tuple(seen for _, seen in subjects),
        value=value,
        correction=correction,
        outcome=outcome,
        group=group,
        titles=tuple(titles),
    )


def _as_text(given: str) -> str:
    return given.encode("utf-8", "backslashreplace").decode()
