"""Words that mean a time only beside certain others: bare years, May and March, an adjective of years, the eve of something."""

from collections.abc import Callable, Mapping

from witnessmark.read.times.marks import OTHER
from witnessmark.read.times.suffixes import of_two_figures
from witnessmark.read.times.words import Coded

# Classes a year may follow, besides the words the table lists.
BEFORE_YEAR = frozenset({"month", "unsure", "small", "nth", "season", "ordinal", "dash", "comma", "slash", "year", "dot"})
AFTER_YEAR = frozenset({"year_word", "year_short", "bc"})
# "The 3rd year of the war" is no year of a calendar, "the 39th year" is.
ORDINAL_YEARS = 14
# How far from a year the ends of its line are looked for.
MARGIN = 8


def settle(coded: Coded) -> None:
    """Each word of the text that is in doubt gets its class, or none."""
    for found in coded.lexicon.watched.finditer(coded.text):
        i = found.start()
        kind = str(coded.kind(i))
        if kind in coded.lexicon.sets["capital"]:
            _settle_name(coded, i, kind)
        elif kind in SETTLERS:
            SETTLERS[kind](coded, i)
    coded.text = "".join(coded.codes)


def _settle_name(coded: Coded, i: int, kind: str) -> None:
    """The name of a month or a weekday, or a common word or a newspaper's name that looks like one."""
    word = coded.cut.words[i]
    masthead = kind == "weekday" and coded.near(i + 1, "masthead") and coded.cut.words[i + 1][0].isupper()
    if word.islower() or masthead or (kind == "unsure" and not _is_month(coded, i)):
        coded.codes[i] = OTHER
    elif kind == "unsure" or (kind == "month" and _is_wire(coded, i)):
        coded.set(i, "month_capitals" if _is_wire(coded, i) else "month", coded.worth(i))
    if kind in ("month", "unsure") and coded.kind(i + 1) == "small" and coded.near(i - 1, "before_whole_month") and _counts(coded, i + 2):
        coded.set(i + 1, "figure", coded.worth(i + 1))  # "in May 20 people died": the month, and how many


def _month(coded: Coded, i: int) -> None:
    """A common word that looks like a month, where months are written small."""
    if _is_month(coded, i) and not coded.near(i + 1, "after_month"):
        coded.set(i, "month", coded.worth(i))
    else:
        coded.codes[i] = OTHER


def _is_month(coded: Coded, i: int) -> bool:
    if coded.kind(i + 1) == "dash" and coded.kind(i + 2) == "month":
        return True
    return coded.near(i - 1, "before_month") or {coded.kind_before(i), coded.kind(i + 1)} & {"small", "nth_small", "year", "ordinal", "nth"} != set()


def _is_wire(coded: Coded, i: int) -> bool:
    """A month as wire agencies date a report: 29 MAY 89."""
    year = coded.cut.words[i + 1] if i + 1 < len(coded.codes) else ""
    return coded.cut.words[i].isupper() and coded.kind(i - 1) == "small" and len(year) == 2 and year.isdecimal()


def _day_or_year(coded: Coded, i: int) -> None:
    """24-го is a day; after a month ("жовтня 49-го") or before the word for a year it is a year."""
    after, value = coded.kind(i + 1), coded.worth(i)
    if (coded.kind(i - 1) == "month" and after != "month") or (after == "year_word" and value >= ORDINAL_YEARS):
        coded.set(i, "year", of_two_figures(value))


def _dotted(coded: Coded, i: int) -> None:
    """24.02 after "from" or "to" is a day of a month where it can be one; else a clock time or a number."""
    day, _, month = str(coded.values[i]).partition(".")
    possible = len(day) == 2 and 1 <= int(day) <= 31 and 1 <= int(month) <= 12
    if possible and not _counts(coded, i + 1) and {coded.kind(i - 1), coded.kind(i + 1)} & {"from", "to", "onto", "during", "dash"}:
        coded.set(i, "day_month", (int(day), int(month)))


def _compound(coded: Coded, i: int) -> None:
    """An adjective of a number and a unit may tell how old somebody is, not how long something lasts."""
    if "lasting" not in coded.lexicon.table:
        return
    years = coded.worth(i)[1] == "year"
    if coded.begins(i + 1, "persons") or (years and not coded.begins(i + 1, "lasting")):
        coded.codes[i] = OTHER


def _night(coded: Coded, i: int) -> None:
    """A night's adjective tells when only beside an event: "нічна атака", never "нічний клуб"."""
    if not coded.begins(i + 1, "events"):
        coded.codes[i] = OTHER


def _weekday(coded: Coded, i: int) -> None:
    """Wednesday has the letters of "surroundings" in Russian."""
    if coded.near(i - 1, "before_no_weekday"):
        coded.codes[i] = OTHER


def _eve(coded: Coded, i: int) -> None:
    """ "The day before" may be the day before what follows: an election, an attack."""
    if coded.near(i, "eve") and coded.kind(i + 1) in (None, "direction") and coded.ends(i + 1, "eve_endings"):
        coded.codes[i] = OTHER


def _plural(coded: Coded, i: int) -> None:
    if coded.near(i - 1, "before_plural"):
        coded.set(i, "lone_plural", coded.worth(i))


def _year(coded: Coded, i: int) -> None:
    if not _is_year(coded, i):
        coded.set(i, "figure", coded.values[i])


def _is_year(coded: Coded, i: int) -> bool:
    after = coded.kind(i + 1)
    if after in AFTER_YEAR:
        return True
    beyond = i + (3 if after in ("dash", "to") else 1)
    if coded.kind(beyond) not in AFTER_YEAR and _counts(coded, beyond):
        return False
    if (after, coded.kind(i + 2)) in (("dash", "small"), ("slash", "small"), ("dash", "year")):
        return True
    return coded.near(i - 1, "before_year") or coded.kind(i - 1) in BEFORE_YEAR or _heads(coded, i)


def _counts(coded: Coded, i: int) -> bool:
    """Whether word i is what a number before it counts."""
    if coded.near(i, "counted"):
        return True
    return coded.kind(i) is None and coded.ends(i, "counted_endings") and coded.cut.words[i].islower()


def _heads(coded: Coded, i: int) -> bool:
    """Whether the word is all of its line, as the years of a chronicle are."""
    if not coded.lexicon.table.get("year_heads"):
        return False
    text, start, end = coded.cut.text, coded.cut.starts[i], coded.cut.ends[i]
    before, after = text[max(start - MARGIN, 0) : start].rstrip(" -•–—\t")[-1:], text[end : end + MARGIN].lstrip(" \t:.")[:1]
    return before in ("", "\n") and after in ("", "\n")


SETTLERS: Mapping[str, Callable[[Coded, int], None]] = {
    "unsure": _month,
    "nth_small": _day_or_year,
    "dotted": _dotted,
    "compound": _compound,
    "night_adjective": _night,
    "named_day": _eve,
    "weekday": _weekday,
    "units": _plural,
    "year": _year,
}
