"""`list`: what there is of each kind of extension."""

import ast
import tomllib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Annotated, Literal

import typer

from witnessmark import plugins
from witnessmark.cli.options import FormatOption
from witnessmark.cli.output import emit
from witnessmark.errors import BadExtension
from witnessmark.model.base import Model

NAME = "list"
EXAMPLES = ("witnessmark list formats", "witnessmark list conventions --format jsonl")
STATUS = "Exit status: 0; 2 wrong use."

# Where each kind of extension lives; one file there is one member.
FOLDERS = {
    "formats": "witnessmark.archive.formats",
    "languages": "witnessmark.read.languages",
    "patterns": "witnessmark.read.patterns",
    "conventions": "witnessmark.reconcile.conventions",
    "exports": "witnessmark.publish.formats",
    "checks": "witnessmark.media.checks",
    "backends": "witnessmark.read.backends",
}


class Extension(Model, frozen=True, kw_only=True):
    """One member of an extension folder: the name users give it, and its own first sentence."""

    kind: str
    name: str
    about: str


def run(
    kind: Annotated[
        Literal["formats", "languages", "patterns", "conventions", "exports", "checks", "backends"], typer.Argument(help="Which folder.")
    ],
    format: FormatOption = None,
) -> None:
    """List what the program knows: source formats, languages, patterns, counting conventions, exports, checks or reading backends.

    Each is one file in one folder; a file added there appears here. Prints nothing where there is none yet. After the patterns come
    the rules of casualties and of attributions, which are code, each with what it looks for.
    """
    emit(chain(extensions(kind), rules() if kind == "patterns" else ()), format, "extension")


def extensions(kind: str) -> Iterator[Extension]:
    """The members of one kind, sorted by name; none where the folder is not there yet."""
    try:
        where = plugins.folder(FOLDERS[kind])
    except BadExtension:
        return
    for path in sorted(where.iterdir()):
        if path.suffix in DESCRIBED and plugins.is_member(path.stem):
            yield Extension(kind=kind, name=path.stem, about=DESCRIBED[path.suffix](path))


def rules() -> Iterator[Extension]:
    """The rules of reading that are code, as the patterns' companions."""
    from witnessmark import pipeline

    for name, about in pipeline.rules():
        yield Extension(kind="rule", name=name, about=about)


def _of_module(path: Path) -> str:
    return (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").partition("\n")[0]


def _of_table(path: Path) -> str:
    """What a table says of itself: its `about` or `summary`, else its first comment."""
    text = path.read_text(encoding="utf-8")
    table = tomllib.loads(text)
    first = text.partition("\n")[0]
    comment = first.removeprefix("#").strip() if first.startswith("#") else ""
    return str(table.get("about") or table.get("summary") or comment)


DESCRIBED = {".py": _of_module, ".toml": _of_table}
