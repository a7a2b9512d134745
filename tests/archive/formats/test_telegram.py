import io
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from witnessmark.archive.formats.telegram import FORMAT
from witnessmark.errors import BadInput, Remark, SkipItem
from witnessmark.model.document import Document


def read(export: Any) -> list[Document | SkipItem]:
    data = export if isinstance(export, bytes) else json.dumps(export, ensure_ascii=False, indent=1).encode()
    return list(FORMAT.read(io.BytesIO(data), "result.json"))


def post(number: int, text: Any, **fields: Any) -> dict[str, Any]:
    return {"id": number, "type": "message", "date": "2031-05-02T12:30:05", "from": "Лисове сьогодні", "from_id": "channel77", "text": text, **fields}


def channel(*messages: Any) -> dict[str, Any]:
    return {"name": "Лисове сьогодні", "type": "public_channel", "id": 77, "messages": list(messages)}


def test_a_post_is_a_document_with_its_utc_time() -> None:
    [document] = read(channel(post(5, "Двоє поранених.\nДеталі згодом", date_unixtime="1935480605", forwarded_from="Мерія")))
    assert document == Document(
        doc_id="telegram:77:5",
        text="Двоє поранених.\nДеталі згодом",
        published="2031-05-02T09:30:05+00:00",
        publisher="Лисове сьогодні",
        forwarded_from="Мерія",
    )


def test_without_the_second_the_local_time_has_no_offset() -> None:
    [document] = read(channel(post(5, "Двоє")))
    assert isinstance(document, Document)
    assert document.published == "2031-05-02T12:30:05"


def test_the_pieces_of_a_text_are_joined_exactly() -> None:
    pieces = [
        "At 9.30 ",
        {"type": "bold", "text": "two "},
        {"type": "text_link", "text": "people", "href": "https://lysove.example"},
        "\n\nwere hurt",
    ]
    [document] = read(channel(post(5, pieces)))
    assert isinstance(document, Document)
    assert document.text == "At 9.30 two people\n\nwere hurt"


def test_in_a_group_the_publisher_is_who_posted() -> None:
    [document] = read({"name": "Neighbours", "type": "private_group", "id": 9, "messages": [post(1, "We heard it", **{"from": "Hanna"})]})
    assert isinstance(document, Document)
    assert document.publisher == "Hanna"


def test_service_messages_and_pictures_alone_are_counted() -> None:
    found = read(
        channel({"id": 1, "type": "service", "action": "pin_message", "text": ""}, post(2, "", photo="photos/1.jpg"), post(3, "Two"), post(4, []))
    )
    assert [type(each) for each in found] == [Document, Remark]
    assert str(found[1]) == "result.json: messages left out of 'Лисове сьогодні': 1 by the service and 2 without text"


def test_a_whole_accounts_export() -> None:
    export = {
        "about": "…",
        "contacts": {},
        "chats": {"about": "…", "list": [channel(post(1, "Two"))]},
        "left_chats": {"list": [{**channel(post(1, "Three")), "id": 78}]},
    }
    assert [each.doc_id for each in read(export) if isinstance(each, Document)] == ["telegram:77:1", "telegram:78:1"]


def test_a_broken_message_costs_itself_alone_and_is_named() -> None:
    first, second, third, fourth = read(channel(post(1, 5), post(2, "Two", date="yesterday"), post(3, "x", date_unixtime="9" * 30), post(4, "Four")))
    assert str(first).startswith("result.json, entry 1 of the messages: Expected `str | array`, got `int`")
    assert str(second).startswith("result.json, message 2: published is 'yesterday'")
    assert str(third) == f"result.json, message 3: date_unixtime is '{'9' * 30}', which is no second of the calendar"
    assert isinstance(fourth, Document)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b'{"messages":', "result.json: not JSON: Input data was truncated"),
        (b"[]", "result.json: Expected `object`, got `array`"),
        (b'{"a":1}', "result.json: it is JSON, but not an export of Telegram Desktop: it has neither messages nor chats"),
        (b'{"messages":' + b"[" * 100_000, "result.json: JSON nested too deeply"),
        (b'{"id":1,"messages":[{"id":1,"type":"message","text":"\xff"}]}', "result.json, entry 1 of the messages: not UTF-8"),
        (b'{"id":1,"messages":5}', "result.json, chat 1: Expected `array`, got `int` - at `$.messages`"),
    ],
)
def test_what_is_no_export_says_why(data: bytes, reason: str) -> None:
    [refused] = read(data)
    assert isinstance(refused, BadInput)
    assert str(refused) == reason


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda part: st.lists(part, max_size=3) | st.dictionaries(st.text(max_size=4), part, max_size=3),
)
FIELDS = st.dictionaries(
    st.sampled_from(["id", "type", "text", "date", "date_unixtime", "from", "forwarded_from", "author"]), JSON | st.just("message")
)


@settings(max_examples=40, deadline=None)
@given(st.lists(JSON | FIELDS, max_size=4), JSON, JSON)
def test_any_json_gives_documents_or_errors(messages: list[Any], name: Any, identity: Any) -> None:
    for export in ({"name": name, "id": identity, "messages": messages}, {"chats": {"list": messages}}, {"chats": name}):
        assert all(isinstance(each, Document | SkipItem) for each in read(export))


@pytest.mark.parametrize(
    ("name", "head", "sure"),
    [
        ("result.json", b"{", True),
        ("export.json", b'{\n "name": "x",\n "type": "y",\n "messages": [', True),
        ("a.json", b'{"a":1}', False),
        ("result.json", b"[", False),
    ],
)
def test_which_files_it_takes(name: str, head: bytes, sure: bool) -> None:
    assert (FORMAT.sniff(name, head) > 0) is sure
