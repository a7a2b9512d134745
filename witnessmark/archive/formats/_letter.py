"""One letter as a document: who wrote it when, its words, and what is attached."""

import re
from collections.abc import Iterator
from email.message import Message
from itertools import islice

import msgspec

from witnessmark.archive.common import Found, identity
from witnessmark.archive.contents.dates import moment
from witnessmark.archive.contents.declared import decode_declared
from witnessmark.archive.contents.flowed import unflowed
from witnessmark.archive.contents.fragment import fragment_text
from witnessmark.archive.contents.letter_parts import MOST_PARTS, charset, children, content, header, is_cut, leaves, parameter, part_name
from witnessmark.archive.contents.media_types import file_name
from witnessmark.archive.contents.nested import placed, read_nested
from witnessmark.archive.contents.record import checked_text, remark_on_future
from witnessmark.errors import BadInput, Remark, SkipItem
from witnessmark.model.document import Document
from witnessmark.model.region import Region
from witnessmark.printable import printable

# A letter forwarded inside a letter inside a letter; deeper is a letter built to be endless.
MAX_LETTERS = 4
MESSAGE_ID = re.compile(r"<([^<>\s]{1,250})>")
SENDER = re.compile(r"([^<>]*)<([^<>]*)>[^<>]*")
LETTERS = ("message/rfc822", "message/global")
TEXTS = ("text/plain", "text/html", "text/enriched")
# Kinds of parts that are the packing of others, by what to say of them.
SAID = {
    "application/ms-tnef": "packed in Outlook's own way (winmail.dat), which is not read here",
    "application/pgp-encrypted": "encrypted; it is not read here",
    "application/pkcs7-mime": "signed or encrypted as a whole (S/MIME), which is not read here",
    "application/x-pkcs7-mime": "signed or encrypted as a whole (S/MIME), which is not read here",
    "application/pgp-signature": "a signature, which is not checked here",
    "application/pkcs7-signature": "a signature, which is not checked here",
    "application/x-pkcs7-signature": "a signature, which is not checked here",
    "message/external-body": "no file but a note where one may be fetched; nothing is fetched",
}
WINMAIL = "winmail.dat"
# Fields by which servers vouch for a letter; whether they do cannot be checked without asking the network.
VOUCHED = ("DKIM-Signature", "ARC-Seal", "Authentication-Results", "Received-SPF")


class Body(msgspec.Struct, frozen=True):
    """The words of one part, and the part's number."""

    number: int
    text: str


def letter(message: Message, name: str, depth: int = 1) -> Iterator[Found]:
    """The letter's own words as one document, then what is attached, in the order of the parts.

    Of alternatives the plain text is read, the HTML where that is empty. An attached letter is a document of its own, four deep at most.
    """
    if depth == 1 and is_cut(message):
        yield Remark(f"{name}: its end is missing: the letter was cut short")
    parts = list(islice(leaves(message), MOST_PARTS + 1))
    if len(parts) > MOST_PARTS:
        yield BadInput(f"{name}: more than {MOST_PARTS:,} parts, which no letter has; those beyond are kept and not read")
    numbers = {id(part): number for number, part in enumerate(parts[:MOST_PARTS], 1)}
    chosen = [part for part in _bodies(message) if id(part) in numbers]
    read = {id(part) for part in (*chosen, *_alternatives(message))}
    bodies: list[Body] = []
    for part in chosen:
        try:
            bodies.append(Body(numbers[id(part)], _words(part, f"{name}, part {numbers[id(part)]}")))
        except BadInput as error:
            yield error
    attached = [part for part in parts[:MOST_PARTS] if id(part) not in read]
    yield from _document(message, [body for body in bodies if body.text], attached, name)
    for part in attached:
        yield from _attached(part, numbers[id(part)], name, depth)


def vouched(message: Message) -> tuple[str, ...]:
    """The names of the fields by which servers vouch for the letter."""
    return tuple(field for field in VOUCHED if message.get(field) is not None)


def _bodies(message: Message) -> list[Message]:
    """The parts that hold the letter's own words: of alternatives one, of several text parts in a row all that are no attachments."""
    kind = message.get_content_type()
    if not message.is_multipart():
        return [message] if kind in TEXTS and not _is_attachment(message) else []
    inside = children(message)
    if kind == "multipart/alternative":
        return _best(inside)
    if kind in ("multipart/related", "multipart/signed"):
        inside = inside[:1]
    return [part for child in inside for part in _bodies(child)] if kind.startswith("multipart/") else []


