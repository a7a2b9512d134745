"""Quotation marks of every make, closed, left open, and torn."""

import pytest

from witnessmark.read.attribution.quotations import find_quotations
from witnessmark.read.segment import segment


def quotes(text: str) -> list[str]:
    cut = segment(text, "en")
    return [cut.quote(q.first, q.end) for q in find_quotations(cut)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We ran,” she said.", ["“We ran,”"]),
        ('"We ran," she said. "It was loud."', ['"We ran,"', '"It was loud."']),
        ("''We ran,'' she said.", ["''We ran,''"]),
        ("«We ran», she said.", ["«We ran»"]),
        ("‘We ran,’ she said.", ["‘We ran,’"]),
        ("The dogs’ bowls and the cats’ beds.", []),
        ("Ana ‘Nina’ Silva runs the shelter.", []),
        ("She said nothing.", []),
    ],
)
def test_marks(text: str, expected: list[str]) -> None:
    assert quotes(text) == expected


def test_mark_left_open_ends_with_its_paragraph() -> None:
    assert quotes("“The bridge is gone.\n\nThe river rose.") == ["“The bridge is gone."]


def test_quotation_goes_on_where_the_next_paragraph_opens_it_again() -> None:
    cut = segment("“The bridge is gone.\n\n“The road too,” Silva said.", "en")
    assert [q.goes_on for q in find_quotations(cut)] == [True, False]


def test_opening_mark_before_a_space_closes_a_torn_quotation() -> None:
    assert quotes("He said: “We will rebuild. “ Then he left.") == ["“We will rebuild. “"]
