import pytest

from witnessmark.resolve.skeleton import skeleton, skeletons

SAME = [
    ("Гайдученко", "Гайдученко", "Gaiduchenko", "Haiduchenko"),
    ("Завадський", "Завадский", "Zavadskyi", "Zavadsky"),
    ("Ihor", "Igor", "Ігор", "Игорь"),
]


@pytest.mark.parametrize("spellings", SAME, ids=[s[0] for s in SAME])
def test_spellings_and_scripts_meet(spellings):
    assert len({skeleton(s) for s in spellings}) == 1


def test_other_names_stay_apart():
    assert skeleton("Tolen") != skeleton("Toren") and skeleton("Marin") != skeleton("Martin")


def test_each_word_has_its_own_and_vowels_keep_a_letter():
    assert skeletons("Eo Tarn") == ("e", "trn")


def test_a_number_is_part_of_a_name():
    assert skeletons("93rd Brigade") != skeletons("72nd Brigade")
