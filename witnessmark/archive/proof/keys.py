"""Whose keys sign for a log, and from where to where each counts: all of it follows from the log's own entries.

Positions are sequence numbers of the log. A key counts for checkpoints that cover the entry that brought it in, and none that
covers the entry from which it is no more to be trusted.
"""

import base64
from collections.abc import Callable, Mapping

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from witnessmark.archive.custody.entry import Entry, What
from witnessmark.archive.proof.note import VerifierKey, decoded, key_of
from witnessmark.errors import BadInput
from witnessmark.model.base import Model

# Details that are signatures themselves; all others are what is signed.
SIGNATURES = frozenset({"signature", "own"})
ENDED = {"key_changed": "changed", "key_lost": "lost", "key_revoked": "revoked"}


class LogKey(Model, frozen=True, kw_only=True):
    """A key as a log knows it: it counts for checkpoints of sizes in `[since, until)`.

    `until` is null while it counts; `ended` says why it ended (changed, lost, revoked) and `told` in which entry that is said,
    which for a revocation can be later than `until`.
    """

    key: VerifierKey
    since: int
    until: int | None = None
    ended: str | None = None
    told: int | None = None

    def counts(self, size: int) -> bool:
        """Whether a checkpoint of this size by this key counts."""
        return self.since <= size and (self.until is None or size < self.until)


class Keys:
    """The keys of one log. Give it every entry in order."""

    def __init__(self) -> None:
        self.known: dict[str, LogKey] = {}
        self.origin: str | None = None
        self._seq = 0

    def take(self, entry: Entry) -> str | None:
        """Takes the next entry; returns what is wrong with what it says of keys, which then changes nothing, else null."""
        self._seq = entry.seq
        self.origin = self.origin or origin_of(entry.hash)
        rule = RULES.get(entry.what)
        if rule is None:
            return None
        try:
            rule(self, entry)
        except (BadInput, KeyError) as error:
            return str(error) if isinstance(error, BadInput) else f"it does not say {error}"
        return None

    def of(self, name: str) -> LogKey | None:
        """The key that counts now for an operator; null where none does."""
        return next((each for each in self.known.values() if each.key.name == name and each.until is None), None)

    def _added(self, entry: Entry) -> None:
        self._bring_in(entry, entry.details["key"], "signature")

    def _changed(self, entry: Entry) -> None:
        old = self._counting(entry.details["old"])
        self._check(entry, old, "signature")
        self._bring_in(entry, entry.details["key"], "own", instead=old)

    def _lost(self, entry: Entry) -> None:
        lost = self._counting(entry.name)
        if "key" in entry.details:
            self._bring_in(entry, entry.details["key"], "signature", instead=lost)
        else:
            self._check(entry, self._other(entry.details["by"], lost), "signature")
            self._end(lost, entry.seq, entry)

    def _revoked(self, entry: Entry) -> None:
        revoked, start = self._known(entry.name), entry.details["from"]
        by = revoked if entry.details["by"] == revoked.id else self._other(entry.details["by"], revoked)
        self._check(entry, by, "signature")
        if not start.isascii() or not start.isdigit() or not 1 <= int(start) <= entry.seq:
            raise BadInput("a key is revoked from an entry of the log on, at the latest from the one that says so")
        self._end(revoked, int(start), entry)

    def _bring_in(self, entry: Entry, text: str, signature: str, instead: VerifierKey | None = None) -> None:
        """A key that signs for itself. An operator has one key that counts: another comes in only in the place of that one."""
        key = key_of(text)
        counting = self.of(key.name)
        if key.id in self.known:
            raise BadInput(f"the log knows the key {key.id} already")
        if (None if counting is None else counting.key) != instead:
            raise BadInput(f"{key.name} has a key that counts, and this one does not come in its place")
        self._check(entry, key, signature)
        if instead is not None:
            self._end(instead, entry.seq, entry)
        self.known[key.id] = LogKey(key=key, since=entry.seq)

    def _end(self, key: VerifierKey, position: int, entry: Entry) -> None:
        """The key counts up to here; where it had ended before, what ends it earlier holds."""
        known = self.known[key.id]
        until = position if known.until is None else min(position, known.until)
        self.known[key.id] = msgspec.structs.replace(known, until=until, ended=ENDED[entry.what], told=entry.seq)

    def _known(self, key_id: str) -> VerifierKey:
        if key_id not in self.known:
            raise BadInput(f"the log knows no key {key_id}")
        return self.known[key_id].key

    def _counting(self, key_id: str) -> VerifierKey:
        key = self._known(key_id)
        if not self.known[key_id].counts(self._seq):
            raise BadInput(f"the key {key_id} does not count any more")
        return key

    def _other(self, key_id: str, than: VerifierKey) -> VerifierKey:
        if key_id == than.id:
            raise BadInput("a lost key cannot say that it is lost")
        return self._counting(key_id)

    def _check(self, entry: Entry, key: VerifierKey, which: str) -> None:
        text = statement(self.origin or "", entry.what, entry.name, entry.reason, entry.details)
        if not key.signed(text, decoded(entry.details[which])):
            raise BadInput(f"it is not signed by {key.id}")


RULES: Mapping[str, Callable[[Keys, Entry], None]] = {
    "key_added": Keys._added,
    "key_changed": Keys._changed,
    "key_lost": Keys._lost,
    "key_revoked": Keys._revoked,
}


def origin_of(first: str) -> str:
    """What a log is called in its checkpoints: by the hash of its first entry, so that no two logs have one name."""
    return f"witnessmark/{first[:32]}"


def statement(origin: str, what: What, name: str, reason: str | None, details: Mapping[str, str]) -> str:
    """What an entry about a key says, in the one form in which it is signed; it names the log, so that it counts in no other."""
    said = {key: value for key, value in details.items() if key not in SIGNATURES}
    return msgspec.json.encode({"details": said, "name": name, "origin": origin, "reason": reason, "what": what}, order="sorted").decode()


def signature(private: Ed25519PrivateKey, text: str) -> str:
    """The signature of a statement, as an entry holds it."""
    return base64.b64encode(private.sign(text.encode())).decode()
