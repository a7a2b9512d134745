import pytest

from witnessmark.read.counts.quantities import quantity_at
from witnessmark.read.segment import segment


@pytest.mark.parametrize(
    ("words", "low", "high", "quantifier"),
    [
        ("11 people", 11, 11, "exact"),
        ("at least 11 people", 11, None, "at_least"),
        ("no fewer than six people", 6, None, "at_least"),
        ("20 or more people", 20, None, "at_least"),
        ("more than 300 people", 301, None, "more_than"),
        ("over 40 people", 41, None, "more_than"),
        ("up to 20 people", None, 20, "up_to"),
        ("as many as 9 people", None, 9, "up_to"),
        ("fewer than ten people", None, 9, "fewer_than"),
        ("about 30 people", 30, 30, "about"),
        ("nearly 30 people", 30, 30, "about"),
        ("some 40 people", 40, 40, "about"),
        ("two or three people", 2, 3, "range"),
        ("between 5 and 7 people", 5, 7, "range"),
        ("40-50 people", 40, 50, "range"),
        ("two to four people", 2, 4, "range"),
        ("dozens of people", None, None, "dozens"),
        ("scores of people", None, None, "scores"),
        ("several hundred people", None, None, "hundreds"),
        ("tens of thousands of people", None, None, "thousands"),
        ("a number of people", None, None, "several"),
        ("some people", None, None, "several"),
        ("no one", 0, 0, "none"),
        ("nobody", 0, 0, "none"),
        ("a hundred people", 100, 100, "exact"),
        ("a dozen people", 12, 12, "exact"),
    ],
)
def test_a_quantity_stays_as_imprecise_as_it_was_said(words: str, low: int | None, high: int | None, quantifier: str) -> None:
    cut = segment(words, "en")
    found = quantity_at(cut, 0, len(cut.words))
    assert found is not None
    assert (found.count.low, found.count.high, found.count.quantifier) == (low, high, quantifier)


def test_another_five_is_an_increment_and_another_is_no_part_of_its_words() -> None:
    cut = segment("another five people", "en")
    found = quantity_at(cut, 0, 3)
    assert found is not None and found.increment and found.first == 1


def test_words_without_a_number_are_no_quantity() -> None:
    cut = segment("the people of the town", "en")
    assert all(quantity_at(cut, i, len(cut.words)) is None for i in range(len(cut.words)))
