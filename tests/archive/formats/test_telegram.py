import io
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from witnessmark.archive.formats.telegram import FORMAT
from witnessmark.errors import BadInput, Remark, SkipItem
from witnessmark.model.document import Document
from witnessmark.model.region import Region


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
        regions=(Region(start=0, end=29, kind="message", at="5"),),
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
    assert str(found[1]) == (
        "result.json: of 'Лисове сьогодні': 1 left out, Telegram's own notices; "
        "1 left out, without text but with a photo; 1 left out, without text but with nothing else"
    )


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
    assert str(first).startswith("result.json, entry 1 of the messages: Expected `str | array | null`, got `int`")
    assert str(second).startswith("result.json, message 2: published is 'yesterday'")
    assert str(third) == f"result.json, message 3: date_unixtime is '{'9' * 30}', which is no second of the calendar"
    assert isinstance(fourth, Document)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b'{"id":1,"messages":', "result.json: not JSON: Input data was truncated"),
        (b"[]", "result.json: Expected `object`, got `array`"),
        (b'{"a":1}', "result.json: it is JSON, but not an export of Telegram Desktop: it has neither messages nor chats"),
        (b'{"messages":' + b"[" * 100_000, "result.json: JSON nested too deeply"),
        (b'{"id":1,"messages":[{"id":1,"type":"message","text":"\xff"}]}', "result.json, entry 1 of the messages: not UTF-8"),
        (b'{"id":1,"messages":5}', "result.json, chat 1, its messages: Expected `array`, got `int`"),
    ],
)
def test_what_is_no_export_says_why(data: bytes, reason: str) -> None:
    [refused] = read(data)
    assert isinstance(refused, BadInput)
    assert str(refused) == reason


# As Telegram Desktop 5 writes it, byte for byte in its own layout: one blank a level, no blank at line ends.
EXPORT = """{
 "name": "Вісник Лугової",
 "type": "public_channel",
 "id": 1234567890,
 "messages": [
  {
   "id": 1,
   "type": "service",
   "date": "2031-05-02T08:00:00",
   "date_unixtime": "1935464400",
   "actor": "Вісник Лугової",
   "actor_id": "channel1234567890",
   "action": "create_channel",
   "title": "Вісник Лугової",
   "text": "",
   "text_entities": []
  },
  {
   "id": 2,
   "type": "message",
   "date": "2031-05-02T12:30:05",
   "date_unixtime": "1935480605",
   "edited": "2031-05-02T12:45:00",
   "edited_unixtime": "1935481500",
   "from": "Вісник Лугової",
   "from_id": "channel1234567890",
   "author": "Н. Мельник",
   "forwarded_from": "ДСНС Лугової",
   "forwarded_from_id": "channel555",
   "reply_to_message_id": 1,
   "photo": "photos/photo_1@02-05-2031_12-30-05.jpg",
   "photo_file_size": 93112,
   "width": 1280,
   "height": 960,
   "text": [
    "Двоє ",
    {
     "type": "custom_emoji",
     "text": "🔥",
     "document_id": "stickers/AnimatedSticker.tgs"
    },
    " поранених"
   ],
   "text_entities": [
    {
     "type": "plain",
     "text": "Двоє "
    }
   ]
  },
  {
   "id": 3,
   "type": "message",
   "date": "2031-05-02T12:50:00",
   "date_unixtime": "1935481800",
   "from": "Вісник Лугової",
   "from_id": "channel1234567890",
   "forwarded_from": null,
   "reply_to_message_id": 7,
   "reply_to_peer_id": "channel777",
   "file": "(File exceeds maximum size. Change data exporting settings to download.)",
   "file_name": "drone.mp4",
   "thumbnail": "video_files/drone.mp4_thumb.jpg",
   "media_type": "video_file",
   "mime_type": "video/mp4",
   "text": "Відео з місця",
   "text_entities": []
  },
  {
   "id": 4,
   "type": "message",
   "date": "2031-05-02T13:00:00",
   "date_unixtime": "1935482400",
   "from": "Вісник Лугової",
   "from_id": "channel1234567890",
   "poll": {
    "question": "Чи чули вибух?",
    "closed": false,
    "total_voters": 12,
    "answers": []
   },
   "text": "",
   "text_entities": []
  },
  {
   "id": 5,
   "type": "message",
   "date": "2031-05-02T13:10:00",
   "date_unixtime": "1935483000",
   "from": null,
   "from_id": "user44",
   "media_type": "sticker",
   "sticker_emoji": "🕯",
   "file": "stickers/sticker.webp",
   "text": ""
  },
  {
   "id": 6,
   "type": "message",
   "date": "2031-05-02T13:20:00",
   "date_unixtime": "1935483600",
   "from": "Вісник Лугової",
   "from_id": "channel1234567890",
   "location_information": {
    "latitude": 49.1,
    "longitude": 36.2
   },
   "text": "",
   "text_entities": []
  }
 ]
}""".encode()


