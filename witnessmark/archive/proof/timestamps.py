"""Time stamps for checkpoints: requests made and queued offline, answers taken in when they come, by network or by hand."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from witnessmark.archive.custody.custody import Custody
from witnessmark.archive.custody.entry import Entry
from witnessmark.archive.files.opening import reason_of
from witnessmark.archive.layout import archive_folder
from witnessmark.archive.proof.answer import checked_answer, request_for, roots_in
from witnessmark.archive.proof.checking import Checkpoints
from witnessmark.archive.proof.keyring import write_whole
from witnessmark.archive.proof.note import Note
from witnessmark.archive.proof.signing import refuse_no_log, told
from witnessmark.archive.proof.stamps import ANSWER, REQUEST, read_small, roots_folder, stamps_folder, stem_of
from witnessmark.errors import BadInput, StopRun
from witnessmark.printable import printable


def queue_request(case: Path) -> Path:
    """The request for the newest checkpoint, made where there is none yet. StopRun where nothing is signed, or it has its time stamp."""
    refuse_no_log(case)
    custody = Custody(case)
    with custody.writing():
        log = told(case)
        if not log.good:
            raise StopRun(f"{printable(str(case))}: there is no signed checkpoint to stamp; `witnessmark keys make` makes a key")
        path = stamps_folder(case) / f"{stem_of(log.good[-1])}{REQUEST}"
        if _is_answered(case, log, path):
            raise StopRun(f"{printable(str(case))}: the newest checkpoint has its time stamp already ({path.stem}{ANSWER})")
        if not path.exists():
            _kept(path, request_for(log.good[-1].whole.encode()))
        return path


def waiting(case: Path) -> list[Path]:
    """The requests that have no answer yet, the oldest first."""
    return _waiting(case, told(case))


def _waiting(case: Path, log: Checkpoints) -> list[Path]:
    return [path for path in sorted(stamps_folder(case).glob(f"*{REQUEST}")) if not _is_answered(case, log, path)]


def _is_answered(case: Path, log: Checkpoints, request: Path) -> bool:
    """Whether the log tells of the answer: one that lies there without an entry was never acknowledged."""
    return _name(case, request.with_suffix(ANSWER)) in log.stamps.kept


def take_roots(case: Path, file: Path) -> int:
    """Keeps the certificates in a PEM file as those this case trusts to say who may stamp; returns how many are new."""
    found = roots_in(file)
    refuse_no_log(case)
    custody = Custody(case)
    with custody.writing():
        new = [each for each in found if not _root_path(case, each).exists()]
        for certificate in new:
            path, data = _root_path(case, certificate), certificate.public_bytes(Encoding.PEM)
            _kept(path, data)
            _note(custody, path, data, {"root": printable(certificate.subject.rfc4514_string())})
    return len(new)


def take_answer(case: Path, answer: bytes) -> Entry:
    """Keeps the answer to the request it answers, once it holds; BadInput says what is wrong with it, and nothing is kept then.

    It is checked against the case's roots where it has any; without one it is kept too, and `verify` says that its signer was not checked.
    """
    refuse_no_log(case)
    custody = Custody(case)
    with custody.writing():
        log = told(case)
        notes = {stem_of(note): note for note in log.notes if isinstance(note, Note)}
        path, details = _answered(_waiting(case, log), notes, answer, log.stamps.roots())
        _kept(path, answer)
        return _note(custody, path, answer, details)


def _answered(requests: Iterable[Path], notes: dict[str, Note], answer: bytes, roots: list[x509.Certificate]) -> tuple[Path, dict[str, str]]:
    """Where the answer belongs and what the log says of it: of the request it fits. Else what is wrong with it for the newest one."""
    wrong = BadInput("no request is waiting for an answer; `witnessmark stamp CASE` makes one")
    for path in requests:
        note = notes.get(path.stem)
        if note is None:
            continue
        try:
            request = read_small(path)
            time = checked_answer(request, answer, note.whole.encode(), roots)
        except BadInput as error:
            wrong = error
            continue
        details = {"checkpoint": note.digest, "request": hashlib.sha256(request).hexdigest(), "time": time.isoformat()}
        return path.with_suffix(ANSWER), details
    raise wrong


def _root_path(case: Path, certificate: x509.Certificate) -> Path:
    return roots_folder(case) / f"{hashlib.sha256(certificate.public_bytes(Encoding.DER)).hexdigest()}.pem"


def _name(case: Path, path: Path) -> str:
    """How the log calls a file here."""
    return path.relative_to(archive_folder(case)).as_posix()


def _kept(path: Path, data: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, data, 0o644)
    except OSError as error:
        raise StopRun(f"{printable(str(path))}: it cannot be kept: {reason_of(error)}") from error


def _note(custody: Custody, path: Path, data: bytes, details: dict[str, str]) -> Entry:
    return custody.add("stamped", _name(custody.case, path), hashlib.sha256(data).hexdigest(), len(data), details=details)
