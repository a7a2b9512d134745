import io

import pytest

from witnessmark.archive.common import format_of
from witnessmark.archive.formats.acled import FORMAT
from witnessmark.errors import BadInput, Remark
from witnessmark.model.document import Document
from witnessmark.model.recorded import RecordedCount

# The table as ACLED has written it since 2023, 31 columns.
NEW = (
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,"
    "interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,notes,"
    "fatalities,tags,timestamp\n"
)
ROW = (
    "ORV17,{date},2021,{time},Political violence,Explosions/Remote violence,Shelling,Forces of Orvia,,State forces,,,,,{aim},"
    '999,Europe,Orvia,Varden,Lomni,,Lomni,49.1234,36.5678,{geo},Lomni Ledger,Subnational,"{notes}",{dead},crowd size=no report,'
    "{stamp}\n"
)
# The table of 2019: a data_id, days written out, no civilian_targeting.
OLD = (
    "data_id,iso,event_id_cnty,event_id_no_cnty,event_date,year,time_precision,event_type,sub_event_type,actor1,assoc_actor_1,inter1,interaction,"
    "region,country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,timestamp,iso3\n"
    "4455001,999,ORV17,17,04 May 2019,2019,1,Battles,Armed clash,Forces of Orvia,,1,10,Europe,Orvia,Varden,,,Lomni,49.1,36.5,1,Lomni Ledger,"
    "National,Two soldiers were killed.,2,1557800000,ORV\n"
)


def row(**said: str) -> str:
    given = {"date": "2021-05-03", "time": "1", "aim": "", "geo": "1", "notes": "A shell hit a yard.", "dead": "5", "stamp": "1620300000", **said}
    return NEW + ROW.format(**given)


def only(table: str | bytes) -> Document:
    [document] = FORMAT.read(io.BytesIO(table.encode() if isinstance(table, str) else table), "acled.csv")
    assert isinstance(document, Document)
    return document


def test_a_row_is_a_document_of_its_cells_with_its_number_where_it_stands() -> None:
    document = only(row())
    event = document.recorded
    assert event is not None
    [count] = event.counts
    assert document.text[count.start - len("fatalities: ") : count.end] == "fatalities: 5"
    assert count == RecordedCount(start=count.start, end=count.end, outcome="killed", low=5, high=5)
    assert (document.doc_id, document.publisher, document.published) == ("acled:ORV17:1620300000", "ACLED", "2021-05-06T11:20:00+00:00")
    assert (event.place, event.lat, event.lon, event.country, event.precision) == ("Lomni", 49.1234, 36.5678, "Orvia", "city")
    assert (event.begins, event.ends) == ("2021-05-03", "2021-05-04")
    assert [document.text[slice(*span)] for span in (event.when_at, event.place_at, event.country_at) if span] == ["2021-05-03", "Lomni", "Orvia"]
    assert [(region.kind, region.at, region.end) for region in document.regions] == [("row", "2", len(document.text))]
    assert "assoc_actor_1" not in document.text


def test_the_table_of_older_years_reads_the_same() -> None:
    document = only(OLD)
    assert document.recorded is not None
    assert (document.doc_id, document.recorded.begins, document.recorded.counts[0].low) == ("acled:ORV17:1557800000", "2019-05-04", 2)


@pytest.mark.parametrize(
    ("date", "precision", "days"),
    [
        ("2021-05-03", "1", ("2021-05-03", "2021-05-04")),
        ("03 May 2021", "2", ("2021-04-27", "2021-05-10")),
        ("2021-05-15", "3", ("2021-05-01", "2021-06-01")),
        ("2021-12-31", "3", ("2021-12-01", "2022-01-01")),
    ],
)
def test_the_days_are_as_wide_as_its_code_of_precision_says(date: str, precision: str, days: tuple[str, str]) -> None:
    event = only(row(date=date, time=precision)).recorded
    assert event is not None
    assert (event.begins, event.ends) == days


@pytest.mark.parametrize("code", ["2", "3"])
def test_a_place_known_as_an_area_is_the_province_without_the_capitals_point(code: str) -> None:
    event = only(row(geo=code)).recorded
    assert event is not None
    assert (event.place, event.precision, event.lat) == ("Varden", "region", None)


def test_no_deaths_are_none_reported_and_never_a_zero() -> None:
    event = only(row(dead="0")).recorded
    assert event is not None
    assert [(count.low, count.zero) for count in event.counts] == [(0, "no_report")]


def test_an_empty_cell_is_no_count() -> None:
    event = only(row(dead="")).recorded
    assert event is not None
    assert event.counts == ()


def test_a_number_that_the_notes_say_stands_for_a_vague_word_is_about_that_many() -> None:
    event = only(row(dead="3", notes="Several people died (coded as 3).")).recorded
    assert event is not None
    assert event.counts[0].quantifier == "about"


def test_an_attack_aimed_at_civilians_says_nothing_of_the_dead() -> None:
    event = only(row(aim="Civilian targeting")).recorded
    assert event is not None
    assert event.counts[0].who is None


def test_spreadsheets_write_it_with_semicolons_marks_and_line_ends_of_their_own() -> None:
    shown = row(notes="One line").replace(",", ";")
    plain = only(row(notes="One line"))
    for other in (shown, "\ufeff" + shown, row(notes="One line").replace("\n", "\r\n"), row(notes="One line").replace(",", "\t")):
        assert only(other) == plain
    assert only(row(notes="One line").encode("utf-16")).text == plain.text


def test_bytes_that_are_no_utf8_are_read_as_spreadsheets_write_them() -> None:
    assert "Šabac – yard" in only(row(notes="Šabac – yard").encode("cp1252")).text


def test_notes_with_line_ends_and_quotes_stay_as_they_are() -> None:
    document = only(row(notes='He said ""two"".\nThen more, later.'))
    assert 'notes: He said "two".\nThen more, later.\nfatalities: 5' in document.text


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"dead": "many"}, "acled.csv, row 2: fatalities is 'many', which is no number of people"),
        ({"dead": "5000000"}, "acled.csv, row 2: fatalities is '5000000', which is no number of people"),
        ({"stamp": "9" * 30}, f"acled.csv, row 2: timestamp is '{'9' * 20}', which is no second of the calendar"),
        ({"dead": "1,2"}, "acled.csv, row 2: 32 cells under 31 headings"),
    ],
)
def test_a_row_that_cannot_be_understood_costs_itself_alone(said: dict[str, str], reason: str) -> None:
    broken, sound = FORMAT.read(io.BytesIO((row(**said) + row().split("\n", 1)[1]).encode()), "acled.csv")
    assert isinstance(broken, BadInput)
    assert str(broken) == reason
    assert isinstance(sound, Document)


def test_a_day_that_can_be_read_in_two_ways_is_not_guessed_at() -> None:
    remark, document = FORMAT.read(io.BytesIO(row(date="03/05/2021").encode()), "acled.csv")
    assert isinstance(remark, Remark)
    assert str(remark) == "acled.csv, row 2: its date is '03/05/2021', which can be read in two ways or in none; read without a date"
    assert isinstance(document, Document) and document.recorded is not None
    assert document.recorded.begins is None


def test_it_knows_its_table_by_the_headings_alone() -> None:
    known = format_of("download (3).txt", row().encode())
    assert known is not None and known.NAME == "acled"
    assert FORMAT.sniff("acled.csv", b"event_date,notes\n1,2\n") == 0
    assert FORMAT.sniff("acled.csv", b"") == 0
