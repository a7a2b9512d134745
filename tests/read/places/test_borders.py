"""So far from a border: a radius without a point."""

import pytest

from witnessmark.model.place import Place
from witnessmark.model.reading import Reading
from witnessmark.read.places import read_places
from witnessmark.read.segment import segment
from witnessmark.resolve.places.gazetteer import PlaceIndex, load_gazetteer
from witnessmark.resolve.places.places import resolve_places


@pytest.fixture(scope="module")
def gazetteer() -> PlaceIndex:
    return load_gazetteer()


def borders(text: str, language: str, gazetteer: PlaceIndex) -> list[Place]:
    read = read_places(segment(text, language), gazetteer)
    reading = Reading(doc_id="d", sha256="", language=language, published=None, text=text, places=tuple(read))
    return [place for place in resolve_places(reading, gazetteer).places if place.precision == "region" and place.lat is None]


@pytest.mark.parametrize(
    ("language", "text", "name", "km"),
    [
        ("en", "Two died 25 miles from the border.", "25 miles from the border", 40.2),
        ("en", "A depot burned about 3.5 km from the Russian border in Sumy.", "3.5 km from the Russian border", 3.5),
        ("uk", "Двоє загинули за 25 км від кордону.", "25 км від кордону", 25.0),
        ("ru", "В 12 километрах от границы горел склад, дым видели в Сумах.", "12 километрах от границы", 12.0),
    ],
)
def test_a_distance_from_a_border_is_a_radius(language: str, text: str, name: str, km: float, gazetteer: PlaceIndex) -> None:
    (place,) = borders(text, language, gazetteer)
    assert (place.name, place.radius_km, place.gazetteer_id) == (name, km, None)
    assert text[place.start : place.end] in name


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Two died at the border."),
        ("en", "Two died 25 miles from the border with Russia."),  # that country's place has the distance
        ("en", "Two died 25 miles north. The border was shut."),
        ("en", "A fence of 25 miles along the border burned."),
        ("en", "Two died 25 miles from the border town."),
        ("uk", "За 25 км від кордону з Росією горів склад."),
        ("ru", "Колонна стояла у границы."),
    ],
)
def test_other_borders_are_no_place(language: str, text: str, gazetteer: PlaceIndex) -> None:
    assert borders(text, language, gazetteer) == []


def test_a_border_with_a_named_country_widens_that_country(gazetteer: PlaceIndex) -> None:
    (country,) = read_places(segment("Two died 25 miles from the border with Russia.", "en"), gazetteer)
    assert country.radius_km == pytest.approx(40.2, abs=0.1)
