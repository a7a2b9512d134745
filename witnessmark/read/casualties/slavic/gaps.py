"""A verb said once for several places or kinds of people: «у Києві загинули троє, у Львові – двоє», «бойцов погибло 15, мирных жителей – 16»."""

from bisect import bisect_left
from itertools import takewhile

from msgspec.structs import replace

from witnessmark.read.casualties.draft import Draft
from witnessmark.read.casualties.slavic.people import has_own_verb
from witnessmark.read.casualties.slavic.sentence import DASHES, Sentence
from witnessmark.read.groups.group import Group

# The place between the comma and the dash has no more words.
LONGEST_PLACE = 6
# A verb of the same clause stands no further behind.
FAR = 12
# Rules of verbs: only a verb can be left out.
VERBS = frozenset({"suffered", "done", "does", "tallied", "toll", "gapped"})


def with_gaps(s: Sentence, drafts: list[Draft]) -> list[Draft]:
    """The statements with those whose verb is left out behind a dash, and numbers with the status of the noun before the verb."""
    told = [replace(d, group=_of_kind(s, d.group)) if d.rule in VERBS else d for d in drafts]
    claimed = {k for d in told for k in range(d.group.first, d.group.end)}
    placed = sorted(told, key=lambda d: d.group.first)
    for group in s.groups:
        if s.word(group.first - 1) in DASHES and group.numbered and claimed.isdisjoint(range(group.first, group.end)):
            k = bisect_left(placed, group.first, key=lambda d: d.group.first)
            gapped = _gapped(s, group, placed[k - 1]) if k else None
            told.extend([] if gapped is None else [gapped])
            placed[k:k] = [] if gapped is None else [gapped]
    return told


def _gapped(s: Sentence, group: Group, before: Draft) -> Draft | None:
    ends = group.sure or not s.word(group.end)[:1].isalnum()
    if before.rule not in VERBS or not ends or _has_verb(s, group):
        return None
    start, dash = before.group.end, group.first - 1
    if s.word(start) not in (",", ";"):
        return None
    start += 1 + s.has("rather", start + 1)
    kind = s.starting_at(start)
    if kind is not None and kind.end == dash and _is_kind(s, kind):
        return Draft(replace(group, who=kind.who, age_group=kind.age_group), before.outcome, "gapped", before.modality)
    place = s.has("prepositions", start) and 1 < dash - start <= LONGEST_PLACE
    if not place or any(s.is_predicate(k) or s.word(k) == "," for k in range(start, dash)) or any(g.first < dash for g in s.after(start)[:1]):
        return None
    return Draft(group, before.outcome, "gapped", before.modality)


def _has_verb(s: Sentence, group: Group) -> bool:
    """Whether any verb follows in the clause: then none is left out."""
    rest = takewhile(lambda word: word not in (",", ";", ".", ":"), s.window(group.end, group.end + FAR))
    return has_own_verb(s, group) or any(word.endswith(s.words.endings["verb_endings"]) for word in rest if word not in s.words.nouns)


def _of_kind(s: Sentence, group: Group) -> Group:
    """ "бойцов погибло 15": the number behind the verb counts those in the genitive before it."""
    if group.head is not None or not group.numbered or group.named or not s.is_predicate(group.first - 1):
        return group
    kind = next(iter(s.before(group.first - 1)), None)
    if kind is None or kind.end != group.first - 1 or not _is_kind(s, kind):
        return group
    return replace(group, who=kind.who, age_group=kind.age_group)


def _is_kind(s: Sentence, kind: Group) -> bool:
    """A plural in the genitive without a number."""
    word = s.word(kind.end - 1)
    return kind.head is not None and not kind.numbered and ("many", "genitive") in s.words.slots.get(word, ()) and kind.after != "preposition"
