"""Zip files that are made to harm: refused before the first byte is unpacked."""

import stat
import struct
import time
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from parties import bag_of, case_of

from witnessmark.archive.packages import zipped
from witnessmark.archive.packages.checking import check_bag
from witnessmark.archive.packages.zipped import unpack, write_zip
from witnessmark.errors import BadInput


def zip_of(target: Path, *entries: tuple[str | zipfile.ZipInfo, bytes], method: int = zipfile.ZIP_STORED) -> Path:
    with zipfile.ZipFile(target, "w", method) as made:
        for name, data in entries:
            made.writestr(name, data)
    return target


def refused(path: Path, into: Path) -> str:
    into.mkdir()
    with pytest.raises(BadInput) as problem:
        unpack(path, into)
    assert list(into.iterdir()) == []
    return str(problem.value)


def test_what_is_zipped_is_unpacked_and_whole(tmp_path: Path) -> None:
    bag_of(case_of(tmp_path / "case"), tmp_path / "bag.zip", zipped=True)
    (tmp_path / "into").mkdir()
    assert check_bag(unpack(tmp_path / "bag.zip", tmp_path / "into")).files > 5


def test_a_zip_that_another_tool_packed_is_opened_too(tmp_path: Path) -> None:
    bag_of(case_of(tmp_path / "case"), tmp_path / "bag")
    with zipfile.ZipFile(tmp_path / "b.zip", "w", zipfile.ZIP_DEFLATED) as made:
        for path in sorted((tmp_path / "bag").rglob("*")):
            made.write(path, path.relative_to(tmp_path).as_posix())
    (tmp_path / "into").mkdir()
    check_bag(unpack(tmp_path / "b.zip", tmp_path / "into"))


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("bag/../../evil", "leads out of the bag"),
        ("/etc/passwd", "absolute path"),
        ("bag\\evil", "path of Windows"),
        ("C:/evil", "path of Windows"),
        ("bag/nul.txt", "something else on Windows"),
        ("bag/\u202efdp", "not seen as they are"),
        ("bag/\u0444", "none that a bag"),
        ("bag//x", "none that a bag"),
    ],
)
def test_a_name_that_no_bag_has_is_refused(tmp_path: Path, name: str, reason: str) -> None:
    entry = zipfile.ZipInfo("x")
    entry.filename = name
    path = zip_of(tmp_path / "a.zip", ("bag/bagit.txt", b""), (entry, b"x"))
    assert reason in refused(path, tmp_path / "into")


def test_a_link_is_refused(tmp_path: Path) -> None:
    entry = zipfile.ZipInfo("bag/link")
    entry.create_system, entry.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    assert "a link or a device" in refused(zip_of(tmp_path / "a.zip", (entry, b"/etc/passwd")), tmp_path / "into")


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_twice_is_refused_in_any_case_of_letters(tmp_path: Path) -> None:
    assert "there twice" in refused(zip_of(tmp_path / "a.zip", ("bag/a", b"x"), ("bag/a", b"y")), tmp_path / "into")
    assert "there twice" in refused(zip_of(tmp_path / "b.zip", ("bag/a", b"x"), ("bag/A", b"y")), tmp_path / "into2")


def test_a_bomb_is_refused_by_what_it_announces(tmp_path: Path) -> None:
    path = zip_of(tmp_path / "a.zip", ("bag/zeros", bytes(50_000_000)), method=zipfile.ZIP_DEFLATED)
    assert "made to grow" in refused(path, tmp_path / "into")


def test_a_bomb_that_announces_too_little_gives_no_more_than_that(tmp_path: Path) -> None:
    path = zip_of(tmp_path / "a.zip", ("bag/zeros", bytes(1_000_000)), method=zipfile.ZIP_DEFLATED)
    data = bytearray(path.read_bytes())
    for at in (data.find(b"PK\x03\x04") + 22, data.find(b"PK\x01\x02") + 24):
        data[at : at + 4] = struct.pack("<I", 1000)
    path.write_bytes(data)
    (tmp_path / "into").mkdir()
    with pytest.raises(BadInput, match=r"no whole zip file|not of the size"):
        unpack(path, tmp_path / "into")
    assert sum(found.stat().st_size for found in (tmp_path / "into").rglob("*") if found.is_file()) <= 1000


