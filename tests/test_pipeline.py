import inspect
from pathlib import Path

import pytest

import witnessmark
from witnessmark import pipeline

TEXT = "At least 7 people were killed when shells hit a market in Zhytomyr on Tuesday, Mayor Ostap Hrabar said."
RECORDS = [
    {"doc_id": "a", "text": TEXT, "published": "2024-05-08"},
    {"doc_id": "b", "text": "Погода на завтра: тепло, без опадів.", "published": "2024-05-08"},
]


def test_the_ten_public_names_are_there() -> None:
    assert len(witnessmark.__all__) == 10
    for name in witnessmark.__all__:
        assert getattr(witnessmark, name) is not None
    assert set(dir(witnessmark)) >= set(witnessmark.__all__)
    with pytest.raises(AttributeError):
        _ = witnessmark.no_such_name  # type: ignore[attr-defined]


def test_a_stage_can_be_called_and_still_be_imported() -> None:
    from witnessmark import read
    from witnessmark.read.segment import segment

    assert segment("Two.", "en").words == ["Two", "."]
    assert [reading.doc_id for reading in read(RECORDS)] == ["a", "b"]


def test_from_records_to_an_incident_in_python() -> None:
    readings = list(witnessmark.read(RECORDS))
    assert list(witnessmark.copies(readings)) == []
    incident = next(iter(witnessmark.reconcile(readings)))
    assert isinstance(incident, witnessmark.Incident)
    assert [tally.supported.low for tally in incident.tallies if tally.outcome == "killed"] == [7]


def test_a_case_in_python(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "note.txt").write_text(TEXT, encoding="utf-8")
    with witnessmark.build(tmp_path / "reports", tmp_path / "case") as case:
        assert isinstance(case, witnessmark.Case)
        assert len(list(case.store.incidents)) == 1
        assert case.incident("1") == case.incident(case.incident("1").incident_id)
    assert witnessmark.verify(tmp_path / "case") == []


def test_nothing_can_be_published_before_the_guard_exists(tmp_path: Path) -> None:
    with pytest.raises(witnessmark.WitnessmarkError, match="cannot be published"):
        witnessmark.publish(tmp_path, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_changed_gazetteer_is_read_again(tmp_path: Path) -> None:
    places = tmp_path / "gazetteer.toml"
    record = [{"text": "Two people were killed in Upper Lysove on Monday, police said.", "published": "2024-05-08"}]
    for stamp, (lat, lon) in enumerate([(49.5, 30.5), (48.5, 29.5)], 1):
        places.write_text(f'places = [{{ id = "own/lysove", name = "Upper Lysove", at = [{lat}, {lon}], precision = "city" }}]\n', encoding="utf-8")
        import os

        os.utime(places, ns=(stamp, stamp))
        found = next(iter(pipeline.read(record, places))).places
        assert [(place.lat, place.lon) for place in found if place.name == "Upper Lysove"] == [(lat, lon)]


def test_the_pipeline_reads_in_one_sitting() -> None:
    lines = inspect.getsource(pipeline).splitlines()
    assert len(lines) < 200
