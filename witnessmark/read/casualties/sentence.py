"""One sentence as the casualty rules see it: its words, its groups of people, and how to find a verb's subject and object."""

import functools
from dataclasses import dataclass, replace

from witnessmark.model.count import Count
from witnessmark.read.groups.group import Group
from witnessmark.read.lookup import Lookup
from witnessmark.read.segment import Segmented
from witnessmark.read.vocabulary import vocabulary
from witnessmark.read.words.harm import HarmWords
from witnessmark.read.words.people import PeopleWords

JOINERS = frozenset({",", ";", "and", "&", "plus", "both"})
# No subject stands further from its verb than this many words.
FARTHEST = 30
CLAUSE_ENDS = frozenset(
    {";", "but", "while", "when", "after", "before", "because", "although", "as", "since", "if", ":", "until", "whereas", "during", "following"}
)
PRONOUNS = frozenset({"he", "she"})
OTHER_PRONOUNS = frozenset({"they", "it", "we", "you", "i"})
RELATIVES = frozenset({"who", "that", "whom"})
# What only explains stands between these.
OPENERS = frozenset({",", "–", "—", "-", "("})
CLOSERS = frozenset({",", "–", "—", "-", ")"})
# What may stand between a group and its verb without parting them ("thousands of wounded", "nine who were killed").
BESIDE = frozenset({"who", "that", "which", ",", "(", ")", '"', "“", "”", "of"})
PART_WORDS = frozenset({"including", "among"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words [first, end) of a text, with the groups found in them, in order."""

    cut: Segmented
    first: int
    end: int
    groups: tuple[Group, ...]
    people: PeopleWords
    harm: HarmWords

    @property
    def companions(self) -> Lookup[str]:
        """Phrases that add people with the same fate ("along with")."""
        return companions(self.cut.language)

    def word(self, i: int) -> str:
        """The lower-case word, empty outside the sentence."""
        return self.cut.lower[i] if self.first <= i < self.end else ""

    def window(self, first: int, end: int) -> list[str]:
        """The lower-case words of [first, end), as far as they are in the sentence."""
        return self.cut.lower[max(first, self.first) : min(end, self.end)]

    def starting_at(self, i: int) -> Group | None:
        """The group whose words start at i."""
        return next((g for g in self.groups if g.first == i), None)

    def verb_start(self, i: int) -> int:
        """The first word of the verb group whose last word is i: "were also reported | killed"."""
        v = i
        while v > self.first and self._in_verb(v - 1):
            v -= 1
        return v

    def _in_verb(self, k: int) -> bool:
        word = self.cut.lower[k]
        if word in self.people.auxiliaries or word in self.harm["negated"] or (word.endswith("ly") and word not in self.people.one):
            return True
        if word in self.people.adverbs and word not in self.people.conjunctions:
            return True
        return word in self.people.linking and k > self.first and self.cut.lower[k - 1] in self.people.auxiliaries | self.people.linking

    def is_passive(self, v: int, i: int) -> bool:
        """Whether the verb group [v, i) makes the verb at i passive or predicative."""
        return any(self.cut.lower[k] in self.people.be for k in range(v, i))

    def subject(self, v: int, near: bool = False) -> tuple[Group, ...]:
        """The groups that are the subject of the verb group that starts at v; empty where none is sure enough.

        What stands between two commas right before the verb only explains the group before it; a group right before the
        verb comes next; then, after "who", the nearest; then the last one that no preposition governs, within the clause.
        `near` asks for a group right before, as for a bare participle ("nine activists killed").
        """
        if self.word(v - 1) in PRONOUNS:
            return self._antecedent(v)
        if self.word(v - 1) in OTHER_PRONOUNS:
            return ()
        if self.word(v - 1) in RELATIVES and self.word(v - 2) in self.people.pronouns:
            return ()
        v = self._before_parts(v)
        before = [g for g in self.groups if g.end <= v and self._may_be_subject(g)]
        if not before:
            return ()
        explained = self._explained(before, v)
        if explained is not None:
            return self._chain_left(explained)
        last = before[-1]
        if self._adjoins(last.end, v):
            return self._chain_left(last)
        if near:
            return ()
        relative = self.word(v - 1) in RELATIVES
        for group in reversed(before):
            if not self._same_clause(group.end, v):
                break
            if (relative or group.after != "preposition") and self._plausible(group, close=False):
                return self._chain_left(group)
        close = self._same_clause(last.end, v) and v - last.end <= 6 and self._plausible(last, close=False)
        return self._chain_left(last) if close else ()

    def _may_be_subject(self, group: Group) -> bool:
        if group.silent:
            return group.after != "preposition"
        if group.count.quantifier == "none" and self.word(group.first) == "any" and self.word(group.end) == ",":
            return False
        return not self.is_part(group) and self._plausible(group, close=True) and not self._number_of(group)

    def _before_parts(self, v: int) -> int:
        """ "twenty members of the family, including three women and a boy, were killed": the verb is about the twenty."""
        if self.word(v - 1) not in CLOSERS:
            return v
        for k in range(v - 2, max(self.first, v - 40), -1):
            if self.word(k) in PART_WORDS and self.word(k - 1) in (*OPENERS, "and"):
                return k - 1
            if self.word(k) in (";", ":") or self.word(k) in self.people.be:
                return v
        return v

    def _antecedent(self, v: int) -> tuple[Group, ...]:
        """The person a "he" or "she" stands for, where the same sentence names them: the first single person in it."""
        single = [g for g in self.groups if g.end < v and g.after != "preposition" and (g.named == 1 or (g.sure and g.count.high == 1))]
        return (single[0],) if single else ()

    def _explained(self, before: list[Group], v: int) -> Group | None:
        """ "the driver, a father of two, was killed": the group before the comma that opens what closes at the verb."""
        if self.word(v - 1) not in CLOSERS:
            return None
        for k in range(v - 2, max(self.first, v - 20), -1):
            if self.word(k) in (";", ":"):
                return None
            main = self._ends_at(before, k) if self.word(k) in OPENERS and k < v - 2 else None
            if main is not None:
                name = self.starting_at(k + 1)
                told = name is not None and name.named == 1 and name.end == v - 1 and main.count.high == 1 and main.named == 0
                return name if told else main
        return None

    def _ends_at(self, before: list[Group], k: int) -> Group | None:
        """The group whose phrase, with what hangs on it ("two members of the escort"), ends at the mark k."""
        group = next((g for g in reversed(before) if g.end <= k and (g.end == k or g.after != "preposition")), None)
        if group is None:
            return None
        rest = self.window(group.end, k)
        plain = not any(w in OPENERS or w in CLOSERS or w in self.people.auxiliaries or w in self.harm.triggers for w in rest)
        return group if not rest or (plain and rest[0] in self.people.prepositions and len(rest) <= 8) else None

    def _number_of(self, group: Group) -> bool:
        """ "the number of people arrested was over 1,000": the number is said later, not by this phrase."""
        return self.word(group.first - 1) == "of" and self.word(group.first - 2) in self.harm["number_of"] and not group.numbered

    def _adjoins(self, end: int, v: int) -> bool:
        """Whether only a relative pronoun, a comma or a bracket stands between the group and the verb."""
        return all(word in BESIDE for word in self.window(end, v)) and v - end <= 3

    def _same_clause(self, end: int, v: int) -> bool:
        between = self.window(end, v)
        if len(between) > FARTHEST or between.count(")") > between.count("("):
            return False
        relative = "who" in between or between.count(",") >= 2
        return not any(
            w in CLAUSE_ENDS or (w in self.harm.triggers and not relative and self.harm.triggers[w][1] in ("past", "died")) for w in between
        )

    def _plausible(self, group: Group, close: bool) -> bool:
        """A number alone counts people only close to its verb, and never as a date, a year or an age."""
        if group.head is not None or group.named or group.sure:
            return group.sure or group.named > 0 or group.numbered
        low = group.count.low
        before, after = self.word(group.first - 1), self.word(group.end)
        if low is not None and 1900 <= low <= 2100 and self.word(group.end - 1).isdecimal() and group.count.quantifier == "exact":
            return False
        if before in self.people.not_people or before == "aged" or after in ("%", "-", "/", "°"):
            return False
        return close and not self._is_age(group)

    def _is_age(self, group: Group) -> bool:
        """ "Ana Ruiz, 42, and her son, 19": a bare number after a comma that closes at once."""
        low, after = group.count.low, self.word(group.end)
        bare = group.head is None and group.count.quantifier == "exact" and low is not None and low < 120
        return (
            bare
            and self.word(group.first - 1) == ","
            and (after in (",", ";", ".", ")", "") or (self.word(group.end - 1)[0].isdigit() and after == "and"))
        )

    def object(self, i: int) -> tuple[Group, ...]:
        """The groups that are the object of a verb whose last word is just before i: they start right there."""
        k = i
        while k < self.end and (self.word(k) in self.people.adverbs or (self.word(k).endswith("ly") and self.word(k) not in self.people.one)):
            k += 1
        group = self.starting_at(k)
        if group is None or not self._plausible(group, close=True):
            return ()
        return self._chain_right(group)

    def _chain_left(self, group: Group) -> tuple[Group, ...]:
        chain = [group]
        for earlier in reversed([g for g in self.groups if g.end <= group.first]):
            between = self.window(earlier.end, chain[0].first)
            if not between or not all(word in JOINERS for word in between) or not earlier.sure or self.is_part(earlier):
                break
            if "and" not in between and "and" not in self.window(chain[0].first - 1, group.first) and len(chain) == 1:
                break
            chain.insert(0, earlier)
        return _governed(chain, self)

    def _chain_right(self, group: Group) -> tuple[Group, ...]:
        chain, reached, closed = [group], group.end, 1
        for later in [g for g in self.groups if g.first >= group.end]:
            between = self.window(reached, later.first)
            reached = later.end
            if self._is_age(later):
                continue
            if (
                not between
                or not all(word in JOINERS or word in ("as", "well", "his", "her", "their") for word in between)
                or self._has_own_verb(later)
            ):
                break
            if not self._plausible(later, close=True):
                break
            chain.append(later)
            if between != [","] or later.numbered:
                closed = len(chain)
        return _governed(chain[:closed], self)

    def _has_own_verb(self, group: Group) -> bool:
        k = group.end
        while k < self.end and (
            self.word(k) in self.people.auxiliaries or self.word(k) in self.people.linking or self.word(k) in self.people.adverbs
        ):
            k += 1
        return (self.word(k) in self.harm.triggers and self.harm.triggers[self.word(k)][1] in ("past", "died", "adjective")) or (k > group.end)

    def is_part(self, group: Group) -> bool:
        """Whether words before the group say that it is part of another ("including three children", "among them a nurse")."""
        before = self.window(group.first - 2, group.first)
        opened = self.word(group.first - 3) in (*OPENERS, ";", "")
        return before[-1:] == ["including"] or before == ["among", "them"] or (opened and before in (["of", "whom"], ["of", "them"]))


@functools.cache
def companions(language: str) -> Lookup[str]:
    """The phrases of a language that add people with the same fate."""
    return Lookup({"companions": vocabulary(language, "harm").get("companions", ())})


def _governed(chain: list[Group], sentence: Sentence) -> tuple[Group, ...]:
    """ "at least 15 fighters and 16 civilians": a bound before a joined pair governs both."""
    lead = chain[0].count
    if len(chain) < 2 or lead.quantifier != "at_least":
        return tuple(chain)
    out = [chain[0]]
    for group in chain[1:]:
        exact = group.count.quantifier == "exact" and group.numbered and group.count.low is not None and group.count.low > 1
        joined = sentence.window(out[-1].end, group.first) == ["and"]
        out.append(replace(group, count=Count(low=group.count.low, high=None, quantifier="at_least")) if exact and joined else group)
    return tuple(out)
