"""What one source said at once and over time."""

from counted import claim, gathered, said, tally

from witnessmark.reconcile.reconcile import reconcile


def test_a_bare_number_beside_at_least_is_shown_open_too() -> None:
    at_least, bare = said("Mara Holt", claim(9, "at_least")), said("Mara Holt", claim(9, id="c1"), doc="d2")
    rows = tally(reconcile(gathered(at_least, bare))).rows
    assert {(row.low, row.high) for row in rows} == {(9, None)}


def test_a_retraction_takes_back_its_own_number_and_no_other() -> None:
    first = said("Mara Holt", claim(15), doc="d1", asserted="2031-05-05T10:00:00+00:00")
    back = said("Mara Holt", claim(15, id="c1", relation="retraction"), doc="d2", asserted="2031-05-05T12:00:00+00:00")
    now = said("Mara Holt", claim(9, id="c2"), doc="d2", asserted="2031-05-05T12:00:00+00:00")
    rows = tally(reconcile(gathered(first, back, now))).rows
    assert {(row.low, row.effect) for row in rows} == {(15, "superseded"), (15, "not_comparable"), (9, "sets_floor")}


def test_a_retraction_leaves_what_was_said_otherwise() -> None:
    twelve = said("Mara Holt", claim(12), doc="d1", asserted="2031-05-05T10:00:00+00:00")
    back = said("Mara Holt", claim(15, id="c1", relation="retraction"), doc="d2", asserted="2031-05-05T12:00:00+00:00")
    rows = tally(reconcile(gathered(twelve, back))).rows
    assert ("sets_floor", 12) in {(row.effect, row.low) for row in rows}
