"""Short posts made up by a rule, one in ten derived from another: a copy with a line added, a near-copy, or a cut one.

Words follow Zipf's law over made-up ones, so that unrelated posts share phrases as real ones do; the first sentence is a report
that the program can read. Post number n is the same in a stream of any length.
"""

import functools
import itertools
from collections.abc import Iterator
from datetime import date
from random import Random

from witnessmark.model.document import Document

REPORTS = (
    "{n} people were killed and {m} wounded when a rocket hit {street} in {place} on {day} {month}, {name} said.",
    "On {day} {month} drones struck a depot near {place}; {n} workers were injured, according to {name}.",
    "Shelling of {place} on {day} {month} left {n} dead, among them a child, the office of {name} reported.",
    "{name}: {m} residents of {place} were hurt on {day} {month} when a shell landed on {street}.",
    "An air raid on {place} killed at least {n} people on the night of {day} {month}, said {name}.",
    "Rescuers freed {m} people from under a house on {street} in {place} on {day} {month}; {n} had died.",
)
PLACES = (
    "Zhytomyr", "Poltava", "Sumy", "Kherson", "Kharkiv", "Chernihiv", "Cherkasy", "Vinnytsia", "Lutsk", "Rivne", "Ternopil", "Uzhhorod",
    "Aleppo", "Idlib", "Homs", "Hama", "Latakia", "Palmyra", "Daraa", "Raqqa", "Mosul", "Kirkuk", "Fallujah", "Basra",
    "Rafah", "Jabalia", "Hebron", "Jenin", "Nablus", "Beirut", "Sidon", "Tyre", "Baalbek", "Taiz", "Aden", "Hodeidah",
    "Mekelle", "Gondar", "Adigrat", "Axum", "Khartoum", "Omdurman", "Nyala", "Kassala", "Misrata", "Benghazi", "Sirte", "Sabha",
    "Kabul", "Kandahar", "Kunduz", "Herat", "Jalalabad", "Peshawar", "Quetta", "Mogadishu", "Kismayo", "Baidoa", "Goma", "Bukavu",
)  # fmt: skip
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
ENDINGS = ("Follow us for more.", "Details are being checked.", "Photo by a reader.", "Read more on our page.")
START, MIDDLE = ("b", "d", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "st", "tr"), ("a", "e", "i", "o", "u")
VOCABULARY = 30_000
NAMES = 4_000
LINKS = ("the", "of", "and", "in", "to", "was", "that", "with")
# One post in so many is derived from an earlier one, of the last NEAR.
RELATED = 10
DERIVED = 9
NEAR = 2_000
A_DAY = 300
FIRST_DAY = date(2016, 1, 1).toordinal()


def posts(count: int, a_day: int = A_DAY) -> Iterator[Document]:
    """So many posts in the order of their publication, so many a day."""
    return (post(number, a_day) for number in range(count))


def post(number: int, a_day: int = A_DAY) -> Document:
    origin = origin_of(number)
    text = fresh(number, a_day) if origin is None else derived(origin, number, a_day)
    return Document(
        doc_id=f"post-{number:07}",
        text=text,
        published=f"{day_of(number, a_day)}T{24 * (number % a_day) // a_day:02}:{number % 60:02}:00Z",
        publisher=f"channel {number % 997}",
        language="en",
    )


def origin_of(number: int) -> int | None:
    """The earlier post this one was made from; null for one that is its own."""
    if number % RELATED != DERIVED:
        return None
    earlier = number - 1 - Random(number).randrange(min(number, NEAR))
    return earlier - 1 if earlier % RELATED == DERIVED else earlier


def day_of(number: int, a_day: int) -> date:
    """The day a post was published; the attack it tells of was on the same day."""
    return date.fromordinal(FIRST_DAY + number // a_day)


def related(count: int) -> list[tuple[int, int]]:
    """The pairs that were made: each derived post with the one it goes back to."""
    return [(origin, number) for number in range(count) if (origin := origin_of(number)) is not None]


def fresh(number: int, a_day: int = A_DAY) -> str:
    """A report, and two sentences of whatever a channel adds to it."""
    random, when = Random(number), day_of(number, a_day)
    names = random.choices(made_names(), k=4)
    report = REPORTS[number % len(REPORTS)].format(
        n=random.randrange(2, 40), m=random.randrange(3, 160), day=when.day, month=MONTHS[when.month - 1],
        place=random.choice(PLACES), street=f"{names[0]} Street", name=f"{names[1]} {names[2]}",
    )  # fmt: skip
    words = random.choices(vocabulary(), cum_weights=zipf(), k=22)
    words[5] = names[3]
    return f"{report} {' '.join(words[:12]).capitalize()}. {' '.join(words[12:]).capitalize()}."


def derived(origin: int, number: int, a_day: int = A_DAY) -> str:
    """By turns the same with a line added, the same with three words changed, and the first two thirds."""
    random, text = Random(-number), fresh(origin, a_day)
    turn = number // RELATED % 3
    if turn == 0:
        return f"{text} {ENDINGS[number // 30 % len(ENDINGS)]}"
    words = text.split()
    if turn == 1:
        for place in random.sample(range(len(words) // 2, len(words)), 3):
            words[place] = random.choice(vocabulary())
        return " ".join(words)
    return " ".join(words[: len(words) * 2 // 3]) + "."


@functools.cache
def vocabulary() -> list[str]:
    """Made-up words of one to three syllables, after a few that join them; the first are the most frequent."""
    syllables = ["".join(parts) for parts in itertools.product(START, MIDDLE)]
    random = Random(1)
    return [*LINKS, *("".join(random.choices(syllables, k=random.randrange(1, 4))) + "n" for _ in range(VOCABULARY))]


@functools.cache
def zipf() -> list[float]:
    """Running totals of the words' weights: the nth word is as frequent as one over n."""
    return list(itertools.accumulate(1 / (rank + 3) for rank in range(len(vocabulary()))))


@functools.cache
def made_names() -> list[str]:
    random = Random(2)
    syllables = ["".join(parts) for parts in itertools.product(START, MIDDLE)]
    return ["".join(random.choices(syllables, k=3)).capitalize() + random.choice("nrskv") for _ in range(NAMES)]
