"""Worked examples of casualty reading: [count phrase] -> what is claimed. All sentences and people are invented."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from witnessmark.read.casualties import read_casualties
from witnessmark.read.segment import segment

HERE = Path(__file__).parent
LANGUAGES = ("en", "uk", "ru")
# examples.<language>.txt: a sentence -> for each claim: quote | outcome | low-high | quantifier | who (* is open or not given).
# counter_examples.<language>.txt: sentences without any claim.


def _rows(name: str) -> list[tuple[str, str]]:
    return [(language, line) for language in LANGUAGES for line in (HERE / f"{name}.{language}.txt").read_text(encoding="utf-8").splitlines() if line]


def _told(low: int | None, high: int | None) -> str:
    return f"{'*' if low is None else low}-{'*' if high is None else high}"


@pytest.mark.parametrize(("language", "row"), _rows("examples"))
def test_example(language: str, row: str) -> None:
    sentence, expected = row.split(" -> ")
    claims = read_casualties(segment(sentence, language))
    told = [f"{c.quote} | {c.outcome} | {_told(c.low, c.high)} | {c.quantifier} | {c.who}" for c in claims]
    assert told == [part.strip() for part in expected.split(" ; ")]


@pytest.mark.parametrize(("language", "sentence"), _rows("counter_examples"))
def test_counter_example(language: str, sentence: str) -> None:
    assert [(c.quote, c.rule) for c in read_casualties(segment(sentence, language))] == []


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The strike killed 22 people, including three children."),
        ("uk", "Загинули 22 людини, серед них троє дітей."),
        ("uk", "Поранені 12 людей. Троє з них у важкому стані."),
        ("ru", "Погибли пять человек — два техника и трое охранников."),
        ("ru", "Ранены 30 человек (из них 4 ребёнка)."),
    ],
)
def test_a_part_names_its_whole(language: str, sentence: str) -> None:
    whole, part, *_ = read_casualties(segment(sentence, language))
    assert part.part_of == whole.id


@pytest.mark.parametrize(
    ("language", "sentence", "zero"),
    [
        ("en", "There were no casualties.", "asserted"),
        ("en", "There were no reports of casualties.", "no_report"),
        ("en", "No casualties were reported.", "no_report"),
        ("uk", "Постраждалих немає.", "asserted"),
        ("uk", "Інформації про постраждалих немає.", "no_report"),
        ("uk", "Про загиблих не повідомлялося.", "no_report"),
        ("ru", "Никто не пострадал.", "asserted"),
        ("ru", "Сведений о погибших нет.", "no_report"),
    ],
)
def test_nothing_reported_is_not_zero(language: str, sentence: str, zero: str) -> None:
    assert [c.zero for c in read_casualties(segment(sentence, language))] == [zero]


@pytest.mark.parametrize(
    ("language", "sentence", "modality"),
    [
        ("en", "Ten people may have been killed.", "possible"),
        ("en", "Ten people are feared dead.", "possible"),
        ("en", "In May 20 people died.", "stated"),
        ("en", "Ten People May Have Died In Torva", "possible"),
        ("en", "The army denied killing ten villagers.", "denied"),
        ("en", "The army denied that anyone was killed.", "denied"),
        ("en", "The report that ten people were killed is fake, Mayor Oleh Bondar said.", "denied"),
        ("en", "Claims that ten people were killed are completely false.", "denied"),
        ("en", "The claim of ten deaths has been refuted.", "denied"),
        ("en", "It is not true that ten people were killed.", "denied"),
        ("en", "It isn't true that ten people were killed.", "denied"),
        ("en", "He spread false reports that ten people were killed.", "denied"),
        ("en", "Reports that ten people were killed are not false.", "stated"),
        ("en", "The ministry called reports that ten people were killed fake.", "denied"),
        ("en", "There is no truth to the claim that ten people were killed.", "denied"),
        ("en", "It is true that ten people were killed.", "stated"),
        ("en", "Reports that ten people were killed by fake policemen spread quickly.", "stated"),
        ("en", "He said that ten people were killed and the alarm was false.", "stated"),
        ("en", "Ten people were killed.", "stated"),
        ("uk", "Нібито загинули десятеро людей.", "possible"),
        ("uk", "Могли загинути десятеро людей.", "possible"),
        ("uk", "Штаб спростував загибель десяти бійців.", "denied"),
        ("uk", "Спростовую інформацію про 12 загиблих.", "denied"),
        ("ru", "Командование опровергло сообщения о погибших.", "denied"),
        ("ru", "Предварительно, погибли десять человек.", "stated"),
        ("ru", "Вероятно, погибли десять человек.", "possible"),
        ("ru", "Власти опровергли гибель десяти рыбаков.", "denied"),
        ("uk", "Неправда, що загинули 14 людей.", "denied"),
        ("uk", "Повідомлення про 14 загиблих є фейком.", "denied"),
        ("uk", "Не підтвердилась інформація про загибель двох рибалок.", "denied"),
        ("uk", "Не підтвердилась інформація про вибух, загинули двоє рибалок.", "stated"),
        ("ru", "Это ложь, что погибли 14 человек.", "denied"),
        ("uk", "Фейк: загинули 14 рибалок.", "denied"),
        ("uk", "Мер назвав брехнею повідомлення про 14 загиблих.", "denied"),
        ("uk", "Мер спростував чутки: насправді загинули 14 рибалок.", "stated"),
        ("ru", "Сообщения о 14 погибших — фейк.", "denied"),
        ("ru", "Никто не отрицает, что погибли 14 человек.", "stated"),
    ],
)
def test_modality(language: str, sentence: str, modality: str) -> None:
    assert [c.modality for c in read_casualties(segment(sentence, language))] == [modality]


@pytest.mark.parametrize(
    ("language", "sentence", "relation"),
    [
        ("en", "The death toll rose to 12.", "revision"),
        ("en", "The death toll stands at 12.", "total"),
        ("en", "Another five people were injured.", "increment"),
        ("en", "The 12th victim died in hospital.", "ordinal"),
        ("en", "The ministry retracted its report that 12 people had died.", "retraction"),
        ("en", "Radio Torva said that 12 people had died. That report was wrong and has been withdrawn.", "retraction"),
        ("en", "Radio Torva said that 12 people had died. That report was read aloud again.", "total"),
        ("en", "A wounded driver died in hospital on Friday.", "increment"),
        ("uk", "За даними каналу, загинули 12 людей. Ця інформація виявилася хибною.", "retraction"),
        ("uk", "Сьогодні в лікарні помер один із шести поранених.", "increment"),
        ("ru", "Погибли 12 человек, сообщил канал. Эта информация не подтвердилась.", "retraction"),
        ("ru", "В больнице умер один из шести раненых.", "increment"),
        ("uk", "Кількість загиблих зросла до 12.", "revision"),
        ("uk", "Кількість загиблих становить 12.", "total"),
        ("uk", "Ще п'ятеро людей поранені.", "increment"),
        ("uk", "Загинув третій рятувальник.", "ordinal"),
        ("uk", "Кількість загиблих скоригували з 12 до 9.", "revision"),
        ("uk", "Загинуло не 5, а 3 рибалки.", "revision"),
        ("uk", "Раніше повідомлялося про 12 загиблих, насправді вибуху не було.", "retraction"),
        ("uk", "Раніше повідомлялося про 12 загиблих. Насправді вибуху не було.", "retraction"),
        ("uk", "Раніше повідомлялося про 12 загиблих.", "total"),
        ("ru", "Число погибших уменьшено с 12 до 9.", "revision"),
        ("ru", "Ранее сообщалось о 12 погибших, на самом деле взрыва не было.", "retraction"),
        ("ru", "Число погибших увеличилось до 12.", "revision"),
        ("ru", "Ещё пять человек ранены.", "increment"),
        ("ru", "Погиб второй пожарный.", "ordinal"),
        ("ru", "Ранее мэрия ошибочно сообщила, что погибли 12 человек.", "retraction"),
    ],
)
def test_relation(language: str, sentence: str, relation: str) -> None:
    assert [c.relation for c in read_casualties(segment(sentence, language))] == [relation]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Three people were killed and another twelve injured."),
        ("uk", "Загинули троє людей, ще 12 поранені."),
        ("ru", "Погибли трое, ещё 12 ранены."),
    ],
)
def test_more_people_hurt_are_no_increment_of_the_injured(language: str, sentence: str) -> None:
    assert [c.relation for c in read_casualties(segment(sentence, language))] == ["total", "total"]


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Постраждали двоє людей.", "affected"),
        ("Загинула жінка. Постраждали двоє людей.", "injured"),
        ("Пострадали двое рабочих.", "affected"),
        ("Погиб водитель, пострадали двое рабочих.", "injured"),
    ],
)
def test_the_harmed_are_injured_beside_the_dead(text: str, outcome: str) -> None:
    assert read_casualties(segment(text, "ru" if "рабочих" in text else "uk"))[-1].outcome == outcome


def test_rhetoric_is_told_apart_by_its_rule() -> None:
    assert [c.rule for c in read_casualties(segment("“Dozens are dying,” he said.", "en"))] == ["subject_dying"]


WORDS = [
    "killed",
    "wounded",
    "died",
    "dead",
    "people",
    "at",
    "least",
    "11",
    "two",
    "children",
    ",",
    "and",
    "were",
    "including",
    "of",
    "them",
    "the",
    "toll",
    "rose",
    "to",
    "who",
    "Ana",
    "Ruiz",
    ".",
    "\n",
    "“",
    "”",
    "or",
    "(",
    ")",
    "bodies",
    "missing",
]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_every_quote_is_at_its_offsets(words: list[str]) -> None:
    text = " ".join(words)
    claims = read_casualties(segment(text, "en"))
    names = {c.id for c in claims}
    assert all(text[c.start : c.end] == c.quote for c in claims)
    assert all(c.part_of is None or c.part_of in names for c in claims)


def test_who_was_counted_as_wounded_and_died_is_one_more() -> None:
    claims = read_casualties(segment("One of the six miners wounded in the strike has died.", "en"))
    assert [(c.quote, c.outcome, c.relation) for c in claims] == [
        ("One of the six miners", "killed", "increment"),
        ("six miners", "injured", "total"),
    ]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "A woman was killed in Varden."),
        ("en", "54-year-old Ilir Halas was killed in Varden."),
        ("uk", "У Вардені загинула 48-річна Олена Галас."),
        ("ru", "В Вардене погиб 56-летний Иво Галас."),
        ("ru", "В Вардене погиб сварщик."),
    ],
)
def test_people_named_or_described_are_no_number(language: str, sentence: str) -> None:
    assert [claim.named for claim in read_casualties(segment(sentence, language))] == [True]


SAID = {
    "en": ["Two 30-year-old tenants", "Twenty-one people", "54 tenants"],
    "uk": ["восьмеро", "дев'ятеро", "дев’ятеро", "девʼятеро", "двадцять", "сорок", "двісті", "п’ятеро", "шістдесят", "сто", "один", "одна"],
    "ru": ["двенадцать", "пятьдесят", "сорок", "двадцать три", "девятеро", "двести", "один"],
}
TELLING = {"en": "{} were killed in Varden.", "uk": "У Вардені загинули {} людей.", "ru": "В Вардене погибли {} человек."}


@pytest.mark.parametrize(("language", "words"), [(language, words) for language, said in SAID.items() for words in said])
def test_a_number_in_words_names_nobody(language: str, words: str) -> None:
    claims = read_casualties(segment(TELLING[language].format(words), language))
    assert [(claim.quantifier, claim.named) for claim in claims] == [("exact", False)]
