"""How a casualty is told in a language with cases: stated, denied, possible, forecast or not at all."""

from witnessmark.model.claim import Modality, Zero
from witnessmark.read.casualties.found import Found
from witnessmark.read.casualties.slavic.sentence import Sentence
from witnessmark.read.groups.group import Group

# Nothing that makes a statement unsure stands further from it.
FAR = 120


def modality(s: Sentence, found: Found, i: int) -> Modality | None:
    """How the statement is made; null where nothing is said to have happened ("едва не убил", "якби загинули", "пытался убить")."""
    first = min((g.first for g in found.groups), default=i)
    start = max(_clause_start(s, min(first, i)), min(first, i) - FAR)
    before = s.window(start, i)
    if any(s.phrase("almost", k) == i for k in range(i - 4, i)):
        return None
    if any(word in s.words.sets["unreal"] for word in (*before, s.word(i + 1))):
        return None
    if _denied(s, first, i):
        return "denied"
    if s.has("forecast_words", i) or any(word in s.words.sets["forecast"] for word in s.window(i - 2, i)):
        return "forecast"
    if _phrases(s, "unreal_phrases", i, i + FAR):
        return None
    near = (*before, *s.window(i + 1, max(i + 3, max((g.first for g in found.groups), default=i))))
    doubts = s.words.sets["possible"] - (s.words.sets["missing_verbs"] if found.outcome == "missing" else frozenset())
    return "possible" if any(word in doubts for word in near) else "stated"


def _denied(s: Sentence, first: int, i: int) -> bool:
    """Whether somebody denies it ("спростував", but not "не спростував"), or it is called untrue before ("неправда, що") or behind
    ("– фейк"). What is untrue ends where the truth begins ("насправді")."""
    by_voice = _phrases(s, "denied", first - FAR, first)
    if any(not s.has("negated", k - 1) and s.words.sets["in_truth"].isdisjoint(s.window(k, first)) for k, _ in by_voice):
        return True
    before = _phrases(s, "denied_before", first - FAR, first)
    if any(not s.has("negated", k - 1) and _reaches(s, stop, first) for k, stop in before):
        return True
    headed = ((k, stop) for k, stop in _phrases(s, "untrue", first - FAR, first) if s.word(stop) == ":")
    if any(not s.has("negated", k - 1) and not _truth_between(s, stop + 1, first) for k, stop in headed):
        return True
    return any(not s.has("negated", k - 1) and not _truth_between(s, i, k) for k, _ in _phrases(s, "denied_after", i, i + FAR))


def _phrases(s: Sentence, name: str, first: int, end: int) -> list[tuple[int, int]]:
    """The named phrases that begin in the words [first, end), each with the word behind it."""
    if s.words.phrase_starts[name].isdisjoint(s.window(first, end)):
        return []
    found = ((k, s.phrase(name, k)) for k in range(max(first, s.first), min(end, s.end)))
    return [(k, stop) for k, stop in found if stop is not None]


def _reaches(s: Sentence, stop: int, first: int) -> bool:
    """What is untrue is a whole clause ("неправда, що") or what a noun is about ("не підтвердилась інформація про"): no other clause."""
    whole = s.has("relatives", stop - 1)
    other = any(s.word(k) == "," and not s.has("relatives", k + 1) for k in range(stop, first))
    return not _truth_between(s, stop, first) and (whole or not other)


def _truth_between(s: Sentence, first: int, end: int) -> bool:
    return any(s.has("in_truth", k) or s.word(k) in (";", ":") for k in range(first, end))


def _clause_start(s: Sentence, i: int) -> int:
    """The word after the last stop, or after the last verb of harm, before word i."""
    for k in range(i - 1, max(s.first, i - FAR) - 1, -1):
        if s.word(k) in (";", ".", ":", "!", "?") or s.is_predicate(k):
            return k + 1
    return s.first


def negated(s: Sentence, found: Found, group: Group, i: int) -> bool:
    """Whether the verb is denied of these people ("пасажири не постраждали"); "nobody" needs its second "not"."""
    return group.count.quantifier != "none" and any(word in s.words.sets["negated"] for word in s.window(i - 1, i))


def zero(s: Sentence, group: Group, i: int) -> Zero | None:
    """What a zero means: nobody, or nobody told of ("інформації про загиблих немає"); null for any other number."""
    if group.count.quantifier != "none":
        return None
    report = any(s.has("no_report", k) and s.has("prepositions", k + 1) for k in range(group.first - 4, group.first))
    verbs = any(s.has("report_verbs", k) for k in range(group.first - 4, max(group.end, i + 1) + 3))
    return "no_report" if report or verbs else "asserted"
