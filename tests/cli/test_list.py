import pytest
from running import run


@pytest.mark.parametrize(
    ("kind", "member"),
    [
        ("formats", "jsonl"),
        ("formats", "telegram"),
        ("languages", "en"),
        ("conventions", "default"),
        ("conventions", "airwars"),
        ("patterns", None),
        ("exports", None),
        ("checks", None),
        ("backends", None),
    ],
)
def test_members_are_listed_with_what_they_are(kind: str, member: str | None) -> None:
    done = run("list", kind)
    assert done.status == 0
    listed = {extension["name"]: extension["about"] for extension in done.lines()}
    assert "common" not in listed
    assert all(listed.values()), f"a member of {kind} does not say what it is: {listed}"
    assert member is None or member in listed


def test_the_rules_that_are_code_come_after_the_patterns() -> None:
    listed = [extension["name"] for extension in run("list", "patterns").lines()]
    assert listed.index("attack") < listed.index("casualty.verb_past") < listed.index("attribution.spoken")


def test_other_kinds_have_no_rules() -> None:
    assert not [line for line in run("list", "formats").lines() if line["kind"] == "rule"]


def test_pretty_names_each_member() -> None:
    assert "telegram" in run("list", "formats", "--format", "pretty").out


def test_an_unknown_kind_is_wrong_use() -> None:
    assert run("list", "weapons-of-choice").status == 2
