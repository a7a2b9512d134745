import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witnessmark.archive.contents import json_stream
from witnessmark.archive.contents.json_stream import JsonStream, is_written
from witnessmark.errors import BadInput


def opened(data: bytes) -> JsonStream:
    return JsonStream(io.BytesIO(data), "a.json")


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda part: st.lists(part, max_size=3) | st.dictionaries(st.text(), part, max_size=3),
)


@given(st.lists(VALUES, max_size=6), st.integers(min_value=1, max_value=7), st.sampled_from([None, 1]))
def test_any_array_gives_its_values_whatever_is_read_at_once(values: list[Any], chunk: int, indent: int | None) -> None:
    before, json_stream.CHUNK = json_stream.CHUNK, chunk
    try:
        stream = opened(json.dumps(values, ensure_ascii=False, indent=indent).encode("utf-8", "surrogatepass"))
        assert [stream.value() for _ in stream.items()] == values or not is_written(values)
    finally:
        json_stream.CHUNK = before


def test_members_and_items_go_into_one_another() -> None:
    stream = opened(b'\xef\xbb\xbf{"a": [1, {"b": "x"}], "c": {}, "d": 12}')
    found = [(key, [stream.value() for _ in stream.items()] if stream.kind() == "array" else stream.value()) for key in stream.members()]
    assert found == [("a", [1, {"b": "x"}]), ("c", {}), ("d", 12)]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b'{"a": 1', "a.json: not JSON: Input data was truncated"),
        (b'{"a" 1}', "a.json: not JSON: a key is missing"),
        (b'{"a": 1 "b": 2}', "a.json: not JSON: a comma is missing"),
        (b'{"a": tru}', "a.json: not JSON: Expecting value"),
        (b'{"a": "x', "a.json: not JSON: Input data was truncated"),
        (b'{"a": ' + b"9" * 5000 + b"}", "a.json: not JSON: a number of more digits than any count"),
        (b"[]", "a.json: Expected `object`, got `array`"),
        (b"", "a.json: not JSON: Input data was truncated"),
    ],
)
def test_what_breaks_the_json_says_where(data: bytes, reason: str) -> None:
    stream = opened(data)
    with pytest.raises(BadInput) as found:
        for _ in stream.members():
            stream.value()
    assert str(found.value) == reason


def test_a_value_longer_than_any_report_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_stream, "MAX_TEXT", 1000)
    monkeypatch.setattr(json_stream, "CHUNK", 100)
    stream = opened(b'["' + b"x" * 10_000 + b'"]')
    with pytest.raises(BadInput, match="a value longer than 1,000 characters"):
        [stream.value() for _ in stream.items()]


def test_bytes_that_are_no_utf8_spoil_the_value_they_stand_in() -> None:
    stream = opened(b'["a", "\xff", "\xd0\xb0"]')
    assert [is_written(stream.value()) for _ in stream.items()] == [True, False, True]


@pytest.mark.parametrize("chunk", range(1, 9))
def test_a_number_cut_before_its_exponent_is_waited_for(chunk: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_stream, "CHUNK", chunk)
    stream = opened(b"[[1.25], 1.3510798882109874e+16, 2]")
    assert [stream.value() for _ in stream.items()] == [[1.25], 1.3510798882109874e16, 2]
