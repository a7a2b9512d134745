"""What a casualty recorder's row states, as claims of that recorder. Its prose is not read.

The columns are the recorder's own statement. The notes and headlines beside them retell the reports it was compiled from: read as
well, they would say the same people a second time.
"""

from typing import Literal, cast

import msgspec

from witnessmark.model.claim import Casualty
from witnessmark.model.place import Place
from witnessmark.model.reading import Reading
from witnessmark.model.recorded import RecordedCount, RecordedEvent
from witnessmark.model.time import Time
from witnessmark.model.voice import Voice

# The columns of all recorders known here are in English, whatever language their notes quote.
RECORDERS_WRITE = "en"
# How the strength table knows a voice that counts out of others' reports; see reconcile/strength.toml.
ROLE = "casualty recorder"
SPEAKER = "p0"


def read_recorded(blank: Reading, event: RecordedEvent) -> Reading:
    """The reading of a row: one claim a stated number, all of its one place and time, in the recorder's voice.

    The rule is `recorded:<recorder>`. The recorder is a body that analyses what others report (kind analyst), never a root of its own
    beside them: what it counts is weak, and stands beside the sources without adding to how many they are. The place keeps the
    coordinates of the row; resolve finds the bearer of its name that is nearest to them.
    """
    places = tuple(_places(event))
    times = tuple(_times(event))
    voice = Voice(id=SPEAKER, name=event.recorder, latin=event.recorder, role=ROLE, kind="analyst", is_body=True, protected=False)
    where = (0,) if event.place_at is not None else ()
    claims = tuple(_claim(blank, event, k, count, where, 0 if times else None) for k, count in enumerate(event.counts))
    row = msgspec.structs.replace(blank, recorder=event.recorder, recorded_id=event.event_id or blank.doc_id)
    return msgspec.structs.replace(row, claims=claims, people=(voice,), places=places, times=times)


def _places(event: RecordedEvent) -> list[Place]:
    """The place of the row, then its country, which tells which bearer of the name is meant."""
    found = []
    if event.place_at is not None and event.place is not None:
        found.append(_place(event.place_at, event.place, event))
    if event.country_at is not None and event.country is not None:
        found.append(Place(start=event.country_at[0], end=event.country_at[1], name=event.country))
    return found


def _place(at: tuple[int, int], name: str, event: RecordedEvent) -> Place:
    return Place(start=at[0], end=at[1], name=name, lat=event.lat, lon=event.lon, precision=event.precision)


def _times(event: RecordedEvent) -> list[Time]:
    """The days of the row, an interval where the recorder knows no better; none where its date cannot be understood."""
    if event.when_at is None or event.begins is None:
        return []
    start, end = event.when_at
    return [Time(start=start, end=end, type="DATE", value=event.begins, since=event.begins, until=event.ends)]


def _claim(blank: Reading, event: RecordedEvent, k: int, count: RecordedCount, where: tuple[int, ...], when: int | None) -> Casualty:
    return Casualty(
        id=f"c{k}",
        start=count.start,
        end=count.end,
        quote=(blank.text or "")[count.start : count.end],
        rule=f"recorded:{event.recorder.lower()}",
        speaker=SPEAKER,
        places=where,
        time=when,
        scope="event",
        outcome=count.outcome,
        low=count.low,
        high=count.high,
        quantifier=count.quantifier,
        who=count.who or "unknown",
        part_of=None if count.part_of is None else f"c{count.part_of}",
        zero=count.zero,
        sex=cast(Literal["female", "male"] | None, count.sex),
        age_group="child" if count.who == "child" else None,
    )
