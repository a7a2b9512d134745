"""The quality gate: what it reads, what it refuses, and that no floor was ever lowered."""

import subprocess
import tomllib
from pathlib import Path

import pytest
import quality

ROOT = Path(__file__).parents[2]
PRINTED = """claims-en      {"count F1": 0.9, "full F1": 0.8}  (1.0 s)
incidents-ru   {"B3 F1": 0.5, "killed": {"exact": 0.25, "floor": 1}, "by level": null}  (2 s)
"""


def test_the_scorers_lines_are_read() -> None:
    assert dict(quality._figures(PRINTED.splitlines())) == {
        "claims-en": {"count F1": 0.9, "full F1": 0.8},
        "incidents-ru": {"B3 F1": 0.5, "killed exact": 0.25, "killed floor": 1.0},
    }
    assert list(quality._figures(["muc4  0  (scorer: no such file)"])) == []
    assert quality._article("fails: a thing\n56 of 58\n") == {"kharkiv": {"facts": 56.0}}
    assert quality._article("Traceback") == {}


def test_a_figure_below_its_floor_or_missing_is_refused() -> None:
    floors = {"claims-en": {"count F1": 0.9, "full F1": 0.8}, "muc4-tst1": {"exact": 0.4}}
    lines = list(quality.compared(floors, {"claims-en": {"count F1": 0.9, "full F1": 0.79}}))
    assert [line[:5].strip() for line in lines] == ["ok", "BELOW", "BELOW"]


def test_floors_are_raised_and_never_lowered() -> None:
    groups = {"claims-en": {"claims-en": {"count F1": 0.9, "full F1": 0.8}}, "kharkiv": {"kharkiv": {"facts": 56.0}}}
    found = {"claims-en": {"count F1": 0.879, "full F1": 0.8571}, "kharkiv": {"facts": 58.0}}
    assert quality.raised(groups, found) == {
        "claims-en": {"claims-en": {"count F1": 0.9, "full F1": 0.85}},
        "kharkiv": {"kharkiv": {"facts": 58.0}},
    }
    assert quality.raised(groups, {}) == groups


def test_the_file_of_floors_is_written_as_it_is_read() -> None:
    groups = tomllib.loads(quality.FLOORS.read_text(encoding="utf-8"))
    assert quality.written(groups) == quality.FLOORS.read_text(encoding="utf-8")


def test_no_floor_was_ever_lowered() -> None:
    """Against every version of the file that the history at hand holds: a floor neither sinks nor goes away."""
    name = str(quality.FLOORS.relative_to(ROOT))
    listed = subprocess.run(["git", "log", "--format=%H", "--", name], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split()
    now = tomllib.loads(quality.FLOORS.read_text(encoding="utf-8"))
    for commit in listed:
        before = subprocess.run(["git", "show", f"{commit}:{name}"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
        for group, labels in tomllib.loads(before).items():
            for label, figures in labels.items():
                for figure, floor in figures.items():
                    assert now[group][label][figure] >= floor, f"{label} {figure} was {floor} in {commit[:10]}"


def test_without_the_sets_it_says_so_loudly(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(quality, "SHARED", tmp_path)
    monkeypatch.setattr("sys.argv", ["quality.py"])
    assert quality.main() == 0
    assert capsys.readouterr().err.startswith("SKIPPED: the quality gate.")


@pytest.mark.parametrize(("floor", "status"), [(0.9, 0), (0.95, 1)])
def test_the_exit_status_says_whether_anything_dropped(floor: float, status: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "score").mkdir()
    (tmp_path / "score" / "run.py").write_text(f"print({PRINTED!r})", encoding="utf-8")
    (tmp_path / "floors.toml").write_text(f'# Floors.\n\n[claims-en.claims-en]\n"count F1" = {floor}\n', encoding="utf-8")
    monkeypatch.setattr(quality, "SHARED", tmp_path)
    monkeypatch.setattr(quality, "FLOORS", tmp_path / "floors.toml")
    monkeypatch.setattr(quality, "ROOT", tmp_path)
    monkeypatch.setattr("sys.argv", ["quality.py", "--raise"])
    assert quality.main() == status
    assert f'"count F1" = {floor}\n' in (tmp_path / "floors.toml").read_text(encoding="utf-8")
