"""The contract of a hand-written list of places, run against every file of the folder."""

import tomllib
from pathlib import Path

import pytest

from witnessmark.plugins import data_members
from witnessmark.resolve.places.gazetteer import load_gazetteer

FILES = data_members("witnessmark.resolve.gazetteers")


@pytest.fixture(params=sorted(FILES))
def path(request: pytest.FixtureRequest) -> Path:
    return FILES[request.param]


def test_every_place_of_its_own_is_found_by_its_name_and_id(path: Path) -> None:
    gazetteer = load_gazetteer()
    for entry in tomllib.loads(path.read_text(encoding="utf-8"))["places"]:
        if "at" in entry:
            found = gazetteer.place(entry["id"])
            assert found is not None
            assert found.inside is None or gazetteer.place(found.inside) is not None, f"{entry['id']} lies in {found.inside}, which is nowhere"
            assert gazetteer.knows(entry["name"])


def test_every_further_name_belongs_to_a_place_there_is(path: Path) -> None:
    gazetteer = load_gazetteer()
    for entry in tomllib.loads(path.read_text(encoding="utf-8"))["places"]:
        assert gazetteer.place(entry["id"]) is not None, entry["id"]
