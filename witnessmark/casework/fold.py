"""One more report put into a case of many, without judging the others anew.

A report is judged against its neighbours: the documents and incidents that share a key with it in the index of the store
(`resolve/filing.py`). Those incidents are gathered and counted again with it; no other is touched. How common a word is, is judged
by the neighbours and a hundred documents of the case, taken by the hashes of their texts when it was last built, and names are
joined among the neighbours alone. So `build` has the last word: it judges everything anew.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from witnessmark.case import Case, without_text
from witnessmark.casework.dossier import update_dossier
from witnessmark.casework.filing import SAMPLE, UNREAD, incidents_of, keys_of_incident, keys_of_pair, keys_of_reading, name_of, pairs_of
from witnessmark.casework.keeping import sign, unconfined
from witnessmark.casework.tables import mappings
from witnessmark.engines.watcher import Watcher
from witnessmark.model.document import Document
from witnessmark.model.incident import Incident
from witnessmark.model.pair import Pair
from witnessmark.model.place import Gazetteer
from witnessmark.model.reading import Reading
from witnessmark.model.source import Source
from witnessmark.reconcile.reconcile import reconcile
from witnessmark.resolve.copies.copies import find_copies
from witnessmark.resolve.decided.copies import decided_copies
from witnessmark.resolve.filing import near_documents, near_incidents
from witnessmark.resolve.incidents.incidents import gather

ALL = -1
MOST = 1000
"""Documents beyond the incidents that may change, loaded so that what belongs elsewhere goes there; of more none are."""


class Folded(NamedTuple):
    """What a fold did: new readings and pairs, the incidents that are new or changed, each with the id of the one in whose place it
    stands (null where it is new), and the ids of those that are gone."""

    readings: list[Reading]
    pairs: list[Pair]
    incidents: list[tuple[str | None, Incident]]
    gone: list[str]


def add(
    case: Case,
    files: Iterable[Path | str],
    read: Callable[[Document], Reading],
    gazetteer: Gazetteer,
    watcher: Watcher | None = None,
    mapping: Path | None = None,
) -> Folded:
    """Preserves single files and folds their documents into the case, its store and its dossier. What the case holds already is left alone.

    A `mapping` is kept beside each table among them, under the table's name with `.toml`.

    The archive keeps the files whatever comes after; the store changes wholly or not at all, and then the dossier.
    """
    watcher = watcher or Watcher()
    paths = list(map(Path, files))
    if mapping is not None:
        list(case.archive.receive_others(mappings(paths, mapping)))
    received = list(case.archive.receive_files(paths))
    watcher.told(item for item in received if not isinstance(item, Source))
    sources = list(case.archive.extract(source for source in received if isinstance(source, Source)))
    found = [(source, _new(case, source, watcher)) for source in sources]
    documents = [document for _, held in found for document in held]
    fold = Fold(case, [read(document) for document in documents], gazetteer)
    case.store.as_it_lies()
    with case.store.transaction():
        for source, held in found:
            if held or not source.format:
                case.store.sources.put(msgspec.structs.replace(source, documents=tuple(document.doc_id for document in held)))
        folded = fold.into_store(documents)
    if documents:
        update_dossier(case, folded.incidents, folded.gone, case.store.index.under(UNREAD, ALL))
    watcher.told([*unconfined(), *sign(case.folder)])
    return folded


def _new(case: Case, source: Source, watcher: Watcher) -> list[Document]:
    return [item for item in case.archive.new_documents(source, case.store.documents.get) if watcher.usable(item)]


class Fold:
    """New readings among their neighbours in a case."""

    def __init__(self, case: Case, new: Sequence[Reading], gazetteer: Gazetteer) -> None:
        self._case, self._store, self._index, self._gazetteer = case, case.store, case.store.index, gazetteer
        self._new, self._convention = {reading.doc_id: reading for reading in new}, case.convention

    def into_store(self, documents: Sequence[Document]) -> Folded:
        """Finds what changes, and puts it into the store and its index, in the transaction there is."""
        pairs = list(self._pairs())
        made, gone = self._incidents(pairs)
        for document in documents:
            self._store.documents.put(document)
        for reading in self._new.values():
            self._store.readings.put(without_text(reading))
            self._index.file(reading.doc_id, keys_of_reading(reading))
        for pair in pairs:
            self._store.pairs.put(pair)
            self._index.file(name_of(pair), keys_of_pair(pair))
        return Folded(list(self._new.values()), pairs, *self._exchange(made, gone))

    def _pairs(self) -> Iterator[Pair]:
        """How the new documents are related to those there are, and to one another."""
        near = {name for reading in self._new.values() for name in near_documents(reading, self._index.under)}
        known = self._readings({*near, *self._index.under(SAMPLE, ALL), *self._new})
        found = [pair for pair in find_copies(known) if pair.b in self._new]
        return (pair for pair in decided_copies(found, known, self._case.decisions) if pair.b in self._new)

    def _incidents(self, pairs: Sequence[Pair]) -> tuple[list[Incident], list[Incident]]:
        """The incidents that the new documents make or change, and those that these take the place of."""
        touched = self._touched(pairs)
        around = self._around(touched)
        docs = {entry.doc_id for incident in (*touched, *around) for entry in incident.documents} | {pair.a for pair in pairs}
        old, related = self._with_copies(docs)
        gathered = gather(self._readings(old | self._new.keys()), [*related, *pairs], self._gazetteer, "event", self._case.decisions)
        anew = {each.incident_id: each for each in (reconcile(gathering, convention=self._convention) for gathering in gathered)}
        return self._changed(list(anew.values()), touched, around)

    def _touched(self, pairs: Sequence[Pair]) -> list[Incident]:
        """The incidents that the new documents may be of: near ones, and those of the documents they are related to."""
        names = set(near_incidents(list(self._new.values()), self._gazetteer, self._index.under))
        names |= {name for pair in pairs for name in self._index.under(incidents_of(pair.a), ALL)}
        return self._store.incidents.some(names)

    def _around(self, touched: Sequence[Incident]) -> list[Incident]:
        """The other incidents that the same documents tell of: what belongs to them is not to be drawn into the touched ones."""
        docs = {entry.doc_id for incident in touched for entry in incident.documents}
        names = {name for doc in docs for name in self._index.under(incidents_of(doc), ALL)}
        found = self._store.incidents.some(names - {incident.incident_id for incident in touched})
        return found if sum(len(incident.documents) for incident in found) <= MOST else []

    def _with_copies(self, docs: Iterable[str]) -> tuple[set[str], list[Pair]]:
        """The documents with all of their copy groups, and the pairs that join them."""
        found, names, rest = set[str](), set[str](), set(docs) - self._new.keys()
        while rest:
            found |= rest
            joined = {name for doc in rest for name in self._index.under(pairs_of(doc), ALL)} - names
            names |= joined
            rest = {doc for pair in self._store.pairs.some(joined) for doc in (pair.a, pair.b)} - found
        return found, self._store.pairs.some(names)

    def _changed(self, anew: Sequence[Incident], touched: Sequence[Incident], around: Sequence[Incident]) -> tuple[list[Incident], list[Incident]]:
        """Of the incidents that came out, those with something of the new documents or of what was touched; and what they replace.

        An incident around that one of them took something from is replaced too, as are the parts it falls into.
        """
        old, rest = list(touched), list(around)
        while True:
            made = [incident for incident in anew if self._is_new(incident) or any(_shares(incident, other) for other in old)]
            drawn = [incident for incident in rest if any(_shares(incident, other) for other in made)]
            if not drawn:
                break
            old, rest = old + drawn, [incident for incident in rest if incident not in drawn]
        left = [incident for incident in old if incident not in made]
        return [incident for incident in made if incident not in old], [i for i in left if any(_shares(i, other) for other in made)]

    def _is_new(self, incident: Incident) -> bool:
        return any(entry.doc_id in self._new for entry in incident.documents)

    def _exchange(self, made: Sequence[Incident], gone: Sequence[Incident]) -> tuple[list[tuple[str | None, Incident]], list[str]]:
        """Each incident that takes the place of another stands where that stood; a new one comes last."""
        left, placed = {incident.incident_id: incident for incident in gone}, list[tuple[str | None, Incident]]()
        for incident in gone:
            self._index.take_out(incident.incident_id, self._keys(incident))
        for incident in made:
            like = [name for name, other in left.items() if _shares(incident, other)]
            before = incident.incident_id if incident.incident_id in left else next(iter(like), None)
            placed.append((before, incident))
            left.pop(before or "", None)
            self._store.incidents.exchange(before or incident.incident_id, incident)
            self._index.file(incident.incident_id, self._keys(incident))
        for name in left:
            self._store.incidents.remove(name)
        return placed, [incident.incident_id for incident in gone if incident.incident_id not in {other.incident_id for other in made}]

    def _keys(self, incident: Incident) -> list[int]:
        return keys_of_incident(incident, self._readings(entry.doc_id for entry in incident.documents), self._gazetteer)

    def _readings(self, docs: Iterable[str]) -> list[Reading]:
        """Readings with their texts: those of the case in its order, then the new ones."""
        wanted = set(docs)
        held = wanted - self._new.keys()
        texts = {document.doc_id: document.text for document in self._store.documents.some(held)}
        known = [msgspec.structs.replace(reading, text=texts.get(reading.doc_id)) for reading in self._store.readings.some(held)]
        return [*known, *(reading for name, reading in self._new.items() if name in wanted)]


def _claims(incident: Incident) -> set[tuple[str, str]]:
    """The claims that an incident names, which are in no other."""
    rows = {ref for tally in incident.tallies for row in tally.rows for ref in row.claims}
    return rows | {(ref.doc_id, ref.claim) for ref in (*incident.weapons, *incident.footage)}


def _shares(a: Incident, b: Incident) -> bool:
    """Whether two incidents are of the same claims; where one names none, whether all its documents are in the other."""
    mine, theirs = _claims(a), _claims(b)
    if mine and theirs:
        return bool(mine & theirs)
    docs, others = ({entry.doc_id for entry in incident.documents} for incident in (a, b))
    return (not mine and docs <= others) or (not theirs and others <= docs)
