"""Where words of a set stand."""

from witnessmark.read.attribution.spotted import places


def test_places_are_indices_in_order() -> None:
    assert places(["a", "b", "a", "c"], {"a", "c"}) == [0, 2, 3]


def test_none_is_found_where_none_is_wanted() -> None:
    assert places(["a", "b"], frozenset()) == []
