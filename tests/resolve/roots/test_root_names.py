"""One name for a person or body over documents; decisions part and join them."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reports import hurt, report, voice

from witnessmark.model.decision import Decision
from witnessmark.model.reading import Reading
from witnessmark.resolve.decided.judgements import judged
from witnessmark.resolve.roots.roots import Roots

ONE_PERSON = [
    ("Олег Хмаренгов", "Oleh Khmarenhov", "Oleg Khmarengov", "Хмаренгов", "O. Khmarenhov", "Хмаренгов Олег"),
    ("Микола Щербань", "Николай Щербань", "Mykola Shcherban", "Микола Іванович Щербань"),
    ("Єгор Соколенко", "Егор Соколенко", "Yehor Sokolenko", "Egor Sokolenko"),
]
TWO_PEOPLE = [
    ("Єгор Соколенко", "Ігор Соколенко"),
    ("Yehor Sokolenko", "Igor Sokolenko"),
    ("Олександр Іваненков", "Олександра Іваненкова"),
    ("Петро Лис", "Павло Лис"),
    ("Ігор Петрович Соколенко", "Ігор Іванович Соколенко"),
]
ONE_BODY = [
    ("ДСНС", "ГСЧС", "State Emergency Service", "ГУ ДСНС у Лозовій"),
    ("ООН", "UN", "United Nations"),
    ("Генштаб ЗСУ", "Генштаб ВСУ", "Ukraine's General Staff"),
]
NAMES = [
    "Олег Хмаренгов",
    "Oleg Khmarengov",
    "Хмаренгов",
    "Ігор Хмаренгов",
    "Єгор Хмаренгов",
    "О. Хмаренгов",
    "Іван Лис",
    "Лис",
    "Ivan Lys",
    "Іванна Лис",
]
FOLLOWS = (0, 3)
"""Where the one mention of each document stands."""


def documents(names: tuple[str, ...] | list[str], body: bool = False) -> list[Reading]:
    """A document for each name, in which who bears it says a number; its id is its place in the list."""
    kind = "rescuer" if body else "official"
    return [
        report(f"d{i}", [hurt(3, speaker="p0")], people=[voice("p0", name, kind, is_body=body, spans=(FOLLOWS,))]) for i, name in enumerate(names)
    ]


def roots(readings: list[Reading], *decisions: Decision) -> dict[str, str]:
    found = Roots(readings, judgements=judged(decisions))
    return {r.doc_id: found.of(r, r.claims[0]).name for r in readings}


def decided(judgement: str, a: int, b: int, undone: str | None = None) -> Decision:
    subject = tuple(f"d{i}:{FOLLOWS[0]}-{FOLLOWS[1]}" for i in (a, b))
    return Decision(id="x", who="w", when="2031-05-07", why="y", judgement=judgement, subject=subject, undone=undone)  # type: ignore[arg-type]


@pytest.mark.parametrize("names", ONE_PERSON, ids=[names[0] for names in ONE_PERSON])
def test_one_person_is_one_root(names: tuple[str, ...]) -> None:
    assert len(set(roots(documents(names)).values())) == 1


@pytest.mark.parametrize(("one", "other"), TWO_PEOPLE)
def test_two_people_are_two_roots(one: str, other: str) -> None:
    assert len(set(roots(documents((one, other))).values())) == 2


@pytest.mark.parametrize("names", ONE_BODY, ids=[names[0] for names in ONE_BODY])
def test_one_body_is_one_root(names: tuple[str, ...]) -> None:
    assert len(set(roots(documents(names, body=True)).values())) == 1


def test_two_bodies_are_two_roots() -> None:
    assert len(set(roots(documents(("ДСНС", "Нацполіція", "МВС України", "МВД России"), body=True)).values())) == 4


def test_what_a_body_posts_itself_is_its_own_word_in_any_language() -> None:
    quoting = report("a", [hurt(3, speaker="p0")], people=[voice("p0", "State Emergency Service", "rescuer", is_body=True)], publisher="Wire")
    own = report("b", [hurt(3)], publisher="ДСНС України", language="uk")
    found = Roots([quoting, own])
    assert found.of(own, own.claims[0]).name == found.of(quoting, quoting.claims[0]).name


def test_a_father_and_a_son_share_a_surname_and_nothing_else() -> None:
    assert len(set(roots(documents(("Петро Лис", "Іван Петрович Лис", "Лис"))).values())) == 3


def test_a_cut_separates_one_voice_and_leaves_the_others_together() -> None:
    readings = documents(("Олег Хмаренгов", "Oleg Khmarengov", "Олег Хмаренгов"))
    assert roots(readings, decided("different", 0, 2)) == {"d0": "Oleg Khmarengov", "d1": "Oleg Khmarengov", "d2": "Олег Хмаренгов"}


def test_two_of_one_name_are_told_apart_by_their_documents() -> None:
    assert roots(documents(("Ivan Lys", "Ivan Lys")), decided("different", 0, 1)) == {"d0": "Ivan Lys", "d1": "Ivan Lys (d1)"}


def test_a_cut_that_was_undone_or_overruled_separates_nothing() -> None:
    readings = documents(("Олег Хмаренгов", "Oleg Khmarengov"))
    for decisions in ([decided("different", 0, 1, undone="2031-05-08")], [decided("different", 0, 1), decided("same", 1, 0)]):
        assert len(set(roots(readings, *decisions).values())) == 1


def test_a_decision_joins_what_no_rule_would() -> None:
    readings = documents(("Олег Хмаренгов", "Кобзар"))
    assert len(set(roots(readings).values())) == 2
    assert len(set(roots(readings, decided("same", 0, 1)).values())) == 1


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(NAMES), min_size=2, max_size=4))
def test_the_order_of_the_documents_changes_nothing(names: list[str]) -> None:
    readings = documents(names)
    assert len({tuple(sorted(roots(list(order)).items())) for order in permutations(readings)}) == 1


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(NAMES), min_size=2, max_size=4), st.data())
def test_a_cut_always_separates(names: list[str], data: st.DataObject) -> None:
    a, b = data.draw(st.permutations(range(len(names))))[:2]
    found = roots(documents(names), decided("different", a, b))
    assert found[f"d{a}"] != found[f"d{b}"]


def test_an_outlet_is_one_root_whether_it_is_quoted_or_speaks_itself() -> None:
    quoting = report("a", [hurt(3, speaker="p0")], people=[voice("p0", "Рейтер", "media", is_body=True, latin="Reuters")], language="uk")
    own = report("b", [hurt(3)], publisher="Reuters")
    russian = report("c", [hurt(3)], publisher="Рейтер", language="ru")
    found = Roots([quoting, own, russian])
    assert {found.of(r, r.claims[0]).name for r in (quoting, own, russian)} == {"publisher:Reuters"}


def test_a_common_noun_is_shown_as_it_is_written() -> None:
    reading = report("a", [hurt(3, speaker="p0")], people=[voice("p0", "власти", is_body=True, latin="vlasti")], language="ru")
    assert Roots([reading]).of(reading, reading.claims[0]).name == "власти"
