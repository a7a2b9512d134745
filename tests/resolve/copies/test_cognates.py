import pytest

from witnessmark.resolve.copies.cognates import cognates


@pytest.mark.parametrize(
    ("english", "other"),
    [("Stefanchuk", "Стефанчуком"), ("terrorist", "терористи"), ("Canada", "Канаді"), ("Orvenko", "Орвенка"), ("Traskova", "Траскової")],
)
def test_names_and_borrowed_words_meet_in_any_case(english, other):
    assert cognates(english) & cognates(other)


def test_different_names_do_not_meet():
    assert not cognates("Orvenko") & cognates("Тарасюк")


def test_a_word_of_one_consonant_tells_nothing():
    assert cognates("Ева") == frozenset()
