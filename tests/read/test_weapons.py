import csv

import pytest

from witnessmark.model.weapon import Weapon
from witnessmark.read.segment import segment
from witnessmark.read.weapons import TABLE, read_weapons, weapon_table


def weapons_of(text: str, language: str = "en") -> list[tuple[str, str | None]]:
    return [(text[w.start : w.end], w.weapon) for w in read_weapons(segment(text, language))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A BM-21 Grad fired all night.", [("BM-21 Grad", "WP001")]),
        ("Grad missiles hit the dairy.", [("Grad", "WP001")]),
        ("They fired Smerch cluster munitions.", [("Smerch", "WP005"), ("cluster munitions", None)]),
        ("Remains of a 9M55K rocket lay there.", [("9M55K", "WP005")]),
        ("A Shahed-136 drone and two cruise missiles fell.", [("Shahed-136", "WP062"), ("cruise missiles", None)]),
        ("White phosphorus burned.", [("White phosphorus", "WP075")]),
        ("A Lancet hit the tank.", [("Lancet", "WP063")]),
        ("The airstrike lasted an hour.", []),
    ],
)
def test_names_and_classes(text: str, found: list[tuple[str, str | None]]) -> None:
    assert weapons_of(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "She is a grad student.",
        "The Lancet published the study.",
        "A tornado tore off the roof.",
        "Neptune is far from the sun.",
        "Her kite flew over the hail.",
    ],
)
def test_common_words_are_no_weapons(text: str) -> None:
    assert weapons_of(text) == []


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("uk", "Вночі били з «Градів» і «Смерчів».", [("Градів", "WP001"), ("Смерчів", "WP005")]),
        ("uk", "Атакували шахедами, збито дев'ять «Шахедів».", [("шахедами", "WP062"), ("Шахедів", "WP062")]),
        ("uk", "Ударили «Іскандерами» з півночі.", [("Іскандерами", "WP024")]),
        ("uk", "Скинули керовані авіабомби, били з РСЗВ «ураган».", [("керовані авіабомби", None), ("РСЗВ", None), ("ураган", "WP004")]),
        ("uk", "Село накрили касетними боєприпасами.", [("касетними боєприпасами", None)]),
        ("ru", "Били из РСЗО «Град», потом градами по полю.", [("РСЗО", None), ("Град", "WP001"), ("градами", "WP001")]),
        ("ru", "Сбит БПЛА, за ним две крылатые ракеты.", [("БПЛА", None), ("крылатые ракеты", None)]),
        ("ru", "Сбросили КАБы и фосфорные бомбы.", [("фосфорные бомбы", "WP075")]),
        ("ru", "Ударили КАБами по складу.", [("КАБами", "WP040")]),
    ],
)
def test_names_in_their_cases(language: str, text: str, found: list[tuple[str, str | None]]) -> None:
    assert weapons_of(text, language) == found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Град побив виноград, ураган зірвав дах."),
        ("uk", "У басейні «Нептун» змінили воду."),
        ("uk", "На клумбі тюльпани та піони."),
        ("ru", "Кабы не дождь, убрали бы сено."),
        ("ru", "Катюша поёт, гвоздики стоят в вазе."),
        ("ru", "Актёр сыграл Буратино."),
    ],
)
def test_common_words_of_other_languages(language: str, text: str) -> None:
    assert weapons_of(text, language) == []


def test_a_weapon_is_only_claimed() -> None:
    [weapon] = read_weapons(segment("A Smerch fired.", "en"))
    assert weapon == Weapon(start=2, end=8, weapon="WP005", name="BM-30 Smerch", weapon_class="MLRS", cluster_capable="yes")
    assert weapon.status == "claimed"


def test_the_table_keeps_a_confidence_for_each_row() -> None:
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(weapon_table()) == 75
    assert {row["confidence"] for row in rows} == {"high", "medium", "low"}
    assert all(row["names"] for row in rows)
