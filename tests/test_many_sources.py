"""One day of shelling as many voices told it, from texts to ranges: the town, the people and every word are invented."""

from pathlib import Path

import pytest

import witnessmark
from witnessmark.model.incident import Incident
from witnessmark.model.tally import Row, Tally

PLACES = """
places = [
  { id = "own/tessal", name = "Tessal", at = [50.0, 30.0], precision = "city" },
  { id = "own/eastrow", name = "Eastrow", at = [50.02, 30.03], precision = "district", inside = "own/tessal" },
]
"""
GOVERNOR = (
    "Rockets fell on housing estates in Tessal on Monday, and at least 11 people were killed, Petro Vandrak, head of the Tessal regional "
    "administration, said."
)
WIRE = {"doc_id": "wire", "publisher": "Harbour Wire", "published": "2024-03-04", "text": GOVERNOR}
COPY = {"doc_id": "copy", "publisher": "Daily Ladder", "published": "2024-03-05", "text": f"{GOVERNOR} More news follows in the evening."}
POST = {
    "doc_id": "post",
    "publisher": "Evening Ladder",
    "published": "2024-03-04",
    "text": "Dozens of people were killed and hundreds were wounded when rockets struck Tessal on Monday, Olha Brenko, an adviser to the interior "
    "minister, wrote on Facebook.",
}
BRIEF = {
    "doc_id": "brief",
    "publisher": "Harbour Wire",
    "published": "2024-03-08",
    "text": "Cluster rockets killed at least three civilians in the Eastrow district of Tessal on Monday, March 4, Human Rights Watch said. "
    "It looked at dozens of videos.",
}
BULLETIN = {
    "doc_id": "bulletin",
    "publisher": "Harbour Wire",
    "published": "2024-05-20",
    "text": "Nine civilians were killed in attacks across Tessal on 4 March 2024, the UN human rights office said. It counts what it has verified.",
}
MAYOR = {
    "doc_id": "mayor",
    "publisher": "Harbour Wire",
    "published": "2024-03-05",
    "text": "At least 15 fighters and 16 civilians were injured in Monday's rocket attack in Tessal, mayor Denys Horbil said.",
}
MORGUE = {
    "doc_id": "morgue",
    "publisher": "Harbour Wire",
    "published": "2024-04-20",
    "text": "The Tessal city morgue said that 16 people were killed in the rocket attack in Tessal on 4 March 2024.",
}
ALL = (WIRE, COPY, POST, BRIEF, BULLETIN, MAYOR)


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("places") / "gazetteer.toml"
    file.write_text(PLACES, encoding="utf-8")
    return file


def told(records: tuple[dict[str, str], ...], places: Path) -> Incident:
    (incident,) = witnessmark.reconcile(witnessmark.read(records, places), gazetteer=places)
    return incident


def tally(incident: Incident, outcome: str, who: str = "any") -> Tally:
    return next(t for t in incident.tallies if (t.outcome, t.who) == (outcome, who))


def row(found: Tally, doc: str) -> Row:
    return next(r for r in found.rows if any(claim[0] == doc for claim in r.claims))


def test_at_least_eleven_and_open_reported_to_dozens_and_nobody_contradicts_anybody(places: Path) -> None:
    incident = told(ALL, places)
    killed = tally(incident, "killed")
    assert (killed.supported.low, killed.supported.high) == (11, None)
    assert (killed.reported.low, killed.reported.high, killed.reported.top) == (11, None, 99)
    assert killed.grade == "A" and len(killed.stories) == 1
    assert incident.contradictions == ()


def test_the_part_and_the_verified_minimum_are_explained(places: Path) -> None:
    incident = told(ALL, places)
    killed = tally(incident, "killed")
    assert "It counts a part of the whole (Eastrow)" in row(killed, "brief").reason
    assert "counts what it has verified, so the number is a minimum" in row(killed, "bulletin").reason
    assert [row(killed, doc).effect for doc in ("wire", "brief", "bulletin", "post")] == ["sets_floor", "consistent", "consistent", "weak"]
    assert ("scope_mismatch", "killed", "any") in [(c.code, c.outcome, c.who) for c in incident.explained]


def test_copies_count_once(places: Path) -> None:
    killed = tally(told(ALL, places), "killed")
    assert {claim[0] for claim in row(killed, "wire").claims} == {"wire", "copy"}
    alone = tally(told((WIRE, POST, BRIEF, BULLETIN, MAYOR), places), "killed")
    assert (alone.supported, alone.grade, alone.reason) == (killed.supported, killed.grade, killed.reason)


def test_fighters_and_civilians_are_other_quantities_and_their_sum_is_nobodys_words(places: Path) -> None:
    incident = told(ALL, places)
    assert tally(incident, "injured", "combatant").supported.low == 15
    assert tally(incident, "injured", "civilian").supported.low == 16
    assert tally(incident, "injured").supported.low == 31
    assert any("Nobody says this sum" in r.reason for r in tally(incident, "injured").rows)


def test_a_settled_count_of_the_dead_gives_the_number(places: Path) -> None:
    killed = tally(told((*ALL, MORGUE), places), "killed")
    assert (killed.supported.low, killed.supported.high) == (16, 16)
