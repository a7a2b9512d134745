"""A case: the folder in which everything about it lies."""

import functools
from pathlib import Path

import msgspec

from witnessmark.archive.receive import Archive
from witnessmark.errors import StopRun
from witnessmark.model.backend import TIMEOUT, BackendSettings
from witnessmark.model.base import Model
from witnessmark.model.decision import Decision
from witnessmark.model.incident import Incident
from witnessmark.printable import printable
from witnessmark.store.opening import open_store


class Case:
    """A case folder: `archive/` (originals and custody log), `store.sqlite`, `decisions.jsonl`, `dossier/`.

    It must be a case already, unless `new` allows to make one. Close it, or use it in a `with`.
    """

    def __init__(self, folder: Path | str, new: bool = False) -> None:
        self.folder = Path(folder)
        if new:
            self.folder.mkdir(parents=True, exist_ok=True)
            if not (self.folder / "decisions.jsonl").exists():
                (self.folder / "decisions.jsonl").touch()
        elif not (self.folder / "store.sqlite").is_file():
            raise StopRun(f"{printable(str(folder))}: there is no case here; `witnessmark build FOLDER --out CASE` makes one")
        self.archive = Archive(self.folder)
        self.store = open_store(self.folder / "store.sqlite")
        self.dossier = self.folder / "dossier"

    def __enter__(self) -> "Case":
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the store."""
        self.store.close()

    @functools.cached_property
    def decisions(self) -> tuple[Decision, ...]:
        """What people decided in this case, in order, one a line; StopRun where a line is no decision."""
        path = self.folder / "decisions.jsonl"
        lines = path.read_bytes().splitlines() if path.is_file() else []
        found = []
        for number, line in enumerate(lines, 1):
            try:
                found.append(msgspec.json.decode(line, type=Decision))
            except (msgspec.DecodeError, UnicodeDecodeError) as problem:
                raise StopRun(f"{printable(str(path))}: line {number} is no decision: {problem}") from problem
        return tuple(found)

    def incident(self, which: str) -> Incident:
        """The incident of this number in the dossier's index (from 1), or the one whose id begins so; StopRun where none or several do."""
        incidents = list(self.store.incidents)
        numbered = [incident for number, incident in enumerate(incidents, 1) if which == str(number)]
        found = numbered or [incident for incident in incidents if which and incident.incident_id.startswith(which)]
        if len(found) != 1:
            meant = f"{len(found)} incidents begin so" if found else "no incident of this case has this number, or an id that begins so"
            raise StopRun(f"{printable(which)}: {meant}; it has {len(incidents)}")
        return found[0]


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
    path = folder / "case.toml"
    if not path.is_file():
        return CaseSettings()
    try:
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
