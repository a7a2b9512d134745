import pytest
from counted import claim, gathered, said

from witnessmark.reconcile.groups import apart, are_grown, belongs, called, fields_of, groups_said, is_of, label_in, parts_of, table, unknown_in
from witnessmark.reconcile.naming import GROUPS, ONE
from witnessmark.reconcile.statements import statements


def of(**group):
    (statement,) = statements(gathered(said("hospital", claim(3, quote=group.pop("quote", "3 people"), **group))))
    return statement


GIRLS = {"who": "child", "sex": "female", "age_group": "child", "quote": "3 girls"}
WOMEN = {"sex": "female", "quote": "3 women"}


def test_a_girl_is_a_child_and_female_and_a_civilian():
    girls = of(**GIRLS)
    assert [who for who in ("any", "girl", "child", "female", "civilian", "woman", "boy", "adult") if belongs(girls, who)] == [
        "any",
        "girl",
        "child",
        "female",
        "civilian",
    ]
    assert is_of(girls, "girl") and not is_of(girls, "child")
    assert called(girls.groups) == "girls" and called(girls.groups, 1) == "girl"


def test_every_group_somebody_names_has_its_tally():
    assert groups_said([of(**GIRLS), of(**WOMEN), of(who="police"), of()]) == ["any", "child", "female", "girl", "police", "woman"]
    assert groups_said([of(age_group="adult", quote="3 adults")]) == ["any", "adult"]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (("civilian",), ("combatant",), True),
        (("child",), ("combatant",), True),
        (("female", "adult"), ("child", "female"), True),
        (("female",), ("child", "female"), False),
        (("elderly",), ("child",), True),
        (("medic",), ("civilian",), False),
        (("child", "no sex"), ("child", "female"), True),
        (("child", "no sex"), ("child",), False),
    ],
)
def test_groups_of_which_nobody_is_in_both(a, b, expected):
    assert apart(a, b) is expected and apart(b, a) is expected


def test_a_group_can_be_put_into_a_statement_again():
    assert fields_of("girl") == {"who": "child", "sex": "female", "age_group": None}
    assert fields_of("woman") == {"who": "unknown", "sex": "female", "age_group": "adult"}
    assert fields_of("any") == {"who": "unknown", "sex": None, "age_group": None}
    assert fields_of("police") == {"who": "police", "sex": None, "age_group": None}


def test_words_say_that_women_are_grown_what_is_not_known_and_who_the_dead_were():
    assert are_grown("four women") and are_grown("трьох жінок") and not are_grown("two sisters")
    assert unknown_in("six children whose sex is not known") == ("no sex",)
    assert unknown_in("six children") == ()
    assert label_in(" who died were fighters of the militia") == "combatant"
    assert label_in(" were killed by fighters") is None


def test_each_group_has_its_names():
    named = set(table()["named"]) | {group for both in table()["named"].values() for group in both}
    assert named <= GROUPS.keys() and GROUPS.keys() == ONE.keys()
    assert all(parts_of(who) for who in table()["named"])
