"""A case put under a passphrase, or taken out from under it: written anew beside itself, proved, and then put in its own place."""

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from witnessmark.archive.custody.custody import Custody
from witnessmark.archive.custody.lock import locked
from witnessmark.archive.custody.noting import note_results
from witnessmark.archive.files.writing import sync_folder
from witnessmark.archive.layout import lock_path
from witnessmark.archive.vault import opened
from witnessmark.archive.vault.encrypted import Secrets, new_secrets, recovered, unwrapped, wrapped, wrapped_for
from witnessmark.archive.vault.exchanged import beside, refuse_left, refuse_strangers, settle, take_place
from witnessmark.archive.vault.rewrite import rewritten
from witnessmark.archive.verify.verify import verify
from witnessmark.errors import StopRun
from witnessmark.printable import printable
from witnessmark.store.driver import copy_store

STORE = "store.sqlite"
EMPTY = "an empty passphrase protects nothing"


def encrypt(case: Path, passphrase: str, recovery: str | None = None) -> Iterator[Path]:
    """Encrypts a case that lies in the clear; yields each file as it is done. The clear copy is overwritten and removed at the end.

    A run that was killed is finished, or begun again where nothing was exchanged yet.

    `recovery` is an age public key (age1…) of whoever shall be able to open it besides. The dossier is not kept: it is written where it is
    asked for.
    """
    was_finished = settle(case)
    if opened.vault_of(case).is_encrypted and not was_finished:
        raise StopRun(f"{printable(str(case))}: the case is encrypted already")
    if not opened.vault_of(case).is_encrypted:
        details = {"files": "age", "lines": "ChaCha20-Poly1305", "store": "SQLCipher", "recovery": recovery or "none"}
        yield from _exchanged(case, "encrypting", lambda target: make_keys(target, new_secrets(), passphrase, recovery), details)


def decrypt(case: Path) -> Iterator[Path]:
    """Puts an encrypted case back into the clear; yields each file as it is done."""
    was_finished = settle(case)
    if not opened.vault_of(case).is_encrypted and not was_finished:
        raise StopRun(f"{printable(str(case))}: the case is not encrypted")
    if opened.vault_of(case).is_encrypted:
        yield from _exchanged(case, "decrypting", lambda target: None, {"files": "in the clear"})


def put_under(case: Path, old: Callable[[bytes, bytes | None], Secrets], passphrase: str) -> None:
    """Puts the secrets of a case under another passphrase; the files stay as they are. The old passphrase still opens an old copy."""
    if not passphrase:
        raise StopRun(EMPTY)
    path = opened.key_file(case)
    recovery = opened.recovery_file(case)
    with locked(lock_path(case)):
        secrets = old(path.read_bytes(), recovery.read_bytes() if recovery.is_file() else None)
        fresh = path.with_name(path.name + opened.FRESH)
        _write(fresh, wrapped(secrets, passphrase))
        fresh.replace(path)
        sync_folder(path.parent)


def by_passphrase(passphrase: str) -> Callable[[bytes, bytes | None], Secrets]:
    """The secrets by the passphrase of now."""
    return lambda key, _: unwrapped(key, passphrase)


def by_recovery_key(identity: str) -> Callable[[bytes, bytes | None], Secrets]:
    """The secrets by the recovery key; StopRun where the case was made without one."""

    def secrets(_: bytes, recovery: bytes | None) -> Secrets:
        if recovery is None:
            raise StopRun("the case was encrypted without a recovery key: its passphrase alone opens it")
        return recovered(recovery, identity)

    return secrets


def make_keys(case: Path, secrets: Secrets, passphrase: str, recovery: str | None) -> None:
    """Writes the key files of a new case and unlocks it for this run."""
    if not passphrase:
        raise StopRun(EMPTY)
    refuse_left(case)
    opened.key_file(case).parent.mkdir(parents=True, exist_ok=True)
    if recovery is not None:
        _write(opened.recovery_file(case), wrapped_for(secrets, recovery))
    _write(opened.key_file(case), wrapped(secrets, passphrase))
    opened.use(case, secrets)


def _exchanged(case: Path, word: str, fill: Callable[[Path], None], details: dict[str, str]) -> Iterator[Path]:
    """Writes the case anew in another vault, which `fill` makes, proves the copy, puts it in the place of the old one, and removes that.

    Nobody else can add to the case from the first look at it until the copy has its name: what is acknowledged is in the copy.
    """
    refuse_strangers(case)
    former = Custody(case)
    with contextlib.ExitStack() as alone:
        alone.enter_context(former.writing())
        problems = verify(case)
        if problems:
            first = f"{problems[0].subject}: {problems[0].reason}"
            raise StopRun(f"{printable(str(case))}: not everything is as its log says ({first}); nothing was changed")
        target = beside(case, word)
        fill(target)
        yield from rewritten(case, opened.vault_of(case), target, opened.vault_of(target))
        copy_store(case / STORE, opened.vault_of(case).store_key, target / STORE, opened.vault_of(target).store_key)
        # The store's file has other bytes now; the log is told of it below.
        if any(finding.code != "store_changed" for finding in verify(target)):
            raise StopRun(f"{printable(str(target))}: the new copy is not what the case was; the case is as before")
        custody = Custody(target)
        with custody.writing():
            custody.add("encrypted", "case", details=details)
            note_results(custody)
        if os.name == "nt":
            # There a folder with an open file in it, the lock, cannot get another name.
            alone.close()
        take_place(case, target, former.last)


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    path.chmod(0o600)
