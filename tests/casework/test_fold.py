"""New reports folded into a case: what comes out is what a build with them would make."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from posts import posts

from witnessmark import pipeline
from witnessmark.archive.verify.verify import verify
from witnessmark.errors import SkipItem, StopRun
from witnessmark.model.incident import Incident

pytestmark = pytest.mark.slow

REPORTS = Path(__file__).parent.parent.parent / "example" / "reports"
FILES = sorted(path.relative_to(REPORTS).as_posix() for path in REPORTS.rglob("*") if path.is_file() and path.suffix != ".toml")
MARKET = "At least 7 people were killed when shells hit a market in Zhytomyr on 7 May 2024, Mayor Ostap Hrabar said."
LATER = "The toll of the shelling of a market in Zhytomyr on 7 May 2024 rose to 9 dead, Mayor Ostap Hrabar said on Wednesday."
FERRY = "Two people were killed when a drone hit a ferry at Izmail on 2 March 2024, the port said."


class Heard(pipeline.Watcher):
    """Keeps what it is told."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def told(self, remarks: object) -> None:
        self.said += [str(remark) for remark in remarks if isinstance(remark, SkipItem)]  # type: ignore[attr-defined]


def content(incidents: list[Incident]) -> dict[str, object]:
    """Incidents by id, without the order of their documents and the names of copy groups, which follow from the order of the input."""
    return {i.incident_id: (i.title, i.time, i.tallies, i.contradictions, {(e.doc_id, e.relation) for e in i.documents}) for i in incidents}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("whole") / "case"
    pipeline.build(REPORTS, folder).close()
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("last", FILES)
def test_any_report_of_the_example_folded_in_last_gives_the_incidents_of_a_build_with_it(last: str, whole: Path, tmp_path: Path) -> None:
    shutil.copytree(REPORTS, tmp_path / "reports")
    (tmp_path / "reports" / last).unlink()
    pipeline.build(tmp_path / "reports", tmp_path / "case").close()
    with pipeline.Case(tmp_path / "case") as case:
        pipeline.add(case, [REPORTS / last])
    with pipeline.Case(tmp_path / "case") as case, pipeline.Case(whole) as built:
        assert content(list(case.store.incidents)) == content(list(built.store.incidents))
        assert copy_groups(case) == copy_groups(built)
    assert pages(tmp_path / "case") == pages(whole)
    assert verify(tmp_path / "case") == []


def copy_groups(case: pipeline.Case) -> set[frozenset[str]]:
    """Which documents are one text; by which of their links is a matter of how rare words are, and a fold judges that by fewer documents."""
    groups: dict[str, frozenset[str]] = {}
    for pair in case.store.pairs:
        if pair.kind in ("copy", "rewrite", "translation"):
            joined = groups.get(pair.a, frozenset((pair.a,))) | groups.get(pair.b, frozenset((pair.b,)))
            groups.update(dict.fromkeys(joined, joined))
    return set(groups.values())


def pages(case: Path) -> list[str]:
    return sorted(path.name for path in (case / "dossier").iterdir())


@pytest.mark.slow
def test_made_up_posts_folded_in_one_after_the_other_give_what_a_build_of_all_gives(tmp_path: Path) -> None:
    for number, document in enumerate(posts(120, a_day=40)):
        for folder in ("all", "first") if number < 100 else ("all",):
            (tmp_path / folder).mkdir(exist_ok=True)
            (tmp_path / folder / f"{number:03}.jsonl").write_bytes(msgspec.json.encode(document))
    pipeline.build(tmp_path / "first", tmp_path / "case").close()
    with pipeline.Case(tmp_path / "case") as case, pipeline.build(tmp_path / "all", tmp_path / "whole") as whole:
        for number in range(100, 120):
            pipeline.add(case, [tmp_path / "all" / f"{number:03}.jsonl"])
        assert content(list(case.store.incidents)) == content(list(whole.store.incidents))
        assert {(p.a, p.b, p.kind) for p in case.store.pairs} == {(p.a, p.b, p.kind) for p in whole.store.pairs}


@pytest.fixture
def case(tmp_path: Path) -> Iterator[pipeline.Case]:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "market.txt").write_text(MARKET, encoding="utf-8")
    with pipeline.build(tmp_path / "reports", tmp_path / "case") as made:
        yield made


def given(case: pipeline.Case, name: str, text: str) -> Path:
    path = case.folder.parent / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_report_of_the_same_attack_changes_its_incident_where_it_stands(case: pipeline.Case) -> None:
    (before,) = case.store.incidents
    pipeline.add(case, [given(case, "ferry.txt", FERRY)])
    folded = pipeline.add(case, [given(case, "later.txt", LATER)])
    first, second = case.store.incidents
    assert (folded.incidents, folded.gone) == ([(before.incident_id, first)], [before.incident_id])
    assert [len(first.documents), len(second.documents)] == [2, 1]
    assert [t.supported.low for t in first.tallies if (t.outcome, t.who) == ("killed", "any")] == [9]
    index = (case.dossier / "index.html").read_text(encoding="utf-8")
    assert before.incident_id not in index
    assert index.index(first.incident_id) < index.index(second.incident_id)
    assert "2 incidents from 3 documents" in index
    assert pages(case.folder) == sorted(["index.html", *(f"incident-{i.incident_id}.html" for i in (first, second))])


def test_the_same_file_again_changes_nothing(case: pipeline.Case) -> None:
    path = given(case, "ferry.txt", FERRY)
    pipeline.add(case, [path])
    before = content(list(case.store.incidents))
    assert pipeline.add(case, [path]) == ([], [], [], [])
    assert content(list(case.store.incidents)) == before
    assert len(case.archive.custody.items) == 2


def test_a_name_the_case_knows_with_other_bytes_is_refused(case: pipeline.Case) -> None:
    heard = Heard()
    pipeline.add(case, [given(case, "market.txt", LATER)], watcher=heard)
    assert len(case.store.documents) == 1
    assert [said.rpartition("/")[2] for said in heard.said] == ["market.txt: the case holds another file of this name; `build` takes up new versions"]


def test_a_case_without_incidents_gets_its_first(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "note.txt").write_text("The ferry left at nine.", encoding="utf-8")
    with pipeline.build(tmp_path / "reports", tmp_path / "case") as case:
        pipeline.add(case, [given(case, "ferry.txt", FERRY)])
        (incident,) = case.store.incidents
    assert incident.incident_id in (tmp_path / "case" / "dossier" / "index.html").read_text(encoding="utf-8")


def test_a_build_after_a_fold_makes_the_store_of_a_build_alone(case: pipeline.Case, tmp_path: Path) -> None:
    for name, text in (("ferry.txt", FERRY), ("later.txt", LATER)):
        pipeline.add(case, [given(case, name, text)])
        (tmp_path / "reports" / name).write_text(text, encoding="utf-8")
    case.close()
    pipeline.build(tmp_path / "reports", tmp_path / "case").close()
    pipeline.build(tmp_path / "reports", tmp_path / "other").close()
    assert (tmp_path / "case" / "store.sqlite").read_bytes() == (tmp_path / "other" / "store.sqlite").read_bytes()


def test_a_run_that_stops_leaves_the_store_as_it_was(case: pipeline.Case, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise StopRun("the disk is full")

    monkeypatch.setattr(case.store.pairs, "put", full)
    monkeypatch.setattr(case.store.incidents, "exchange", full)
    with pytest.raises(StopRun, match="the disk is full"):
        pipeline.add(case, [given(case, "later.txt", LATER)])
    assert (len(case.store.documents), len(case.store.incidents)) == (1, 1)
