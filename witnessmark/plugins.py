"""Finds what an extension folder holds: the package's own files, then, where the case names them, entry points of other packages."""

import functools
import importlib
import importlib.metadata
import importlib.util
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from witnessmark.errors import BadExtension

# `common` holds a folder's contract; a name that begins with an underscore is a helper.
NOT_MEMBERS = frozenset({"common"})
# What can go wrong while a file of a folder is loaded: each is that file's mistake and is reported with its name.
BROKEN = (ImportError, SyntaxError, NameError, AttributeError, TypeError, ValueError, LookupError, OSError, ArithmeticError)


@functools.cache
def members(package: str, constant: str) -> Mapping[str, Any]:
    """What each file of an extension package calls `constant`, by file name, sorted: `members("witnessmark.archive.formats", "FORMAT")`.

    A file without that constant breaks the folder's contract and stops the run.
    """
    names = sorted(path.stem for path in folder(package).glob("*.py"))
    return MappingProxyType({name: _constant(f"{package}.{name}", constant) for name in names if is_member(name)})


@functools.cache
def data_members(package: str, suffix: str = ".toml") -> Mapping[str, Path]:
    """The data files of an extension folder, by file name without the suffix, sorted."""
    found = sorted(path for path in folder(package).glob(f"*{suffix}") if is_member(path.stem))
    return MappingProxyType({path.stem: path for path in found})


def entry_points(group: str, named: Iterable[str]) -> Mapping[str, Any]:
    """What other installed packages offer in a group, only those named, in that order: nothing foreign loads unasked.

    A name nobody offers, or two packages offer, stops the run: a case must not silently be read another way.
    """
    offered = importlib.metadata.entry_points(group=group) if (wanted := list(named)) else ()
    return {name: _loaded(group, name, [point for point in offered if point.name == name]) for name in wanted}


def folder(package: str) -> Path:
    """The folder of a package, or of a data folder inside one, without importing it."""
    try:
        spec = importlib.util.find_spec(package)
    except ModuleNotFoundError:
        spec = None
    if spec is not None and spec.submodule_search_locations:
        return Path(next(iter(spec.submodule_search_locations)))
    raise BadExtension(f"{package}: there is no such extension folder")


def is_member(name: str) -> bool:
    """Whether a file of this name is a member of its extension folder, and neither its contract nor a helper."""
    return not name.startswith("_") and name not in NOT_MEMBERS


def _loaded(group: str, name: str, points: list[importlib.metadata.EntryPoint]) -> Any:
    if len(points) != 1:
        raise BadExtension(f"{name}: {len(points) or 'no'} installed packages offer it for {group}; it must be one")
    try:
        return points[0].load()
    except BROKEN as error:
        raise BadExtension(f"{name}: the entry point for {group} cannot be loaded: {error}") from error


def _constant(module: str, constant: str) -> Any:
    try:
        return getattr(importlib.import_module(module), constant)
    except BROKEN as error:
        raise BadExtension(f"{module}: an extension file must load and define {constant}: {error}") from error
