"""The words and rules of time of a language, made ready: each class of words a letter, each rule a pattern over letters."""

import functools
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, TypeAlias

from witnessmark.read.segment import WORD
from witnessmark.read.times.beginnings import beginnings
from witnessmark.read.times.marks import FILL, OTHER, Marks
from witnessmark.read.vocabulary import vocabulary

# Classes whose words are made of figures, or of parts joined by a hyphen; the table names no words for them.
BUILT = (
    "year", "small", "figure", "dotted", "numeric", "numeric_short", "nth_small", "day_month", "month_year", "compound", "quarter_word",
    "decade", "month_capitals", "lone_plural", "past",
)  # fmt: skip
# Classes whose words the words beside them settle.
DOUBTFUL = ("unsure", "year", "units", "nth_small", "dotted", "compound", "night_adjective", "named_day", "weekday")
# Lists of a table that hold beginnings or endings of words.
EDGES = ("events", "eve_endings", "persons", "lasting", "counted_endings", "past_endings", "future_endings", "dative_endings")
# A class or macro, a sign of choice, or how often: no rule may repeat without bound, or a long run of one class costs its square.
ITEM = re.compile(r"[A-Za-z_]+|\{\d,\d\}|[()|?*+]")
SIGNS = frozenset("()|?{")


# The words of a phrase, the letter of its class, and what it is worth.
Phrase: TypeAlias = tuple[tuple[str, ...], str, Any]


class Lexicon(NamedTuple):
    """The words of one language by class letter, the phrases by their first two words, and the rules in one pattern."""

    table: Mapping[str, Any]
    letters: Mapping[str, str]
    kinds: Mapping[str, str]
    words: Mapping[str, tuple[str, Any]]
    phrases: Mapping[str, Mapping[str, tuple[Phrase, ...]]]
    rules: re.Pattern[str]
    starts: re.Pattern[str]
    names: tuple[str, ...]
    sets: Mapping[str, frozenset[str]]
    same: Mapping[str, str]
    marks: Marks
    watched: re.Pattern[str]
    years: re.Pattern[str]
    edges: Mapping[str, tuple[str, ...]]


@functools.cache
def lexicon(language: str) -> Lexicon | None:
    """The time words of a language; null where its file has none."""
    table = _table(language)
    if not table:
        return None
    kinds = dict.fromkeys((*table["words"], "unsure", *BUILT))
    letters = {kind: chr(0xE000 + n) for n, kind in enumerate(kinds)}
    words, phrases = _words(table, letters)
    many = {letter for seconds in phrases.values() for entries in seconds.values() for _, letter, _ in entries}
    begins = [_begins(rule, table["macros"], letters) for _, rule in table["rules"]]
    patterns = [f"(?P<r{n}>(?=[{begins[n]}]){_compile(rule, table['macros'], letters, many)})" for n, (_, rule) in enumerate(table["rules"])]
    return Lexicon(
        table=table,
        letters=letters,
        kinds={letter: kind for kind, letter in letters.items()},
        words=words,
        phrases=phrases,
        rules=(rules := re.compile("|".join(patterns))),
        starts=_starts(rules, frozenset("".join(begins))),
        names=tuple(name for name, _ in table["rules"]),
        sets={key: frozenset(value) for key, value in table.items() if isinstance(value, list) and key != "rules"},
        same=table.get("same", {}),
        marks=Marks({word: letter for word, (letter, _) in words.items()}, phrases),
        watched=re.compile("[" + "".join(letters[kind] for kind in (*table["capital"], *DOUBTFUL) if kind in letters) + "]"),
        years=re.compile(f"[{letters['year']}{letters['numeric']}]"),
        edges={name: tuple(table.get(name, ())) for name in EDGES},
    )


def _table(language: str) -> Mapping[str, Any]:
    """The [times] table; one that names a language in `grammar` has its own words and that language's rules."""
    table = vocabulary(language, "times")
    if "grammar" not in table:
        return table
    grammar = vocabulary(table["grammar"], "times")
    return {**{key: grammar[key] for key in ("rules", "macros", "same")}, **table}


def _begins(rule: str, macros: Mapping[str, str], letters: Mapping[str, str]) -> str:
    """The letters a rule may begin with."""
    kinds, _ = beginnings(ITEM.findall(rule), {name: ITEM.findall(macro) for name, macro in macros.items()})
    return "".join(sorted(letters[kind] for kind in kinds))


def _starts(rules: re.Pattern[str], begins: frozenset[str]) -> re.Pattern[str]:
    """Where a match may begin: at a word that can stand alone, or at one that begins a rule and has another word of time after it."""
    alone = "".join(sorted(letter for letter in begins if rules.fullmatch(letter)))
    return re.compile(f"[{alone}]|[{''.join(sorted(begins))}](?=[^{OTHER}])")


def _words(table: Mapping[str, Any], letters: Mapping[str, str]) -> tuple[dict[str, tuple[str, Any]], dict[str, dict[str, tuple[Phrase, ...]]]]:
    words: dict[str, tuple[str, Any]] = {}
    phrases: dict[str, dict[str, tuple[Phrase, ...]]] = {}
    for kind, entries in ({"unsure": table["unsure"]} | table["words"]).items():
        for entry, value in _spelled(entries):
            parts = tuple(WORD.findall(entry))
            if len(parts) == 1:
                words[entry] = (letters[kind], value)
            else:
                seconds = phrases.setdefault(parts[0], {})
                seconds[parts[1]] = (*seconds.get(parts[1], ()), (parts, letters[kind], value))
    words |= {word: (letters["compound"], value) for word, value in _compounds(table)}
    for seconds in phrases.values():
        seconds |= {second: tuple(sorted(found, key=lambda entry: -len(entry[0]))) for second, found in seconds.items()}
    return words, phrases


def _spelled(entries: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Each form of each entry."""
    for entry, value in entries.items():
        for form in entry.split("|"):
            yield form, value


def _compounds(table: Mapping[str, Any]) -> Iterator[tuple[str, tuple[float | None, str]]]:
    """Adjectives of a number and a unit in one word: "тритижневий" is three weeks, "багатоденний" is nobody knows how many days."""
    for stem, count in _spelled(table.get("stems", {})):
        for form, unit in _spelled(table["words"].get("unit_adjective", {})):
            yield stem + form, (count or None, unit)


def _compile(rule: str, macros: Mapping[str, str], letters: Mapping[str, str], many: set[str]) -> str:
    """The rule as a pattern over letters: classes become letters, macros what they stand for."""
    out = []
    for item in ITEM.findall(rule):
        if item in macros:
            out.append(f"(?:{_compile(macros[item], macros, letters, many)})")
        elif item in letters:
            out.append(f"(?:{letters[item]}\\{FILL}*)" if letters[item] in many else letters[item])
        elif item[0] in SIGNS:
            out.append("(?:" if item == "(" else item)
        else:
            raise KeyError(f"{item!r} in the rule {rule!r} is no class, no macro and no sign")
    return "".join(out)
