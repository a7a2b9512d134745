"""The checked-in JSON Schemas are those of the model, and what the commands print is valid by them."""

import json
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import msgspec
import pytest

from witnessmark import pipeline
from witnessmark.model.document import Document

ROOT = Path(__file__).parent.parent
SCHEMAS = ROOT / "witnessmark" / "schemas"
TEXT = (
    "At least 7 people were killed and a dozen wounded when shells hit a market in Zhytomyr on Tuesday, the mayor, Ostap Hrabar, said on Telegram. "
    "“We pulled out 3 children,” said a rescuer, Lina Kosar. A hospital later put the dead at 9. The regional adviser spoke of dozens of dead."
)
DOCUMENTS = [
    Document(doc_id="one", text=TEXT, published="2024-05-07", publisher="The Lantern"),
    Document(doc_id="two", text=TEXT.replace("Tuesday", "Tuesday morning"), published="2024-05-08", publisher="Evening Post"),
]


def schema(name: str) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8")))


def test_schemas_are_those_of_the_model(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(ROOT / "scripts" / "make_schemas.py"), str(tmp_path)], check=True)
    made = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    kept = {path.name: path.read_text(encoding="utf-8") for path in SCHEMAS.iterdir()}
    assert made == kept, "run `make schemas` and commit the result"


def described(node: object) -> Iterator[tuple[str, str]]:
    """Every property anywhere in a schema with its description."""
    if isinstance(node, dict):
        for name, value in node.get("properties", {}).items():
            yield name, value.get("description", "")
    for child in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from described(child)


@pytest.mark.parametrize("name", ["record", "reading", "copy", "incident", "decision", "fetched"])
def test_every_field_says_what_it_means(name: str) -> None:
    found = list(described(json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8"))))
    assert len(found) > 5
    assert not [field for field, meaning in found if len(meaning.split()) < 3 or not meaning.endswith(".")]


def test_no_meaning_is_of_a_field_that_is_gone() -> None:
    table = tomllib.loads((ROOT / "scripts" / "field_meanings.toml").read_text(encoding="utf-8"))
    known: set[tuple[str, str]] = set()
    for path in SCHEMAS.iterdir():
        for model, definition in json.loads(path.read_text(encoding="utf-8"))["$defs"].items():
            known |= {(model, field) for field in definition["properties"]}
    shared = {("Claim", field) for model, field in known if model == "Attack"}
    assert not [(model, field) for model, fields in table.items() for field in fields if (model, field) not in known | shared]


def test_real_output_is_valid() -> None:
    readings = list(pipeline.read(DOCUMENTS))
    printed = {
        "record": DOCUMENTS,
        "reading": readings,
        "copy": list(pipeline.copies(readings)),
        "incident": list(pipeline.reconcile(readings)),
    }
    for name, items in printed.items():
        assert items, f"nothing printed to check {name} with"
        for item in items:
            schema(name).validate(json.loads(msgspec.json.encode(item)))


@pytest.mark.parametrize("name", ["record", "reading", "copy", "incident", "decision", "fetched"])
def test_a_schema_refuses_what_is_none(name: str) -> None:
    assert not schema(name).is_valid({"schema": "something else"})
