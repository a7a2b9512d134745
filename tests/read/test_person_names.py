"""Names of people in any case into the nominative."""

import pytest

from witnessmark.read.person_names import nominative_name, read_name

INFLECTED = [
    ("uk", "Олега Хмаренкова", "Олег Хмаренков"),
    ("uk", "Олегу Хмаренкову", "Олег Хмаренков"),
    ("uk", "Олегом Хмаренковим", "Олег Хмаренков"),
    ("uk", "Ользі Хмаренко", "Ольга Хмаренко"),
    ("uk", "Олександра Хмаренка", "Олександр Хмаренко"),
    ("uk", "Дмитра Вітринця", "Дмитро Вітринець"),
    ("uk", "Сергія Бродая", "Сергій Бродай"),
    ("uk", "Ігоря Соколовського", "Ігор Соколовський"),
    ("uk", "Володимира Олеговича Тихого", "Володимир Олегович Тихий"),
    ("uk", "Олени Іванівни Коваль", "Олена Іванівна Коваль"),
    ("uk", "Дар’ї Зорівної", "Дар’я Зорівна"),
    ("uk", "Анни-Марії Стойко", "Анна-Марія Стойко"),
    ("uk", "ОЛЕГА ХМАРЕНКОВА", "ОЛЕГ ХМАРЕНКОВ"),
    ("uk", "Калиновського", "Калиновський"),
    ("uk", "Дороби", "Дороба"),
    ("uk", "Симона Хмару", "Симон Хмара"),
    ("uk", "Джо Гранта", "Джо Грант"),
    ("uk", "Метью Гардея", "Метью Гардей"),
    ("ru", "Игоря Березова", "Игорь Березов"),
    ("ru", "Олегом Березовым", "Олег Березов"),
    ("ru", "Павла Кириченко", "Павел Кириченко"),
    ("ru", "Марии Озеровой", "Мария Озерова"),
    ("ru", "Анны Липовской", "Анна Липовская"),
    ("ru", "Ильи Березова", "Илья Березов"),
    ("ru", "Озеровой", "Озерова"),
]

AS_THEY_ARE = [
    ("uk", "Олександра Хмаренко"),  # she: his name would be declined
    ("uk", "Олександра Петрова"),
    ("uk", "Микола Хмара"),
    ("uk", "Марія Хмаренко"),
    ("uk", "Іван Дороба"),
    ("uk", "Соколовська"),
    ("uk", "Хмаренко"),
    ("uk", "Берлінгоні"),
    ("ru", "Никита Березов"),
    ("ru", "Озерова"),
    ("ru", "Сергей Тамбу"),
    ("uk", "Данте Франческіні"),
    ("uk", "Тамбу"),
    ("en", "Anna Silva"),
    ("uk", "Ivan Petrova"),
]


@pytest.mark.parametrize(("language", "written", "nominative"), INFLECTED)
def test_a_name_in_an_oblique_case(language: str, written: str, nominative: str) -> None:
    assert nominative_name(written.split(), language) == nominative


@pytest.mark.parametrize(("language", "written"), AS_THEY_ARE)
def test_a_name_that_is_a_nominative_already(language: str, written: str) -> None:
    assert nominative_name(written.split(), language) == written


@pytest.mark.parametrize(
    ("written", "case", "nominative"),
    [
        ("Хмаренкова", "genitive", "Хмаренков"),
        ("Хмаренкова", "nominative", "Хмаренкова"),
        ("Дороби", "genitive", "Дороба"),
        ("Грант", "genitive", "Грант"),
    ],
)
def test_the_case_asked_for_by_the_words_around_decides(written: str, case: str, nominative: str) -> None:
    assert nominative_name([written], "uk", (case,)) == nominative


@pytest.mark.parametrize(
    ("written", "gender"),
    [("Олена Коваль", "feminine"), ("Олега Коваля", "masculine"), ("Соколовська", "feminine"), ("Ковальчук", None), ("Дороба", None)],
)
def test_what_a_name_tells_of_gender(written: str, gender: str | None) -> None:
    assert read_name(written.split(), "uk").gender == gender


def test_marks_and_initials_stay() -> None:
    assert nominative_name(["О", ".", "Соколовського"], "uk") == "О. Соколовський"
    assert nominative_name([], "uk") == ""
