"""Names and borrowed words as they sound, so that they meet across languages and cases: Стефанчуком and Stefanchuk, терорист and terrorist."""

import functools
import re

from witnessmark.resolve.skeleton import skeleton

CONSONANTS = 4  # a name of so many is told by them, whatever ending follows
# Endings of cases whose consonant would be taken for the word's own; the vowels of all others leave no trace in a skeleton.
ENDING = re.compile(r"(?:ого|его|ому|ему|ими|ыми|їми|ами|ями|ом|ем|єм|ьом|им|ым|їм|ам|ям|ах|ях|їх|их|ых|ів|їв|ов|ев|ою|ею|єю)$")
LEAST_STEM = 3
# English writes one sound with two letters, or two with one; Ukrainian and Russian write what they hear.
HEARD = (("tion", "cn"), ("ce", "se"), ("ci", "si"), ("cy", "sy"), ("ch", "\0"), ("c", "k"), ("\0", "ch"), ("th", "t"), ("qu", "kv"), ("w", "v"))


@functools.lru_cache(maxsize=200_000)
def cognates(word: str) -> frozenset[str]:
    """The first consonants of a word, with and without an ending of case; none where there is but one."""
    plain = word.casefold()
    stem = ENDING.sub("", plain)
    forms = {plain, stem if len(stem) >= LEAST_STEM else plain}
    return frozenset(key for form in forms if len(key := skeleton(heard(form))[:CONSONANTS]) > 1)


def heard(word: str) -> str:
    """A word in Latin letters as a Slavic ear would write it; others as they are."""
    if word.isascii():
        for written, sound in HEARD:
            word = word.replace(written, sound)
    return word
