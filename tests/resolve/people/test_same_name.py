"""Which names can be one person's, over spellings and scripts, and which cannot."""

from itertools import combinations

import pytest

from witnessmark.resolve.people.same_name import same_person

ONE = [
    ("Олег Хмаренгов", "Олег Хмаренгов", "Oleh Khmarenhov", "Oleg Khmarengov"),
    ("Єгор Соколенко", "Егор Соколенко", "Yehor Sokolenko", "Egor Sokolenko", "Yegor Sokolenko"),
    ("Ігор Соколенко", "Игорь Соколенко", "Ihor Sokolenko", "Igor Sokolenko"),
    ("Микола Щербань", "Николай Щербань", "Mykola Shcherban", "Nikolai Scherban"),
    ("Олена Їжакова", "Olena Yizhakova", "Елена Ижакова"),
    ("Дмитро Залізний", "Dmytro Zaliznyi", "Dmitry Zalizny"),
    ("Юлія Гайдук", "Юлия Гайдук", "Yuliia Haiduk", "Julia Gaiduk"),
    ("Павло Чорний", "Pavlo Chornyi", "Чорний Павло"),
    ("Соколенко Ігор Петрович", "Ігор Соколенко", "Ihor Sokolenko"),
    ("Ганна Лис", "Анна Лис", "Hanna Lys"),
]
TWO = [
    ("Єгор Соколенко", "Ігор Соколенко"),
    ("Yehor Sokolenko", "Ihor Sokolenko"),
    ("Egor Sokolenko", "Igor Sokolenko"),
    ("Єгор Соколенко", "Igor Sokolenko"),
    ("Петро Іваненков", "Марія Іваненкова"),
    ("Ivan Petrenkov", "Ivan Petrenkova"),
    ("Олександр Гончар", "Олександра Гончар"),
    ("Oleksandr Honchar", "Aleksandra Gonchar"),
    ("Іван Соколенко", "Ігор Соколенко"),
    ("Ігор Петрович Соколенко", "Петро Ігорович Соколенко"),
    ("Олена Коваль", "Олег Коваль"),
    ("Хмаренгов", "Хмаренгова"),
    ("Andrii Melnyk", "Andrii Malnyk"),
    ("Юрій Лис", "Юлія Лис"),
    ("В. Коваль", "Олена Коваль"),
]


@pytest.mark.parametrize("names", ONE, ids=[names[0] for names in ONE])
def test_spellings_of_one_name_meet(names: tuple[str, ...]) -> None:
    assert [pair for pair in combinations(names, 2) if not same_person(*pair)] == []


@pytest.mark.parametrize(("one", "other"), TWO)
def test_two_people_stay_two(one: str, other: str) -> None:
    assert not same_person(one, other)


@pytest.mark.parametrize(("one", "other"), [*TWO, *(names[:2] for names in ONE), ("А. Чорний", "Андрій Чорний"), ("", "Лис"), ("Лис", "Лис Павло")])
def test_it_is_symmetric(one: str, other: str) -> None:
    assert same_person(one, other) is same_person(other, one)
