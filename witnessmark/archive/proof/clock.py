"""The times in a log against one another and against its time stamps. A wrong clock is no alteration, so what does not fit is told and no finding."""

import datetime
from collections.abc import Iterable, Iterator, Set
from typing import NamedTuple

from witnessmark.archive.custody.entry import Entry

# A machine sets its clock right now and then, by seconds; authorities promise a second.
SLACK = datetime.timedelta(minutes=5)
WRONG = "the clock was wrong, or the time was made up"


class Moment(NamedTuple):
    """What an entry says of its time."""

    when: datetime.datetime
    seq: int


class Stamped(NamedTuple):
    """A time stamp that holds: the time it gives, how many entries its checkpoint covers, and the entry that told of its answer."""

    time: datetime.datetime
    size: int
    told: int


class Clock:
    """What the entries of a log say of their times. Give it every entry in order; `sizes` are those of the checkpoints.

    What a checkpoint covers was there when that was stamped, and what comes after the entry that holds the answer's hash was not there before.
    """

    def __init__(self, sizes: Set[int]) -> None:
        self._sizes = sizes
        self._latest: Moment | None = None
        self._latest_at: dict[int, Moment] = {}
        # The earliest time since each entry that told of an answer, until the next such entry.
        self._earliest_since: list[tuple[int, Moment | None]] = []
        # The first place where it goes back; the others are as a rule the same one.
        self._back: tuple[Moment, Moment] | None = None

    def take(self, entry: Entry) -> None:
        """Takes the next entry; one whose time is none says nothing."""
        moment = _moment(entry)
        if moment is not None:
            if self._latest is not None and moment.when < self._latest.when - SLACK:
                self._back = self._back or (self._latest, moment)
            if self._latest is None or moment.when > self._latest.when:
                self._latest = moment
            if self._earliest_since:
                told, earliest = self._earliest_since[-1]
                self._earliest_since[-1] = (told, moment if earliest is None else min(earliest, moment))
        if entry.seq in self._sizes and self._latest is not None:
            self._latest_at[entry.seq] = self._latest
        if entry.what == "stamped":
            self._earliest_since.append((entry.seq, None))

    def told(self, stamped: Iterable[Stamped]) -> Iterator[str]:
        """What does not fit, a sentence each."""
        if self._back is not None:
            before, after = self._back
            yield f"entry {after.seq} says {_said(after)}, and entry {before.seq} before it {_said(before)}: {WRONG}"
        for stamp in stamped:
            latest = self._latest_at.get(stamp.size)
            if latest is not None and latest.when > stamp.time + SLACK:
                yield f"entry {latest.seq} says {_said(latest)}, and was there when it was time stamped, {stamp.time.isoformat()}: {WRONG}"
            earliest = min((each for told, each in self._earliest_since if told >= stamp.told and each is not None), default=None)
            if earliest is not None and earliest.when < stamp.time - SLACK:
                yield f"entry {earliest.seq} says {_said(earliest)}, and comes after a time stamp of {stamp.time.isoformat()}: {WRONG}"


def _moment(entry: Entry) -> Moment | None:
    try:
        when = datetime.datetime.fromisoformat(entry.when)
    except ValueError:
        return None
    return Moment(when, entry.seq) if when.tzinfo is not None else None


def _said(moment: Moment) -> str:
    return moment.when.isoformat(timespec="seconds")
