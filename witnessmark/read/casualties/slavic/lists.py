"""Tallies and lists of the dead: «Загинуло: 4», «Ранено – 8», «Погибли: Иван Лис, 45 лет; Ольга Верба, 38 лет»."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice

from msgspec.structs import replace

from witnessmark.model.count import Count, Who
from witnessmark.read.casualties.found import Found
from witnessmark.read.casualties.slavic.ages import without_ages
from witnessmark.read.casualties.slavic.people import chain_right, has_own_verb
from witnessmark.read.casualties.slavic.sentence import DASHES, Sentence
from witnessmark.read.casualties.slavic.words import Words
from witnessmark.read.groups.group import Group
from witnessmark.read.segment import Segmented

# The colon of a list stands no further behind the word of harm.
NEAR = 8
# From one of a list to the next are no more words; no list has more lines, no line more words.
LONGEST_ITEM, MOST_LINES = 40, 200


def tallied(s: Sentence, i: int) -> Found | None:
    """ "Загинуло: 4", "Ранено – 8", "Погибли: 3 человека и ребёнок": a verb or participle with nobody before it, a colon or dash,
    the number. A number of things is none ("Загинув: 5 машин згоріло")."""
    outcome = s.words.way("suffers", s.word(i)) or s.words.way("done", s.word(i))
    k = _past_kind(s, i + 1)
    if outcome is None or "nominative" not in s.words.predicate_cases(s.word(i)) or s.word(k) not in (":", *DASHES):
        return None
    group = s.starting_at(k + 1)
    if group is None or (s.holding(i) is not None and not _opens(s, i)) or not _stands_alone(s, group):
        return None
    nobody = not any(s.same_clause(g.end, i) for g in s.before(i)[:1] if g.after != "preposition")
    kind = s.starting_at(i + 1) if k > i + 1 else None
    group = group if kind is None else replace(group, who=kind.who, age_group=kind.age_group)
    return Found(_row(s, group) if s.word(k) == ":" else chain_right(s, group), outcome, i) if nobody else None


def _past_kind(s: Sentence, k: int) -> int:
    """The word behind those whose number follows ("Загинуло людей: 3", "поранено осіб – 14")."""
    kind = s.starting_at(k)
    if kind is None or kind.numbered or kind.named:
        return k
    return kind.end if s.has("generic_people", k) or ("many", "genitive") in s.words.slots.get(s.word(kind.end - 1), ()) else k


def _row(s: Sentence, group: Group) -> tuple[Group, ...]:
    """Whoever stands behind the colon, with commas or "and" and ages between."""
    row = [group]
    for later in s.after(group.end):
        between = without_ages(s, row[-1].end, later.first)
        plain = all(w == "," or w in s.words.sets["joint"] or w in s.words.sets["possessives"] for w in between)
        if not between or not plain or has_own_verb(s, later) or s.is_part(later) or not _stands_alone(s, later):
            break
        row.append(later)
    return tuple(row)


def _stands_alone(s: Sentence, group: Group) -> bool:
    """Whether the group is people whatever the verb: a number and nothing more, or a known noun for people."""
    if group.head is None:
        return group.numbered and not s.word(group.end)[:1].isalnum()
    return group.sure and (group.numbered or group.count.high == 1)


def _opens(s: Sentence, i: int) -> bool:
    """Whether word i begins its line or clause ("Поранені: 8")."""
    return i == s.first or not s.word(i - 1)[:1].isalnum()


def named_list(s: Sentence, i: int) -> Found | None:
    """ "Загинули: Іван Лис, 45 років; Ольга Верба, 38 років": one count over the whole list, unnamed people in it included."""
    outcome = s.words.way("suffers", s.word(i)) or s.words.way("done", s.word(i)) or s.words.way("people", s.word(i))
    colon = next((k for k in range(i + 1, min(i + NEAR, s.end)) if s.word(k) == ":"), None)
    if outcome is None or colon is None or s.has("prepositions", i - 1) or any(s.is_predicate(k) for k in range(i + 1, colon)):
        return None
    if any(i < g.first < colon for g in s.after(i)[:2]):
        return None
    listed = _listed(s, colon + 1)
    if len(listed) < 2 or not any(g.named for g in listed):
        return None
    count = Count(low=len(listed), high=len(listed), quantifier="exact")
    whole = Group(listed[0].first, listed[-1].end, count, named=len(listed), numbered=False, who=_common(listed))
    return Found((whole,), outcome, i)


def _listed(s: Sentence, start: int) -> list[Group]:
    """The people of the list that starts at a word: whoever begins an item, or follows by a comma or "and" where items are one line."""
    near = min(start + LONGEST_ITEM, s.end)
    separated = any(s.word(k) == ";" for k in range(start, near)) or _breaks(s, start, near)
    listed: list[Group] = []
    for group in islice(s.groups, bisect_left(s.groups, start, key=lambda group: group.first), None):
        end = listed[-1].end if listed else start
        if group.numbered and group.head is None and s.word(group.end) in (".", ")"):
            continue
        if group.first - end > LONGEST_ITEM or group.numbered or any(s.is_predicate(k) for k in range(end, group.first)):
            break
        if _begins_item(s, end, group.first) if separated else _joined(s, end, group, not listed):
            listed.append(group)
        elif not listed:
            break
    return listed


def _begins_item(s: Sentence, end: int, first: int) -> bool:
    """Whether a semicolon or a line break stands before the word, with nothing but bullets, figures and "and" between."""
    k = first
    while (
        k > end
        and (not s.word(k - 1)[:1].isalpha() or s.has("joint", k - 1) or s.has("possessives", k - 1))
        and s.word(k - 1) != ";"
        and not _breaks(s, k - 1, k + 1)
    ):
        k -= 1
    return k == end or s.word(k - 1) == ";" or _breaks(s, k - 1, k + 1)


def _breaks(s: Sentence, first: int, end: int) -> bool:
    """Whether a line ends between the words of [first, end)."""
    return "\n" in s.cut.text[s.cut.ends[first] : s.cut.starts[min(end, s.end) - 1]] if first < min(end, s.end) - 1 else False


def _joined(s: Sentence, end: int, group: Group, opens: bool) -> bool:
    between = without_ages(s, end, group.first)
    if opens:
        return not between
    plain = all(w == "," or w in s.words.sets["joint"] or w in s.words.sets["possessives"] for w in between)
    return plain and (bool(group.named) or any(w in s.words.sets["joint"] for w in between))


def _common(groups: Sequence[Group]) -> Who:
    statuses = {g.who for g in groups}
    return next(iter(statuses)) if len(statuses) == 1 else "unknown"


def with_lists(cut: Segmented, words: Words) -> Iterator[tuple[int, int]]:
    """The sentences of a text; one that ends in a colon behind a word of harm takes in the lines of names below it."""
    stop = 0
    for n, (first, end) in enumerate(cut.sentences):
        if first < stop:
            continue
        stop = end
        if cut.lower[end - 1] == ":" and not words.anchors.isdisjoint(cut.lower[max(first, end - NEAR) : end]):
            stop = _lines_end(cut, n + 1, end)
        yield first, stop


def _lines_end(cut: Segmented, n: int, end: int) -> int:
    """The word behind the lines of names that start with sentence n."""
    for first, stop in cut.sentences[n : n + MOST_LINES]:
        k = first
        while k < stop and not cut.words[k][0].isalpha():
            k += 1
        named = k + 1 < stop and cut.words[k][0].isupper() and cut.words[k + 1][0].isupper() and not cut.words[k].isupper()
        if k < stop and not (named and stop - first <= LONGEST_ITEM):
            return end
        end = stop if k < stop else end
    return end
