import pytest
from reports import report

from witnessmark.resolve.copies.alignment import Weights
from witnessmark.resolve.copies.anchors import anchor_keys, anchors
from witnessmark.resolve.copies.keyed import Keyed

HERONS = "Rangers counted 37 herons near Holm, and Undset wrote it down."
TURNED = "It was Undset who wrote down that rangers near Holm had counted 37 herons."


def align(a, b, *others):
    readings = [report(f"d{i}", text=text) for i, text in enumerate((a, b, *others))]
    weights = Weights(Keyed(map(anchor_keys, readings)))
    return weights.align(anchors(readings[0]), anchors(readings[1]))


def test_a_text_tells_all_of_itself_in_its_order():
    found = align(HERONS, HERONS)
    assert (found.fuller, found.lighter, len(found.kept)) == (pytest.approx(1), 1.0, found.fewer)


def test_only_what_stands_in_one_order_counts():
    found = align(HERONS, TURNED)
    assert 0.4 < found.fuller < 0.8
    assert all(a < c and b < d for (a, b), (c, d) in zip(found.kept, found.kept[1:], strict=False))


def test_a_part_tells_little_of_the_fuller_text_and_all_of_the_lighter():
    found = align("Rangers counted 37 herons near Holm.", HERONS)
    assert found.lighter == 1.0 and found.fuller < 0.8


def test_what_many_texts_have_weighs_little():
    others = [f"Undset saw {n} boats." for n in range(200)]
    alone, common = align("Undset slept.", "Undset sailed."), align("Undset slept.", "Undset sailed.", *others)
    assert common.fuller < alone.fuller


def test_a_text_without_anchors_aligns_with_nothing():
    assert align("And so it was.", HERONS) is None


def test_numbers_are_one_however_a_language_writes_them():
    keys = [anchor_keys(report("d", text=text)) for text in ("1,500 and 2.3", "1 500 and 2,3", "1.500 and 2.3", "15 and 23")]
    assert {"number:1500", "number:2.3"} <= keys[0] & keys[1] & keys[2]
    assert not keys[0] & keys[3]
