"""Words as the tables know them: a compound by its noun («экс-министр»), Latin letters that look like Cyrillic ones."""

import copy
import re

from witnessmark.read.casualties.slavic.words import Words
from witnessmark.read.segment import Segmented

MIXED = re.compile(r"[а-яіїєґ][a-z]|[a-z][а-яіїєґ]", re.IGNORECASE)
LOOKS_LIKE = str.maketrans("aceopxyikmtbh", "асеорхуікмтвн")


def as_read(cut: Segmented, words: Words) -> Segmented:
    """The text with the lower-case words that the tables know; the words as written and their offsets stay. The same text
    where nothing differs."""
    compounds = {i: noun for i, word in enumerate(cut.lower) if "-" in word and (noun := _noun_of(word, words)) is not None}
    letters = {i: word.translate(LOOKS_LIKE) for i, word in enumerate(cut.lower) if MIXED.search(word)} if MIXED.search(cut.text) else {}
    if not compounds and not letters:
        return cut
    read = copy.copy(cut)
    read.lower = [letters.get(i) or compounds.get(i) or word for i, word in enumerate(cut.lower)]
    return read


def _noun_of(word: str, words: Words) -> str | None:
    """The part of a compound that is a noun for people, the last one first ("женщина-водитель", "сержант-контрактник")."""
    if word in words.nouns or not word[0].isalpha():
        return None
    return next((part for part in reversed(word.split("-")) if part in words.nouns), None)
