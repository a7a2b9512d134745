"""Signs that a text was machine-rewritten: torn fixed phrases, torn marks, wrong articles, one name in two spellings.

None proves anything, and each alone stands in honest texts too; the reader asks for several (see `false_friends`).
Each language's [false_friends] table says under `signs` which of them are looked for in it.
"""

import csv
import functools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import compress, islice
from operator import eq
from pathlib import Path
from typing import NamedTuple

from witnessmark.read.expression import Phrase
from witnessmark.read.match import within
from witnessmark.read.segment import Segmented
from witnessmark.read.vocabulary import vocabulary

TABLE = Path(__file__).parent / "data" / "torn_phrases.csv"
# Of this many marks one may stand off its word before the text counts as tokenised.
RARE = 10
BY_WORDS = frozenset(("torn phrase", "mistranslation"))
SMALL = "[a-zа-яёіїєґ]"
# A full stop or comma with a space before another mark: "the capital. , Lomsk".
TORN_MARKS = re.compile(rf"(?<={SMALL}{{4}})\. [,;](?= \w)|(?<={SMALL}{{2}}), ,(?= \w)|(?<={SMALL}{{3}})\. \.(?= [A-ZА-ЯЁІЇЄҐ])")
# A closing mark set off by spaces where the quotation ends: "We will win. “
TORN_QUOTE = re.compile(r"[.!?,] “\s*$", re.MULTILINE)
# Space before a mark, in a text that otherwise has none (a tokenised text has it everywhere).
SPACED_MARK = re.compile(rf" (?<={SMALL} )[,.;](?=\s)")
MARK = re.compile(rf"[,.;](?<={SMALL}[,.;])(?=\s)")
# "a assault", "an strike": a noun was exchanged and its article kept. Letters that may sound either way (u, h, y) are left out.
ARTICLE = re.compile(
    r"\b(?:[Aa] (?=[aeio][a-z]{2})(?!on[ce]|eu|ewe|and\b|as\b|at\b|in\b|of\b|on\b|is\b)|[Aa]n (?=[bcdfgjklmnpqrstvwz][a-z]{3}))[a-z]+\b"
)
MIXED = re.compile(r"\b[а-яёіїєґА-ЯЁІЇЄҐ]{2,}[a-z][а-яёіїєґ]+\b|\b[a-z][а-яёіїєґ]{3,}\b")
NAME = re.compile(r"[A-Z][a-z’'ʼ]{4,}")
# A shorter skeleton is that of many names.
SHORTEST = 4
VOWELS = re.compile(r"[aeiouy’'ʼj]")


class Sign(NamedTuple):
    """One sign: its kind, its place, what it weighs and one clause for a person."""

    kind: str
    start: int
    end: int
    weight: int
    reason: str


class Torn(NamedTuple):
    """A torn phrase, the sound one behind it, and words of which one must stand in the sentence (none: always)."""

    words: Phrase
    sound: str
    beside: frozenset[str]


@functools.cache
def _torn_phrases(language: str) -> Mapping[str, tuple[Torn, ...]]:
    table: dict[str, list[Torn]] = {}
    with TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["language"] != language:
                continue
            words = tuple(row["torn"].split())
            table.setdefault(words[0], []).append(Torn(words, row["sound"], frozenset(filter(None, (row["beside"] or "").split(";")))))
    return {word: tuple(sorted(found, key=lambda t: -len(t.words))) for word, found in table.items()}


def signs(cut: Segmented) -> list[Sign]:
    """All signs of a text that are looked for in its language, in text order."""
    found = (sign for name in vocabulary(cut.language, "false_friends").get("signs", ()) for sign in SIGNS[name](cut))
    return sorted(found, key=lambda s: (s.start, s.end, s.kind))


def _phrases(cut: Segmented) -> Iterator[Sign]:
    table, lower = _torn_phrases(cut.language), cut.lower
    for i in [i for i, word in enumerate(lower) if word in table]:
        for torn in table[lower[i]]:
            end = i + len(torn.words)
            if tuple(lower[i:end]) == torn.words and _fits(cut, torn, i, end):
                words = cut.quote(i, end)
                yield Sign("torn phrase", cut.starts[i], cut.ends[end - 1], 2, f"“{words}” stands where “{torn.sound}” is said")
                break


