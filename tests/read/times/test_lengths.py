"""Durations, sets of times, and words that only say before, now or later."""

from collections.abc import Callable
from typing import TypeAlias

import pytest

Said: TypeAlias = Callable[..., list[tuple[str, str | None, str | None, str | None]]]


@pytest.mark.parametrize(
    ("language", "text", "words", "value"),
    [
        ("uk", "Протягом трьох днів було тихо.", "трьох днів", "P3D"),
        ("uk", "Понад 20 років було тихо.", "20 років", "P20Y"),
        ("uk", "Півтора року було тихо.", "Півтора року", "P1.5Y"),
        ("uk", "Тритижнева облога скінчилася.", "Тритижнева", "P3W"),
        ("uk", "Трирічна оборона скінчилася.", "Трирічна", "P3Y"),
        ("uk", "Кілька тижнів було тихо.", "Кілька тижнів", "PXW"),
        ("uk", "Щодня тихо.", "Щодня", "XXXX-XX-XX"),
        ("uk", "Щосуботи тихо.", "Щосуботи", "XXXX-WXX-6"),
        ("uk", "Зараз тихо.", "Зараз", "PRESENT_REF"),
        ("uk", "Нещодавно було тихо.", "Нещодавно", "PAST_REF"),
        ("uk", "Найближчими днями буде тихо.", "Найближчими днями", "FUTURE_REF"),
        ("uk", "Понад місяць було тихо.", "місяць", "P1M"),
        ("ru", "Каждую ночь тихо.", "Каждую ночь", "XXXX-XX-XXTNI"),
        ("ru", "Более 20 лет было тихо.", "20 лет", "P20Y"),
        ("ru", "Трое суток было тихо.", "Трое суток", "P3D"),
        ("ru", "Полгода было тихо.", "Полгода", "P6M"),
        ("ru", "Трёхдневный бой окончен.", "Трёхдневный", "P3D"),
        ("ru", "Каждые два часа тихо.", "Каждые два часа", "PT2H"),
        ("ru", "По понедельникам тихо.", "По понедельникам", "XXXX-WXX-1"),
        ("ru", "Ранее было тихо.", "Ранее", "PAST_REF"),
        ("ru", "В последние дни было тихо.", "последние дни", "PAST_REF"),
        ("ru", "В ближайшее время будет тихо.", "В ближайшее время", "FUTURE_REF"),
    ],
)
def test_a_length_or_a_reference(said: Said, language: str, text: str, words: str, value: str) -> None:
    assert said(language, text) == [(words, value, None, None)]


@pytest.mark.parametrize(
    ("language", "text", "since", "until"),
    [
        ("uk", "За добу було тихо.", "2022-03-14", "2022-03-16"),
        ("uk", "За минулу добу було тихо.", "2022-03-14", "2022-03-16"),
        ("uk", "За останні три дні було тихо.", "2022-03-12", "2022-03-16"),
        ("ru", "За минувшие сутки было тихо.", "2022-03-14", "2022-03-16"),
        ("ru", "За последние десять дней было тихо.", "2022-03-05", "2022-03-16"),
    ],
)
def test_a_stretch_that_ends_with_the_report(said: Said, language: str, text: str, since: str, until: str) -> None:
    assert [found[2:] for found in said(language, text)] == [(since, until)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "День за днем гримить."),
        ("uk", "Вільний час минув."),
        ("ru", "Год за годом гремит."),
        ("ru", "Час пик прошёл."),
        ("ru", "Дневной свет."),
    ],
)
def test_no_length(said: Said, language: str, text: str) -> None:
    assert said(language, text) == []
