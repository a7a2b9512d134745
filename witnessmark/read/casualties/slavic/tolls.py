"""Running totals: «кількість загиблих зросла до 12», «погибших уже 12», «Поранених: 5»."""

from msgspec.structs import replace

from witnessmark.model.count import Count
from witnessmark.read.casualties.found import Found
from witnessmark.read.casualties.slavic.sentence import DASHES, Sentence
from witnessmark.read.casualties.slavic.words import WAYS
from witnessmark.read.counts.quantities import Quantity, quantity_at
from witnessmark.read.groups.group import Group

# How far from its noun the number of a toll may stand.
FAR = 18
# How far from the word of harm a number is set right.
NEAR = 8


def toll(s: Sentence, i: int) -> Found | None:
    """ "кількість загиблих зросла до 12", "до 10 увеличилось число погибших": what the number came to."""
    outcome = s.words.way("people", s.word(i))
    first = next((k for k in range(i - 1, max(s.first - 1, i - 4), -1) if s.has("toll_nouns", k)), None)
    if outcome is not None and first is None:
        shared = _shared(s, i)
        return Found((shared,), outcome, i) if shared is not None else None
    if outcome is None or first is None or "," in s.window(first, i):
        return None
    group = _before(s, first) or _after_growth(s, i + 1)
    if group is not None:
        return Found((group,), outcome, i)
    grows = any(s.has("toll_grows", k) for k in range(i + 1, min(i + FAR, s.end)))
    return Found((Group(i, i + 1, Count(low=None, high=None, quantifier="several"), i),), outcome, i) if grows else Found((), outcome, i)


def _shared(s: Sentence, i: int) -> Group | None:
    """ "кількість поранених зросла до 20, а загиблих — до 6": a second toll shares noun and verb with the first."""
    if not (s.word(i - 1) == "," or s.has("joint", i - 1) or s.has("rather", i - 1)):
        return None
    noun = next((k for k in range(i - 2, max(s.first, i - FAR) - 1, -1) if s.has("toll_nouns", k)), None)
    if noun is None or not any(s.has("toll_came_to", k) and s.word(k).isalpha() for k in range(noun, i)):
        return None
    k = i + 1 + (s.word(i + 1) in DASHES)
    former = s.starting_at(k + 1) if s.has("toll_from", k) else None
    group = s.starting_at(k if former is None else former.end)
    if group is None or not group.numbered or group.count.quantifier == "none" or group.head is not None:
        return None
    bound = s.word(group.first) in s.words.sets["toll_up_to"]
    return replace(group, first=group.first + bound, count=_plain(group.count) if bound else group.count)


def corrected(s: Sentence, i: int) -> Found | None:
    """ "загинуло не 5, а 3", "не двое, а трое погибших": only the number that is right is told."""
    outcome = next((o for way in WAYS if way != "of" and (o := s.words.way(way, s.word(i))) is not None), None)
    for k in range(max(s.first, i - NEAR), min(i + NEAR, s.end)) if outcome is not None else ():
        wrong = s.starting_at(k + 1) if s.has("negated", k) else None
        if wrong is None or not wrong.numbered or s.word(wrong.end) != "," or not s.has("rather", wrong.end + 1):
            continue
        right = s.starting_at(wrong.end + 2)
        between = () if right is None else range(min(i + 1, right.end), max(k, i))
        if right is not None and right.numbered and not any(s.is_predicate(j) for j in between if j != i):
            return Found((right,), outcome or "affected", i)
    return None


def listed(s: Sentence, i: int) -> Found | None:
    """ "Поранених: 5", "погибших – 12", "Пострадавших больше 80", "загиблих уже 12": the number follows its noun."""
    outcome = s.words.way("people", s.word(i))
    group = s.holding(i)
    if outcome is None or group is None or group.numbered or group.head != i:
        return None
    if s.has("prepositions", i - 1) or not s.words.many(s.word(i)) or (s.words.one(s.word(i)) and "genitive" not in s.words.cases(s.word(i))):
        return None
    bracket = _in_brackets(s, i)
    if bracket is not None:
        return Found((bracket,), outcome, i)
    k = i + 1
    while s.has("toll_came_to", k):
        k += 1
    quantity = quantity_at(s.cut, k, s.end) if k < s.end else None
    if quantity is None or quantity.count.quantifier in ("none", "several"):
        return None
    ends = s.word(quantity.end) in ("", ",", ".", ";") and (i == s.first or s.word(i - 1) in (",", ";", ":"))
    near = k > i + 1 or quantity.count.quantifier != "exact" or ends
    return Found((_whole(s, i, k, quantity),), outcome, i) if near else None


def _in_brackets(s: Sentence, i: int) -> Group | None:
    """ "постраждалих з опіками (21 людина) вивезли"."""
    opened = next((k for k in range(i + 1, min(i + 6, s.end)) if s.word(k) == "("), None)
    if opened is None or any(s.is_predicate(k) for k in range(i + 1, opened)):
        return None
    group = s.starting_at(opened + 1)
    return group if group is not None and group.numbered and group.head is not None else None


def _whole(s: Sentence, i: int, k: int, quantity: Quantity) -> Group:
    """With a bound right behind the noun the noun belongs to the quote ("Пострадавших больше 80")."""
    group = s.starting_at(quantity.first) or Group(quantity.first, quantity.end, quantity.count, None)
    return replace(group, first=i, head=i) if k == i + 1 else group


def _after_growth(s: Sentence, start: int) -> Group | None:
    seen = False
    for k in range(start, min(start + FAR, s.end)):
        if s.word(k) in (";", ".", "!"):
            return None
        group = s.starting_at(k)
        if seen and group is not None and group.numbered and s.word(group.first - 1) not in s.words.sets["toll_from"]:
            return replace(group, count=_plain(group.count)) if s.word(group.first) in s.words.sets["toll_up_to"] else group
        if s.word(k) == "," and not seen and not any(s.has("toll_came_to", j) for j in range(k, min(start + FAR, s.end))):
            return None
        seen = seen or s.has("toll_came_to", k)
    return None


def _plain(count: Count) -> Count:
    return count if count.quantifier != "up_to" else Count(low=count.high, high=count.high, quantifier="exact")


def _before(s: Sentence, first: int) -> Group | None:
    """ "До 10 человек увеличилось количество погибших"."""
    for group in s.before(first):
        grown = any(s.has("toll_came_to", k) for k in range(group.end, first))
        return group if grown and group.numbered and first - group.end <= 3 else None
    return None
