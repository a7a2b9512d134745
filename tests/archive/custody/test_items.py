"""What is known of each name, and how little memory it takes."""

import tracemalloc

from witnessmark.archive.custody.entry import Entry, What
from witnessmark.archive.custody.extracts import Extracts
from witnessmark.archive.custody.items import Item, Items

ONE, TWO = "1" * 64, "2" * 64


def entry(what: What, name: str, sha256: str = "", size: int = 4, reason: str | None = None, **details: str) -> Entry:
    return Entry(seq=1, when="", who="", what=what, sha256=sha256, name=name, size=size, tool="", previous="", reason=reason, details=details)


def told(*entries: Entry) -> Items:
    items = Items()
    for each in entries:
        items.take(each)
    return items


def test_names_come_in_their_order_each_with_what_is_known() -> None:
    items = told(entry("received", "b", ONE, 0), entry("received", "a/ї", TWO, 300), entry("built", "store.sqlite", ONE))
    assert list(items.values()) == [Item(name="a/ї", sha256=TWO, size=300), Item(name="b", sha256=ONE, size=0)]
    assert (len(items), "b" in items, items.get("c")) == (2, True, None)


def test_what_is_more_than_bytes_is_kept_and_forgotten_with_its_reason() -> None:
    items = told(entry("received", "a", ONE), entry("absent", "a", ONE))
    assert items["a"] == Item(name="a", sha256=ONE, size=4, absent=True)
    items.take(entry("returned", "a", ONE))
    assert items["a"] == Item(name="a", sha256=ONE, size=4)
    items.take(entry("received", "a", TWO, via="fetch"))
    assert items["a"] == Item(name="a", sha256=TWO, size=4, via="fetch", before=((ONE, 4),))
    items.take(entry("read_failed", "a", reason="no permission to read it"))
    assert items["a"].reason == "no permission to read it"


def test_erased_bytes_vanish_from_what_is_and_what_was() -> None:
    items = told(entry("received", "a", ONE), entry("received", "a", TWO), entry("erased", "a", ONE, reason="asked"))
    assert items["a"] == Item(name="a", sha256=TWO, size=4)
    items.take(entry("erased", "a", TWO, reason="asked"))
    assert items["a"] == Item(name="a", reason="erased: asked")


def test_items_are_found_by_their_bytes_of_now() -> None:
    items = told(entry("received", "b", ONE), entry("received", "a", ONE), entry("received", "c", TWO), entry("absent", "b", ONE))
    assert [item.name for item in items.of({ONE, "", "3" * 64})] == ["a", "b"]


def test_an_item_and_its_extract_take_less_than_half_a_kilobyte() -> None:
    tracemalloc.start()
    items, extracts, count = Items(), Extracts(), 20_000
    for number in range(count):
        items.take(entry("received", f"folder/reports/{number:07}.txt", f"{number:064x}"))
        extracts.take(entry("extracted", "", ONE, of=f"{number:064x}", recipe="plain"))
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert held / count < 500
    assert extracts.get(f"{7:064x}", "plain") == (ONE, 4)
    assert extracts.get(f"{7:064x}", "html") is None


def test_an_extract_of_nothing_in_a_log_of_somebody_else_says_nothing() -> None:
    extracts = Extracts()
    extracts.take(entry("extracted", "a", ONE, recipe="plain"))
    extracts.take(entry("extracted", "a", ONE, of=TWO, recipe="plain"))
    assert (extracts.get(TWO, "plain"), extracts.get("", "plain")) == ((ONE, 4), None)
