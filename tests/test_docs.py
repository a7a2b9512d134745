"""Every command and option is documented, and each help has an example that works as written."""

import re
import shlex
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from witnessmark.cli.main import COMMANDS, app

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "witnessmark" / "cli"
HELPERS = {"plan", "__init__", "backend_options", "main", "options", "output", "progress", "summary", "terminal", "watching"}
ROOT_COMMAND: Any = get_command(app)
TEXTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


def options(name: str) -> set[str]:
    """The options of a command and of its actions, where it has any."""
    command = ROOT_COMMAND.commands[name]
    parameters = [parameter for one in (command, *actions(command).values()) for parameter in one.params]
    return {spelling for parameter in parameters for spelling in parameter.opts if spelling.startswith("-")}


def actions(command: Any) -> dict[str, Any]:
    return getattr(command, "commands", {})


def test_the_page_of_commands_is_what_the_commands_say(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(ROOT / "scripts" / "make_docs.py"), str(tmp_path / "commands.md")], check=True)
    assert (tmp_path / "commands.md").read_text(encoding="utf-8") == (ROOT / "docs" / "commands.md").read_text(encoding="utf-8"), "run `make docs`"


def test_every_setting_is_documented() -> None:
    settings = re.findall(r'"(WITNESSMARK_\w+)"', (ROOT / "witnessmark" / "settings.py").read_text(encoding="utf-8"))
    assert settings
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert [name for name in settings if name not in page] == []


def test_every_file_of_a_command_is_a_command() -> None:
    assert {path.stem for path in FOLDER.glob("*.py")} - HELPERS == set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_help_explains_every_option_and_has_an_example(name: str) -> None:
    command = ROOT_COMMAND.commands[name]
    of = [str(FOLDER)] if any(parameter.param_type_name == "argument" for parameter in command.params) else []
    helps = [[name, "--help"], *([name, *of, action, "--help"] for action in actions(command))]
    shown = " ".join(re.sub(r"[│╭╮╰╯─]", " ", "".join(CliRunner().invoke(app, words).output for words in helps)).split())
    examples = import_module(f"witnessmark.cli.{name}").EXAMPLES
    assert examples
    for parameter in [parameter for one in (command, *actions(command).values()) for parameter in one.params]:
        assert parameter.help, f"{name} {parameter.name} has no help"
    for wanted in (*options(name), "Examples:", "Exit status:", *(part for example in examples for part in shlex.split(example, comments=False))):
        assert wanted in shown


@pytest.mark.parametrize("name", COMMANDS)
def test_examples_use_what_there_is(name: str) -> None:
    for example in import_module(f"witnessmark.cli.{name}").EXAMPLES:
        check_line(example)


def check_line(line: str) -> None:
    """Each `witnessmark …` of a shell line names a command that exists and only options it has."""
    for part in re.split(r"\s[|>&]+\s", line):
        words = shlex.split(part, comments=True)
        if words[:1] == ["witnessmark"] and len(words) > 1 and words[1] not in ("--help", "--version"):
            assert words[1] in COMMANDS, line
            unknown = {word.partition("=")[0] for word in words[2:] if word.startswith("-") and word != "-"} - options(words[1]) - {"--help"}
            assert not unknown, f"{line}: {unknown}"


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_lines_in_the_documents_work_as_written(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for line in re.findall(r"^(?: {4}|\$ )?(?:\.venv/bin/)?(witnessmark .+)$", text, re.MULTILINE) + re.findall(r"`(witnessmark [^`]+)`", text):
        check_line(line)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_links_between_documents_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), f"{path.name}: {target}"


def test_a_wrong_line_is_found() -> None:
    with pytest.raises(AssertionError):
        check_line("witnessmark read file.txt --no-such-option")
    with pytest.raises(AssertionError):
        check_line("witnessmark foretell FILE")
