"""News-like texts made from invented sentences: the same on every machine, so that figures can be compared.

They are easier than real news (short sentences, few names), so a speed measured on them is an upper estimate.
"""

import itertools
from collections.abc import Iterator

from witnessmark.model.document import Document

PLACES = ("Zhytomyr", "Poltava", "Sumy", "Aleppo", "Idlib", "Rafah", "Mekelle", "Taiz", "Kherson", "Homs")
NAMES = ("Ostap Hrabar", "Lina Kosar", "Yusuf Darwan", "Marta Velych", "Samir Hadda", "Olena Strilko", "Daoud Qasmi", "Petro Vyhadka")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# One sentence in four tells of harm, as in reports of an attack; the rest is what stands around it.
SENTENCES = (
    "At least {n} people were killed and {m} others injured when rockets struck a market in {place} on {day}, Mayor {name} said.",
    "The regional hospital received {m} wounded, among them {n} children, said its director, {name}.",
    "“We carried {n} bodies out of the stairwell before dark,” {name}, a rescuer, told reporters.",
    "Officials in {place} denied that their forces had fired on the town, calling the accounts a fabrication.",
    "The street runs from the river to the old tannery, and its bakery opens before the first tram.",
    "By {day} afternoon the water had been restored to half of the district, according to the city's works department.",
    "Prices for flour and cooking oil have doubled since the spring, and the queue at the depot begins at dawn.",
    "A teacher who gave her name as {name} said that lessons would go on in the cellar of the library.",
    "The two governments signed an agreement on the exchange of meteorological data in 2017 and renewed it a year ago.",
    "Video posted to Telegram and said to be from {place} shows smoke rising behind a row of garages.",
    "“Nobody told us where the buses would leave from,” she said, and folded the letter again.",
    "The railway said that 14 of its 63 locomotives were under repair and that timetables would be published on {day}.",
    "Analysts at the institute expect the offensive to slow as the roads turn to mud in the coming weeks.",
    "He has worked at the 120-bed clinic for 22 years and remembers three floods and one earthquake.",
    "Human rights groups have documented the use of cluster munitions near {place} since last summer.",
    "A curfew from 9 p.m. to 5 a.m. remains in force in {place}, the military administration announced.",
)
WORDS_A_DOCUMENT = 400


def documents(count: int) -> Iterator[Document]:
    """So many documents of about 400 words, each another mixture of the sentences."""
    for number in range(count):
        yield Document(
            doc_id=f"made-{number:05}",
            text="\n\n".join(_paragraphs(number)),
            published=f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}",
            publisher="The Made-up Courier",
            language="en",
        )


def _paragraphs(number: int) -> Iterator[str]:
    words = 0
    for paragraph in itertools.count():
        text = " ".join(_sentence(number, 4 * paragraph + k) for k in range(4))
        words += len(text.split())
        yield text
        if words >= WORDS_A_DOCUMENT:
            return


def _sentence(number: int, position: int) -> str:
    turn = 7 * number + 5 * position + number // 3
    return SENTENCES[turn % len(SENTENCES)].format(
        n=turn % 9 + 2,
        m=3 * (turn % 11) + 4,
        place=PLACES[(number + position // 5) % len(PLACES)],
        day=DAYS[turn % len(DAYS)],
        name=NAMES[(number + position) % len(NAMES)],
    )
