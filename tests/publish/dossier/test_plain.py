import pytest

from witnessmark.model.time import Interval
from witnessmark.publish.dossier.plain import counted, in_words, listed, moment, plain_date, plain_interval


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2022-02-28", "28 February 2022"),
        ("2031-05-07T09:10:00+03:00", "7 May 2031, 09:10 (UTC+03:00)"),
        ("2031-05-07T09:10:00Z", "7 May 2031, 09:10 (UTC)"),
        ("2031-05-07T09:10", "7 May 2031, 09:10"),
        ("0001-01-01", "1 January 1"),
        (None, "date not known"),
        ("last week", "last week"),
    ],
)
def test_a_date(iso: str | None, words: str) -> None:
    assert plain_date(iso) == words


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        ("2031-05-06", "2031-05-07", "6 May 2031"),
        ("2031-05-06", "2031-05-08", "between 6 and 7 May 2031"),
        ("2031-04-30", "2031-05-02", "between 30 April and 1 May 2031"),
        ("2030-12-31", "2031-01-02", "between 31 December 2030 and 1 January 2031"),
        ("2031-05-01", "2031-06-01", "May 2031"),
        ("2031-01-01", "2032-01-01", "2031"),
        ("2031-05-06", None, "on or after 6 May 2031"),
        (None, "2031-05-06", "before 6 May 2031"),
        (None, None, ""),
        ("2031-05-06T21:00+03:00", "2031-05-06T22:30+03:00", "6 May 2031, 21:00 to 22:30"),
        ("2031-05-06T23:00", "2031-05-07T04:00", "between 6 May 2031, 23:00 and 7 May 2031, 04:00"),
        ("soon", "later", "between soon and later"),
    ],
)
def test_an_interval_never_gains_precision(since: str | None, until: str | None, words: str) -> None:
    assert plain_interval(Interval(since=since, until=until)) == words


def test_small_numbers_are_words_and_lists_read_aloud() -> None:
    assert [in_words(n) for n in (1, 9, 10, 1234)] == ["one", "nine", "10", "1,234"]
    assert [counted(n, "document") for n in (0, 1, 2)] == ["0 documents", "1 document", "2 documents"]
    assert [listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"]), listed([])] == ["a", "a and b", "a, b and c", ""]


def test_a_moment_that_no_calendar_holds_is_none() -> None:
    assert moment("0001-01-01T00:00:00+14:00") is None
    assert moment("31 May") is None
