"""A case: the folder in which everything about it lies."""

import functools
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import BinaryIO, NamedTuple

import msgspec

from witnessmark.archive.custody.decisions import NAME as DECISIONS
from witnessmark.archive.custody.decisions import add_decision, add_foreign, read_decisions
from witnessmark.archive.custody.noting import note_results
from witnessmark.archive.files.originals import open_original
from witnessmark.archive.layout import original_path
from witnessmark.archive.proof.signing import sign_checkpoint
from witnessmark.archive.receive import Archive
from witnessmark.archive.vault.exchanged import refuse_left
from witnessmark.archive.vault.opened import vault_of
from witnessmark.errors import Remark, StopRun, naming
from witnessmark.model.backend import TIMEOUT, BackendSettings
from witnessmark.model.base import Model
from witnessmark.model.claim import AnyClaim
from witnessmark.model.decision import Decision
from witnessmark.model.document import Document
from witnessmark.model.incident import Incident
from witnessmark.model.pair import Pair
from witnessmark.model.quote import Quote
from witnessmark.model.reading import Reading
from witnessmark.model.region import in_words
from witnessmark.model.source import Source
from witnessmark.printable import printable
from witnessmark.store.opening import open_store

ID_LENGTH = 4
"""Characters by which an incident's id is told from its number: fewer would answer a mistyped number with some other incident."""


class Case:
    """A case folder: `archive/` (originals and custody log), `store.sqlite`, `decisions.jsonl`, `dossier/`.

    It must be a case already, unless `new` allows to make one. Close it, or use it in a `with`.
    """

    def __init__(self, folder: Path | str, new: bool = False) -> None:
        self.folder = Path(folder)
        if new:
            refuse_left(self.folder)
            self.folder.mkdir(parents=True, exist_ok=True)
            if not (self.folder / DECISIONS).exists():
                (self.folder / DECISIONS).touch()
        elif not (self.folder / "store.sqlite").is_file():
            raise StopRun(f"{printable(str(folder))}: there is no case here; `witnessmark build FOLDER --out CASE` makes one")
        # What a build leaves is noted in any case: a killed one may have left it unnoted.
        self._noted = None if new else _state(self.folder / "store.sqlite")
        self.archive = Archive(self.folder)
        vault = vault_of(self.folder)
        self.is_encrypted = vault.is_encrypted
        self._in_memory: dict[str, BinaryIO] = {}
        self.store = open_store(self.folder / "store.sqlite", vault.store_key)
        self.dossier = self.folder / "dossier"

    def __enter__(self) -> "Case":
        return self

    def __exit__(self, kind: type[BaseException] | None, *error: object) -> None:
        if kind is None:
            self.close()
        else:
            self.store.close()

    def close(self) -> None:
        """Lets go of the store, and tells the custody log of it where it was changed."""
        self.store.close()
        for opened in self._in_memory.values():
            opened.close()
        self._in_memory.clear()
        state = _state(self.folder / "store.sqlite")
        if state != self._noted and note_results(self.archive.custody):
            sign_checkpoint(self.folder)
        self._noted = state

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """What people decided in this case, in order, one a line; StopRun where a line is no decision."""
        return self._decided[0]

    @property
    def torn(self) -> tuple[Remark, ...]:
        """A remark on each line of the decisions that was cut short when it was written, and is left out."""
        return self._decided[1]

    @functools.cached_property
    def _decided(self) -> tuple[tuple[Decision, ...], tuple[Remark, ...]]:
        return read_decisions(self.folder / DECISIONS)

    def decide(self, decision: Decision) -> Decision:
        """Writes a decision down and returns it with the id it got. The results of the case are not made anew by this."""
        made = add_decision(self.archive.custody, decision)
        self.__dict__.pop("_decided", None)
        return made

    def join(self, decisions: Sequence[Decision]) -> None:
        """Writes down decisions of another case, which have their ids already. The results of the case are not made anew by this."""
        add_foreign(self.archive.custody, decisions)
        self.__dict__.pop("_decided", None)

    def kept(self, name: str) -> Path | None:
        """The preserved bytes of a file of the reports' folder as it was when it was last there; null where there is none now."""
        item = self.archive.custody.items.get(name)
        if item is None or item.absent or not item.sha256:
            return None
        return self._opened_in_memory(item.sha256) if self.is_encrypted else original_path(self.folder, item.sha256)

    def _opened_in_memory(self, sha256: str) -> Path:
        """A path to the opened bytes of an original of an encrypted case, good while the case is open."""
        if sha256 not in self._in_memory:
            self._in_memory[sha256] = open_original(self.folder, sha256)
        return Path(f"/dev/fd/{self._in_memory[sha256].fileno()}")

    @property
    def settings(self) -> "CaseSettings":
        """What the folder of reports said of the case when it was last built."""
        return settings_in(self.kept("case.toml"))

    @property
    def convention(self) -> str:
        """The convention by which the incidents were counted; where there is none yet, the one the folder of reports names."""
        return next((incident.convention for incident in self.store.incidents), self.settings.convention)

    def quotes(self, incident: Incident) -> dict[tuple[str, str], Quote]:
        """The exact words of each claim of an incident's documents, and where they stand, by document and claim id."""
        readings = list(filter(None, (self.store.readings.get(entry.doc_id) for entry in incident.documents)))
        files = {source.sha256: source.name for source in self.store.sources}
        return {(reading.doc_id, claim.id): _quote(reading, claim, files) for reading in readings for claim in reading.claims}

    def held(self) -> "Held":
        """All that is in the case."""
        readings = {reading.doc_id: reading for reading in self.store.readings}
        documents = {document.doc_id: document for document in self.store.documents}
        unread = [reading for reading in readings.values() if is_unread(reading)]
        return Held(list(self.store.incidents), readings, documents, list(self.store.sources), list(self.store.pairs), unread)

    def incident(self, which: str) -> Incident:
        """The incident of this number in the dossier's index (from 1), or the one whose id begins so; StopRun where none or several do.

        The beginning of an id has at least ID_LENGTH characters: what is shorter is a number, or a slip.
        """
        incidents = list(self.store.incidents)
        found = [incident for number, incident in enumerate(incidents, 1) if which == str(number)]
        if not found and len(which) < ID_LENGTH:
            there = "one incident" if len(incidents) == 1 else f"{len(incidents)} incidents"
            raise StopRun(f"{printable(which)}: this case has {there}; the beginning of an id needs at least {ID_LENGTH} characters")
        found = found or [incident for incident in incidents if incident.incident_id.startswith(which)]
        if len(found) != 1:
            meant = f"{len(found)} incidents begin so" if found else "no incident of this case has this number, or an id that begins so"
            raise StopRun(f"{printable(which)}: {meant}; it has {len(incidents)}")
        return found[0]


