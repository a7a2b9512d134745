"""The rules that are code and no patterns, each with what it looks for: those of casualties and of attributions."""

import ast
from collections.abc import Iterator
from pathlib import Path

from witnessmark.read.casualties.rules import RULES
from witnessmark.read.casualties.slavic.rules import RULES as CASE_RULES
from witnessmark.read.explain.steps import looks_for

ATTRIBUTION = Path(__file__).parent.parent / "attribution"
WORD_ORDER = ("according", "introductions", "labels", "noun_cues", "quotations", "spoken")
"""The files of English attribution that are a way of naming a voice."""


def rules() -> Iterator[tuple[str, str]]:
    """Name and first line of each rule, casualties in the order in which they are asked, attributions by name.

    English has its own; Ukrainian and Russian share theirs.
    """
    for languages, asked in (("en", RULES), ("uk, ru", CASE_RULES)):
        for rule in asked:
            yield f"casualty.{rule.__name__}", f"{languages}: {looks_for(rule) or rule.__name__}"
    for name in WORD_ORDER:
        yield f"attribution.{name}", f"en: {_about(ATTRIBUTION / f'{name}.py')}"
    for path in sorted((ATTRIBUTION / "free_order" / "rules").glob("[!_]*.py")):
        yield f"attribution.{path.stem}", f"uk, ru: {_about(path)}"


def _about(path: Path) -> str:
    return (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").partition("\n")[0]
