"""Times that cannot be right are told: set back, ahead of a time stamp, or from before one that was there already."""

import datetime

import pytest

from witnessmark.archive.custody.entry import NOTHING, Entry, What
from witnessmark.archive.proof.clock import Clock, Stamped

DAY = datetime.datetime(2031, 5, 6, 12, 0, tzinfo=datetime.UTC)


def told(*hours: float, stamped: tuple[int, int] | None = None) -> list[str]:
    """Entries so many hours after noon; `stamped` is the size that was stamped at noon, and the entry that tells of the answer."""
    clock = Clock({stamped[0]} if stamped else set())
    for seq, after in enumerate(hours, 1):
        what: What = "stamped" if stamped and seq == stamped[1] else "received"
        when = (DAY + datetime.timedelta(hours=after)).isoformat(timespec="milliseconds")
        clock.take(Entry(seq=seq, when=when, who="heron", what=what, sha256="", name="a", size=0, tool="t", previous=NOTHING))
    return [each.partition(",")[0] for each in clock.told([Stamped(DAY, *stamped)] if stamped else [])]


@pytest.mark.parametrize(
    ("hours", "stamped", "expected"),
    [
        ((-2, -1, 1, 2), (2, 3), []),
        ((-2, -1, -1.05, -1.01), None, []),
        # An answer may come days after its request: entries in between are older than the time stamp and right.
        ((-2, -1, -0.5, 1), (1, 4), []),
        ((-2, -1, -3), None, ["entry 3 says 2031-05-06T09:00:00+00:00"]),
        ((-2, 3, 4, 5), (2, 4), ["entry 2 says 2031-05-06T15:00:00+00:00"]),
        ((-3, -2, -1, -0.5), (1, 2), ["entry 3 says 2031-05-06T11:00:00+00:00"]),
    ],
)
def test_times_that_do_not_fit_are_told(hours: tuple[float, ...], stamped: tuple[int, int] | None, expected: list[str]) -> None:
    assert told(*hours, stamped=stamped) == expected


def test_a_time_that_is_none_says_nothing() -> None:
    clock = Clock({1})
    clock.take(Entry(seq=1, when="once", who="heron", what="received", sha256="", name="a", size=0, tool="t", previous=NOTHING))
    assert list(clock.told([Stamped(DAY, 1, 1)])) == []
