import csv

import pytest

from witnessmark.model.reading import Caution
from witnessmark.read.false_friends import TABLE, read_cautions
from witnessmark.read.rewritten import signs, skeleton
from witnessmark.read.segment import segment
from witnessmark.read.weapons import read_weapons

WAR = " Troops fired rockets and civilians were killed, soldiers said."


WAR_IN = {"uk": " Війська випустили ракети, загинули цивільні.", "ru": " Войска выпустили ракеты, погибли мирные жители."}


def cautions(text: str, code: str, language: str = "en") -> list[Caution]:
    cut = segment(text, language)
    found = read_cautions(cut, read_weapons(cut))
    assert all(c.evidence for c in found)
    return [c for c in found if c.code == code]


@pytest.mark.parametrize(
    ("text", "words", "suggestion"),
    [
        ("The town was massacred by alumni.", "alumni", "Grad"),
        ("They fired at the town from Hail.", "Hail", "Grad"),
        ("The village was shelled by Hurricanes.", "Hurricanes", "Uragan"),
        ("The army uses the mortar “Tulip” there.", "Tulip", "Tyulpan"),
        ("Eight geraniums were shot down.", "geraniums", "Geran-2"),
        ("A Dagger missile fell.", "Dagger", "Kinzhal"),
        ("Four Calibers were shot down.", "Calibers", "Kalibr"),
        ("The unit lost two three hundredths.", "three hundredths", "wounded"),
        ("Shells hit the private sector.", "private sector", "detached houses"),
        ("Loud claps were heard in the port.", "claps", "explosion"),
        ("Two peaceful residents died.", "peaceful residents", "civilians"),
        ("The city was shelled with cassette ammunition.", "cassette ammunition", "cluster"),
    ],
)
def test_a_word_in_an_impossible_place(text: str, words: str, suggestion: str) -> None:
    [caution] = cautions(text + WAR, "likely_mistranslation")
    assert text[caution.start : caution.end] == words
    assert suggestion in (caution.suggestion or "")


@pytest.mark.parametrize(
    "text",
    [
        "The coast was hit by a hurricane, and hail fell on the homes.",
        "The college asked its alumni for money.",
        "A hail of bullets met them.",
        "He laid carnations where the bus had burned.",
        "The private sector grew by two percent.",
        "The claps of the audience followed him.",
        "Her arrival at the hospital was late.",
        "A bullet of heavy caliber hit him.",
    ],
)
def test_honest_words_are_left_alone(text: str) -> None:
    assert cautions(text + WAR, "likely_mistranslation") == []


@pytest.mark.parametrize(
    ("language", "text", "words", "suggestion"),
    [
        ("uk", "Село обстріляли з випускників.", "випускників", "Град"),
        ("uk", "Армія застосувала кластерні бомби.", "кластерні бомби", "касетний"),
        ("uk", "Ракетний страйк тривав годину.", "Ракетний страйк", "авіаудар"),
        ("uk", "Збито двох трутнів.", "трутнів", "дрон"),
        ("uk", "Смертний збір перевищив десять.", "Смертний збір", "кількість загиблих"),
        ("ru", "Посёлок обстреляли из выпускников.", "выпускников", "Град"),
        ("ru", "Армия применила кластерные боеприпасы.", "кластерные боеприпасы", "кассетный"),
        ("ru", "Воздушная забастовка длилась час.", "Воздушная забастовка", "авиаудар"),
        ("ru", "В больницу привезли дюжины раненых.", "дюжины раненых", "десятки"),
        ("ru", "Порт атаковали артиллерийским пожаром.", "артиллерийским пожаром", "артиллерийский огонь"),
    ],
)
def test_a_mistranslation_into_another_language(language: str, text: str, words: str, suggestion: str) -> None:
    [caution] = cautions(text + WAR_IN[language], "likely_mistranslation", language)
    assert text[caution.start : caution.end] == words
    assert suggestion in (caution.suggestion or "")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Випускників школи привітав директор."),
        ("uk", "Працівники заводу почали страйк."),
        ("uk", "Пасічник оглянув трутнів."),
        ("uk", "Град вибив посіви."),
        ("uk", "Окупанти обстріляли приватний сектор, є постраждалі."),
        ("ru", "Выпускников поздравил директор."),
        ("ru", "Рабочие завода начали забастовку."),
        ("ru", "Купили дюжину яиц и раствор для стены."),
        ("ru", "Пожар на складе потушили, пострадавших нет."),
        ("ru", "ВСУ обстреляли посёлок из «Градов», жертв нет."),
    ],
)
def test_ordinary_words_of_other_languages(language: str, text: str) -> None:
    assert cautions(text + WAR_IN[language], "likely_mistranslation", language) == []


