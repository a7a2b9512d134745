from reports import Atlas, place

from witnessmark.model.place import GazetteerPlace
from witnessmark.resolve.places.where import relation


class Coast(Atlas):
    """The invented country with a peninsula, on whose tip a city is a region of its own."""

    def place(self, gazetteer_id):
        more = {
            "horn": ("The Horn", 53.0, 30.0, "region", 99.0, "land"),
            "tip": ("Tip City", 53.85, 30.2, "region", 26.0, "land"),
            "velm": ("Velm", 53.86, 30.2, "city", 8.0, "tip"),
            "broad": ("Broad region", 54.6, 30.2, "region", 60.0, "land"),
            "inland": ("Inland", 53.85, 30.3, "city", 8.0, "broad"),
        }
        if gazetteer_id not in more:
            return super().place(gazetteer_id)
        name, lat, lon, precision, radius, inside = more[gazetteer_id]
        return GazetteerPlace(id=gazetteer_id, name=name, lat=lat, lon=lon, country="ZZ", precision=precision, radius_km=radius, inside=inside)


def at(key):
    known = Coast().place(key)
    more = {"name": known.name, "lat": known.lat, "lon": known.lon, "precision": known.precision, "radius_km": known.radius_km}
    return type(place("varden"))(start=0, end=0, gazetteer_id=key, country="ZZ", **more)


def test_what_the_gazetteer_holds_lies_inside():
    assert relation(at("eastrow"), at("varden"), Coast()) == "inside"
    assert relation(at("varden"), at("eastrow"), Coast()) == "contains"
    assert relation(at("varden"), at("tessal"), Coast()) == "apart"


def test_a_city_that_is_a_region_of_its_own_lies_in_the_region_around_it():
    assert relation(at("velm"), at("horn"), Coast()) == "inside"
    assert relation(at("horn"), at("velm"), Coast()) == "contains"


def test_a_city_of_the_region_next_door_does_not():
    assert relation(at("inland"), at("horn"), Coast()) == "apart"
