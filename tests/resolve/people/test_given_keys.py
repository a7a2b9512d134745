"""First names and surnames by key, over spellings and languages."""

import pytest

from witnessmark.resolve.people.name_keys import given_key, is_given_name, surname_key


@pytest.mark.parametrize(
    "names",
    [
        ("Ігор", "Игорь", "Ihor", "Igor"),
        ("Єгор", "Егор", "Yehor", "Egor"),
        ("Микола", "Николай", "Mykola", "Nikolai"),
        ("Osama", "Usama"),
        ("Дарʼя", "Дар'я", "Дарья", "Daria"),
    ],
)
def test_spellings_of_one_first_name(names: tuple[str, ...]) -> None:
    assert len({given_key(name) for name in names}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("Ігор", "Єгор"), ("Igor", "Egor"), ("Oleksandr", "Oleksandra"), ("Омар", "Імар"), ("Іван", "Іванна"), ("O", "Oleh")]
)
def test_two_first_names(one: str, other: str) -> None:
    assert given_key(one) != given_key(other)


@pytest.mark.parametrize(
    "names",
    [("Синьолужний", "Синелужный", "Synoluzhnyi", "Sinoluzhny"), ("Гаєнко", "Haienko", "Gayenko"), ("Щука", "Shchuka"), ("al-Sabri", "Sabri")],
)
def test_spellings_of_one_surname(names: tuple[str, ...]) -> None:
    assert len({surname_key(name) for name in names}) == 1


@pytest.mark.parametrize(("one", "other"), [("Ivanenkov", "Ivanenkova"), ("Лис", "Ліса"), ("Efremov", "Ifremov"), ("Коваль", "Ковач")])
def test_two_surnames(one: str, other: str) -> None:
    assert surname_key(one) != surname_key(other)


def test_a_first_name_is_known_in_the_nominative() -> None:
    assert is_given_name("Ігор") and is_given_name("ihor")
    assert not is_given_name("Ігоря") and not is_given_name("Соколенко")
