"""Who carries another's words."""

from witnessmark.read.attribution.carriers import told, unfold
from witnessmark.read.attribution.cues import Cue
from witnessmark.read.attribution.name_lists import Phrase
from witnessmark.read.attribution.statement import Statement
from witnessmark.read.attribution.text import Text
from witnessmark.read.segment import segment


def hearer(text: str) -> list[str]:
    cut = segment(text, "en")
    k = cut.lower.index("told")
    return [cut.quote(p.first, p.end) for p in told(Text(cut, []), Cue(k, k + 1, k, "tell", "finite", "stated"))]


def test_a_medium_that_was_told_carries() -> None:
    assert hearer("She told Reuters the port was shut.") == ["Reuters"]


def test_other_hearers_carry_nothing() -> None:
    assert hearer("She told the council the port was shut.") == []


def test_a_guard_that_is_quoted_speaks_and_the_station_carries() -> None:
    cut = segment("Radio North, quoting a guard, said the bridge was hit.", "en")
    made = Statement((7, 8), "say", "say", "stated", Phrase(0, 2, 7), "after", (0, len(cut.words)))
    unfold(Text(cut, []), made)
    assert made.source is not None
    assert cut.quote(made.source.first, made.source.head_end) == "a guard"
    assert [cut.quote(p.first, p.end) for p in made.carriers] == ["Radio North"]
