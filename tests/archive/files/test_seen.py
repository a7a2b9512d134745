"""What came before is known, whatever its id looks like."""

from witnessmark.archive.files.seen import First, Seen

REPORT = First("01234567", "fedcba9876543210", "report.txt")


def test_an_id_is_known_with_what_was_first_seen_under_it() -> None:
    seen = Seen()
    assert seen.first("a") is None
    seen.add("a", REPORT)
    assert seen.first("a") == REPORT
    assert seen.first("A") is None


def test_a_torn_surrogate_is_an_id_like_any_other() -> None:
    seen = Seen()
    seen.add("\ud83d", REPORT)
    assert (seen.first("\ud83d"), seen.first("?")) == (REPORT, None)
