import os
from pathlib import Path

import pytest
from running import records, run

REPORT = "At least 7 people were killed and 20 wounded when shells hit a market in Zhytomyr on Tuesday, Mayor Ostap Hrabar said."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "reports"
    made.mkdir()
    (made / "wire.jsonl").write_text(records(REPORT), encoding="utf-8")
    return made


def state(case: Path) -> dict[str, tuple[bytes, int]]:
    """Every file of the case with its bytes and when it was last written."""
    return {str(path.relative_to(case)): (path.read_bytes(), path.stat().st_mtime_ns) for path in sorted(case.rglob("*")) if path.is_file()}


def test_the_whole_way(folder: Path, tmp_path: Path) -> None:
    done = run("build", folder, "--out", tmp_path / "case")
    assert done.status == 0
    assert "7 or more" in done.out
    assert str(tmp_path / "case" / "dossier" / "index.html") in done.err
    assert {path.name for path in (tmp_path / "case").iterdir()} == {"archive", "store.sqlite", "decisions.jsonl", "dossier", "texts"}
    assert "unreviewed" in (tmp_path / "case" / "dossier" / "index.html").read_text(encoding="utf-8").lower()
    assert run("verify", tmp_path / "case").status == 0


def test_again_changes_nothing(folder: Path, tmp_path: Path) -> None:
    first = run("build", folder, "--out", tmp_path / "case")
    before = state(tmp_path / "case")
    again = run("build", folder, "--out", tmp_path / "case")
    assert state(tmp_path / "case") == before
    assert again.out == first.out


def test_the_same_folder_gives_the_same_bytes_elsewhere(folder: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        run("build", folder, "--out", tmp_path / name)
    one, two = ({name: body for name, (body, _) in state(tmp_path / case).items() if not name.endswith("custody.jsonl")} for case in ("one", "two"))
    assert one == two


def test_a_new_file_updates_and_one_that_is_gone_stays(folder: Path, tmp_path: Path) -> None:
    run("build", folder, "--out", tmp_path / "case")
    (folder / "later.txt").write_text("The toll in Zhytomyr rose to 9 killed, a hospital said.", encoding="utf-8")
    assert "documents          2" in run("build", folder, "--out", tmp_path / "case").out
    (folder / "wire.jsonl").unlink()
    done = run("build", folder, "--out", tmp_path / "case")
    assert "documents          2" in done.out
    assert "1 gone from the folder, kept here" in done.out


def test_the_list_of_preserved_files_says_where_no_text_was_read(folder: Path, tmp_path: Path) -> None:
    (folder / "tolls.csv").write_text("No;Text\n1;Two people were hurt in Lysove.\n", encoding="utf-8")
    run("build", folder, "--out", tmp_path / "case")
    page = (tmp_path / "case" / "dossier" / "index.html").read_text(encoding="utf-8")
    said = {name: "no text was read" in page.split(f"<bdi>{name}</bdi>")[1].split("</li>")[0] for name in ("wire.jsonl", "tolls.csv")}
    assert said == {"wire.jsonl": False, "tolls.csv": True}


def test_the_folder_of_reports_cannot_be_the_case(folder: Path) -> None:
    done = run("build", folder, "--out", folder.parent / "reports" / ".." / "reports")
    assert done.status == 1
    assert "cannot be the case" in done.err
    assert [path.name for path in folder.iterdir()] == ["wire.jsonl"]


def test_a_convention_that_there_is_not_stops_before_anything_is_written(folder: Path, tmp_path: Path) -> None:
    done = run("build", folder, "--out", tmp_path / "case", "--convention", "guesswork")
    assert (done.status, done.out) == (1, "")
    assert "airwars" in done.err
    assert not (tmp_path / "case").exists()


def test_a_gazetteer_that_cannot_be_understood_stops_before_anything_is_written(folder: Path, tmp_path: Path) -> None:
    (folder / "gazetteer.toml").write_text("places = 3", encoding="utf-8")
    done = run("build", folder, "--out", tmp_path / "case")
    assert done.status == 1
    assert "gazetteer.toml" in done.err
    assert not (tmp_path / "case").exists()


def test_human_decisions_are_never_touched(folder: Path, tmp_path: Path) -> None:
    run("build", folder, "--out", tmp_path / "case")
    (tmp_path / "case" / "decisions.jsonl").write_text('{"id": "1"}\n', encoding="utf-8")
    run("build", folder, "--out", tmp_path / "case")
    assert (tmp_path / "case" / "decisions.jsonl").read_text(encoding="utf-8") == '{"id": "1"}\n'


def test_a_cases_own_places_and_notices_are_used(folder: Path, tmp_path: Path) -> None:
    (folder / "gazetteer.toml").write_text(
        'places = [{ id = "own/dubivka", name = "Dubivka Vale", at = [49.5, 30.5], precision = "city", inside = "ua" }]\n', encoding="utf-8"
    )
    (folder / "case.toml").write_text('notices = ["An exercise. None of this happened."]\n', encoding="utf-8")
    (folder / "vale.jsonl").write_text(
        records("Three people were killed in Dubivka Vale on Monday, police said.").replace("d1", "vale"), encoding="utf-8"
    )
    done = run("build", folder, "--out", tmp_path / "case")
    assert done.status == 0
    assert "Dubivka Vale" in done.out
    assert "None of this happened" in (tmp_path / "case" / "dossier" / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "body"), [("case.toml", "notices = 3"), ("case.toml", "[[["), ("case.toml", 'no_such = "setting"'), ("gazetteer.toml", "places = 7")]
)
def test_settings_that_cannot_be_understood_stop_the_run_and_are_named(folder: Path, tmp_path: Path, name: str, body: str) -> None:
    (folder / name).write_text(body, encoding="utf-8")
    done = run("build", folder, "--out", tmp_path / "case")
    assert done.status == 1
    assert name in done.err.splitlines()[-1]


