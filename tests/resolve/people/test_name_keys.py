"""Name keys meet over spellings, languages and scripts."""

import pytest

from witnessmark.resolve.people.name_keys import fullest, initials, word_key


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Zavalniy", "Zavalny"),
        ("Завальний", "Завальный"),
        ("Oleh", "Олег"),
        ("Oleh", "Oleg"),
        ("Oleksiy", "Alexei"),
        ("Олексій", "Алексей"),
        ("Herasymenko", "Герасименко"),
        ("Herasymenko", "Gerasimenko"),
        ("Yuliia", "Юлия"),
        ("Mykhailo", "Михайло"),
        ("Shcherbak", "Щербак"),
    ],
)
def test_spellings_of_one_name_share_a_key(a: str, b: str) -> None:
    assert word_key(a) == word_key(b)


@pytest.mark.parametrize(("a", "b"), [("Ivanenko", "Petrenko"), ("Silva", "Hale"), ("Mykola", "Mykhailo")])
def test_different_names_have_different_keys(a: str, b: str) -> None:
    assert word_key(a) != word_key(b)


def test_initials_of_a_body() -> None:
    assert initials("Association for Freed Prisoners") == "AFP"


def test_fullest_has_most_words() -> None:
    assert fullest(["Silva", "Ana Silva", "Dona Silva"]) == "Dona Silva"
    assert fullest(["Ana Silva", "Eva Silva"]) == "Ana Silva"
