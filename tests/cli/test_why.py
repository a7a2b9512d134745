from pathlib import Path

import pytest
from running import records, run

TEXT = "At least 7 people were killed when shells hit a market in Zhytomyr on Tuesday, Mayor Ostap Hrabar said."


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    (folder / "wire.jsonl").write_text(records(TEXT), encoding="utf-8")
    run("build", folder, "--out", folder.parent / "case")
    return folder.parent / "case"


def test_the_bound_leads_to_the_words(case: Path) -> None:
    done = run("why", case, "1", "killed")
    assert done.status == 0
    assert "Sets the floor" in done.out
    assert "“At least 7 people”" in done.out


def test_an_id_does_as_well_as_a_number(case: Path) -> None:
    page = next((case / "dossier").glob("incident-*.html")).stem.removeprefix("incident-")
    assert run("why", case, page[:6], "killed").out == run("why", case, "1", "killed").out


def test_what_nobody_counts_is_unknown_and_not_zero(case: Path) -> None:
    done = run("why", case, "1", "detained")
    assert "unknown, not zero" in done.out and done.status == 0


@pytest.mark.parametrize(("incident", "outcome", "status"), [("7", "killed", 1), ("zz", "killed", 1), ("1", "scratched", 2)])
def test_what_there_is_not_is_said(case: Path, incident: str, outcome: str, status: int) -> None:
    assert run("why", case, incident, outcome).status == status


def test_a_folder_that_is_no_case_is_named(tmp_path: Path) -> None:
    done = run("why", tmp_path, "1", "killed")
    assert done.status == 1
    assert "there is no case here" in done.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("which", ["9", "12", "a"])
def test_a_number_that_is_none_is_told_how_many_there_are(case: Path, which: str) -> None:
    done = run("why", case, which, "killed")
    assert done.status == 1
    assert "this case has one incident" in done.err and "at least 4 characters" in done.err
