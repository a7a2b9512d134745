"""All results of a case made anew from what it holds, without a look at any folder."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from witnessmark.case import Case
from witnessmark.casework.dossier import write_dossier
from witnessmark.casework.replay import conclude
from witnessmark.engines.watcher import Watcher
from witnessmark.model.backend import BackendSettings
from witnessmark.model.incident import Incident
from witnessmark.model.pair import Pair
from witnessmark.model.reading import Reading


class Steps(NamedTuple):
    """The stages as the pipeline joins them."""

    read: Callable[..., Iterable[Reading]]
    copies: Callable[..., Iterable[Pair]]
    reconcile: Callable[..., Iterable[Incident]]


def anew(case: Case, convention: str, places: Path | None, steps: Steps, watcher: Watcher, backend: BackendSettings | None = None) -> None:
    """Extracts, reads, resolves, reconciles and stores all that a case holds, and writes its working dossier.

    Where no `places` are given, those count that came with the reports. The same case gives the same results.
    """
    places, decisions = places or case.kept("gazetteer.toml"), case.decisions
    for _ in watcher.track(case.archive.extract(), "extracting", len(case.archive.custody.items)):
        pass
    documents = [item for item in case.archive.stream() if watcher.usable(item)]
    found = steps.read(documents, places, backend=backend, decisions=decisions)
    readings = list(watcher.heard(watcher.track(found, "reading", len(documents))))
    pairs = list(watcher.track(steps.copies(readings, decisions=decisions), "comparing"))
    incidents = steps.reconcile(readings, convention=convention, gazetteer=places, pairs=pairs, decisions=decisions)
    with case.store.transaction():
        case.store.sources.replace_all(case.archive.sources_of(documents))
        case.store.documents.replace_all(documents)
        watcher.told(conclude(case, readings, pairs, watcher.track(incidents, "reconciling"), places))
    write_dossier(case, case.settings.notices)
