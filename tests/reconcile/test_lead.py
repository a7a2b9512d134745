"""The range of a narrative: texts of invented people of an invented town, read as they stand."""

import pytest

from witnessmark.pipeline import read, reconcile

KILLED = [
    ("A total of the lead is the minimum and the maximum.", "At least 14 tenants were killed on Monday in Varden.", (14, 14)),
    (
        "A rival total for the same event raises the maximum, also one far higher.",
        "At least 12 tenants were killed on Monday in Varden. Harbour Radio reported 27 people killed.",
        (12, 27),
    ),
    (
        "What is very much larger is of something larger.",
        "Two tenants were killed on Monday in Varden. The clinic had seen 900 people killed.",
        (2, 2),
    ),
    ("People and groups of the lead add up.", "One woman and three young boys were killed on Monday in Varden.", (4, 4)),
    ("A person and others with them add up.", "Counselor Ilir Basha, along with 15 family members, were killed on Monday in Varden.", (16, 16)),
    ("People named with their ages are each one.", "45-year-old Ilir Basha and 54-year-old Goran Tadik were killed on Monday in Varden.", (2, 2)),
    (
        "Where the lead only names people, the total that follows is the number.",
        "Ilir Basha was killed on Monday in Varden. Harbour Radio reported that four people were killed.",
        (4, 4),
    ),
    (
        "A range of the lead is not widened.",
        "Between seven and 10 tenants were killed on Monday in Varden. Harbour Radio reported 12 people killed.",
        (7, 10),
    ),
    ("A lower and an upper number of the lead are a range.", "At least 27 and up to 30 tenants were killed on Monday in Varden.", (27, 30)),
    ("Up to a number alone is that number.", "Up to 12 tenants were killed on Monday in Varden.", (12, 12)),
    (
        "Up to a number gives a range beside a lower total, whatever single people are named.",
        "Up to 12 tenants were killed on Monday in Varden. The clinic put the toll at 10. Ilir Basha was killed.",
        (10, 12),
    ),
    ("About a number is that number.", "Nine tenants were killed on Monday in Varden. Harbour Radio reported about 10 people killed.", (9, 10)),
    ("A vague plural is two.", "Several tenants were killed on Monday in Varden.", (2, 2)),
    ("Dozens are 12 to 24.", "Dozens of tenants were killed on Monday in Varden.", (12, 24)),
    ("A vague word never widens a number.", "Nine tenants were killed on Monday in Varden. Harbour Radio reported dozens killed.", (9, 9)),
    (
        "A vague plural gives way to the first total that follows.",
        "Several tenants were killed on Monday in Varden. The clinic reported nine deaths.",
        (9, 9),
    ),
    ("A number killed and injured is at least some of each.", "A number of tenants were killed and injured on Monday in Varden.", (2, 2)),
    (
        "One number of the dead and the injured together is no rival.",
        "Nine tenants were killed on Monday in Varden. Harbour Radio reported that 20 people were killed and injured.",
        (9, 9),
    ),
    (
        "An earlier, lower figure does not lower the minimum.",
        "Nine tenants were killed on Monday in Varden. Harbour Radio initially reported four killed.",
        (9, 9),
    ),
]


@pytest.mark.parametrize(("rule", "text", "expected"), KILLED)
def test_the_dead_of_a_narrative(rule: str, text: str, expected: tuple[int, int]) -> None:
    assert told(text, "killed") == expected, rule


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine tenants were killed on Monday in Varden and a large number were injured.", (12, 24)),
        ("Nine tenants were killed on Monday in Varden and many others were injured.", (5, 10)),
        ("A number of tenants were killed and injured on Monday in Varden.", (2, 2)),
        ("Nine tenants were killed on Monday in Varden.", None),
        ("Nine tenants were killed on Monday in Varden and at least two boys and an elderly man were injured.", (3, 3)),
    ],
)
def test_the_injured_of_a_narrative(text: str, expected: tuple[int, int] | None) -> None:
    assert told(text, "injured") == expected


def told(text: str, outcome: str) -> tuple[int | None, int | None] | None:
    readings = list(read([{"text": text, "language": "en"}]))
    found = [t for i in reconcile(readings, group_by="document", convention="airwars") for t in i.tallies if t.outcome == outcome and t.who == "any"]
    return (found[0].range.low, found[0].range.high) if found else None
