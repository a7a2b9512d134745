"""Which groups of people a tally can be of, which hold which, and which never overlap."""

import functools
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from witnessmark.reconcile.common import Statement
from witnessmark.reconcile.naming import people
from witnessmark.reconcile.words import has_word

SEXES, AGES = ("female", "male"), ("child", "adult", "elderly")


@functools.cache
def table() -> dict[str, Any]:
    """The groups as data."""
    return tomllib.loads(Path(__file__).with_name("groups.toml").read_text(encoding="utf-8"))


def groups_said(statements: Iterable[Statement]) -> list[str]:
    """Every group that somebody names, sorted; "any" is always first. Grown women are women, whom a tally of adults is not about."""
    said = {group for s in statements for group in (*_apart(s), *_named(s.groups))}
    return ["any", *sorted(said)]


def _apart(s: Statement) -> tuple[str, ...]:
    return tuple(group for group in s.groups if group != "adult" or s.sex is None)


@functools.cache
def _named(groups: tuple[str, ...]) -> tuple[str, ...]:
    """The name of a sex and an age together ("girl"), also where a status is said with them; empty where there is none."""
    return tuple(name for name, both in table()["named"].items() if set(both) <= set(groups))


@functools.cache
def parts_of(who: str) -> frozenset[str]:
    """What must be true of everybody in a group: of a girl, that she is a child and female; of any, nothing."""
    return frozenset(table()["named"].get(who, () if who == "any" else (who,)))


@functools.cache
def closure(groups: tuple[str, ...]) -> frozenset[str]:
    """The groups with all they lie inside of: a child is a civilian."""
    return frozenset(groups) | {wider for group in groups for wider in table()["inside"].get(group, ())}


def belongs(s: Statement, who: str) -> bool:
    """Whether a statement bears on a group: it names the group or one inside it; everything bears on "any"."""
    return parts_of(who) <= closure(s.groups)


def fields_of(who: str) -> dict[str, str | None]:
    """A group as a statement's status, sex and age: a girl is a child and female."""
    parts = parts_of(who)
    sex = next((part for part in sorted(parts) if part in SEXES), None)
    age = next((part for part in sorted(parts) if part in AGES and part != "child"), None)
    return {"who": next((part for part in sorted(parts) if part not in (sex, age)), "unknown"), "sex": sex, "age_group": age}


def is_of(s: Statement, who: str) -> bool:
    """Whether a statement counts this group and no smaller one."""
    return parts_of(who) == frozenset(s.groups)


def apart(a: Iterable[str], b: Iterable[str]) -> bool:
    """Whether nobody can be in both of two groups of people."""
    mine, others = closure(tuple(a)), closure(tuple(b))
    return any((x in mine and y in others) or (y in mine and x in others) for x, y in table()["disjoint"])


def are_grown(quote: str) -> bool:
    """Whether the noun says that the people counted are grown ("three women")."""
    return has_word(quote, tuple(table()["adult"]["words"]))


def unknown_in(words: str) -> tuple[str, ...]:
    """What the words say is not known of the people they count: "no sex", "no age"."""
    return tuple(name for name, said in table()["unknown"].items() if has_word(words, tuple(said)))


def label_in(words: str) -> str | None:
    """The status that words behind a count give the people counted ("… were fighters"); null where they give none."""
    return next((status for status, said in table()["label"].items() if has_word(words, tuple(said))), None)


def called(groups: tuple[str, ...], n: int | None = None) -> str:
    """People of several groups as one would call them: "girls", "civilians who are adults"."""
    name = next((name for name in _named(groups) if parts_of(name) == frozenset(groups)), None)
    return people(name, n) if name is not None else " who are ".join(people(group, n) for group in groups) or people("any", n)
