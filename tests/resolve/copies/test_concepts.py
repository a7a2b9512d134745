from importlib.resources import files

import pytest

from witnessmark.resolve.copies.concepts import LANGUAGES, concepts, function_words


def test_words_of_one_concept_meet_in_all_three_languages():
    kitchens = [concepts(word, language) for word, language in (("kitchens", "en"), ("кухнею", "uk"), ("Кухни", "ru"))]
    assert kitchens[0] & kitchens[1] & kitchens[2]


def test_words_of_different_concepts_do_not_meet():
    assert not concepts("kitchen", "en") & concepts("потяг", "uk")


def test_a_word_that_is_not_known_has_no_concept_and_neither_has_one_of_another_language():
    assert concepts("Qwyxol", "en") == concepts("kitchen", "uk") == concepts("kitchen", "fr") == frozenset()


def test_function_words_are_known_by_language():
    assert "which" in function_words("en") and "щоб" in function_words("uk") and "чтобы" in function_words("ru")
    assert function_words("fr") == frozenset()


LINES = [
    (file.name, number, line)
    for file in sorted((files("witnessmark.resolve.copies") / "lexicon").iterdir(), key=lambda file: file.name)
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
    if line.strip() and not line.startswith("#")
]


@pytest.mark.parametrize("file", sorted({name for name, *_ in LINES}))
def test_each_line_of_the_lexicon_is_a_concept_in_three_languages(file):
    for name, number, line in LINES:
        columns = [[entry.strip() for entry in column.split(",")] for column in line.split("|")]
        if name == file:
            assert len(columns) == len(LANGUAGES), (name, number, line)
            assert all(entry for column in columns for entry in column), (name, number, line)
