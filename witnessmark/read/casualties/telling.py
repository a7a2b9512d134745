"""How a casualty is told: stated, denied, possible or not at all."""

from witnessmark.model.claim import Modality, Zero
from witnessmark.read.casualties.found import Found
from witnessmark.read.casualties.sentence import Sentence
from witnessmark.read.groups.group import Group

FEARED = frozenset({"feared", "suspects", "suspect", "believes", "fears", "possible"})
REPORTED = frozenset({"known", "believed", "reported", "said", "thought", "confirmed", "feared", "alleged", "presumed", "caused", "causing"})


def modality(s: Sentence, found: Found, i: int) -> Modality | None:
    """How the statement is made; null where nothing is said to have happened ("would be killed", "to kill")."""
    verb = s.window(found.verb, i)
    before = s.window(found.verb - 3, found.verb)
    if not s.harm["unreal"].isdisjoint(verb) or (verb[:1] == ["to"] and "be" in verb and not _reported(before)):
        return None
    if not s.harm["forecast"].isdisjoint(verb):
        return "forecast"
    if not s.harm["possible"].isdisjoint((*verb, *before)):
        return "possible"
    group_first = min((g.first for g in found.groups), default=i)
    left = s.window(min(group_first, found.verb) - 5, min(group_first, found.verb))
    if not s.harm["unreal"].isdisjoint(left[-2:]):
        return None
    if not s.harm["denied"].isdisjoint(left) or s.word(s.end - 2) in ("groundless", "untrue"):
        return "denied"
    return "stated" if FEARED.isdisjoint(left) else "possible"


def _reported(before: list[str]) -> bool:
    return not REPORTED.isdisjoint(before)


def negated(s: Sentence, found: Found, group: Group, i: int) -> bool:
    return group.count.quantifier != "none" and not s.harm["negated"].isdisjoint(s.window(max(found.verb, group.end), i))


def zero(s: Sentence, group: Group, i: int) -> Zero | None:
    if group.count.quantifier != "none":
        return None
    around = s.window(group.first - 5, max(group.end, i + 1) + 3)
    return "asserted" if s.harm["no_report"].isdisjoint(around) else "no_report"
