import json
from pathlib import Path

import pytest
from running import run

MAPPING = 'id_prefix = "t:"\n[columns]\ntext = "Text"\ndoc_id = "No"\npublished = "Date"\n'
HEAD = "No,Date,Text\n"
ONE = "1,2024-05-03,Two people were hurt in Lysove.\n"
TWO = "2,2024-05-04,Three people were killed in Hrabivka.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    made.mkdir()
    (made / "tolls.csv").write_text(HEAD + ONE + TWO, encoding="utf-8")
    (made / "mapping.toml").write_text(MAPPING, encoding="utf-8")
    return made


def state(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Every file below a folder, hidden ones too, with its bytes and when it was written."""
    return {str(path.relative_to(folder)): (path.read_bytes(), path.stat().st_mtime_ns) for path in sorted(folder.rglob("*")) if path.is_file()}


def actions(out: str) -> dict[str | None, str]:
    return {each["doc_id"]: each["action"] for each in map(json.loads, out.splitlines())}


def test_a_dry_run_of_a_new_case_makes_nothing(folder: Path, tmp_path: Path) -> None:
    done = run("build", folder, "--out", tmp_path / "case", "--dry-run")
    assert (done.status, actions(done.out)) == (0, {"t:1": "create", "t:2": "create"})
    assert "2 to create; nothing was changed." in done.err
    assert not (tmp_path / "case").exists()


def test_a_dry_run_says_what_a_build_would_do_and_the_case_stays_as_it_is(folder: Path, tmp_path: Path) -> None:
    case = tmp_path / "case"
    assert run("build", folder, "--out", case).status == 0
    changed = TWO.replace("Three", "Four").replace("04,", "05,")
    (folder / "tolls.csv").write_text(HEAD + ONE + changed + "3,2024-05-06,Nobody was hurt in Zelene.\n4,May,Five were hurt.\n", encoding="utf-8")
    before = state(case)
    done = run("build", folder, "--out", case, "--dry-run")
    assert state(case) == before
    planned = [json.loads(line) for line in done.out.splitlines()]
    assert [(each["action"], each["doc_id"], each["fields"]) for each in planned] == [
        ("unchanged", "t:1", []),
        ("update", "t:2", ["text", "published"]),
        ("create", "t:3", []),
        ("refuse", None, []),
    ]
    assert "row 5: its date is 'May'" in planned[3]["reason"]
    assert done.status == 3 and "1 to create, 1 to update, 1 unchanged, 1 refused; nothing was changed." in done.err
    assert run("build", folder, "--out", case).status == 3
    assert actions(run("build", folder, "--out", case, "--dry-run").out) == {
        "t:1": "unchanged",
        "t:2": "unchanged",
        "t:3": "unchanged",
        None: "refuse",
    }


def test_a_dry_run_of_add_says_what_it_would_refuse(folder: Path, tmp_path: Path) -> None:
    case, more = tmp_path / "case", tmp_path / "more.csv"
    assert run("build", folder, "--out", case).status == 0
    more.write_text(HEAD + ONE + TWO.replace("Three", "Four") + "3,2024-05-06,Nobody was hurt in Zelene.\n", encoding="utf-8")
    before = state(case)
    done = run("add", case, more, "--mapping", folder / "mapping.toml", "--dry-run")
    assert state(case) == before
    assert actions(done.out) == {"t:1": "unchanged", "t:2": "refuse", "t:3": "create"}
    assert "the case holds it from tolls.csv, with another text; `add` leaves that as it is" in done.out
    (tmp_path / "tolls.csv").write_text(HEAD, encoding="utf-8")
    assert "`build` takes up new versions" in run("add", case, tmp_path / "tolls.csv", "--dry-run").out


def test_a_mapping_given_to_add_is_kept_beside_its_table(folder: Path, tmp_path: Path) -> None:
    case, more = tmp_path / "case", tmp_path / "more.csv"
    assert run("build", folder, "--out", case).status == 0
    more.write_text(HEAD + "3,2024-05-06,Nobody was hurt in Zelene.\n", encoding="utf-8")
    assert "1 document" in run("add", case, more, "--mapping", folder / "mapping.toml").err
    assert '"name":"more.csv.toml"' in (case / "archive" / "custody.jsonl").read_text(encoding="utf-8")
    assert run("verify", case).status == 0


def test_a_table_without_a_mapping_is_refused_and_one_is_suggested(folder: Path) -> None:
    (folder / "mapping.toml").unlink()
    done = run("records", folder / "tolls.csv")
    assert done.status == 3 and "--suggest-mapping" in done.err
    suggested = run("records", folder / "tolls.csv", "--suggest-mapping")
    assert 'text = "Text"' in suggested.out and 'published = "Date"' in suggested.out
    (folder / "tolls.csv.toml").write_text(suggested.out, encoding="utf-8")
    assert [each["doc_id"] for each in run("records", folder / "tolls.csv").lines()] == ["tolls:1", "tolls:2"]
    assert run("records", folder / "tolls.csv.toml", "--suggest-mapping").status == 3


def test_a_person_sees_a_line_a_document(folder: Path, tmp_path: Path) -> None:
    done = run("build", folder, "--out", tmp_path / "case", "--dry-run", "--format", "pretty")
    assert done.out.splitlines()[0].startswith("create    t:1")


def test_a_dry_run_of_add_needs_a_case(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    done = run("add", tmp_path / "none", folder / "tolls.csv", "--dry-run")
    assert done.status == 1 and "there is no case here" in done.err
    assert list((tmp_path / "none").iterdir()) == []
