"""What a rule may begin with."""

import pytest

from witnessmark.read.times.beginnings import beginnings


@pytest.mark.parametrize(
    ("rule", "kinds", "empty"),
    [
        ("day month", {"day"}, False),
        ("the ? day month", {"the", "day"}, False),
        ("( in | at ) {0,2} day", {"in", "at", "day"}, False),
        ("( in | at ) {1,2} day", {"in", "at"}, False),
        ("day | month", {"day", "month"}, False),
        ("WHOLE ? day", {"all", "every", "day"}, False),
        ("the ? ( day ? )", {"the", "day"}, True),
    ],
)
def test_the_classes_a_rule_may_begin_with(rule: str, kinds: set[str], empty: bool) -> None:
    assert beginnings(rule.split(), {"WHOLE": ["all", "|", "every"]}) == (frozenset(kinds), empty)


def test_a_bracket_too_many_is_no_rule() -> None:
    with pytest.raises(ValueError, match="bracket"):
        beginnings(["day", ")"], {})
