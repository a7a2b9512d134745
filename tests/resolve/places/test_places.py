"""Which place a name means."""

import pytest

from witnessmark.model.place import Place
from witnessmark.model.reading import Reading
from witnessmark.resolve.places.gazetteer import PlaceIndex, load_gazetteer
from witnessmark.resolve.places.places import resolve_places
from witnessmark.resolve.places.publisher import publisher_countries, publisher_places


@pytest.fixture(scope="module")
def gazetteer() -> PlaceIndex:
    return load_gazetteer()


def resolved(
    text: str, names: list[str], gazetteer: PlaceIndex, url: str | None = None, demonyms: tuple[str, ...] = (), language: str = "en"
) -> list[Place]:
    at, places = 0, []
    for name in names:
        at = text.index(name, at)
        places.append(Place(start=at, end=at + len(name), name=name, demonym=name in demonyms))
        at += len(name)
    reading = Reading(doc_id="d", sha256="", language=language, published=None, url=url, text=text, places=tuple(places))
    return list(resolve_places(reading, gazetteer).places)


def ids(places: list[Place]) -> list[str | None]:
    return [place.gazetteer_id for place in places]


def test_the_container_decides(gazetteer: PlaceIndex) -> None:
    paris, texas, other = resolved("In Paris, Texas, it rained; in Paris, France, too.", ["Paris", "Texas", "Paris"], gazetteer)
    assert (paris.country, texas.gazetteer_id) == ("US", "us/texas")
    assert paris.lat == pytest.approx(33.66, abs=0.1)
    assert other.candidates == paris.candidates > 2


def test_a_bare_mention_follows_the_one_with_a_container(gazetteer: PlaceIndex) -> None:
    places = resolved("In Paris, Texas, it rained. Paris was wet.", ["Paris", "Texas", "Paris"], gazetteer)
    assert places[0].gazetteer_id == places[2].gazetteer_id


def test_without_more_the_large_place_is_meant(gazetteer: PlaceIndex) -> None:
    (paris,) = resolved("It rained in Paris.", ["Paris"], gazetteer)
    assert paris.country == "FR"


@pytest.mark.parametrize(
    ("text", "names", "demonyms", "country"),
    [
        ("A Moscow resident was wounded in Donetsk.", ["Moscow", "Donetsk"], (), "UA"),
        ("A native of Moscow was wounded in Donetsk.", ["Moscow", "Donetsk"], (), "UA"),
        ("Russian troops shelled Donetsk.", ["Russian", "Donetsk"], ("Russian",), "UA"),
        ("A train from Moscow to Donetsk was late.", ["Moscow", "Donetsk"], (), "RU"),
        ("A Moscow resident was wounded in Donetsk, Russia.", ["Moscow", "Donetsk", "Russia"], (), "RU"),
    ],
)
def test_a_home_or_a_people_pulls_no_large_city_to_its_namesake(
    text: str, names: list[str], demonyms: tuple[str, ...], country: str, gazetteer: PlaceIndex
) -> None:
    assert resolved(text, names, gazetteer, demonyms=demonyms)[1].country == country


def test_washington_is_the_capital_and_georgia_the_country_or_the_state(gazetteer: PlaceIndex) -> None:
    assert ids(resolved("She spoke in Washington.", ["Washington"], gazetteer)) == ["us/4140963"]
    assert ids(resolved("Russia bombed Georgia near Gori.", ["Russia", "Georgia", "Gori"], gazetteer))[1] == "ge"
    assert ids(resolved("From Alabama to Georgia and Atlanta.", ["Alabama", "Georgia", "Atlanta"], gazetteer))[1] == "us/georgia"


def test_neighbours_decide_among_equals(gazetteer: PlaceIndex) -> None:
    text = "Shells fell on Kupiansk, Izium and Lyman in the Kharkiv region."
    places = resolved(text, ["Kupiansk", "Izium", "Lyman", "Kharkiv region"], gazetteer)
    assert all(place.country == "UA" for place in places)
    assert ids(places)[3] == "ua/kharkiv-oblast"
    assert places[3].precision == "region" and places[0].precision == "city"


