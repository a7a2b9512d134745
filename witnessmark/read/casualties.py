"""Casualty claims: numbers of people with one outcome, as the annotation guide defines them."""

from dataclasses import dataclass

from witnessmark.model.claim import Casualty, Modality, Zero
from witnessmark.model.count import Outcome
from witnessmark.read.casualty_rules import RULES, Found
from witnessmark.read.casualty_sums import with_sums
from witnessmark.read.groups import BACK, Group, GroupFinder
from witnessmark.read.harm_words import harm_words
from witnessmark.read.people_words import people_words
from witnessmark.read.segment import Segmented
from witnessmark.read.sentence import Sentence

# A text with fewer lower-case words than this share is wire text in capitals: there a capital marks no name.
LOWER_SHARE = 0.3


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim before it has an id: a group, what happened, and which rule said so; `part_of` is an index of the drafts."""

    group: Group
    outcome: Outcome
    rule: str
    modality: Modality
    part_of: int | None = None
    zero: Zero | None = None


def read_casualties(cut: Segmented) -> list[Casualty]:
    """All casualty claims of a text, in text order, with ids c0, c1, …

    One claim a statement of a number: repeated numbers are repeated claims. Hypothetical and negated statements are left
    out; possible and denied ones are kept with their modality.
    """
    people, harm = people_words(cut.language), harm_words(cut.language)
    finder = GroupFinder(cut, people, harm, _all_capitals(cut))
    drafts: list[Draft] = []
    for first, end in cut.sentences:
        if not harm.anchors.isdisjoint(cut.lower[first:end]):
            sentence = Sentence(cut, first, end, tuple(finder.find(first, end)), people, harm)
            drafts.extend(_drafts(sentence, len(drafts)))
    claims = [_claim(cut, draft, f"c{k}") for k, draft in enumerate(drafts)]
    return with_sums(claims, [cut.sentence_of(cut.word_at(claim.start)) for claim in claims])


def _all_capitals(cut: Segmented) -> bool:
    words = [word for word in cut.words if word[0].isalpha() and len(word) > 2]
    return bool(words) and sum(word.islower() for word in words) < LOWER_SHARE * len(words)


def _drafts(s: Sentence, offset: int) -> list[Draft]:
    """The claims of one sentence, parts after their wholes."""
    wholes: list[Draft] = []
    seen: set[tuple[int, Outcome]] = set()
    for i in range(s.first, s.end):
        if s.cut.lower[i] in s.harm.anchors:
            for rule in RULES:
                found = rule(s, i)
                if found is not None:
                    wholes.extend(_kept(s, found, i, rule.__name__, seen))
                    break
    wholes = [d for d in wholes if not (d.rule == "attributive" and any(o.group == d.group and o.rule != "attributive" for o in wholes))]
    wholes.sort(key=lambda d: d.group.first)
    return _with_parts(s, wholes, offset)


def _kept(s: Sentence, found: Found, i: int, rule: str, seen: set[tuple[int, Outcome]]) -> list[Draft]:
    modality = _modality(s, found, i)
    kept = []
    for group in (*found.groups, *_companions(s, found, i)):
        key = group.first, found.outcome
        if modality is None or key in seen or _negated(s, found, group, i):
            continue
        seen.add(key)
        name = "subject_dying" if s.word(i) in s.harm["rhetoric"] else rule
        kept.append(Draft(group, found.outcome, name, modality, zero=_zero(s, group, i)))
    return kept


def _companions(s: Sentence, found: Found, i: int) -> tuple[Group, ...]:
    """"was killed along with his son": the companions had the same fate."""
    if not found.groups or found.groups[0].first > i:
        return ()
    for k in range(i + 1, min(i + 8, s.end - 2)):
        together = s.companions.at(s.cut.lower, k, s.end)
        if together is not None:
            return s.object(together[1])
        if s.word(k) == "with" and s.word(k + 1) in s.people.possessives:
            return s.object(k + 1)
        if s.word(k) in s.harm.triggers or s.word(k) == ";":
            return ()
    return ()


def _modality(s: Sentence, found: Found, i: int) -> Modality | None:
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
    return any(w in ("known", "believed", "reported", "said", "thought", "confirmed", "feared", "alleged", "presumed", "caused", "causing") for w in before)


def _negated(s: Sentence, found: Found, group: Group, i: int) -> bool:
    return group.count.quantifier != "none" and any(w in s.harm["negated"] for w in s.window(max(found.verb, group.end), i))


def _zero(s: Sentence, group: Group, i: int) -> Zero | None:
    if group.count.quantifier != "none":
        return None
    around = s.window(group.first - 5, max(group.end, i + 1) + 3)
    return "no_report" if any(w in s.harm["no_report"] for w in around) else "asserted"


def _with_parts(s: Sentence, wholes: list[Draft], offset: int) -> list[Draft]:
    """Adds the parts of a stated whole: "22 people, including three children"; "two of them"."""
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
    """"killed scores of farmers, beheading some of them": the part has a verb of its own."""
    group = draft.group
    if not (s.is_part(group) or s.word(group.end - 1) in BACK):
        return draft
    earlier = [n for n in range(k) if wholes[n].outcome == draft.outcome and wholes[n].group.end <= group.first and not wholes[n].group.silent]
    return Draft(group, draft.outcome, draft.rule, draft.modality, max(earlier, default=None), draft.zero)


def _moved(draft: Draft, place: dict[int, int]) -> Draft:
    if draft.part_of is None:
        return draft
    return Draft(draft.group, draft.outcome, draft.rule, draft.modality, place.get(draft.part_of), draft.zero)


def _whole_of(s: Sentence, group: Group, drafts: list[Draft]) -> list[int] | None:
    """The drafts whose people this group is said to be part of: those of the nearest earlier group."""
    if not (s.is_part(group) or s.word(group.end - 1) in BACK) or group.count.quantifier == "none":
        return None
    earlier = [d.group.first for d in drafts if d.group.end <= group.first and d.part_of is None]
    if not earlier:
        return None
    return [k for k, d in enumerate(drafts) if d.group.first == max(earlier) and d.part_of is None]


def _part_chain(s: Sentence, group: Group) -> list[Group]:
    chain = [group]
    for later in (g for g in s.groups if g.first >= group.end):
        if not all(w in (",", "and") for w in s.window(chain[-1].end, later.first)) or not later.sure or not later.numbered and later.count.low is None:
            break
        chain.append(later)
    return chain


def _claim(cut: Segmented, draft: Draft, name: str) -> Casualty:
    group = draft.group
    return Casualty(
        id=name,
        start=cut.starts[group.first],
        end=cut.ends[group.end - 1],
        quote=cut.quote(group.first, group.end),
        rule=draft.rule,
        modality=draft.modality,
        outcome=draft.outcome,
        low=group.count.low,
        high=group.count.high,
        quantifier=group.count.quantifier,
        who=group.who,
        part_of=None if draft.part_of is None else f"c{draft.part_of}",
        relation="increment" if group.increment else "total",
        zero=draft.zero,
        sex=group.sex,
        age_group=group.age_group,
    )
