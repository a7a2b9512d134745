"""The vault of each case, unlocked once in a run."""

import getpass
import os
import sys
from pathlib import Path

from witnessmark.archive.files.opening import open_given
from witnessmark.archive.layout import archive_folder, log_path
from witnessmark.archive.vault.encrypted import LONGEST_KEY_FILE, SUFFIX, Encrypted, Secrets, unwrapped
from witnessmark.archive.vault.vault import InTheClear, Vault
from witnessmark.errors import StopRun
from witnessmark.printable import printable

FOLDER = "vault"
KEY_FILE = "passphrase.age"
RECOVERY_FILE = "recovery.age"
KEY_FILES = (f"{FOLDER}/{KEY_FILE}", f"{FOLDER}/{RECOVERY_FILE}")
"""Below the archive."""
# A key file that is being written, until it takes the place of the other.
FRESH = ".new"
VARIABLE, FILE_VARIABLE = "WITNESSMARK_PASSPHRASE", "WITNESSMARK_PASSPHRASE_FILE"
NEW_VARIABLE, NEW_FILE_VARIABLE = "WITNESSMARK_NEW_PASSPHRASE", "WITNESSMARK_NEW_PASSPHRASE_FILE"

_UNLOCKED: dict[Path, Vault] = {}


def key_file(case: Path) -> Path:
    """The case's secrets under its passphrase; there is none where the case is in the clear."""
    return archive_folder(case) / FOLDER / KEY_FILE


def recovery_file(case: Path) -> Path:
    """The case's secrets for whoever holds the recovery key."""
    return archive_folder(case) / FOLDER / RECOVERY_FILE


def vault_of(case: Path) -> Vault:
    """How the files of a case lie: unlocked already, in the clear, or opened with the passphrase of the environment or of whoever is asked.

    StopRun where it is encrypted and no passphrase is there, or a wrong one. A case is unlocked once; the key stays in this process.
    """
    # Nearly every case is in the clear, and to resolve its path takes longer than to open a file of it.
    if not _UNLOCKED and not key_file(case).is_file():
        return InTheClear()
    place = case.resolve()
    if place not in _UNLOCKED:
        if not key_file(case).is_file():
            return InTheClear()
        unlock(case, passphrase_for(case))
    return _UNLOCKED[place]


def refuse_without_key(case: Path) -> None:
    """StopRun where originals of a case lie encrypted and its key file is gone; nothing is to be said of damage that is none then."""
    if not key_file(case).is_file() and next(archive_folder(case).glob(f"??/*{SUFFIX}"), None) is not None and not _is_clear(log_path(case)):
        where = printable(str(key_file(case)))
        raise StopRun(
            f"{where}: the case is encrypted and its key file is gone: put it back from a copy of the case; without it nobody can open the case"
        )


def _is_clear(log: Path) -> bool:
    try:
        with open_given(log, follow=False) as stream:
            return stream.read(1) == b"{"
    except OSError:
        return True


def unlock(case: Path, passphrase: str) -> None:
    """Opens an encrypted case with its passphrase for the rest of the run."""
    path = key_file(case)
    try:
        with open_given(path, follow=False) as stream:
            data = stream.read(LONGEST_KEY_FILE)
    except OSError as error:
        raise StopRun(f"{printable(str(path))}: the key file of the case cannot be read: {(error.strerror or '').lower()}") from error
    use(case, unwrapped(data, passphrase))


def use(case: Path, secrets: Secrets) -> None:
    """Takes these as the secrets of the case for the rest of the run."""
    keep(case, Encrypted(secrets))


def keep(case: Path, vault: Vault) -> None:
    """Takes an unlocked vault for that of the case for the rest of the run."""
    _UNLOCKED[case.resolve()] = vault


def forget(case: Path) -> None:
    """Lets go of the key of a case: from now on it is asked for again."""
    _UNLOCKED.pop(case.resolve(), None)


def passphrase_for(case: Path) -> str:
    """From WITNESSMARK_PASSPHRASE, the first line of the file that WITNESSMARK_PASSPHRASE_FILE names, or whoever sits at the terminal; StopRun
    where there is none."""
    said = given(VARIABLE, FILE_VARIABLE)
    if said is None and sys.stdin.isatty():
        said = getpass.getpass(f"Passphrase of {printable(str(case))}: ")
    if not said:
        raise StopRun(f"{printable(str(case))}: the case is encrypted: set {FILE_VARIABLE} or {VARIABLE}, or run on a terminal to be asked")
    return said


def chosen_passphrase(what: str) -> str:
    """A passphrase somebody chooses now: from WITNESSMARK_NEW_PASSPHRASE or its _FILE, else asked for twice; StopRun where it is none."""
    said = given(NEW_VARIABLE, NEW_FILE_VARIABLE)
    if said is None and sys.stdin.isatty():
        said = getpass.getpass(f"New passphrase for {printable(what)}: ")
        if getpass.getpass("The same again: ") != said:
            raise StopRun("the two were not the same; nothing was changed")
    if not said:
        raise StopRun(f"{printable(what)}: no passphrase: set {NEW_FILE_VARIABLE} or {NEW_VARIABLE}, or run on a terminal to be asked")
    return said


def given(variable: str, file_variable: str) -> str | None:
    """A passphrase from the environment; null where there is none."""
    return os.environ.get(variable) or _from_file(os.environ.get(file_variable))


def _from_file(name: str | None) -> str | None:
    try:
        return Path(name).read_text(encoding="utf-8").partition("\n")[0] if name else None
    except (OSError, UnicodeDecodeError) as error:
        raise StopRun(f"{printable(name or '')}: the passphrase cannot be read: {error}") from error