def test_files_that_lie_over_one_another_are_refused(tmp_path: Path) -> None:
    path = zip_of(tmp_path / "a.zip", ("bag/a", bytes(2000)))
    data = path.read_bytes()
    at, end = data.find(b"PK\x01\x02"), data.find(b"PK\x05\x06")
    entry = data[at:end]
    many = b"".join(entry.replace(b"bag/a", f"bag/{letter}".encode()) for letter in "bcdefgh")
    tail = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 7, 7, len(many), at, 0)
    path.write_bytes(data[:at] + many + tail)
    reason = refused(path, tmp_path / "into")
    assert "over one another" in reason or "made to grow" in reason


def test_a_million_files_are_refused_before_they_are_listed(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    one = struct.pack("<4s6H3I5H2I", b"PK\x01\x02", 20, 20, 0, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0) + b"bag/a"
    contents = one * 1_000_000
    end64 = struct.pack("<4sQ2H2I4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, 1_000_000, 1_000_000, len(contents), 0)
    locator = struct.pack("<4sIQI", b"PK\x06\x07", 0, len(contents), 1)
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    path.write_bytes(contents + end64 + locator + end)
    tracemalloc.start()
    start = time.monotonic()
    assert "1,000,000 files" in refused(path, tmp_path / "into")
    assert time.monotonic() - start < 1
    assert tracemalloc.get_traced_memory()[1] < 2_000_000
    tracemalloc.stop()


def test_a_million_files_that_are_said_to_be_few_are_refused_by_the_length_of_their_list(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    one = struct.pack("<4s6H3I5H2I", b"PK\x01\x02", 20, 20, 0, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0) + b"bag/a"
    contents = one * 1_000_000
    path.write_bytes(contents + struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 9, 9, len(contents), 0, 0))
    assert "no more than 100,000" in refused(path, tmp_path / "into")


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"no zip at all" * 100, b"PK\x05\x06" + bytes(18), b"PK\x05\x06" + b"\xff" * 18])
def test_what_is_no_zip_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.zip").write_bytes(data)
    assert refused(tmp_path / "a.zip", tmp_path / "into")


def test_an_encrypted_or_oddly_packed_file_is_refused(tmp_path: Path) -> None:
    path = zip_of(tmp_path / "a.zip", ("bag/a", b"x"), method=zipfile.ZIP_BZIP2)
    assert "packed in a way" in refused(path, tmp_path / "into")
    data = bytearray(zip_of(tmp_path / "b.zip", ("bag/a", b"x")).read_bytes())
    data[data.find(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "b.zip").write_bytes(data)
    assert "encrypted" in refused(tmp_path / "b.zip", tmp_path / "into2")


def test_two_folders_are_no_bag(tmp_path: Path) -> None:
    assert "not lie in one folder" in refused(zip_of(tmp_path / "a.zip", ("a/x", b"x"), ("b/x", b"x")), tmp_path / "into")


def test_a_disk_without_room_is_not_filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = zip_of(tmp_path / "a.zip", ("bag/x", bytes(1000)))
    monkeypatch.setattr(zipped, "RESERVE", 10**18)
    assert "the disk has no room" in refused(path, tmp_path / "into")


def test_more_files_than_are_opened_are_not_zipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipped, "MOST_FILES", 2)
    for name in "abc":
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "out").mkdir()
    with pytest.raises(BadInput, match="seal it as a folder"):
        write_zip(tmp_path, tmp_path / "out" / "a.zip", "bag")


def test_every_cut_and_flipped_zip_ends_in_a_reason_or_a_bag(tmp_path: Path) -> None:
    whole = zip_of(tmp_path / "a.zip", ("bag/bagit.txt", b"x" * 40), ("bag/data/files.csv", b"y" * 40)).read_bytes()
    for number in range(0, len(whole), 3):
        for data in (whole[:number], whole[:number] + bytes([whole[number] ^ 0xFF]) + whole[number + 1 :]):
            (tmp_path / "b.zip").write_bytes(data)
            into = tmp_path / f"into{number}"
            into.mkdir(exist_ok=True)
            try:
                unpack(tmp_path / "b.zip", into)
            except BadInput as error:
                assert str(error).isprintable()
