"""Decisions outlive new readings and new evidence: whatever ids and incidents become, each finds what it was about, or says that it does not."""

import json
import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest
from msgspec.structs import replace

from witnessmark import pipeline
from witnessmark.errors import SkipItem, StopRun
from witnessmark.model.claim import Casualty
from witnessmark.model.decision import Correction, Decision
from witnessmark.model.document import Document
from witnessmark.model.incident import Incident
from witnessmark.model.reading import Reading
from witnessmark.model.tally import Tally
from witnessmark.pipeline import Case, deciding

REPORTS = {
    "mayor": "At least 7 people were killed when shells hit a market in Zhytomyr on Tuesday, Mayor Ostap Hrabar said.",
    "rescuer": "Nine people were killed by the shelling of the market in Zhytomyr on Tuesday, a rescuer, Lina Kosar, said on Wednesday.",
    "medic": "Four people were killed and twelve injured in the shelling of Zhytomyr on Tuesday, a doctor, Vira Luzan, said on Wednesday.",
}
NEW = "Six people were killed when the market in Zhytomyr was shelled on Tuesday, said Danylo Prus, who runs the morgue."
BY = deciding.Signature("Olha Kit", "the caption is of another street", "2031-05-10T09:00:00+00:00")


class Hearing(pipeline.Watcher):
    """Keeps what it is told."""

    def __init__(self) -> None:
        self.heard_of: list[str] = []

    def told(self, remarks: Iterable[SkipItem]) -> None:
        self.heard_of += map(str, remarks)


def write(folder: Path, name: str, reports: dict[str, str]) -> None:
    folder.mkdir(exist_ok=True)
    records = [{"doc_id": doc, "text": text, "published": "2024-05-08"} for doc, text in reports.items()]
    (folder / name).write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")


def build(tmp_path: Path) -> tuple[Case, list[str]]:
    watcher = Hearing()
    return pipeline.build(tmp_path / "reports", tmp_path / "case", watcher=watcher), watcher.heard_of


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    write(folder / "reports", "wire.jsonl", REPORTS)
    build(folder)[0].close()
    return folder


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path, dirs_exist_ok=True))


def decide(folder: Path, make: "type[Decision] | object") -> Decision:
    with Case(folder / "case") as case:
        return pipeline.decide(case, make(case))  # type: ignore[operator]


def read_anew(monkeypatch: pytest.MonkeyPatch, change: object) -> None:
    """From now on every text is read otherwise."""
    before = pipeline.read_one

    def otherwise(gazetteer: Path | None, document: Document, **more: object) -> Reading:
        return change(before(gazetteer, document, **more))  # type: ignore[arg-type, operator]

    monkeypatch.setattr(pipeline, "read_one", otherwise)


def shifted(reading: Reading) -> Reading:
    """The same claims under other ids, in another order, each from the word before on."""
    made = []
    for number, claim in enumerate(reversed(reading.claims)):
        start = (reading.text or "").rfind(" ", 0, max(claim.start - 1, 0)) + 1
        quote = (reading.text or "")[start : claim.end]
        made.append(replace(claim, id=f"c{40 + number}", start=start, quote=quote, **({"part_of": None} if isinstance(claim, Casualty) else {})))
    return replace(reading, claims=tuple(made))


def without_counts(reading: Reading) -> Reading:
    return replace(reading, claims=tuple(claim for claim in reading.claims if not isinstance(claim, Casualty)))


def killed(incident: Incident) -> Tally:
    return next(tally for tally in incident.tallies if (tally.outcome, tally.who) == ("killed", "any"))


def rows(case: Case) -> dict[str, tuple[str, int | None]]:
    """What became of each document's count of the dead."""
    return {doc: (row.effect, row.low) for one in case.store.incidents for row in killed(one).rows for doc, _ in row.claims}


def groups(case: Case) -> list[list[str]]:
    return sorted(sorted(entry.doc_id for entry in one.documents) for one in case.store.incidents)


def case_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Case, list[str]]:
    """The case read anew with other claim ids and bounds, and with a report that comes before all others."""
    read_anew(monkeypatch, shifted)
    write(folder / "reports", "0-first.jsonl", {"morgue": NEW})
    return build(folder)


