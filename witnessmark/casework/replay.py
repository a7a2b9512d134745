"""A case's results after people decided something: what was read and found is taken up again, and the decisions are put on it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from witnessmark.case import Case, without_text
from witnessmark.casework.dossier import update_dossier, write_dossier
from witnessmark.casework.filing import UNREAD, file_case
from witnessmark.errors import Remark, StopRun
from witnessmark.model.decision import Decision, referred
from witnessmark.model.document import Document
from witnessmark.model.incident import Incident
from witnessmark.model.pair import Pair
from witnessmark.model.reading import Reading
from witnessmark.printable import printable
from witnessmark.resolve.decided.copies import as_found, decided_copies
from witnessmark.resolve.decided.lost import lost
from witnessmark.resolve.places.known import places_known


def conclude(case: Case, readings: Sequence[Reading], pairs: Sequence[Pair], incidents: Iterable[Incident], places: Path | None) -> Iterator[Remark]:
    """Puts what was read and what follows from it into the case and its index; yields a remark on each decision that finds nothing now."""
    case.store.readings.replace_all(map(without_text, readings))
    case.store.pairs.replace_all(pairs)
    case.store.incidents.replace_all(incidents)
    file_case(case, readings, places_known(places))
    yield from case.torn
    for decision in lost(case.decisions, readings, list(case.store.incidents), places_known(places)):
        yield Remark(f"decision {printable(decision.id)} finds nothing now: {printable(decision.lost or '')}")


def replay(
    case: Case, decision: Decision, places: Path | None, read: Callable[[Document], Reading], reconcile: Callable[..., Iterable[Incident]]
) -> Iterator[Remark]:
    """Makes the results of a case anew after a decision, which was written down already, and its pages; yields as `conclude` does."""
    before = list(case.store.incidents)
    readings = list(readings_again(case, decision, read))
    pairs = list(pairs_again(case, readings))
    nowhere = lost(case.decisions, readings, before)
    with case.store.transaction():
        yield from conclude(case, readings, pairs, reconcile(readings, pairs=pairs), places)
    pages_again(case, before, decision, lost(case.decisions, readings, list(case.store.incidents)) != nowhere)


def pages_again(case: Case, before: Sequence[Incident], decision: Decision, anew: bool) -> None:
    """The pages that a decision changes: those of incidents that are counted otherwise now, and those that tell of the decision.

    The whole dossier is written `anew`, or where incidents came together or apart.
    """
    after, docs = list(case.store.incidents), about(case, decision)
    if anew or [_documents(one) for one in before] != [_documents(one) for one in after]:
        write_dossier(case, case.settings.notices)
        return
    changed = [(old.incident_id, new) for old, new in zip(before, after, strict=True) if old != new or docs & set(_documents(new))]
    gone = {old.incident_id for old in before} - {new.incident_id for new in after}
    update_dossier(case, changed, sorted(gone), case.store.index.under(UNREAD, -1))


def _documents(incident: Incident) -> list[str]:
    return [entry.doc_id for entry in incident.documents]


def about(case: Case, decision: Decision) -> set[str]:
    """The documents a decision is about, or is taken back of."""
    if decision.judgement == "undo":
        return {doc for one in case.decisions if one.id in decision.subject for doc in about(case, one)}
    return {doc for subject in decision.subject for doc in (subject, (referred(subject) or (subject,))[0])}


def places_of(case: Case, given: Path | None) -> Path | None:
    """The file of the case's own places: the one given, else the one that came with the reports.

    StopRun where places were read that neither knows: the case was built with others, and its results would lose them.
    """
    places = given or case.kept("gazetteer.toml")
    known = places_known(places)
    used = {place.gazetteer_id for reading in case.store.readings for place in reading.places}
    if any(each is not None and known.place(each) is None for each in used):
        raise StopRun(f"{printable(str(case.folder))}: it was built with places of its own; name their file with --gazetteer")
    return places


def readings_again(case: Case, decision: Decision, read: Callable[[Document], Reading]) -> Iterator[Reading]:
    """The readings with their texts; those of documents in which the decision judges people are made anew.

    Where a model read a document too, its reading stays as it is: people are told apart in it with the next build.
    """
    anew = _told_apart(case, decision)
    for held in case.store.readings:
        document = case.store.documents.get(held.doc_id)
        if document is not None:
            yield read(document) if held.doc_id in anew and held.backend is None else msgspec.structs.replace(held, text=document.text)


def pairs_again(case: Case, readings: Sequence[Reading]) -> Iterator[Pair]:
    """The related documents that were found, as they are judged now."""
    return decided_copies(as_found(case.store.pairs), readings, case.decisions)


def _told_apart(case: Case, decision: Decision) -> set[str]:
    """The documents whose people a decision joins or parts, or no longer does."""
    if decision.judgement == "undo":
        return {doc for one in case.decisions if one.id in decision.subject for doc in _told_apart(case, one)}
    return {found[0] for found in map(referred, decision.subject) if found is not None} if decision.about == "mention" else set()
