"""What people decided, as a page tells it."""

from collections.abc import Sequence
from dataclasses import dataclass

from witnessmark.model.decision import Decision, Verdict, referred
from witnessmark.model.judged import sentence, signed, told
from witnessmark.model.pair import Pair
from witnessmark.publish.dossier.material import Material


@dataclass(frozen=True)
class DecisionView:
    """One decision: its sentence, what became of it, and where the words it is about stand on the page."""

    id: str
    sentence: str
    after: tuple[str, ...]
    stands: bool
    documents: tuple[tuple[int, str], ...]


def decision_views(material: Material, decisions: Sequence[Decision]) -> list[DecisionView]:
    """The decisions that bear on an incident's documents, in their order; those that only take others back are told with these."""
    found = []
    for decision in decisions:
        numbers = {material.entries[doc][0] for doc in documents_of(decision) if doc in material.entries}
        if numbers and decision.judgement != "undo":
            found.append(view(decision, decisions, tuple((n, f"d{n}") for n in sorted(numbers))))
    return found


def lost_views(decisions: Sequence[Decision]) -> list[DecisionView]:
    """The decisions that find nothing now: no incident's page may tell of them."""
    return [view(decision, decisions, ()) for decision in decisions if decision.lost is not None]


def view(decision: Decision, decisions: Sequence[Decision], documents: tuple[tuple[int, str], ...]) -> DecisionView:
    _, *after = told(decision, decisions)
    return DecisionView(decision.id, sentence(decision), tuple(line.strip() for line in after), decision.undone is None, documents)


def documents_of(decision: Decision) -> list[str]:
    """The documents a decision is about."""
    places = [referred(subject) for subject in decision.subject]
    return [subject if place is None or decision.about == "document" else place[0] for subject, place in zip(decision.subject, places, strict=True)]


def override_words(verdict: Verdict | None, computed: str | None = None) -> str | None:
    """`B instead, given by Olha Kit on 4 May 2031: …`, or that the computed grade was confirmed; null where nobody gave one."""
    if verdict is None:
        return None
    return f"{verdict.value} {'confirmed' if verdict.value == computed else 'instead, given'} by {signed(verdict)}"


def link_words(pair: Pair) -> str | None:
    """What a person decided of a copy link that was found; null where nobody did."""
    if pair.verdict is None or pair.found is None:
        return None
    return f"{'Cut' if pair.kind == 'cut' else 'Confirmed'} by {signed(pair.verdict)}."
