"""Keys, proofs and time stamps of a case, as the commands need them: each a few lines that call the archive."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from witnessmark.casework.keeping import sign
from witnessmark.errors import BadInput, Remark, StopRun
from witnessmark.model.base import Model
from witnessmark.printable import printable

if TYPE_CHECKING:
    from witnessmark.archive.proof.proving import Continuation, ItemProof


class KeyTold(Model, frozen=True, kw_only=True):
    """A key for a person: its id, the public key, and where it counts."""

    id: str
    key: str
    told: str


class Stamped(NamedTuple):
    """What became of a request for a time stamp: `time` is null where there is none, and `reason` says why."""

    request: Path
    time: str | None
    reason: str | None


def make_key(name: str, passphrase: str | None) -> tuple[str, Path]:
    """A new key of this user: the public half as text, and the folder it lies in."""
    from witnessmark.archive.proof.keyring import keys_folder, make

    return make(name, passphrase)[0].text, keys_folder()


def keys(case: Path | None) -> Iterator[KeyTold]:
    """The keys a case knows, in the order in which they came in; without a case, those of this user."""
    from witnessmark.archive.proof.key_entries import keys_of
    from witnessmark.archive.proof.keyring import listed

    if case is None:
        for key, used, locked in listed():
            told = f"{'in use' if used else 'put away'}, {'under a passphrase' if locked else 'without a passphrase'}"
            yield KeyTold(id=key.id, key=key.text, told=told)
        return
    for known in keys_of(case):
        until = "on" if known.until is None else f"to {known.until - 1}; {known.ended} (entry {known.told})"
        yield KeyTold(id=known.key.id, key=known.key.text, told=f"counts from entry {known.since} {until}")


def sign_now(case: Path) -> tuple[list[Remark], int]:
    """Signs the log of a case, asking for the passphrase of a protected key; what hindered it, and how many entries are signed then."""
    from witnessmark import settings
    from witnessmark.archive.is_case import refuse_no_case
    from witnessmark.archive.proof.checkpoints import checkpoints_path, read_notes
    from witnessmark.archive.proof.keyring import FOLDER, holds
    from witnessmark.archive.proof.note import Note

    refuse_no_case(case)
    if not holds(settings.OPERATOR):
        name = printable(settings.OPERATOR)
        raise StopRun(
            f"{name} has no key on this machine: set WITNESSMARK_OPERATOR, and {FOLDER} where your keys lie elsewhere, or `witnessmark keys make`"
        )
    hindered = sign(case, ask=True)
    return hindered, max((note.size for note in read_notes(checkpoints_path(case)) if isinstance(note, Note)), default=0)


def change_key(case: Path, passphrase: str | None) -> list[Remark]:
    """The operator's new key in a case, under a checkpoint."""
    from witnessmark.archive.proof.key_entries import change_key as change

    change(case, passphrase, ask=True)
    return sign(case, ask=True)


def lose_key(case: Path, which: str | None, reason: str, passphrase: str | None) -> list[Remark]:
    """That a key is lost, under a checkpoint."""
    from witnessmark.archive.proof.key_entries import lose_key as lose

    lose(case, which, reason, passphrase, ask=True)
    return sign(case, ask=True)


def revoke_key(case: Path, which: str, reason: str, start: int | None) -> list[Remark]:
    """That a key is not to be trusted, under a checkpoint where the operator still has one that counts."""
    from witnessmark.archive.proof.key_entries import revoke_key as revoke

    revoke(case, which, reason, start, ask=True)
    return sign(case, ask=True)


def prove(case: Path, item: str) -> "ItemProof":
    """The proof that the signed log holds an item."""
    from witnessmark.archive.is_case import refuse_no_case
    from witnessmark.archive.proof.proving import prove_item

    refuse_no_case(case)
    return prove_item(case, item)


def prove_since(case: Path, checkpoint: Path) -> "Continuation":
    """The proof that the log continues a checkpoint kept elsewhere."""
    from witnessmark.archive.is_case import refuse_no_case
    from witnessmark.archive.proof.proving import prove_continuation

    refuse_no_case(case)
    return prove_continuation(case, checkpoint)


def trust(case: Path, roots: Path) -> int:
    """Takes the certificates in a PEM file into the case; returns how many are new."""
    from witnessmark.archive.proof.timestamps import take_roots

    return take_roots(case, roots)


def request_stamp(case: Path) -> Path:
    """The request to stamp the newest checkpoint, queued."""
    from witnessmark.archive.proof.timestamps import queue_request

    return queue_request(case)


def send_requests(case: Path, url: str) -> Iterator[Stamped]:
    """Sends each request that waits to the authority, and keeps the answers that hold. The only thing here that uses the network."""
    from witnessmark.archive.proof.asking import ask
    from witnessmark.archive.proof.timestamps import take_answer, waiting

    for request in waiting(case):
        try:
            yield Stamped(request, take_answer(case, ask(url, request.read_bytes())).details["time"], None)
        except BadInput as error:
            yield Stamped(request, None, str(error))


def take_stamp(case: Path, answer: Path) -> str:
    """Takes in an answer that was carried here by hand, and returns the time it gives."""
    from witnessmark.archive.proof.stamps import read_small
    from witnessmark.archive.proof.timestamps import take_answer

    return take_answer(case, read_small(answer)).details["time"]
