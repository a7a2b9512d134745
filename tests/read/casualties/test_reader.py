"""Worked examples of casualty reading: [count phrase] -> what is claimed. All sentences and people are invented."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from witnessmark.read.casualties import read_casualties
from witnessmark.read.segment import segment

# sentence, then for each claim: quote | outcome | low-high | quantifier | who   (* = open or not given)
EXAMPLES = """
At least 11 people were killed in Brodnik on Monday. -> At least 11 people | killed | 11-* | at_least | unknown
Three nurses and a driver were injured. -> Three nurses | injured | 3-3 | exact | medic ; a driver | injured | 1-1 | exact | unknown
Nobody was hurt, the mayor said. -> Nobody | injured | 0-0 | none | unknown
No one was killed in the second strike. -> No one | killed | 0-0 | none | unknown
The blast killed seven villagers and wounded 12 others. -> seven villagers | killed | 7-7 | exact | unknown ; 12 others | injured | 12-12 | exact | unknown
Dozens were killed and hundreds injured. -> Dozens | killed | *-* | dozens | unknown ; hundreds | injured | *-* | hundreds | unknown
Forty people died in the fire. -> Forty people | killed | 40-40 | exact | unknown
More than 300 soldiers have died. -> More than 300 soldiers | killed | 301-* | more_than | combatant
Up to 20 fighters were killed. -> Up to 20 fighters | killed | *-20 | up_to | combatant
About 30 residents were wounded. -> About 30 residents | injured | 30-30 | about | unknown
Between four and six policemen were killed. -> Between four and six policemen | killed | 4-6 | range | police
The shelling left 14 dead. -> 14 | killed | 14-14 | exact | unknown
The raid left nine dead and 30 wounded. -> nine | killed | 9-9 | exact | unknown ; 30 | injured | 30-30 | exact | unknown
A rocket hit the market, killing two women. -> two women | killed | 2-2 | exact | unknown
A rocket hit the market, killing at least 10 and injuring dozens. -> at least 10 | killed | 10-* | at_least | unknown ; dozens | injured | *-* | dozens | unknown
The death toll rose to 12. -> 12 | killed | 12-12 | exact | unknown
The death toll has climbed from 9 to 21, officials said. -> 21 | killed | 21-21 | exact | unknown
The number of wounded reached 45. -> 45 | injured | 45-45 | exact | unknown
Two children, aged 4 and 9, were killed. -> Two children | killed | 2-2 | exact | child
A 9-month-old girl was hurt. -> A 9-month-old girl | injured | 1-1 | exact | child
At least 15 fighters and 16 civilians have been injured. -> At least 15 fighters | injured | 15-* | at_least | combatant ; 16 civilians | injured | 16-* | at_least | civilian
Civilians and soldiers were killed in the crossfire. -> Civilians | killed | *-* | several | civilian ; soldiers | killed | *-* | several | combatant
Twelve miners are missing. -> Twelve miners | missing | 12-12 | exact | unknown
Four aid workers went missing near Osivka. -> Four aid workers | missing | 4-4 | exact | unknown
The militia kidnapped 42 pupils. -> 42 pupils | detained | 42-42 | exact | unknown
Seventy workers were arrested on Friday. -> Seventy workers | detained | 70-70 | exact | unknown
Thirty passengers were taken hostage. -> Thirty passengers | detained | 30-30 | exact | unknown
Two editors remain in detention. -> Two editors | detained | 2-2 | exact | unknown
A shell killed or wounded a number of villagers. -> a number of villagers | affected | *-* | several | unknown
Five people were killed or injured. -> Five people | affected | 5-5 | exact | unknown
There were no casualties. -> no casualties | affected | 0-0 | none | unknown
There were no reports of casualties. -> no reports of casualties | affected | 0-0 | none | unknown
The report lists three deaths in the district. -> three deaths | killed | 3-3 | exact | unknown
She mourned the deaths of two colleagues. -> two colleagues | killed | 2-2 | exact | unknown
The killing of journalist Amra Veletic shocked the town. -> journalist Amra Veletic | killed | 1-1 | exact | journalist
Amra Veletic was killed on Tuesday. -> Amra Veletic | killed | 1-1 | exact | unknown
Amra Veletic, 42, was killed on Tuesday. -> Amra Veletic | killed | 1-1 | exact | unknown
Goran Tadik was a baker in Osivka when he was shot dead. -> Goran Tadik | killed | 1-1 | exact | unknown
Six workers were shot dead. -> Six workers | killed | 6-6 | exact | unknown
Gunmen shot dead a priest. -> a priest | killed | 1-1 | exact | unknown
Two brothers were stabbed to death. -> Two brothers | killed | 2-2 | exact | unknown
Three protesters were shot. -> Three protesters | affected | 3-3 | exact | unknown
The strike claimed the lives of five farmers. -> five farmers | killed | 5-5 | exact | unknown
Ten people lost their lives. -> Ten people | killed | 10-10 | exact | unknown
Four people suffered burns. -> Four people | injured | 4-4 | exact | unknown
Rescuers pulled six bodies from the rubble. -> six bodies | killed | 6-6 | exact | unknown
The bodies of three men were found in the cellar. -> three men | killed | 3-3 | exact | unknown
Hundreds of injured migrants reached the port. -> Hundreds of injured migrants | injured | *-* | hundreds | unknown
A man, his girlfriend and their child were killed. -> A man | killed | 1-1 | exact | unknown ; his girlfriend | killed | 1-1 | exact | unknown ; their child | killed | 1-1 | exact | child
Officer Ilir Basha was killed along with his son. -> Officer Ilir Basha | killed | 1-1 | exact | unknown ; his son | killed | 1-1 | exact | unknown
Two men – Ilir Basha and Goran Tadik – were killed. -> Two men | killed | 2-2 | exact | unknown
Twenty members of the Basha family, including six women and a boy, were killed. -> Twenty members | killed | 20-20 | exact | unknown ; six women | killed | 6-6 | exact | unknown ; a boy | killed | 1-1 | exact | child
The strike killed 22 people, including three children. -> 22 people | killed | 22-22 | exact | unknown ; three children | killed | 3-3 | exact | child
Another five residents died overnight. -> five residents | killed | 5-5 | exact | unknown
Also injured was a street vendor. -> a street vendor | injured | 1-1 | exact | unknown
Nine sailors die in storm -> Nine sailors | killed | 9-9 | exact | unknown
Six killed, 12 wounded in Osivka -> Six | killed | 6-6 | exact | unknown ; 12 | injured | 12-12 | exact | unknown
ARMY SOURCES SAID THAT 35 PEASANTS DIED. -> 35 PEASANTS | killed | 35-35 | exact | unknown
We do not know of any policemen wounded. -> any policemen | injured | 0-0 | none | police
Seven of the wounded were taken to Osivka. -> Seven of the wounded | injured | 7-7 | exact | unknown
Forty passengers were taken to hospital. -> Forty passengers | injured | 40-40 | exact | unknown
More than 100 people remained in hospitals. -> More than 100 people | injured | 101-* | more_than | unknown
His wife Mira, their baby daughter Ana and his mother-in-law had died. -> His wife Mira | killed | 1-1 | exact | unknown ; their baby daughter Ana | killed | 1-1 | exact | child ; his mother-in-law | killed | 1-1 | exact | unknown
Her four children were killed. -> four children | killed | 4-4 | exact | child
"""

COUNTER_EXAMPLES = """
The shell fell 700 metres from the flats.
Kharivne is a town of 1.5 million people.
The 122-millimetre rocket did not explode.
The victims were taken to hospital.
Two missiles hit a depot, while two others were shot down.
The bodies were taken to the hospital.
The minister was rushed to a hospital for an interview.
They could have been killed.
He fears they will be killed by the militia.
He threatened to kill the mayor.
The men were not injured.
The army captured the town on Sunday.
Her death shocked the country.
The company lost 30 million dollars.
Two counts of murder were read out.
The attack destroyed 12 houses and killed 40 cows.
The team was beaten 3 to 1.
Someone who was injured called the rescuers.
It is unclear how many people were killed.
"""


def _rows(block: str) -> list[str]:
    return [line for line in block.strip().splitlines() if line.strip()]


def _told(low: int | None, high: int | None) -> str:
    return f"{'*' if low is None else low}-{'*' if high is None else high}"


@pytest.mark.parametrize("row", _rows(EXAMPLES))
def test_example(row: str) -> None:
    sentence, expected = row.split(" -> ")
    claims = read_casualties(segment(sentence, "en"))
    told = [f"{c.quote} | {c.outcome} | {_told(c.low, c.high)} | {c.quantifier} | {c.who}" for c in claims]
    assert told == [part.strip() for part in expected.split(" ; ")]


@pytest.mark.parametrize("sentence", _rows(COUNTER_EXAMPLES))
def test_counter_example(sentence: str) -> None:
    assert [(c.quote, c.rule) for c in read_casualties(segment(sentence, "en"))] == []


def test_a_part_names_its_whole() -> None:
    whole, part = read_casualties(segment("The strike killed 22 people, including three children.", "en"))
    assert part.part_of == whole.id


@pytest.mark.parametrize(
    ("sentence", "zero"),
    [("There were no casualties.", "asserted"), ("There were no reports of casualties.", "no_report"), ("No casualties were reported.", "no_report")],
)
def test_nothing_reported_is_not_zero(sentence: str, zero: str) -> None:
    assert [c.zero for c in read_casualties(segment(sentence, "en"))] == [zero]


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("Ten people may have been killed.", "possible"),
        ("Ten people are feared dead.", "possible"),
        ("The army denied killing ten villagers.", "denied"),
        ("Ten people were killed.", "stated"),
    ],
)
def test_modality(sentence: str, modality: str) -> None:
    assert [c.modality for c in read_casualties(segment(sentence, "en"))] == [modality]


def test_rhetoric_is_told_apart_by_its_rule() -> None:
    assert [c.rule for c in read_casualties(segment("“Dozens are dying,” he said.", "en"))] == ["subject_dying"]


WORDS = ["killed", "wounded", "died", "dead", "people", "at", "least", "11", "two", "children", ",", "and", "were", "including", "of", "them", "the", "toll", "rose", "to", "who", "Ana", "Ruiz", ".", "\n", "“", "”", "or", "(", ")", "bodies", "missing"]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_every_quote_is_at_its_offsets(words: list[str]) -> None:
    text = " ".join(words)
    claims = read_casualties(segment(text, "en"))
    names = {c.id for c in claims}
    assert all(text[c.start : c.end] == c.quote for c in claims)
    assert all(c.part_of is None or c.part_of in names for c in claims)
