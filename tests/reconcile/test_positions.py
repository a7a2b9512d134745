"""What accused parties say themselves, from invented texts to records."""

import pytest

from witnessmark import read
from witnessmark.model.incident import Incident
from witnessmark.pipeline import reconcile

MAYOR = "Russian forces shelled a market in Zhytomyr on Tuesday, killing at least seven civilians, mayor Denys Horbil said."
DENIAL = "The Russian Defence Ministry denied striking the market."
ACCUSES = "Russia said Ukrainian forces had fired the missile that hit Zhytomyr on Tuesday and killed seven people."


def told(*texts: str, published: tuple[str, ...] = ()) -> Incident:
    days = published or ("2024-05-08",) * len(texts)
    records = [
        {"doc_id": f"d{i}", "publisher": f"Paper {i}", "published": day, "text": text} for i, (text, day) in enumerate(zip(texts, days, strict=True))
    ]
    return next(reconcile(read(records)))


def stances(incident: Incident) -> dict[str, tuple[str, str]]:
    return {p.actor: (p.attack, p.harm) for p in incident.positions}


def test_who_is_accused_and_silent_has_said_nothing() -> None:
    incident = told(MAYOR)
    assert stances(incident) == {"Russia": ("silent", "silent")}
    assert incident.contested == ()
    assert [(a.actor, a.by, a.accepted) for a in incident.alleged] == [("Russia", "Denys Horbil", None)]


def test_a_denial_contests_it_and_leaves_the_grade_alone() -> None:
    plain, denied = told(MAYOR), told(f"{MAYOR} {DENIAL}")
    assert stances(denied) == {"Russia": ("denies", "silent")}
    assert [c.code for c in denied.contested] == ["denied"]
    assert [a.accepted for a in denied.alleged] == [False]
    assert [t.grade for t in denied.tallies] == [t.grade for t in plain.tallies]
    (words,) = denied.positions[0].said
    assert words.quote == "striking the market" and words.stance == "denies"


def test_the_newest_word_is_the_position() -> None:
    later = "The Russian army admitted that its forces struck the market in Zhytomyr on Tuesday. Denys Horbil, the mayor, had said so."
    incident = told(f"{MAYOR} {DENIAL}", later, published=("2024-05-08", "2024-05-12"))
    assert stances(incident)["Russia"][0] == "accepts"
    assert [words.stance for words in incident.positions[0].said] == ["denies", "accepts"]


def test_two_parties_accused_by_two_voices_are_rivals() -> None:
    incident = told(MAYOR, ACCUSES)
    assert stances(incident)["Russia"][0] == "denies"
    assert {c.code for c in incident.contested} == {"denied"}
    third = told(MAYOR, "Ukrainian forces shelled the market in Zhytomyr on Tuesday, Marta Holub, a resident, said.")
    assert [(c.code, c.actors) for c in third.contested] == [("rival_attribution", ("Russia", "Ukraine"))]


def test_what_a_party_concedes_is_its_own_record_with_the_words() -> None:
    incident = told(f"{MAYOR} The Russian Defence Ministry acknowledged that two civilians were injured in the market.")
    (conceded,) = incident.positions[0].conceded
    assert (conceded.outcome, conceded.who, conceded.low, conceded.high) == ("injured", "civilian", 2, 2)
    assert conceded.words.quote == "two civilians" and stances(incident) == {"Russia": ("silent", "concedes")}
    assert "It concedes 2 civilians injured" in incident.positions[0].reason


def test_the_enemy_is_no_party_by_name() -> None:
    incident = told(MAYOR, "The enemy shelled the market in Zhytomyr on Tuesday, Marta Holub, a resident, said.")
    assert {a.actor for a in incident.alleged} == {"Russia", "the enemy"}
    assert list(stances(incident)) == ["Russia"] and incident.contested == ()


def test_who_blames_another_concedes_nothing() -> None:
    assert all(p.conceded == () for p in told(MAYOR, ACCUSES).positions if p.actor == "Russia")


@pytest.mark.parametrize(
    "text",
    [
        "Российские войска обстреляли рынок в Житомире во вторник, погибли семь человек, сообщил мэр Денис Горбиль. "
        "Минобороны России опровергло удар по рынку.",
        "Російські війська обстріляли ринок у Житомирі у вівторок, загинули семеро людей, повідомив мер Денис Горбіль. "
        "Міноборони Росії заперечує удар по ринку.",
    ],
)
def test_denials_in_other_languages(text: str) -> None:
    assert stances(told(text)) == {"Russia": ("denies", "silent")}
