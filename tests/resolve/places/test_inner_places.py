"""Streets and districts get their town's point."""

import pytest

from witnessmark.model.place import Place
from witnessmark.model.reading import Reading
from witnessmark.resolve.places.gazetteer import PlaceIndex, load_gazetteer
from witnessmark.resolve.places.places import resolve_places

KHARKIV, KHERSON, NIKOPOL = "ua/706483", "ua/706448", "ua/700051"


@pytest.fixture(scope="module")
def gazetteer() -> PlaceIndex:
    return load_gazetteer()


def resolved(text: str, said: list[tuple[str, str, str | None]], gazetteer: PlaceIndex) -> list[Place]:
    """The resolved places of a text, each said as (words, nominative, precision the reader gave)."""
    places = tuple(
        Place(start=text.index(words), end=text.index(words) + len(words), name=name, precision=precision)  # type: ignore[arg-type]
        for words, name, precision in said
    )
    blank = Reading(doc_id="d", sha256="0", language="uk", published=None, title=None, publisher=None, text=text, places=places)
    return list(resolve_places(blank, gazetteer).places)


def test_a_street_lies_in_the_town_of_its_sentence(gazetteer: PlaceIndex) -> None:
    text = "Херсон тримається, Херсон стоїть. У Харкові на вулиці Сумській двоє поранених."
    said = [("Херсон", "Херсон", None), ("Харкові", "Харків", None), ("вулиці Сумській", "вулиці Сумській", "site")]
    street = resolved(text, said, gazetteer)[2]
    assert (street.gazetteer_id, street.precision, street.name, street.country) == (KHARKIV, "site", "вулиці Сумській", "UA")


def test_else_in_the_town_most_often_named(gazetteer: PlaceIndex) -> None:
    text = "Херсон знову під вогнем. Допомога йде з міста Харків. Мер: Херсона не здамо. На вулиці Перекопській пожежа."
    said = [
        ("Херсон", "Херсон", None),
        ("Харків", "Харків", None),
        ("Херсона", "Херсон", None),
        ("вулиці Перекопській", "вулиці Перекопській", "site"),
    ]
    assert resolved(text, said, gazetteer)[3].gazetteer_id == KHERSON


def test_without_a_town_it_has_no_point(gazetteer: PlaceIndex) -> None:
    street = resolved("На вулиці Сумській пожежа.", [("вулиці Сумській", "вулиці Сумській", "site")], gazetteer)[0]
    assert (street.lat, street.gazetteer_id, street.precision) == (None, None, "site")


def test_a_district_before_its_city_is_a_part_of_it(gazetteer: PlaceIndex) -> None:
    text = "У Дніпровському районі Херсона двоє поранених."
    district, city = resolved(text, [("Дніпровському районі", "Дніпровський район", "district"), ("Херсона", "Херсон", None)], gazetteer)
    assert (district.gazetteer_id, district.precision) == (city.gazetteer_id, "district") == (KHERSON, "district")


def test_a_raion_whose_region_the_text_names_is_that_raion(gazetteer: PlaceIndex) -> None:
    text = "Обстріл Нікопольського району Дніпропетровської області. Постраждав Нікополь."
    said = [
        ("Нікопольського району", "Нікопольський район", "district"),
        ("Дніпропетровської області", "Дніпропетровська область", None),
        ("Нікополь.", "Нікополь", None),
    ]
    raion = resolved(text, said, gazetteer)[0]
    assert raion.precision == "region"
    assert raion.gazetteer_id is not None
    assert raion.gazetteer_id.endswith("raion")


def test_a_raion_alone_is_that_raion(gazetteer: PlaceIndex) -> None:
    raion = resolved("Обстріл Куп'янського району.", [("Куп'янського району", "Куп'янський район", "district")], gazetteer)[0]
    assert (raion.country, raion.precision) == ("UA", "region")


def test_a_demonym_is_no_town_to_lie_in(gazetteer: PlaceIndex) -> None:
    text = "Харківські лікарі працюють на вулиці Сумській."
    people = Place(start=0, end=10, name="Харків", demonym=True)
    street = Place(start=28, end=43, name="вулиці Сумській", precision="site")
    blank = Reading(doc_id="d", sha256="0", language="uk", published=None, title=None, publisher=None, text=text, places=(people, street))
    found = resolve_places(blank, gazetteer).places
    assert found[0].gazetteer_id == KHARKIV
    assert found[1].gazetteer_id is None


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Куп'янськ", "Kupiansk"),
        ("Артемовск", "Bakhmut"),
        ("Днепропетровск", "Dnipro"),
        ("Євпаторія", "Yevpatoriia"),
        ("Киев", "Kyiv"),
        ("Кременчуг", "Kremenchuk"),
    ],
)
def test_the_gazetteer_shows_official_ukrainian_names(name: str, shown: str, gazetteer: PlaceIndex) -> None:
    assert gazetteer.view(["ua"]).candidates(name)[0].name == shown


def test_a_district_is_of_the_town_it_is_called_of_and_not_of_a_namesake(gazetteer: PlaceIndex) -> None:
    text = "Two were hurt in the Dniprovskyi district of Kherson at noon."
    said = [("Dniprovskyi district", "Dniprovskyi district", None), ("Kherson", "Kherson", None)]
    district = resolved(text, said, gazetteer)[0]
    assert (district.gazetteer_id, district.precision, district.name) == (KHERSON, "district", "Dniprovskyi district")


def test_a_district_of_its_own_city_keeps_its_point(gazetteer: PlaceIndex) -> None:
    text = "Two were hurt in the Dniprovskyi district of Kyiv at noon."
    said = [("Dniprovskyi district", "Dniprovskyi district", None), ("Kyiv", "Kyiv", None)]
    assert resolved(text, said, gazetteer)[0].gazetteer_id == "ua/13546518"


def test_a_district_of_a_city_that_is_not_named_is_the_named_towns_own(gazetteer: PlaceIndex) -> None:
    text = "Shells fell on Kherson. Two were hurt in the Dniprovskyi district."
    said = [("Kherson", "Kherson", None), ("Dniprovskyi district", "Dniprovskyi district", None)]
    assert resolved(text, said, gazetteer)[1].gazetteer_id == KHERSON
