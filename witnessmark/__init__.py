"""Witnessmark: from what was published after an attack to an honest, sourced range of harm.

The ten public names, each loaded when it is first used: read, copies, reconcile, build, verify, publish, Case, Reading,
Incident, WitnessmarkError.

    import witnessmark
    reports = [{"text": "Three people were killed in Starovir on Friday, the mayor said.", "published": "2031-05-04"}]
    for reading in witnessmark.read(reports):
        print(reading.claims)
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from witnessmark.errors import WitnessmarkError
    from witnessmark.model.incident import Incident
    from witnessmark.model.reading import Reading
    from witnessmark.pipeline import Case, build, copies, publish, read, reconcile, verify

__all__ = ["Case", "Incident", "Reading", "WitnessmarkError", "build", "copies", "publish", "read", "reconcile", "verify"]

_HOMES = {"Incident": "witnessmark.model.incident", "Reading": "witnessmark.model.reading", "WitnessmarkError": "witnessmark.errors"}


# Public functions that bear the name of a stage's package.
_STAGES = ("publish", "read", "reconcile")


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module 'witnessmark' has no attribute {name!r}")
    if name in _STAGES:
        return import_module(f"witnessmark.{name}")
    return getattr(import_module(_HOMES.get(name, "witnessmark.pipeline")), name)


def __dir__() -> list[str]:
    """The public names too, of which most are not loaded yet."""
    return sorted({*globals(), *__all__})


class _Stage(ModuleType):
    """A stage's package that can be called: `witnessmark.read(documents)` is the pipeline's function of that name."""

    def __call__(self, *arguments: Any, **options: Any) -> Any:
        return getattr(import_module("witnessmark.pipeline"), self.__name__.rpartition(".")[2])(*arguments, **options)


class _Package(ModuleType):
    """Makes a stage's package callable when it is imported: Python then binds it under the name of the public function."""

    def __setattr__(self, name: str, value: object) -> None:
        if name in _STAGES and isinstance(value, ModuleType):
            value.__class__ = _Stage
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
