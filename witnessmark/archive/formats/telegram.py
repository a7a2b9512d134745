"""Telegram Desktop's `result.json`: one chat, or a whole account's export."""

import datetime
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any, BinaryIO

import msgspec

from witnessmark.archive.contents.json_stream import JsonStream, is_written
from witnessmark.archive.contents.record import checked_published, checked_text
from witnessmark.errors import BadInput, Remark, SkipItem
from witnessmark.model.document import Document
from witnessmark.model.region import Region
from witnessmark.printable import printable

BOM = b"\xef\xbb\xbf"
# "channel1234567", "user77"; the first exports wrote the bare number.
PEER = re.compile(r"([a-z]*)(\d+)")
# What stands in the place of a file's name: "(File not included. …)", "(Photo exceeds maximum size. …)", "(File unavailable, …)".
LEFT_OUT = "("
# Exports before 2021 gave the beginning of the epoch, in local time, for a post that was never edited.
NEVER = ("1969-12-31", "1970-01-01")
# A chat whose name and id stand behind its messages, as a tool that sorts keys writes it, is held in memory so far.
MOST_HELD = 50_000
# What a message without text may hold instead, in the words of the remark; the first that fits.
CONTENTS = {"poll": "a poll", "location_information": "a place on the map", "contact_information": "a contact", "media_type": "", "photo": "a photo"}


class Piece(msgspec.Struct):
    """A part of a text with its own form: bold, a link, a mention, an emoji."""

    text: str


class Message(msgspec.Struct):
    """A message as the export has it; names are null for deleted accounts and for who hides theirs."""

    id: int
    type: str
    text: str | list[str | Piece] | None = None
    text_entities: list[Piece] = []
    date: str | None = None
    date_unixtime: str | int | None = None
    edited: str | None = None
    edited_unixtime: str | int | None = None
    from_name: str | None = msgspec.field(default=None, name="from")
    author: str | None = None
    forwarded_from: str | msgspec.UnsetType | None = msgspec.UNSET
    forwarded_from_id: str | int | None = None
    reply_to_message_id: int | None = None
    reply_to_peer_id: str | int | None = None
    photo: str | None = None
    file: str | None = None
    media_type: str | None = None
    action: str | None = None


class Chat(msgspec.Struct):
    """What an export says of a chat besides its messages; `within` is its place in an account's export."""

    id: int | str | None = None
    name: str | None = None
    type: str | None = None
    within: tuple[str, ...] = ()


class Telegram:
    """Posts of Telegram Desktop's export, one document a message with text; pieces of a text are joined exactly.

    The publisher is who posted (in a channel, the channel). The date is UTC where the export says the second, else the
    local time it gives, without an offset. `forwarded_from` is a name only, and `forwarded_id`, in newer exports, the origin's own id
    (`telegram:<channel>` as in the doc_ids of that channel's posts). A post edited later keeps the text it has now and says when. Names
    of files that came along stand in `media`. Service messages and those without text (a picture, a poll, a place on the map) are no
    documents: what a phone's position or a question means is nobody's statement. A remark counts them, and files the export left out.

    An export of any size is read in the memory of its longest message. One that was cut short is read up to there.
    """

    NAME = "telegram"
    TITLE = "Telegram Desktop export (result.json)"
    EXTENSIONS = (".json",)

    def sniff(self, name: str, head: bytes) -> int:
        """An object that begins as Telegram Desktop begins one; its name alone is enough for an object."""
        start = head.removeprefix(BOM).lstrip()
        if not start.startswith(b"{") or PurePath(name).suffix.lower() not in self.EXTENSIONS:
            return 0
        if (b'"messages"' in head and (b'"type"' in head or b'"id"' in head)) or b'"chats"' in head:
            return 85
        return 60 if PurePath(name).name.lower() == "result.json" else 0

    def read(self, stream: BinaryIO, name: str) -> Iterator[Document | SkipItem]:
        """The posts of each chat in the export's order."""
        try:
            yield from _export(JsonStream(stream, name), name)
        except BadInput as error:
            yield error