def test_old_and_new_spelling_are_one_place(gazetteer: PlaceIndex) -> None:
    assert len(set(ids(resolved("Kharkiv, once Kharkov.", ["Kharkiv", "Kharkov"], gazetteer)))) == 1


def test_the_publisher_tells_the_country(gazetteer: PlaceIndex) -> None:
    (us,) = resolved("Fire in Worcester.", ["Worcester"], gazetteer)
    (gb,) = resolved("Fire in Worcester.", ["Worcester"], gazetteer, url="https://example-gazette.co.uk/1")
    assert gb.country == "GB" and us.country in ("US", "GB")


def test_stated_distance_widens_the_circle(gazetteer: PlaceIndex) -> None:
    place = Place(start=5, end=12, name="Kharkiv", radius_km=40.0)
    plain = Place(start=5, end=12, name="Kharkiv")
    reading = Reading(doc_id="d", sha256="", language="en", published=None, text="Near Kharkiv", places=(place, plain))
    wide, narrow = resolve_places(reading, gazetteer).places
    assert wide.radius_km is not None and narrow.radius_km is not None
    assert wide.radius_km == pytest.approx(narrow.radius_km + 40.0)


def test_unknown_names_stay_null_and_order_stays(gazetteer: PlaceIndex) -> None:
    places = resolved("From Qwxyzgrad to Kyiv.", ["Qwxyzgrad", "Kyiv"], gazetteer)
    assert [place.name for place in places] == ["Qwxyzgrad", "Kyiv"]
    assert (places[0].lat, places[0].gazetteer_id, places[0].candidates, places[0].radius_km) == (None, None, 0, None)
    assert places[1].candidates >= 1


def test_a_demonym_gets_its_country_and_stays_marked(gazetteer: PlaceIndex) -> None:
    places = resolved("Ukrainian medics left Kyiv.", ["Ukrainian", "Kyiv"], gazetteer, demonyms=("Ukrainian",))
    assert places[0].gazetteer_id == "ua" and places[0].demonym


def test_a_sea_has_no_country(gazetteer: PlaceIndex) -> None:
    (sea,) = resolved("A ship burned in the Black Sea.", ["Black Sea"], gazetteer)
    assert (sea.gazetteer_id, sea.country) == ("xx/black-sea", None)


def test_a_row_of_countries_holds_no_towns(gazetteer: PlaceIndex) -> None:
    assert ids(resolved("China, Japan and Jordan agreed.", ["China", "Japan", "Jordan"], gazetteer)) == ["cn", "jp", "jo"]


def test_publisher_hints(gazetteer: PlaceIndex) -> None:
    assert publisher_countries("https://www.example.co.uk/a", None) == ("gb",)
    assert publisher_countries("https://example.com/a", "Example Daily") == ()
    assert publisher_countries(None, "news.example.ie") == ("ie",)
    assert publisher_countries("not a url", None) == ()
    assert {place.name for place in publisher_places("https://www.nashvilleexamplenews.com", None, gazetteer)} == set()
    assert publisher_places("https://www.bouldercitynews.com", None, gazetteer.view(["us"]))[0].name == "Boulder City"


def test_no_places_no_work(gazetteer: PlaceIndex) -> None:
    reading = Reading(doc_id="d", sha256="", language="en", published=None)
    assert resolve_places(reading, gazetteer) is reading


def test_a_place_of_that_name_comes_before_one_that_had_it_once(gazetteer: PlaceIndex) -> None:
    english, cyrillic = resolved("A mill burned in Sloviansk (Слов'янськ).", ["Sloviansk", "Слов'янськ"], gazetteer)
    assert english.name == "Sloviansk" and english.candidates > 1
    assert english.gazetteer_id == cyrillic.gazetteer_id == "ua/693468"


def test_a_town_of_any_country_that_a_language_is_at_home_in_comes_before_a_larger_one_elsewhere(gazetteer: PlaceIndex) -> None:
    (place,) = resolved("В Токмаке горел гараж.", ["Токмак"], gazetteer, language="ru")
    assert place.gazetteer_id == "ua/691469"
