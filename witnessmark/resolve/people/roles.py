"""Whether a role alone ("the mayor", «голова ОВА») can stand for somebody whose role was told."""

import functools

from witnessmark.model.voice import Voice
from witnessmark.resolve.people.mentions import bare, of, offices
from witnessmark.resolve.people.name_keys import words

LEAST_STEM = 3
BODY_KINDS = {
    "media": ("media",),
    "official": ("official", "military", "police", "rescuer", "ngo", "un"),
    "groups": ("ngo", "military", "other"),
    "organisations": ("ngo", "un"),
}
"""Kinds of body a noun of each topic can stand for."""


def stands_for(said: str, role: str, language: str | None) -> bool:
    """Whether a role said alone is part of somebody's role.

    In English the last word decides ("the mayor": "Northport Mayor"). Where a language lists its offices, all words said
    must be of the role, whatever their case forms, the office under any of its names: «міський голова» is «мер Порту».
    """
    if not offices(language):
        key = bare(said)
        return bool(key) and key.split()[-1] in bare(role).split()
    mine, theirs = _parts(said, language), _parts(role, language)
    return bool(mine) and all(any(_same_word(word, other, language) for other in theirs) for word in mine)


def one_holds(said: str, language: str | None) -> bool:
    """Whether a role is an office of which a place has one, and this one is meant: "its mayor", but not "a mayor"."""
    mine = said.casefold().split()
    if not mine or mine[0] in of(language, "any_one"):
        return False
    if not offices(language):
        return mine[-1] in of(language, "holders")
    return any(_same_word(word, office, language) for word in mine for office in of(language, "holders"))


def is_body_noun(name: str, language: str | None) -> bool:
    """Whether a body's name is only a noun that stands for one told of before ("the agency", «відомство»)."""
    return any(_in_topic(bare(name), topic, language) for topic in (*BODY_KINDS, "body_nouns"))


def body_stands_for(noun: str, body: Voice, language: str | None) -> bool:
    """Whether such a noun can stand for a named body: by the body's kind, or as a word of its name."""
    said = bare(noun)
    if any(body.kind in kinds and _in_topic(said, topic, language) for topic, kinds in BODY_KINDS.items()):
        return True
    return any(_same_word(said, word.casefold(), language) for word in words(body.name))


@functools.lru_cache(maxsize=65536)
def _in_topic(noun: str, topic: str, language: str | None) -> bool:
    return any(_same_phrase(noun, known, language) for known in of(language, topic))


def _same_phrase(a: str, b: str, language: str | None) -> bool:
    mine, theirs = a.split(), b.split()
    return len(mine) == len(theirs) and all(_same_word(x, y, language) for x, y in zip(mine, theirs, strict=True))


@functools.lru_cache(maxsize=65536)
def _parts(role: str, language: str | None) -> tuple[str, ...]:
    """The words of a role; the words of a listed office are one part, the office."""
    rest = [word.casefold() for word in words(role) if word.casefold() not in of(language, "small")]
    for i, names in enumerate(offices(language)):
        for name in sorted(names, key=len, reverse=True):
            found = _taken(words(name), rest, language)
            if found is not None:
                return (f"={i}", *found)
    return tuple(rest)


def _taken(office: list[str], said: list[str], language: str | None) -> list[str] | None:
    """What is left of a role without the words of an office; null where it lacks one of them."""
    left = list(said)
    for word in office:
        at = next((i for i, other in enumerate(left) if _same_word(word, other, language)), None)
        if at is None:
            return None
        del left[at]
    return left


@functools.lru_cache(maxsize=65536)
def _same_word(a: str, b: str, language: str | None) -> bool:
    """Whether two words differ in nothing but their case endings."""
    if a == b:
        return True
    shared = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    endings = of(language, "endings")
    return shared >= LEAST_STEM and any(a[i:] in endings and b[i:] in endings for i in range(max(LEAST_STEM, shared - 2), shared + 1))
