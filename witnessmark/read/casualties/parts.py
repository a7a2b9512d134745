"""Parts of a stated whole: "22 people, including three children"; "two of them"."""

from msgspec.structs import replace

from witnessmark.read.casualties.chains import has_own_verb
from witnessmark.read.casualties.draft import Draft
from witnessmark.read.casualties.sentence import Sentence
from witnessmark.read.groups.group import BACK, Group


def with_parts(s: Sentence, wholes: list[Draft], offset: int) -> list[Draft]:
    """Adds the parts of a stated whole: "22 people, including three children"; "two of them"."""
    if not wholes:
        return []
    out = [_of_earlier(s, draft, k, wholes) for k, draft in enumerate(wholes)]
    claimed = {d.group.first for d in wholes}
    for group in s.groups:
        whole = _whole_of(s, group, out)
        if whole is None:
            continue
        chain = [g for g in _part_chain(s, group) if g.first not in claimed]
        for k in whole:
            out.extend(Draft(g, out[k].outcome, "part", out[k].modality, part_of=k) for g in chain)
        claimed.update(g.first for g in chain)
    order = sorted((k for k, d in enumerate(out) if not d.group.silent), key=lambda k: (out[k].group.first, k))
    place = {k: offset + n for n, k in enumerate(order)}
    return [_moved(out[k], place) for k in order]


def _of_earlier(s: Sentence, draft: Draft, k: int, wholes: list[Draft]) -> Draft:
    """ "killed scores of farmers, beheading some of them": the part has a verb of its own."""
    group = draft.group
    if not (s.is_part(group) or s.word(group.end - 1) in BACK):
        return draft
    earlier = [n for n in range(k) if wholes[n].outcome == draft.outcome and wholes[n].group.end <= group.first and not wholes[n].group.silent]
    return replace(draft, part_of=max(earlier, default=None))


def _moved(draft: Draft, place: dict[int, int]) -> Draft:
    return draft if draft.part_of is None else replace(draft, part_of=place.get(draft.part_of))


def _whole_of(s: Sentence, group: Group, drafts: list[Draft]) -> list[int] | None:
    """The drafts whose people this group is said to be part of: those of the nearest earlier group."""
    if not (s.is_part(group) or s.word(group.end - 1) in BACK) or group.count.quantifier == "none":
        return None
    earlier = [d.group.first for d in drafts if d.group.end <= group.first and d.part_of is None]
    if not earlier:
        return None
    whole = [k for k, d in enumerate(drafts) if d.group.first == max(earlier) and d.part_of is None]
    return None if drafts[whole[0]].group.count.quantifier == "none" else whole


def _part_chain(s: Sentence, group: Group) -> list[Group]:
    """The part with those joined to it, up to one that has a verb of its own."""
    chain = [group]
    for later in (g for g in s.groups if g.first >= group.end):
        joined = all(w in (",", "and") for w in s.window(chain[-1].end, later.first))
        if not joined or not later.sure or has_own_verb(s, later) or (later.count.low is None and not later.numbered):
            break
        chain.append(later)
    return chain
