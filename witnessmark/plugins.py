"""Finds what an extension folder holds: one named constant per file."""

import importlib
import pkgutil
from collections.abc import Iterator, Sequence
from importlib.metadata import entry_points
from typing import Any

from witnessmark.errors import BadExtension

# What can go wrong while a file of a folder is loaded; each is the file's mistake and is reported with its name.
BROKEN = (ImportError, SyntaxError, NameError, AttributeError, TypeError, ValueError, LookupError, OSError)
# The file of a folder that holds its contract, never a member.
CONTRACT = "common"


def extensions(package: str, constant: str, named: Sequence[str] = ()) -> dict[str, Any]:
    """The members of an extension folder by name, in the order of their file names.

    Every file of the folder defines `constant`; `common.py` and files that begin with an underscore are no members. A
    member's name is its `NAME`, or its file's name where it has none. Entry points of other packages (group: the name of
    the package) come after, in the order of `named`, and only those. A name met twice or a broken file is BadExtension.
    """
    found: dict[str, Any] = {}
    for origin, member in (*_own(package, constant), *_foreign(package, named)):
        name = getattr(member, "NAME", origin.rpartition(".")[2])
        if name in found:
            raise BadExtension(f"{origin}: the name {name!r} is taken by another file of {package}")
        found[name] = member
    return found


def _own(package: str, constant: str) -> Iterator[tuple[str, Any]]:
    folder = importlib.import_module(package)
    for file in sorted(info.name for info in pkgutil.iter_modules(folder.__path__) if not info.ispkg):
        if file != CONTRACT and not file.startswith("_"):
            yield f"{package}.{file}", _loaded(f"{package}.{file}", constant)


def _loaded(module: str, constant: str) -> Any:
    try:
        return getattr(importlib.import_module(module), constant)
    except BROKEN as error:
        raise BadExtension(f"{module}: cannot be used as {constant}: {error}") from error


def _foreign(package: str, named: Sequence[str]) -> Iterator[tuple[str, Any]]:
    offered = {point.name: point for point in entry_points(group=package)} if named else {}
    for name in named:
        if name not in offered:
            raise BadExtension(f"{name}: no installed package offers it for {package}")
        try:
            yield offered[name].value.replace(":", "."), offered[name].load()
        except BROKEN as error:
            raise BadExtension(f"{name}: the entry point of {package} cannot be loaded: {error}") from error
