"""An encrypted case: age for files, ChaCha20-Poly1305 for the lines of its logs, SQLCipher for its store.

One key file, `archive/vault/passphrase.age`, holds the two secrets of the case (an X25519 identity of age and a key of 32 bytes), encrypted with
the passphrase (age's scrypt). `recovery.age` beside it holds the same for whoever keeps the recovery key, where one was named.
"""

import base64
import binascii
import contextlib
import errno
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from witnessmark.archive.files.copying import Readable, Writable
from witnessmark.archive.files.opening import open_given
from witnessmark.archive.vault.vault import in_memory, read_only
from witnessmark.errors import StopRun

SUFFIX = ".age"
NONCE = 12
KEY = 32
LONGEST_KEY_FILE = 64 * 1024
UNREADABLE = "it is not what was encrypted for this case"
MISSING = "an encrypted case needs two more packages: pip install 'witnessmark[encrypt]'"
FORGOTTEN = (
    "this passphrase does not open the case, or its key file archive/vault/passphrase.age is damaged: a copy of the case has another. "
    "Without passphrase and key file, or the recovery key where one was named, nobody can open it: "
    "no copy of the key is kept anywhere, and nothing here can find it out"
)


class Secrets(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the key file holds. `store` is the SQLCipher key and that of the lines, in hexadecimal."""

    identity: str
    store: str


class Encrypted:
    """The vault of a case whose secrets are known."""

    is_encrypted = True

    def __init__(self, secrets: Secrets) -> None:
        self._identity = age().x25519.Identity.from_str(secrets.identity)
        self._lines = ChaCha20Poly1305(bytes.fromhex(secrets.store))
        self.store_key: str | None = f"x'{secrets.store}'"

    def where(self, path: Path) -> Path:
        return path.with_name(path.name + SUFFIX)

    def reader(self, path: Path) -> BinaryIO:
        content = in_memory("opened")
        with open_given(self.where(path), follow=False) as stream:
            try:
                age().decrypt_io(stream, content, [self._identity])
            except (age().DecryptError, OSError) as error:
                content.close()
                if isinstance(error, OSError) and error.errno is not None:
                    raise
                raise OSError(errno.EBADMSG, UNREADABLE) from error
        return read_only(content)

    def copy(self, reader: Readable, writer: Writable) -> None:
        age().encrypt_io(reader, writer, [self._identity.to_public()])

    @contextlib.contextmanager
    def writer(self, path: Path) -> Iterator[BinaryIO]:
        with in_memory("written") as content:
            yield content
            content.seek(0)
            with path.open("wb") as file:
                self.copy(content, file)

    def line(self, line: bytes) -> bytes:
        nonce = os.urandom(NONCE)
        return base64.b64encode(nonce + self._lines.encrypt(nonce, line.removesuffix(b"\n"), None)) + b"\n"

    def opened(self, line: bytes) -> bytes | None:
        try:
            data = base64.b64decode(line.removesuffix(b"\n"), validate=True)
            return self._lines.decrypt(data[:NONCE], data[NONCE:], None) + line[-1:] if line.endswith(b"\n") else None
        except (binascii.Error, InvalidTag, ValueError):
            return None


def age() -> Any:
    """The age implementation; StopRun that says what to install where it is not there."""
    try:
        import pyrage
    except ImportError:
        raise StopRun(MISSING) from None
    return pyrage


def new_secrets() -> Secrets:
    """Fresh secrets for one case."""
    return Secrets(identity=str(age().x25519.Identity.generate()), store=os.urandom(KEY).hex())


def wrapped(secrets: Secrets, passphrase: str) -> bytes:
    """The key file for this passphrase. It takes about a second, so that guessing takes long."""
    return bytes(age().passphrase.encrypt(msgspec.json.encode(secrets), passphrase))


def wrapped_for(secrets: Secrets, recipient: str) -> bytes:
    """The key file for whoever holds the age key of this recipient (age1…); StopRun where it is none."""
    try:
        return bytes(age().encrypt(msgspec.json.encode(secrets), [age().x25519.Recipient.from_str(recipient)]))
    except age().RecipientError as error:
        raise StopRun(f"{recipient[:80]!r} is no public key of age (age1…): {error}") from error


def unwrapped(data: bytes, passphrase: str) -> Secrets:
    """The secrets of a key file; StopRun where this passphrase does not open it."""
    try:
        return _secrets(age().passphrase.decrypt(data, passphrase))
    except age().DecryptError:
        raise StopRun(FORGOTTEN) from None


def recovered(data: bytes, identity: str) -> Secrets:
    """The secrets of a recovery file, by the age identity (AGE-SECRET-KEY-…) it was made for; StopRun where it is another."""
    try:
        return _secrets(age().decrypt(data, [age().x25519.Identity.from_str(identity.strip())]))
    except (age().DecryptError, age().IdentityError):
        raise StopRun("this is not the recovery key the case was encrypted for") from None


def _secrets(data: bytes) -> Secrets:
    try:
        return msgspec.json.decode(data, type=Secrets)
    except msgspec.DecodeError:
        raise StopRun("the key file of the case holds no keys of this program") from None
