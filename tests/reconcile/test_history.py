"""What one source said at once and over time."""

from counted import claim, gathered, said, tally

from witnessmark.reconcile.reconcile import reconcile


def test_a_bare_number_beside_at_least_is_shown_open_too() -> None:
    at_least, bare = said("Mara Holt", claim(9, "at_least")), said("Mara Holt", claim(9, id="c1"), doc="d2")
    rows = tally(reconcile(gathered(at_least, bare))).rows
    assert {(row.low, row.high) for row in rows} == {(9, None)}
