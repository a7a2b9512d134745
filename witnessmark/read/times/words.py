"""A text as one letter a word: the class of time each word belongs to, and what it is worth there."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from witnessmark.read.segment import Segmented
from witnessmark.read.times.lexicon import Lexicon
from witnessmark.read.times.marks import FIGURE, FILL, JOINED, OTHER, PHRASED
from witnessmark.read.times.suffixes import suffixed

# A year outside this range is a number of something.
YEARS = range(1700, 2100)
NUMERIC = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}")
NUMERIC_SHORT = re.compile(r"\d{2}\.\d{2}\.\d{2}")
MONTH_YEAR = re.compile(r"\d{1,2}\.(?:1[89]|20)\d\d")
SPECIAL = re.compile(f"[{FIGURE}{JOINED}{PHRASED}]")
DOTTED = re.compile(r"\d{1,2}\.\d\d")
# Classes that "mid-" may stand before.
EDGED = frozenset({"month", "unsure", "weekday", "season", "unsure_season", "part"})
# Classes whose words may own something: "Monday's attack".
OWNERS = frozenset({"weekday", "month", "named_day", "unit", "weekend", "part", "lone_part"})


class Token(NamedTuple):
    """One word or phrase of a match: its class, what it is worth there, and where it stands."""

    kind: str
    value: Any
    at: int


class Coded:
    """A text as one letter a word, with what each word is worth."""

    def __init__(self, cut: Segmented, words: Lexicon) -> None:
        self.cut, self.lexicon = cut, words
        self.values: dict[int, Any] = {}
        self.joined: list[int] = []
        self.codes = list(map(words.marks.__getitem__, cut.lower))
        for found in SPECIAL.finditer("".join(self.codes)):
            self._look(found.start(), found.group())
        self.text = "".join(self.codes)

    def _look(self, i: int, mark: str) -> None:
        """A word whose letters alone do not tell its class: figures, what is joined by a hyphen, what begins a phrase."""
        if self.codes[i] == FILL:
            return
        word = self.cut.lower[i]
        known = self.lexicon.words.get(word)
        self.codes[i] = OTHER if known is None else known[0]
        if mark == FIGURE:
            self._figure(i, word)
        elif word.endswith("'s"):
            self._owner(i, word[:-2])
        elif known is None and "-" in word:
            self._joined(i, word)
        if mark == PHRASED:
            self._phrase(i)

    def begins(self, i: int, name: str) -> bool:
        """Whether word i begins as one of the table's list does."""
        return i < len(self.codes) and self.cut.lower[i].startswith(self.lexicon.edges[name])

    def ends(self, i: int, name: str) -> bool:
        """Whether word i ends as one of the table's list does."""
        return i < len(self.codes) and self.cut.lower[i].endswith(self.lexicon.edges[name])

    def next(self, at: int, stop: int) -> tuple[str, int, int] | None:
        """The rule and the words of the first match from word `at` on that lies before word `stop`; null where there is none."""
        for begin in self.lexicon.starts.finditer(self.text, at, stop):
            found = self.lexicon.rules.match(self.text, begin.start(), stop)
            if found is not None:
                return self.lexicon.names[int(str(found.lastgroup)[1:])], *found.span()
        return None

    def tokens(self, first: int, end: int) -> Iterator[Token]:
        """The words of a match that belong to a class."""
        for i in range(first, end):
            if self.codes[i] not in (FILL, OTHER):
                value = self.worth(i)
                kind = self.lexicon.kinds[self.codes[i]]
                yield Token(self.lexicon.same.get(kind, kind), value, i)

    def worth(self, i: int) -> Any:
        """What word i is worth in its class."""
        return self.values[i] if i in self.values else self.lexicon.words[self.cut.lower[i]][1]

    def set(self, i: int, kind: str, value: Any) -> None:
        """Word i belongs to this class."""
        self.codes[i], self.values[i] = self.lexicon.letters[kind], value

    def kind(self, i: int) -> str | None:
        """The class of word i."""
        return self.lexicon.kinds.get(self.codes[i]) if 0 <= i < len(self.codes) else None

    def years(self) -> list[tuple[int, bool]]:
        """The years the text names, those of dates in figures included; each with whether it dates: behind a month, or on a line of its own."""
        found = [found.start() for found in self.lexicon.years.finditer(self.text)]
        return [(int(str(self.values[i])[-4:]), self.kind(i) == "numeric" or self.kind(i - 1) == "month" or self._begins_line(i)) for i in found]

    def _begins_line(self, i: int) -> bool:
        return i == 0 or "\n" in self.cut.text[self.cut.ends[i - 1] : self.cut.starts[i]]

    def kind_before(self, i: int) -> str | None:
        """The class of the word or phrase before word i."""
        before = i - 1
        while before > 0 and self.codes[before] == FILL:
            before -= 1
        return self.kind(before)

    def near(self, i: int, name: str) -> bool:
        """Whether word i is in one of the table's lists."""
        return 0 <= i < len(self.codes) and self.cut.lower[i] in self.lexicon.sets.get(name, ())

    def _figure(self, i: int, word: str) -> None:
        if not word.isdecimal():
            if "-" in word:
                self._joined(i, word)
            elif NUMERIC.fullmatch(word):
                self.set(i, "numeric", word)
            elif NUMERIC_SHORT.fullmatch(word):
                self.set(i, "numeric_short", word)
            elif MONTH_YEAR.fullmatch(word):
                self.set(i, "month_year", word)
            elif DOTTED.fullmatch(word):
                self.set(i, "dotted", word)
        elif len(word) == 4 and int(word) in YEARS:
            self.set(i, "year", int(word))
        elif len(word) == 2 and int(word) < 60 and i > 1 and self.cut.lower[i - 1] == ":" and self.cut.ends[i - 2] + 1 == self.cut.starts[i]:
            self.set(i, "past", int(word))
        elif len(word) <= 4:
            self.set(i, "small" if 1 <= int(word) <= 31 else "figure", int(word))

    def _owner(self, i: int, stem: str) -> None:
        """Monday's, yesterday's, last month's: the word without its ending."""
        letter, value = self.lexicon.words.get(stem, (OTHER, None))
        if self.codes[i] == OTHER and self.lexicon.kinds.get(letter) in OWNERS:
            self.codes[i], self.values[i] = letter, value

    def _phrase(self, i: int) -> None:
        lower = self.cut.lower
        second = lower[i + 1] if i + 1 < len(lower) else ""
        for parts, letter, value in self.lexicon.phrases[lower[i]].get(second, ()):
            if tuple(lower[i : i + len(parts)]) == parts:
                self.codes[i], self.values[i] = letter, value
                self.codes[i + 1 : i + len(parts)] = FILL * (len(parts) - 1)
                return

    def _joined(self, i: int, word: str) -> None:
        """A word of parts joined by hyphens: mid-March, three-week, third-quarter, twenty-four. Ages are left alone."""
        self.joined.append(i)
        parts = [part for part in word.split("-") if part]
        if len(parts) < 2 or parts[-1] in self.lexicon.sets["age"]:
            return
        if len(parts) == 2 and parts[0].isdecimal() and (found := suffixed(parts[0], parts[1], self.lexicon.sets)) is not None:
            self.set(i, *found)
            return
        known = [self.lexicon.words.get(part, (OTHER, None)) for part in parts]
        kinds = [self.lexicon.kinds.get(letter) for letter, _ in known]
        if all(kind == "count" for kind in kinds):
            tens = known[0][1] >= 20 > known[1][1]
            self.set(i, "count", sum(value for _, value in known) if tens else known[-1][1])
        elif kinds[0] == "edge" and len(parts) == 2:
            self._edged(i, parts[1], kinds[1], known[1][1])
        elif kinds == ["ordinal", "quarter"]:
            self.set(i, "quarter_word", known[0][1])
        elif kinds[1] in ("unit", "units", "century", "unit_adjective") and known[1][1] != "quarter":
            if parts[0].isdecimal():
                self.set(i, "compound", (int(parts[0][:6]), known[1][1]))
            elif kinds[0] in ("count", "one", "vague"):
                self.set(i, "compound", (None if kinds[0] == "vague" else known[0][1], known[1][1]))

    def _edged(self, i: int, part: str, kind: str | None, value: Any) -> None:
        """mid-March, late-1970s, mid-1996."""
        if kind in EDGED:
            self.set(i, "month" if kind == "unsure" else str(kind), value)
        elif part.isdecimal() and len(part) == 4:
            self.set(i, "year", int(part))
        elif part[:-1].isdecimal() and len(part) == 5:
            self.set(i, "decade", int(part[:-1]))
