"""Proofs for people who have neither the case nor this program: that an entry is in the signed log, and that one log continues another."""

import base64
from pathlib import Path

import msgspec

from witnessmark.archive.custody.custody import history
from witnessmark.archive.custody.entry import Entry, line_of
from witnessmark.archive.proof.answer import checked_answer
from witnessmark.archive.proof.checking import Checkpoints, anchors_in
from witnessmark.archive.proof.keys import Keys
from witnessmark.archive.proof.merkle import consistency, inclusion, leaf_hash
from witnessmark.archive.proof.note import Note
from witnessmark.archive.proof.stamps import ANSWER, REQUEST, read_small, stamps_folder, stem_of
from witnessmark.errors import BadInput, DamagedCase, StopRun
from witnessmark.model.base import Model
from witnessmark.printable import printable

SHORTEST = 8
"""Digits of a hash by which an item is named at least, as elsewhere: fewer would answer a mistyped name with some other item."""


class StampProof(Model, frozen=True, kw_only=True):
    """A time stamp of the checkpoint: request and answer (RFC 3161, DER, base64), and the time the answer gives (UTC)."""

    request: str
    answer: str
    time: str


class ItemProof(Model, frozen=True, kw_only=True):
    """That a signed log holds the entry of an item; everything that is needed to check it, but the item itself.

    `entry` is the line of the log; `index` its place from 0, `size` how many entries the checkpoint covers, `inclusion` the RFC 9162
    proof from the entry's leaf (its `hash` as bytes) to the root, in hex; `checkpoint` the signed note; `keys` the public keys that
    signed it, as C2SP verifier keys.
    """

    schema: str = "witnessmark/proof/1"
    entry: msgspec.Raw
    index: int
    size: int
    inclusion: list[str]
    checkpoint: str
    keys: list[str]
    timestamps: list[StampProof]


class Continuation(Model, frozen=True, kw_only=True):
    """That the log under the checkpoint `new` begins with the log under `old`: `consistency` is the RFC 9162 proof, in hex."""

    schema: str = "witnessmark/continuation/1"
    old: str
    new: str
    consistency: list[str]
    keys: list[str]
    timestamps: list[StampProof]


class _Log:
    """A log read once for a proof: the hashes of its leaves, what is signed, and the first entry of each item that may be meant."""

    def __init__(self, case: Path, which: str | None = None, anchor: Path | None = None) -> None:
        self.case, self.signed = case, Checkpoints(case, anchor)
        self.hashes: list[bytes] = []
        self.found: dict[tuple[str, str], Entry] = {}
        for entry in history(case):
            self.signed.take(entry)
            self.hashes.append(leaf_hash(bytes.fromhex(entry.hash)))
            if which is not None and entry.what in ("received", "fetched") and (_is_hash(which, entry) or entry.name.startswith(which)):
                self.found.setdefault((entry.name, entry.sha256), entry)

    def newest(self, covering: int) -> Note:
        """The newest checkpoint that counts; StopRun where none covers so many entries."""
        good = self.signed.good
        if not good or good[-1].size < covering:
            raise StopRun(f"{printable(str(self.case))}: no checkpoint that counts covers it yet; `witnessmark keys sign CASE` makes one")
        return good[-1]

    def timestamps(self, note: Note) -> list[StampProof]:
        """The time stamp of a checkpoint, where there is one that answers its request."""
        try:
            request, answer = (read_small(stamps_folder(self.case) / f"{stem_of(note)}{ending}") for ending in (REQUEST, ANSWER))
            time = checked_answer(request, answer, note.whole.encode(), [])
        except BadInput:
            return []
        return [StampProof(request=base64.b64encode(request).decode(), answer=base64.b64encode(answer).decode(), time=time.isoformat())]


def prove_item(case: Path, which: str) -> ItemProof:
    """The proof of one item: named by its name in the case, its SHA-256, or the beginning of one of them that fits one item alone.

    A name that had several bytes means the newest. StopRun where none or several are meant, or no checkpoint covers its entry.
    """
    log = _Log(case, which)
    entry = _meant(which, list(log.found.values()))
    note = log.newest(entry.seq)
    return ItemProof(
        entry=msgspec.Raw(line_of(entry).rstrip(b"\n")),
        index=entry.seq - 1,
        size=note.size,
        inclusion=[part.hex() for part in inclusion(log.hashes[: note.size], entry.seq - 1)],
        checkpoint=note.whole,
        keys=_keys(log.signed.keys, note),
        timestamps=log.timestamps(note),
    )


def prove_continuation(case: Path, since: Path) -> Continuation:
    """The proof that the newest checkpoint continues the one in the file; DamagedCase where the log shows that it does not."""
    old = next((note for note in anchors_in(since) if isinstance(note, Note)), None)
    if old is None or old.size == 0:
        raise StopRun(f"{printable(str(since))}: there is no checkpoint in this file")
    log = _Log(case, anchor=since)
    if (reason := log.signed.against(old)) is not None:
        raise DamagedCase(f"{printable(str(since))}: this case does not continue it: {reason}")
    new = log.newest(old.size)
    path = consistency(log.hashes[: new.size], old.size)
    keys = list(dict.fromkeys((*_keys(log.signed.keys, old), *_keys(log.signed.keys, new))))
    return Continuation(old=old.whole, new=new.whole, consistency=[part.hex() for part in path], keys=keys, timestamps=log.timestamps(new))


def _keys(keys: Keys, note: Note) -> list[str]:
    return [known.key.text for known in keys.known.values() if note.is_signed_by(known.key)]


def _is_hash(which: str, entry: Entry) -> bool:
    return len(which) >= SHORTEST and entry.sha256.startswith(which.lower())


def _meant(which: str, found: list[Entry]) -> Entry:
    """The one entry meant: of this very name before one of this hash, and this before one whose name only begins so."""
    by_hash = [entry for entry in found if _is_hash(which, entry)]
    for entries, distinct in (
        ([entry for entry in found if entry.name == which], 1),
        (by_hash, len({entry.sha256 for entry in by_hash})),
        (found, len({entry.name for entry in found})),
    ):
        if entries and distinct == 1:
            return entries[0] if entries is by_hash else entries[-1]
    names = ", ".join(printable(name) for name in sorted({entry.name for entry in found})[:5])
    raise StopRun(f"{printable(which)}: {f'several items are called so: {names}' if found else 'no item of this case has this name or hash'}")
