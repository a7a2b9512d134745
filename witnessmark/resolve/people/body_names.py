"""The names of bodies within one document: which shorter name, abbreviation or translation is whose."""

import re
from collections import Counter
from collections.abc import Iterator

from witnessmark.resolve.people.bodies import body_or_branch, known_body
from witnessmark.resolve.people.mentions import bare, of
from witnessmark.resolve.people.name_keys import initials

BRACKETED = re.compile(r"[(\[]([^\W\d_]{2,10}(?:\.[^\W\d_]\.?)*)[)\]]")
"""An abbreviation in brackets."""
BEFORE = 120
WORDS_BEFORE = re.compile(r"[^\s()\[\],;:]+")
JOINED = " and "


class BodyNames:
    """What a document's abbreviations in brackets stand for ("Open Hands Network (OHN)")."""

    def __init__(self, text: str, language: str | None = None) -> None:
        self._language = language
        self._before: dict[str, list[str]] = {}
        for found in BRACKETED.finditer(text):
            if found.group(1).isupper():
                self._before.setdefault(found.group(1), []).append(text[max(0, found.start() - BEFORE) : found.start()].rstrip())

    def full(self, name: str, language: str | None) -> Iterator[str]:
        """The keys a body is found under: its name, the beginnings of it, its first letters, and the well-known body it is."""
        whole = bare(name)
        yield whole
        if JOINED not in whole:
            parts = whole.split()
            yield from (" ".join(parts[:count]) for count in range(len(parts) - 1, 0, -1))
        yield f"={initials(name)}"
        known = body_or_branch(name, language)
        if known is not None:
            yield f"known:{known}" if known_body(name, language) else f"branch:{known}"

    def short(self, name: str, language: str | None) -> Iterator[str]:
        """The keys a name that is no longer looks under, surest first."""
        yield bare(name)
        plain = name.replace(".", "")
        if plain.isupper() and " " not in name.strip():
            yield f"={plain}"
            for before in self._before.get(name, ()):
                parts = bare(before).split()
                yield from (" ".join(parts[-count:]) for count in range(len(parts), 0, -1))
        known = body_or_branch(name, language)
        if known is not None:
            yield f"known:{known}"
            if known_body(name, language):
                yield f"branch:{known}"

    def spelt_out(self, short: str) -> str | None:
        """The full name that stands before an abbreviation in brackets; null where there is none."""
        plain = short.replace(".", "")
        before = self._before.get(short, ())
        if not plain.isupper() or not plain.isalpha() or not before:
            return None
        found = WORDS_BEFORE.findall(before[0])
        names = [found[-count:] for count in range(len(plain), len(plain) + 4) if count <= len(found)]
        names = [name for name in names if name[0][0].isupper()]
        exact = next((name for name in names if self._letters(name) == plain), None)
        return " ".join(exact or next((name for name in names if self._holds(name, plain)), [])) or None

    def _holds(self, name: list[str], plain: str) -> bool:
        """Whether the first letters are those of the abbreviation in another order, as of a name in another language."""
        return self._letters(name)[:1] == plain[0] and Counter(plain) <= Counter(self._letters(name))

    def _letters(self, name: list[str]) -> str:
        return "".join(word[0] for word in name if word.casefold() not in of(self._language, "small")).upper()
