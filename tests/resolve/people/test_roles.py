"""Whether a role alone can stand for somebody."""

import pytest

from witnessmark.resolve.people.roles import one_holds, stands_for

DOES = [
    ("en", "the mayor", "Northport Mayor"),
    ("uk", "мер", "міський голова Лозової"),
    ("uk", "міського голови", "мер"),
    ("uk", "губернатор", "начальник Полтавської ОВА"),
    ("uk", "голова ОВА", "очільник Сумської обласної військової адміністрації"),
    ("uk", "речниця", "речниця ДСНС"),
    ("uk", "прокурором", "прокурор області"),
    ("ru", "мэром", "городской голова Лозовой"),
    ("ru", "губернатор", "глава Сумской ОВА"),
    ("ru", "министра", "министр обороны"),
]
DOES_NOT = [
    ("en", "the governor", "Northport Mayor"),
    ("uk", "мер", "губернатор"),
    ("uk", "голова Сумської ОВА", "голова Полтавської ОВА"),
    ("uk", "міністр оборони", "міністр культури"),
    ("uk", "мер", "мерія міста"),
    ("uk", "речник поліції", "речник ДСНС"),
    ("ru", "глава Курской области", "глава Сумской ОВА"),
    ("ru", "мэр", "спикер"),
    ("uk", "", "мер"),
]


@pytest.mark.parametrize(("language", "said", "role"), DOES)
def test_a_role_that_can(language: str, said: str, role: str) -> None:
    assert stands_for(said, role, language)


@pytest.mark.parametrize(("language", "said", "role"), DOES_NOT)
def test_a_role_that_cannot(language: str, said: str, role: str) -> None:
    assert not stands_for(said, role, language)


@pytest.mark.parametrize(
    ("language", "said", "one"),
    [
        ("en", "its mayor", True),
        ("en", "a mayor", False),
        ("en", "officer", False),
        ("uk", "мера", True),
        ("uk", "один мер", False),
        ("uk", "лікар", False),
        ("ru", "губернатор области", True),
        ("ru", "житель", False),
    ],
)
def test_an_office_of_which_there_is_one(language: str, said: str, one: bool) -> None:
    assert one_holds(said, language) is one
