"""Harm as the heading of a list: "Killed: 3", "Killed – 3, wounded – 8", "Killed (3)", "The dead: Ana Ruiz, 40; Ilir Basha, 61"."""

from witnessmark.read.casualties.chains import objects
from witnessmark.read.casualties.found import Found
from witnessmark.read.casualties.sentence import Sentence
from witnessmark.read.groups.group import Group

MARKS = frozenset({":", "–", "—", "-"})
# What parts one entry of a line from the next.
PARTED = frozenset({",", ";", ":", "and", "/", "|"})
CLOSED = PARTED | {".", "(", ")", ""}
BRACKET = "("


def heading(s: Sentence, i: int) -> Found | None:
    """The people right behind the mark, where the word opens its line, bullets and emoji aside; later in the line only a bare
    number counts, or one in digits, for there a mark may as well begin a clause ("was shot and wounded – two men ran")."""
    mark = s.word(i + 1)
    if s.word(i) not in s.harm["headings"] or (mark not in MARKS and mark != BRACKET):
        return None
    groups = objects(s, i + 2)
    if not groups or (mark == BRACKET and groups[-1].head is not None):
        return None
    if not (_opens(s, i) or (s.word(i - 1) in PARTED and _is_entry(s, groups[-1]))):
        return None
    outcome = s.harm.nouns.get(s.word(i)) or s.harm.triggers[s.word(i)][0]
    return Found(groups, outcome, i)


def _opens(s: Sentence, i: int) -> bool:
    return not any(word.isalnum() and word not in s.people.definite for word in s.window(s.first, i))


def _is_entry(s: Sentence, group: Group) -> bool:
    return s.word(group.end) in CLOSED and (group.head is None or s.word(group.first).isdecimal())