def test_what_cannot_be_read_is_kept_and_counted(folder: Path, tmp_path: Path) -> None:
    (folder / "noise.bin").write_bytes(b"\x00\xff" * 50)
    done = run("build", folder, "--out", tmp_path / "case")
    assert done.status == 3
    assert "skipped: noise.bin: " in done.err
    assert "files preserved    2" in done.out
    kept = [path for path in (tmp_path / "case" / "archive").rglob("*") if path.is_file() and path.read_bytes() == b"\x00\xff" * 50]
    assert len(kept) == 1


def test_an_unread_language_is_counted(folder: Path, tmp_path: Path) -> None:
    (folder / "de.jsonl").write_text(
        records("Унаслідок обстрілу ринку загинули семеро людей, її родичів шукають.").replace("d1", "uk1"), encoding="utf-8"
    )
    done = run("build", folder, "--out", tmp_path / "case")
    if "uk" not in [language["name"] for language in run("list", "languages").lines()]:
        assert "1 document in a language not read yet" in done.out


def test_a_folder_that_is_not_there_is_wrong_use(tmp_path: Path) -> None:
    done = run("build", tmp_path / "nowhere", "--out", tmp_path / "case")
    assert done.status == 2
    assert not (tmp_path / "case").exists()


def test_a_case_that_cannot_be_written_stops_with_one_line(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "case").write_text("a file stands here", encoding="utf-8")
    done = run("build", folder, "--out", tmp_path / "case")
    assert done.status in (1, 2)
    assert "Traceback" not in done.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_is_one_line_and_the_status_says_so(tmp_path: Path) -> None:
    import subprocess
    import sys

    (tmp_path / "in.jsonl").write_text(records(REPORT), encoding="utf-8")
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "witnessmark.cli.main", "read", str(tmp_path / "in.jsonl"), "--format", "jsonl"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False, env=dict(os.environ))
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "No space left on device" in done.stderr
