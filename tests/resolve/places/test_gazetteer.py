"""The gazetteer: what is shipped, how names are compared, how a case adds its own."""

import tomllib
from pathlib import Path

import pytest

from witnessmark.errors import BadExtension
from witnessmark.model.place import GazetteerPlace
from witnessmark.resolve.places.gazetteer import FOLDER, PlaceIndex, load_gazetteer
from witnessmark.resolve.places.geometry import contains, distance_km, km_between
from witnessmark.resolve.places.place_keys import is_acronym, place_key


@pytest.fixture(scope="module")
def gazetteer() -> PlaceIndex:
    return load_gazetteer()


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Kharkiv", "kharkiv"),
        ("Ivano-Frankivsk", "ivano frankivsk"),
        ("Málaga", "malaga"),
        ("Saint Petersburg", "st petersburg"),
        ("Sana'a", "sanaa"),
        ("Sana’a", "sanaa"),
        ("Łódź", "lodz"),
        ("Їжаківка", "їжаківка"),
        ("Хижнёво", "хижнево"),
        ("Хижне\u0308во-2", "хижнево 2"),
        ("Йорк", "йорк"),
        ("U.S.", "=US"),
        ("us", "us"),
    ],
)
def test_place_key(name: str, key: str) -> None:
    assert place_key(name) == key


def test_acronyms_are_short_and_in_capitals() -> None:
    assert is_acronym("UAE") and is_acronym("D.C.")
    assert not is_acronym("Ufa") and not is_acronym("KHERSON")


@pytest.mark.parametrize(
    "names",
    [
        ("Kharkiv", "Kharkov", "Харків", "Харьков"),
        ("Kyiv", "Kiev", "Київ"),
        ("Dnipro", "Dnepropetrovsk"),
        ("Орёл", "Орел", "Oryol"),
        ("Королёв", "Королев"),
        ("Bombay", "Mumbai"),
        ("U.S.", "United States", "USA", "America"),
        ("Kharkiv region", "Kharkiv Oblast", "Харківська область", "Харківщина"),
    ],
)
def test_spellings_are_one_place(names: tuple[str, ...], gazetteer: PlaceIndex) -> None:
    assert len({gazetteer.candidates(name)[0].id for name in names}) == 1


def test_small_places_need_their_country(gazetteer: PlaceIndex) -> None:
    assert not gazetteer.knows("Orikhiv")
    assert gazetteer.view(["UA"]).candidates("Orikhiv")[0].country == "UA"
    assert not gazetteer.knows("Orikhiv")


def test_old_names_and_unknown_countries(gazetteer: PlaceIndex) -> None:
    view = gazetteer.view(["UA", "nowhere", "../x"])
    assert view.candidates("Artemivsk")[0].name == "Bakhmut"


def test_all_ukrainian_regions_and_all_countries_have_a_point(gazetteer: PlaceIndex) -> None:
    table = gazetteer.tables[0]
    regions = [row for row in table.rows if row.startswith(b"ua/") and b"\tregion\t" in row]
    assert len(regions) == 27
    countries = [place for place in gazetteer.written.places.values() if "/" not in place.id]
    assert len(countries) >= 245
    assert all(place.radius_km > 0 and place.precision == "country" for place in countries)


def test_crimea_and_donetsk_lie_in_ukraine(gazetteer: PlaceIndex) -> None:
    for name in ("Simferopol", "Donetsk", "Sevastopol"):
        place = gazetteer.candidates(name)[0]
        assert place.country == "UA" and contains(gazetteer, "ua", place.id)


def test_every_added_name_is_of_a_known_place(gazetteer: PlaceIndex) -> None:
    for path in FOLDER.glob("*.toml"):
        for entry in tomllib.loads(path.read_text(encoding="utf-8"))["places"]:
            assert gazetteer.place(entry["id"]) is not None, (path.name, entry["id"])
            inside = entry.get("inside")
            assert inside is None or gazetteer.place(inside) is not None, (path.name, entry["id"])


def test_short_names_and_demonyms(gazetteer: PlaceIndex) -> None:
    assert [place.id for place in gazetteer.abbreviated("Okla")] == ["us/oklahoma"]
    assert [place.id for place in gazetteer.abbreviated("TX")] == ["us/texas"]
    assert gazetteer.abbreviated("Ms") == ()
    people = gazetteer.demonym("Ukrainians")
    assert people is not None and people.id == "ua"
    assert gazetteer.demonym("Ukraine") is None


def test_longest(gazetteer: PlaceIndex) -> None:
    assert gazetteer.longest("Xyzzy") == 0
    assert gazetteer.longest("Kharkiv") >= 2
    assert gazetteer.longest("Saint") >= 2 and gazetteer.longest("St") >= 2


def test_a_case_adds_its_own_places(tmp_path: Path) -> None:
    own = tmp_path / "exercise.toml"
    own.write_text(
        'places = [ { id = "xx/velorsk", name = "Velorsk", at = [49.5, 31.5], names = ["Велорськ"], people = ["Velorskian"] } ]', encoding="utf-8"
    )
    gazetteer = load_gazetteer()
    view = gazetteer.view(["ua"])
    gazetteer.add_file(own)
    assert [place.id for place in view.candidates("Велорськ")] == ["xx/velorsk"]
    assert gazetteer.place("xx/velorsk") is not None and gazetteer.demonym("Velorskian") is not None
    gazetteer.add([GazetteerPlace(id="xx/velorsk", name="Velorsk", lat=1.0, lon=2.0, country="XX", precision="city", radius_km=3.0)])
    assert gazetteer.candidates("Velorsk")[0].lat == 1.0


@pytest.mark.parametrize(
    "text",
    [
        "places = [",
        'places = [ { name = "No id" } ]',
        'places = [ { id = "xx/a", name = "A", at = [91.0, 0.0] } ]',
        'places = [ { id = "xx/a", at = [1.0, 0.0] } ]',
        'places = [ { id = "xx/a", wrong = 1 } ]',
    ],
)
def test_a_broken_file_is_named(text: str, tmp_path: Path) -> None:
    path = tmp_path / "broken.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadExtension, match=r"broken\.toml"):
        load_gazetteer(tmp_path)


def test_distance_and_containment(gazetteer: PlaceIndex) -> None:
    kharkiv, saltivka = gazetteer.candidates("Kharkiv")[0], gazetteer.candidates("Saltivka")[0]
    assert 4 < distance_km(kharkiv, saltivka) < 12
    assert km_between(50.0, 36.0, 50.0, 36.0) == 0
    assert contains(gazetteer, kharkiv.id, saltivka.id)
    assert contains(gazetteer, "ua/kharkiv-oblast", saltivka.id)
    assert contains(gazetteer, "ua", saltivka.id)
    assert not contains(gazetteer, saltivka.id, kharkiv.id)
    assert not contains(gazetteer, "ru", kharkiv.id)
    assert not contains(gazetteer, "ua/nowhere", "ua/nothing")


def test_the_official_name_is_shown_and_the_others_are_known() -> None:
    shown = {load_gazetteer().candidates(name)[0].name for name in ("Zaporizhzhia", "Zaporizhzhya", "Zaporozhye")}
    assert shown == {"Zaporizhzhia"}
