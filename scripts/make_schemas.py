"""Writes the JSON Schemas of what the commands print, from the model classes. usage: make_schemas.py [FOLDER]"""

import inspect
import json
import sys
from pathlib import Path
from typing import Any

import msgspec

from witnessmark.model.base import Model
from witnessmark.model.decision import Decision
from witnessmark.model.document import Document
from witnessmark.model.incident import Incident
from witnessmark.model.pair import Pair
from witnessmark.model.reading import Reading

FOLDER = Path(__file__).parent.parent / "witnessmark" / "schemas"
PRINTED: dict[str, type[Model]] = {"record": Document, "reading": Reading, "copy": Pair, "incident": Incident, "decision": Decision}


def schema(name: str, model: type[Model]) -> str:
    """The schema of one printed object, as text."""
    made = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"witnessmark/{name}/1", **msgspec.json.schema(model)}
    return json.dumps(_tidy(made), indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def _tidy(value: Any) -> Any:
    """Descriptions without the indentation of their docstrings, which Python versions keep or drop."""
    if isinstance(value, list):
        return [_tidy(item) for item in value]
    if isinstance(value, dict):
        return {key: inspect.cleandoc(item) if key == "description" and isinstance(item, str) else _tidy(item) for key, item in value.items()}
    return value


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for name, model in PRINTED.items():
        (folder / f"{name}.json").write_text(schema(name, model), encoding="utf-8")


if __name__ == "__main__":
    main()
