"""Mentions of Ukrainian and Russian documents become people; each link says why, and a decision cuts it."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from witnessmark.model.decision import Decision
from witnessmark.model.passage import Passage
from witnessmark.model.reading import Reading
from witnessmark.model.voice import Attribution, Voice
from witnessmark.read.person_names import possible_names
from witnessmark.resolve.people.people import resolve_people

Mention = tuple[str, str, dict[str, object]]
"""The words of the text, the name the reader took from them, and what else it knows."""


def reading(text: str, language: str, *mentions: Mention) -> Reading:
    """A reading whose mentions, found in order in the text, each say something; the word after one is its verb."""
    voices, said, at = [], [], 0
    for i, (words, name, more) in enumerate(mentions):
        at = text.index(words, at)
        span = (at, at + len(words))
        fields = {"kind": "official", "protected": False, **more}
        voices.append(Voice(id=f"m{i}", name=name, variants=(name,), spans=(span,), **fields))  # type: ignore[arg-type]
        verb = text[span[1] + 1 :].split(maxsplit=1)[:1]
        cue = (span[1] + 1, span[1] + 1 + len(verb[0])) if verb else None
        said.append(Attribution(source=span, cue=cue, content=((0, 1),), quoted=False, speaker=f"m{i}"))
        at = span[1]
    return Reading(doc_id="d", sha256="", language=language, published=None, people=tuple(voices), attributions=tuple(said), text=text)


def speakers(given: Reading, *decisions: Decision) -> list[str | None]:
    found = resolve_people(given, possible_names, decisions)
    names = {p.id: p.name for p in found.people}
    return [names.get(a.speaker or "") for a in found.attributions]


def name(words: str, nominative: str | None = None, **more: object) -> Mention:
    return words, nominative or words, more


def body(words: str, nominative: str | None = None, **more: object) -> Mention:
    return words, nominative or words, {"is_body": True, **more}


MAYOR = {"role": "міський голова Лозової"}
GOVERNOR = {"role": "начальник Полтавської ОВА"}
ONE = [
    ("uk", "Олег Хмаренгов повідомив. Це підтвердив Хмаренгов сам.", name("Олег Хмаренгов"), name("Хмаренгов")),
    ("uk", "Олег Хмаренгов повідомив. За словами Хмаренгова, тихо.", name("Олег Хмаренгов"), name("Хмаренгова")),
    ("uk", "За даними Хмаренгова, тихо. Олег Хмаренгов додав.", name("Хмаренгова"), name("Олег Хмаренгов")),
    ("uk", "Ольга Дороба сказала. За словами Дороби, тихо.", name("Ольга Дороба"), name("Дороби")),
    ("uk", "Олексій Вітринець сказав. За словами Вітринця, тихо.", name("Олексій Вітринець"), name("Вітринця")),
    ("ru", "Игорь Березов сообщил. По словам Березова, тихо.", name("Игорь Березов"), name("Березова")),
    ("ru", "Мария Озерова сообщила. По словам Озеровой, тихо.", name("Мария Озерова"), name("Озеровой")),
    ("uk", "Ігор Тихий повідомив. Мер додав.", name("Ігор Тихий", **MAYOR), name("Мер", "мер", role="мер")),
    ("uk", "Губернатор каже. Ігор Тихий додав.", name("Губернатор", role="Губернатор"), name("Ігор Тихий", **GOVERNOR)),
    ("uk", "Ганна Лис сказала. Вона додала.", name("Ганна Лис"), name("Вона", "вона")),
    ("ru", "Пётр Лис сказал. По его словам, тихо.", name("Пётр Лис"), name("его")),
    ("uk", "ДСНС повідомила. Держслужба з надзвичайних ситуацій додала.", body("ДСНС"), body("Держслужба з надзвичайних ситуацій")),
    ("uk", "У Нацполіції сказали. Національна поліція додала.", body("Нацполіції"), body("Національна поліція")),
    ("ru", "ГСЧС сообщила. В ведомстве добавили.", body("ГСЧС"), body("ведомстве", "ведомство")),
    ("ru", "Рейтер сообщает. Reuters пишет.", body("Рейтер", kind="media"), body("Reuters", kind="media")),
]
TWO = [
    ("uk", "Єгор Соколенко сказав. Ігор Соколенко додав.", name("Єгор Соколенко"), name("Ігор Соколенко")),
    ("uk", "Петро Хмаренгов сказав. Хмаренгова додала.", name("Петро Хмаренгов"), name("Хмаренгова")),
    ("uk", "Петро Хмаренгов сказав. Марія Хмаренгова додала.", name("Петро Хмаренгов"), name("Марія Хмаренгова")),
    ("uk", "Петро Лис сказав. Іван Петрович Лис додав.", name("Петро Лис"), name("Іван Петрович Лис")),
    ("ru", "Егор Березов сказал. Игорь Березов добавил.", name("Егор Березов"), name("Игорь Березов")),
    ("uk", "Ігор Тихий повідомив. Губернатор додав.", name("Ігор Тихий", **MAYOR), name("Губернатор", "губернатор", role="губернатор")),
    (
        "uk",
        "Ігор Тихий сказав. Начальник Сумської ОВА додав.",
        name("Ігор Тихий", **GOVERNOR),
        name("Начальник Сумської ОВА", role="Начальник Сумської ОВА"),
    ),
    ("uk", "Ганна Лис сказала. Він додав.", name("Ганна Лис"), name("Він", "він")),
    ("ru", "Пётр Лис сказал. Она добавила.", name("Пётр Лис"), name("Она", "она")),
    ("uk", "ДСНС повідомила. Нацполіція додала.", body("ДСНС"), body("Нацполіція")),
    ("uk", "МВС України сказало. МВС РФ додало.", body("МВС України"), body("МВС РФ")),
    ("uk", "ДСНС Полтавщини сказала. ДСНС Сумщини додала.", body("ДСНС Полтавщини"), body("ДСНС Сумщини")),
    ("ru", "Рейтер сообщает. В ведомстве добавили.", body("Рейтер", kind="media"), body("ведомстве", "ведомство")),
    ("uk", "Лікарка сказала. Мер додав.", name("Лікарка", role="Лікарка"), name("Мер", "мер", role="мер")),
    ("uk", "Олена Коваль сказала. Олег Ковальчук додав.", name("Олена Коваль"), name("Олег Ковальчук")),
]


@pytest.mark.parametrize("case", ONE, ids=[case[1] for case in ONE])
def test_one(case: tuple[str, str, Mention, Mention]) -> None:
    language, text, *mentions = case
    first, second = speakers(reading(text, language, *mentions))
    assert first is not None and first == second


@pytest.mark.parametrize("case", TWO, ids=[case[1] for case in TWO])
def test_two(case: tuple[str, str, Mention, Mention]) -> None:
    language, text, *mentions = case
    first, second = speakers(reading(text, language, *mentions))
    assert first != second


@pytest.mark.parametrize("case", ONE, ids=[case[1] for case in ONE])
def test_a_link_says_why_and_where(case: tuple[str, str, Mention, Mention]) -> None:
    language, text, *mentions = case
    (person,) = resolve_people(reading(text, language, *mentions), possible_names).people
    (link,) = person.links
    assert text[link.start : link.end] in {words for words, _, _ in mentions}
    assert text[link.start : link.end] in link.reason


@pytest.mark.parametrize("case", ONE, ids=[case[1] for case in ONE])
def test_a_decision_cuts_the_link(case: tuple[str, str, Mention, Mention]) -> None:
    language, text, *mentions = case
    given = reading(text, language, *mentions)
    first, second = (f"d:{v.spans[0][0]}-{v.spans[0][1]}" for v in given.people)
    cut = Decision(id="x", who="w", when="2031-05-07", why="y", judgement="different", subject=(first, second))
    found = resolve_people(given, possible_names, [cut])
    assert len({a.speaker for a in found.attributions}) == 2


def test_a_decision_joins_what_no_rule_would() -> None:
    given = reading("Олег Хмаренгов сказав. Кобзар додав.", "uk", name("Олег Хмаренгов"), name("Кобзар"))
    joined = Decision(id="x", who="w", when="2031-05-07", why="y", judgement="same", subject=("d:0-14", "d:23-29"))
    found = resolve_people(given, possible_names, [joined])
    assert [(p.name, p.variants, [link.rule for link in p.links]) for p in found.people] == [
        ("Олег Хмаренгов", ("Олег Хмаренгов", "Кобзар"), ["decision"])
    ]


def test_the_name_is_the_fullest_nominative_and_the_spellings_are_kept() -> None:
    text = "За словами Хмаренгова, тихо. Олег Хмаренгов додав."
    (person,) = resolve_people(reading(text, "uk", name("Хмаренгова"), name("Олег Хмаренгов")), possible_names).people
    assert (person.name, person.latin) == ("Олег Хмаренгов", "Oleh Khmarenhov")
    assert set(person.variants) == {"Олег Хмаренгов", "Хмаренгов", "Хмаренгова"}


def test_a_body_has_its_english_name_and_others_have_latin_letters() -> None:
    text = "ДСНС повідомила. Портова спілка додала."
    found = resolve_people(reading(text, "uk", body("ДСНС"), body("Портова спілка")), possible_names)
    assert [p.latin for p in found.people] == ["State Emergency Service of Ukraine", "Portova spilka"]
    assert [(p.kind, p.side) for p in found.people] == [("rescuer", "Ukraine"), ("official", None)]


@pytest.mark.parametrize(
    ("kind", "anonymous", "said", "protected"),
    [("official", False, False, False), ("witness", False, True, True), ("victim", False, False, True), ("official", True, False, True)],
)
def test_who_is_protected(kind: str, anonymous: bool, said: bool, protected: bool) -> None:
    text = "Олег Лис сказав."
    given = reading(text, "uk", name("Олег Лис", kind=kind, anonymous=anonymous, protected=said))
    assert resolve_people(given, possible_names).people[0].protected is protected


PEOPLE = ["Олег Хмаренгов", "Хмаренгов", "Хмаренгова", "Ігор Хмаренгов", "Єгор Хмаренгов", "Марія Хмаренгова", "Лис", "Іван Лис"]


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=8))
def test_every_mention_is_somebodys_and_is_explained(said: list[str]) -> None:
    text = "".join(f"{one} там. " for one in said)
    found = resolve_people(reading(text, "uk", *(name(one) for one in said)), possible_names)
    assert sorted(span for p in found.people for span in p.spans) == sorted({span for p in found.people for span in p.spans})
    assert sum(len(p.spans) for p in found.people) == len(said)
    assert all(len(p.links) == len(p.spans) - 1 for p in found.people)
    full = [p for p in found.people if len(p.name.split()) == 2]
    assert len({p.name for p in full}) == len(full)


def test_a_long_role_is_no_name() -> None:
    text = "Ігор Тихий повідомив. Начальник обласної військової адміністрації додав."
    role = "Начальник обласної військової адміністрації"
    (person,) = resolve_people(reading(text, "uk", name("Ігор Тихий", **GOVERNOR), name(role, role=role)), possible_names).people
    assert (person.name, role in person.variants) == ("Ігор Тихий", True)


def test_a_body_keeps_its_name_beside_a_noun_for_it() -> None:
    text = "В ФСБ сообщили. Спецслужба добавила."
    (person,) = resolve_people(reading(text, "ru", body("ФСБ"), body("Спецслужба")), possible_names).people
    assert (person.name, person.latin) == ("ФСБ", "Federal Security Service")


def test_a_name_in_another_case_makes_nobody_anonymous() -> None:
    (person,) = resolve_people(reading("За словами Хмаренгова, тихо.", "uk", name("Хмаренгова")), lambda said, language: [("Хмаренгов", None)]).people
    assert (person.name, person.anonymous, person.protected) == ("Хмаренгов", False, False)


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("Тихий сказав. Пост обіймає Олег Тихий.", "Олег Тихий"),
        ("Тихий сказав. Сили Тихий знав.", "Тихий"),
        ("Тихий сказав. Так каже президент Тихий.", "Тихий"),
    ],
)
def test_a_first_name_said_elsewhere_is_found_but_no_word_that_only_starts_a_sentence(text: str, full: str) -> None:
    assert resolve_people(reading(text, "uk", name("Тихий")), possible_names).people[0].name == full


def test_a_passage_in_another_language_is_read_in_it() -> None:
    text = "Петро Лис сказав. Он добавил. ГСЧС молчит. ДСНС мовчить."
    given = reading(text, "uk", name("Петро Лис"), name("Он", "он"), body("ГСЧС"), body("ДСНС"))
    given = msgspec.structs.replace(given, passages=(Passage(language="ru", start=18, end=42),))
    assert speakers(given) == ["Петро Лис", "Петро Лис", "ГСЧС", "ГСЧС"]
    assert speakers(msgspec.structs.replace(given, passages=()))[1] != "Петро Лис"
