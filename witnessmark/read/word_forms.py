"""What counts as one word, and how a word is compared."""

import functools
import re
import unicodedata
from collections.abc import Sequence

from witnessmark.read.vocabulary import vocabulary

LETTER = r"[^\W\d_]"
FORMS = rf"""
      (?:[A-Z]\.){{2,}}+                                                # U.S. a.m. of capitals
    | \d++(?:[.,]\d++)*+(?:[-‑]{LETTER}++)*+                             # 1,500  2.5  122-millimeter, 9-month-old: never a count of people
    | {LETTER}\w*+(?:['’ʼ`]{LETTER}++)*+(?:[-‑]\w++(?:['’ʼ]{LETTER}++)*+)*+    # don’t, well-armed, Синьо-жовтий
    | \S                                                                # anything else alone
"""
WORD = re.compile(FORMS, re.VERBOSE)
# Most words are letters before a space, most marks a comma or a full stop before one: tried first, they need no other test.
COMMON = r"[A-Za-zА-Яа-я]\w*+\s++ | [.,]\s++"
# Forms that only some languages have, named in `also` of their [segment] table.
ALSO = {
    # nothing of an address is a word of the sentence
    "addresses": r"(?:https?://|www\.|[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){0,4}\.[a-z]{2,10}/)[^\s()\[\]<>«»\"]*[^\W_]/?",
    "thousands": r"(?<![\d.,])[1-9]\d{0,2}(?:[\ \u00a0\u202f]\d{3})+(?![\d\-‑])",  # 1 200
}
# What stands inside a word and is no letter of it: a soft hyphen, a stress mark, the breve of a torn й, an invisible joiner.
MARKS = "\u00ad\u0300\u0301\u0306\u0308\u200b\u200d\u2060"
INSIDE = re.compile(rf"(?<=\w)[{MARKS}]+(?=\w)|(?<=\w)[\u0300\u0301\u0306\u0308]+")
# Stands for such a mark while the words are cut: a letter to the cutter, and one that these languages do not have.
STAND_IN = "\u0640"
SPACES = (" ", "\u00a0", "\u202f")
NO_LETTERS = dict.fromkeys(map(ord, ("\u00ad", "\u0300", "\u0301", "\u200b", "\u200d", "\u2060", *SPACES)))
APOSTROPHES = ("’", "ʼ", "`")


@functools.cache
def _piece(language: str) -> re.Pattern[str]:
    """One word with the space after it."""
    also = [ALSO[name] for name in vocabulary(language, "segment").get("also", ())]
    return re.compile("|".join([COMMON, *(rf"(?:{form}) \s*+" for form in (*also, FORMS))]), re.VERBOSE)


def pieces(text: str, language: str) -> tuple[list[str], int]:
    """The words of a text, each with the space after it, and the offset of the first: together they are the text."""
    if not text.isascii() and any(mark in text for mark in MARKS) and vocabulary(language, "segment").get("marks", False):
        text = INSIDE.sub(lambda m: STAND_IN * len(m[0]), text)
    before = len(text) - len(text.lstrip())
    return _piece(language).findall(text, before), before


def folded(words: Sequence[str]) -> list[str]:
    """The words casefolded, with one kind of apostrophe and of hyphen."""
    together = "\n".join(words)
    for apostrophe in APOSTROPHES:
        together = together.replace(apostrophe, "'")
    return together.replace("‑", "-").casefold().split("\n") if words else []


def cleaned(words: list[str], starts: Sequence[int], text: str) -> list[str]:
    """The words without the spaces and marks inside them: 1 200 is 1200."""
    together = "\n".join(words)
    if not any(inner in together for inner in (STAND_IN, *SPACES)):
        return words
    return [_clean(word, text[start : start + len(word)]) for word, start in zip(words, starts, strict=True)]


def _clean(word: str, written: str) -> str:
    if word.isalnum() and STAND_IN not in word:
        return word
    return unicodedata.normalize("NFC", written.translate(NO_LETTERS)) or word
