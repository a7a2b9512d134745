"""The example case, the whole way: what `build` makes of it is compared with the true answer beside it, example/answer.toml."""

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from witnessmark.archive.verify.verify import verify
from witnessmark.case import Case
from witnessmark.model.claim import Casualty
from witnessmark.model.incident import Incident
from witnessmark.model.reading import Reading
from witnessmark.model.tally import Tally
from witnessmark.pipeline import build

EXAMPLE = Path(__file__).parent.parent / "example"
REPORTS = EXAMPLE / "reports"
ANSWER: dict[str, Any] = tomllib.loads((EXAMPLE / "answer.toml").read_text(encoding="utf-8"))
MARKS = ("EXERCISE", "НАВЧАННЯ", "УЧЕНИЕ")
ATTACK, OLD = ANSWER["incidents"]


class Built:
    """The built example, its documents named as the answer names them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with build(REPORTS, folder) as case:
            files = {source.sha256: source.name for source in case.store.sources}
            self.documents = {document.doc_id: document for document in case.store.documents}
            self.names = {doc_id: _name(doc_id, files[document.source or ""]) for doc_id, document in self.documents.items()}
            self.readings = {self.names[reading.doc_id]: reading for reading in case.store.readings}
            self.pairs = list(case.store.pairs)
            self.incidents = list(case.store.incidents)

    def incident(self, answer: dict[str, Any]) -> Incident:
        """The incident that shares most documents with the answer's."""
        return max(self.incidents, key=lambda incident: len(self.told(incident) & set(answer["documents"])))

    def told(self, incident: Incident) -> set[str]:
        return {self.names[entry.doc_id] for entry in incident.documents}


def _name(doc_id: str, file: str) -> str:
    """As the answer names a document: its file, and which one where a file holds several."""
    return file if file.endswith((".html", ".txt")) else f"{file}#{doc_id.rpartition(':')[2]}"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return Built(tmp_path_factory.mktemp("example") / "case")


def counts() -> Iterator[tuple[str, dict[str, Any]]]:
    for entry in ANSWER["claims"]:
        for count in entry["counts"]:
            yield entry["document"], count


def _label(value: object) -> str:
    return "-".join(map(str, value.values())) if isinstance(value, dict) else str(value)


def tallies() -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    for incident in ANSWER["incidents"]:
        for tally in incident["tallies"]:
            yield incident, tally


def test_every_document_is_plainly_an_exercise(built: Built) -> None:
    assert len(built.documents) == 20
    for document in built.documents.values():
        assert any(mark in document.text.split("\n\n")[0] for mark in MARKS) or any(mark in (document.title or "") for mark in MARKS)


def test_every_page_of_the_dossier_says_so(built: Built) -> None:
    pages = sorted((built.folder / "dossier").rglob("*.html"))
    assert pages and all("EXERCISE" in page.read_text(encoding="utf-8") for page in pages)


def test_nothing_that_came_in_was_changed(built: Built) -> None:
    assert verify(built.folder) == []
    kept = {path.read_bytes() for path in (built.folder / "archive").rglob("*") if path.is_file()}
    assert all(path.read_bytes() in kept for path in REPORTS.rglob("*") if path.is_file())


def test_every_document_is_read(built: Built) -> None:
    assert {reading.language for reading in built.readings.values()} == {"en", "uk", "ru"}
    assert not any(caution.code == "language_not_read" for reading in built.readings.values() for caution in reading.warnings)


@pytest.mark.parametrize(
    ("document", "count"), list(counts()), ids=lambda value: value if isinstance(value, str) else "-".join(map(str, value.values()))
)
def test_a_count_is_read_with_its_voice(built: Built, document: str, count: dict[str, Any]) -> None:
    reading = built.readings[document]
    said = [_as_said(reading, claim) for claim in reading.claims if isinstance(claim, Casualty)]
    wanted = {"low": None, "high": None, "modality": "stated"} | count
    assert any(all(claim[field] == value for field, value in wanted.items()) for claim in said), json.dumps(said, ensure_ascii=False, indent=1)


def _as_said(reading: Reading, claim: Casualty) -> dict[str, Any]:
    speaker = next((person.name for person in reading.people if person.id == claim.speaker), None)
    fields = ("outcome", "low", "high", "quantifier", "who", "relation", "modality", "channel")
    return {field: getattr(claim, field) for field in fields} | {"speaker": _without_article(speaker)}


