import pytest

from witnessmark.model.claim import Casualty
from witnessmark.model.document import Document
from witnessmark.model.reading import Reading
from witnessmark.model.recorded import RecordedCount, RecordedEvent
from witnessmark.read.reader import read_document
from witnessmark.resolve.places.known import places_known

TEXT = "date: 2021-05-03\nplace: Izium\ncountry: Ukraine\nnotes: Two people died and six were wounded, police said.\nfatalities: 5"


def reading(**said: object) -> Reading:
    count = RecordedCount(start=len(TEXT) - 1, end=len(TEXT), outcome="killed", low=5, high=5)
    event = {
        "recorder": "ACLED",
        "event_id": "1",
        "begins": "2021-05-03",
        "ends": "2021-05-04",
        "when_at": (6, 16),
        "place": "Izium",
        "place_at": (24, 29),
        "lat": 49.2,
        "lon": 37.2,
        "country": "Ukraine",
        "country_at": (39, 46),
        "precision": "city",
        "counts": (count,),
        **said,
    }
    document = Document(doc_id="acled:1", text=TEXT, publisher="ACLED", language="en", recorded=RecordedEvent(**event))  # type: ignore[arg-type]
    return read_document(document, places_known(None))


def test_a_stated_number_is_one_claim_in_the_recorders_voice() -> None:
    found = reading()
    [claim] = found.claims
    [voice] = found.people
    assert isinstance(claim, Casualty)
    assert (claim.quote, claim.low, claim.high, claim.rule, claim.scope, claim.places, claim.time) == ("5", 5, 5, "recorded:acled", "event", (0,), 0)
    assert claim.speaker == voice.id
    assert (voice.name, voice.role, voice.kind, voice.is_body, voice.protected) == ("ACLED", "casualty recorder", "analyst", True, False)
    assert found.recorder == "ACLED"


def test_its_notes_are_not_read_a_second_time() -> None:
    assert [claim.quote for claim in reading().claims] == ["5"]
    assert reading().attributions == ()


def test_its_time_and_place_are_those_of_its_columns() -> None:
    found = reading()
    assert [(time.since, time.until, TEXT[time.start : time.end]) for time in found.times] == [("2021-05-03", "2021-05-04", "2021-05-03")]
    assert [(place.name, place.lat, TEXT[place.start : place.end]) for place in found.places] == [
        ("Izium", 49.2, "Izium"),
        ("Ukraine", None, "Ukraine"),
    ]


def test_what_the_row_does_not_say_is_not_there() -> None:
    found = reading(begins=None, ends=None, place=None, place_at=None)
    assert (found.times, found.claims[0].time, found.claims[0].places) == ((), None, ())


@pytest.mark.parametrize(("who", "age"), [("child", "child"), ("civilian", None)])
def test_parts_and_groups_are_kept(who: str, age: str | None) -> None:
    whole = RecordedCount(start=0, end=4, outcome="killed", low=5, high=7, quantifier="range")
    part = RecordedCount(start=5, end=9, outcome="killed", low=0, high=0, quantifier="none", who=who, sex="female", zero="asserted", part_of=0)  # type: ignore[arg-type]
    _, claim = reading(counts=(whole, part)).claims
    assert isinstance(claim, Casualty)
    assert (claim.part_of, claim.who, claim.sex, claim.age_group, claim.zero) == ("c0", who, "female", age, "asserted")
