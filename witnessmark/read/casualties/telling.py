"""How a casualty is told: stated, denied, possible or not at all."""

from collections.abc import Iterable

from witnessmark.model.claim import Modality, Zero
from witnessmark.read.casualties.found import Found
from witnessmark.read.casualties.sentence import Sentence
from witnessmark.read.groups.group import Group

FEARED = frozenset({"feared", "suspects", "suspect", "believes", "fears", "possible"})
REPORTED = frozenset({"known", "believed", "reported", "said", "thought", "confirmed", "feared", "alleged", "presumed", "caused", "causing"})
# No claim begins further from the word that names it ("the report that on Monday in Torva ten people …").
CLAIM_REACH = 14


def modality(s: Sentence, found: Found, i: int) -> Modality | None:
    """How the statement is made; null where nothing is said to have happened ("would be killed", "to kill")."""
    verb = s.window(found.verb, i)
    before = s.window(found.verb - 3, found.verb)
    if not s.harm["unreal"].isdisjoint(verb) or (verb[:1] == ["to"] and "be" in verb and not _reported(before)):
        return None
    if not s.harm["forecast"].isdisjoint(verb):
        return "forecast"
    if any(word in s.harm["possible"] and not _is_month(s, k) for k, word in _numbered(s, found.verb - 3, i)):
        return "possible"
    group_first = min((g.first for g in found.groups), default=i)
    left = s.window(min(group_first, found.verb) - 5, min(group_first, found.verb))
    if not s.harm["unreal"].isdisjoint(left[-2:]):
        return None
    if not s.harm["denied"].isdisjoint(left) or _disowned(s, min(group_first, found.verb), i):
        return "denied"
    return "stated" if FEARED.isdisjoint(left) else "possible"


def _numbered(s: Sentence, first: int, end: int) -> Iterable[tuple[int, str]]:
    return enumerate(s.window(first, end), max(first, s.first))


def _is_month(s: Sentence, k: int) -> bool:
    """ "In May 20 people died": a capital word that may be a month is one, unless a verb follows it ("Ten May Die")."""
    after = s.word(k + 1)
    follows = after in s.people.auxiliaries or after in s.people.adverbs or after in s.harm.anchors
    return s.word(k) in s.harm["months"] and s.cut.words[k][0].isupper() and not follows


def _disowned(s: Sentence, first: int, i: int) -> bool:
    """Whether what is told from word `first` to the harm word at i is called false: "claims that ten were killed are fake", "false
    reports of ten deaths", "it is not true that …". What is only somebody's claim is no denial."""
    link = next((k for k in range(first - 1, max(s.first, first - CLAIM_REACH), -1) if s.word(k) in s.harm["claim_links"]), None)
    if link is None:
        return False
    if s.word(link - 1) in s.harm["true"]:
        return not s.harm["negated"].isdisjoint(s.window(link - 4, link - 1))
    if s.word(link - 1) in s.harm["false"]:
        return _without_not(s, link - 4, link - 1)
    if s.word(link - 1) not in s.harm["claim_nouns"]:
        return False
    if any(s.word(k) in s.harm["false"] and _without_not(s, link - 5, k) for k in range(link - 4, link - 1)):
        return True
    if any(s.word(k) in s.harm["truth"] and s.word(k - 1) in s.harm["no"] for k in range(link - 6, link - 1)):
        return True
    branded = not s.harm["brands"].isdisjoint(s.window(link - 4, link - 1))
    return any(word in s.harm["false"] and (branded or _called(s, k, i)) for k, word in enumerate(s.window(i + 1, s.end), i + 1))


def _without_not(s: Sentence, first: int, end: int) -> bool:
    return s.harm["negated"].isdisjoint(s.window(first, end))


def _called(s: Sentence, k: int, i: int) -> bool:
    """Whether the word at k is said of the claim itself, after the harm word at i: "are completely false", "was a lie"."""
    be = k - 1
    while be > i and (
        s.word(be) in s.people.indefinite or s.word(be) in s.people.adverbs or s.people.of_manner(s.word(be)) or s.word(be) in s.harm["outright"]
    ):
        be -= 1
    return be > i and s.word(be) in s.people.be and _without_not(s, be, k)


def _reported(before: list[str]) -> bool:
    return not REPORTED.isdisjoint(before)


def negated(s: Sentence, found: Found, group: Group, i: int) -> bool:
    return group.count.quantifier != "none" and not s.harm["negated"].isdisjoint(s.window(max(found.verb, group.end), i))


def zero(s: Sentence, group: Group, i: int) -> Zero | None:
    if group.count.quantifier != "none":
        return None
    around = s.window(group.first - 5, max(group.end, i + 1) + 3)
    return "asserted" if s.harm["no_report"].isdisjoint(around) else "no_report"
