import pytest

from witnessmark.archive.contents.recorder import date_of


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2031-03-01", "2031-03-01"),
        ("2031-3-1 00:00:00.000", "2031-03-01"),
        ("2031-03-01T00:00:00Z", "2031-03-01"),
        ("01 March 2031", "2031-03-01"),
        ("1-Mar-2031", "2031-03-01"),
        ("3/13/2031", "2031-03-13"),
        ("13.03.2031", "2031-03-13"),
        ("3/3/2031", "2031-03-03"),
        ("3/4/2031", None),
        ("31 June 2031", None),
        ("1 Foo 2031", None),
        ("0001-01-01", None),
        ("March 2031", None),
        (None, None),
    ],
)
def test_a_day_is_read_where_it_can_be_only_one(said: str | None, day: str | None) -> None:
    found = date_of(said)
    assert (None if found is None else found.isoformat()) == day
