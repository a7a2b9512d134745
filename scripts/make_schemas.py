"""Writes the JSON Schemas of what the commands print, from the model classes. usage: make_schemas.py [FOLDER]"""

import inspect
import json
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from witnessmark.model.base import Model
from witnessmark.model.decision import Decision
from witnessmark.model.document import Document
from witnessmark.model.fetching import Fetched
from witnessmark.model.incident import Incident
from witnessmark.model.pair import Pair
from witnessmark.model.planned import Planned
from witnessmark.model.reading import Reading

MEANINGS = Path(__file__).with_name("field_meanings.toml")
FOLDER = Path(__file__).parent.parent / "witnessmark" / "schemas"
PRINTED: dict[str, type[Model]] = {
    "record": Document,
    "reading": Reading,
    "copy": Pair,
    "incident": Incident,
    "decision": Decision,
    "fetched": Fetched,
    "planned": Planned,
}


def schema(name: str, model: type[Model]) -> str:
    """The schema of one printed object, as text."""
    made = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"witnessmark/{name}/1", **msgspec.json.schema(model)}
    return json.dumps(_tidy(described(made, model)), indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def described(made: dict[str, Any], model: type[Model]) -> dict[str, Any]:
    """The schema with each field's meaning; a field that has none is refused."""
    classes = {one.__name__: one for one in _families(Model)}
    table = tomllib.loads(MEANINGS.read_text(encoding="utf-8"))
    definitions = {name: _with_meanings(name, value, classes.get(name, model), table) for name, value in made["$defs"].items()}
    return {**made, "$defs": definitions}


def _families(model: type[Model]) -> Iterator[type[Model]]:
    yield model
    for child in model.__subclasses__():
        yield from _families(child)


def _with_meanings(name: str, definition: dict[str, Any], model: type[Model], table: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    """A class's own meaning of a field goes before that of the class it is made from."""
    meanings: dict[str, str] = {}
    for one in reversed(model.__mro__):
        meanings.update(table.get(one.__name__, {}))
    fields = definition.get("properties", {})
    if missing := sorted(fields.keys() - meanings):
        raise SystemExit(f"{MEANINGS.name} does not say what {name}.{missing[0]} means")
    return {**definition, "properties": {field: {**value, "description": meanings[field]} for field, value in fields.items()}}


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
