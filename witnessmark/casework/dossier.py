"""The working dossier of a case: what the case holds, handed to the stage that writes pages."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from witnessmark.case import Case
from witnessmark.casework import deciding
from witnessmark.casework.filing import pairs_of
from witnessmark.model.incident import Incident


def write_dossier(case: Case, notices: Sequence[str] = ()) -> list[Path]:
    """The working dossier of what the case holds; unreviewed, not for publication. Returns its pages, the index first.

    An encrypted case keeps none, since its pages would lie in the clear: then nothing is written.
    """
    return [] if case.is_encrypted else write_dossier_to(case, case.dossier, notices)


def write_dossier_to(case: Case, folder: Path, notices: Sequence[str] = ()) -> list[Path]:
    """The working dossier, written to this folder; its pages, the index first."""
    from witnessmark.publish.dossier.build import write_dossier as write

    held = case.held()
    return write(folder, *held, conventions=summaries(held.incidents), notices=notices, decisions=deciding.listed(case))


def update_dossier(case: Case, incidents: Sequence[tuple[str | None, Incident]], gone: Sequence[str], unread: Sequence[str]) -> None:
    """The pages of these incidents, each with the id of the one in whose place it stands, and their lines in the index.

    `gone` are the ids of incidents that are no more, `unread` those of the documents in a language nothing was read from. Where
    there is no index yet that can be brought up to date, the whole dossier is written. An encrypted case keeps none.
    """
    if case.is_encrypted:
        return
    from witnessmark.publish.dossier.update import update_dossier as update

    store, notices = case.store, case.settings.notices
    docs = {entry.doc_id for _, incident in incidents for entry in incident.documents}
    readings = {reading.doc_id: reading for reading in store.readings.some(docs.union(unread))}
    documents = {document.doc_id: document for document in store.documents.some(docs.union(unread))}
    files = {document.source for document in documents.values()}
    sources = store.sources.some(f"{name}\n{item.sha256}" for name, item in case.archive.custody.items.items() if item.sha256 in files)
    pairs = store.pairs.some(name for doc in docs for name in store.index.under(pairs_of(doc), -1))
    counts = (len(store.incidents), len(store.documents))
    held = (readings, documents, sources, pairs, [readings[doc] for doc in unread if doc in readings], counts)
    decisions = deciding.listed(case) if case.decisions else []
    conventions = summaries(incident for _, incident in incidents)
    if not update(case.dossier, incidents, gone, *held, conventions=conventions, notices=notices, decisions=decisions):
        write_dossier(case, notices)


def summaries(incidents: Iterable[Incident]) -> dict[str, str]:
    """What the conventions are that incidents were counted by, each by its name."""
    from witnessmark.reconcile.convention import load

    return {name: load(name).summary for name in sorted({incident.convention for incident in incidents})}
