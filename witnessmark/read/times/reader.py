"""Dates, times, durations and sets of times as a text says them, each with its interval.

Policy. Relative words lean on the day of publication, or, where none is known, on a full date in the dateline; without
either they stay unresolved: XXXX-… and no interval; only a day and month takes the year of the last full date named. A
bare weekday is the most recent one, the day of publication included, unless the nearest verb looks ahead. "Earlier" and
"later" lean on the date last named, a clock time alone on the day the text tells of. A night belongs to the day it begins
on: the night to the 28th is that of the 27th. Both ends of a range ("from 1 to 3 May") have the interval of the whole.
In a history, a text of years long gone, everything leans on the date last named. Ages, distances and streets named after
a day are no times.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from witnessmark.model.time import Time
from witnessmark.read.segment import Segmented, segment
from witnessmark.read.times import calendar
from witnessmark.read.times.lexicon import lexicon
from witnessmark.read.times.marks import FILL
from witnessmark.read.times.ranges import ranged
from witnessmark.read.times.rules import RULES
from witnessmark.read.times.scene import Found, Scene
from witnessmark.read.times.settle import settle
from witnessmark.read.times.tied import tied_words, untied
from witnessmark.read.times.words import Coded
from witnessmark.read.tracing import refuse

# A publication date outside these years is a mistake of the source: nothing leans on it.
BELIEVED = range(1800, 2200)
# A text that names so many years, most of them this long before its publication and so many with their month, is a history;
# a report that tells a life names fewer.
HISTORY, RECENT, DATED = 5, 2, 3
# How many words from the start a dateline may begin, and how far a verb is looked for.
OPENING, CLAUSE = 25, 12
STOPS = frozenset({";", ":", '"', "“", "”", "—", "--", "(", ")"})
# How far before an age the word for whose it is may stand, and what may stand between: "children of 6 and 11 years".
BACK, BETWEEN_AGES = 6, frozenset({"small", "and", "or", "dash", "comma", "around"})
# Words that lead to a time and are no part of it.
LEADING = frozenset({"in", "on", "of", "comma", "around", "at", "to", "from", "since", "onto", "during", "more", "after"})


def read_times(cut: Segmented, published: str | None) -> list[Time]:
    """The times of a text in its order. A language without a [times] table has none."""
    words = lexicon(cut.language)
    if words is None:
        return []
    coded = Coded(cut, words)
    if tied := tied_words(coded):
        coded = Coded(segment(untied(cut, tied), cut.language), words)
    settle(coded)
    today = _believed(published) or _dateline(coded)
    return ranged(coded, _scan(coded, _scene(coded, today)), today)


def _scene(coded: Coded, today: date | None) -> Scene:
    """The report's own day; or, in a history (most years it names are long gone), the first year it names."""
    if today is None or not coded.lexicon.table.get("histories"):
        return Scene(today)
    years = coded.years()
    past = [dated for year, dated in years if year < today.year - RECENT]
    if len(past) < HISTORY or len(past) * 2 < len(years) or sum(past) < DATED:
        return Scene(today)
    return Scene(calendar.make_date(years[0][0], 1), narrative=True)


def _believed(published: str | None) -> date | None:
    day = calendar.parse_date(published)
    return day if day is not None and day.year in BELIEVED else None


def _scan(coded: Coded, scene: Scene) -> Iterator[Time]:
    sentence, at = -1, 0
    while found := _next(coded, at):
        name, first, end = found
        here = coded.cut.sentence_of(first)
        if here != sentence:
            sentence, scene.beside = here, None
        scene.turn(partial(_tense, coded, first, end))
        named_after_it = _is_name(coded, first)
        said = () if named_after_it else _read(coded, scene, name, first, end)
        at = end if said or named_after_it else first + 1
        if not said:
            refuse("time", coded.cut.starts[first], coded.cut.ends[end - 1], name, "an age, a street's name, or no time after all")
        for time in said or ():
            scene.name(time.when)
            yield _time(coded, first if time.start is None else time.start, end if time.end is None else time.end, time)


def _read(coded: Coded, scene: Scene, name: str, first: int, end: int) -> Sequence[Found]:
    tokens = list(coded.tokens(first, end))
    if not tokens or (name in ("duration", "offset", "stretch") and _is_age(coded, first, end)):
        return ()
    found = RULES[name](tokens, scene)
    return () if found is None else [found] if isinstance(found, Found) else found


def _is_age(coded: Coded, first: int, end: int) -> bool:
    """Whether a number of years is somebody's age: a word says so, or it stands as ages do."""
    if coded.near(end, "age") or coded.near(first - 1, "before_age"):
        return True
    return bool(coded.lexicon.table.get("bare_ages")) and coded.kind(end - 1) == "year_word" and _is_bare_age(coded, first, end)


