"""Two who know give one number: it has stopped growing."""

from counted import DISTRICT, bounds, claim, gathered, said, tally

from witnessmark.reconcile.reconcile import reconcile

EARLY, DAY_LATER = "2031-05-05T20:00:00+00:00", "2031-05-07T09:00:00+00:00"


def killed(*evidence):
    return bounds(tally(reconcile(gathered(*evidence))).supported)


def hospital(n=30, asserted=DAY_LATER, **more):
    return said("Vera Lind", claim(n, **more), "medic", "h", asserted, root_role="chief doctor of the hospital")


def rescuers(n=30, words="exact", asserted=EARLY, **more):
    return said("rescue service", claim(n, words, **more), "rescuer", "r", asserted)


def test_one_number_of_two_independent_sources_has_settled():
    assert killed(hospital(), rescuers()) == (30, 30)


def test_one_of_them_must_have_spoken_a_day_after_the_event():
    assert killed(hospital(asserted=EARLY), rescuers()) == (30, None)


def test_another_number_a_floor_or_a_part_is_no_agreement():
    assert killed(hospital(29), rescuers()) == (30, None)
    assert killed(hospital(), rescuers(words="at_least")) == (30, None)
    assert killed(hospital(), said("rescue service", claim(30), "rescuer", "r", EARLY, place=DISTRICT)) == (30, None)


def test_neither_weak_sources_nor_two_names_of_one_office_agree():
    assert killed(hospital(), said("publisher:Gazette", claim(30), "media", "g", EARLY)) == (30, None)
    mayor = said("Petra Olen", claim(30), "official", "m", DAY_LATER, root_role="mayor of Varden")
    unnamed = said("mayor of Varden", claim(30), "official", "u", EARLY)
    assert killed(mayor, unnamed) == (30, None)


def test_what_a_source_said_before_its_newest_word_agrees_with_nobody():
    newer = said("rescue service", claim(31), "rescuer", "r2", "2031-05-06")
    assert killed(hospital(), rescuers(), newer) == (31, None)
