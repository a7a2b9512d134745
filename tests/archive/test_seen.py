"""What came before is known, whatever its id looks like."""

from witnessmark.archive.seen import Seen


def test_an_id_is_known_with_the_edition_it_first_had() -> None:
    seen = Seen()
    assert seen.edition("a") is None
    seen.add("a", "01234567")
    assert seen.edition("a") == "01234567"
    assert seen.edition("A") is None


def test_a_torn_surrogate_is_an_id_like_any_other() -> None:
    seen = Seen()
    seen.add("\ud83d", "1")
    assert (seen.edition("\ud83d"), seen.edition("?")) == ("1", None)
