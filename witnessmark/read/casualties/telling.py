"""How a casualty is told: stated, denied, possible or not at all."""

from witnessmark.model.claim import Modality, Zero
from witnessmark.read.casualties.found import Found
from witnessmark.read.casualties.sentence import Sentence
from witnessmark.read.groups.group import Group


def modality(s: Sentence, found: Found, i: int) -> Modality | None:
    """How the statement is made; null where nothing is said to have happened ("would be killed", "to kill")."""
    verb = s.window(found.verb, i)
    before = s.window(found.verb - 3, found.verb)
    if any(w in s.harm["unreal"] for w in verb) or (verb[:1] == ["to"] and "be" in verb and not _reported(before)):
        return None
    if any(w in s.harm["forecast"] for w in verb):
        return "forecast"
    if any(w in s.harm["possible"] for w in [*verb, *before]):
        return "possible"
    group_first = min((g.first for g in found.groups), default=i)
    left = s.window(min(group_first, found.verb) - 5, min(group_first, found.verb))
    if any(w in s.harm["unreal"] for w in left[-2:]):
        return None
    if any(w in s.harm["denied"] for w in left) or s.word(s.end - 2) in ("groundless", "untrue"):
        return "denied"
    return "possible" if any(w in ("feared", "suspects", "suspect", "believes", "fears", "possible") for w in left) else "stated"


def _reported(before: list[str]) -> bool:
    return any(
        w in ("known", "believed", "reported", "said", "thought", "confirmed", "feared", "alleged", "presumed", "caused", "causing") for w in before
    )


def negated(s: Sentence, found: Found, group: Group, i: int) -> bool:
    return group.count.quantifier != "none" and any(w in s.harm["negated"] for w in s.window(max(found.verb, group.end), i))


def zero(s: Sentence, group: Group, i: int) -> Zero | None:
    if group.count.quantifier != "none":
        return None
    around = s.window(group.first - 5, max(group.end, i + 1) + 3)
    return "no_report" if any(w in s.harm["no_report"] for w in around) else "asserted"