def _state(path: Path) -> tuple[int, int, int] | None:
    """What shows that a file was written to; null where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns


class Held(NamedTuple):
    """What a case holds; `readings` and `documents` are by doc_id, `unread` are the readings in a language nothing was read from."""

    incidents: list[Incident]
    readings: dict[str, Reading]
    documents: dict[str, Document]
    sources: list[Source]
    pairs: list[Pair]
    unread: list[Reading]


def _quote(reading: Reading, claim: AnyClaim, files: Mapping[str, str]) -> Quote:
    place = (files.get(reading.source or "", ""), in_words(reading.regions, claim.start, claim.end))
    return Quote(claim.quote, printable(", ".join(filter(None, place))))


def is_unread(reading: Reading) -> bool:
    """Whether the document's language is none that can be read yet."""
    return any(caution.code == "language_not_read" for caution in reading.warnings)


def without_text(reading: Reading) -> Reading:
    """The same reading as it is printed and stored: the text stays with its document."""
    return msgspec.structs.replace(reading, text=None)


class CaseBackend(Model, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a case says of a reading backend. No key and no name of one: a folder of reports may come from anybody."""

    model: str | None = None
    endpoint: str | None = None
    timeout: float | None = None


class CaseSettings(Model, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a folder of reports says about its own case, in `case.toml`.

    `notices` stand on every page of the dossier; `convention` is used where none is asked for. `backends` holds what a model
    needs, by the backend's name; it is asked only where the command says so.
    """

    notices: tuple[str, ...] = ()
    convention: str = "default"
    backends: dict[str, CaseBackend] = msgspec.field(default_factory=dict)


def reports_folder(folder: Path | str, case: Path | str) -> Path:
    """The folder of reports; StopRun where it is none, or is the case itself, whose own files would become reports."""
    if not Path(folder).is_dir():
        raise StopRun(f"{printable(str(folder))}: there is no such folder")
    if Path(folder).resolve() == Path(case).resolve():
        raise StopRun(f"{printable(str(folder))}: the folder of reports cannot be the case; name another folder for the case")
    return Path(folder)


def settings_of(folder: Path) -> CaseSettings:
    """The settings of the folder, or the defaults where it has no `case.toml`; StopRun where that cannot be understood."""
    return settings_in(folder / "case.toml" if (folder / "case.toml").is_file() else None)


def settings_in(path: Path | None) -> CaseSettings:
    """The settings in a file, or the defaults without one; StopRun where it cannot be understood."""
    if path is None:
        return CaseSettings()
    try:
        with naming(path):
            return msgspec.toml.decode(path.read_bytes(), type=CaseSettings)
    except msgspec.DecodeError as error:
        raise StopRun(f"{printable(str(path))}: {error}") from None


def backend_settings(
    backend: str, endpoint: str | None = None, key_variable: str | None = None, timeout: float | None = None, folder: Path | None = None
) -> BackendSettings:
    """The settings of the model called `NAME:MODEL`; what is not given is taken from the `case.toml` of the folder."""
    name, _, model = backend.partition(":")
    said = settings_of(folder).backends.get(name, CaseBackend()) if folder is not None else CaseBackend()
    return BackendSettings(
        name=name,
        model=model or said.model or "",
        endpoint=endpoint or said.endpoint,
        key_variable=key_variable,
        timeout=timeout or said.timeout or TIMEOUT,
    )
