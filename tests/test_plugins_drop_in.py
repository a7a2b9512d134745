"""A typical change is one file: the smallest member of each extension folder, copied under a new name, is found.

The whole project is copied, one file is added to each folder, and nothing else is touched: the command lists the new
member, and its folder's contract test runs it.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# Two letters, so that it can be a language too; first in the alphabet, so that its patterns fire before those it copies.
NEW = "aa"
# Each folder with the ending of its members, its contract test, and the word of `list` where it is listed.
FOLDERS = (
    ("archive/formats", ".py", "archive/formats/test_contract.py", "formats"),
    ("read/languages", ".toml", "read/languages/test_contract.py", "languages"),
    ("read/patterns", ".toml", "read/test_patterns.py", "patterns"),
    ("reconcile/rules", ".py", "reconcile/rules/test_contract.py", None),
    ("reconcile/conventions", ".toml", "reconcile/conventions/test_contract.py", "conventions"),
    ("resolve/compare", ".py", "resolve/compare/test_contract.py", None),
    ("resolve/gazetteers", ".toml", "resolve/gazetteers/test_contract.py", None),
    ("read/backends", ".py", "read/backends/test_contract.py", "backends"),
)
# Exports and checks have no member yet; the first one is added here with its folder.
NONE_YET = ("publish/formats", "media/checks")


def smallest(folder: Path, suffix: str) -> Path:
    """The member of a folder with the fewest bytes."""
    found = [path for path in folder.glob(f"*{suffix}") if not path.stem.startswith("_") and path.stem != "common"]
    return min(found, key=lambda path: (path.stat().st_size, path.name))


def copied(member: Path) -> str:
    """The member's text under the new name, where it names itself."""
    return re.sub(rf'\b(name|NAME)( ?= ?)"{member.stem}"', rf'\1\2"{NEW}"', member.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("project")
    for name in ("witnessmark", "tests"):
        shutil.copytree(ROOT / name, made / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", made)
    for folder, suffix, _, _ in FOLDERS:
        member = smallest(made / "witnessmark" / folder, suffix)
        member.with_name(NEW + suffix).write_text(copied(member), encoding="utf-8")
    return made


def run(project: Path, *arguments: str) -> str:
    """The output of a Python module run inside the copy."""
    done = subprocess.run(
        [sys.executable, "-m", *arguments], cwd=project, capture_output=True, text=True, check=False, env={"PYTHONPATH": str(project), "PATH": ""}
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return done.stdout


@pytest.mark.parametrize("kind", [kind for *_, kind in FOLDERS if kind is not None])
def test_it_is_listed(project: Path, kind: str) -> None:
    assert f'"name":"{NEW}"' in run(project, "witnessmark.cli.main", "list", kind)


def test_its_contract_test_runs_it(project: Path) -> None:
    tests = [f"tests/{test}" for *_, test, _ in FOLDERS]
    told = run(project, "pytest", "-v", "-p", "no:cacheprovider", "-k", NEW, *tests)
    for test in tests:
        assert any(line.startswith(test) and NEW in line and "PASSED" in line for line in told.splitlines()), f"{test} did not run it"


def test_every_extension_folder_is_held_to_it() -> None:
    from witnessmark.cli.list import FOLDERS as LISTED

    listed = {package.removeprefix("witnessmark.").replace(".", "/") for package in LISTED.values()}
    assert listed <= {folder for folder, *_ in FOLDERS} | set(NONE_YET)
    for folder in NONE_YET:
        where = ROOT / "witnessmark" / folder
        assert not [path for path in where.glob("*.*") if not path.stem.startswith("_") and path.stem != "common"], (
            f"{folder} has a member: add it to FOLDERS"
        )
