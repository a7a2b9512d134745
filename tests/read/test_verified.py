"""Who checked the footage, where the text says so; and never anybody where it does not."""

import pytest

from witnessmark.model.claim import Footage
from witnessmark.read.segment import segment
from witnessmark.read.statements import read_statements
from witnessmark.read.weapons import read_weapons


def footage(text: str) -> list[Footage]:
    cut = segment("Rockets fell and troops fled the bombing. " + text, "en")
    return [c for c in read_statements(cut, read_weapons(cut), None) if isinstance(c, Footage)]


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Footage verified by The Harbour Courier showed a roof on fire.", "The Harbour Courier"),
        ("One clip, geolocated by the River Monitor, shows bodies under a cloth.", "River Monitor"),
        ("The Courier has verified a second video of smoke over the market.", "Courier"),
        ("Four clips were shared, said the Courier, which verified the videos.", "Courier"),
        ("Courier-confirmed videos of the blasts show a broken bridge.", "Courier"),
        ("He posted a photograph of a crater which the group Open Eyes later matched to a map.", "Open Eyes"),
        ("Video from a car, the authenticity of which was verified by the Harbour Times, shows the blast.", "Harbour Times"),
    ],
)
def test_who_checked(text: str, by: str) -> None:
    assert [c.verified_by for c in footage(text)][:1] == [by]


def test_images_told_of_again() -> None:
    found = footage("A video on a local channel shows men beside a burning truck. Harbour News said it had authenticated the images.")
    assert {c.verified_by for c in found} == {"Harbour News"}


@pytest.mark.parametrize("text", ["A video shows a burning truck, and the mayor confirmed two deaths.", "Verified footage shows a burning truck."])
def test_nobody_is_said_to_have_checked(text: str) -> None:
    assert [c.verified_by for c in footage(text)] == [None]


@pytest.mark.parametrize(
    ("language", "text", "by"),
    [
        ("uk", "На відео, яке перевірив «Портовий вісник», видно дим над мостом.", "«Портовий вісник»"),
        ("uk", "BBC підтвердила відео пожежі після удару.", "BBC"),
        ("uk", "На відео видно дим, а мер підтвердив загибель двох людей.", None),
        ("ru", "«Портовый вестник» верифицировал видео удара.", "«Портовый вестник»"),
        ("ru", "На видео видно дым, а мэр подтвердил гибель двух человек.", None),
    ],
)
def test_who_checked_in_other_languages(language: str, text: str, by: str | None) -> None:
    cut = segment({"uk": "Ракети влучили в міст. ", "ru": "Ракеты попали в мост. "}[language] + text, language)
    found = [c.verified_by for c in read_statements(cut, read_weapons(cut), []) if isinstance(c, Footage)]
    assert found == [by]