def _fits(cut: Segmented, torn: Torn, first: int, end: int) -> bool:
    start, stop = within(cut, (first, end))
    if end > cut.sentences[cut.sentence_of(first)][1] or (end < stop and cut.lower[end] in _listed(cut.language, "sound_after")):
        return False
    return not torn.beside or any(cut.lower[i] in torn.beside for i in range(start, stop) if not first <= i < end)


@functools.cache
def _listed(language: str, name: str) -> frozenset[str]:
    return frozenset(vocabulary(language, "false_friends").get(name, ()))


def _torn_marks(cut: Segmented) -> Iterator[Sign]:
    if not any(torn in cut.text for torn in (". ,", ". ;", ", ,", ". .")):
        return
    for found in TORN_MARKS.finditer(cut.text):
        yield Sign("torn marks", found.start(), found.end(), 2, "a sentence is torn by a stray mark")


def _torn_quotations(cut: Segmented) -> Iterator[Sign]:
    for found in TORN_QUOTE.finditer(cut.text) if " “" in cut.text else ():
        yield Sign("torn quotation", found.start(), found.end(), 2, "a quotation is closed with an opening mark")


def _wrong_articles(cut: Segmented) -> Iterator[Sign]:
    for found in ARTICLE.finditer(cut.text):
        yield Sign("wrong article", found.start(), found.end(), 2, f"“{found.group()}” has the article of another word")


def _doubled_words(cut: Segmented) -> Iterator[Sign]:
    doubled, words = _listed(cut.language, "doubled"), cut.words
    for i in compress(range(1, len(words)), map(eq, words, islice(words, 1, None))):
        if words[i] in doubled and cut.text[cut.ends[i - 1] : cut.starts[i]] == " ":
            quote = cut.quote(i - 1, i + 1)
            yield Sign("doubled word", cut.starts[i - 1], cut.ends[i], 1, f"“{quote}” is doubled")


def _spaced_marks(cut: Segmented) -> Iterator[Sign]:
    if not any(mark in cut.text for mark in (" ,", " .", " ;")):
        return
    spaced = [m.start() for m in SPACED_MARK.finditer(cut.text)]
    if spaced and len(spaced) * RARE < len(MARK.findall(cut.text)):
        yield Sign("spaced mark", spaced[0], spaced[0] + 2, 1, "a mark stands off its word")


def _mixed_letters(cut: Segmented) -> Iterator[Sign]:
    """A Latin letter inside a Cyrillic word looks the same and is another: typed by hand in haste, or left by a machine."""
    for found in MIXED.finditer(cut.text):
        yield Sign("mixed letters", found.start(), found.end(), 1, f"“{found.group()}” mixes two alphabets")


def _open_quotations(cut: Segmented) -> Iterator[Sign]:
    """Paragraphs that open a quotation and never close it, though the next does not go on with it."""
    text = cut.text
    for k, (first, end) in enumerate(cut.paragraphs):
        words = cut.words[first:end]
        if words.count("“") <= words.count("”"):
            continue
        following = cut.words[cut.paragraphs[k + 1][0]] if k + 1 < len(cut.paragraphs) else None
        if following != "“" and text.count("”") > 1:
            at = cut.starts[first + len(words) - 1 - words[::-1].index("“")]
            yield Sign("open quotation", at, at + 1, 1, "a quotation is opened and never closed")


def _small_starts(cut: Segmented) -> Iterator[Sign]:
    """Sentences that begin with a small letter after a full stop: "… civilians. in the capital, a group says"."""
    last = len(cut.words) - 1
    for i in compress(range(last), map(".".__eq__, cut.words)):
        if 0 < i < last and _is_small_start(cut, i):
            yield Sign("small start", cut.starts[i + 1], cut.ends[i + 1], 2, "a sentence begins with a small letter")


