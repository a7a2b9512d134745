import io
import tracemalloc

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from witnessmark.archive.formats import jsonl
from witnessmark.archive.formats.jsonl import FORMAT
from witnessmark.errors import BadInput, Remark, SkipItem
from witnessmark.model.document import Document
from witnessmark.model.recorded import RecordedCount, RecordedEvent
from witnessmark.model.region import Region


def read(data: bytes) -> list[Document | SkipItem]:
    return list(FORMAT.read(io.BytesIO(data), "in.jsonl"))


def error(line: bytes) -> str:
    [found] = read(line)
    assert isinstance(found, BadInput)
    return str(found)


def test_every_field_of_the_contract_is_kept() -> None:
    [document] = read(
        '{"doc_id":"x","text":"Двоє\\r\\n","published":"2021-05-02T09:30:00+03:00","language":"uk","title":"Т","url":"https://lysove.example/1",'
        '"publisher":"П","unknown":[1]}\n'.encode()
    )
    assert document == Document(
        doc_id="x", text="Двоє\r\n", published="2021-05-02T09:30:00+03:00", language="uk", title="Т", url="https://lysove.example/1", publisher="П"
    )


def test_a_document_written_as_a_record_is_read_back_whole() -> None:
    document = Document(
        doc_id="telegram:7:5",
        text="ACLED: 5 вбито",
        published="2021-05-02T09:30:05+00:00",
        language="uk",
        title="Т",
        url="https://lysove.example/1",
        publisher="П",
        author="Н. Мельник",
        source="ab" * 32,
        forwarded_from="ДСНС",
        forwarded_id="telegram:555",
        edited="2021-05-02T10:00:00+00:00",
        captured="2021-05-03T08:00:00Z",
        replies_to="telegram:7:4",
        media=("photos/1.jpg", "files/2.pdf"),
        regions=(Region(start=0, end=14, kind="row", at="2", within=("a.zip", "b.csv")),),
        tool="pypdfium2 5.15.2",
        recorded=RecordedEvent(
            recorder="ACLED",
            event_id="UKR1",
            begins="2021-05-02",
            ends="2021-05-03",
            place="Лисове",
            lat=49.1,
            lon=36.2,
            country="Ukraine",
            precision="city",
            counts=(RecordedCount(start=7, end=8, outcome="killed", low=5, high=5, quantifier="about", who="unknown"),),
        ),
    )
    assert all(getattr(document, field) not in (None, ()) for field in Document.__struct_fields__)
    assert read(msgspec.json.encode(document)) == [document]


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        (b'"regions":[{"start":0,"end":9,"kind":"row","at":"1"}]', "a region lies outside the text"),
        (b'"regions":[{"start":0,"end":1,"kind":"chapter","at":"1"}]', "Invalid enum value 'chapter' - at `$.regions[0].kind`"),
        (b'"recorded":{"recorder":"x","event_id":"1","counts":[{"start":3,"end":9,"outcome":"killed"}]}', "what is recorded lies outside the text"),
        (b'"edited":"yesterday"', "edited is 'yesterday', not YYYY-MM-DD or YYYY-MM-DDTHH:MM with an offset"),
    ],
)
def test_a_field_that_cannot_be_true_of_the_text_says_why(more: bytes, reason: str) -> None:
    assert error(b'{"text":"Two.",' + more + b"}") == f"in.jsonl, line 1: {reason}"


def test_only_the_text_is_required_and_names_the_document() -> None:
    [document] = read(b'{"text":"Two were hurt."}')
    assert document == Document(doc_id="85eb9c2ac888ddb1", text="Two were hurt.")


