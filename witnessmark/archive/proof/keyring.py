"""The operator's own keys: private, in the user's own folder, never in a case."""

import getpass
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from witnessmark.archive.files.opening import BINARY, reason_of
from witnessmark.archive.files.writing import sync_folder, write_all
from witnessmark.archive.layout import LOG
from witnessmark.archive.proof.note import NAME, VerifierKey, key_for, key_of
from witnessmark.errors import BadInput, StopRun
from witnessmark.printable import printable
from witnessmark.settings import env_str

# Where the keys lie, instead of the system's place for settings: a stick that is only there when it is needed, say.
FOLDER = "WITNESSMARK_KEYS"
# Opens a protected key where nobody can be asked.
PASSPHRASE = "WITNESSMARK_KEY_PASSPHRASE"
PRIVATE, PUBLIC = ".pem", ".pub"


class KeyTrouble(StopRun):
    """A key that is needed cannot be used: it is not there, locked, or not what it should be."""


def keys_folder() -> Path:
    """Where this user's keys lie."""
    given = env_str(FOLDER, "")
    if given:
        return Path(given)
    if os.name == "nt":
        return Path(env_str("APPDATA", str(Path.home() / "AppData" / "Roaming"))) / "witnessmark" / "keys"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "witnessmark" / "keys"
    return Path(env_str("XDG_CONFIG_HOME", str(Path.home() / ".config"))) / "witnessmark" / "keys"


def holds(name: str) -> bool:
    """Whether this user has a key of that operator in use."""
    return NAME.fullmatch(name) is not None and has(name)


def has(stored: str) -> bool:
    """Whether a key is stored under this name: an operator's for the one in use, an id for one that was put away."""
    try:
        return _path(stored, PRIVATE).is_file()
    except OSError:
        return False


def make(name: str, passphrase: str | None) -> tuple[VerifierKey, Ed25519PrivateKey]:
    """A new key of an operator, under a passphrase unless that is null; KeyTrouble where there is one already."""
    if NAME.fullmatch(name) is None:
        raise KeyTrouble(
            f"{printable(name)}: a pseudonym for a key has 1 to 64 characters, none of them a blank, + or one that file names cannot have"
        )
    if passphrase == "":
        raise KeyTrouble("an empty passphrase protects nothing; leave it out, or choose one")
    _refuse_case(keys_folder())
    if holds(name):
        raise KeyTrouble(f"{printable(str(_path(name, PRIVATE)))}: there is a key of {name} already; `witnessmark keys change CASE` makes a new one")
    private = Ed25519PrivateKey.generate()
    key = key_for(name, private)
    cipher = NoEncryption() if passphrase is None else BestAvailableEncryption(passphrase.encode())
    try:
        keys_folder().mkdir(parents=True, exist_ok=True, mode=0o700)
        write_whole(_path(name, PUBLIC), f"{key.text}\n".encode(), 0o644)
        write_whole(_path(name, PRIVATE), private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, cipher), 0o600)
        sync_folder(keys_folder())
    except OSError as error:
        raise KeyTrouble(f"{printable(str(keys_folder()))}: no key can be kept here: {reason_of(error)}") from error
    return key, private


def public(name: str) -> VerifierKey:
    """The public half of an operator's key (or of an old one, by its id), for which no passphrase is needed."""
    path = _path(name, PUBLIC)
    try:
        return key_of(path.read_text(encoding="utf-8", errors="replace").strip())
    except OSError as error:
        raise KeyTrouble(f"{printable(str(path))}: the key of {printable(name)} cannot be read: {reason_of(error)}") from error
    except BadInput as error:
        raise KeyTrouble(f"{printable(str(path))}: this is no public key") from error


def opened(name: str, ask: bool = False) -> tuple[VerifierKey, Ed25519PrivateKey]:
    """Both halves of an operator's key (or of an old one, by its id); KeyTrouble says what is missing or wrong.

    The passphrase of a protected key is taken from WITNESSMARK_KEY_PASSPHRASE, else asked for where `ask` allows it.
    """
    path = _path(name, PRIVATE)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise KeyTrouble(f"{printable(str(path))}: the key of {printable(name)} cannot be read: {reason_of(error)}") from error
    key = public(name)
    private = _unlocked(path, data, name, ask)
    if not isinstance(private, Ed25519PrivateKey) or key_for(key.name, private) != key:
        raise KeyTrouble(f"{printable(str(path))}: this is not the private half of {key.id}")
    return key, private


def _unlocked(path: Path, data: bytes, name: str, ask: bool) -> object:
    locked = b"ENCRYPTED" in data
    passphrase = _passphrase(name, ask) if locked else None
    try:
        return load_pem_private_key(data, None if passphrase is None else passphrase.encode())
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        what = f"the passphrase does not open the key of {name}" if locked else "this is no private key"
        raise KeyTrouble(f"{printable(str(path))}: {what}; a forgotten passphrase cannot be got back: `witnessmark keys lost`") from error


def _passphrase(name: str, ask: bool) -> str:
    given = os.environ.get(PASSPHRASE)
    if given:
        return given
    if ask and sys.stdin.isatty():
        return getpass.getpass(f"Passphrase of the key of {name}: ")
    raise KeyTrouble(f"the key of {name} is locked; set {PASSPHRASE}, or run `witnessmark keys sign CASE`, which asks for the passphrase")


def retire(name: str) -> None:
    """Puts the operator's key away under its id, so that a new one can be made; it is needed in cases that know only the old one.

    It is in use or put away at every moment: the private half decides, and moves when the public one is in both places.
    """
    key = public(name)
    try:
        write_whole(_path(key.id, PUBLIC), f"{key.text}\n".encode(), 0o644)
        _path(name, PRIVATE).rename(_path(key.id, PRIVATE))
        _path(name, PUBLIC).unlink()
        sync_folder(keys_folder())
    except OSError as error:
        raise KeyTrouble(f"{printable(str(keys_folder()))}: the key cannot be put away: {reason_of(error)}") from error


def listed() -> Iterator[tuple[VerifierKey, bool, bool]]:
    """Every key of this user, by file name: the key, whether it is in use (not put away), whether a passphrase protects it."""
    for path in sorted(keys_folder().glob(f"*{PRIVATE}")):
        key = public(path.name.removesuffix(PRIVATE))
        yield key, path.name == key.name + PRIVATE, b"ENCRYPTED" in path.read_bytes()


def _path(name: str, ending: str) -> Path:
    return keys_folder() / f"{name}{ending}"


def _refuse_case(folder: Path) -> None:
    """A key in a case would go wherever the case goes, and sign for whoever has it."""
    for parent in (folder.absolute(), *folder.absolute().parents):
        if (parent / "archive" / LOG).exists():
            raise KeyTrouble(f"{printable(str(folder))}: this lies in a case, and a private key must never be in one; set {FOLDER} to another folder")


def write_whole(path: Path, data: bytes, mode: int) -> None:
    """Writes a file wholly or not at all. A public half without a private one is left of a key that was never finished, and gives way."""
    part = path.with_name(f"{path.name}.part")
    part.unlink(missing_ok=True)
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | BINARY, mode)
    try:
        write_all(descriptor, data)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    part.replace(path)