def _without_article(name: str | None) -> str | None:
    return None if name is None else name.removeprefix("a ").removeprefix("the ")


def test_the_swapped_word_is_the_only_warning(built: Built) -> None:
    found = {
        (name, caution.code) for name, reading in built.readings.items() for caution in reading.warnings if caution.code == "likely_mistranslation"
    }
    assert {each for each in found if each[1] == "likely_mistranslation"} == {(w["document"], w["code"]) for w in ANSWER["warnings"]}


def _groups() -> list[set[str]]:
    return [{group["original"], *group.get("copy", ()), *group.get("rewrite", ()), *group.get("translation", ())} for group in ANSWER["copies"]]


def test_copies_are_found_and_nothing_else_is_called_one(built: Built) -> None:
    joined = [{built.names[pair.a], built.names[pair.b]} for pair in built.pairs if pair.kind in ("copy", "rewrite", "translation")]
    assert all(any(pair <= group for group in _groups()) for pair in joined)
    for group in _groups():
        assert _connected(group, joined), f"not all of {sorted(group)} hang together: {joined}"


def _connected(members: set[str], joined: list[set[str]]) -> bool:
    reached = {min(members)}
    while more := {name for pair in joined if pair & reached for name in pair} - reached:
        reached |= more
    return members <= reached


@pytest.mark.parametrize("answer", ANSWER["incidents"], ids=lambda answer: answer["day"])
def test_an_incident_holds_its_documents_and_no_others(built: Built, answer: dict[str, Any]) -> None:
    incident = built.incident(answer)
    assert built.told(incident) == set(answer["documents"])
    assert incident.place is not None and incident.place.name.casefold() == answer["place"].casefold()
    assert (incident.time.since or "").startswith(answer["day"])


@pytest.mark.parametrize("answer", ANSWER["incidents"], ids=lambda answer: answer["day"])
def test_an_incident_rests_on_its_roots(built: Built, answer: dict[str, Any]) -> None:
    found, wanted = sorted(built.incident(answer).roots), sorted(answer["roots"])
    assert len(found) == len(wanted) and all(map(str.startswith, found, wanted)), found


@pytest.mark.parametrize(("incident", "answer"), list(tallies()), ids=lambda value: value.get("day") or f"{value['outcome']}-{value['who']}")
def test_a_range_is_what_the_reports_support(built: Built, incident: dict[str, Any], answer: dict[str, Any]) -> None:
    tally = _tally(built.incident(incident), answer["outcome"], answer["who"])
    for name in ("supported", "reported"):
        if name in answer:
            wanted = answer[name]
            found = getattr(tally, name)
            assert (found.low, found.high, found.top) == (wanted["low"], wanted.get("high"), wanted["top"]), (name, tally.reason)
    assert answer["floor"] in [row.root for row in tally.rows if row.effect == "sets_floor"], tally.reason
    assert tally.grade == answer.get("grade", tally.grade)
    assert set(answer.get("flags", ())) <= set(tally.flags)


def test_the_truth_is_never_ruled_out(built: Built) -> None:
    incident = built.incident(ATTACK)
    for outcome, truth in ATTACK["truth"].items():
        supported = _tally(incident, outcome, "any").supported
        assert supported.low is not None and supported.low <= truth
        assert supported.high is None or truth <= supported.high


def test_the_old_count_stays_out_of_the_new_attack(built: Built) -> None:
    old = {claim for row in _tally(built.incident(OLD), "killed", "any").rows for claim in row.claims}
    new = {claim for tally in built.incident(ATTACK).tallies for row in tally.rows for claim in row.claims}
    assert old and not old & new


def test_building_again_changes_nothing(built: Built) -> None:
    before = _bytes(built.folder)
    build(REPORTS, built.folder).close()
    assert _bytes(built.folder) == before


def _bytes(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.suffix != ".sqlite"}


def _tally(incident: Incident, outcome: str, who: str) -> Tally:
    return next(tally for tally in incident.tallies if (tally.outcome, tally.who) == (outcome, who))


def test_a_case_can_be_opened_again(built: Built) -> None:
    with Case(built.folder) as case:
        assert case.incident("1").incident_id == built.incidents[0].incident_id
