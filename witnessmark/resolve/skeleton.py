"""Names as consonant skeletons, so that spellings and scripts meet: Гайдученко, Gaiduchenko and Haiduchenko are all one."""

import functools
import re

from anyascii import anyascii

WORD = re.compile(r"\d+|[^\W\d_]+(?:['’ʼ`-][^\W\d_]+)*")
ONE_SOUND = (("sch", "s"), ("sh", "s"), ("zh", "z"), ("ch", "c"), ("kh", "g"), ("ph", "f"), ("ck", "k"), ("h", "g"), ("x", "ks"), ("q", "k"))
NOT_KEPT = re.compile(r"[^a-z]|[aeiouyjw]")
DOUBLED = re.compile(r"(.)\1+")


@functools.lru_cache(maxsize=100_000)
def skeleton(word: str) -> str:
    """The consonants of one word in Latin letters; a word of vowels alone keeps its first letter."""
    latin = anyascii(word).lower()
    plain = latin
    for written, sound in ONE_SOUND:
        plain = plain.replace(written, sound)
    kept = DOUBLED.sub(r"\1", NOT_KEPT.sub("", plain))
    return kept or latin[:1]


def skeletons(name: str) -> tuple[str, ...]:
    """The skeleton of each word of a name, initials and all, in order; numbers stay, because a brigade is its number."""
    return tuple(word if word.isdigit() else skeleton(word) for word in WORD.findall(name))
