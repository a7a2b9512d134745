import io

from witnessmark.archive.files.begun import begun


def test_a_stream_that_was_looked_at_is_read_from_its_start_and_left_open() -> None:
    stream = io.BytesIO(b"0123456789")
    again = begun(stream.read(4), stream)
    assert (again.read(2), again.read(), again.read()) == (b"01", b"23456789", b"")
    again.close()
    assert not stream.closed
