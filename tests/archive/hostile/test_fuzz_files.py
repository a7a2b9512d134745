"""The short form of `make fuzz-files`: some hundred mutated files over all formats, without a crash, a hang or an escape."""

import io

import pytest
from fuzz_file_mutations import LONGEST
from fuzz_file_seeds import MAPPING, seeds
from fuzz_files import Find, all_finds, file_of

from witnessmark.archive.common import format_of, formats
from witnessmark.archive.contents.beside import wants_companion
from witnessmark.archive.formats.plain import FORMAT as PLAIN
from witnessmark.errors import SkipItem
from witnessmark.model.document import Document
from witnessmark.model.media_item import MediaItem

pytestmark = pytest.mark.slow

COUNT = 600


def test_every_format_has_a_seed() -> None:
    assert seeds().keys() == formats().keys()


@pytest.mark.parametrize(("name", "file_name", "data"), [(name, *each) for name, files in seeds().items() for each in files])
def test_every_seed_is_a_good_file(name: str, file_name: str, data: bytes) -> None:
    reader = format_of(file_name, data)
    assert reader is not None
    assert name in (reader.NAME, "table") or file_name.endswith(".tif")
    reader = formats()[name]
    given = (io.BytesIO(data), file_name, MAPPING) if wants_companion(reader) else (io.BytesIO(data), file_name)
    found = list(reader.read(*given))
    assert name == "case_files" or any(isinstance(each, Document | MediaItem) for each in found), [str(each) for each in found]


def test_mutated_files_are_read_or_refused() -> None:
    assert list(all_finds(seed=7, count=COUNT, wanted=sorted(formats()), workers=2)) == []


def test_the_same_seed_gives_the_same_files_and_they_stay_small() -> None:
    wanted = sorted(formats())
    files = [file_of(1, number, wanted) for number in range(60)]
    assert files == [file_of(1, number, wanted) for number in range(60)]
    assert max(len(data) for _, _, data in files) <= 2 * LONGEST
    assert len({data for _, _, data in files}) > 50


@pytest.mark.parametrize(
    ("act", "kind", "place"),
    [
        ("raise LookupError('x')", "escaped", "LookupError at"),
        ("import os; os._exit(9)", "crash", "exit code 9"),
        ("import ctypes; ctypes.string_at(0)", "crash", "signal 11"),
        ("import os; os.fork()", "crash", "signal 31"),
        ("held = [bytearray(1 << 24) for _ in range(200)]", "memory", ""),
        ("while True: pass", "hang", "more than 1 s"),
    ],
)
def test_a_bad_reader_is_found_and_the_next_file_is_read(act: str, kind: str, place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    met = 0

    def read(stream: io.BytesIO, name: str) -> list[SkipItem]:
        nonlocal met
        met += 1
        if met == 3:
            exec(act)
        return []

    if kind == "hang":
        # To fill the memory of a reader takes most of a second.
        monkeypatch.setattr("fuzz_files.NEVER", 1)
    monkeypatch.setattr(type(PLAIN), "read", lambda self, stream, name: read(stream, name))
    finds = list(all_finds(seed=1, count=4, wanted=["plain"], workers=1))
    assert [(find.kind, find.format, find.number) for find in finds] == [(kind, "plain", 2)]
    assert place in finds[0].place
    assert isinstance(finds[0], Find)
