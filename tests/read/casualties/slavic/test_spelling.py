"""The same people in other spellings."""

import pytest

from witnessmark.read.casualties import read_casualties
from witnessmark.read.segment import segment


@pytest.mark.parametrize(
    ("language", "written", "quote", "low", "who"),
    [
        ("ru", "Погибли трое: двое взрослых и ребёнок.", "ребёнок", 1, "child"),
        ("ru", "Погибли трое: двое взрослых и ребенок.", "ребенок", 1, "child"),
        ("ru", "В больнице раненный солдат.", "раненный солдат", 1, "combatant"),
        ("ru", "Ранен 35 летний слесарь.", "35 летний слесарь", 1, "unknown"),
        ("ru", "Погибла женщина-водитель.", "женщина-водитель", 1, "unknown"),
        ("ru", "Задержан экс-министр.", "экс-министр", 1, "unknown"),
        ("ru", "Погиб 15-летний мотоциклист.", "15-летний мотоциклист", 1, "child"),
        ("uk", "Поранено п'ятьох людей.", "п'ятьох людей", 5, "unknown"),
        ("uk", "Поранено п’ятьох людей.", "п’ятьох людей", 5, "unknown"),
        ("uk", "Поранено пʼятьох людей.", "пʼятьох людей", 5, "unknown"),
        ("uk", "Поранено п`ятьох людей.", "п`ятьох людей", 5, "unknown"),
        ("uk", "Поранено 35 річного слюсаря-електрика.", "35 річного слюсаря-електрика", 1, "unknown"),
        ("uk", "Загинув лікар-хірург.", "лікар-хірург", 1, "medic"),
        ("uk", "Пострадавші – двоє дітей.", "двоє дітей", 2, "child"),
        ("uk", "Зaгинyли двоє дітей.", "двоє дітей", 2, "child"),
        ("ru", "Пoгибли двое дeтей.", "двое дeтей", 2, "child"),
    ],
)
def test_spelling(language: str, written: str, quote: str, low: int | None, who: str) -> None:
    assert (quote, low, who) in [(c.quote, c.low, c.who) for c in read_casualties(segment(written, language))]


def test_a_compound_of_no_people_is_none() -> None:
    assert read_casualties(segment("Погиб урожай-рекордсмен.", "ru")) == []
