"""What became of a page."""

import pytest

from tests.archive.capture.factory import exchange, page
from witnessmark.archive.capture.compare import Before, difference, share_left, verdict
from witnessmark.archive.capture.page import Page

OLD = (
    "The bakery on Mill Street was hit at dawn.\nSeven people were hurt, the mayor said.\n"
    "Rescuers were still at work in the evening, and two lanes were closed."
)
BEFORE = Before("http://site.example/a", "fetched/x", "0" * 64, 10, "http://site.example/a", 200, "old", OLD)


def now(status: int = 200, url: str = "http://site.example/a") -> Page:
    return page(exchange(url, b"x", status))


def test_the_same_bytes_are_unchanged() -> None:
    assert verdict(BEFORE, now(), "old", None).outcome == "unchanged"


def test_other_bytes_with_the_same_text_are_the_same_text() -> None:
    assert verdict(BEFORE, now(), "new", OLD).outcome == "same_text"


def test_another_number_is_a_change_and_shown() -> None:
    found = verdict(BEFORE, now(), "new", OLD.replace("Seven", "Nine"))
    assert (found.outcome, found.difference) == (
        "changed",
        ("-Seven people were hurt, the mayor said.", "+Nine people were hurt, the mayor said."),
    )


@pytest.mark.parametrize(
    ("status", "outcome"),
    [(404, "vanished"), (410, "vanished"), (451, "vanished"), (401, "changed"), (403, "changed"), (500, "failed"), (503, "failed")],
)
def test_an_error_now_is_gone_closed_or_no_answer(status: int, outcome: str) -> None:
    assert verdict(BEFORE, now(status), "new", None).outcome == outcome


def test_the_same_error_as_before_is_no_news() -> None:
    assert verdict(BEFORE._replace(status=404), now(404), "other bytes", None).outcome == "unchanged"


def test_a_page_that_is_there_again_changed() -> None:
    assert "there again" in (verdict(BEFORE._replace(status=404), now(), "new", OLD).reason or "")


def test_a_page_that_leads_to_the_front_page_now_vanished() -> None:
    assert verdict(BEFORE, now(url="http://site.example/"), "new", OLD).outcome == "vanished"
    assert verdict(BEFORE._replace(final_url="http://site.example/"), now(url="http://site.example/"), "new", OLD).outcome == "same_text"


def test_a_page_whose_text_is_gone_vanished_though_it_answers() -> None:
    assert verdict(BEFORE, now(), "new", "This publication is no longer available. Read our latest news.").outcome == "vanished"
    assert verdict(BEFORE, now(), "new", None).outcome == "vanished"


def test_a_short_text_is_not_held_to_be_taken_away() -> None:
    assert verdict(BEFORE._replace(text="Sirens in the town."), now(), "new", "All clear.").outcome == "changed"


def test_a_text_grown_around_the_old_one_changed() -> None:
    assert verdict(BEFORE, now(), "new", "Updated. " * 300 + OLD).outcome == "changed"


def test_bytes_without_text_that_differ_changed() -> None:
    assert verdict(BEFORE._replace(text=None), now(), "new", None).outcome == "changed"


def test_a_cut_answer_tells_nothing() -> None:
    assert verdict(BEFORE, page(exchange("http://site.example/a")._replace(truncated="time")), "new", "The").outcome == "failed"


@pytest.mark.parametrize(("old", "new", "share"), [("a b c d e f", "a b c d e x", 0.5), ("a b c d e", "", 0.0), ("a b", "c", 1.0)])
def test_how_much_is_left(old: str, new: str, share: float) -> None:
    assert share_left(old, new) == share


def test_a_difference_is_short_and_dead_on_a_terminal() -> None:
    shown = difference("", "\n".join(f"line {number} \x1b[2J{'x' * 500}" for number in range(30)))
    assert len(shown) == 11
    assert shown[-1] == "… and 20 more lines"
    assert "\x1b" not in "".join(shown)
    assert max(map(len, shown)) < 250


def test_texts_of_very_many_lines_are_not_compared() -> None:
    assert "too many" in difference("a\n" * 5_000, "b\n")[0]
