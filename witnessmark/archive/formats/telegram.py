"""Telegram Desktop's `result.json`: one chat, or a whole account's export."""

import datetime
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO, TypeVar

import msgspec

from witnessmark.archive.record import checked_published, checked_text, from_json
from witnessmark.archive.whole import read_whole
from witnessmark.errors import BadInput, Remark, SkipItem
from witnessmark.model.document import Document
from witnessmark.printable import printable
from witnessmark.settings import MAX_FILE

Kind = TypeVar("Kind")


class Piece(msgspec.Struct):
    """A part of a text with its own form: bold, a link, a mention."""

    text: str


class Message(msgspec.Struct):
    """A message as the export has it; `from_name` is null for deleted accounts."""

    id: int
    type: str
    text: str | list[str | Piece] = ""
    date: str | None = None
    date_unixtime: str | int | None = None
    from_name: str | None = msgspec.field(default=None, name="from")
    author: str | None = None
    forwarded_from: str | None = None


class Chat(msgspec.Struct):
    """A chat; its messages are decoded one by one, so that a broken one costs itself alone."""

    id: int
    messages: list[msgspec.Raw]
    name: str | None = None
    type: str | None = None


class Chats(msgspec.Struct):
    """A list of chats in a whole account's export."""

    each: list[msgspec.Raw] = msgspec.field(name="list", default_factory=list)


class Export(msgspec.Struct):
    """A whole account's export; the chats it left lie apart."""

    chats: Chats = msgspec.field(default_factory=Chats)
    left_chats: Chats = msgspec.field(default_factory=Chats)


class Shape(msgspec.Struct):
    """Enough of an export to tell its two shapes apart."""

    messages: msgspec.Raw | msgspec.UnsetType = msgspec.UNSET
    chats: msgspec.Raw | msgspec.UnsetType = msgspec.UNSET
    left_chats: msgspec.Raw | msgspec.UnsetType = msgspec.UNSET


class Telegram:
    """Posts of Telegram Desktop's export, one document a message with text; pieces of a text are joined exactly.

    The publisher is who posted (in a channel, the channel). The date is UTC where the export says the second, else the
    local time it gives, without an offset. `forwarded_from` is a name only. Service messages and messages without text
    (a picture alone) are no documents; a remark counts them.
    """

    NAME = "telegram"
    TITLE = "Telegram Desktop export (result.json)"
    EXTENSIONS = (".json",)

    def sniff(self, name: str, head: bytes) -> int:
        """An object that begins as Telegram Desktop begins one; its name alone is enough for an object."""
        start = head.lstrip()
        if not start.startswith(b"{") or PurePath(name).suffix.lower() not in self.EXTENSIONS:
            return 0
        if (b'"messages"' in head and (b'"type"' in head or b'"id"' in head)) or b'"chats"' in head:
            return 85
        return 60 if PurePath(name).name.lower() == "result.json" else 0

    def read(self, stream: BinaryIO, name: str) -> Iterator[Document | SkipItem]:
        """The posts of each chat in the export's order."""
        try:
            chats = _chats(read_whole(stream, name, MAX_FILE), name)
        except BadInput as error:
            yield error
            return
        for number, raw in enumerate(chats, 1):
            try:
                chat = _decoded(bytes(raw), Chat, f"{name}, chat {number}")
            except BadInput as error:
                yield error
            else:
                yield from _posts(chat, name)


def _chats(data: bytes, name: str) -> list[msgspec.Raw]:
    shape = _decoded(data, Shape, name)
    if shape.messages is not msgspec.UNSET:
        return [msgspec.Raw(data)]
    if shape.chats is msgspec.UNSET and shape.left_chats is msgspec.UNSET:
        raise BadInput(f"{name}: it is JSON, but not an export of Telegram Desktop: it has neither messages nor chats")
    export = _decoded(data, Export, name)
    return [*export.chats.each, *export.left_chats.each]


def _posts(chat: Chat, name: str) -> Iterator[Document | SkipItem]:
    left_out: Counter[str] = Counter()
    for position, raw in enumerate(chat.messages, 1):
        try:
            message = _decoded(bytes(raw), Message, f"{name}, entry {position} of the messages")
            text = _text(message)
            if message.type != "message" or not text.strip():
                left_out["without text" if message.type == "message" else "by the service"] += 1
            else:
                yield _document(chat, message, text, f"{name}, message {message.id}")
        except BadInput as error:
            yield error
    if left_out:
        counts = " and ".join(f"{count} {what}" for what, count in sorted(left_out.items()))
        yield Remark(f"{name}: messages left out of '{printable(chat.name or str(chat.id))}': {counts}")


def _text(message: Message) -> str:
    if isinstance(message.text, str):
        return message.text
    return "".join(piece if isinstance(piece, str) else piece.text for piece in message.text)


def _document(chat: Chat, message: Message, text: str, place: str) -> Document:
    return Document(
        doc_id=f"telegram:{chat.id}:{message.id}",
        text=checked_text(text, place),
        published=_published(message, place),
        publisher=message.from_name or chat.name,
        author=message.author,
        forwarded_from=message.forwarded_from,
    )


def _published(message: Message, place: str) -> str | None:
    if message.date_unixtime is None:
        return checked_published(message.date, place)
    try:
        return datetime.datetime.fromtimestamp(int(message.date_unixtime), datetime.UTC).isoformat()
    except (ValueError, OverflowError, OSError):
        raise BadInput(f"{place}: date_unixtime is {str(message.date_unixtime)[:40]!r}, which is no second of the calendar") from None


def _decoded(data: bytes, kind: type[Kind], place: str) -> Kind:
    try:
        return from_json(lambda content: msgspec.json.decode(content, type=kind), data, place)
    except UnicodeDecodeError:
        raise BadInput(f"{place}: not UTF-8") from None


FORMAT = Telegram()
