"""The script that cuts the place tables: what is kept, in which order, and that the same input gives the same bytes."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from witnessmark.resolve.places.table import Table, parse

SCRIPT = Path(__file__).parents[2] / "scripts" / "cut_gazetteer.py"


@pytest.fixture(scope="module")
def cut() -> ModuleType:
    spec = importlib.util.spec_from_file_location("cut_gazetteer", SCRIPT)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["cut_gazetteer"] = module
    spec.loader.exec_module(module)
    return module


def city(name: str, population: int, others: tuple[str, ...] = (), country: str = "XE", lat: float = 0.0, number: int = 1) -> dict[str, Any]:
    return {
        "name": name,
        "population": population,
        "alternatenames": list(others),
        "countrycode": country,
        "admin1code": "01",
        "latitude": lat,
        "longitude": 0.0,
        "geonameid": number,
    }


def test_spellings_are_kept_and_strangers_are_not(cut: ModuleType) -> None:
    big = city("Velmora", 500_000, ("Vellmora", "Wielmora", "Zxcvbn", "VLM", "velmora", "Вельмора"))
    assert list(cut.other_names(big, {})) == ["Vellmora", "Wielmora", "Вельмора"]
    small = city("Velmora", 4_000, ("Vellmora", "Вельмора"))
    assert list(cut.other_names(small, {})) == ["Vellmora"]
    assert list(cut.other_names(city("Velmora", 4_000, ("Вельмора",), "UA"), {})) == ["Вельмора"]


def test_a_name_that_is_a_larger_places_own_is_left_to_it(cut: ModuleType) -> None:
    assert list(cut.other_names(city("Velmora", 4_000, ("Velmor",)), {"velmor": 900_000})) == []


def test_a_place_well_inside_a_city_is_its_district(cut: ModuleType) -> None:
    capital, quarter, village = city("Velmora", 1_000_000), city("Lower Bank", 90_000, lat=0.03, number=2), city("Far", 900, lat=0.5, number=3)
    larger = cut.grid(iter([capital, quarter]))
    assert cut.inside_city(quarter, larger) == capital
    assert cut.inside_city(village, larger) is None
    assert cut.inside_city(capital, larger) is None


def test_a_region_named_for_a_city_needs_its_kind(cut: ModuleType) -> None:
    row = {"country": "XE", "names": "Velmora;Velmorska", "kinds": "Oblast;region", "other_scripts": "Вельморська область"}
    names = list(cut.region_names(row, {("XE", "velmora")}))
    assert names == ["Velmora Oblast", "Velmora region", "Velmorska", "Velmorska Oblast", "Velmorska region", "Вельморська область"]
    assert "Velmora" in cut.region_names(row, set())


def test_a_table_is_the_same_whatever_the_order_and_reads_back(cut: ModuleType) -> None:
    rows = cut.city_rows([city("Velmora", 900, ("Vellmora",), number=7), city("Torvessa", 5_000, lat=1.0, number=8)], {})
    text = cut.table(rows)
    assert text == cut.table(rows[::-1])
    head, _, keys = text.partition("\n\n")
    table = Table(head.encode().split(b"\n")[1:], keys.encode().splitlines())
    assert [place.name for place in table.named("vellmora")] == ["Velmora"]
    assert parse(table.rows[0].decode()).name == "Torvessa"
    found = table.place("xe/7")
    assert found is not None and (found.inside, found.precision, found.population) == ("xe", "city", 900)
