from witnessmark.model.place import Place
from witnessmark.model.reading import Reading
from witnessmark.resolve.places.known import places_known
from witnessmark.resolve.places.places import resolve_places


def resolved(*places: Place) -> tuple[Place, ...]:
    reading = Reading(doc_id="x", sha256="", language="en", published=None, recorder="ACLED", places=places, text="x" * 50)
    return resolve_places(reading, places_known(None)).places


def country(name: str) -> Place:
    return Place(start=20, end=27, name=name)


def test_a_given_point_says_which_bearer_of_a_name_is_meant() -> None:
    east = Place(start=0, end=5, name="Mykolaivka", lat=48.85, lon=37.77, precision="city")
    west = Place(start=0, end=5, name="Mykolaivka", lat=44.97, lon=33.62, precision="city")
    first, second = resolved(east, country("Ukraine"))[0], resolved(west, country("Ukraine"))[0]
    assert None not in (first.gazetteer_id, second.gazetteer_id)
    assert first.gazetteer_id != second.gazetteer_id
    assert (first.lat, first.lon) == (48.85, 37.77)


def test_a_village_that_nobody_knows_keeps_its_point_and_meets_itself() -> None:
    one, two = (resolved(Place(start=0, end=5, name="Qwertove", lat=49.5, lon=36.25 + x), country("Ukraine"))[0] for x in (0, 0.001))
    assert one.gazetteer_id == two.gazetteer_id == "ua/qwertove@49.50,36.25"
    assert (one.country, one.precision, one.radius_km) == ("UA", "city", 10.0)


def test_a_province_without_a_point_is_the_region_of_its_name() -> None:
    place = resolved(Place(start=0, end=5, name="Kharkiv", precision="region"), country("Ukraine"))[0]
    assert (place.precision, place.country) == ("region", "UA")


def test_a_name_far_from_its_only_bearer_is_another_place() -> None:
    place = resolved(Place(start=0, end=5, name="Kharkiv", lat=46.5, lon=31.0, precision="city"), country("Ukraine"))[0]
    assert place.gazetteer_id == "ua/kharkiv@46.50,31.00"
