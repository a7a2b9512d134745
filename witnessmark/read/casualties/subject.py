"""Finds the people a verb is about, to its left."""

from witnessmark.read.casualties.chains import chain_left, companions
from witnessmark.read.casualties.sentence import OPENERS, Sentence
from witnessmark.read.groups.group import Group

# No subject stands further from its verb than this many words; no insertion between commas is longer. Both together are the reach.
FARTHEST, LONGEST_INSERT = 30, 45
REACH = FARTHEST + LONGEST_INSERT
CLAUSE_ENDS = frozenset(
    {";", "but", "while", "when", "after", "before", "because", "although", "as", "since", "if", ":", "until", "whereas", "during", "following"}
)
PRONOUNS = frozenset({"he", "she"})
OTHER_PRONOUNS = frozenset({"they", "it", "we", "you", "i"})
RELATIVES = frozenset({"who", "that", "whom"})
# The mark that opened what a mark closes.
CLOSED_BY = {",": ",", "–": "–", "—": "—", "-": "-", ")": "("}
# What may stand between a group and its verb without parting them ("thousands of wounded", "nine who were killed").
BESIDE = frozenset({"who", "that", "which", ",", "(", ")", '"', "“", "”", "of"})
PART_WORDS = frozenset({"including", "among"})


def subject(s: Sentence, v: int, near: bool = False) -> tuple[Group, ...]:
    """The groups that are the subject of the verb group that starts at word v; empty where none is sure enough.

    What stands between two marks right before the verb only explains the group before it, and so does a list of parts; a
    group right before the verb comes next; then, after "who", the nearest; then the last one that no preposition governs,
    within the clause. `near` asks for a group right before, as for a bare participle ("nine activists killed").
    """
    if s.word(v - 1) in PRONOUNS:
        return _antecedent(s, v)
    if s.word(v - 1) in OTHER_PRONOUNS or (s.word(v - 1) in RELATIVES and s.word(v - 2) in s.people.pronouns):
        return ()
    parts = _parts_begin(s, v, near)
    v = v if parts is None else parts
    before = [g for g in s.groups if v - REACH <= g.end <= v and _may_be_subject(s, g)]
    if not before:
        return ()
    explained = _explained(s, before, v if parts is None else v + 1)
    if explained is not None:
        return (*chain_left(s, explained), *companions(s, explained.end + 1))
    return _beside(s, before, v, near) or (() if near else _in_clause(s, before, v))


def _beside(s: Sentence, before: list[Group], v: int, near: bool) -> tuple[Group, ...]:
    """The group right before the verb; one behind a preposition only where the clause has no other ("39 people
    from five villages", "the daughter of the envoy to Torva")."""
    last = before[-1]
    if not (all(word in BESIDE for word in s.window(last.end, v)) and v - last.end <= 3):
        return ()
    counted = last.numbered and s.word(last.first - 1) != "of"
    governed = not near and last.after == "preposition" and (counted or last.named) and s.word(last.end) not in RELATIVES
    return (_in_clause(s, before[:-1], v) if governed else ()) or chain_left(s, last)


def _in_clause(s: Sentence, before: list[Group], v: int) -> tuple[Group, ...]:
    relative = s.word(v - 1) in RELATIVES
    for group in reversed(before):
        if not _same_clause(s, group.end, v):
            break
        if (relative or group.after != "preposition") and s.plausible(group, close=False):
            return chain_left(s, group)
    last = before[-1] if before else None
    close = last is not None and _same_clause(s, last.end, v) and v - last.end <= 6 and s.plausible(last, close=False)
    return chain_left(s, last) if last is not None and close else ()


def _may_be_subject(s: Sentence, group: Group) -> bool:
    if group.silent:
        return group.after != "preposition"
    if group.count.quantifier == "none" and s.word(group.first) == "any" and s.word(group.end) == ",":
        return False
    part = s.is_part(group) or (s.word(group.end) in CLOSED_BY and s.among_parts(group))
    return not part and s.plausible(group, close=True) and not _number_of(s, group)


