"""TimeMap data (Bellingcat, Forensic Architecture): `events`, `sources`, or both in one `api.json`."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Any, BinaryIO, NamedTuple

from witnessmark.archive.common import identity
from witnessmark.archive.contents.json_stream import JsonStream, is_written
from witnessmark.archive.contents.record import checked_text
from witnessmark.errors import BadInput, Remark, SkipItem
from witnessmark.model.document import Document
from witnessmark.model.region import Region
from witnessmark.printable import printable

BOM = b"\xef\xbb\xbf"
LISTS = {"events": "event", "sources": "source"}
# What an event has that no other JSON here has beside its description.
EVENT_MARKS = (b'"latitude"', b'"longitude"', b'"date"', b'"id"')
SOURCE_MARKS = (b'"id"', b'"path', b'"type"')
DESCRIPTIONS = ("description", "desc")
# Where a source's files are; an object that is a member of the file itself and has one is a source by its id.
PATHS = ("path", "paths")
# What is said of when and where, put before the description as the data has it.
EVENT_LINES = ("date", "time", "location", "latitude", "longitude")
SOURCE_LINES = ("date",)
LONGEST_ID = 100
SHORTEST_ID = 8  # hexadecimal digits of the text's hash behind an id: two maps may both have an event 1


class Entry(NamedTuple):
    """One object of a list, and what it is called for a person: "event 3"."""

    kind: str
    number: int
    data: Any

    @property
    def name(self) -> str:
        """The kind and number, with the id it has in the data where it has one."""
        return f"{self.kind} {self.number}{f' ({printable(self.id)})' if self.id else ''}"

    @property
    def id(self) -> str:
        """The id it has in the data; empty where it has none, or one longer than any id."""
        said = _said(self.data, "id") if isinstance(self.data, Mapping) else None
        return said if said is not None and len(said) <= LONGEST_ID else ""


class TimeMap:
    """Each event is a document: lines with its date, place and coordinates as the data has them, an empty line, its description.

    The description is the map makers' own wording of what others showed. The data do not name them, nor when they wrote it: publisher and
    date stay null, for the event's day is no day of publication. A source is a document where it has a text of its own; sources that are
    only a link, and the labels of links inside an event, are counted in a remark. Associations are the map's filters and no text.
    """

    NAME = "timemap"
    TITLE = "TimeMap events and sources (JSON)"
    EXTENSIONS = (".json",)

    def sniff(self, name: str, head: bytes) -> int:
        """A list of objects with an id, a date, coordinates and a description; one of sources by its name too; or an object with both lists."""
        start = head.removeprefix(BOM).lstrip()
        if start.startswith(b"{"):
            is_both = b'"events"' in head and (_has(head, EVENT_MARKS) or b'"associations"' in head)
            return 86 if is_both or _is_sources(name, head) else 0
        if not (start.startswith(b"[") and start[1:].lstrip().startswith(b"{")):
            return 0
        is_events = _has(head, EVENT_MARKS) and any(f'"{key}"'.encode() in head for key in DESCRIPTIONS)
        return 86 if is_events or _is_sources(name, head) else 0

    def read(self, stream: BinaryIO, name: str) -> Iterator[Document | SkipItem]:
        """The events and sources in the file's order."""
        silent = labels = 0
        try:
            for entry in _entries(JsonStream(stream, name), name):
                document = _document(entry, name)
                labels += len(entry.data.get("sources") or ()) if isinstance(entry.data, Mapping) and _is_list(entry.data.get("sources")) else 0
                silent += document is None
                if document is not None:
                    yield document
        except BadInput as error:
            yield error
        if silent or labels:
            yield Remark(f"{name}: no documents: {silent} entries without a text of their own, and {labels} links from events to their sources")


def _is_sources(name: str, head: bytes) -> bool:
    """Sources alone: a list, or by id as the server of the maps gives them. Their marks are common, so the name must say it too."""
    return PurePath(name).name.lower().endswith(".json") and "sources" in PurePath(name).name.lower() and _has(head, SOURCE_MARKS)


def _has(head: bytes, marks: Sequence[bytes]) -> bool:
    return all(mark in head for mark in marks)


def _is_list(value: Any) -> bool:
    return isinstance(value, list)


def _entries(json: JsonStream, name: str) -> Iterator[Entry]:
    """The objects of the lists; in a file that is one list, what has coordinates is an event."""
    if json.kind() == "array":
        for number in json.items():
            data = json.value()
            is_event = isinstance(data, Mapping) and "latitude" in data
            yield Entry("event" if is_event else "source", number, data)
        return
    found, number = False, 0
    for key in json.members():
        if key in LISTS and json.kind() == "array":
            found = True
            yield from (Entry(LISTS[key], number, json.value()) for number in json.items())
        elif key in LISTS and json.kind() == "object":
            # By id, as the server of the maps gives sources.
            found = True
            yield from (Entry(LISTS[key], number, _with_id(json.value(), own)) for number, own in enumerate(json.members(), 1))
        else:
            number += 1
            entry = Entry("source", number, _with_id(json.value(), key))
            if isinstance(entry.data, Mapping) and any(mark in entry.data for mark in PATHS):
                found = True
                yield entry
    if not found:
        raise BadInput(f"{name}: it is JSON, but no TimeMap data: it has neither events nor sources")


def _with_id(data: Any, own: str) -> Any:
    return {"id": own, **data} if isinstance(data, Mapping) else data


def _document(entry: Entry, name: str) -> Document | BadInput | None:
    """The document of an entry; null where it has no text; the error where it is none."""
    place = f"{name}, {printable(entry.name)}"
    if not isinstance(entry.data, Mapping):
        return BadInput(f"{place}: it is no object")
    if not is_written(entry.data):
        return BadInput(f"{place}: not UTF-8")
    description = next((said for key in DESCRIPTIONS if (said := _said(entry.data, key)) is not None), None)
    if description is None:
        return None
    lines = EVENT_LINES if entry.kind == "event" else SOURCE_LINES
    above = "".join(f"{key}: {said}\n" for key in lines if (said := _said(entry.data, key)) is not None)
    text = f"{above}\n{description}" if above else description
    try:
        checked_text(text, place)
        return _made(entry, text)
    except BadInput as error:
        return error


def _made(entry: Entry, text: str) -> Document:
    paths = _paths(entry.data) if entry.kind == "source" else []
    links = [path for path in (_said(entry.data, "url"), *paths) if path is not None and path.startswith(("http://", "https://"))]
    return Document(
        doc_id=f"timemap:{entry.kind}:{entry.id}:{identity(text)[:SHORTEST_ID]}",
        text=text,
        title=_said(entry.data, "title"),
        url=links[0] if links else None,
        media=tuple(path for path in paths if "://" not in path),
        regions=(Region(start=0, end=len(text), kind="entry", at=entry.name),),
    )


def _paths(data: Mapping[str, Any]) -> list[str]:
    given = data.get("paths") if _is_list(data.get("paths")) else [data.get("path")]
    return [path.strip() for path in given or () if isinstance(path, str) and path.strip()]


def _said(data: Mapping[str, Any], key: str) -> str | None:
    """A value that is a text or a number, as text; null where it is empty or anything else."""
    value = data.get(key)
    said = str(value).strip() if isinstance(value, str | int | float) and not isinstance(value, bool) else ""
    return said or None


FORMAT = TimeMap()
