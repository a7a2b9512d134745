"""Mentions of one document become people."""

import msgspec
import pytest

from witnessmark.model.claim import Casualty
from witnessmark.model.reading import Reading
from witnessmark.model.voice import Attribution, Voice, VoiceKind
from witnessmark.resolve.people.body_names import BodyNames
from witnessmark.resolve.people.people import resolve_people
from witnessmark.resolve.people.same_name import same_person


def reading(text: str, *mentions: tuple[str, str | None, VoiceKind, bool]) -> Reading:
    """A reading in which each mention, found in order in the text, says one thing."""
    voices, at = [], 0
    for i, (name, role, kind, body) in enumerate(mentions):
        at = text.index(name, at)
        span = (at, at + len(name))
        voices.append(
            Voice(
                id=f"m{i}", name=name, variants=(name,), role=role, kind=kind, is_body=body, protected=kind not in ("official", "ngo"), spans=(span,)
            )
        )
        at = span[1]
    said = tuple(Attribution(source=v.spans[0], cue=None, content=((0, 1),), quoted=False, speaker=v.id) for v in voices)
    return Reading(doc_id="d", sha256="", language="en", published=None, people=tuple(voices), attributions=said, text=text)


def speakers(found: Reading) -> list[str | None]:
    names = {p.id: p.name for p in found.people}
    return [names.get(a.speaker or "") for a in found.attributions]


def test_full_name_surname_and_other_spelling_are_one() -> None:
    found = resolve_people(
        reading(
            "Alexei Zavalniy spoke. Later Zavalny said more.",
            ("Alexei Zavalniy", "driver", "witness", False),
            ("Zavalny", None, "other", False),
        )
    )
    (person,) = found.people
    assert (person.id, person.name, person.variants) == ("p0", "Alexei Zavalniy", ("Alexei Zavalniy", "Zavalny"))
    assert (person.kind, person.protected) == ("witness", True)
    assert found.people[0].spans == ((0, 15), (29, 36))


def test_surname_in_a_headline_takes_the_name_below() -> None:
    found = resolve_people(reading("Silva: no water. Ana Silva spoke.", ("Silva", None, "other", False), ("Ana Silva", "mayor", "official", False)))
    assert [p.name for p in found.people] == ["Ana Silva"]
    assert not found.people[0].protected


def test_first_names_in_conflict_stay_two() -> None:
    found = resolve_people(reading("Ana Silva and Ivo Silva spoke.", ("Ana Silva", None, "other", False), ("Ivo Silva", None, "other", False)))
    assert [p.name for p in found.people] == ["Ana Silva", "Ivo Silva"]


def test_fuller_form_that_never_speaks_gives_the_name() -> None:
    found = resolve_people(reading("The post of Ana Silva is open, Silva said.", ("Silva", None, "other", False)))
    # the mention found is the first "Silva" of the text
    assert found.people[0].name == "Ana Silva"


def test_role_alone_joins_who_has_the_role() -> None:
    found = resolve_people(
        reading("Ana Silva spoke. The mayor said more.", ("Ana Silva", "Northport Mayor", "official", False), ("mayor", "mayor", "official", False))
    )
    assert speakers(found) == ["Ana Silva", "Ana Silva"]


def test_pronoun_joins_the_last_suitable_person() -> None:
    found = resolve_people(reading("Ana Silva spoke. He said more.", ("Ana Silva", "mayor", "official", False), ("He", None, "other", False)))
    assert speakers(found) == ["Ana Silva", "Ana Silva"]
    assert found.people[0].variants == ("Ana Silva",)


def test_pronoun_is_never_a_body_and_respects_gender() -> None:
    text = "Reuters spoke. The spokesman Ivo Hale spoke. She said more."
    found = resolve_people(
        reading(text, ("Reuters", None, "media", True), ("Ivo Hale", "spokesman", "official", False), ("She", None, "other", False))
    )
    assert speakers(found) == ["Reuters", "Ivo Hale", None]


def test_pronoun_that_cannot_be_resolved_is_nobody() -> None:
    found = resolve_people(reading("He said so.", ("He", None, "other", False)))
    assert found.people == ()
    assert speakers(found) == [None]


def test_pronoun_looks_back_no_further_than_two_paragraphs() -> None:
    text = "Ana Silva spoke.\n\nRain fell.\n\nSnow fell.\n\nWind rose.\n\nShe said more."
    found = resolve_people(reading(text, ("Ana Silva", None, "other", False), ("She", None, "other", False)))
    assert speakers(found) == ["Ana Silva", None]


@pytest.mark.parametrize(
    ("a", "b", "text", "same"),
    [
        ("HRW", "Human Rights Watch", "", True),
        ("NHN", "Northport Hands Network", "", True),
        ("OHA", "Open Hands", "Open Hands (OHA) said", True),
        ("Amnesty", "Amnesty International", "", True),
        ("army", "army and police", "", False),
        ("Reuters", "Interfax", "", False),
    ],
)
def test_bodies(a: str, b: str, text: str, same: bool) -> None:
    names = BodyNames(text)
    assert set(names.full(b, "en")).isdisjoint(names.short(a, "en")) is not same


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Silva", "Ana Silva", True),
        ("A. Silva", "Ana Silva", True),
        ("Oleksiy Zavalny", "Alexei Zavalniy", True),
        ("Олексій Завальний", "Oleksii Zavalnyi", True),
        ("Ana Silva", "Ivo Silva", False),
        ("Hale", "Ana Silva", False),
    ],
)
def test_people(a: str, b: str, same: bool) -> None:
    assert same_person(a, b) is same


def test_claims_are_rewritten_and_nobody_carries_for_himself() -> None:
    given = reading(
        "Ana Silva spoke. Silva said. Reuters wrote.",
        ("Ana Silva", "mayor", "official", False),
        ("Silva", None, "other", False),
        ("Reuters", None, "media", True),
    )
    claim = Casualty(
        id="c0", start=0, end=3, quote="Ana", rule="r", outcome="killed", low=1, high=1, quantifier="exact", speaker="m1", via=("m0", "m2")
    )
    given = msgspec.structs.replace(given, claims=(claim,))
    found = resolve_people(given)
    assert (found.claims[0].speaker, found.claims[0].via) == ("p0", ("p1",))


def test_latin_form_is_given() -> None:
    found = resolve_people(reading("Олена Коваль said.", ("Олена Коваль", None, "other", False)))
    assert found.people[0].latin == "Olena Koval"


def test_abbreviation_is_spelt_out_where_the_text_does() -> None:
    found = resolve_people(reading("OHN said. A source of the Open Hands Network (OHN) wrote.", ("OHN", None, "ngo", True)))
    assert found.people[0].name == "Open Hands Network"
    assert "OHN" in found.people[0].variants


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Pavlo Kyrylets", "Kirilets"),
        ("Munir al-Sabri", "Sabri"),
        ("Rami Abdelrazek", "Abdul Razek"),
        ("Ghassan Attiyah", "Attiya"),
        ("Yurii Hnatiuk", "Gnatyuk"),
    ],
)
def test_spellings_of_one_surname(one: str, other: str) -> None:
    assert same_person(one, other)


@pytest.mark.parametrize(("one", "other"), [("Rami Abdelrazek", "Sami Abdul Razek"), ("Ivo Petrov", "Patriv"), ("Oleh Danko", "Dunko")])
def test_two_surnames_stay_two(one: str, other: str) -> None:
    assert not same_person(one, other)
