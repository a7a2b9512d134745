"""Who publishes, from the publisher's name alone, through the whole reading."""

import pytest

from witnessmark import pipeline


def read(publisher, text="Two people were killed.", language="en"):
    return next(iter(pipeline.read([{"id": "a", "text": text, "publisher": publisher, "lang": language}])))


@pytest.mark.parametrize(
    ("publisher", "name", "kind", "is_body"),
    [
        ("Остап Верещак, голова Рівненської ОВА", "Остап Верещак", "official", False),
        ("Остап Верещак | голова Рівненської ОВА", "Остап Верещак", "official", False),
        ("Ostap Vereshchak, governor of Rivne region", "Ostap Vereshchak", "official", False),
        ("Поліція Рівненщини", "Поліція Рівненщини", "police", True),
        ("Рівненська обласна прокуратура", "Рівненська обласна прокуратура", "official", True),
        ("ДСНС України", "ДСНС України", "rescuer", True),
        ("UN Human Rights Monitoring Mission", "UN Human Rights Monitoring Mission", "un", True),
        ("Міська лікарня №9 Рівного", "Міська лікарня", "medic", True),
    ],
)
def test_an_official_and_a_body_are_a_voice_by_themselves(publisher, name, kind, is_body):
    found = read(publisher).byline
    assert (found.name, found.kind, found.is_body) == (name, kind, is_body)


@pytest.mark.parametrize(
    "publisher",
    ["Rivne Post", "City Police News", "Army Times", "Вісник прокуратури", "Остап Верещак", "Рівне Оперативне", "Агенція «Хвилька»", "Москва", None],
)
def test_a_medium_and_whoever_only_sounds_official_are_none(publisher):
    assert read(publisher).byline is None


def test_the_town_in_the_publishers_name_is_its_home_and_a_region_is_none():
    assert read("Остап Верещак, міський голова Рівного").home.name == "Рівне"
    assert read("Мелитополь сегодня", "Ночью был взрыв.", "ru").home.name == "Мелитополь"
    assert read("Поліція Рівненщини").home is None
    assert read("Хвилька").home is None
