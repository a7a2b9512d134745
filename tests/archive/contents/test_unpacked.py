import gzip
import io

import pytest

from witnessmark.archive.contents.unpacked import Damaged, Unpacked


def test_lines_and_pieces_of_plain_and_packed_data_are_the_same() -> None:
    data = b"one\r\ntwo\n" + bytes(range(256)) * 1000
    for form in (data, gzip.compress(data), gzip.compress(data[:5]) + gzip.compress(data[5:])):
        source = Unpacked(io.BytesIO(form))
        assert [source.line(100), source.line(100), source.line(4)] == [b"one\r\n", b"two\n", b"\x00\x01\x02\x03"]
        rest = b""
        while piece := source.take(1000):
            assert len(piece) <= 1000
            rest += piece
        assert rest == data[13:]
        assert source.position == len(data) and not source.is_cut


def test_a_bomb_is_unpacked_in_pieces() -> None:
    source = Unpacked(io.BytesIO(gzip.compress(bytes(200_000_000), 9)))
    assert len(source.take(10)) == 10
    assert len(source._buffer) <= 1024 * 1024


def test_damage_and_a_cut_are_told_apart() -> None:
    packed = gzip.compress(b"Two were hurt." * 100)
    cut = Unpacked(io.BytesIO(packed[:-4]))
    while cut.take(1000):
        pass
    assert cut.is_cut
    changed = Unpacked(io.BytesIO(packed[:-8] + bytes([packed[-8] ^ 1]) + packed[-7:]))
    with pytest.raises(Damaged, match="incorrect data check"):
        while changed.take(1000):
            pass


def test_zero_bytes_after_a_member_are_padding() -> None:
    source = Unpacked(io.BytesIO(gzip.compress(b"one") + bytes(100_000) + gzip.compress(b"two") + bytes(512)))
    assert source.take(10) + source.take(10) + source.take(10) == b"onetwo"
