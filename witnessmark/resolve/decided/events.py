"""What people decided about incidents: tellings of one event put together, tellings of another event taken out."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from witnessmark.model.decision import Decision, Seen, referred, standing
from witnessmark.model.evidence import Gathering
from witnessmark.model.judged import signed
from witnessmark.model.reading import Reading
from witnessmark.resolve.copies.families import Families
from witnessmark.resolve.decided.refs import by_id, claim_meant, subjects
from witnessmark.resolve.incidents.sightings import Sighting

Groups = list[list[Sighting]]


def regrouped(groups: Groups, readings: Sequence[Reading], families: Families, decisions: Sequence[Decision]) -> Groups:
    """The groups of sightings as people judged them, one decision after the other.

    Tellings judged the same bring their whole groups together. Of tellings judged different the first stays where it is; the
    others leave its group and become one of their own, and the copies of their documents go with them. Of two decisions on the
    same tellings the later stands. A decision whose tellings are not there any more changes nothing.
    """
    known = by_id(readings)
    said = [d for d in standing(decisions) if d.about == "telling" and d.judgement in ("same", "different")]
    told_by: dict[str, list[Sighting]] = defaultdict(list)
    for sighting in (s for group in groups for s in group) if said else ():
        told_by[sighting.doc_id].append(sighting)
    meant = [(d, _tellings(d, told_by, known)) for d in said]
    last = {frozenset(map(_key, told)): i for i, (_, told) in enumerate(meant)}
    for i, (decision, told) in enumerate(meant):
        if len(told) > 1 and last[frozenset(map(_key, told))] == i:
            groups = _merged(groups, told) if decision.judgement == "same" else _parted(groups, told[0], told[1:], families)
    return groups


def placed(gatherings: Sequence[Gathering], decisions: Sequence[Decision]) -> list[Gathering]:
    """The gatherings, each document that a person put there or took elsewhere saying so: who, when and why."""
    made = list(gatherings)
    for decision in standing(decisions):
        if decision.about == "telling":
            docs = [found[0] for found in map(referred, decision.subject) if found is not None]
            made = [_told_where(gathering, decision, docs) for gathering in made]
    return made


def _told_where(gathering: Gathering, decision: Decision, docs: Sequence[str]) -> Gathering:
    here = {entry.doc_id for entry in gathering.documents} & set(docs)
    if decision.judgement == "same":
        moved, did = here if len(here) > 1 else set(), "Put together with another report"
    else:
        moved, did = here if docs[:1] and docs[0] not in here else set(), "Taken out of another incident"
    if not moved:
        return gathering
    note = f"{did} by {signed(decision)}."
    return replace(gathering, documents=tuple(replace(e, joined=note) if e.doc_id in moved else e for e in gathering.documents))


def telling_meant(told: Sequence[Sighting], reading: Reading, subject: str, seen: Seen) -> Sighting | None:
    """Which of the events a document tells of a subject means: the one whose claims hold the words judged.

    Where the words are read no more but the document tells of one event only, it is that one; else null.
    """
    found = referred(subject)
    claim = None if found is None else claim_meant(reading, found[1], Seen(text=seen.text, quote=seen.quote))
    holder = next((s for s in told if claim is not None and any(t.claim.id == claim.id for t in s.told)), None)
    return holder if holder is not None else told[0] if len(told) == 1 else None


def _tellings(decision: Decision, told_by: Mapping[str, Sequence[Sighting]], readings: Mapping[str, Reading]) -> list[Sighting]:
    found = []
    for subject, seen in subjects(decision):
        doc_id = (referred(subject) or ("",))[0]
        told = told_by.get(doc_id, ())
        meant = telling_meant(told, readings[doc_id], subject, seen) if told else None
        found += [] if meant is None else [meant]
    return found


def _key(sighting: Sighting) -> tuple[str, tuple[str, ...]]:
    return sighting.doc_id, tuple(t.claim.id for t in sighting.told)


def _merged(groups: Groups, told: Sequence[Sighting]) -> Groups:
    """The groups of these tellings as one, where the first of them was."""
    wanted = {_key(s) for s in told}
    one = [group for group in groups if any(_key(s) in wanted for s in group)]
    whole = sorted((s for group in one for s in group), key=lambda s: (s.index, not s.main))
    return [whole if group is one[0] else group for group in groups if group is one[0] or group not in one]


def _parted(groups: Groups, stays: Sighting, leave: Sequence[Sighting], families: Families) -> Groups:
    """The group of the one that stays without those that leave; these as a group of their own behind it."""
    wanted = {_key(s) for s in leave}
    found: Groups = []
    for group in groups:
        if all(_key(s) != _key(stays) for s in group):
            found.append(group)
            continue
        gone = [s for s in group if _key(s) in wanted or _goes_along(s, stays, leave, families)]
        found += [part for part in ([s for s in group if s not in gone], gone) if part]
    return found


def _goes_along(s: Sighting, stays: Sighting, leave: Sequence[Sighting], families: Families) -> bool:
    """Whether this is the telling of a copy of a document that leaves, and not of one that stays."""
    return not families.copied(s.doc_id, stays.doc_id) and any(families.copied(s.doc_id, other.doc_id) for other in leave)
