import pytest

from witnessmark.read.counts.numbers import number_at
from witnessmark.read.segment import segment


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("11", 11),
        ("1,500", 1500),
        ("1.500", 1500),
        ("1.5 million", 1_500_000),
        ("seven", 7),
        ("twenty", 20),
        ("twenty-one", 21),
        ("twenty one", 21),
        ("two hundred", 200),
        ("two hundred and five", 205),
        ("three thousand two hundred", 3200),
        ("two dozen", 24),
        ("17 thousand", 17_000),
    ],
)
def test_a_number_is_read_whole(words: str, value: int) -> None:
    cut = segment(words + " villagers", "en")
    assert number_at(cut, 0, len(cut.words)) == (value, len(cut.words) - 1)


@pytest.mark.parametrize("words", ["people", "9-month-old", "122-millimetre", "1.5 people", "hundred", "250,000,000", "27th", "and five"])
def test_what_is_no_count_of_people_is_not_read(words: str) -> None:
    cut = segment(words, "en")
    assert number_at(cut, 0, len(cut.words)) is None


def test_two_numbers_side_by_side_are_not_added() -> None:
    cut = segment("five six", "en")
    assert number_at(cut, 0, 2) == (5, 1)
