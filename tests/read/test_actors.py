import pytest

from witnessmark.read.actors import read_actors, read_nations
from witnessmark.read.segment import segment


def actors(text: str, language: str) -> list[tuple[str, str]]:
    cut = segment(text, language)
    return [(cut.quote(a.first, a.end), a.name) for a in read_actors(cut, read_nations(cut))]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("uk", "Російські окупаційні війська обстріляли село.", [("Російські окупаційні війська", "Russia")]),
        ("uk", "Обстріл армією РФ тривав.", [("армією РФ", "Russia")]),
        ("uk", "ЗСУ відбили штурм.", [("ЗСУ", "Ukraine")]),
        ("uk", "Окупантами викрадено мера.", [("Окупантами", "окупанти")]),
        ("uk", "Ворог ударив по порту.", [("Ворог", "ворог")]),
        ("ru", "Самолёты ВВС Израиля бомбили пригород.", [("Самолёты ВВС Израиля", "Israel")]),
        ("ru", "ЦАХАЛ сообщил об ударе.", [("ЦАХАЛ", "Israel")]),
        ("ru", "Ракеты ХАМАС попали в дом.", [("Ракеты ХАМАС", "Hamas")]),
        ("ru", "Сообщили о боевиках в лесу.", [("боевиках", "боевики")]),
        ("en", "Israel's army and the rebels met.", [("Israel's army", "Israel"), ("the rebels", "the rebels")]),
    ],
)
def test_who_is_named(language: str, text: str, found: list[tuple[str, str]]) -> None:
    assert actors(text, language) == found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Російський хліб подорожчав."),
        ("uk", "Вивчаємо українську мову."),
        ("ru", "Израильская технология полива."),
        ("ru", "Купили турецкий кофе."),
        ("en", "Russian bread is dark."),
    ],
)
def test_an_adjective_alone_is_no_party(language: str, text: str) -> None:
    assert actors(text, language) == []


def test_only_the_nominative_does_something() -> None:
    cut = segment("Російських військових поранено російськими військовими.", "uk")
    done_to, doer = read_actors(cut, read_nations(cut))
    assert "nominative" not in done_to.cases
    assert "instrumental" in doer.cases
