"""What a voice of a Ukrainian or Russian text is: name in the nominative, kind, organisation, side, protection."""

import pytest

from witnessmark.model.voice import Voice
from witnessmark.read.attribution import read_attributions
from witnessmark.read.segment import segment


def first(text: str, language: str) -> Voice:
    voices, attributions = read_attributions(segment(text, language), None)
    return next(v for v in voices if v.id == attributions[0].speaker)


@pytest.mark.parametrize(
    ("text", "language", "name", "kind", "body"),
    [
        ("За даними Національної служби здоров'я, загинули двоє.", "uk", "Національна служба здоров'я", "official", True),
        ("За словами лікарки Олени Сич, загинули двоє.", "uk", "Олена Сич", "medic", False),
        ("За даними ДСНС, загинули двоє.", "uk", "ДСНС", "rescuer", True),
        ("За словами сусідів, загинули двоє.", "uk", "сусіди", "witness", False),
        ("Загинули двоє, повідомляє ООН.", "uk", "ООН", "un", True),
        ("Експерти кажуть, що загинули двоє.", "uk", "експерти", "analyst", False),
        ("По данным Следственного комитета, погибли двое.", "ru", "Следственный комитет", "official", True),
        ("По данным областной прокуратуры, погибли двое.", "ru", "областная прокуратура", "official", True),
        ("По словам фельдшера Ивана Котова, погибли двое.", "ru", "Иван Котов", "medic", False),
        ("По словам матери погибшего, ранены двое.", "ru", "мать погибшего", "witness", False),
        ("По словам источника 112, ранены двое.", "ru", "источник 112", "media", False),
        ("По информации полиции, ранены двое.", "ru", "полиция", "police", True),
        ("Генерал Иван Котов заявил, что погибли двое.", "ru", "Иван Котов", "military", False),
        ("Журналисты сообщают, что погибли двое.", "ru", "журналисты", "media", False),
    ],
)
def test_voice(text: str, language: str, name: str, kind: str, body: bool) -> None:
    voice = first(text, language)
    assert (voice.name, voice.kind, voice.is_body) == (name, kind, body)


@pytest.mark.parametrize(
    ("text", "language", "anonymous", "protected"),
    [
        ("Міністр Іван Сич заявив, що загинули двоє.", "uk", False, False),
        ("Мешканка Ніна Сич розповіла, що загинули двоє.", "uk", False, True),
        ("Чиновник на умовах анонімності розповів, що загинули двоє.", "uk", True, True),
        ("Джерело в поліції розповіло, що загинули двоє.", "uk", True, True),
        ("Источник в полиции рассказал, что погибли двое.", "ru", True, True),
        ("Губернатор Иван Котов рассказал, что погибли двое.", "ru", False, False),
        ("Солдат Иван Котов рассказал, что погибли двое.", "ru", False, True),
        ("Полиция рассказала, что погибли двое.", "ru", False, False),
    ],
)
def test_who_must_be_protected(text: str, language: str, anonymous: bool, protected: bool) -> None:
    voice = first(text, language)
    assert (voice.anonymous, voice.protected) == (anonymous, protected)


@pytest.mark.parametrize(
    ("text", "language", "side"),
    [
        ("Міноборони РФ заявило, що втрат немає.", "uk", "Russia"),
        ("Українські посадовці заявили, що втрат немає.", "uk", "Ukraine"),
        ("Мер заявив, що втрат немає.", "uk", None),
        ("Армия Израиля заявила, что потерь нет.", "ru", "Israel"),
        ("Киев заявил, что потерь нет.", "ru", "Ukraine"),
        ("Жители Киева заявили, что света нет.", "ru", None),
    ],
)
def test_side(text: str, language: str, side: str | None) -> None:
    assert first(text, language).side == side


def test_he_said_is_he() -> None:
    assert first("За його словами, загинули двоє.", "uk").name == "він"
    assert first("По её словам, погибли двое.", "ru").name == "она"
