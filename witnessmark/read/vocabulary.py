"""The words of a language, one file a language, one table a topic."""

import functools
import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "languages"
# The head of a table, at the beginning of a line, where no value stands.
TOPIC = re.compile(r"^\[{1,2}([a-zA-Z][\w-]*)[^\n\"',\]]*\]{1,2}[ \t]*(?:#.*)?$", re.MULTILINE)


@functools.cache
def languages() -> tuple[str, ...]:
    """Codes of the languages there is a file for, sorted."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


@functools.cache
def vocabulary(language: str, topic: str) -> Mapping[str, Any]:
    """One table of a language's file; empty where the language has no file or lacks the topic. No other table is read for it."""
    written = "".join(_topics(language).get(topic, ())) if language in languages() else ""
    table: Mapping[str, Any] = tomllib.loads(written).get(topic, {})
    return table


@functools.cache
def _topics(language: str) -> Mapping[str, Sequence[str]]:
    """What is written of each topic: the tables of one, [places] and [places.kinds], may stand apart."""
    text = (FOLDER / f"{language}.toml").read_text(encoding="utf-8")
    heads = [*TOPIC.finditer(text)]
    topics: dict[str, list[str]] = {}
    for head, end in zip(heads, [*(head.start() for head in heads[1:]), len(text)], strict=True):
        topics.setdefault(head[1], []).append(text[head.start() : end])
    return topics
