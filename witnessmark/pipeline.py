"""The whole way, one stage after the other: archive, read, resolve, reconcile, publish. Read this file first.

It alone knows all stages; they know nothing of each other. Each is loaded where it is used: `verify` needs no gazetteer."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from witnessmark.case import Case as Case
from witnessmark.case import backend_settings as backend_settings
from witnessmark.case import is_unread as is_unread
from witnessmark.case import reports_folder, settings_of
from witnessmark.case import without_text as without_text
from witnessmark.casework import deciding as deciding
from witnessmark.casework import fetching as fetching
from witnessmark.casework import keeping as keeping
from witnessmark.casework import proving as proving
from witnessmark.casework.dossier import write_dossier as write_dossier
from witnessmark.casework.keeping import verify as verify
from witnessmark.engines.asking import what_leaves as what_leaves
from witnessmark.engines.common import Engine
from witnessmark.engines.local import LocalEngine
from witnessmark.engines.rules import rules as rules
from witnessmark.engines.watcher import Watcher as Watcher
from witnessmark.errors import SkipItem, WitnessmarkError
from witnessmark.model.backend import BackendSettings
from witnessmark.model.decision import Decision
from witnessmark.model.document import Document
from witnessmark.model.explanation import ExplainedSentence
from witnessmark.model.incident import Incident
from witnessmark.model.pair import Pair
from witnessmark.model.reading import Reading
from witnessmark.printable import printable

if TYPE_CHECKING:
    from witnessmark.archive.given import Given
    from witnessmark.archive.verify.verify import Finding as Finding
    from witnessmark.casework.anew import Steps
    from witnessmark.casework.fold import Folded as Folded
    from witnessmark.casework.packages import Conflict as Conflict

GroupBy = Literal["event", "document"]


def records(files: Iterable[Path | str], mapping: Path | None = None) -> Iterator[Document | SkipItem]:
    """Any input files as the record stream, tables by the mapping; what cannot be read comes in its place as the error that names it."""
    from witnessmark.archive.common import read_files

    return read_files(files, keeping.beside(mapping))


def read(
    documents: Iterable["Given"],
    gazetteer: Path | None = None,
    workers: int = 1,
    engine: Engine | None = None,
    backend: BackendSettings | None = None,
    decisions: Sequence[Decision] = (),
) -> Iterator[Reading]:
    """One reading a document, in their order: what the text says, then who and where that is.

    A document may be a dict, as a record of the stream. `gazetteer` is a file of a case's own places, added to those the program knows;
    `decisions` are what people judged of who is who. The work is done here, in so many processes, unless another engine is given. With a
    `backend`, a model is asked about each text too (see `what_leaves`); without one, nothing leaves the machine.
    """
    from witnessmark.archive.given import documents_given

    return (engine or LocalEngine(workers)).map(partial(read_one, gazetteer, backend=backend, decisions=decisions), documents_given(documents))


def read_one(gazetteer: Path | None, document: Document, backend: BackendSettings | None = None, decisions: Sequence[Decision] = ()) -> Reading:
    """One document read, its people and places resolved, and who publishes it; the reading keeps the text."""
    from witnessmark.read.byline import read_signed
    from witnessmark.read.person_names import possible_names
    from witnessmark.resolve.people.people import resolve_people
    from witnessmark.resolve.places.known import places_known
    from witnessmark.resolve.places.places import resolve_places
    from witnessmark.resolve.roots.publisher_voices import signed

    known = places_known(gazetteer)
    return signed(*(resolve_places(resolve_people(each, possible_names, decisions), known) for each in read_signed(document, known, backend)))


def explain(reading: Reading, gazetteer: Path | None = None) -> Iterator[ExplainedSentence]:
    """Each sentence of a reading with what every rule made of it, and why the others made nothing."""
    from witnessmark.read.explain import explained
    from witnessmark.resolve.places.known import places_known

    return explained(reading, places_known(gazetteer))


def copies(readings: Iterable[Reading], all_pairs: bool = False, decisions: Sequence[Decision] = ()) -> Iterator[Pair]:
    """Pairs of documents of which one is derived from the other or which share a root; with `all_pairs` also those too short to judge."""
    from witnessmark.resolve.copies.copies import find_copies
    from witnessmark.resolve.decided.copies import decided_copies

    known = list(readings)
    return decided_copies(find_copies(known, all_pairs=all_pairs), known, decisions)


def reconcile(
    readings: Iterable[Reading],
    group_by: GroupBy = "event",
    convention: str = "default",
    as_of: str | None = None,
    gazetteer: Path | None = None,
    pairs: Sequence[Pair] | None = None,
    decisions: Sequence[Decision] = (),
) -> Iterator[Incident]:
    """One incident after another, in the order of their first document, each with its ranges and their reasons.

    `group_by` document makes each document the report of one incident; `as_of` (ISO 8601) leaves out what is of later or without a date.
    `pairs` are the copies, where they were found already; `decisions` what people judged.
    """
    from witnessmark.reconcile.known import known_at
    from witnessmark.reconcile.reconcile import reconcile as reconcile_gathering
    from witnessmark.resolve.incidents.incidents import gather
    from witnessmark.resolve.places.known import places_known

    known = known_at(readings, as_of)
    related = list(copies(known, decisions=decisions)) if pairs is None or as_of is not None else pairs
    yield from (reconcile_gathering(g, convention, as_of) for g in gather(known, related, places_known(gazetteer), group_by, decisions))


def steps() -> "Steps":
    """The stages that make a case's results from what it holds."""
    from witnessmark.casework.anew import Steps

    return Steps(read, copies, reconcile)