def _export(json: JsonStream, name: str) -> Iterator[Document | SkipItem]:
    """A chat is an object with messages; an account holds lists of chats, those it has left apart."""
    chat, found = Chat(), False
    held: list[Any] = []
    for key in json.members():
        if key in ("chats", "left_chats"):
            found = True
            yield from _chats(json, name)
        elif key == "messages":
            found = True
            yield from _messages(json, chat, name, held, 1)
        else:
            _describe(chat, key, json.value())
    yield from _posts(iter(enumerate(held, 1)), chat, name, 1) if held else ()
    if not found:
        raise BadInput(f"{name}: it is JSON, but not an export of Telegram Desktop: it has neither messages nor chats")


def _chats(json: JsonStream, name: str) -> Iterator[Document | SkipItem]:
    if json.kind() != "object":
        yield _unexpected(json, f"{name}: its chats", "object")
        return
    for key in json.members():
        if key != "list" or json.kind() != "array":
            json.value()
            continue
        for number in json.items():
            yield from _chat(json, name, number)


def _chat(json: JsonStream, name: str, number: int) -> Iterator[Document | SkipItem]:
    if json.kind() != "object":
        yield _unexpected(json, f"{name}, chat {number}", "object")
        return
    chat, held = Chat(within=(f"chat {number}",)), list[Any]()
    for key in json.members():
        if key == "messages":
            yield from _messages(json, chat, name, held, number)
        else:
            _describe(chat, key, json.value())
    yield from _posts(iter(enumerate(held, 1)), chat, name, number) if held else ()


def _unexpected(json: JsonStream, place: str, wanted: str) -> BadInput:
    """The error for a value of another kind than an export has there; the value is passed over."""
    kind = json.kind()
    json.value()
    return BadInput(f"{place}: Expected `{wanted}`, got `{kind}`")


def _describe(chat: Chat, key: str, value: Any) -> None:
    if key == "id" and isinstance(value, int | str) and not isinstance(value, bool):
        chat.id = value
    elif key == "name" and isinstance(value, str) and is_written(value):
        chat.name = value
    elif key == "type" and isinstance(value, str):
        chat.type = value


def _messages(json: JsonStream, chat: Chat, name: str, held: list[Any], number: int) -> Iterator[Document | SkipItem]:
    """The posts as they come; they wait in `held` where it is not yet known which chat they are of."""
    if json.kind() != "array":
        yield _unexpected(json, f"{name}, chat {number}, its messages", "array")
        return
    if chat.id is not None:
        yield from _posts(((position, json.value()) for position in json.items()), chat, name, number)
        return
    for position in json.items():
        if position > MOST_HELD:
            raise BadInput(f"{name}, chat {number}: more than {MOST_HELD:,} messages before the chat's id, which Telegram writes first")
        held.append(json.value())


def _posts(messages: Iterator[tuple[int, Any]], chat: Chat, name: str, number: int) -> Iterator[Document | SkipItem]:
    if not isinstance(chat.id, int) and not str(chat.id or "").isalnum():
        yield BadInput(f"{name}, chat {number}: it has no id, so its messages cannot be told from those of other chats")
        return
    counted: Counter[str] = Counter()
    broken: BadInput | None = None
    try:
        yield from _each(messages, chat, name, counted)
    except BadInput as error:
        broken = error
    if counted:
        yield Remark(f"{name}: of '{printable(chat.name or str(chat.id))}': {_told(counted)}")
    if broken is not None:
        raise broken


def _each(messages: Iterator[tuple[int, Any]], chat: Chat, name: str, counted: Counter[str]) -> Iterator[Document | SkipItem]:
    topics: set[int] = set()
    for position, raw in messages:
        try:
            message = _message(raw, f"{name}, entry {position} of the messages")
            if message.action == "topic_created":
                topics.add(message.id)
            text = _text(message)
            counted.update(_left_out(message, text, raw))
            if message.type == "message" and text.strip():
                yield _document(chat, message, text, topics, f"{name}, message {message.id}")
        except BadInput as error:
            yield error


