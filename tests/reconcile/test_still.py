from counted import claim, gathered, said, tally

from witnessmark.reconcile.reconcile import reconcile

MANY = said("Varden police", claim(30, outcome="missing"), "police")
FEW = claim(4, outcome="missing")


def supported(*evidence, outcome="missing"):
    return tally(reconcile(gathered(*evidence)), outcome).supported.low


def test_a_newer_strong_total_replaces_a_higher_one_of_anybody():
    assert supported(MANY, said("rescue service", FEW, "rescuer", "d2", "2031-05-08")) == 4


def test_what_is_weak_older_or_of_a_part_replaces_nothing():
    assert supported(MANY, said("publisher:Gazette", FEW, "media", "d2", "2031-05-08")) == 30
    assert supported(MANY, said("rescue service", FEW, "rescuer", "d2", "2031-05-04")) == 30
    part = claim(4, outcome="missing", scope="part")
    assert supported(MANY, said("rescue service", part, "rescuer", "d2", "2031-05-08")) == 30


def test_the_dead_do_not_come_back():
    many = said("Varden police", claim(30), "police")
    assert supported(many, said("rescue service", claim(4, "at_least"), "rescuer", "d2", "2031-05-08"), outcome="killed") == 30
