"""Signs the log as it stands: a checkpoint at the end of whatever added to it."""

import contextlib
from collections import deque
from pathlib import Path

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from witnessmark import settings
from witnessmark.archive.custody.custody import Custody
from witnessmark.archive.custody.entry import LINE, Entry, entry_of
from witnessmark.archive.custody.lock import locked
from witnessmark.archive.files.opening import open_given
from witnessmark.archive.layout import lock_path, log_path
from witnessmark.archive.proof import keyring
from witnessmark.archive.proof.checking import Checkpoints
from witnessmark.archive.proof.checkpoints import append, checkpoints_path, is_torn, read_notes, repair
from witnessmark.archive.proof.keyring import KeyTrouble
from witnessmark.archive.proof.keys import signature, statement
from witnessmark.archive.proof.note import Note, VerifierKey, sign, written
from witnessmark.archive.vault.opened import vault_of
from witnessmark.errors import DamagedCase, Remark, StopRun
from witnessmark.printable import printable

CHUNK = 1024 * 1024


def sign_checkpoint(case: Path, ask: bool = False) -> Remark | None:
    """Appends a signed checkpoint where the log has grown since the last one and the operator has a key; returns what hindered it.

    The key is that of `WITNESSMARK_OPERATOR`. A log that never saw a key of this operator gets the entry that brings it in. A key that
    cannot be used, or another run that is writing, stops nothing: the log is signed when it can be, and until then `verify` says what is
    under no checkpoint. A log that is not the continuation of its last checkpoints is DamagedCase, and is not signed. Call it outside
    `Custody.writing`.
    """
    name = settings.OPERATOR
    if not keyring.holds(name) or is_covered(case):
        return None
    try:
        key, private = keyring.opened(name, ask)
    except KeyTrouble as trouble:
        return Remark(f"the log was not signed: {trouble}")
    with contextlib.ExitStack() as stack:
        try:
            stack.enter_context(locked(lock_path(case)))
        except StopRun as busy:
            return Remark(f"the log was not signed: {busy}")
        log = told(case)
        if (hindrance := _hindrance(log, key)) is not None:
            return Remark(f"the log was not signed: {hindrance}")
        if log.keys.of(name) is not None and not is_torn(checkpoints_path(case)):
            append(checkpoints_path(case), _signed(case, log, key, private))
            return None
    prepare(case, key, private)
    return sign_checkpoint(case, ask)


def refuse_no_log(case: Path) -> None:
    """StopRun where there is no custody log: nothing is begun in a folder that is no case."""
    if not log_path(case).is_file():
        raise StopRun(f"{printable(str(case))}: there is no case here: it has no custody log")


def told(case: Path) -> Checkpoints:
    """What the log says of keys, and its tree, for signing: quickly, without the seals, which the run that added to it has looked at.

    DamagedCase where a line is no entry; a torn last one is left out.
    """
    refuse_no_log(case)
    log, vault = Checkpoints(case), vault_of(case)
    with open_given(log_path(case), follow=False) as lines:
        for number, line in enumerate(lines, 1):
            if not line.endswith(b"\n"):
                break
            try:
                log.take(_decoded(vault.opened(line) or b""))
            except (msgspec.DecodeError, RecursionError, ValueError) as error:
                where = printable(str(log_path(case)))
                raise DamagedCase(f"{where}, line {number}: the custody log was altered; `witnessmark verify` shows where") from error
    return log


def _decoded(line: bytes) -> Entry:
    """An entry without a look at its seal, which costs four times as much as reading it."""
    try:
        return LINE.decode(line)
    except msgspec.DecodeError:
        entry = entry_of(line)
        if entry is None:
            raise
        return entry


def is_covered(case: Path) -> bool:
    """Whether the last checkpoint covers all entries of the log; so it is where there is no log."""
    try:
        with open_given(log_path(case), follow=False) as log:
            size = sum(part.count(b"\n") for part in iter(lambda: log.read(CHUNK), b""))
    except FileNotFoundError:
        return True
    last = next(iter(deque(read_notes(checkpoints_path(case)), maxlen=1)), None)
    return size == (last.size if isinstance(last, Note) else 0)


def _hindrance(log: Checkpoints, key: VerifierKey) -> str | None:
    """Why this key may not sign for this log; null where it may. DamagedCase where nobody should."""
    contradiction = log.contradiction()
    if contradiction is not None:
        raise DamagedCase(f"the log was not signed: {contradiction}; `witnessmark verify` shows all of it")
    known, same = log.keys.of(key.name), log.keys.known.get(key.id)
    if known is not None and known.key != key:
        return f"this case knows {key.name} by the key {known.key.id}, and yours is {key.id}; `witnessmark keys change` or `keys lost` say why"
    if known is None and same is not None:
        return f"your key {key.id} was {same.ended} in this case (entry {same.told}); `witnessmark keys change` makes a new one"
    return None


def _signed(case: Path, log: Checkpoints, key: VerifierKey, private: Ed25519PrivateKey) -> Note:
    last = log.notes[-1] if log.notes else None
    previous = last.digest if isinstance(last, Note) else None
    return sign(written(log.keys.origin or "", log.tree.size, log.tree.root(), previous), key, private)


def prepare(case: Path, key: VerifierKey, private: Ed25519PrivateKey) -> None:
    """Brings a key into a log that knows none of its operator, and cuts off a checkpoint that was never finished."""
    custody = Custody(case)
    with custody.writing():
        log = told(case)
        repair(case, custody)
        if log.keys.of(key.name) is None and key.id not in log.keys.known:
            details = {"key": key.text}
            text = statement(log.keys.origin or "", "key_added", key.id, None, details)
            custody.add("key_added", key.id, details=details | {"signature": signature(private, text)})
