"""What is done to keep a case and to prove it was kept: each a few lines that call the archive. No reading, no counting."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from witnessmark.archive.verify.finding import Finding as Finding
from witnessmark.archive.verify.finding import Unchecked as Unchecked
from witnessmark.engines.watcher import Watcher
from witnessmark.errors import Remark, SkipItem, StopRun
from witnessmark.printable import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from witnessmark.archive.contents.beside import Beside
    from witnessmark.archive.packages.sealing import Sealed as Sealed
    from witnessmark.case import Case
    from witnessmark.casework.anew import Steps
    from witnessmark.casework.erasing import Erasure
    from witnessmark.casework.packages import Opened
    from witnessmark.model.planned import Planned


def verify(case: Path | str) -> list["Finding"]:
    """What in a case is not as its own custody log says, found offline; empty where all is well."""
    from witnessmark.archive.verify.verify import verify as verify_archive

    return verify_archive(Path(case))


def examine(case: Path | str, anchor: Path | None = None) -> "Iterator[Finding | Unchecked | str]":
    """The same as a stream, with what could not be checked, and the kind of each thing that is as it was; `anchor` is a checkpoint kept elsewhere."""
    from witnessmark.archive.is_case import refuse_no_case
    from witnessmark.archive.verify.verify import examine as examine_archive

    refuse_no_case(Path(case))
    return examine_archive(Path(case), anchor)


def unconfined() -> list[Remark]:
    """What this system cannot forbid the programs that read files; see docs/confinement.md. Empty where they are wholly shut in."""
    from witnessmark.archive.confined.reading import unconfined as told

    return told()


def sign(case: Path, ask: bool = False) -> list[Remark]:
    """Signs the log where it has grown and the operator has a key: see `sign_checkpoint`. Returns what hindered it, if anything did."""
    from witnessmark.archive.proof.signing import sign_checkpoint

    return [remark for remark in [sign_checkpoint(case, ask)] if remark is not None]


def seal(
    case: Path | str, out: Path | str, zipped: bool = False, organisation: str | None = None, watcher: Watcher | None = None
) -> tuple["Sealed", list[Remark]]:
    """Writes a case as a bag, for trusted hands and not for publication; see `seal_case`. Returns what hindered signing, too, if anything did."""
    from witnessmark.casework.packages import seal_case

    hindered = sign(Path(case))
    sealed = seal_case(case, out, zipped, organisation, (watcher or Watcher()).track)
    return sealed, hindered or sign(Path(case))


def open_bag(bag: Path | str, into: Path | str, steps: "Steps", gazetteer: Path | None = None, watcher: Watcher | None = None) -> "Opened":
    """Checks a bag wholly, takes it into a case, new or not, and makes the results anew from all that it holds then; see `packages.open_bag`."""
    from witnessmark.casework.anew import anew
    from witnessmark.casework.packages import open_bag as opened

    watcher = watcher or Watcher()
    told = opened(bag, into, partial(anew, places=gazetteer, steps=steps, watcher=watcher), watcher.track)
    watcher.told(sign(Path(into)))
    return told


def erasure(case: "Case", which: str, document: str | None = None) -> "Erasure":
    """What erasing an item of a case (by name, hash, or the beginning of one), or one document of it, would take away. Does nothing."""
    from witnessmark.casework.erasing import plan

    return plan(case, which, document)


def erase(case: "Case", wanted: "Erasure", reason: str, basis: str, steps: "Steps", watcher: "Watcher", gazetteer: Path | None = None) -> None:
    """Erases what `erasure` told of and makes the results anew without it. It cannot be undone."""
    from witnessmark.casework.erasing import carry_out

    carry_out(case, wanted, reason, basis, gazetteer, steps, watcher)
    watcher.told(sign(case.folder))


def encrypted(case: Path, recovery: str | None = None) -> "Iterator[Path]":
    """Encrypts a case under a passphrase that is asked for twice; yields each file as it is done. See casework/encrypting.py."""
    from witnessmark.archive.is_case import refuse_no_case
    from witnessmark.archive.vault.opened import chosen_passphrase
    from witnessmark.casework.encrypting import encrypt

    if case.exists():
        refuse_no_case(case)
    yield from encrypt(case, chosen_passphrase(str(case)), recovery)


def is_new(case: Path) -> bool:
    """Whether there is no case of this name: neither it, nor what a killed run of `encrypt` or `decrypt` left in its place."""
    from witnessmark.archive.vault.exchanged import left_by_killed

    return not case.exists() and not left_by_killed(case)


def new_encrypted(case: Path, recovery: str | None = None) -> None:
    """Makes an empty encrypted case, to be filled by a build; the passphrase is asked for twice."""
    from witnessmark.archive.vault.encrypted import new_secrets
    from witnessmark.archive.vault.opened import chosen_passphrase
    from witnessmark.casework.encrypting import make_keys

    make_keys(case, new_secrets(), chosen_passphrase(str(case)), recovery)


def decrypted(case: Path) -> "Iterator[Path]":
    """Puts an encrypted case back into the clear; yields each file as it is done."""
    from witnessmark.archive.is_case import refuse_no_case
    from witnessmark.casework.encrypting import decrypt

    if case.exists():
        refuse_no_case(case)
    yield from decrypt(case)


def new_passphrase(case: Path, recovery_key: Path | None = None) -> None:
    """Puts a case under another passphrase; it is opened with the old one, or the recovery key in a file."""
    from witnessmark.archive.is_case import refuse_no_case
    from witnessmark.archive.vault.opened import chosen_passphrase, key_file, passphrase_for
    from witnessmark.casework.encrypting import by_passphrase, by_recovery_key, put_under

    refuse_no_case(case)
    if not key_file(case).is_file():
        raise StopRun(f"{printable(str(case))}: the case is not encrypted, so there is no passphrase to change; `witnessmark encrypt` sets one")
    old = by_passphrase(passphrase_for(case)) if recovery_key is None else by_recovery_key(recovery_key.read_text(encoding="utf-8"))
    put_under(case, old, chosen_passphrase(str(case)))


def dossier(case: "Case", folder: Path) -> list[Path]:
    """The working dossier of a case, written in the clear to a folder that is empty or not there yet; its pages, the index first."""
    from witnessmark.casework.dossier import write_dossier_to

    if folder.is_dir() and any(folder.iterdir()):
        raise StopRun(f"{printable(str(folder))}: the folder is not empty; nothing was written")
    return write_dossier_to(case, folder, case.settings.notices)


def beside(mapping: Path | None) -> "Beside | None":
    """A mapping file as what lies beside every table; null where none is given. See casework/tables.py."""
    from witnessmark.casework.tables import given

    return given(mapping)


def suggested(files: "Iterable[Path]") -> "Iterator[str | SkipItem]":
    """A mapping to start from for each table among these files."""
    from witnessmark.casework.tables import suggested as suggested_for

    return suggested_for(files)


def planned(case: Path, files: "Iterable[Path] | Path", mapping: Path | None = None) -> "Iterator[Planned | SkipItem]":
    """What adding these files, or building from this folder, would do to a case, a document each; changes nothing. See casework/trial.py."""
    from witnessmark.casework.trial import of_files, of_folder

    return of_folder(case, files) if isinstance(files, Path) else of_files(case, files, mapping)
