import re

import pytest

from witnessmark.model.place import Place
from witnessmark.publish.dossier.borders import load_borders
from witnessmark.publish.dossier.map import Label, incident_map, view_of
from witnessmark.publish.dossier.projection import View, clip_ring, visible_runs


def place(lat: float, lon: float, radius: float = 5) -> Place:
    return Place(start=0, end=1, name="Zhuravlyne", lat=lat, lon=lon, precision="city", radius_km=radius)


def test_a_kilometre_is_a_kilometre_in_every_direction() -> None:
    view = View(49.12, 34.31, 420)
    x, y = view.project((34.31, 49.12))
    assert (x, y) == pytest.approx((view.width / 2, view.height / 2))
    north, east = view.project((34.31, 50.12)), view.project((35.31, 49.12))
    assert (y - north[1]) / view.scale == pytest.approx(111.2, abs=0.2)
    assert (east[0] - x) / view.scale == pytest.approx(72.8, abs=0.2)


def test_the_circle_is_in_true_scale() -> None:
    found = incident_map(place(49.12, 34.31), [], load_borders(), "words")
    radius = re.search(r'r="([\d.]+)" class="uncertain"', found)
    view = view_of(place(49.12, 34.31))
    assert radius is not None and view is not None
    assert float(radius.group(1)) == pytest.approx(5 * view.scale, abs=0.06)


def test_a_map_names_the_country_and_the_places_mentioned() -> None:
    found = incident_map(place(49.12, 34.31), [Label("Poltava", 49.59, 34.55)], load_borders(), "words")
    assert ">UKRAINE</text>" in found
    assert ">Poltava</text>" in found
    assert ">50 km</text>" in found
    assert 'aria-label="words"' in found


def test_crimea_is_ukraine_on_the_map() -> None:
    found = incident_map(place(45.2, 34.3, 90), [], load_borders(), "words").split('class="inset"')[0]
    assert ">UKRAINE</text>" in found
    assert 'class="disputed"' not in found


def test_a_disputed_border_is_dashed() -> None:
    assert 'class="disputed"' in incident_map(place(34.3, 74.5, 60), [], load_borders(), "words")


def test_an_invented_place_at_sea_is_drawn() -> None:
    found = incident_map(place(-2.5, -8.0), [], load_borders(), "words")
    assert 'class="uncertain"' in found
    assert "°S</text>" in found


def test_a_place_without_a_point_has_no_map() -> None:
    nowhere = Place(start=0, end=1, name="Nowhere")
    assert incident_map(nowhere, [], load_borders(), "words") == ""
    assert view_of(place(1000.0, 0.0)) is None


def test_a_polygon_is_cut_at_the_window() -> None:
    assert set(clip_ring([(-50, -50), (50, -50), (50, 50), (-50, 50)], (0, 0, 100, 100))) == {(0, 0), (50, 0), (50, 50), (0, 50)}
    assert clip_ring([(200, 200), (300, 200), (300, 300)], (0, 0, 100, 100)) == []


def test_a_line_far_outside_is_left_out() -> None:
    assert visible_runs([(500, 500), (600, 600)], (0, 0, 100, 100)) == []
    assert visible_runs([(-500, 50), (50, 50), (90, 900), (1000, 900)], (0, 0, 100, 100)) == [[(-500, 50), (50, 50), (90, 900)]]