def build(
    folder: Path | str,
    case: Path | str,
    gazetteer: Path | None = None,
    convention: str | None = None,
    watcher: Watcher | None = None,
    backend: BackendSettings | None = None,
) -> Case:
    """The whole way: preserves every file of a folder, reads, resolves, reconciles, stores, and writes the working dossier.

    The same folder again changes nothing; a new file updates the case; one that is gone stays in the case, marked absent.
    Places of the case's own are in `gazetteer`, else in the folder's `gazetteer.toml`; notices and the convention, where none is given,
    in its `case.toml`. A convention or a gazetteer that cannot be used stops the run before anything is written. Returns the case, open.
    """
    from witnessmark.casework.anew import anew
    from witnessmark.reconcile.convention import load
    from witnessmark.resolve.places.known import places_known

    watcher, folder, settings = watcher or Watcher(), reports_folder(folder, case), settings_of(Path(folder))
    load(convention or settings.convention)
    places = gazetteer or next((path for path in [folder / "gazetteer.toml"] if path.is_file()), None)
    places_known(places)
    with Case(case, new=True) as made:
        for _ in watcher.track(made.archive.receive_folder(folder), "preserving"):
            pass
        anew(made, convention or settings.convention, places, steps(), watcher, backend)
    watcher.told([*keeping.unconfined(), *keeping.sign(Path(case))])
    return Case(case)


def add(case: Case, files: Iterable[Path], gazetteer: Path | None = None, watcher: Watcher | None = None, mapping: Path | None = None) -> "Folded":
    """Folds single files into a case of any size: see `fold`. They are judged against their neighbours; `build` judges all anew."""
    from witnessmark.casework.fold import add as fold
    from witnessmark.resolve.places.known import places_known

    places = gazetteer or case.kept("gazetteer.toml")
    return fold(case, files, partial(read_one, places, decisions=case.decisions), places_known(places), watcher, mapping)


def decide(case: Case, decision: Decision, gazetteer: Path | None = None, watcher: Watcher | None = None) -> Decision:
    """Writes down what a person judged (`deciding` makes it) and makes the results of the case anew; returns the entry with its id.

    No text is read anew but those in which people were judged. `gazetteer` is needed where the case was built with one of its own.
    """
    from witnessmark.casework.replay import places_of, replay

    places = places_of(case, gazetteer)
    made = case.decide(decision)
    again = partial(reconcile, convention=case.convention, gazetteer=places, decisions=case.decisions)
    (watcher or Watcher()).told(replay(case, made, places, partial(read_one, places, decisions=case.decisions), again))
    (watcher or Watcher()).told(keeping.sign(case.folder))
    return made


def why(case: Case, which: str, outcome: str) -> str:
    """Which statement set which bound of an outcome's counts, with its exact words, as text to print.

    `which` is the incident's number in the dossier's index or the beginning of its id.
    """
    from witnessmark.reconcile.why import why as told

    return told(case.incident(which), outcome, case.quotes(case.incident(which)))


def publish(case: Path | str, out: Path | str) -> None:
    """Makes a case's findings public in `out`. The guard that must allow it does not exist yet, so this always refuses."""
    raise WitnessmarkError(f"{printable(str(case))}: cannot be published: the guard that must allow it does not exist yet")
