import pytest
from msgspec.structs import replace
from reports import report

from witnessmark.model.reading import Caution
from witnessmark.resolve.copies.anchors import anchors
from witnessmark.resolve.copies.direction import UNKNOWN, direction, is_earlier

SHORT = "The ferry stayed at the pier."
LONG = "The ferry stayed at the pier. Its captain, Rolf Undset, had seen smoke above the mill and warned 40 passengers."
SPUN = Caution(code="likely_rewritten_text", start=0, end=5)


def found(a, b):
    return direction(a, b, anchors(a), anchors(b))


def test_the_earlier_one_is_the_original():
    a, b = report("a", text=SHORT, published="2031-05-07"), report("b", text=SHORT, published="2031-05-06T23:50:00+00:00")
    assert found(a, b).original == "b"


def test_of_one_time_the_one_that_tells_more_is():
    assert found(report("a", text=SHORT), report("b", text=LONG)).original == "b"


def test_else_the_one_without_signs_of_rewriting():
    a, b = report("a", text=SHORT), report("b", text=SHORT)
    assert found(replace(a, warnings=(SPUN,)), b).original == "b"
    assert found(replace(a, warnings=(SPUN,)), replace(b, warnings=(SPUN,))).original is None


def test_else_it_is_unknown_and_said_to_be():
    way = found(report("a", text=SHORT, published=None), report("b", text=SHORT))
    assert (way.original, way.reason) == (None, UNKNOWN)


@pytest.mark.parametrize(
    ("first", "second", "earlier"),
    [
        ("2031-05-06T10:00:00+03:00", "2031-05-06T08:00:00+00:00", True),
        ("2031-05-06T08:00:00+00:00", "2031-05-06T10:00:00+03:00", False),
        ("2031-05-06", "2031-05-06T08:00:00+00:00", False),
        ("2031-05-05", "2031-05-06T08:00:00+00:00", True),
        (None, "2031-05-06", False),
    ],
)
def test_times_are_compared_as_exactly_as_both_are_known(first, second, earlier):
    assert is_earlier(first, second) is earlier
