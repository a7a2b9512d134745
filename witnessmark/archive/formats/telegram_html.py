"""Telegram Desktop's HTML export: `messages.html`, `messages2.html` and so on."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, BinaryIO, NamedTuple

from witnessmark.archive.contents.decode import decode
from witnessmark.archive.contents.record import checked_published, checked_text
from witnessmark.archive.files.whole import read_whole
from witnessmark.archive.formats.html import MAX_DEPTH, deepest
from witnessmark.errors import BadInput, Remark, SkipItem
from witnessmark.model.document import Document
from witnessmark.model.region import Region
from witnessmark.printable import printable

# A file of an export holds a thousand messages; with the longest texts Telegram allows they fill a fifth of this.
MAX_PAGE = 32 * 1024 * 1024
MARKS = (b'class="page_header', b'class="history"', b'class="message ')
MESSAGE = "div[starts-with(@class, 'message ')]"
NUMBER = re.compile(r"message(-?\d{1,18})")
# "07.05.2024 10:00:00 UTC+03:00"; before 2022 without the offset.
DATE = re.compile(r"(\d\d)\.(\d\d)\.(\d{4}) (\d\d:\d\d:\d\d)(?: UTC([+-]\d\d:\d\d)?)?")
ANSWERED = re.compile(r"(?:#go_to_message|GoToMessage\()(-?\d{1,18})")
VIA = re.compile(r"(?<!\s)\s++via @\w+$")
# What the export writes for who deleted the account: many people, and none of them by name.
NOBODY = "Deleted Account"
# What stands under the name of a file that was not saved.
NOT_SAVED = ("Not included", "Exceeds maximum size", "Unavailable")


class Sender(NamedTuple):
    """Who posts, and from whom they forward; messages that follow one another at once do not repeat it."""

    name: str | None = None
    forwarded: bool = False
    origin: str | None = None


class TelegramHtml:
    """Posts of one file of Telegram Desktop's HTML export, one document a message with text; line breaks are line ends.

    Neither the chat nor who posts has an id there: a doc_id is made of the chat's title, so two chats of one title cannot be told
    apart, and the origin of a forward is a name and never a proof. The JSON export of the same chat says more and is the better one to
    keep. The date has the offset the export gives; older ones give none. When a post was edited is not in it. Service messages and
    those without text are counted in a remark, and so are files that the export left out.
    """

    NAME = "telegram_html"
    TITLE = "Telegram Desktop export (messages.html)"
    EXTENSIONS = (".html",)

    def sniff(self, name: str, head: bytes) -> int:
        """The page's frame as Telegram Desktop writes it, whatever the file is called."""
        return 95 if all(mark in head for mark in MARKS) else 0

    def read(self, stream: BinaryIO, name: str) -> Iterator[Document | SkipItem]:
        """The posts in the page's order."""
        try:
            yield from _posts(_tree(read_whole(stream, name, MAX_PAGE), name), name)
        except BadInput as error:
            yield error


def _tree(data: bytes, name: str) -> Any:
    # Loaded here: only web pages need it.
    import lxml.html

    markup = decode(data, name)
    if deepest(markup) > MAX_DEPTH:
        raise BadInput(f"{name}: its tags are nested more than {MAX_DEPTH} deep, which no export is")
    try:
        return lxml.html.document_fromstring(markup.encode(), parser=lxml.html.HTMLParser(encoding="utf-8"))
    except (lxml.etree.ParserError, AssertionError):
        raise BadInput(f"{name}: it is no web page a parser understands") from None


def _posts(tree: Any, name: str) -> Iterator[Document | SkipItem]:
    title = _inline(next(iter(tree.xpath("//div[@class='page_header']//div[contains(@class, 'text')]")), None))
    chat = hashlib.sha256((title or "").encode()).hexdigest()[:12]
    counted: Counter[str] = Counter()
    sender = Sender()
    found = tree.xpath(f"//{MESSAGE}[not(ancestor::{MESSAGE})]")
    if not found:
        raise BadInput(f"{name}: it is a web page, but not an export of Telegram Desktop: it has no messages")
    for node in found:
        number = NUMBER.fullmatch(node.get("id") or "")
        if number is None or "service" in node.get("class").split():
            # A day's heading is written as a message too, with a number below zero.
            counted["left out, Telegram's own notices"] += number is None or int(number[1]) >= 0
            continue
        sender = _sender(node, sender)
        try:
            counted.update(_left_out(node, sender))
            document = _document(node, sender, title, chat, number[1], f"{name}, message {number[1]}")
        except BadInput as error:
            yield error
        else:
            yield from document
    if +counted:
        told = "; ".join(f"{count} {what}" for what, count in sorted(counted.items()) if count)
        yield Remark(f"{name}: of '{printable(title or 'a chat without a title')}': {told}")


