import io
import json
from typing import Any

import pytest

from witnessmark.archive.formats.timemap import FORMAT
from witnessmark.errors import BadInput, Remark, SkipItem
from witnessmark.model.document import Document
from witnessmark.model.region import Region

EVENT = {
    "id": "ORV0001",
    "date": "05/03/2021",
    "time": "",
    "location": "Lomni, market square",
    "latitude": "49.1",
    "longitude": 36.5,
    "description": "A shell hit the market. Two people appear to have been hurt.",
    "sources": ["src1", {"id": "src2", "path": "https://posts.example/7", "description": "The market burning"}],
    "associations": ["Type of area affected=Commercial"],
    "graphic": False,
}
SOURCE = {
    "id": "src1",
    "title": "A post",
    "type": "Video",
    "paths": ["https://posts.example/5", "media/5.mp4"],
    "date": "2021-05-03",
    "desc": "Smoke over the square",
}


def read(data: Any) -> list[Document | SkipItem]:
    content = data if isinstance(data, bytes) else json.dumps(data).encode()
    return list(FORMAT.read(io.BytesIO(content), "events.json"))


def test_an_event_is_a_document_with_its_day_and_place_above_its_description() -> None:
    document, remark = read([EVENT])
    assert isinstance(document, Document)
    text = "date: 05/03/2021\nlocation: Lomni, market square\nlatitude: 49.1\nlongitude: 36.5\n\n" + str(EVENT["description"])
    assert document == Document(doc_id=document.doc_id, text=text, regions=(Region(start=0, end=len(text), kind="entry", at="event 1 (ORV0001)"),))
    assert document.doc_id.startswith("timemap:event:ORV0001:")
    assert isinstance(remark, Remark)
    assert str(remark) == "events.json: no documents: 0 entries without a text of their own, and 2 links from events to their sources"


def test_a_source_is_a_document_where_it_has_a_text() -> None:
    document, remark = read([SOURCE, {**SOURCE, "id": "src9", "desc": ""}])
    assert isinstance(document, Document)
    assert document.text == "date: 2021-05-03\n\nSmoke over the square"
    assert (document.title, document.url, document.media) == ("A post", "https://posts.example/5", ("media/5.mp4",))
    assert str(remark).startswith("events.json: no documents: 1 entries without a text")


@pytest.mark.parametrize("sources", [[SOURCE], {"src1": {key: value for key, value in SOURCE.items() if key != "id"}}])
def test_both_lists_in_one_file_read_the_same(sources: Any) -> None:
    event, source, _ = read({"events": [EVENT], "sources": sources, "associations": [{"id": "x"}], "sites": []})
    assert isinstance(event, Document) and isinstance(source, Document)
    assert (event.doc_id[:21], source.doc_id[:19]) == ("timemap:event:ORV0001", "timemap:source:src1")


def test_a_file_of_sources_alone_by_their_ids() -> None:
    found = [each for each in read({"src7": {key: said for key, said in SOURCE.items() if key != "id"}}) if isinstance(each, Document)]
    assert [each.doc_id[:19] for each in found] == ["timemap:source:src7"]
    assert FORMAT.sniff("sources.json", json.dumps({"src7": SOURCE}).encode()) > 0


def test_events_of_two_maps_with_one_id_are_two_documents() -> None:
    one, other = ([each.doc_id for each in read([{**EVENT, "description": said}]) if isinstance(each, Document)] for said in ("One.", "Two."))
    assert one != other


def test_what_is_broken_costs_itself_alone() -> None:
    first, second, third, _ = read([7, EVENT, {**EVENT, "description": "\ud800"}])
    assert str(first) == "events.json, source 1: it is no object"
    assert isinstance(second, Document)
    assert str(third) == "events.json, event 3 (ORV0001): not UTF-8"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b'{"a": 1}', "events.json: it is JSON, but no TimeMap data: it has neither events nor sources"),
        (b'[{"id": 1, ', "events.json: not JSON: Input data was truncated"),
        (b"[" * 100_000, "events.json: JSON nested too deeply"),
    ],
)
def test_what_is_no_data_says_why(data: bytes, reason: str) -> None:
    [refused] = read(data)
    assert isinstance(refused, BadInput)
    assert str(refused) == reason


@pytest.mark.parametrize(
    ("name", "data", "mine"),
    [
        ("events.json", [EVENT], True),
        ("api.json", {"events": [EVENT], "sources": []}, True),
        ("sources.json", [SOURCE], True),
        ("other.json", [SOURCE], False),
        ("result.json", {"name": "x", "type": "y", "id": 1, "messages": []}, False),
        ("a.geojson", {"type": "FeatureCollection", "features": []}, False),
    ],
)
def test_which_files_it_takes(name: str, data: Any, mine: bool) -> None:
    assert (FORMAT.sniff(name, json.dumps(data, indent=1).encode()) > 0) is mine