def test_a_rejection(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    decide(folder, lambda case: deciding.judge(case, BY, "reject", "rescuer", ["c0"]))
    case, heard = case_again(folder, monkeypatch)
    with case:
        assert rows(case)["rescuer"] == ("not_comparable", 9)
        assert rows(case).keys() == {*REPORTS, "morgue"} and heard == []
    decide(folder, lambda case: deciding.undo(case, BY, "1"))
    with Case(folder / "case") as case:
        assert rows(case)["rescuer"][0] != "not_comparable"


def test_a_correction(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    decide(folder, lambda case: deciding.correct(case, BY, "rescuer", ["c0"], Correction(low=19, high=19)))
    case, heard = case_again(folder, monkeypatch)
    with case:
        assert rows(case)["rescuer"][1] == 19 and heard == []
        assert {claim.low for claim in case.store.readings.get("rescuer").claims if isinstance(claim, Casualty)} == {9}


def test_a_split(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    decide(folder, lambda case: deciding.split(case, BY, "1", ["medic"]))
    with Case(folder / "case") as case:
        assert groups(case) == [["mayor", "rescuer"], ["medic"]]
    case, heard = case_again(folder, monkeypatch)
    with case:
        assert groups(case) == [["mayor", "morgue", "rescuer"], ["medic"]] and heard == []
    decide(folder, lambda case: deciding.merge(case, BY, ["1", "2"]))
    with Case(folder / "case") as case:
        assert len(groups(case)) == 1


def test_a_grade(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    decide(folder, lambda case: deciding.grade(case, BY, "1", "killed", "D"))
    case, heard = case_again(folder, monkeypatch)
    with case:
        (incident,) = case.store.incidents
        override = killed(incident).override
        assert override is not None and (override.value, override.who) == ("D", "Olha Kit")
        assert killed(incident).grade != "D" and heard == []


def test_a_copy_link(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    decide(folder, lambda case: deciding.link(case, BY, "mayor", "medic", "rewrite"))
    case, heard = case_again(folder, monkeypatch)
    with case:
        assert [(pair.a, pair.b, pair.kind) for pair in case.store.pairs if pair.verdict is not None] == [
            ("mayor", "medic", "rewrite")
        ] and heard == []
    decide(folder, lambda case: deciding.link(case, BY, "medic", "mayor"))
    with Case(folder / "case") as case:
        assert not any(pair.kind == "rewrite" for pair in case.store.pairs)


def test_people(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def roots(case: Case) -> int:
        return len({root for incident in case.store.incidents for root in incident.roots})

    decide(folder, lambda case: deciding.people(case, BY, "rescuer:Lina Kosar", "medic:Vira Luzan", same=True))
    with Case(folder / "case") as case:
        assert roots(case) == 2

    def longer(reading: Reading) -> Reading:
        """Every mention from the word before on."""
        starts = {span: ((reading.text or "").rfind(" ", 0, span[0] - 1) + 1, span[1]) for voice in reading.people for span in voice.spans}
        return replace(reading, people=tuple(replace(voice, spans=tuple(starts[span] for span in voice.spans)) for voice in reading.people))

    read_anew(monkeypatch, longer)
    case, heard = build(folder)
    with case:
        assert roots(case) == 2 and heard == []
    decide(folder, lambda case: deciding.undo(case, BY, "1"))
    with Case(folder / "case") as case:
        assert roots(case) == 3


def test_people_of_one_text_are_told_apart_without_building_again(tmp_path: Path) -> None:
    text = "Seven people were killed in Zhytomyr on Tuesday, Ostap Hrabar said. Hrabar later said nine had died."
    write(tmp_path / "reports", "wire.jsonl", {"one": text})
    build(tmp_path)[0].close()
    with Case(tmp_path / "case") as case:
        spans = [span for voice in case.store.readings.get("one").people for span in voice.spans]
    first, second = (f"one:{start}-{end}" for start, end in sorted(spans)[:2])
    decide(tmp_path, lambda case: deciding.people(case, BY, first, second, same=False))
    with Case(tmp_path / "case") as case:
        assert len(case.store.readings.get("one").people) == 2


def test_deciding_and_building_make_the_same_case(folder: Path) -> None:
    decide(folder, lambda case: deciding.judge(case, BY, "reject", "rescuer", ["c0"]))
    decide(folder, lambda case: deciding.split(case, BY, "1", ["medic"]))
    decide(folder, lambda case: deciding.link(case, BY, "mayor", "medic", "rewrite"))
    made = _bytes(folder)
    build(folder)[0].close()
    assert _bytes(folder) == made
    for which in ("1", "2", "3"):
        decide(folder, lambda case, which=which: deciding.undo(case, BY, which))
    undone = _bytes(folder, "dossier/incident-*.html")
    (folder / "case" / "decisions.jsonl").write_bytes(b"")
    build(folder)[0].close()
    assert list(undone) == list(_bytes(folder, "dossier/incident-*.html"))


def _bytes(folder: Path, pattern: str = "dossier/*") -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((folder / "case").glob(pattern))}


def test_what_finds_nothing_any_more_is_said_and_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    decide(folder, lambda case: deciding.judge(case, BY, "reject", "rescuer", ["c0"]))
    decide(folder, lambda case: deciding.grade(case, BY, "1", "killed", "D"))
    read_anew(monkeypatch, without_counts)
    case, heard = build(folder)
    with case:
        assert [line.partition(":")[0] for line in heard] == ["decision 1 finds nothing now", "decision 2 finds nothing now"]
        assert [one.lost is not None for one in deciding.listed(case)] == [True, True]
        assert "Decisions that find nothing now" in (case.dossier / "index.html").read_text(encoding="utf-8")
    monkeypatch.undo()
    case, heard = build(folder)
    with case:
        assert heard == [] and rows(case)["rescuer"][0] == "not_comparable"


def test_a_line_cut_short_is_said_and_the_others_hold(folder: Path) -> None:
    decide(folder, lambda case: deciding.judge(case, BY, "reject", "rescuer", ["c0"]))
    with (folder / "case" / "decisions.jsonl").open("ab") as file:
        file.write(b'{"id": "2", "who": "Ol')
    case, heard = build(folder)
    with case:
        assert len(heard) == 1 and "line 2 was cut short" in heard[0]
        assert rows(case)["rescuer"][0] == "not_comparable"


def test_a_case_of_its_own_places_is_not_made_anew_without_them(tmp_path: Path) -> None:
    write(tmp_path / "reports", "wire.jsonl", {"one": "Seven people were killed in Upper Lysove on Tuesday, police said."})
    places = tmp_path / "places.toml"
    places.write_text('places = [{ id = "own/lysove", name = "Upper Lysove", at = [49.5, 30.5], precision = "city" }]\n', encoding="utf-8")
    pipeline.build(tmp_path / "reports", tmp_path / "case", gazetteer=places).close()
    with Case(tmp_path / "case") as case:
        decision = deciding.judge(case, BY, "reject", "one", ["c0"])
        with pytest.raises(StopRun, match="--gazetteer"):
            pipeline.decide(case, decision)
        assert case.decisions == ()
        pipeline.decide(case, decision, places)
        assert next(iter(case.store.incidents)).place is not None
