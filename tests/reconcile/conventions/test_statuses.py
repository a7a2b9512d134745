"""The words of each method, on small cases of an invented town."""

import pytest
from counted import claim, gathered, said, tally

from witnessmark.model.claim import Attack
from witnessmark.reconcile.reconcile import reconcile

HOSPITAL = said("Varden hospital", claim(5))
MAYOR = said("Ilka Sorens", claim(6, "at_least"), "official", doc="d2", root_role="mayor of Varden")


def blames(root, actor, modality="stated", doc="d9", **more):
    attack = Attack(
        id=f"a-{actor}",
        start=0,
        end=6,
        quote="struck",
        rule="test",
        attack_type="airstrike",
        target_type=None,
        alleged_actor=actor,
        modality=modality,
    )
    return said(root, attack, "official", doc=doc, **more)


def word(name, *evidence, outcome="killed"):
    return tally(reconcile(gathered(*evidence), convention=name), outcome).status.word


def by_method(*evidence, who="any"):
    found = tally(reconcile(gathered(*evidence)), who=who)
    return {one.convention: one for one in found.conventions}


def test_a_recorder_is_no_second_source_beside_another():
    accused = blames("Ilka Sorens", "Sevrania")
    recorder = said("ACLED", claim(5), "analyst", doc="d3", root_role="casualty recorder")
    assert word("airwars", HOSPITAL, recorder, accused) == word("airwars", HOSPITAL, accused) == "weak"
    assert word("airwars", recorder) == word("airwars", HOSPITAL)


def test_no_methods_number_is_taken_from_what_another_recorder_compiled():
    recorder = said("ACLED", claim(9), "analyst", doc="d0", root_role="casualty recorder")
    found, alone = by_method(HOSPITAL, recorder), by_method(HOSPITAL)
    assert {name: (one.low, one.high, one.best) for name, one in found.items()} == {
        name: (one.low, one.high, one.best) for name, one in alone.items()
    }
    assert by_method(recorder)["acled"].low == 9


def test_airwars_grades_follow_the_roots_and_the_parties():
    accused = blames("Ilka Sorens", "Sevrania")
    assert word("airwars", HOSPITAL) == "weak"
    assert word("airwars", HOSPITAL, MAYOR, accused) == "fair"
    assert word("airwars", HOSPITAL, MAYOR, accused, blames("Harbour Radio", "Tarvonia", doc="d8")) == "contested"
    assert word("airwars", HOSPITAL, accused, blames("Sevrania", "Sevrania", root_side="Sevrania")) == "confirmed"
    assert word("airwars", said("Varden hospital", claim(5, who="combatant")), accused) == "discounted"


def test_two_sources_and_nobody_accused_have_no_grade_that_is_known():
    found = tally(reconcile(gathered(HOSPITAL, MAYOR), convention="airwars")).status
    assert found.word is None and "not known" in found.reason


def test_a_copy_is_no_second_source_and_one_source_is_provisional():
    copied = said("Varden hospital", claim(5), doc="d2")
    assert word("ibc", HOSPITAL, copied) == "provisional"
    assert word("ibc", HOSPITAL, MAYOR) is None


def test_only_a_un_body_verifies():
    assert word("ohchr", HOSPITAL) == "not verified"
    assert word("ohchr", HOSPITAL, said("UN mission", claim(4), "un", doc="d3")) == "verified"


def test_the_incident_has_the_word_too_and_acled_codes_its_precision():
    made = reconcile(gathered(HOSPITAL), convention="ibc")
    assert made.status.word == "provisional"
    acled = next(one for one in made.coded if one.status.convention == "acled")
    assert (acled.time_precision, acled.place_precision) == (1, 1)


def test_best_is_the_number_on_which_reliable_totals_agree_and_the_sum_of_the_sides():
    late = {"asserted": "2031-07-01T00:00:00+00:00"}
    assert (
        by_method(said("Varden hospital", claim(5), **late), said("mayor", claim(5), "official", "d2", root_role="mayor of Varden", **late))[
            "ucdp"
        ].best
        == 5
    )
    assert by_method(HOSPITAL, MAYOR)["ucdp"].best is None
    sides = by_method(said("Varden hospital", claim(4, who="civilian")), said("Varden hospital", claim(3, who="combatant", id="c1", start=50)))
    assert sides["ucdp"].best == 7 and sides["acled"].best == 7 and sides["airwars"].best is None


def test_every_method_counts_side_by_side_and_says_why():
    found = by_method(HOSPITAL, MAYOR, said("adviser", claim(None, "dozens", quote="dozens"), "other", "d3"))
    assert {name: (one.low, one.high) for name, one in found.items()} == {
        "acled": (5, 5), "airwars": (5, 6), "default": (6, None), "ibc": (5, 12), "ohchr": (6, None), "ucdp": (5, 6)
    }  # fmt: skip
    assert found["ucdp"].reason == "From the most conservative total (Varden hospital: 5) to the highest reliable one (Ilka Sorens: at least 6)."
    assert all(one.reason.endswith(".") for one in found.values())
    assert found["airwars"].unknown and not found["default"].unknown


def test_what_a_method_does_not_count_is_null_and_said():
    hurt = by_method_of_injured(said("Varden hospital", claim(9, outcome="injured")))
    assert (hurt["acled"].low, hurt["acled"].high, hurt["acled"].best) == (None, None, None)
    assert hurt["acled"].reason == "ACLED does not count people injured."


def by_method_of_injured(*evidence):
    return {one.convention: one for one in tally(reconcile(gathered(*evidence)), "injured").conventions}


@pytest.mark.parametrize(
    ("groups", "parts"),
    [
        ([(3, {"who": "child"})], [("child", 3), ("unknown", 7)]),
        ([(3, {"who": "child"}), (2, {"who": "child", "sex": "female"})], [("girl", 2), ("child", 1), ("unknown", 7)]),
        ([(3, {"who": "child"}), (4, {"sex": "female"})], []),
        ([], []),
    ],
)
def test_ohchr_splits_its_floor_by_sex_and_age_which_are_unknown_apart(groups, parts):
    evidence = [said("Varden hospital", claim(10))]
    evidence += [
        said("Varden hospital", claim(n, id=f"c{i}", start=50 * i, part_of="c0", quote=f"{n} of them", **who)) for i, (n, who) in enumerate(groups, 1)
    ]
    assert [(part.who, part.low) for part in by_method(*evidence)["ohchr"].parts] == parts
