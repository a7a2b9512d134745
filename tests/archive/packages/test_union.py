"""What bytes are called whose name other bytes have."""

import pytest

from witnessmark.archive.custody.entry import Entry
from witnessmark.archive.custody.items import Item, Items
from witnessmark.archive.packages.union import aside, free_name, is_held, origin, versions

ONE, TWO = "1a2b3c4d" + "0" * 56, "1a2b3c4d" + "f" * 56


def entry(name: str, sha256: str, **details: str) -> Entry:
    return Entry(seq=1, when="", who="", what="received", sha256=sha256, name=name, size=1, tool="", previous="", details=details)


@pytest.mark.parametrize(
    ("name", "beside"),
    [
        ("a.txt", "a~1a2b3c4d.txt"),
        ("chat/result.json", "chat/result~1a2b3c4d.json"),
        ("page", "page~1a2b3c4d"),
        ("a.b/c", "a.b/c~1a2b3c4d"),
        (".hidden", ".hidden~1a2b3c4d"),
        ("x.warc.gz", "x.warc~1a2b3c4d.gz"),
    ],
)
def test_the_name_says_which_bytes_and_where_they_came_from(name: str, beside: str) -> None:
    assert aside(name, ONE) == beside
    assert origin(Item(name=beside, sha256=ONE, via="bag")) == name


def test_a_file_of_the_folder_that_is_called_so_is_called_so() -> None:
    assert origin(Item(name="a~1a2b3c4d.txt", sha256=ONE)) == "a~1a2b3c4d.txt"
    assert origin(Item(name="a~1a2b3c4d.txt", sha256="9" * 64, via="bag")) == "a~1a2b3c4d.txt"


def test_where_the_short_name_is_taken_the_long_one_is_used() -> None:
    items = Items()
    items.take(entry("a~1a2b3c4d.txt", TWO))
    assert free_name(items, "a.txt", ONE) == f"a~{ONE}.txt"
    assert origin(Item(name=f"a~{ONE}.txt", sha256=ONE, via="bag")) == "a.txt"


def test_bytes_are_held_under_their_name_or_beside_it() -> None:
    items = Items()
    items.take(entry("a.txt", "9" * 64))
    assert not is_held(items, "a.txt", (ONE, 1))
    items.take(entry("a~1a2b3c4d.txt", ONE, via="bag"))
    assert is_held(items, "a.txt", (ONE, 1))
    assert not is_held(items, "b.txt", (ONE, 1))


def test_versions_are_the_oldest_first_and_none_of_what_was_erased() -> None:
    assert versions(Item(name="a", sha256=ONE, size=1, before=((TWO, 2),))) == ((TWO, 2), (ONE, 1))
    assert versions(Item(name="a", before=((TWO, 2),))) == ((TWO, 2),)
