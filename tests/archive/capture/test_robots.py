"""A site's rules for visitors (RFC 9309)."""

import time

import pytest

from witnessmark.archive.capture.robots import fits, rule_for, rules_in

RULES = """
# everybody
User-agent: Anybot
Disallow: /anybot

User-Agent: *   # all others
User-agent: Otherbot
Disallow: /private/
Allow: /private/open
Disallow: /*.pdf$
Disallow:

User-agent: Lastbot
Disallow: /
"""


@pytest.mark.parametrize(
    ("path", "wished"),
    [
        ("/", True),
        ("/news", True),
        ("/anybot", True),
        ("/private/a", False),
        ("/private/open/a", True),
        ("/files/report.pdf", False),
        ("/files/report.pdf?x=1", True),
        ("/private", True),
    ],
)
def test_the_longest_rule_that_fits_decides(path: str, wished: bool) -> None:
    rule = rule_for(rules_in(RULES), f"https://site.example{path}")
    assert (rule is None or rule.allows) is wished


@pytest.mark.parametrize(
    ("pattern", "path", "is_so"),
    [
        ("/a", "/abc", True),
        ("/a$", "/abc", False),
        ("/a$", "/a", True),
        ("/*c", "/abc", True),
        ("/*c$", "/abcc", True),
        ("/a*b*c", "/a1b2c3", True),
        ("/a*b*c", "/a1c2b3", False),
        ("/ab*b$", "/ab", False),
        ("*", "/", True),
        ("/*?x=", "/a?x=1", True),
    ],
)
def test_stars_and_ends(pattern: str, path: str, is_so: bool) -> None:
    assert fits(pattern, path) is is_so


def test_bait_of_many_stars_takes_no_time() -> None:
    began = time.monotonic()
    assert not fits("/" + "*a" * 20_000 + "b$", "/" + "a" * 100_000)
    assert time.monotonic() - began < 1.0


def test_two_groups_for_everybody_are_one() -> None:
    rules = rules_in("User-agent: *\nDisallow: /a\n\nUser-agent: x\nDisallow: /x\n\nUser-agent: *\nDisallow: /b\n")
    assert [str(rule) for rule in rules] == ["Disallow: /a", "Disallow: /b"]


@pytest.mark.parametrize("text", ["", "<html>no rules</html>", "Disallow: /", "\x00\x00", "User-agent\nDisallow /"])
def test_what_holds_no_rule_forbids_nothing(text: str) -> None:
    assert rules_in(text) == ()
