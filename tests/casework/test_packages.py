"""Two laptops without a network that hand each other bags: one case in the end, results and decisions included."""

import itertools
import json
import shutil
from pathlib import Path

import msgspec
import pytest

from witnessmark import pipeline
from witnessmark.archive.custody.custody import Custody
from witnessmark.archive.packages.joined import contents
from witnessmark.archive.receive import Archive
from witnessmark.errors import StopRun
from witnessmark.pipeline import Case, deciding

SHARED = {"council.txt": "At least 7 people were killed when shells hit a market in Zhytomyr on 7 May 2024, Mayor Ostap Hrabar said."}
FIRST = SHARED | {
    "wire.jsonl": json.dumps(
        {"doc_id": "w1", "published": "2024-05-08", "text": "Nine people were killed in the shelling of Zhytomyr on 7 May, rescuers said."}
    ),
}
SECOND = SHARED | {
    "wire.jsonl": json.dumps(
        {"doc_id": "w2", "published": "2024-05-09", "text": "The toll in Zhytomyr rose to 11 killed, the regional hospital said on Thursday."}
    ),
    "odesa.txt": "Three people were wounded in Odesa on 3 June 2024, police said.",
}


def built(path: Path, files: dict[str, str]) -> Path:
    folder = path.with_name(f"{path.name}-reports")
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text + "\n", encoding="utf-8")
    pipeline.build(folder, path).close()
    return path


def handed(giver: Path, taker: Path, bag: Path) -> list[tuple[str, str]]:
    pipeline.keeping.seal(giver, bag)
    opened = pipeline.keeping.open_bag(bag, taker, pipeline.steps())
    return [(each.code, each.subject) for each in opened.conflicts]


def decide(case: Path, judgement: str, who: str, when: str) -> None:
    with Case(case) as held:
        [document] = [reading.doc_id for reading in held.store.readings if "Hrabar" in (held.store.documents.get(reading.doc_id) or reading).text]
        [claim] = [one.id for reading in held.store.readings if reading.doc_id == document for one in reading.claims if one.kind == "casualty"][:1]
        made = deciding.judge(held, deciding.Signature(who, "I was there", when), judgement, document, [claim])
        pipeline.decide(held, made)


def results(case: Path) -> dict[str, object]:
    """Everything a case says, decisions by what they say and not by their numbers."""
    with Case(case) as held:
        said = contents(held.decisions)
        incidents = sorted(held.store.incidents, key=lambda each: each.incident_id)
        text = json.dumps([msgspec.to_builtins(each) for each in incidents], sort_keys=True)
        for name, content in sorted(said.items(), key=lambda each: -len(each[0])):
            text = text.replace(f'"decision": "{name}"', f'"decision": "{content}"')
        originals = {item.sha256 for item in held.archive.custody.items.values()}
        return {"incidents": text, "decisions": [said[each.id] for each in held.decisions], "originals": originals}


def test_two_laptops_end_with_the_same_case(tmp_path: Path) -> None:
    one, two = built(tmp_path / "one", FIRST), built(tmp_path / "two", SECOND)
    decide(one, "accept", "heron", "2031-05-04T10:00:00+00:00")
    decide(two, "reject", "wren", "2031-05-04T11:00:00+00:00")
    assert handed(one, two, tmp_path / "to-two") == [("name_differs", "wire.jsonl"), ("decision_contradicts", "decision 1")]
    assert handed(two, one, tmp_path / "to-one") == [("name_differs", "wire.jsonl"), ("decision_contradicts", "decision 1")]
    first, second = results(one), results(two)
    assert first == second
    assert len(first["originals"]) == 4
    assert len(first["decisions"]) == 2
    assert pipeline.verify(one) == pipeline.verify(two) == []


def test_a_new_case_of_a_bag_says_what_the_first_said_and_again_changes_nothing(tmp_path: Path) -> None:
    one = built(tmp_path / "one", FIRST)
    assert handed(one, tmp_path / "new", tmp_path / "bag") == []
    assert results(tmp_path / "new") == results(one)
    before = {path: path.read_bytes() for path in sorted((tmp_path / "new").rglob("*")) if path.is_file()}
    pipeline.keeping.open_bag(tmp_path / "bag", tmp_path / "new", pipeline.steps())
    assert {path: path.read_bytes() for path in sorted((tmp_path / "new").rglob("*")) if path.is_file()} == before