def _is_small_start(cut: Segmented, i: int) -> bool:
    before, after = cut.words[i - 1], cut.words[i + 1]
    apart = cut.text[cut.ends[i] : cut.starts[i + 1]] == " " and cut.starts[i] == cut.ends[i - 1]
    return apart and after.islower() and after.isalpha() and len(after) > 1 and before.islower() and len(before) > 4


def _two_spellings(cut: Segmented) -> Iterator[Sign]:
    """Names of one skeleton in two spellings; endings of English ("Israel", "Israelis") are no second spelling."""
    names = _names(cut)
    if len(set(names.values())) == len({key for _, key in names.values()}):
        return
    first_seen: dict[str, tuple[str, int]] = {}
    for i, word in [(i, word) for i, word in enumerate(cut.words) if word in names and cut.lower[i - 1] != "."]:
        name, key = names[word]
        known = first_seen.setdefault(key, (name, i))
        if known[0] != name and _two_of_one(known[0], name):
            yield Sign("two spellings", cut.starts[i], cut.starts[i] + len(name), 1, f"one name is written “{known[0]}” and “{name}”")


def _names(cut: Segmented) -> dict[str, tuple[str, str]]:
    """Each word written as a name to the name itself and its skeleton, unless that is too short to tell names apart."""
    found = ((word, _name(word)) for word in set(cut.words) if word[0].isupper())
    return {word: name for word, name in found if name is not None}


@functools.lru_cache(maxsize=1 << 14)
def _name(word: str) -> tuple[str, str] | None:
    """The name in a word and its skeleton; null where the word is no name or the skeleton is that of many."""
    if not NAME.fullmatch(word):
        return None
    name = word.removesuffix("’s").removesuffix("'s")
    key = skeleton(name)
    return (name, key) if len(key) >= SHORTEST else None


def _two_place_spellings(cut: Segmented) -> Iterator[Sign]:
    """Places too short for a skeleton: "Kyiv" and "Kiev" in one text, by the pairs of the vocabulary."""
    seen = set(cut.lower)
    for one, other in vocabulary(cut.language, "false_friends").get("spellings", ()):
        if one in seen and other in seen:
            at = cut.lower.index(other)
            yield Sign("two spellings", cut.starts[at], cut.ends[at], 1, f"one place is written “{one.title()}” and “{other.title()}”")


def skeleton(name: str) -> str:
    """A name without what differs between transliterations: vowels, soft signs, doubled letters, g for kh and h."""
    plain = name.casefold().replace("kh", "g").replace("h", "g").replace("w", "v")
    letters = VOWELS.sub("", plain)
    return plain[0] + "".join(a for a, b in zip(letters, " " + letters, strict=False) if a != b)


def _two_of_one(a: str, b: str) -> bool:
    """Whether two spellings differ inside, or by iy/y at the end, and not by an English ending."""
    short, long = sorted((a.casefold(), b.casefold()), key=len)
    if long.startswith(short):
        return long[len(short) :] in ("y", "i") and short.endswith(("i", "y"))
    return abs(len(a) - len(b)) <= 1 and sum(x != y for x, y in zip(short, long, strict=False)) <= 2


def different(found: Iterable[Sign]) -> list[Sign]:
    """One sign of each kind, and each torn phrase and wrong word once: a habit counts once however often it shows."""
    kept: dict[tuple[str, str], Sign] = {}
    for sign in found:
        kept.setdefault((sign.kind, sign.reason if sign.kind in BY_WORDS else ""), sign)
    return list(kept.values())


SIGNS: Mapping[str, Callable[[Segmented], Iterator[Sign]]] = {
    "torn phrases": _phrases,
    "torn marks": _torn_marks,
    "torn quotations": _torn_quotations,
    "wrong articles": _wrong_articles,
    "doubled words": _doubled_words,
    "spaced marks": _spaced_marks,
    "mixed letters": _mixed_letters,
    "small starts": _small_starts,
    "two spellings": _two_spellings,
    "two place spellings": _two_place_spellings,
    "open quotations": _open_quotations,
}
