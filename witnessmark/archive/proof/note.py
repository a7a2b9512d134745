"""Signed notes: text under Ed25519 signatures, and the checkpoints of a log in this form (C2SP signed-note and tlog-checkpoint)."""

import base64
import hashlib
import re

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from witnessmark.errors import BadInput
from witnessmark.model.base import Model
from witnessmark.printable import printable

# What C2SP signed-note calls an Ed25519 key.
ED25519 = b"\x01"
KEY_BYTES, SIGNATURE_BYTES = 32, 64
# A signature line begins with an em dash, so that a plain "-" in a text is never taken for one.
SIGNATURE = re.compile(r"— (?P<name>[^\s+]+) (?P<signature>[A-Za-z0-9+/]+={0,2})")
SIZE = re.compile(r"0|[1-9][0-9]{0,17}")
# Our one extension line: the note before this one, so that a checkpoint taken out of the middle is missed.
PREVIOUS = "previous "
# A name is what stands before the key's hash: no blanks and no +, and short enough for a file name.
NAME = re.compile(r"[^\s+/\\:*?\"<>|\x00-\x1f\x7f.][^\s+/\\:*?\"<>|\x00-\x1f\x7f]{0,63}")


class VerifierKey(Model, frozen=True, kw_only=True):
    """A public key with the pseudonym of its operator."""

    name: str
    public: bytes

    @property
    def hash(self) -> bytes:
        """The four bytes that lead a signature by this key."""
        return hashlib.sha256(self.name.encode() + b"\n" + ED25519 + self.public).digest()[:4]

    @property
    def id(self) -> str:
        """How people and the log call the key: the pseudonym and the hash."""
        return f"{self.name}+{self.hash.hex()}"

    @property
    def text(self) -> str:
        """The key as C2SP writes verifier keys."""
        return f"{self.id}+{base64.b64encode(ED25519 + self.public).decode()}"

    def signed(self, text: str, signature: bytes) -> bool:
        """Whether the signature of this text is by this key."""
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature, text.encode())
        except (InvalidSignature, ValueError):
            return False
        return True


# Ed25519 (RFC 8032): the bit that is not of y, the field, and y of the eight points under which one signature fits any text.
SIGN, FIELD = 2**255, 2**255 - 19
ORDER_EIGHT = 0x05FC536D880238B13933C6D305ACDFD5F098EFF289F4C345B027B2C28F95E826
SMALL_ORDER = frozenset({0, 1, FIELD - 1, ORDER_EIGHT, FIELD - ORDER_EIGHT})


def key_of(text: str) -> VerifierKey:
    """The key written so; BadInput where it is none, or its hash does not fit it."""
    name, _, rest = text.partition("+")
    told, _, encoded = rest.partition("+")
    data = decoded(encoded)
    key = VerifierKey(name=name, public=data[1:])
    if NAME.fullmatch(name) is None or len(data) != KEY_BYTES + 1 or data[:1] != ED25519 or told != key.hash.hex():
        raise BadInput(f"{printable(text[:80])}: not the public key of an operator")
    if int.from_bytes(key.public, "little") % SIGN % FIELD in SMALL_ORDER:
        raise BadInput(f"{printable(text[:80])}: a key under which anything is signed")
    return key


def key_for(name: str, private: Ed25519PrivateKey) -> VerifierKey:
    """The public side of a private key."""
    return VerifierKey(name=name, public=private.public_key().public_bytes_raw())


class Note(Model, frozen=True, kw_only=True):
    """A checkpoint: the root of the first `size` entries of the log called `origin`, with its signatures by key name and hash.

    `text` is what was signed, up to and with the line end before the blank line; `previous` is the SHA-256 of the note before, if told.
    """

    origin: str
    size: int
    root: bytes
    previous: str | None
    text: str
    signatures: tuple[tuple[str, bytes, bytes], ...]

    @property
    def whole(self) -> str:
        """The note as it stands in a file."""
        return self.text + "\n" + "".join(f"— {name} {base64.b64encode(mark + signed).decode()}\n" for name, mark, signed in self.signatures)

    @property
    def digest(self) -> str:
        """The SHA-256 of the whole note."""
        return hashlib.sha256(self.whole.encode()).hexdigest()

    def signature_of(self, key: VerifierKey) -> bytes | None:
        """What this key is said to have signed with; null where it did not."""
        return next((signed for name, mark, signed in self.signatures if (name, mark) == (key.name, key.hash)), None)

    def is_signed_by(self, key: VerifierKey) -> bool:
        """Whether this key's signature is there and right."""
        signature = self.signature_of(key)
        return signature is not None and key.signed(self.text, signature)


def written(origin: str, size: int, root: bytes, previous: str | None) -> str:
    """The text of a checkpoint, to be signed."""
    lines = [origin, str(size), base64.b64encode(root).decode(), *([] if previous is None else [PREVIOUS + previous])]
    return "".join(f"{line}\n" for line in lines)


def sign(text: str, key: VerifierKey, private: Ed25519PrivateKey) -> Note:
    """The note of a checkpoint's text under one signature."""
    return note_of(f"{text}\n— {key.name} {base64.b64encode(key.hash + private.sign(text.encode())).decode()}\n")


def note_of(whole: str) -> Note:
    """A checkpoint read; BadInput where it is none. Whether its signatures are right is for those who know the keys."""
    text, blank, signed = whole.rpartition("\n\n")
    lines = text.split("\n")
    if not blank or len(lines) < 3 or not lines[0] or SIZE.fullmatch(lines[1]) is None or not whole.endswith("\n"):
        raise BadInput("not a checkpoint: an origin, a size and a root, a blank line and signatures are looked for")
    root = decoded(lines[2])
    found = [SIGNATURE.fullmatch(line) for line in signed.removesuffix("\n").split("\n")]
    marks = [(match["name"], decoded(match["signature"])) for match in found if match is not None]
    if len(root) != hashlib.sha256().digest_size or len(marks) != len(found):
        raise BadInput("not a checkpoint: its root or a signature line is not what it should be")
    note = Note(
        origin=lines[0],
        size=int(lines[1]),
        root=root,
        previous=next((line.removeprefix(PREVIOUS) for line in lines[3:] if line.startswith(PREVIOUS)), None),
        text=text + "\n",
        signatures=tuple((name, data[:4], data[4:]) for name, data in marks),
    )
    if note.whole != whole:
        raise BadInput("not a checkpoint: it is written in another way than checkpoints are")
    return note


def decoded(text: str) -> bytes:
    """Base64, or nothing where it is none."""
    try:
        return base64.b64decode(text, validate=True)
    except ValueError:
        return b""
