"""The set-up: locked wheels without addresses, one command each, and what is missing is named."""

import os
import re
import stat
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
SCRIPTS = [ROOT / ".ci" / "run", *(path for path in (ROOT / "scripts").iterdir() if not path.suffix)]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_every_package_is_locked_by_version_and_hash_and_no_address(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8").replace("\\\n", " ")
    for line in text.splitlines():
        assert re.match(r"[a-z0-9._-]+==[^ ]+ .*--hash=sha256:[0-9a-f]{64}", line), line[:80]
    assert "://" not in text


def test_tests_run_with_what_the_program_runs_with() -> None:
    run, test = (
        set(re.findall(r"^\S+==\S+", (ROOT / "requirements" / name).read_text(encoding="utf-8"), re.MULTILINE)) for name in ("run.txt", "test.txt")
    )
    assert run <= test


def test_what_the_package_needs_is_locked() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    wanted = re.findall(r'^  "([A-Za-z0-9_-]+)[><=]', project, re.MULTILINE)
    locked = (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8")
    assert wanted
    for name in wanted:
        assert re.search(rf"^{re.escape(name.lower().replace('_', '-'))}==", locked, re.MULTILINE), name


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_scripts_can_be_run(script: Path) -> None:
    assert script.stat().st_mode & stat.S_IXUSR
    subprocess.run(["sh" if script.parent.name == "scripts" else "bash", "-n", str(script)], check=True)


def test_the_checks_of_the_forge_are_those_of_the_readme() -> None:
    lines = [line for line in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    assert lines[-1] == "make test"
    assert "make test" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_a_missing_python_is_named_with_the_line_that_installs_it(tmp_path: Path) -> None:
    for name in ("python3", "python3.11", "python3.12", "python3.13"):
        (tmp_path / name).write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    environment = {**os.environ, "PATH": f"{tmp_path}:/usr/bin:/bin"}
    done = subprocess.run(["sh", str(ROOT / "scripts" / "environment"), "run"], capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 1
    assert "missing: Python 3.11 or later" in done.stderr
    assert "sudo apt-get install python3 python3-venv" in done.stderr


def test_nothing_in_the_tree_is_of_one_machine() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split()
    own = re.compile("/(?:" + "|".join(["ro" + "ot", "ho" + "me", "wo" + "rk"]) + r")/\w")
    for name in listed:
        path = ROOT / name
        if path.suffix in {".py", ".toml", ".md", ".txt", ".json", ".cff", ""} and path.is_file():
            assert not own.search(path.read_text(encoding="utf-8", errors="replace")), name
