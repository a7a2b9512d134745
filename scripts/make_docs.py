"""Writes docs/commands.md from the commands themselves. usage: make_docs.py [FILE]"""

import inspect
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from typer.main import get_command

from witnessmark.cli.main import COMMANDS, app
from witnessmark.cli.summary import EXIT_HELP

FILE = Path(__file__).parent.parent / "docs" / "commands.md"
HEAD = """# Commands

<!-- Written by scripts/make_docs.py from the commands themselves; change the help there, then run `make docs`. -->

Every command works offline but `fetch` ([fetching.md](fetching.md)), `stamp --send` ([proofs.md](proofs.md)), and `--backend` with a model
on a server ([backends.md](backends.md)). Commands that take FILES read any format of `witnessmark list formats`, folders of them, or JSON
Lines on standard input, and print results on standard output in the order of the input; what was skipped and why, and a summary, go to
standard error.
Printed JSON is described by the schemas in `witnessmark/schemas/`.

Environment variables: `WITNESSMARK_OPERATOR` is who the custody log and decisions name; `WITNESSMARK_MAX_TEXT` (characters)
and `WITNESSMARK_MAX_FILE` (bytes) are the longest text and the largest file that are read; `WITNESSMARK_SETTLE_DAYS` is after how
many days an exact toll counts as settled; `WITNESSMARK_KEYS` is the folder of your own keys, `WITNESSMARK_KEY_PASSPHRASE` opens one
that is protected ([proofs.md](proofs.md)); `WITNESSMARK_PASSPHRASE_FILE` (or `WITNESSMARK_PASSPHRASE`) opens an encrypted case,
`WITNESSMARK_NEW_PASSPHRASE_FILE` (or `WITNESSMARK_NEW_PASSPHRASE`) is the passphrase it gets ([encryption.md](encryption.md)).
"""


def pages() -> str:
    """All commands, in the order of the work."""
    root: Any = get_command(app)
    return "\n".join([HEAD, *(line for name in COMMANDS for line in page(name, root.commands[name]))])


def page(name: str, command: Any) -> Iterator[str]:
    """One command: what it does, its arguments and options, its examples, its exit status."""
    module = import_module(f"witnessmark.cli.{name}")
    yield f"## witnessmark {name}\n\n{inspect.cleandoc(command.help)}\n"
    yield from parameters(command)
    for action, one in getattr(command, "commands", {}).items():
        yield f"\n### {' '.join(['witnessmark', name, *(spelling(each) for each in command.params if each.name != 'help'), action])}\n"
        yield f"{inspect.cleandoc(one.help)}\n"
        yield from parameters(one)
    yield "\n    " + "\n    ".join(module.EXAMPLES) + "\n"
    yield getattr(module, "STATUS", EXIT_HELP) + "\n"


def parameters(command: Any) -> Iterator[str]:
    """A table of its arguments and options."""
    yield "| argument or option | what it is |\n| --- | --- |"
    for parameter in command.params:
        if parameter.name != "help":
            yield f"| `{spelling(parameter)}` | {told(parameter)} |"


def spelling(parameter: Any) -> str:
    """How a person writes it."""
    if parameter.param_type_name == "argument":
        return str(parameter.metavar or parameter.name.upper())
    value = "" if parameter.is_flag else f" {parameter.metavar or parameter.name.upper()}"
    return "/".join(parameter.opts) + value


def told(parameter: Any) -> str:
    """Its help, with what may be given and what is taken where nothing is."""
    choices = getattr(parameter.type_descriptor, "choices", None) if hasattr(parameter, "type_descriptor") else None
    said = [parameter.help, f"One of {', '.join(map(str, choices))}." if choices else ""]
    if parameter.param_type_name == "option" and not parameter.is_flag and parameter.default not in (None, ""):
        said.append(f"Default: {parameter.default}.")
    return " ".join(part for part in said if part).replace("|", "\\|")


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else FILE
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(pages(), encoding="utf-8")