def _message(raw: Any, place: str) -> Message:
    if not is_written(raw):
        raise BadInput(f"{place}: not UTF-8")
    try:
        return msgspec.convert(raw, Message)
    except msgspec.ValidationError as error:
        raise BadInput(f"{place}: {error}") from None


def _text(message: Message) -> str:
    pieces = message.text_entities if message.text is None else message.text
    return pieces if isinstance(pieces, str) else "".join(piece if isinstance(piece, str) else piece.text for piece in pieces)


def _left_out(message: Message, text: str, raw: Any) -> Iterator[str]:
    """What the remark counts of a message."""
    if message.type != "message":
        yield "left out, Telegram's own notices" if message.type == "service" else f"left out, of the kind {printable(message.type[:40])}"
    elif not text.strip():
        key = next((key for key in CONTENTS if raw.get(key) is not None), None)
        what = CONTENTS[key] if key is not None else "a file" if message.file is not None else "nothing else"
        yield f"left out, without text but with {what or 'a ' + printable(str(message.media_type)[:40]).replace('_', ' ')}"
    if any(file.startswith(LEFT_OUT) for file in _files(message)):
        yield "with a file that the export does not include"
    if message.forwarded_from is None:
        yield "forwarded from somebody whose name is hidden"


def _told(counted: Counter[str]) -> str:
    return "; ".join(f"{count} {what}" for what, count in sorted(counted.items()))


def _files(message: Message) -> list[str]:
    return [file for file in (message.photo, message.file) if file]


def _document(chat: Chat, message: Message, text: str, topics: set[int], place: str) -> Document:
    published = _moment(message.date_unixtime, message.date, "date", place)
    edited = None if (message.edited or "").startswith(NEVER) else _moment(message.edited_unixtime, message.edited, "edited", place)
    return Document(
        doc_id=f"telegram:{chat.id}:{message.id}",
        text=checked_text(text, place),
        published=published,
        publisher=message.from_name or chat.name,
        author=message.author,
        forwarded_from=message.forwarded_from or None,
        forwarded_id=_peer(message.forwarded_from_id),
        edited=edited if edited != published else None,
        replies_to=_answered(chat, message, topics),
        media=tuple(file for file in _files(message) if not file.startswith(LEFT_OUT)),
        regions=(Region(start=0, end=len(text), kind="message", at=str(message.id), within=chat.within),),
    )


def _peer(given: str | int | None) -> str | None:
    """An id of the export as doc_ids begin with it: a channel's is its number, a person's carries the word that tells it from a channel's."""
    peer = PEER.fullmatch(str(given)) if given is not None else None
    if peer is None:
        return None
    kind, number = peer.groups()
    return f"telegram:{'' if kind in ('channel', 'chat') else kind}{number}"


def _answered(chat: Chat, message: Message, topics: set[int]) -> str | None:
    """The post that one answers; whatever stands in a topic of a group is linked to the topic's beginning, which says nothing."""
    if message.reply_to_message_id is None or message.reply_to_message_id in topics:
        return None
    other = _peer(message.reply_to_peer_id) if message.reply_to_peer_id is not None else f"telegram:{chat.id}"
    return None if other is None else f"{other}:{message.reply_to_message_id}"


def _moment(second: str | int | None, local: str | None, field: str, place: str) -> str | None:
    """The time in UTC where its second is given, else the local time without an offset."""
    if second is None:
        return checked_published(local or None, place, "published" if field == "date" else field)
    try:
        return datetime.datetime.fromtimestamp(int(second), datetime.UTC).isoformat()
    except (ValueError, OverflowError, OSError):
        raise BadInput(f"{place}: {field}_unixtime is {str(second)[:40]!r}, which is no second of the calendar") from None


FORMAT = Telegram()