def _best(inside: list[Message]) -> list[Message]:
    """Of alternatives that say the same, the plain one, and the next where that has no words."""
    candidates = [_bodies(child) for child in inside]
    plain_first = sorted(filter(None, candidates), key=lambda parts: parts[0].get_content_type() != "text/plain")
    return next((parts for parts in plain_first if any(content(part).strip() for part in parts)), [])


def _alternatives(message: Message) -> Iterator[Message]:
    """The text parts inside alternatives: one of them is read, the others say the same."""
    for part in _multiparts(message):
        if part.get_content_type() == "multipart/alternative":
            yield from (each for each in leaves(part) if each.get_content_maintype() == "text" and not _is_attachment(each))


def _multiparts(message: Message) -> Iterator[Message]:
    if message.get_content_maintype() == "multipart" and message.is_multipart():
        yield message
        for child in children(message):
            yield from _multiparts(child)


def _is_attachment(part: Message) -> bool:
    return (part.get_content_disposition() == "attachment") or part_name(part) is not None


def _words(part: Message, name: str) -> str:
    text = decode_declared(content(part), charset(part), name).replace("\r\n", "\n")
    if part.get_content_type() != "text/plain":
        return fragment_text(text, name)
    if (parameter(part, "format") or "").lower() == "flowed":
        text = unflowed(text, (parameter(part, "delsp") or "").lower() == "yes")
    return text.strip("\n")


def _document(message: Message, bodies: list[Body], attached: list[Message], name: str) -> Iterator[Found]:
    """The letter's words with the part each stretch comes from; a remark where it has none and holds attachments alone."""
    if not bodies and attached:
        yield Remark(f"{name}: the letter has no words of its own, only attachments")
        return
    text = "\n\n".join(body.text for body in bodies)
    try:
        checked_text(text, name)
    except BadInput as error:
        yield error
        return
    sent = header(message, "Date")
    published = moment(sent) if sent is not None else None
    yield from _on_date(sent, published, name)
    sender = header(message, "From")
    yield Document(
        doc_id=_letter_id(header(message, "Message-ID")) or identity(text),
        text=text,
        published=published,
        title=header(message, "Subject"),
        author=_author(sender) if sender is not None else None,
        replies_to=_letter_id(header(message, "In-Reply-To")),
        media=tuple(filter(None, map(part_name, attached))),
        regions=tuple(_regions(bodies)),
    )


def _on_date(sent: str | None, published: str | None, name: str) -> Iterator[SkipItem]:
    if sent is not None and published is None:
        yield Remark(f"{name}: its date is '{printable(sent[:40])}', which is in no form known here; read without a date")
    future = remark_on_future(published, name)
    if future is not None:
        yield future


def _regions(bodies: list[Body]) -> Iterator[Region]:
    start = 0
    for body in bodies:
        yield Region(start=start, end=start + len(body.text), kind="part", at=str(body.number))
        start += len(body.text) + 2


def _letter_id(said: str | None) -> str | None:
    """`mid:` and the letter's own id, as RFC 2392 writes the address of a letter; null where there is none in angle brackets."""
    found = MESSAGE_ID.search(said or "")
    return f"mid:{printable(found.group(1))}" if found is not None else None


def _author(sender: str) -> str:
    """The name the letter gives its sender, else the address."""
    found = SENDER.fullmatch(sender)
    return found.group(1).strip(" \"'") or found.group(2) if found is not None else sender


def _attached(part: Message, number: int, name: str, depth: int) -> Iterator[Found]:
    kind, own = part.get_content_type(), part_name(part)
    called = printable(own) if own is not None else kind
    place = f"part {number}: {called}"
    if kind in LETTERS:
        yield from _inner(part, place, name, depth)
    elif kind in SAID or (own or "").lower() == WINMAIL:
        yield Remark(f"{name}, {place}: {SAID.get(kind) or SAID['application/ms-tnef']}")
    elif part.is_multipart():
        yield Remark(f"{name}, {place}: a report of mail servers, which is not read here")
    elif data := content(part):
        yield from read_nested(data, file_name(own or "", kind) if own is None or "." not in own else own, name, place)


def _inner(part: Message, place: str, name: str, depth: int) -> Iterator[Found]:
    inner = children(part)
    if depth >= MAX_LETTERS:
        yield BadInput(f"{name}, {place}: more than {MAX_LETTERS} letters lie one inside the other; what is deeper is kept and not read")
    elif not inner:
        yield BadInput(f"{name}, {place}: there is no letter in it")
    else:
        yield from (placed(found, place) for found in letter(inner[0], f"{name}, {place}", depth + 1))
