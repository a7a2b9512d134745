"""Names in Latin letters, by the official tables."""

import pytest

from witnessmark.resolve.people.latin import latin

# The places and names by which the Cabinet's decree of 2010 shows its table.
UKRAINIAN = [
    ("Алушта", "Alushta"), ("Борщагівка", "Borshchahivka"), ("Вінниця", "Vinnytsia"), ("Гадяч", "Hadiach"), ("Згорани", "Zghorany"),
    ("Розгон", "Rozghon"), ("Ґалаґан", "Galagan"), ("Донецьк", "Donetsk"), ("Рівне", "Rivne"), ("Єнакієве", "Yenakiieve"), ("Гаєвич", "Haievych"),
    ("Короп'є", "Koropie"), ("Житомир", "Zhytomyr"), ("Закарпаття", "Zakarpattia"), ("Медвин", "Medvyn"), ("Іршава", "Irshava"),
    ("Їжакевич", "Yizhakevych"), ("Кадиївка", "Kadyivka"), ("Мар’їне", "Marine"), ("Йосипівка", "Yosypivka"), ("Стрий", "Stryi"),
    ("Олексій", "Oleksii"), ("Лебедин", "Lebedyn"), ("Ніжин", "Nizhyn"), ("Шостка", "Shostka"), ("Гоща", "Hoshcha"), ("Біла Церква", "Bila Tserkva"),
    ("Харків", "Kharkiv"), ("Юрій", "Yurii"), ("Корюківка", "Koriukivka"), ("Яготин", "Yahotyn"), ("Костянтин", "Kostiantyn"),
    ("Феодосія", "Feodosiia"),
]  # fmt: skip
# Names by which the BGN/PCGN table of 1947 shows where е is ye; signs are left out.
RUSSIAN = [
    ("Азов", "Azov"), ("Елизово", "Yelizovo"), ("Чапаевск", "Chapayevsk"), ("Мейеровка", "Meyyerovka"), ("Юрьев", "Yuryev"), ("Майкоп", "Maykop"),
    ("Объячево", "Obyachevo"), ("Фрунзе", "Frunze"), ("Хабаровск", "Khabarovsk"), ("Цёмка", "Tsyomka"), ("Шахты", "Shakhty"), ("Щучье", "Shchuchye"),
    ("Элиста", "Elista"), ("Юзово", "Yuzovo"), ("Якутск", "Yakutsk"), ("Тыва", "Tyva"), ("Дмитрий", "Dmitriy"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "spelt"), UKRAINIAN)
def test_ukrainian(name: str, spelt: str) -> None:
    assert latin(name, "uk") == spelt


@pytest.mark.parametrize(("name", "spelt"), RUSSIAN)
def test_russian(name: str, spelt: str) -> None:
    assert latin(name, "ru") == spelt


def test_letters_of_one_language_win_over_the_language_of_the_text() -> None:
    assert latin("Ґалаґан", "ru") == "Galagan"
    assert latin("Крылов", "uk") == "Krylov"


def test_capitals_stay() -> None:
    assert latin("ЩУКА", "uk") == "SHCHUKA"
    assert latin("Щука О.", "uk") == "Shchuka O."


@pytest.mark.parametrize("name", ["Ana Silva", "Åse Bjørk", "93rd Brigade", ""])
def test_latin_letters_stay(name: str) -> None:
    assert latin(name, "uk") == name


def test_without_a_language_and_for_other_scripts_there_is_a_fallback() -> None:
    assert latin("Олена Коваль") == "Olena Koval"
    assert latin("Σπύρος").isascii()
