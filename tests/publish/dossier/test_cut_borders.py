"""The script that cuts the border file, on two invented countries side by side."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def cutter() -> ModuleType:
    path = Path(__file__).parents[3] / "scripts" / "cut_borders.py"
    spec = importlib.util.spec_from_file_location("cut_borders", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


LINE = [(1.0, 0.0), (1.0, 1.0)]
WEST = [(1.0, 1.0), (0.0, 1.0), (0.0, 0.0), (1.0, 0.0)]
EAST = [(1.0, 0.0), (2.0, 0.0), (2.0, 1.0), (1.0, 1.0)]


def test_moved_land_joins_its_country_and_the_line_between_them_is_gone(cutter: ModuleType) -> None:
    arcs = [list(LINE), list(WEST), list(EAST)]
    land = {"West": [[[0, 1]]], "Holder": [[[~0, 2]]]}
    cutter.move(land, arcs, {"from": "Holder", "to": "West", "inside": [1.5, 0.5]})
    assert land["Holder"] == []
    ring = cutter.ring_points(land["West"][0][0], arcs)
    assert ring[0] == ring[-1]
    assert cutter.inside((1.5, 0.5), ring)
    assert cutter.inside((0.5, 0.5), ring)
    assert cutter.shared_arcs({"West": land["West"], "Line": [[[0]]]}, "West", "Line") == []


def test_only_the_stretch_in_the_box_is_disputed(cutter: ModuleType) -> None:
    arcs = [[(0.0, 0.0), (1.0, 0.0), (2.0, 0.0), (3.0, 0.0)]]
    land = {"A": [[[0]]], "B": [[[~0]]]}
    assert cutter.disputes(land, arcs, [{"name": "stretch", "between": ["A", "B"], "box": [1.5, -1, 5, 1]}]) == [{"name": "stretch", "arcs": [1]}]
    assert arcs == [[(0.0, 0.0), (1.0, 0.0)], [(1.0, 0.0), (2.0, 0.0), (3.0, 0.0)]]
    assert (land["A"], land["B"]) == ([[[0, 1]]], [[[~1, ~0]]])


def test_a_dispute_the_source_does_not_show_stops_the_cut(cutter: ModuleType) -> None:
    with pytest.raises(SystemExit, match="does not fit"):
        cutter.disputes({"A": [[[0]]], "B": [[[1]]]}, [list(LINE), list(WEST)], [{"name": "x", "between": ["A", "B"]}])


def test_a_simplified_line_keeps_its_ends(cutter: ModuleType) -> None:
    assert cutter.simplified([(0, 0), (1, 0.001), (2, 0), (3, 1)], 0.02) == [(0, 0), (2, 0), (3, 1)]
    assert cutter.stored([(0.0, 0.0), (0.005, 0.0), (0.005, 0.001), (0.01, -0.01)]) == [0, 0, 1, 0, 1, -2]