def test_a_broken_line_costs_that_line_alone_and_is_named() -> None:
    found = read(b'\xef\xbb\xbf{"text":"One."}\n\n{"text":\n{"text":"Four."}\r\n')
    assert [each.text if isinstance(each, Document) else str(each)[:26] for each in found] == ["One.", "in.jsonl, line 3: not JSON", "Four."]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"doc_id":"x"}', "Object missing required field `text`"),
        (b'{"text":null}', "Expected `str`, got `null` - at `$.text`"),
        (b'{"text":"a","doc_id":7}', "Expected `str | null`, got `int` - at `$.doc_id`"),
        (b"[1]", "Expected `object`, got `array`"),
        (b'{"text":" \\n"}', "text is empty"),
        (b'{"text":"\xff"}', "not UTF-8: byte 0xFF"),
        (b'{"text":"a","x":' + b"[" * 100_000, "JSON nested too deeply"),
        (b'{"text":"a","published":"1 March"}', "published is '1 March', not YYYY-MM-DD or YYYY-MM-DDTHH:MM with an offset"),
        (b'{"text":"a","published":"2031-02-30"}', "published is '2031-02-30': day is out of range for month"),
        (b'{"text":"a","published":"0001-01-01"}', "published is '0001-01-01', a placeholder and no date; leave it out where it is not known"),
    ],
)
def test_what_cannot_be_a_record_says_why(line: bytes, reason: str) -> None:
    assert error(line) == f"in.jsonl, line 1: {reason}"


def test_a_doc_id_seen_before_is_the_later_records_error() -> None:
    first, second, third = read(b'{"text":"One.","doc_id":"x"}\n{"text":"Two.","doc_id":"x"}\n{"text":"Three."}\n')
    assert isinstance(first, Document)
    assert str(second) == "in.jsonl, line 2: the doc_id x is that of line 1; the later record is left out"
    assert isinstance(third, Document)


def test_a_future_date_is_kept_and_remarked_on() -> None:
    remark, document = read(b'{"text":"a","published":"9998-01-01"}')
    assert isinstance(remark, Remark)
    assert str(remark) == "in.jsonl, line 1: published is '9998-01-01', which is in the future; kept as given"
    assert isinstance(document, Document)
    assert document.published == "9998-01-01"


def test_right_to_left_text_and_escapes_stay_as_they_are() -> None:
    text = "قتل شخصان \u202eabc\u202c and \x1b[31m two"
    [document] = read(b'{"text":"%s"}' % text.replace("\x1b", "\\u001b").encode())
    assert isinstance(document, Document)
    assert document.text == text


def test_an_overlong_line_is_skipped_and_the_next_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonl, "MAX_LINE", 100)
    found = read(b'{"text":"' + b"x" * 500 + b'"}\n{"text":"Two."}\n' + b"y" * 500)
    assert str(found[0]) == "in.jsonl, line 1: longer than 100 bytes, which is more than any report"
    assert isinstance(found[1], Document)
    assert str(found[2]) == "in.jsonl, line 3: longer than 100 bytes, which is more than any report"


class Endless(io.RawIOBase):
    """A stream of one line of so many bytes, then a record; it is never held in memory."""

    def __init__(self, size: int) -> None:
        self.left = [b"x" * 1_000_000] * (size // 1_000_000) + [b'\n{"text":"Two."}\n']

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        if not self.left:
            return 0
        part, self.left[0] = self.left[0][: len(buffer)], self.left[0][len(buffer) :]
        if not self.left[0]:
            del self.left[0]
        buffer[: len(part)] = part
        return len(part)


def test_a_line_of_50_million_bytes_is_refused_in_bounded_memory() -> None:
    tracemalloc.start()
    found = list(FORMAT.read(io.BufferedReader(Endless(50_000_000)), "in.jsonl"))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert str(found[0]) == "in.jsonl, line 1: longer than 20,000,000 bytes, which is more than any report"
    assert isinstance(found[1], Document)
    assert peak < 70_000_000


@given(
    st.lists(
        st.binary(max_size=60) | st.sampled_from([b'{"text":"a"}', b'{"text":', b"null", b'{"text":"\\ud800"}', b'{"published":"9","text":"b"}'])
    )
)
def test_any_bytes_give_documents_or_errors(lines: list[bytes]) -> None:
    for found in read(b"\n".join(lines)):
        assert isinstance(found, Document | SkipItem)


@pytest.mark.parametrize(
    ("name", "head", "sure"),
    [
        ("a.jsonl", b"", True),
        ("a.ndjson", b"x", True),
        ("records", b'{"text":"a"}\n{"te', True),
        ("a.json", b'{\n "text":"a"', False),
        ("a.txt", b"text", False),
    ],
)
def test_which_files_it_takes(name: str, head: bytes, sure: bool) -> None:
    assert (FORMAT.sniff(name, head) > 0) is sure
