import pytest

from witnessmark.read.phrases import ALL_CASES, inflected, labelled, spelled, spelled_in


def test_words_of_a_phrase_agree() -> None:
    found = spelled(("ракетн:adj удар:m-thing",), "uk")
    assert {("ракетний", "удар"), ("ракетного", "удару"), ("ракетними", "ударами")} <= set(found)
    assert ("ракетних", "удар") not in found
    assert ("ракетними", "удару") not in found


def test_words_without_a_paradigm_stay() -> None:
    assert ("взяла", "под", "контроль") in spelled(("взя:past под контроль",), "ru")
    assert inflected("u.s. army", "en")[0].words == ("u.s.", "army")
    assert inflected("зсу", "uk")[0].cases == ALL_CASES


def test_cases_of_a_spelling() -> None:
    cases = {found.words: found.cases for found in inflected("ворог:m", "uk")}
    assert cases[("ворогом",)] == {"instrumental"}
    assert "nominative" in cases[("вороги",)]
    assert "nominative" not in cases[("ворогів",)]


def test_the_nominative_plural() -> None:
    assert spelled_in("боевик:m-k", "ru", "many", "nominative") == [("боевики",)]


def test_the_first_label_stands() -> None:
    assert labelled({"shelling": ["обстрел:m-thing"], "attack": ["обстрела"]}, "ru")[("обстрела",)] == "shelling"


def test_an_unknown_paradigm_is_an_error() -> None:
    with pytest.raises(KeyError):
        inflected("удар:none", "uk")
