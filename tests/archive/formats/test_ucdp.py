import io

import pytest

from witnessmark.archive.formats.ucdp import FORMAT
from witnessmark.errors import BadInput
from witnessmark.model.document import Document
from witnessmark.model.recorded import RecordedEvent

# The columns of GED 23 to 25.
NEW = (
    "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,dyad_dset_id,dyad_new_id,dyad_name,"
    "side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,number_of_sources,source_article,source_office,source_date,"
    "source_headline,source_original,where_prec,where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,"
    "country_id,region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low,gwnoa,gwnob"
)
CELLS = {
    "id": "440017",
    "relid": "ORV-2021-1-17",
    "year": "2021",
    "type_of_violence": "1",
    "source_headline": "Six killed, eight feared dead in Lomni",
    "where_prec": "1",
    "where_coordinates": "Lomni town",
    "adm_1": "Varden oblast",
    "adm_2": "Lomni raion",
    "latitude": "49.1",
    "longitude": "36.5",
    "country": "Orvia",
    "date_start": "2021-05-03 00:00:00.000",
    "date_end": "2021-05-05 00:00:00.000",
    "deaths_a": "0",
    "deaths_b": "2",
    "deaths_civilians": "4",
    "deaths_unknown": "0",
    "best": "6",
    "high": "8",
    "low": "5",
}


def table(headings: str = NEW, **said: str) -> bytes:
    cells = {**CELLS, **said}
    line = ",".join(f'"{cells.get(name, "")}"' for name in headings.split(","))
    return f"{headings}\n{line}\n".encode()


def event(data: bytes) -> tuple[Document, RecordedEvent]:
    [document] = FORMAT.read(io.BytesIO(data), "GEDEvent_v25_1.csv")
    assert isinstance(document, Document) and document.recorded is not None
    return document, document.recorded


def test_low_to_high_is_one_range_at_its_three_cells_with_its_parts() -> None:
    document, found = event(table())
    whole, fighters, civilians = found.counts
    assert document.text[whole.start : whole.end] == "best: 6\nhigh: 8\nlow: 5"
    assert (whole.low, whole.high, whole.quantifier, whole.who) == (5, 8, "range", None)
    assert (fighters.low, fighters.who, fighters.part_of) == (2, "combatant", 0)
    assert (civilians.low, civilians.who, document.text[civilians.start : civilians.end]) == (4, "civilian", "4")
    assert (document.doc_id, document.published, document.publisher) == ("ucdp:440017", None, "UCDP")
    assert (found.place, found.lat, found.country, found.begins, found.ends) == ("Lomni", 49.1, "Orvia", "2021-05-03", "2021-05-06")


def test_the_three_in_another_order_are_the_same_range() -> None:
    older = NEW.replace("best,high,low", "low,best,high")
    document, found = event(table(older))
    assert document.text[found.counts[0].start : found.counts[0].end] == "low: 5\nbest: 6\nhigh: 8"
    assert (found.counts[0].low, found.counts[0].high) == (5, 8)


@pytest.mark.parametrize(
    ("headings", "said", "expected"),
    [
        (NEW, {"best": "6", "high": "6", "low": "6"}, (6, 6, "exact", None)),
        (NEW, {"best": "6", "high": "4", "low": "6"}, (6, 6, "exact", None)),
        (f"low,{NEW.removesuffix(',best,high,low,gwnoa,gwnob')},best,high", {}, (6, 6, "exact", None)),
        (NEW, {"best": "0", "high": "3", "low": "0"}, (0, 3, "range", None)),
        (NEW, {"best": "0", "high": "0", "low": "0"}, (0, 0, "none", "no_report")),
        (NEW, {"best": "6.0", "high": "8.0", "low": "5.0"}, (5, 8, "range", None)),
    ],
)
def test_where_no_range_can_be_said_it_is_the_best_alone(headings: str, said: dict[str, str], expected: tuple[int, int, str, str | None]) -> None:
    count = event(table(headings, **said))[1].counts[0]
    assert (count.low, count.high, count.quantifier, count.zero) == expected


def test_a_part_of_nobody_says_nothing() -> None:
    assert len(event(table(deaths_b="0", deaths_civilians="0"))[1].counts) == 1


@pytest.mark.parametrize(
    ("code", "place", "precision", "lat"),
    [("2", "Lomni", "city", 49.1), ("3", "Varden oblast", "region", None), ("6", "Orvia", "country", None), ("7", "Lomni", None, None)],
)
def test_a_place_is_as_exact_as_its_code_of_precision_says(code: str, place: str, precision: str | None, lat: float | None) -> None:
    found = event(table(where_prec=code))[1]
    assert (found.place, found.precision, found.lat) == (place, precision, lat)


def test_rows_of_tags_below_the_headings_are_no_events() -> None:
    tags = ",".join("#x" if name != "year" else "" for name in NEW.split(","))
    first, _, rest = table().decode().partition("\n")
    document, _ = event(f"{first}\n{tags}\n\n{rest}".encode())
    assert document.regions[0].at == "4"


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"best": "six"}, "g.csv, row 2: best is 'six', which is no number of people"),
        ({"latitude": "491"}, "g.csv, row 2: its coordinates 491.0, 36.5 are not on the earth"),
        ({"latitude": "north"}, "g.csv, row 2: its coordinates are 'north', '36.5', which are none"),
        ({"date_end": "2021-05-01"}, "g.csv, row 2: it ends before it begins"),
    ],
)
def test_a_row_that_cannot_be_understood_says_why(said: dict[str, str], reason: str) -> None:
    [refused] = FORMAT.read(io.BytesIO(table(**said)), "g.csv")
    assert isinstance(refused, BadInput)
    assert str(refused).startswith(reason)


def test_it_knows_its_table_by_the_headings_alone() -> None:
    assert FORMAT.sniff("x", table()) > 90
    assert FORMAT.sniff("ged.csv", b"best,high,low\n1,2,3\n") == 0
