"""People told of together: "five men, a nurse and two children". One verb, one fate, several groups."""

import functools

from msgspec.structs import replace

from witnessmark.model.count import Count
from witnessmark.read.casualties.sentence import Sentence
from witnessmark.read.groups.group import Group
from witnessmark.read.lookup import Lookup
from witnessmark.read.vocabulary import vocabulary

JOINERS = frozenset({",", ";", "and", "&", "plus", "both"})


def objects(s: Sentence, i: int) -> tuple[Group, ...]:
    """The groups that are the object of a verb whose last word is just before i: they start right there."""
    k = i
    while k < s.end and (s.word(k) in s.people.adverbs or s.people.of_manner(s.word(k))):
        k += 1
    group = s.starting_at(k)
    if group is None or not s.plausible(group, close=True):
        return ()
    return chain_right(s, group)


def chain_left(s: Sentence, group: Group) -> tuple[Group, ...]:
    """The group with those before it that share its verb: a list that ends in "and", or people added ("alongside")."""
    chain, first = [group], group.first
    for earlier in reversed([g for g in s.groups if g.end <= group.first and not s.is_age(g)]):
        between = [w for w in s.window(earlier.end, first) if not w.isdecimal() and w not in s.people.possessives and not _of_age(s, w)]
        if between == [","] and len(chain) == 1 and _names(earlier, chain[0]):
            first = earlier.first
            continue
        added = together(s, earlier.end) is not None
        joined = bool(between) and (added or all(word in JOINERS for word in between))
        if not joined or (_apart(s, earlier) and not _is_person(s, earlier, first)):
            break
        if not added and "and" not in between and "and" not in s.window(first - 1, group.first) and len(chain) == 1:
            break
        chain.insert(0, earlier)
        first = earlier.first
    return governed(s, chain)


def _names(person: Group, name: Group) -> bool:
    """ "her son, Ilir Basha": one person, told twice."""
    return person.count.high == 1 and person.named == 0 and name.named == 1


def _of_age(s: Sentence, word: str) -> bool:
    return word in s.people.spans or word in s.people.old or word.endswith("-old")


def _is_person(s: Sentence, name: Group, later: int) -> bool:
    """Whether a name is a person's and no place's: an age stands before it, or the next in the list is somebody of theirs ("and her son")."""
    return name.named > 0 and (_of_age(s, s.word(name.first - 1)) or s.word(later) in s.people.possessives)


def companions(s: Sentence, i: int) -> tuple[Group, ...]:
    """The people whom words at i add to those before ("along with his son"); none where the words add nobody."""
    k = together(s, i)
    return objects(s, k) if k is not None else ()


def together(s: Sentence, i: int) -> int | None:
    """The word after a phrase at word i that adds people with the same fate; null where none stands there."""
    found = _together(s.cut.language).at(s.cut.lower, i, s.end) if i < s.end else None
    return found[1] if found is not None else None


@functools.cache
def _together(language: str) -> Lookup[str]:
    return Lookup({"companions": vocabulary(language, "harm").get("companions", ())})


def _apart(s: Sentence, group: Group) -> bool:
    """ "killed two men, and 12 were hurt": the object of a verb of its own is no subject of the next, nor is a part or what tells harm itself."""
    before = s.word(group.first - 1)
    struck = before in s.harm.triggers and s.harm.triggers[before][1] in ("past", "ing")
    return struck or not group.sure or group.harm is not None or s.is_part(group) or s.among_parts(group)


def chain_right(s: Sentence, group: Group) -> tuple[Group, ...]:
    chain, reached, closed = [group], group.end, 1
    for later in [g for g in s.groups if g.first >= group.end]:
        between = s.window(reached, later.first)
        reached = later.end
        if s.is_age(later):
            continue
        if not between or not all(word in JOINERS or word in ("as", "well", "his", "her", "their") for word in between) or has_own_verb(s, later):
            break
        if not s.plausible(later, close=True) or (later.harm is not None and later.numbered):
            break  # "claimed the lives of 20 villagers and 80 injured tenants": the 80 tell their own harm
        chain.append(later)
        if between != [","] or later.numbered:
            closed = len(chain)
    return governed(s, chain[:closed])


def has_own_verb(s: Sentence, group: Group) -> bool:
    """Whether a verb of harm, or any other verb, follows the group: it is then its subject, not one more of a list."""
    k = group.end
    while k < s.end and (s.word(k) in s.people.auxiliaries or s.word(k) in s.people.linking or s.word(k) in s.people.adverbs):
        k += 1
    return (s.word(k) in s.harm.triggers and s.harm.triggers[s.word(k)][1] in ("past", "died", "adjective")) or (k > group.end)


def governed(s: Sentence, chain: list[Group]) -> tuple[Group, ...]:
    """ "at least 15 fighters and 16 civilians": a bound before a joined pair governs both."""
    lead = chain[0].count
    if len(chain) < 2 or lead.quantifier != "at_least":
        return tuple(chain)
    out = [chain[0]]
    for group in chain[1:]:
        exact = group.count.quantifier == "exact" and group.numbered and group.count.low is not None and group.count.low > 1
        joined = s.window(out[-1].end, group.first) == ["and"]
        out.append(replace(group, count=Count(low=group.count.low, high=None, quantifier="at_least")) if exact and joined else group)
    return tuple(out)