def test_an_export_as_telegram_desktop_writes_it() -> None:
    edited, video, remark = read(EXPORT)
    assert edited == Document(
        doc_id="telegram:1234567890:2",
        text="Двоє 🔥 поранених",
        published="2031-05-02T09:30:05+00:00",
        publisher="Вісник Лугової",
        author="Н. Мельник",
        forwarded_from="ДСНС Лугової",
        forwarded_id="telegram:555",
        edited="2031-05-02T09:45:00+00:00",
        replies_to="telegram:1234567890:1",
        media=("photos/photo_1@02-05-2031_12-30-05.jpg",),
        regions=(Region(start=0, end=16, kind="message", at="2"),),
    )
    assert isinstance(video, Document)
    assert (video.media, video.replies_to, video.forwarded_from, video.forwarded_id) == ((), "telegram:777:7", None, None)
    assert str(remark) == (
        "result.json: of 'Вісник Лугової': 1 forwarded from somebody whose name is hidden; 1 left out, Telegram's own notices; "
        "1 left out, without text but with a place on the map; 1 left out, without text but with a poll; "
        "1 left out, without text but with a sticker; 1 with a file that the export does not include"
    )


def test_the_same_export_in_other_layouts_reads_the_same() -> None:
    whole = json.loads(EXPORT)
    behind = {key: whole[key] for key in ("messages", "type", "name", "id")}
    for other in (b"\xef\xbb\xbf" + EXPORT, EXPORT.replace(b"\n", b"\r\n"), json.dumps(whole).encode(), json.dumps(behind).encode()):
        assert [(each if isinstance(each, Document) else str(each)) for each in read(other)] == [*read(EXPORT)[:2], str(read(EXPORT)[2])]


def test_an_export_that_was_cut_short_is_read_up_to_there() -> None:
    first, remark, broken = read(EXPORT[: EXPORT.index(b'"id": 3')])
    assert isinstance(first, Document)
    assert isinstance(remark, Remark)
    assert str(broken) == "result.json: not JSON: Input data was truncated"
    assert type(broken) is BadInput


def test_a_post_that_was_never_edited_is_not_said_to_be_of_1970() -> None:
    old = post(5, "Двоє", edited="1970-01-01T03:00:00", from_id=4_455_066_000, reply_to_message_id=3)
    [document] = read(channel(old))
    assert isinstance(document, Document)
    assert (document.edited, document.replies_to) == (None, "telegram:77:3")


def test_who_forwards_from_a_person_gives_a_persons_id() -> None:
    [document] = read(channel(post(5, "Двоє", forwarded_from="Хтось", forwarded_from_id="user900")))
    assert isinstance(document, Document)
    assert document.forwarded_id == "telegram:user900"


def test_a_post_in_a_topic_does_not_answer_the_topic() -> None:
    topic = {"id": 10, "type": "service", "action": "topic_created", "title": "Обстріли", "text": ""}
    posts = [post(11, "Двоє", reply_to_message_id=10), post(12, "Троє", reply_to_message_id=11)]
    found = [each.replies_to for each in read(channel(topic, *posts)) if isinstance(each, Document)]
    assert found == [None, "telegram:77:11"]


def test_a_text_that_is_given_in_entities_alone_is_read() -> None:
    message = post(5, None, text_entities=[{"type": "plain", "text": "Двоє "}, {"type": "bold", "text": "поранених"}])
    [document] = read(channel(message))
    assert isinstance(document, Document)
    assert document.text == "Двоє поранених"


def test_in_an_accounts_export_a_post_says_in_which_chat_it_stands() -> None:
    [document] = read({"about": "x", "chats": {"about": "y", "list": [{**channel(post(1, "Two")), "name": None}]}})
    assert isinstance(document, Document)
    assert document.regions == (Region(start=0, end=3, kind="message", at="1", within=("chat 1",)),)


def test_a_chat_without_an_id_is_refused() -> None:
    [refused] = read({"name": "Лисове", "messages": [post(1, "Two")]})
    assert str(refused) == "result.json, chat 1: it has no id, so its messages cannot be told from those of other chats"


def test_a_large_export_is_read_no_further_than_its_next_message() -> None:
    body = json.dumps(post(1, "Двоє поранених. " * 40), ensure_ascii=False).encode()
    number = 16_000_000 // len(body)
    stream = io.BytesIO(b'{"name":"x","type":"public_channel","id":7,"messages":[' + b",".join([body] * number) + b"]}")
    ahead = [stream.tell() - place * len(body) for place, _ in enumerate(FORMAT.read(stream, "result.json"))]
    assert len(ahead) == number
    assert max(ahead) < 4_000_000


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
        ("result.json", b"\xef\xbb\xbf{", True),
        ("export.json", b'{\n "name": "x",\n "type": "y",\n "messages": [', True),
        ("a.json", b'{"a":1}', False),
        ("result.json", b"[", False),
    ],
)
def test_which_files_it_takes(name: str, head: bytes, sure: bool) -> None:
    assert (FORMAT.sniff(name, head) > 0) is sure


@pytest.mark.parametrize("field", ["text", "from", "author", "forwarded_from", "file", "type", "unknown"])
def test_half_a_letter_anywhere_in_a_message_costs_that_message(field: str) -> None:
    broken = {**post(5, "Двоє"), field: "\ud800"}
    for message in (broken, {"a\ud800": 1, **post(5, "Двоє")}):
        first, second = read(json.dumps(channel(message, post(6, "Троє"))).encode())
        assert str(first) == "result.json, entry 1 of the messages: not UTF-8"
        assert isinstance(second, Document)


def test_blanks_without_an_end_are_passed_over_in_no_time() -> None:
    [refused] = read(b"{" + b" " * 50_000_000)
    assert str(refused) == "result.json: not JSON: Input data was truncated"
