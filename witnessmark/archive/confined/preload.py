"""Loads, before anything untrusted is there, what a format's reader will need, so that no reader spends time on it."""

import ast
import codecs
import functools
import importlib
import importlib.util
from collections.abc import Iterator
from pathlib import Path

from witnessmark.plugins import BROKEN, folder, is_member

# A file in a file is read by whichever format knows it: who can read those needs what all of them need.
ARCHIVE = "witnessmark.archive."
NESTED = "witnessmark.archive.contents.nested"
# Python loads an encoding when it is first asked for; these are those of texts in the wild and of zip archives.
ENCODINGS = ("utf-8-sig", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "cp1251", "cp1252", "koi8-u", "koi8-r", "latin-1", "cp437")
FORMATS = "witnessmark.archive.formats"


def preload(reader: str) -> None:
    """Imports a reader's module and every module that it and the package's own modules below it name, late imports too.

    What cannot be imported is left out: the reader will say so where it needs it.
    """
    for encoding in ENCODINGS:
        codecs.lookup(encoding)
    for name in sorted(_named_below(reader)):
        try:
            importlib.import_module(name)
        except BROKEN:
            continue


def _named_below(reader: str) -> set[str]:
    known: set[str] = set()
    waiting = [reader]
    while waiting:
        name = waiting.pop()
        if name not in known:
            known.add(name)
            waiting += _imports(name)
            if name == NESTED:
                waiting += [f"{FORMATS}.{path.stem}" for path in folder(FORMATS).glob("*.py") if is_member(path.stem)]
    return known


@functools.cache
def _imports(module: str) -> tuple[str, ...]:
    """What a module of this package imports anywhere in its text; of foreign ones nothing: they load what they need."""
    source = _source(module)
    if source is None:
        return ()
    return tuple(name for node in ast.walk(ast.parse(source.read_bytes())) for name in _named(node) if _is_wanted(name))


def _is_wanted(name: str) -> bool:
    """Of the package's own modules a reader needs the archive's alone; what those need of the rest comes with them."""
    return not (name + ".").startswith("witnessmark.") or (name.startswith(ARCHIVE) and not name.startswith(__package__))


def _named(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and node.module is not None and node.level == 0:
        yield node.module
        # A name may be a module of that package or something in it; a guess that is wrong is left out.
        yield from (f"{node.module}.{alias.name}" for alias in node.names if _is_module(f"{node.module}.{alias.name}"))


@functools.cache
def _is_module(name: str) -> bool:
    try:
        return importlib.util.find_spec(name) is not None
    except (ImportError, ValueError, AttributeError):
        return False


def _source(module: str) -> Path | None:
    if not module.startswith(ARCHIVE):
        return None
    try:
        spec = importlib.util.find_spec(module)
    except ModuleNotFoundError:
        return None
    return Path(spec.origin) if spec is not None and spec.origin is not None else None
