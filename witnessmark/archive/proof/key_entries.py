"""What an operator says of keys in a case: a new one in the place of the old, one that is lost, one that is not to be trusted any more."""

from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from witnessmark import settings
from witnessmark.archive.custody.custody import Custody
from witnessmark.archive.custody.entry import Entry, What
from witnessmark.archive.proof import keyring
from witnessmark.archive.proof.checking import Checkpoints
from witnessmark.archive.proof.keyring import KeyTrouble
from witnessmark.archive.proof.keys import LogKey, signature, statement
from witnessmark.archive.proof.note import VerifierKey
from witnessmark.archive.proof.signing import refuse_no_log, told
from witnessmark.printable import printable

Pair = tuple[VerifierKey, Ed25519PrivateKey]


def keys_of(case: Path) -> list[LogKey]:
    """All keys a case's log knows, in the order in which they came in."""
    return list(told(case).keys.known.values())


def change_key(case: Path, passphrase: str | None = None, ask: bool = False) -> Entry:
    """The operator's new key in the place of the one the case knows, which signs for it. The old one is put away, not deleted.

    Where the operator has a newer key already, because it was changed in another case, that one is taken.
    """
    name = settings.OPERATOR
    refuse_no_log(case)
    custody = Custody(case)
    with custody.writing():
        log = told(case)
        known = log.keys.of(name)
        if known is None:
            raise KeyTrouble(f"this case knows no key of {printable(name)} that counts; the next run that adds to it brings yours in")
        old = _private(known.key, ask)
        if keyring.holds(name) and keyring.public(name) == known.key:
            keyring.retire(name)
        new = keyring.opened(name, ask) if keyring.holds(name) else keyring.make(name, passphrase)
        details = {"key": new[0].text, "old": known.key.id}
        return _add(custody, log, "key_changed", new[0].id, None, details, {"signature": old, "own": new})


def lose_key(case: Path, which: str | None, reason: str, passphrase: str | None = None, ask: bool = False) -> Entry:
    """The statement that a key is lost: by its operator, who gets a new one, or by another whose key counts in this case.

    What the lost key signed before stays valid; from this entry on it counts no more.
    """
    name = settings.OPERATOR
    refuse_no_log(case)
    custody = Custody(case)
    with custody.writing():
        log = told(case)
        lost = _meant(log, which or name)
        if lost.until is not None:
            raise KeyTrouble(f"the key {lost.key.id} does not count any more: it was {lost.ended} (entry {lost.told})")
        if lost.key.name != name:
            by = _own(log, name, ask)
            return _add(custody, log, "key_lost", lost.key.id, reason, {"by": by[0].id}, {"signature": by})
        if keyring.holds(name) and keyring.public(name) == lost.key:
            keyring.retire(name)
        new = keyring.opened(name, ask) if keyring.holds(name) else keyring.make(name, passphrase)
        return _add(custody, log, "key_lost", lost.key.id, reason, {"key": new[0].text}, {"signature": new})


def revoke_key(case: Path, which: str, reason: str, start: int | None = None, ask: bool = False) -> Entry:
    """The statement that a key is not to be trusted from entry `start` of the log on (null: from this statement on).

    Checkpoints by it that cover that entry are refused. Any operator whose key counts may say so, also of the own key, which is put away.
    """
    name = settings.OPERATOR
    refuse_no_log(case)
    custody = Custody(case)
    with custody.writing():
        log = told(case)
        revoked, by = _meant(log, which), _own(log, name, ask)
        entry = log.tree.size + 1
        if start is not None and not 1 <= start <= entry:
            raise KeyTrouble(f"the log has {log.tree.size} entries: a key is revoked from one of 1 to {entry} on")
        details = {"by": by[0].id, "from": str(start or entry)}
        made = _add(custody, log, "key_revoked", revoked.key.id, reason, details, {"signature": by})
        if keyring.holds(name) and keyring.public(name) == revoked.key:
            keyring.retire(name)
        return made


def _add(custody: Custody, log: Checkpoints, what: What, name: str, reason: str | None, details: dict[str, str], by: dict[str, Pair]) -> Entry:
    """Adds what is said of a key, under the signatures it needs."""
    text = statement(log.keys.origin or "", what, name, reason, details)
    return custody.add(what, name, reason=reason, details=details | {field: signature(private, text) for field, (_, private) in by.items()})


def _meant(log: Checkpoints, which: str) -> LogKey:
    """The one key of the log whose id begins so, or the counting one of that operator."""
    found = [key for key in log.keys.known.values() if key.key.id.startswith(which)]
    counting = [key for key in found if key.until is None]
    if len(found) != 1 and len(counting) != 1:
        ids = ", ".join(key.key.id for key in found) or "none"
        raise KeyTrouble(f"{printable(which)}: name one key of this case; those that begin so: {ids}")
    return found[0] if len(found) == 1 else counting[0]


def _own(log: Checkpoints, name: str, ask: bool) -> Pair:
    """The operator's key that counts in this case, with its private half."""
    known = log.keys.of(name)
    if known is None:
        raise KeyTrouble(f"only an operator whose key counts in this case can say so, and {printable(name)} has none here")
    return _private(known.key, ask)


def _private(key: VerifierKey, ask: bool) -> Pair:
    """The private half of a key of this user, be it in use or put away."""
    for stored in (key.name, key.id):
        if keyring.has(stored) and keyring.public(stored) == key:
            return keyring.opened(stored, ask)
    raise KeyTrouble(f"the private half of {key.id} is not on this machine; if it is lost: `witnessmark keys lost CASE`")
