"""Whether the checkpoints of a case are true of its log: in one pass over the log, beside whatever else is checked in it."""

import contextlib
import functools
from collections.abc import Iterator
from pathlib import Path

from witnessmark.archive.custody.entry import Entry
from witnessmark.archive.layout import LOG
from witnessmark.archive.proof.checkpoints import MOST, NAME, Torn, checkpoints_path, pieces, read_notes
from witnessmark.archive.proof.clock import Clock
from witnessmark.archive.proof.keys import Keys, LogKey
from witnessmark.archive.proof.merkle import Tree
from witnessmark.archive.proof.note import Note, VerifierKey, key_of, note_of
from witnessmark.archive.proof.stamps import Stamps
from witnessmark.archive.verify.finding import Code, Finding
from witnessmark.errors import BadInput
from witnessmark.printable import printable


class Checkpoints:
    """Checks the checkpoints of a case, its keys and its time stamps. Give it every entry of the log in order, then ask.

    `anchor` is a file kept elsewhere. It holds one or more checkpoints of this case, of which the log must still be a continuation; or the
    public key of an operator, which must have been brought into this very log.
    """

    def __init__(self, case: Path, anchor: Path | None = None) -> None:
        self.keys, self.tree, self.stamps = Keys(), Tree(), Stamps(case)
        self.notes = list(read_notes(checkpoints_path(case)))
        self._anchor = anchor
        self._anchors = [] if anchor is None else anchors_in(anchor)
        self._wanted = {note.size for note in (*self.notes, *self._anchors) if isinstance(note, Note)}
        self.roots = {0: self.tree.root()}
        self._clock = Clock(self._wanted)
        self._wrong: list[Finding] = []
        self._broken: int | None = None

    def take(self, entry: Entry) -> None:
        """Takes the next entry."""
        self.tree.add(bytes.fromhex(entry.hash))
        wrong = self.keys.take(entry)
        if wrong is not None and self._broken is None:
            self._wrong.append(
                Finding(code="key_wrong", subject=f"{LOG}, entry {entry.seq}", reason=f"what it says of a key does not count: {wrong}")
            )
        self.stamps.take(entry)
        self._clock.take(entry)
        if self.tree.size in self._wanted and self._broken is None:
            self.roots[self.tree.size] = self.tree.root()

    def broken(self) -> None:
        """The next line is no entry: from here on nothing can be compared with a root."""
        if self._broken is None:
            self._broken = self.tree.size

    @property
    def is_anchored(self) -> bool:
        """Whether a checkpoint kept elsewhere was given; a public key does not tell an old copy from the newest."""
        return any(isinstance(anchor, Note) for anchor in self._anchors)

    @functools.cached_property
    def good(self) -> list[Note]:
        """The checkpoints that are true of the log and count, in order; ask after the last entry."""
        return [note for note in self.notes if isinstance(note, Note) and self._wrong_with(note) is None and self._is_counted(note)]

    def findings(self) -> Iterator[Finding]:
        """What is not as it should be."""
        yield from self._wrong
        covered = max((note.size for note in self.good), default=0)
        before: Note | None = None
        for number, note in enumerate(self.notes, 1):
            subject = f"{NAME}, checkpoint {number}"
            if isinstance(note, BadInput):
                yield Finding(code="checkpoint_torn" if isinstance(note, Torn) else "checkpoint_wrong", subject=subject, reason=str(note))
                before = None
                continue
            yield from self._of_note(subject, note, covered)
            yield from _of_order(subject, before, note, number == 1)
            before = note
        if self.keys.known and not self.notes:
            reason = "the log names keys, but there is no checkpoint: they were deleted, or the run that made the first was cut off"
            yield Finding(code="checkpoint_missing", subject=NAME, reason=reason)
        yield from self.stamps.findings(note for note in self.notes if isinstance(note, Note))
        yield from self._of_anchors()

    def unchecked(self) -> list[str]:
        """What could not be checked, or is vouched for by less than a signature that counts; one sentence each."""
        return [*self._unsigned(), *self._of_ended_keys(), *self.stamps.unchecked(), *self._clock.told(self.stamps.stamped)]

    def contradiction(self) -> str | None:
        """Why this log is not the continuation of what was signed; null where it is. A checkpoint under a wrong signature says nothing."""
        for note in self.notes:
            if isinstance(note, Note) and (wrong := self._not_true(note)) is not None:
                key = self._key_of(note)
                if key is None or note.is_signed_by(key.key):
                    return wrong
        return None

    def _of_note(self, subject: str, note: Note, covered: int) -> Iterator[Finding]:
        if (wrong := self._wrong_with(note)) is not None:
            yield Finding(code="checkpoint_wrong", subject=subject, reason=wrong)
        elif not self._is_beyond(note) and not self._is_counted(note):
            key = self._key_of(note)
            if key is not None and (note.size > covered or note.size >= (key.told or 0)):
                yield Finding(code="checkpoint_refused", subject=subject, reason=f"it is signed with {key.key.id}, which {_span(key)}")

    def _wrong_with(self, note: Note) -> str | None:
        """Why a checkpoint is not true of this log or not signed by a key of it; null where nothing is wrong that could be checked."""
        if self._is_beyond(note):
            return None
        if (wrong := self._not_true(note)) is not None:
            return wrong
        key = self._key_of(note)
        if key is None:
            return "no key that the log knows has signed it"
        return None if note.is_signed_by(key.key) else f"the signature of {key.key.id} under it is wrong"

    def _not_true(self, note: Note) -> str | None:
        """Why the log is not what a checkpoint says; null where it is."""
        if note.size > self.tree.size:
            return f"it covers {note.size} entries and the log has {self.tree.size}: entries were cut off, or an old copy of the log was put back"
        if note.origin != self.keys.origin:
            return f"it is of another log, {printable(note.origin)}; this one is {self.keys.origin}"
        if note.root != self.roots.get(note.size):
            return f"the first {note.size} entries are not those it was signed for: the log was changed"
        return None

    def _is_beyond(self, note: Note) -> bool:
        return self._broken is not None and note.size > self._broken

    def _is_counted(self, note: Note) -> bool:
        key = self._key_of(note)
        return not self._is_beyond(note) and key is not None and key.counts(note.size)

    def _key_of(self, note: Note) -> LogKey | None:
        """The key of the log by which a checkpoint says it is signed, one that counts before one that does not."""
        found = [key for name, mark, _ in note.signatures if (key := self.keys.known.get(f"{name}+{mark.hex()}")) is not None]
        return next((key for key in found if key.counts(note.size)), found[0] if found else None)

    def held(self) -> Iterator[str]:
        """The kind of each thing that was found to hold, for the count of what was checked."""
        yield from ("checkpoint" for _ in self.good)
        yield from ("time stamp" for _ in self.stamps.stamped)

    def _of_anchors(self) -> Iterator[Finding]:
        for anchor in self._anchors:
            if isinstance(anchor, VerifierKey):
                is_known = anchor.id in self.keys.known
                reason = None if is_known else f"the log does not know the key {anchor.id}: it is of another case, or was made anew without it"
            else:
                reason = str(anchor) if isinstance(anchor, BadInput) else self.against(anchor)
            if reason is not None:
                yield Finding(code="anchor_wrong", subject=printable(str(self._anchor)), reason=reason)

    def against(self, note: Note) -> str | None:
        """Why the log is no continuation of a checkpoint kept elsewhere (the anchor); null where it is.

        The root alone ties the log down. Where it does not fit, the signature tells a rewritten log from a wrong file.
        """
        wrong = self._not_true(note)
        if self._is_beyond(note) or wrong is None:
            return None
        signed = any(note.is_signed_by(key.key) for key in self.keys.known.values())
        whose = (
            "a key of this case has signed it" if signed else "no key of this case has signed it, so it may be of another case, or all was made anew"
        )
        return f"{wrong} ({whose})"

    def _unsigned(self) -> Iterator[str]:
        size = self.tree.size
        if self._broken is not None:
            yield f"what comes after entry {self._broken} of the log was not compared with the checkpoints: the log is broken there"
        elif not self.notes:
            yield f"the {size} entries of the log are under no signed checkpoint (`witnessmark keys make` makes a key)"
        elif (rest := size - max((note.size for note in self.good), default=0)) > 0:
            yield f"the last {rest} of {size} entries of the log are under no checkpoint that counts; the chain alone holds them"

    def _of_ended_keys(self) -> Iterator[str]:
        sizes = [(note.size, key) for note in self.notes if isinstance(note, Note) and (key := self._key_of(note)) is not None]
        for key in self.keys.known.values():
            last = max((size for size, by in sizes if by == key and key.counts(size)), default=0)
            if key.ended in ("lost", "revoked") and key.until is not None and last < key.until - 1:
                yield f"the key {key.key.id} {_span(key)}; for entries {last + 1} to {key.until - 1} only what was signed later vouches"


