"""Where the surnames of people who speak stand in the text, whoever speaks there, in one pass."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from ahocorasick_rs import AhoCorasick

from witnessmark.resolve.people.mentions import of, offices
from witnessmark.resolve.people.name_keys import is_given_name

BEFORE_A_NAME = 60
"""Letters before a surname that can hold its first names."""
FIRST_NAMES = 3
SENTENCE_ENDS = frozenset(".!?…\n:")


def places_of(surnames: Iterable[str], text: str) -> dict[str, list[int]]:
    """Where each surname stands as a whole word, in order."""
    wanted = sorted({surname for surname in surnames if surname})
    found: dict[str, list[int]] = defaultdict(list)
    if not wanted or not text:
        return found
    # A torn surrogate is no UTF-8: each becomes a question mark, which keeps the offsets.
    whole = text.encode("utf-8", "replace").decode()
    for which, start, end in AhoCorasick(wanted).find_matches_as_indexes(whole, overlapping=True):
        if not _inside_word(text, start, end):
            found[wanted[which]].append(start)
    return found


def _inside_word(text: str, start: int, end: int) -> bool:
    return _is_letter(text[start - 1 : start]) or _is_letter(text[end : end + 1])


def _is_letter(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


def full_form(surname: str, starts: Sequence[int], text: str, language: str | None) -> str | None:
    """The fullest form of a surname in the whole text, titles left out; null where the surname always stands alone."""
    best: list[str] = []
    for start in starts:
        before = _names_before(text[max(0, start - BEFORE_A_NAME) : start], of(language, "titles"))
        if before and offices(language) and not is_given_name(before[0]) and _starts_sentence(text, start, before):
            before = before[1:]
        best = before if len(before) > len(best) else best
    return " ".join([*best, surname]) if best else None


def _starts_sentence(text: str, start: int, before: Sequence[str]) -> bool:
    """Whether the first of these words bears its capital only because a sentence begins: «Сили Тихого відступили»."""
    first = text.rfind(before[0], max(0, start - BEFORE_A_NAME), start)
    return first == 0 or text[max(0, first - 5) : first].rstrip(' «“"(—-')[-1:] in SENTENCE_ENDS


def _names_before(text: str, titles: frozenset[str]) -> list[str]:
    """The capitalised words that end a stretch of text, up to three, none a title or a possessor."""
    found: list[str] = []
    if not text.endswith(" "):
        return found
    for word in reversed(text.split()[-FIRST_NAMES:]):
        stripped = word.strip("“”\"'(«»")
        ends = len(stripped) > 2 and stripped.endswith(("’s", "'s", ".", ",", ":", ";", ")"))
        if ends or not stripped[:1].isupper() or stripped.casefold().strip(".") in titles:
            break
        found.insert(0, stripped)
        if stripped != word:
            break
    return found
