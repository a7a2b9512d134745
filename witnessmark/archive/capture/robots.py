"""What a site asks of programs that visit it (robots.txt, RFC 9309). It is noted; whether it is followed is the operator's choice."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from urllib.parse import urlsplit


class Rule(NamedTuple):
    """One line of a site's rules: whether paths of this pattern may be asked for."""

    allows: bool
    pattern: str

    def __str__(self) -> str:
        return f"{'Allow' if self.allows else 'Disallow'}: {self.pattern}"


def rule_for(rules: Sequence[Rule], url: str) -> Rule | None:
    """The rule that decides on an address: the longest pattern that fits, of two as long the one that allows; null where none fits."""
    split = urlsplit(url)
    path = (split.path or "/") + (f"?{split.query}" if split.query else "")
    fitting = [rule for rule in rules if rule.pattern and fits(rule.pattern, path)]
    return max(fitting, key=lambda rule: (len(rule.pattern), rule.allows), default=None)


def fits(pattern: str, path: str) -> bool:
    """Whether a pattern fits the beginning of a path; `*` is any stretch, `$` at the end its end.

    Each piece is looked for once from where the last was found: the time grows with the lengths, whatever the pattern.
    """
    at_end = pattern.endswith("$")
    first, *pieces = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    for number, piece in enumerate(pieces):
        if at_end and number == len(pieces) - 1:
            return path.endswith(piece) and len(path) - len(piece) >= at
        at = path.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    return not at_end or bool(pieces) or at == len(path)


def rules_in(text: str) -> tuple[Rule, ...]:
    """The rules for every visitor (`User-agent: *`): those for a program by its name are not for us, who give none."""
    found: list[Rule] = []
    ours, naming = False, False
    for key, value in _lines(text):
        if key == "user-agent":
            ours = (ours and naming) or value == "*"
            naming = True
            continue
        naming = False
        if ours and key in ("allow", "disallow"):
            found.append(Rule(key == "allow", value))
    return tuple(found)


def _lines(text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        if colon:
            yield key.strip().lower(), value.strip()
