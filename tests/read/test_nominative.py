"""Nominatives of inflected names, by their endings."""

import pytest

from witnessmark.read.nominative import nominatives

UKRAINIAN = {
    "Харкові": "Харків", "Києві": "Київ", "Львовом": "Львів", "Куп'янську": "Куп'янськ", "Одесі": "Одеса", "Полтаві": "Полтава",
    "Запоріжжі": "Запоріжжя", "Сумах": "Суми", "Черкасах": "Черкаси", "Балаклії": "Балаклія", "Розі": "Ріг", "Нью-Йорку": "Нью-Йорк",
    "ХАРКОВІ": "ХАРКІВ", "Церкви": "Церква", "Білої": "Біла", "Тростянці": "Тростянець", "Каховці": "Каховка", "Часового": "Часів",
    "Рівного": "Рівне", "Чернівцях": "Чернівці", "Сум": "Суми", "Маріуполя": "Маріуполь", "Тернополі": "Тернопіль", "Керчі": "Керч",
    "Дніпром": "Дніпро", "Синєгубова": "Синєгубов", "Зеленського": "Зеленський", "Кулеби": "Кулеба", "Ігоря": "Ігор", "Шевченком": "Шевченко",
}  # fmt: skip
RUSSIAN = {
    "Купянском": "Купянск", "Изюме": "Изюм", "Волчанска": "Волчанск", "Зеленского": "Зеленский", "Кулебы": "Кулеба", "Церкви": "Церковь",
    "Новой": "Новая", "Каховке": "Каховка", "Орле": "Орёл", "Мариуполем": "Мариуполь", "Ростове-на-Дону": "Ростов-на-Дону", "Сумах": "Сумы",
    "Сирии": "Сирия", "Газе": "Газа", "Крыму": "Крым", "Казани": "Казань", "Сергеем": "Сергей", "Кривом": "Кривой", "Запорожья": "Запорожье",
    "Черкасс": "Черкассы", "Хмельницком": "Хмельницкий", "Захаровой": "Захарова",
}  # fmt: skip


@pytest.mark.parametrize(("word", "nominative"), UKRAINIAN.items())
def test_ukrainian(word: str, nominative: str) -> None:
    assert nominative in nominatives(word, "uk")


@pytest.mark.parametrize(("word", "nominative"), RUSSIAN.items())
def test_russian(word: str, nominative: str) -> None:
    assert nominative in nominatives(word, "ru")


@pytest.mark.parametrize(
    ("word", "language", "best"),
    [
        ("Харкові", "uk", "Харків"),
        ("Зеленського", "uk", "Зеленський"),
        ("Сумах", "uk", "Суми"),
        ("Волчанском", "ru", "Волчанск"),
        ("Донец", "ru", "Донец"),
    ],
)
def test_the_likeliest_comes_first(word: str, language: str, best: str) -> None:
    assert nominatives(word, language)[0] == best


@pytest.mark.parametrize("word", ["Харків", "Сум", "Рим", "Ю", "США", "О'Ніл", "Toronto", "Рівне", "Баку", "Осло", "Х-22"])
def test_the_word_itself_is_always_one_and_none_comes_twice(word: str) -> None:
    for language in ("uk", "ru"):
        found = nominatives(word, language)
        assert word in found
        assert len(found) == len(set(found))


def test_a_language_without_endings_gives_the_word_alone() -> None:
    assert nominatives("Reading", "en") == ("Reading",)
    assert nominatives("Харкові", "xx") == ("Харкові",)


def test_nothing_is_made_that_no_word_ends_in() -> None:
    assert not any(form.endswith(("нй", "ьь", "аь")) for word in ("Лівані", "Запорожья", "Маріуполя") for form in nominatives(word, "uk"))
