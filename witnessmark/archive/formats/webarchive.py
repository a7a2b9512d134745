"""Web pages saved by Safari (.webarchive): the page's text, and the pictures in it."""

import plistlib
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any, BinaryIO
from urllib.parse import unquote
from xml.parsers.expat import ExpatError

from witnessmark.archive.common import Found, format_of
from witnessmark.archive.contents.declared import decode_declared
from witnessmark.archive.contents.letter_parts import MOST_PARTS
from witnessmark.archive.contents.media_types import file_name
from witnessmark.archive.contents.nested import read_nested
from witnessmark.archive.files.opening import HEAD
from witnessmark.archive.files.whole import read_whole
from witnessmark.archive.formats._saved_page import saved_page
from witnessmark.errors import BadInput, Remark
from witnessmark.model.region import Region
from witnessmark.printable import printable

# A page with all its pictures, as for MHTML.
MAX_PAGE = 128 * 1024 * 1024
# What the library raises on damaged property lists, found by mutating good ones.
BROKEN = (plistlib.InvalidFileException, ExpatError, ValueError, TypeError, LookupError, OverflowError, AttributeError, RecursionError)


class WebArchive:
    """The main resource is the page; pictures and films among the others are media, the rest is counted in a remark.

    The address is the main resource's; Safari notes no time of saving. Property lists are read in their binary and their XML form.
    """

    NAME = "webarchive"
    TITLE = "Web page saved by Safari (webarchive)"
    EXTENSIONS = (".webarchive",)

    def sniff(self, name: str, head: bytes) -> int:
        """A property list with a main resource, or with the ending."""
        is_list = head.startswith(b"bplist") or b"<plist" in head[:1024]
        if name.lower().endswith(self.EXTENSIONS):
            return 95 if is_list else 40
        return 93 if is_list and b"WebMainResource" in head else 0

    def read(self, stream: BinaryIO, name: str) -> Iterator[Found]:
        """The page, then its media in the file's order."""
        try:
            archive = _dictionary(read_whole(stream, name, MAX_PAGE), name)
            main = _resource(archive.get("WebMainResource"))
            data = _bytes(main)
            if not data:
                raise BadInput(f"{name}: there is no web page in it")
            markup = decode_declared(data, _text(main, "WebResourceTextEncodingName"), name)
            page = b"\xef\xbb\xbf" + markup.encode("utf-8", "replace")
            yield from saved_page(page, name, _text(main, "WebResourceURL"), None, Region(start=0, end=0, kind="part", at="1"))
            yield from _rest(archive, name)
        except BadInput as error:
            yield error


def _dictionary(data: bytes, name: str) -> Mapping[str, Any]:
    try:
        found = plistlib.loads(data)
    except BROKEN as error:
        raise BadInput(f"{name}: it is no property list ({printable(str(error)) or type(error).__name__})") from None
    if not isinstance(found, dict):
        raise BadInput(f"{name}: it is a property list and no saved page")
    return found


def _rest(archive: Mapping[str, Any], name: str) -> Iterator[Found]:
    others, frames = archive.get("WebSubresources"), archive.get("WebSubframeArchives")
    left_out = Counter({"frames": len(frames)} if isinstance(frames, list) and frames else {})
    for number, each in enumerate(islice(others if isinstance(others, list) else (), MOST_PARTS), 2):
        resource = _resource(each)
        kind, data = (_text(resource, "WebResourceMIMEType") or "").lower(), _bytes(resource)
        last = unquote((_text(resource, "WebResourceURL") or "").partition("?")[0].rstrip("/").rpartition("/")[2])[:100]
        known_as = file_name(last, kind)
        if data and kind.startswith(("image/", "video/", "audio/")) and format_of(known_as, data[:HEAD]) is not None:
            yield from read_nested(data, known_as, name, f"part {number}: {printable(last) or kind}")
        else:
            left_out[printable(kind[:60]) or "files of a kind nobody stated"] += 1
    if left_out:
        counts = ", ".join(f"{count:,} {what}" for what, count in sorted(left_out.items()))
        yield Remark(f"{name}: kept in the file and not read as texts: {counts}")


def _resource(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _bytes(resource: Mapping[str, Any]) -> bytes:
    data = resource.get("WebResourceData")
    return data if isinstance(data, bytes) else b""


def _text(resource: Mapping[str, Any], key: str) -> str | None:
    value = resource.get(key)
    return value if isinstance(value, str) else None


FORMAT = WebArchive()
