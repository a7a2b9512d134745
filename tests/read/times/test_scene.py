"""Histories: a text of years long gone leans on the dates it names, a report on its own day."""

from collections.abc import Callable
from typing import TypeAlias

Said: TypeAlias = Callable[..., list[tuple[str, str | None, str | None, str | None]]]


HISTORY = (
    "У 1929 році збудували мур, у 1930 році браму. Облога почалася 3 червня 1931 року. 12 липня впала брама. "
    "У серпні 1931 року місто здалося. Мир уклали у січні 1932 року."
)


def test_a_day_of_a_history_is_of_the_year_named(said: Said) -> None:
    assert [found[1] for found in said("uk", HISTORY)] == ["1929", "1930", "1931-06-03", "1931-07-12", "1931-08", "1932-01"]


def test_december_goes_on_with_january(said: Said) -> None:
    values = [found[1] for found in said("uk", f"{HISTORY} Брама впала 28 грудня 1931 року, а 5 січня впала вежа.")]
    assert values[-2:] == ["1931-12-28", "1932-01-05"]


def test_the_next_day_and_the_summer_of_a_history(said: Said) -> None:
    values = [found[1] for found in said("uk", f"{HISTORY} 3 травня згоріла вежа. Наступного дня пішов дощ. Влітку стало сухо.")]
    assert values[-3:] == ["1932-05-03", "1932-05-04", "1932-SU"]


def test_a_report_that_recalls_one_year_is_no_history(said: Said) -> None:
    assert [found[1] for found in said("uk", "У 1931 році тут був млин. 12 березня він згорів.")] == ["1931", "2022-03-12"]


def test_a_report_that_tells_a_life_is_no_history(said: Said) -> None:
    text = "Оля Ткач народилася 5 травня 1980 року. У 2003 році пішла вчителювати, у 2014 році пішла на фронт. 12 березня загинула."
    assert [found[1] for found in said("uk", text)][-1] == "2022-03-12"


def test_a_report_that_names_the_last_years_is_no_history(said: Said) -> None:
    text = "У 2020 році, у 2021 році та у 2022 році тут був млин. 12 березня він згорів."
    assert [found[1] for found in said("uk", text)][-1] == "2022-03-12"


def test_a_year_on_its_own_line_heads_a_chronicle(said: Said) -> None:
    text = "Хроніка з 1930 по 1933 рік\n\n1931\n\n- 5 січня — тиша\n\n1932\n\n- 7 лютого — дощ\n\n1933\n\n- 9 травня — мир\n"
    values = ["1930", "1933", "1931", "1931-01-05", "1932", "1932-02-07", "1933", "1933-05-09"]
    assert [found[1] for found in said("uk", text)] == values


def test_no_time_reaches_over_a_paragraph(said: Said) -> None:
    assert [found[0] for found in said("uk", "Тихо було 25 лютого\n\n- 5 березня 2022 року пішов дощ.")] == ["25 лютого", "5 березня 2022 року"]


def test_years_before_the_common_era_have_a_value_and_no_interval(said: Said) -> None:
    assert said("uk", "Похід 264—241 рр. до н. е. скінчився.") == [("264", "BC0264", None, None), ("241 рр. до н. е.", "BC0241", None, None)]
    assert said("ru", "Весной 204 до н. э. пошёл дождь.") == [("Весной 204 до н. э.", "BC0204-SP", None, None)]