def anchors_in(path: Path) -> list[Note | VerifierKey | BadInput]:
    """The checkpoints in a file that was kept elsewhere, or the public key; other line ends and blanks around it, as e-mail makes them,
    are no harm."""
    try:
        with path.open("rb") as file:
            text = file.read(MOST).decode("utf-8-sig").replace("\r\n", "\n").strip()
    except (OSError, UnicodeDecodeError) as error:
        return [BadInput(f"the checkpoint cannot be read: {error}")]
    return [_anchor(piece.strip()) for piece in pieces(f"{text}\n\n")]


def _anchor(piece: str) -> Note | VerifierKey | BadInput:
    with contextlib.suppress(BadInput):
        return key_of(piece)
    try:
        return note_of(f"{piece}\n")
    except BadInput as error:
        return error


def _of_order(subject: str, before: Note | None, note: Note, is_first: bool) -> Iterator[Finding]:
    """Findings where a checkpoint does not follow the one before it. After one that cannot be read nothing is said."""
    if before is not None and note.size < before.size:
        yield _wrong(subject, f"it covers {note.size} entries, the one before it {before.size}: the checkpoints were moved")
    elif before is not None and note.previous != before.digest:
        yield _wrong(subject, "it was not made after the one that stands before it: one was changed, moved, taken out or put in")
    elif is_first and note.previous is not None:
        yield _wrong(subject, "it was not the first: those before it were taken out")


def _wrong(subject: str, reason: str, code: Code = "checkpoint_wrong") -> Finding:
    return Finding(code=code, subject=subject, reason=reason)


def _span(key: LogKey) -> str:
    if key.until is None:
        return f"counts from entry {key.since} of the log on only"
    return f"counts for entries {key.since} to {key.until - 1} of the log only: it was {key.ended} (entry {key.told})"
