"""Blame and own deeds in plain words, from invented texts to records."""

import pytest

from witnessmark import read
from witnessmark.model.incident import Incident
from witnessmark.pipeline import reconcile

MAYOR = "Six civilians were killed in an air strike on a bakery in Lubny on 3 May 2031, mayor Denys Horbil said"
DAYS = ("2031-05-03", "2031-05-04", "2031-05-05")


def incidents(*texts: str) -> list[Incident]:
    told = zip(texts, DAYS, strict=False)
    records = [{"doc_id": f"d{i}", "publisher": f"Paper {i}", "published": day, "text": text} for i, (text, day) in enumerate(told)]
    return list(reconcile(list(read(records))))


def floors(incident: Incident) -> dict[str, int | None]:
    return {t.who: t.supported.low for t in incident.tallies if t.outcome == "killed"}


@pytest.mark.parametrize(
    "words",
    [
        "The Russian Defence Ministry said its missile killed 6 servicemen in a bakery in Lubny on 3 May 2031.",
        "The Russian Defence Ministry said that its forces killed 6 servicemen in a bakery in Lubny on 3 May 2031.",
        "The Russian Defence Ministry said 6 Ukrainian servicemen were killed in the air strike on a bakery in Lubny on 3 May 2031.",
    ],
)
def test_a_label_by_the_attacker_alone_takes_nothing_from_the_civilians(words: str) -> None:
    (incident,) = incidents(f"{MAYOR}.", words)
    assert floors(incident)["civilian"] == 6
    assert floors(incident)["combatant"] is None


@pytest.mark.parametrize(
    "words", [f"{MAYOR}, blaming Russia.", f"{MAYOR}. He blamed Russian forces.", f"{MAYOR}. Horbil accused Russia of shelling it."]
)
def test_blame_in_plain_words_is_an_allegation(words: str) -> None:
    (incident,) = incidents(words)
    assert [(a.actor, a.by) for a in incident.alleged] == [("Russia", "Denys Horbil")]


def test_blame_for_something_else_accuses_nobody_of_the_attack() -> None:
    (incident,) = incidents(f"{MAYOR}. He accused Russia of delaying the repair of the old water works for many years.")
    assert incident.alleged == ()


def test_who_admits_what_its_forces_did_concedes() -> None:
    admitted = "The Russian Defence Ministry admitted that its forces bombed Lubny on 3 May 2031, killing one civilian."
    (incident,) = incidents(f"{MAYOR}, blaming Russia.", admitted)
    assert [(p.actor, p.attack) for p in incident.positions] == [("Russia", "accepts")]


@pytest.mark.parametrize(
    "denial",
    ["Міноборони РФ заперечило удар по Лубнах 3 травня 2031 року.", "The Russian Defence Ministry denied the air strike on Lubny on 3 May 2031."],
)
def test_a_denial_joins_the_attack_it_denies_and_is_no_event_of_its_own(denial: str) -> None:
    assert incidents(denial) == []
    (incident,) = incidents(f"{MAYOR}.", denial)
    assert [(p.actor, p.attack) for p in incident.positions] == [("Russia", "denies")]