def _sender(node: Any, before: Sender) -> Sender:
    """Who posts a message; one joined to the message before it is by the same, forwarded from the same."""
    forwarded = bool(_all(node, "forwarded body"))
    named = _name(next(iter(node.xpath("./div[@class='body']/div[@class='from_name']")), None))
    origin = _name(next(iter(node.xpath(".//div[@class='forwarded body']/div[@class='from_name']")), None))
    if "joined" in node.get("class").split():
        named = before.name if named is None else named
        origin = before.origin if origin is None and before.forwarded else origin
    return Sender(named, forwarded, origin)


def _all(node: Any, kind: str) -> list[Any]:
    found: list[Any] = node.xpath(f".//div[@class='{kind}']")
    return found


def _name(node: Any) -> str | None:
    """A name without the bot that a message was written with, and without the date behind it."""
    return None if node is None else VIA.sub("", (node.text or "").strip()) or None


def _left_out(node: Any, sender: Sender) -> Iterator[str]:
    if _text(node) == "":
        yield "left out, without text"
    if any(_inline(each).startswith(NOT_SAVED) for each in _all(node, "description")):
        yield "with a file that the export does not include"
    if sender.forwarded and sender.origin == NOBODY:
        yield "forwarded from somebody whose name is hidden"


def _document(node: Any, sender: Sender, title: str, chat: str, number: str, place: str) -> Iterator[Document | Remark]:
    text = _text(node)
    if text == "":
        return
    said = next(iter(node.xpath("./div[@class='body']/div[contains(@class, 'date')]/@title")), "")
    published = _moment(said, place)
    if published is None:
        yield Remark(f"{place}: its date is '{printable(said[:40])}', which Telegram does not write; read without a date")
    yield Document(
        doc_id=f"telegram-html:{chat}:{number}",
        text=checked_text(text, place),
        published=published,
        publisher=(sender.name if sender.name != NOBODY else None) or title or None,
        author=next((name for each in _all(node, "signature details") if (name := _inline(each))), None),
        forwarded_from=sender.origin if sender.forwarded and sender.origin != NOBODY else None,
        replies_to=_answered(node, chat),
        media=tuple(dict.fromkeys(_media(node))),
        regions=(Region(start=0, end=len(text), kind="message", at=number),),
        tool=_tool(),
    )


def _tool() -> str:
    from lxml import etree

    return f"lxml {'.'.join(map(str, etree.LXML_VERSION[:3]))}"


def _text(node: Any) -> str:
    """The text of a post with a line end for each line break, without the blanks by which the export sets its lines."""
    said = _all(node, "text")
    return "".join(_pieces(said[0])).strip() if said else ""


def _pieces(node: Any) -> Iterator[str]:
    """All text below a node, its own tail left out; walked without recursion, for tags nest as deep as a sender likes."""
    import lxml.etree

    for event, each in lxml.etree.iterwalk(node, events=("start", "end", "comment")):
        if event == "start":
            yield "\n" if each.tag == "br" else each.text or ""
        if event != "start" and each is not node:
            yield each.tail or ""


def _inline(node: Any) -> str:
    """The text of a node on one line."""
    return " ".join("".join(_pieces(node)).split()) if node is not None else ""


def _moment(said: str, place: str) -> str | None:
    found = DATE.fullmatch(said.strip())
    if found is None:
        return None
    day, month, year, time, offset = found.groups()
    try:
        return checked_published(f"{year}-{month}-{day}T{time}{offset or ('+00:00' if 'UTC' in said else '')}", place)
    except BadInput:
        return None


def _answered(node: Any, chat: str) -> str | None:
    """The post of this chat that one answers; one of another chat is not named."""
    links = node.xpath(".//div[@class='reply_to details']//a/@href | .//div[@class='reply_to details']//a/@onclick")
    found = next((match for link in links if (match := ANSWERED.search(link)) is not None), None)
    return None if found is None else f"telegram-html:{chat}:{found[1]}"


def _media(node: Any) -> Iterator[str]:
    """The files that lie beside the page; links to a map or to a shop are none."""
    for link in node.xpath(".//div[contains(@class, 'media_wrap')]//a/@href"):
        if link and "://" not in link and not link.startswith(("#", "tg:", "mailto:", "tel:")):
            yield str(link)


FORMAT = TelegramHtml()
