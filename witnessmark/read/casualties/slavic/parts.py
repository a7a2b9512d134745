"""Parts of a stated whole: «22 людини, серед них троє дітей», «двоє з них», «пять человек — два техника и охранник»."""

from collections.abc import Sequence

from msgspec.structs import replace

from witnessmark.read.casualties.draft import Draft
from witnessmark.read.casualties.slavic.people import has_own_verb
from witnessmark.read.casualties.slavic.sentence import DASHES, Sentence
from witnessmark.read.groups.group import Group


def with_parts(s: Sentence, wholes: list[Draft], earlier: Sequence[Draft]) -> list[Draft]:
    """Adds the parts that have no verb of their own, and ties those that have one to their whole.

    `earlier` are the drafts of the sentences before: a part may stand in the sentence after its whole ("Серед загиблих –
    троє дітей."). `part_of` is an index of `earlier` and the result together. Silent groups are left out.
    """
    drafts = [d for d in wholes if not d.group.silent or d.rule != "counted"]
    claimed = {d.group.first for d in drafts}
    for group in s.groups:
        if group.first not in claimed and (s.is_part(group) or _explains(s, group, drafts)):
            drafts.extend(_new_parts(s, group, drafts, claimed))
    drafts.sort(key=lambda d: d.group.first)
    placed = [*earlier, *drafts]
    return [_tied(s, d, k + len(earlier), placed, len(earlier)) for k, d in enumerate(drafts)]


def _new_parts(s: Sentence, group: Group, drafts: list[Draft], claimed: set[int]) -> list[Draft]:
    whole = _nearest(group, [d for d in drafts if d.group.end <= group.first])
    if whole is None or (has_own_verb(s, group) and not _condition_follows(s, group)):
        return []
    chain = [group]
    for later in [g for g in s.after(group.end) if g.first not in claimed]:
        joined = all(_joins(s, w) for w in s.window(chain[-1].end, later.first))
        if not joined or has_own_verb(s, later) or later.silent:
            break
        chain.append(later)
    claimed.update(g.first for g in chain)
    outcome = whole.outcome
    return [Draft(replace(g, after="part"), outcome, "part", whole.modality) for g in chain]


def _joins(s: Sentence, word: str) -> bool:
    """What may stand between two parts: a comma, "and", an age."""
    return (
        word == ","
        or any(word in s.words.sets[name] for name in ("joint", "list_fillers", "not_people"))
        or word[0].isdigit()
        or word in s.words.sets["child_ages"]
    )


def _condition_follows(s: Sentence, group: Group) -> bool:
    return any(s.phrase("condition", k) is not None for k in range(group.end, group.end + 3))


def _explains(s: Sentence, group: Group, drafts: list[Draft]) -> bool:
    """ "пять человек — два техника, охранник и водитель": a list behind a dash or in brackets that adds up to the whole."""
    opened = s.word(group.first - 1) in (*DASHES, "(", ":", ",")
    whole = next((d for d in drafts if d.group.end == group.first - 1), None)
    if not opened or whole is None or whole.group.count.high is None or not whole.group.numbered:
        return False
    total, chain_end = group.count.high or 0, group.end
    for later in s.after(group.end):
        if not all(w == "," or w in s.words.sets["joint"] for w in s.window(chain_end, later.first)):
            break
        total, chain_end = total + (later.count.high or 0), later.end
        if total >= whole.group.count.high:
            break
    return total == whole.group.count.high and chain_end > group.end


def _nearest(group: Group, before: list[Draft]) -> Draft | None:
    wholes = [d for d in before if d.group.after != "part" and d.group.count.quantifier != "none"]
    return max(wholes, key=lambda d: d.group.first, default=None)


def _tied(s: Sentence, draft: Draft, place: int, placed: Sequence[Draft], before: int) -> Draft:
    """The draft with the whole it is part of: the nearest earlier one that is no part itself, of the same outcome where one
    stands near, of more people."""
    group = draft.group
    of_them = any(s.word(k) in s.words.sets["of_them"] for k in range(group.first + 1, group.end))
    if not (group.after == "part" or s.is_part(group) or of_them):
        return draft
    wholes = [
        k for k, d in enumerate(placed[:place])
        if k >= before - 6 and d.group.after != "part" and d.part_of is None and d.group.count.quantifier != "none" and _larger(d.group, group)
    ]  # fmt: skip
    same = [k for k in wholes if placed[k].outcome == draft.outcome]
    near = [k for k in wholes if k >= before]
    if draft.rule == "part":
        return replace(draft, part_of=max(near, default=None))
    if draft.rule == "among":
        return replace(draft, part_of=_largest(placed, same))
    return replace(draft, part_of=max((same and [k for k in same if k >= before]) or near or same or wholes, default=None))


def _largest(placed: Sequence[Draft], wholes: list[int]) -> int | None:
    return max(wholes, key=lambda k: (placed[k].group.count.high or placed[k].group.count.low or 0, k), default=None)


def _larger(whole: Group, part: Group) -> bool:
    """A whole has more people than its part, as far as the words say."""
    if whole.count.high is None:
        return whole.numbered or whole.count.low is not None or whole.count.quantifier == "several"
    return whole.count.high > (part.count.low or 0)
