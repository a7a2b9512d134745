"""The words of a language, one file a language, one table a topic."""

import functools
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "languages"


@functools.cache
def languages() -> tuple[str, ...]:
    """Codes of the languages there is a file for, sorted."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


@functools.cache
def _file(language: str) -> Mapping[str, Any]:
    return tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))


def vocabulary(language: str, topic: str) -> Mapping[str, Any]:
    """One table of a language's file; empty where the language has no file or lacks the topic."""
    table: Mapping[str, Any] = _file(language).get(topic, {}) if language in languages() else {}
    return table
