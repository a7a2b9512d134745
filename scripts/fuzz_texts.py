"""Texts that fuzzing begins with: the project's own, and, where they lie beside it, the development sets. Nothing of those is kept here."""

import ast
import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from witnessmark import pipeline
from witnessmark.model.document import Document

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared" / "bench"
# Shorter strings are names and options, not sentences.
SENTENCE = 30
# So much of a text is used: many short documents find more than few long ones.
LONGEST = 4000
# So many texts of each shared set.
OF_EACH_SET = 400


def own_texts() -> list[str]:
    """The example's reports, and every sentence in the tests and in the language and pattern files; sorted, each once."""
    example = (item.text for item in pipeline.records([ROOT / "example" / "reports"]) if isinstance(item, Document))
    tests = (text for path in sorted((ROOT / "tests").rglob("*.py")) for text in _strings(path))
    tables = (text for path in sorted((ROOT / "witnessmark" / "read").rglob("*.toml")) for text in _values(tomllib.loads(path.read_text("utf-8"))))
    corpora = (text for path in sorted((ROOT / "tests").rglob("*.toml")) for text in _values(tomllib.loads(path.read_text("utf-8"))))
    return sorted({text for found in (example, tests, tables, corpora) for text in found if len(text) >= SENTENCE and " " in text})


def shared_texts(folder: Path = SHARED) -> list[str]:
    """Texts of the development sets, the same number of each, evenly spread; none where the folder is not there."""
    found = []
    for path in sorted(folder.glob("*/*.jsonl")):
        if not re.match("gold|distractors", path.name):
            rows = [json.loads(line) for line in path.read_text("utf-8").split("\n") if line.strip()]
            texts = [str(row["text"]) for row in rows if row.get("text")]
            found += texts[:: max(1, len(texts) // OF_EACH_SET)]
    return found


def _strings(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _values(table: Any) -> Iterator[str]:
    if isinstance(table, str):
        yield table
    elif isinstance(table, dict):
        for value in table.values():
            yield from _values(value)
    elif isinstance(table, list):
        for value in table:
            yield from _values(value)
