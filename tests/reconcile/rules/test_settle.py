"""When an exact number is a limit, and when only a floor."""

import pytest
from counted import bounds, claim, gathered, said, tally

from witnessmark.reconcile.reconcile import reconcile

MONTH_LATER = "2031-06-10"


def killed(*evidence, **options):
    return bounds(tally(reconcile(gathered(*evidence), **options)).supported)


def police(n, asserted, doc="p"):
    return said("police of Varden", claim(n, scope="event"), "police", doc, asserted)


@pytest.mark.parametrize(
    ("n", "asserted", "settled"),
    [
        (1, "2031-05-06T23:00:00+00:00", False),
        (1, "2031-05-07", True),
        (10, "2031-05-07", False),
        (10, "2031-05-08", True),
        (100, "2031-05-08", False),
        (100, "2031-05-09", True),
        (4000, "2031-05-10", False),
        (4000, "2031-05-11", True),
    ],
)
def test_a_count_of_all_settles_the_sooner_the_smaller_it_is(n, asserted, settled):
    assert killed(police(n, asserted)) == (n, n if settled else None)


def test_no_number_settles_later_than_the_setting_says():
    assert killed(police(4000, "2031-05-08"), settle_days=2) == (4000, 4000)


def test_the_count_of_a_hospital_is_of_whom_it_took_in_however_late():
    doctor = said("Vera Lind", claim(7), "medic", "h", MONTH_LATER, root_role="chief doctor of the hospital")
    morgue = said("Ivo Stam", claim(7), "medic", "m", MONTH_LATER, root_role="head of the morgue")
    assert killed(doctor) == (7, None)
    assert killed(morgue) == (7, 7)


def test_a_large_count_of_a_field_organisation_is_of_whom_it_could_confirm():
    assert killed(said("Rights Ledger", claim(80), "ngo", "n", MONTH_LATER)) == (80, None)
    assert killed(said("Rights Ledger", claim(6), "ngo", "n", MONTH_LATER)) == (6, 6)


def test_a_sum_that_nobody_says_closes_nothing():
    first, more = police(5, "2031-05-06", "a"), said("police of Varden", claim(2, relation="increment", scope="event"), "police", "b", MONTH_LATER)
    assert killed(first, more) == (7, None)


def test_a_channel_that_names_nobody_settles_only_after_all_the_days():
    channel = "publisher:Gazette"
    assert killed(said(channel, claim(1), "media", "g", "2031-05-12")) == (1, None)
    assert killed(said(channel, claim(1), "media", "g", MONTH_LATER)) == (1, 1)


def test_the_reason_says_why_it_has_settled_or_not():
    early, late = (tally(reconcile(gathered(police(3, asserted)))) for asserted in ("2031-05-06", "2031-05-09"))
    assert "tolls still grow" in early.rows[0].reason and "~" in early.flags
    assert "so it has settled" in late.rows[0].reason and "~" not in late.flags