def test_a_new_case_counts_as_the_bag_did_and_another_says_that_it_does_not(tmp_path: Path) -> None:
    one, two = built(tmp_path / "one", SHARED | {"case.toml": 'convention = "airwars"'}), built(tmp_path / "two", SHARED)
    assert handed(one, tmp_path / "new", tmp_path / "bag") == []
    with Case(tmp_path / "new") as held:
        assert held.convention == "airwars"
    assert ("convention_differs", "convention") in handed(one, two, tmp_path / "bag-two")
    with Case(two) as held:
        assert held.convention == "default"


def test_a_refused_bag_leaves_no_case_behind(tmp_path: Path) -> None:
    one = built(tmp_path / "one", SHARED)
    pipeline.keeping.seal(one, tmp_path / "bag.zip", zipped=True)
    data = (tmp_path / "bag.zip").read_bytes()
    for name, bad in (("cut.zip", data[:-40]), ("flipped.zip", data.replace(b"Hrabar", b"Harbar"))):
        (tmp_path / name).write_bytes(bad)
        with pytest.raises(StopRun, match="nothing was taken in"):
            pipeline.keeping.open_bag(tmp_path / name, tmp_path / "new", pipeline.steps())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bag.zip", "cut.zip", "flipped.zip", "one", "one-reports"]
    pipeline.keeping.open_bag(tmp_path / "bag.zip", tmp_path / "new", pipeline.steps())
    assert results(tmp_path / "new") == results(one)


@pytest.mark.parametrize(("name", "broken"), [("case.toml", "surprise = 1\n"), ("gazetteer.toml", "[[place]]\nname = 3\n")])
def test_settings_that_nobody_understands_do_not_come_in_to_stop_every_later_run(tmp_path: Path, name: str, broken: str) -> None:
    giver, taker = built(tmp_path / "one", FIRST), built(tmp_path / "two", SECOND)
    (tmp_path / "one-reports" / name).write_text(broken, encoding="utf-8")
    list(Archive(giver).receive_folder(tmp_path / "one-reports"))
    pipeline.keeping.seal(giver, tmp_path / "bag")
    before = Custody(taker).size
    with pytest.raises(StopRun, match=f"{name} in the bag: .*nothing was taken in"):
        pipeline.keeping.open_bag(tmp_path / "bag", taker, pipeline.steps())
    assert Custody(taker).size == before


SAID = "Twelve people were killed in Zhytomyr on 7 May, the prosecutor said."
THIRD = SHARED | {
    "wire.jsonl": json.dumps({"doc_id": "w1", "published": "2024-05-10", "text": SAID}),
    "aid.txt": "Two people were injured in Lutsk on 9 May 2024, said Iryna Koval, a nurse.",
}


@pytest.mark.slow
def test_three_laptops_say_the_same_in_whatever_order_they_meet(tmp_path: Path) -> None:
    told = []
    cases = {name: built(tmp_path / name, files) for name, files in (("heron", FIRST), ("wren", SECOND), ("owl", THIRD))}
    for hour, (name, judgement) in enumerate([("heron", "accept"), ("wren", "reject"), ("owl", "accept")]):
        decide(cases[name], judgement, name, f"2031-05-04T1{hour}:00:00+00:00")
    for order in (("heron", "wren", "owl"), ("owl", "heron", "wren")):
        place = tmp_path / "-".join(order)
        place.mkdir()
        for name in order:
            shutil.copytree(cases[name], place / name)
        for giver, taker in itertools.permutations(order, 2):
            handed(place / giver, place / taker, place / f"{giver}-to-{taker}")
        told += [results(place / name) for name in order]
        assert [pipeline.verify(place / name) for name in order] == [[]] * 3
    assert all(each == told[0] for each in told)
    assert len(told[0]["originals"]) == 6
    assert len(told[0]["decisions"]) == 3
