"""The time stamps a case holds: where they lie, and whether they hold."""

import contextlib
import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from cryptography import x509

from witnessmark.archive.custody.entry import Entry
from witnessmark.archive.files.opening import Unlisted, open_given, reason_of, walk
from witnessmark.archive.layout import LOG, archive_folder
from witnessmark.archive.proof.answer import MOST, checked_answer, roots_in
from witnessmark.archive.proof.clock import Stamped
from witnessmark.archive.proof.note import Note
from witnessmark.archive.verify.finding import Finding
from witnessmark.errors import BadInput
from witnessmark.printable import printable

FOLDER, ROOTS = "timestamps", "roots"
REQUEST, ANSWER = ".tsq", ".tsr"
# The size of the tree, and the beginning of the checkpoint's hash.
STEM = re.compile(r"[0-9]{8,18}-[0-9a-f]{16}")

# What an entry may name: a log may come from anybody, and another name would lead out of the folder.
KEPT = re.compile(rf"{FOLDER}/(?:{STEM.pattern}\{ANSWER}|{ROOTS}/[0-9a-f]{{64}}\.pem)")


def stamps_folder(case: Path) -> Path:
    """Where requests and answers lie."""
    return archive_folder(case) / FOLDER


def roots_folder(case: Path) -> Path:
    """Where the certificates lie that this case trusts to say who may stamp."""
    return stamps_folder(case) / ROOTS


def stem_of(note: Note) -> str:
    """How the request and the answer for a checkpoint are called."""
    return f"{note.size:08}-{note.digest[:16]}"


def read_small(path: Path) -> bytes:
    """A request or an answer; BadInput where it cannot be read or is too large to be one."""
    try:
        with open_given(path, follow=False) as stream:
            data = stream.read(MOST + 1)
    except FileNotFoundError:
        raise BadInput("it is gone") from None
    except OSError as error:
        raise BadInput(f"it cannot be read: {reason_of(error)}") from error
    if len(data) > MOST:
        raise BadInput(f"it is longer than {MOST:,} bytes, which no time stamp is")
    return data


class Stamps:
    """Checks the time stamps of a case. Give it every entry of the log, then ask for the findings, then what was not checked.

    `stamped` are those that the findings found to hold in everything.
    """

    def __init__(self, case: Path) -> None:
        self._case = case
        self.kept: dict[str, Entry] = {}
        self._odd: list[Entry] = []
        self._not_checked: list[str] = []
        self.stamped: list[Stamped] = []

    def take(self, entry: Entry) -> None:
        """Takes the next entry."""
        if entry.what == "stamped" and KEPT.fullmatch(entry.name) is not None:
            self.kept[entry.name] = entry
        elif entry.what == "stamped":
            self._odd.append(entry)

    def roots(self) -> list[x509.Certificate]:
        """The certificates this case trusts: those the log tells of, as they were kept."""
        found: list[x509.Certificate] = []
        for name, entry in self.kept.items():
            path = archive_folder(self._case) / name
            if path.parent == roots_folder(self._case) and _is_as_kept(path, entry):
                with contextlib.suppress(BadInput):
                    found += roots_in(path)
        return found

    def findings(self, notes: Iterable[Note]) -> Iterator[Finding]:
        """What is not as the log says, or is no time stamp of one of these checkpoints."""
        known, roots = {stem_of(note): note for note in notes}, self.roots()
        for name, entry in self.kept.items():
            path = archive_folder(self._case) / name
            try:
                data = read_small(path)
            except BadInput as error:
                yield Finding(code="timestamp_missing", subject=printable(name), reason=str(error))
                continue
            if hashlib.sha256(data).hexdigest() != entry.sha256:
                yield Finding(code="timestamp_wrong", subject=printable(name), reason="its bytes are not those that were kept")
            elif path.suffix == ANSWER:
                yield from self._of_answer(path, data, entry, known.get(path.stem), roots)
        for entry in self._odd:
            yield Finding(code="timestamp_wrong", subject=f"{LOG}, entry {entry.seq}", reason="it names no time stamp and no root certificate")
        yield from self._of_files()

    def unchecked(self) -> list[str]:
        """What the last `findings` could not check."""
        return self._not_checked

    def _of_answer(self, path: Path, answer: bytes, entry: Entry, note: Note | None, roots: list[x509.Certificate]) -> Iterator[Finding]:
        subject = f"{FOLDER}/{path.name}"
        if note is None:
            yield Finding(code="timestamp_wrong", subject=subject, reason="the checkpoint it is for is not there")
            return
        try:
            request = read_small(path.with_suffix(REQUEST))
            if hashlib.sha256(request).hexdigest() != entry.details.get("request"):
                raise BadInput("its request is not the one that was answered")
            time = checked_answer(request, answer, note.whole.encode(), roots)
        except BadInput as error:
            yield Finding(code="timestamp_wrong", subject=subject, reason=str(error))
            return
        if roots:
            self.stamped.append(Stamped(time, note.size, entry.seq))
        else:
            said = f"it says {time.isoformat()}, but who signed it was not checked: the case has no root certificate"
            self._not_checked.append(f"{subject} is for its checkpoint and answers our request; {said} (`witnessmark stamp CASE --root PEM`)")

    def _of_files(self) -> Iterator[Finding]:
        """A request may wait for its answer; everything else here is told of in the log."""
        folder = stamps_folder(self._case)
        if not folder.is_dir():
            return
        for found in walk(folder):
            if isinstance(found, Unlisted):
                yield Finding(code="unreadable", subject=printable(str(found.path)), reason=found.reason)
                continue
            name = found.relative_to(archive_folder(self._case)).as_posix()
            is_request = found.parent == folder and found.suffix == REQUEST and STEM.fullmatch(found.stem) is not None
            if name not in self.kept and not is_request:
                yield Finding(code="added", subject=printable(name), reason="no entry of the log tells of this file")


def _is_as_kept(path: Path, entry: Entry) -> bool:
    try:
        return hashlib.sha256(read_small(path)).hexdigest() == entry.sha256
    except BadInput:
        return False