def _parts_begin(s: Sentence, v: int, near: bool) -> int | None:
    """Where a list of parts begins that stands before the verb at v: "twenty members of the family, including three women
    and a boy, were killed" is about the twenty. Null where there is none, or where its whole belongs to another verb."""
    if PART_WORDS.isdisjoint(s.window(v - LONGEST_INSERT, v - 1)):
        return None
    closed = s.word(v - 1) in CLOSED_BY
    for k in range(v - 2, max(s.first, v - LONGEST_INSERT), -1):
        if s.word(k) in PART_WORDS:
            listed = not near and _lists_people(s, k, v)
            if s.word(k - 1) not in (*OPENERS, "and"):
                return k if listed else None
            return k - 1 if closed or listed else None
        if s.word(k) in (";", ":") or (s.word(k) in s.people.be and s.word(k - 1) not in RELATIVES):
            return None
    return None


def _lists_people(s: Sentence, k: int, v: int) -> bool:
    """Whether the parts after word k run up to the verb at v, and their whole has no verb of its own."""
    inside = [g for g in s.groups if k < g.first and g.end <= v]
    whole = next((g for g in reversed(s.groups) if g.end < k and g.numbered), None)
    if whole is None or whole.harm is not None or not inside or inside[-1].end != v:
        return False
    return not any(word in s.harm.triggers for word in (*s.window(whole.first - 3, whole.first), *s.window(whole.end, k)))


def _antecedent(s: Sentence, v: int) -> tuple[Group, ...]:
    """The person a "he" or "she" stands for, where the same sentence names them: the first single person in it."""
    single = [g for g in s.groups if g.end < v and g.after != "preposition" and (g.named == 1 or (g.sure and g.count.high == 1))]
    return (single[0],) if single else ()


def _explained(s: Sentence, before: list[Group], v: int) -> Group | None:
    """ "the driver, a father of two, was killed": the group before the mark that opens what closes at the verb. A verb right behind a
    mark explains nobody: "four, two of them children, were killed and six, including a nurse, were hurt"."""
    opener = CLOSED_BY.get(s.word(v - 1))
    if opener is None:
        return None
    for k in range(v - 2, max(s.first, v - LONGEST_INSERT), -1):
        if s.word(k) in (";", ":") or (s.word(k) == opener and s.word(k + 1) in s.people.auxiliaries):
            return None
        main = _ends_at(s, before, k) if s.word(k) == opener and k < v - 2 else None
        if main is not None:
            name = s.starting_at(k + 1)
            told = name is not None and name.named == 1 and name.end == v - 1 and main.count.high == 1 and main.named == 0
            return name if told else main
    return None


def _ends_at(s: Sentence, before: list[Group], k: int) -> Group | None:
    """The group whose phrase, with what hangs on it ("two members of the escort"), ends at the mark k."""
    group = next((g for g in reversed(before) if g.end <= k and (g.end == k or g.after != "preposition")), None)
    if group is None:
        return None
    rest = s.window(group.end, k)
    plain = not any(w in OPENERS or w == ")" or w in s.people.auxiliaries or w in s.harm.triggers for w in rest)
    return group if not rest or (plain and rest[0] in s.people.prepositions and len(rest) <= 8) else None


def _number_of(s: Sentence, group: Group) -> bool:
    """ "the number of people arrested was over 1,000": the number is said later, not by this phrase."""
    return s.word(group.first - 1) == "of" and s.word(group.first - 2) in s.harm["number_of"] and not group.numbered


def _same_clause(s: Sentence, end: int, v: int) -> bool:
    between = s.window(end, v)
    if len(between) > FARTHEST or between.count(")") > between.count("("):
        return False
    if "that" in between and not s.harm["tells_that"].isdisjoint(between[: between.index("that")]):
        return False
    relative = "who" in between or between.count(",") >= 2
    return not any(w in CLAUSE_ENDS or (w in s.harm.triggers and not relative and s.harm.triggers[w][1] in ("past", "died")) for w in between)
