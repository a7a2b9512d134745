"""Well-known bodies by any of their names."""

import tomllib
from pathlib import Path
from typing import get_args

import pytest

import witnessmark.resolve.people.bodies as bodies
from witnessmark.model.voice import VoiceKind
from witnessmark.resolve.people.bodies import body_or_branch, kind_of, known_body, side_of

ONE = [
    ("ДСНС", "ГСЧС", "State Emergency Service", "DSNS", "the State Emergency Service of Ukraine", "Державної служби України з надзвичайних ситуацій"),
    ("Нацполіція", "Нацполиция", "National Police of Ukraine", "Національною поліцією", "Нацполіції"),
    ("Генштаб ЗСУ", "Генштабу ВСУ", "Ukraine's General Staff", "Генерального штабу ЗСУ"),
    ("ОК «Південь»", 'ОК "Південь"', "Оперативного командування «Південь»", "Operational Command South", "ОК «Юг»"),
    ("ООН", "Організації Об’єднаних Націй", "UN", "U.N.", "the United Nations"),
    ("HRW", "Human Rights Watch", "Хьюман Райтс Вотч"),
    ("Reuters", "Рейтер"),
    ("МВС України", "МВД Украины", "Ukraine’s Interior Ministry"),
    ("МЧС России", "EMERCOM"),
    ("Минобороны РФ", "Міноборони Росії", "Russian Defence Ministry", "Russia’s Defense Ministry"),
]
TWO = [
    ("МВС України", "МВД России"),
    ("Минобороны Украины", "Минобороны РФ"),
    ("ООН", "Радбез ООН"),
    ("Interfax", "Interfax-Ukraine"),
    ("ОК «Південь»", "ОК «Схід»"),
    ("СММ ОБСЄ", "ОБСЄ"),
    ("ДСНС", "Нацполіція"),
]
NONE = ["Police", "МВД", "Минобороны", "ap", "is", "рятувальник ДСНС", "ДСНС і поліція", "UN Women", "Red Cross", "Ivan Petrenko", ""]


@pytest.mark.parametrize("names", ONE, ids=[names[0] for names in ONE])
def test_names_of_one_body(names: tuple[str, ...]) -> None:
    assert len({known_body(name) for name in names}) == 1
    assert known_body(names[0]) is not None


@pytest.mark.parametrize(("one", "other"), TWO)
def test_names_of_two_bodies(one: str, other: str) -> None:
    assert known_body(one) is not None and known_body(other) is not None
    assert known_body(one) != known_body(other)


@pytest.mark.parametrize("name", NONE)
def test_what_may_be_several_bodies_or_is_none(name: str) -> None:
    assert known_body(name) is None


def test_a_name_of_two_bodies_is_told_apart_by_the_language_of_the_text() -> None:
    assert known_body("Генштаб", "uk") == "General Staff of the Armed Forces of Ukraine"
    assert known_body("Генштаб", "ru") is None


@pytest.mark.parametrize(
    "name", ["ГУ ДСНС у Лозовій", "ДСНС Полтавщини", "Головного управління ДСНС в області", "State Emergency Service in Sumy region"]
)
def test_a_branch_is_its_body(name: str) -> None:
    assert known_body(name) is None
    assert body_or_branch(name) == known_body("ДСНС")


@pytest.mark.parametrize("name", ["рятувальник ДСНС", "прессслужба ДСНС", "UN Syria", "93 бригада ЗСУ"])
def test_what_only_belongs_to_a_body_is_no_branch(name: str) -> None:
    assert body_or_branch(name) is None


def test_every_body_has_a_kind_of_voice() -> None:
    table = tomllib.loads(Path(bodies.__file__).with_name("bodies.toml").read_text(encoding="utf-8"))["body"]
    assert {kind_of(entry["en"][0]) for entry in table} <= set(get_args(VoiceKind))
    assert (kind_of("National Police of Ukraine"), side_of("National Police of Ukraine")) == ("police", "Ukraine")
    assert side_of("United Nations") is None


def test_no_name_stands_for_two_bodies_of_one_language() -> None:
    table = tomllib.loads(Path(bodies.__file__).with_name("bodies.toml").read_text(encoding="utf-8"))["body"]
    for language in bodies.LANGUAGES:
        owners: dict[object, str] = {}
        for entry in table:
            for name in entry[language]:
                assert owners.setdefault(bodies._key(name), entry["en"][0]) == entry["en"][0], name
