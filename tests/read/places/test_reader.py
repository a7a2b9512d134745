"""Which words are meant as places."""

import pytest

from witnessmark.read.places import read_places
from witnessmark.read.segment import segment
from witnessmark.resolve.places.gazetteer import PlaceIndex, load_gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> PlaceIndex:
    return load_gazetteer()


def said(text: str, gazetteer: PlaceIndex) -> list[str]:
    places = read_places(segment(text, "en"), gazetteer)
    return [text[place.start : place.end] for place in places]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Two people died in Kharkiv and one in Izium, Ukraine’s defenders said.", ["Kharkiv", "Izium", "Ukraine"]),
        ("A market burned in the Kharkiv region on Friday.", ["Kharkiv region"]),
        ("Residents of Sumy Oblast were told to leave.", ["Sumy Oblast"]),
        ("The Kharkiv regional administration counted the dead.", ["Kharkiv"]),
        ("Shells hit Ivano-Frankivsk and Nova Kakhovka.", ["Ivano-Frankivsk", "Nova Kakhovka"]),
        ("She fled to St. Petersburg, then to the U.S. by ship.", ["St. Petersburg", "U.S."]),
        ("KHERSON, Ukraine — Rescuers found four bodies.", ["KHERSON", "Ukraine"]),
        ("THREE MEN DIED IN KHARKIV AFTER TROOPS GAVE US NOTHING.", ["KHARKIV"]),
        ("LIMA, 3 MAY -- PERU'S ARMY LEFT EL SALVADOR.", ["LIMA", "PERU", "EL SALVADOR"]),
        ("KYIV, Ukraine — A school burned.", ["KYIV", "Ukraine"]),
        ("The trucks were on the long way from San\nSalvador when the bridge fell into the river.\nNobody was on it.", ["San\nSalvador"]),
        (
            "Envoys of the People’s Republic of China and Côte d’Ivoire met in Washington, D.C., and L.A.",
            ["People’s Republic of China", "Côte d’Ivoire", "Washington", "D.C.", "L.A."],
        ),
        ("A Virginia-based charity sent trucks.", ["Virginia"]),
        ("Nine people died in the rocket attack on Vovchansk.", ["Vovchansk"]),
        ("Rockets hit Vovchansk at noon.", ["Vovchansk"]),
        ("Two carters died in the strike on the Vovchansk mill.", ["Vovchansk"]),
        ("Kherson traders said the mill stood empty.", ["Kherson"]),
        ("The army fled. Vovchansk has been occupied since May.", ["Vovchansk"]),
        ("The army took Vovchansk on Friday.", ["Vovchansk"]),
        ("He was born in Norman, Okla., and lives in Paris, TX.", ["Norman", "Okla.", "Paris", "TX"]),
        ("Police in Reading, Pennsylvania, found the van.", ["Reading", "Pennsylvania"]),
        ("They crossed into the Democratic Republic of the Congo at night.", ["Democratic Republic of the Congo"]),
    ],
)
def test_places_are_found_with_exact_spans(text: str, places: list[str], gazetteer: PlaceIndex) -> None:
    assert said(text, gazetteer) == places


@pytest.mark.parametrize(
    "text",
    [
        "A reader wrote to The Washington Post about it.",
        "The Denver Post and the Los Angeles Times printed the letter.",
        "Paris Hallinan said nothing about it.",
        "Mayor London Okafor answered later.",
        "Mr. Chad Merriweather was asked twice.",
        "The reporter from Radio Free Europe had left.",
        "But he said the most nice thing on Monday. March was cold.",
        "Two wards treated Marburg virus and West Nile fever.",
        "Nobody was hurt on Dublin Road.",
        "The loan came from the Bank of America.",
        "The bill came to US$40 million.",
        "The NATO, UN and OPEC envoys met.",
        "THEY BEGGED THEM TO GIVE US ARMS AND SEND NOTHING ELSE.",
    ],
)
def test_papers_people_streets_and_plain_words_are_no_places(text: str, gazetteer: PlaceIndex) -> None:
    assert said(text, gazetteer) == []


def test_a_demonym_is_marked_and_a_country_is_not(gazetteer: PlaceIndex) -> None:
    places = read_places(segment("South Korean medics and two Ukrainians crossed Poland.", "en"), gazetteer)
    assert [(place.name, place.demonym) for place in places] == [("South Korean", True), ("Ukrainians", True), ("Poland", False)]


def test_a_clear_mention_vouches_for_a_bare_one(gazetteer: PlaceIndex) -> None:
    assert said("Godfrey slept when the siren went.", gazetteer) == []
    assert said("A depot burned in the town of Godfrey. Godfrey slept when the siren went.", gazetteer) == ["Godfrey", "Godfrey"]


def test_a_person_named_in_full_keeps_the_surname(gazetteer: PlaceIndex) -> None:
    assert said("Oksana Hamilton ran the clinic. Hamilton slept there.", gazetteer) == []


@pytest.mark.parametrize(
    ("text", "km"),
    [
        ("The depot lies about 25 miles from Kharkiv.", 40.2),
        ("The depot lies 30 km north of Kharkiv.", 30.0),
        ("The depot lies near Kharkiv.", 15.0),
        ("The depot lies northeast of Kharkiv.", 30.0),
        ("The depot lies in Kharkiv.", None),
        ("It is 40 miles long. Kharkiv lies elsewhere.", None),
    ],
)
def test_stated_distance(text: str, km: float | None, gazetteer: PlaceIndex) -> None:
    (place,) = read_places(segment(text, "en"), gazetteer)
    assert place.radius_km == (km if km is None else pytest.approx(km, abs=0.1))


def test_two_regions_share_their_noun(gazetteer: PlaceIndex) -> None:
    text = "Power failed in the Kharkiv and Sumy regions."
    places = read_places(segment(text, "en"), gazetteer)
    assert [(text[p.start : p.end], p.name) for p in places] == [("Kharkiv", "Kharkiv region"), ("Sumy", "Sumy region")]


def test_what_was_read_before_changes_nothing(gazetteer: PlaceIndex) -> None:
    text = "A bus stopped in Balakliia."
    alone = said(text, load_gazetteer())
    said("Ukraine and Kharkiv and Poland were named.", gazetteer)
    assert said(text, gazetteer) == alone


def test_empty_text(gazetteer: PlaceIndex) -> None:
    assert said("", gazetteer) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Strikes on Gaza City and Rafah were heavy.", ["Gaza City", "Rafah"]),
        ("Ana Ruiz and Rafah Tomsen sang.", []),
        ("Artemivsk (now Bakhmut) was shelled.", ["Artemivsk", "Bakhmut"]),
        ("Bakhmut (formerly Artemivsk) was shelled.", ["Bakhmut", "Artemivsk"]),
        # Two names in brackets that are no one place.
        ("Reading (now Mobile) sang.", []),
    ],
)
def test_names_vouched_for_by_the_one_beside_them(text: str, names: list[str], gazetteer: PlaceIndex) -> None:
    assert [place.name for place in read_places(segment(text, "en"), gazetteer)] == names


def test_the_publisher_s_name_tells_of_whose_small_towns_it_writes(gazetteer: PlaceIndex) -> None:
    text = segment("Two people were hurt near Orikhiv.", "en")
    assert read_places(text, gazetteer) == read_places(text, gazetteer, "Mercury Post") == []
    assert [place.name for place in read_places(text, gazetteer, "Dnipro Bend Ledger")] == ["Orikhiv"]
