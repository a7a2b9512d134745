import pytest
from reports import Atlas, place, voice

from witnessmark.resolve.roots.bare_bodies import is_bare, is_fuller, is_unnamed_media, plain, scope


@pytest.mark.parametrize(
    ("name", "language", "kind"),
    [
        ("police", "en", "police"),
        ("the Interior Ministry", "en", "official"),
        ("the regional military administration", "en", "official"),
        ("МВД", "ru", "official"),
        ("областная военная администрация", "ru", "official"),
        ("Полиция", "ru", "police"),
        ("місцева влада", "uk", "official"),
    ],
)
def test_a_body_called_by_its_kind_alone_is_bare(name, language, kind):
    assert is_bare(voice("p0", name, kind, is_body=True), language)


@pytest.mark.parametrize(
    ("name", "language", "kind", "more"),
    [
        ("Varden Port Administration", "en", "official", {}),
        ("the Orvian Interior Ministry", "en", "official", {}),
        ("Interior Ministry", "en", "official", {"side": "Orvia"}),
        ("State Emergency Service", "en", "rescuer", {}),
        ("Orvia Wire", "en", "media", {}),
        ("власти Тессала", "ru", "official", {}),
    ],
)
def test_a_name_a_side_or_a_place_makes_it_somebodys(name, language, kind, more):
    assert not is_bare(voice("p0", name, kind, is_body=True, **more), language)


def test_the_unnamed_people_of_a_service_are_the_service_and_an_unnamed_official_is_nobody_in_particular():
    assert is_bare(voice("p0", "спасатели", "rescuer", anonymous=True), "ru")
    assert not is_bare(voice("p0", "a senior officer", "police", anonymous=True), "en")
    assert not is_bare(voice("p0", "officials", "official", anonymous=True), "en")


def test_media_nobody_names_are_told_from_those_that_have_a_name():
    assert is_unnamed_media(voice("p0", "Местные СМИ", "media", is_body=True), "ru")
    assert is_unnamed_media(voice("p0", "local media", "media", is_body=True), "en")
    assert not is_unnamed_media(voice("p0", "Varden Media", "media", is_body=True), "en")


def test_a_ministry_is_of_a_country_and_police_are_of_a_region():
    assert scope("interior ministry", "en", place("eastrow"), Atlas()) == "Orvia"
    assert scope("police", "en", place("eastrow"), Atlas()) == "Varden region"
    assert scope("региональный минздрав", "ru", place("eastrow"), Atlas()) == "Varden region"
    assert scope("police", "en", None, Atlas()) is None


def test_one_name_may_say_more_than_another_but_authorities_may_be_any():
    assert is_fuller("областная военная администрация", "областная администрация", "ru")
    assert not is_fuller("областная администрация", "городская администрация", "ru")
    assert not is_fuller("местные власти", "власти", "ru")
    assert plain("Interior Ministry") == "interior ministry" and plain("МВД Орвии") == "МВД орвии"
