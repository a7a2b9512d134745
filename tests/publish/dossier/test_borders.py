import json
from pathlib import Path

import pytest

from witnessmark.errors import BadInput
from witnessmark.publish.dossier.borders import SHIPPED, load_borders


@pytest.mark.parametrize(
    ("name", "lat", "lon", "country"),
    [
        ("Simferopol", 44.952, 34.102, "UA"),
        ("Sevastopol", 44.60, 33.54, "UA"),
        ("Yalta", 44.51, 34.16, "UA"),
        ("Dzhankoi", 45.71, 34.39, "UA"),
        ("Donetsk", 48.015, 37.803, "UA"),
        ("Luhansk", 48.574, 39.307, "UA"),
        ("Kyiv", 50.45, 30.523, "UA"),
        ("Krasnodar", 45.04, 38.98, "RU"),
        ("Belgorod", 50.6, 36.6, "RU"),
        ("Warsaw", 52.23, 21.01, "PL"),
        ("Gaza", 31.45, 34.40, "PS"),
        ("the Black Sea", 43.0, 34.0, None),
    ],
)
def test_where_a_town_lies(name: str, lat: float, lon: float, country: str | None) -> None:
    assert load_borders().country_at(lat, lon) == country, name


def test_no_border_runs_between_crimea_and_the_mainland() -> None:
    isthmus = [
        line.kind
        for line in load_borders().lines
        if line.kind != "coast" and any(33.4 < lon < 33.9 and 45.9 < lat < 46.3 for lon, lat in line.points)
    ]
    assert isthmus == []


def test_disputed_borders_are_drawn_as_disputed() -> None:
    borders = load_borders()
    assert {"Kashmir, line of control", "Kosovo and Serbia", "Golan Heights"} <= {d.name for d in borders.disputed}
    dashed = [line for line in borders.lines if line.kind == "disputed"]
    assert any(74 < lon < 77 and 33 < lat < 36 for line in dashed for lon, lat in line.points)
    assert not any(24 < lon < 30 and 46 < lat < 52 for line in dashed for lon, lat in line.points)


def test_attribution_and_policy_travel_with_the_file() -> None:
    assert "Natural Earth" in load_borders().attribution
    assert any("Crimea" in line for line in load_borders().policy)
    assert SHIPPED.stat().st_size < 400_000


def test_another_border_file_takes_its_place(tmp_path: Path) -> None:
    square = {"attribution": "a", "policy": ["p"], "step": 1, "disputed": [], "countries": {"QQ": {"name": "Square", "polygons": [[[0]]]}}}
    given = tmp_path / "square.json"
    given.write_text(json.dumps(square | {"arcs": [[0, 0, 10, 0, 0, 10, -10, 0, 0, -10]]}))
    assert load_borders(given).country_at(5, 5) == "QQ"


def test_a_file_that_is_no_border_file_is_refused_by_name(tmp_path: Path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text('{"arcs": 3}')
    with pytest.raises(BadInput, match=r"broken\.json"):
        load_borders(broken)
