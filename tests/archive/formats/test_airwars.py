import io

import pytest

from witnessmark.archive.formats.airwars import FORMAT
from witnessmark.errors import BadInput
from witnessmark.model.document import Document
from witnessmark.model.recorded import RecordedCount, RecordedEvent

# As the recorder's own site keeps an incident, one table a conflict.
SITE = (
    "unique_reference_code,permalink,country,date,grading,latitude,longitude,geolocation_accuracy,strike_status,civilian_harm_reported,"
    "civilians_killed_min,civilians_killed_max,children_killed_min,children_killed_max,women_killed_min,women_killed_max,"
    "men_killed_min,men_killed_max,civilians_injured_min,civilians_injured_max,militants_killed_min,militants_killed_max,"
    "civilian_deaths_conceded_min,civilian_deaths_conceded_max,num_victim_names\n"
)
# As a table for people has it, with other words and orders.
SHOWN = (
    "Reference code;Incident date;Province;Town;Latitude;Longitude;Geolocation accuracy;Civilian deaths (min);Civilian injuries (min);"
    "Civilian deaths (max);Civilian injuries (max)\n"
)


def event(table: str) -> tuple[Document, RecordedEvent]:
    [document] = FORMAT.read(io.BytesIO(table.encode()), "airwars.csv")
    assert isinstance(document, Document) and document.recorded is not None
    return document, document.recorded


def told(count: RecordedCount) -> tuple[object, ...]:
    return (count.outcome, count.low, count.high, count.quantifier, count.who, count.sex, count.zero, count.part_of)


def test_minimum_and_maximum_of_each_group_are_one_claim() -> None:
    line = "ORV021,https://airwars.example/orv021,orvia,2021-05-03 00:00:00,fair,49.1,36.5,Neighbourhood/area,likely,1,5,7,2,2,,,,,0,0,0,3,9,9,4\n"
    document, found = event(SITE + line)
    assert [told(count) for count in found.counts] == [
        ("killed", 5, 7, "range", "civilian", None, None, None),
        ("injured", 0, 0, "none", "civilian", None, "asserted", None),
        ("killed", 0, 3, "range", "combatant", None, None, None),
        ("killed", 2, 2, "exact", "child", None, None, 0),
    ]
    first = found.counts[0]
    assert document.text[first.start : first.end] == "civilians_killed_min: 5\ncivilians_killed_max: 7"
    assert (document.doc_id, document.url, document.published) == ("airwars:ORV021", "https://airwars.example/orv021", None)
    assert (found.begins, found.ends, found.country, found.precision, found.lat) == ("2021-05-03", "2021-05-04", "Orvia", "district", 49.1)


def test_cells_that_stand_apart_are_a_least_and_a_greatest_number() -> None:
    document, found = event(SHOWN + "ORV022;3 May 2021;Varden;Lomni;49,1;36,5;Within 100m (via Airwars);5;1;7;1\n")
    assert [told(count) for count in found.counts] == [
        ("killed", 5, None, "at_least", "civilian", None, None, None),
        ("killed", None, 7, "up_to", "civilian", None, None, None),
        ("injured", 1, None, "at_least", "civilian", None, None, None),
        ("injured", None, 1, "up_to", "civilian", None, None, None),
    ]
    assert [document.text[count.start : count.end] for count in found.counts] == ["5", "7", "1", "1"]
    assert (found.place, found.lat, found.precision) == ("Lomni", 49.1, "site")


def test_an_empty_cell_is_unknown_and_no_zero() -> None:
    _, found = event(SITE + "ORV023,,orvia,2021-05-03,weak,49.1,36.5,Town,likely,1,1,,,,,,,,,,,,,,\n")
    assert [told(count) for count in found.counts] == [("killed", 1, None, "at_least", "civilian", None, None, None)]


def test_women_and_men_are_parts_by_their_sex() -> None:
    _, found = event(SITE + "ORV024,,orvia,2021-05-03,weak,49.1,36.5,Town,likely,1,4,4,,,1,1,3,3,,,,,,,\n")
    assert [(count.sex, count.low, count.part_of) for count in found.counts] == [(None, 4, None), ("male", 3, 0), ("female", 1, 0)]


def test_a_place_known_as_a_province_is_without_the_point_drawn_for_it() -> None:
    _, found = event(SHOWN + "ORV025;3 May 2021;Varden;Lomni;49,1;36,5;Province/governorate;5;;7;\n")
    assert (found.place, found.precision, found.lat) == ("Varden", "region", None)


def test_a_greatest_number_below_the_least_is_refused() -> None:
    [refused] = FORMAT.read(io.BytesIO((SHOWN + "ORV026;3 May 2021;Varden;Lomni;;;Town;5;;4;\n").encode()), "a.csv")
    assert isinstance(refused, BadInput)
    assert str(refused) == "a.csv, row 2: civilian_deaths_min is 5 and civilian_deaths_max is 4, which is less"


@pytest.mark.parametrize("table", [SITE, SHOWN, "\ufeff" + SITE])
def test_it_knows_its_table_by_the_headings_alone(table: str) -> None:
    assert FORMAT.sniff("x", table.encode()) > 90


def test_a_table_with_no_code_or_no_civilians_is_not_its() -> None:
    assert FORMAT.sniff("airwars.csv", b"date,civilians_killed_min,civilians_killed_max\n") == 0
    assert FORMAT.sniff("airwars.csv", b"code,militants_killed_min,militants_killed_max\n") == 0