@pytest.mark.parametrize(
    ("language", "text", "kinds"),
    [
        ("uk", "Він говорив під умовою анонімності. Мирні обивателі втекли.", ["torn phrase", "torn phrase"]),
        ("uk", "Він говорив на умовах анонімності.", []),
        ("ru", "Он жил в в Харькове. Власти Харкива молчали.", ["doubled word"]),
        ("ru", "Город Харьков молчал, Харкив спал.", ["two spellings"]),
        ("ru", "Город Глухiв спал.", ["mixed letters"]),
        ("ru", "Он сказал: “Жди“.", []),
    ],
)
def test_signs_of_other_languages(language: str, text: str, kinds: list[str]) -> None:
    assert [sign.kind for sign in signs(segment(text, language))] == kinds


def test_a_rewritten_text_in_ukrainian() -> None:
    text = "Смертельна данина зросла. Він говорив під умовою анонімності. Вночі була атака."
    assert cautions(text + WAR_IN["uk"], "likely_rewritten_text", "uk")
    assert cautions("Він говорив під умовою анонімності." + WAR_IN["uk"], "likely_rewritten_text", "uk") == []


def test_no_warning_in_a_text_without_war() -> None:
    assert cautions("The stage was massacred by alumni of the drama school.", "likely_mistranslation") == []


def test_the_right_name_elsewhere_is_told() -> None:
    [caution] = cautions("The town was massacred by alumni. He meant BM-21 Grad rockets." + WAR, "likely_mistranslation")
    assert "BM-21 Grad" in (caution.evidence or "")


@pytest.mark.parametrize(
    "text",
    [
        "The town was massacred by alumni, an official said under the basic rules of anonymity." + WAR,
        "The death came fast. in the port, shells fell. “We will stand. “\nThe demise toll rose." + WAR,
    ],
)
def test_several_signs_flag_a_rewritten_text(text: str) -> None:
    [caution] = cautions(text, "likely_rewritten_text")
    assert (caution.evidence or "").count(";") >= 1


@pytest.mark.parametrize(
    "text",
    [
        "The town was shelled from Hail at dawn." + WAR,
        "The basic rules of the game are simple. Mohammed met Muhammad." + WAR,
        "The demise toll rose." + WAR,
    ],
)
def test_one_sign_flags_nothing(text: str) -> None:
    assert cautions(text, "likely_rewritten_text") == []


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("It was a assault on an school.", ["wrong article", "wrong article"]),
        ("It was an hour of a European one-off; an MP and a user agreed.", []),
        ("He spoke of of the fire.", ["doubled word"]),
        ("Near the capital. , a road burned.", ["torn marks"]),
        ("Kyiv slept. Then Kiev woke.", ["two spellings"]),
        ("He wrote on the Telegram channel, and posted on the Telegram.", ["torn phrase"]),
        ("The Ltd. , in town, sold tea.", []),
    ],
)
def test_signs(text: str, kinds: list[str]) -> None:
    assert [sign.kind for sign in signs(segment(text, "en"))] == kinds


def test_two_spellings_of_one_name() -> None:
    assert skeleton("Zavorotniy") == skeleton("Zavorotny")
    kinds = [s.kind for s in signs(segment("Here Zavorotniy spoke. Then Zavorotny left. Israel and the Israelis watched.", "en"))]
    assert kinds == ["two spellings"]


def test_the_table_keeps_a_confidence_for_each_row() -> None:
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) >= 123
    assert {row["confidence"] for row in rows} <= {"high", "medium", "low"}


def test_a_long_text_without_stops_stays_linear() -> None:
    assert cautions("troops fired rockets at the town from hail and basic rules of Kyiv " * 3000, "likely_mistranslation")
