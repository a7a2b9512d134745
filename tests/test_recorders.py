"""Recorders' rows beside a report of one event: what they say is shown, weak, and never one more independent source."""

from pathlib import Path

from witnessmark import build
from witnessmark.model.incident import Incident
from witnessmark.model.tally import Row

ACLED = (
    "event_id_cnty,event_date,time_precision,event_type,country,admin1,location,latitude,longitude,geo_precision,source,notes,fatalities,timestamp\n"
    'UKR90017,03 May 2021,1,Explosions/Remote violence,Ukraine,Kharkiv,Izium,49.2087,37.2485,1,Harbour Gazette,"Shells hit a market. Nine died.",5,'
    "1620300000\n"
)
UCDP = (
    "id,year,type_of_violence,source_headline,where_prec,where_coordinates,adm_1,latitude,longitude,country,date_prec,date_start,date_end,"
    "deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low\n"
    '440017,2021,1,"Market shelled, four dead",1,Izium town,Kharkiv oblast,49.2,37.25,Ukraine,1,2021-05-03,2021-05-03,0,0,4,2,6,8,5\n'
)
AIRWARS = (
    "\ufeffunique_reference_code;country;date;location_name;latitude;longitude;geolocation_accuracy;civilians_killed_min;civilians_killed_max\n"
    "UKR021;ukraine;2021-05-03;Izium;49.21;37.26;Town;5;7\n"
)
NEWS = (
    '{"doc_id":"news","text":"Four people were killed when shells hit a market in Izium on Monday, rescuers said.",'
    '"published":"2021-05-04","publisher":"Harbour Gazette","language":"en"}\n'
)


def incidents(folder: Path, **files: str) -> list[Incident]:
    (folder / "in").mkdir()
    for name, content in files.items():
        (folder / "in" / name.replace("_", ".")).write_text(content, encoding="utf-8")
    with build(folder / "in", folder / "case") as case:
        return list(case.store.incidents)


def killed(incident: Incident) -> list[Row]:
    return [row for tally in incident.tallies if (tally.outcome, tally.who) == ("killed", "any") for row in tally.rows]


def test_rows_of_three_recorders_stand_beside_the_report_of_the_same_event(tmp_path: Path) -> None:
    [incident] = incidents(tmp_path, a_csv=ACLED, u_csv=UCDP, w_csv=AIRWARS, n_jsonl=NEWS)
    assert {"ACLED", "UCDP", "Airwars"} < set(incident.roots)
    by_root = {row.root: row for row in killed(incident) if row.root in ("ACLED", "UCDP", "Airwars") and row.low >= 5}
    assert {root: (row.low, row.strength) for root, row in by_root.items()} == {"ACLED": (5, "weak"), "UCDP": (5, "weak"), "Airwars": (5, "weak")}
    assert "compiled from others' reports" in by_root["ACLED"].reason


def test_recorders_add_nothing_to_the_grade_nor_to_the_supported_range(tmp_path: Path) -> None:
    (tmp_path / "alone").mkdir()
    (tmp_path / "all").mkdir()
    [alone] = incidents(tmp_path / "alone", n_jsonl=NEWS)
    [beside] = incidents(tmp_path / "all", a_csv=ACLED, u_csv=UCDP, w_csv=AIRWARS, n_jsonl=NEWS)
    first, second = (next(t for t in each.tallies if (t.outcome, t.who) == ("killed", "any")) for each in (alone, beside))
    assert (first.grade, first.supported.low, first.supported.high) == (second.grade, second.supported.low, second.supported.high)


def test_a_recorder_alone_tells_of_an_event_by_weak_word(tmp_path: Path) -> None:
    [incident] = incidents(tmp_path, a_csv=ACLED)
    [tally] = [tally for tally in incident.tallies if (tally.outcome, tally.who) == ("killed", "any")]
    assert (incident.place is not None and incident.place.name, tally.grade, tally.supported.low) == ("Izium", "D", 5)
    assert [(row.root, row.low) for row in tally.rows] == [("ACLED", 5)]


def test_rows_of_one_table_worded_alike_are_no_copies_of_each_other(tmp_path: Path) -> None:
    other = ACLED.splitlines()[1].replace("UKR90017", "UKR90018").replace("03 May", "23 May")
    first, second = incidents(tmp_path, a_csv=f"{ACLED}{other}\n")
    assert {entry.relation for incident in (first, second) for entry in incident.documents} == {"independent"} or first.documents != second.documents
    assert len(first.documents) == len(second.documents) == 1


def test_two_rows_of_one_recorder_are_two_events_and_two_editions_of_one_row_are_one(tmp_path: Path) -> None:
    row = ACLED.splitlines()[1]
    other, later = row.replace("UKR90017", "UKR90018"), row.replace(",5,1620300000", ",6,1626300000")
    found = incidents(tmp_path, a_csv=f"{ACLED}{other}\n{later}\n", n_jsonl=NEWS)
    together = [sorted(entry.doc_id for entry in incident.documents if entry.doc_id != "news") for incident in found]
    assert sorted(together) == [["acled:UKR90017:1620300000", "acled:UKR90017:1626300000"], ["acled:UKR90018:1620300000"]]


def test_no_deaths_reported_never_becomes_a_zero(tmp_path: Path) -> None:
    row = ACLED.replace(",5,1620300000", ",0,1620300000")
    assert row != ACLED
    for incident in incidents(tmp_path, a_csv=row, n_jsonl=NEWS):
        assert all(tally.supported.low != 0 for tally in incident.tallies)
