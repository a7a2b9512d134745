import pytest

from witnessmark.read.segment import segment
from witnessmark.read.words.outcomes import outcome_of, told


@pytest.mark.parametrize(
    ("language", "text", "outcomes"),
    [
        ("en", "The miller was killed.", {"killed", "affected"}),
        ("en", "The miller lost his life.", set()),
        ("en", "The mill was closed.", set()),
        ("uk", "Мельник дістав поранення.", {"injured", "affected"}),
        ("uk", "Млин зачинено.", set()),
        ("ru", "Мельник получил ранения.", {"injured", "affected"}),
        ("ru", "Мельницу закрыли.", set()),
        ("ru", "Мельник построил больницу.", set()),
        ("xx", "The miller was killed.", set()),
    ],
)
def test_outcomes_told(language: str, text: str, outcomes: set[str]) -> None:
    cut = segment(text, language)
    assert told(cut, 0, len(cut.words)) == outcomes


@pytest.mark.parametrize(
    ("word", "language", "outcome"),
    [("killed", "en", "killed"), ("загинув", "uk", "killed"), ("ранены", "ru", "injured"), ("mill", "en", None), ("killed", "xx", None)],
)
def test_the_outcome_of_a_word(word: str, language: str, outcome: str | None) -> None:
    assert outcome_of(word, language) == outcome
