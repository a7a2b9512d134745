"""Lists of the dead on lines of their own: one count over the list."""

import pytest

from witnessmark.read.casualties import read_casualties
from witnessmark.read.segment import segment


@pytest.mark.parametrize(
    ("language", "text", "quote", "count"),
    [
        (
            "uk",
            "Загинули:\nІван Лисенко, 45 років\nОльга Верба, 38 років\nПохорон у середу.",
            "Іван Лисенко, 45 років\nОльга Верба",
            2,
        ),
        (
            "uk",
            "Імена загиблих:\n1. Іван Лисенко, 1978 р.н.\n2. Ольга Верба, 1985 р.н.\n3. Марія Гай.\nПохорон у середу.",
            "Іван Лисенко, 1978 р.н.\n2. Ольга Верба, 1985 р.н.\n3. Марія Гай",
            3,
        ),
        (
            "ru",
            "Погибли:\n- Иван Лисенко, 45 лет, водитель;\n- Ольга Верба, 38 лет, медсестра.",
            "Иван Лисенко, 45 лет, водитель;\n- Ольга Верба",
            2,
        ),
    ],
)
def test_a_list_below_a_colon_is_one_count(language: str, text: str, quote: str, count: int) -> None:
    claims = read_casualties(segment(text, language))
    assert [(c.quote, c.outcome, c.low, c.high) for c in claims] == [(quote, "killed", count, count)]


@pytest.mark.parametrize(
    "text",
    [
        "Загинули двоє людей.\nІван Лисенко та Ольга Верба приїхали на місце.",
        "Допомагають пораненим:\nІван Лисенко\nОльга Верба",
        "На місці працюють:\nІван Лисенко\nОльга Верба",
    ],
)
def test_names_below_anything_else_are_no_list_of_the_dead(text: str) -> None:
    assert all(c.quote == "двоє людей" for c in read_casualties(segment(text, "uk")))