def _is_bare_age(coded: Coded, first: int, end: int) -> bool:
    """Years between commas, after a name in the dative, or after "children of 6 and": where a language has no word for "old"."""
    words, before = coded.cut.words, first - 1
    while before > first - BACK and coded.kind(before) in BETWEEN_AGES:
        before -= 1
    if coded.near(before, "before_age") or coded.near(before, "before_bare_age"):
        return True
    if not words[first].isdigit() or first == 0:
        return False
    if words[first - 1] in ",(" and (end == len(words) or words[end] in ",.);"):
        return True
    named = words[first - 1][0].isupper() and coded.ends(first - 1, "dative_endings")
    return named and coded.kind(first - 2) not in LEADING


def _is_name(coded: Coded, first: int) -> bool:
    """Whether a street or a square is named after the date: "вул. 8 Березня"; or a score stands before the figures."""
    if 0 < first < len(coded.codes) - 1 and coded.kind(first) == "reference" and coded.cut.words[first - 1] == "(":
        return coded.cut.words[first + 1][0].isupper()  # "Artemivsk (now Bakhmut)" tells a name, not a time
    dotted = first > 1 and coded.cut.words[first - 1] == "."
    return coded.near(first - (2 if dotted else 1), "before_name")


def _next(coded: Coded, at: int) -> tuple[str, int, int] | None:
    """The next match that lies in one paragraph."""
    found = coded.next(at, len(coded.text))
    while found is not None and (tear := _tear(coded, found[1], found[2])) is not None:
        found = coded.next(found[1], tear) or coded.next(tear, len(coded.text))
    return found


def _tear(coded: Coded, first: int, end: int) -> int | None:
    """The first word of a new paragraph inside."""
    cut = coded.cut
    if end - first < 2 or "\n\n" not in cut.text[cut.starts[first] : cut.starts[end - 1]]:
        return None
    return next(i for i in range(first + 1, end) if "\n\n" in cut.text[cut.ends[i - 1] : cut.starts[i]])


def _time(coded: Coded, first: int, end: int, said: Found) -> Time:
    cut = coded.cut
    while first < end - 1 and (coded.kind(first) in LEADING or coded.codes[first] == FILL):
        first += 1
    stop = cut.ends[end - 1] - (2 if cut.lower[end - 1].endswith("'s") else 0)
    when = said.when
    return Time(start=cut.starts[first], end=stop, type=said.type, value=when.value, since=when.since, until=when.until)


def _tense(coded: Coded, first: int, end: int) -> int:
    """1 where the nearest verb looks ahead, -1 where it looks back: before the time first, then after it.

    What looks ahead right behind the time, before the next comma, wins over a verb that a comma parts from it.
    """
    start, stop = coded.cut.sentences[coded.cut.sentence_of(first)]
    for i in range(first - 1, max(start, first - CLAUSE) - 1, -1):
        if coded.cut.words[i] in STOPS:
            break
        if sign := _sign(coded, i):
            return 1 if "comma" in (coded.kind(first - 1), coded.kind(first - 2)) and _ahead(coded, end, stop) else sign
    return next((sign for i in range(end, min(stop, end + CLAUSE)) if (sign := _sign(coded, i))), 0)


def _ahead(coded: Coded, end: int, stop: int) -> bool:
    for i in range(end, min(stop, end + CLAUSE)):
        if coded.kind(i) == "comma" or (sign := _sign(coded, i)) < 0:
            return False
        if sign > 0:
            return True
    return False


def _sign(coded: Coded, i: int) -> int:
    if coded.near(i, "future") or coded.ends(i, "future_endings"):
        return 1
    if i > 0 and coded.near(i - 1, "untensed"):
        return 0
    return -1 if coded.near(i, "past") or coded.ends(i, "past_endings") else 0


def _dateline(coded: Coded) -> date | None:
    """A full date that opens the text: on a line with no running words before it, with a mark or a line end after it."""
    at = 0
    while found := coded.next(at, min(OPENING, len(coded.text))):
        name, first, at = found
        for said in _read(coded, Scene(None), name, first, at):
            if said.type == "DATE" and said.when.unit == "day" and said.when.first is not None and _opens(coded, first, at):
                return said.when.first
    return None


def _opens(coded: Coded, first: int, end: int) -> bool:
    cut = coded.cut
    running = sum(word[0].islower() for word in cut.words[:first])
    after = cut.text[cut.ends[end - 1] : cut.starts[end]] if end < len(cut.words) else "\n"
    return running <= 2 and ("\n" in after or cut.words[end] in "([-–—" or cut.words[end] == "--")
