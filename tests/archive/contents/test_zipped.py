import io
import struct
import time
import warnings
import zipfile

import pytest

from witnessmark.archive.contents import zipped
from witnessmark.archive.contents.zipped import Zipped
from witnessmark.errors import BadInput


def archive(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(packed, "w", method) as opened:
        warnings.simplefilter("ignore")
        for name, data in members:
            opened.writestr(zipfile.ZipInfo(name), data, method)
    return packed.getvalue()


def opened(data: bytes) -> Zipped:
    return Zipped(io.BytesIO(data), "a.zip")


def reason(data: bytes, member: str | None = None, most: int = 1000) -> str:
    with pytest.raises(BadInput) as refused:
        found = opened(data)
        found.read(member or next(iter(found.members)), most)
    return str(refused.value)


def test_members_are_read_whole_or_as_a_stream() -> None:
    found = opened(archive(("index.html", b"Two were hurt."), ("folder/", b""), ("folder/a.txt", b"x")))
    assert list(found.members) == ["index.html", "folder/a.txt"]
    assert found.read("index.html", 100) == b"Two were hurt."
    with found.opened("folder/a.txt") as stream:
        assert stream.read() == b"x"


def test_a_program_before_the_zip_does_not_hide_it() -> None:
    assert opened(b"<html><!-- a page that unpacks itself -->" + archive(("index.html", b"x"))).read("index.html", 10) == b"x"


@pytest.mark.parametrize("name", ["../x", "a/../../x", "/etc/x", "C:/x", "..\\x", "a\\..\\..\\x"])
def test_a_name_that_leads_out_is_refused_and_the_others_are_read(name: str) -> None:
    found = opened(archive((name, b"x"), ("b.txt", b"y")))
    assert list(found.members) == ["b.txt"]
    assert [str(each).endswith("has a name that leads out of the archive; it is not read") for each in found.refused] == [True]


def test_two_members_of_one_name_are_refused_as_a_whole() -> None:
    assert reason(archive(("a.txt", b"1"), ("a.txt", b"2"))) == "a.zip: two of its members are called a.txt: which one is meant cannot be known"


def test_a_member_that_says_it_is_small_gives_no_more_than_it_says() -> None:
    data = archive(("a.txt", b"0" * 100_000))
    lying = data.replace(struct.pack("<I", 100_000), struct.pack("<I", 10))
    assert reason(lying, "a.txt") == "a.zip: the member a.txt is damaged: Bad CRC-32 for file 'a.txt'"


def test_a_member_over_the_limit_is_not_unpacked() -> None:
    start = time.monotonic()
    assert reason(archive(("a.txt", bytes(50_000_000))), "a.txt") == "a.zip: the member a.txt is longer than 1,000 bytes"
    assert time.monotonic() - start < 5


def test_members_of_more_than_the_limit_in_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipped, "MAX_UNPACKED", 1000)
    assert reason(archive(("a", bytes(60_000)), ("b", bytes(60_000)))) == "a.zip: it unpacks to more than 1,000 bytes"
    assert opened(archive(("a", bytes(range(256)) * 10), method=zipfile.ZIP_STORED)).read("a", 10_000) == bytes(range(256)) * 10


def test_a_million_members_are_refused_before_they_are_loaded() -> None:
    entry = struct.pack("<4s4B4HL2L5H2L", b"PK\x01\x02", 20, 3, 20, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0) + b"name"
    directory = entry * 100_000
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 65535, 65535, len(directory), 0, 0)
    assert reason(directory + end) == "a.zip: the list of its members is longer than 4,194,304 bytes"


def test_other_methods_and_encryption_are_named() -> None:
    found = opened(archive(("a.txt", b"1"), method=zipfile.ZIP_LZMA))
    assert [str(each) for each in found.refused] == ["a.zip: the member a.txt is packed by a method that is not read here (14)"]
    data = bytearray(archive(("a.txt", b"1")))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert [str(each) for each in opened(bytes(data)).refused] == ["a.zip: the member a.txt is encrypted; it is not read"]


def test_every_byte_changed_and_every_cut_is_read_or_refused() -> None:
    data = archive(("a.txt", b"Two were hurt in Lysove on Sunday. " * 5), ("b.txt", b"x"))
    for at in range(len(data)):
        for mutated in (data[:at], data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]):
            try:
                found = opened(mutated)
                for member in found.members:
                    found.read(member, 1000)
            except BadInput as refused:
                assert str(refused).startswith("a.zip") and "\n" not in str(refused)
