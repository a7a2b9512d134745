from witnessmark.read.segment import segment
from witnessmark.read.theme import Theme


def test_different_words_of_war_are_counted_once() -> None:
    assert Theme(segment("Ракети летіли, ракета впала, окупанти стріляли з міномета.", "uk")).different == 3


def test_an_accident_takes_one_away() -> None:
    assert Theme(segment("После удара автобус загорелся, в ДТП погибли двое.", "ru")).different == 0
    assert Theme(segment("После удара автобус загорелся, погибли двое.", "ru")).different == 1


def test_a_short_text_needs_fewer_words_of_war() -> None:
    assert Theme(segment("Обстріляли завод.", "uk")).fair == 1


def test_words_of_war_close_by() -> None:
    theme = Theme(segment("The bomb fell. The sun rose. The rain came. It was noon.", "en"))
    assert (theme.nearby(1), theme.nearby(3)) == (1, 0)


def test_a_weapon_known_by_its_name_is_a_sign_of_war() -> None:
    cut = segment("«Искандером» ударили по школе, где шёл ремонт.", "ru")
    assert Theme(cut).different == 0
    assert (Theme(cut, {1: 2}).different, Theme(cut, {1: 2}).nearby(0)) == (1, 1)


def test_a_weapon_that_is_a_word_of_war_already_is_counted_once() -> None:
    assert Theme(segment("Ракета впала.", "uk"), {0: 1}).different == 1
