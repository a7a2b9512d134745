import pytest
from msgspec import UNSET

from witnessmark.model.claim import Casualty
from witnessmark.read.backends.common import Proposals, Proposed
from witnessmark.read.grounding import Grounding
from witnessmark.read.segment import segment

TEXT = (
    "Shells hit the brewery at dawn. At least 11 people were killed, among them two children, and more than 30 others were injured. "
    "The mill burned for 4 hours and 9 barrels were lost. Dozens of villagers were killed in the spring. A woman was killed on Monday. "
    "No one was injured at the school. Nobody could say whether 2 people were missing; 2 people were found missing later. Five more too."
)


def grounded(*proposed: Proposed, known: tuple[Casualty, ...] = (), text: str = TEXT) -> Grounding:
    grounding = Grounding(segment(text, "en"), known, "model:some:one")
    grounding.take(Proposals(within=(0, len(text)), claims=proposed))
    return grounding


def read(quote: str, outcome: str = "killed", start: int | None = None) -> Casualty:
    at = TEXT.index(quote) if start is None else start
    return Casualty(id="c0", start=at, end=at + len(quote), quote=quote, rule="rule", outcome=outcome, low=11, high=None, quantifier="at_least")


@pytest.mark.parametrize(
    ("proposed", "quote", "count"),
    [
        (Proposed(quote="At least 11 people", outcome="killed", low=11, high=None), "At least 11 people", (11, None, "at_least")),
        (Proposed(quote="11 people", outcome="killed", low=11, high=11), "At least 11 people", (11, None, "at_least")),
        (Proposed(quote="more than 30 others", outcome="injured", low=30, high=None), "more than 30 others", (31, None, "more_than")),
        (Proposed(quote="two children", outcome="killed", low=2, high=2), "two children", (2, 2, "exact")),
        (Proposed(quote="two children", outcome="killed"), "two children", (2, 2, "exact")),
        (Proposed(quote="Dozens of villagers", outcome="killed", low=None, high=None), "Dozens of villagers", (None, None, "dozens")),
        (Proposed(quote="A woman", outcome="killed", low=1, high=1), "A woman", (1, 1, "exact")),
        (Proposed(quote="No one", outcome="injured", low=0, high=0), "No one", (0, 0, "none")),
    ],
)
def test_what_the_text_says_is_a_claim_with_the_number_as_we_read_it(proposed: Proposed, quote: str, count: tuple[object, ...]) -> None:
    (claim,) = grounded(proposed).claims
    assert (claim.quote, TEXT[claim.start : claim.end]) == (quote, quote)
    assert (claim.low, claim.high, claim.quantifier) == count
    assert claim.rule == "model:some:one"


@pytest.mark.parametrize(
    ("proposed", "reason"),
    [
        (Proposed(quote="At least 12 people", outcome="killed", low=12), "not_found"),
        (Proposed(quote="at least 11 people", outcome="killed", low=11), "not_found"),
        (Proposed(quote="1 people", outcome="killed", low=1, high=1), "not_found"),
        (Proposed(quote="", outcome="killed", low=1, high=1), "not_found"),
        (Proposed(quote=TEXT, outcome="killed", low=11), "not_found"),
        (Proposed(quote="At least 11 people", outcome="killed", low=12, high=None), "number_not_there"),
        (Proposed(quote="At least 11 people", outcome="killed", low=None, high=None), "number_not_there"),
        (Proposed(quote="At least 11 people", outcome="killed", low=11, high=90), "number_not_there"),
        (Proposed(quote="Dozens of villagers", outcome="killed", low=24, high=60), "number_not_there"),
        (Proposed(quote="the brewery", outcome="killed", low=1, high=1), "number_not_there"),
        (Proposed(quote="4 hours", outcome="killed", low=4, high=4), "not_people"),
        (Proposed(quote="9 barrels", outcome="killed", low=9, high=9), "not_people"),
        (Proposed(quote="4", outcome="killed", low=4, high=4), "not_people"),
        (Proposed(quote="A woman", outcome="injured", low=1, high=1), "outcome_not_there"),
        (Proposed(quote="two children", outcome="detained", low=2, high=2), "outcome_not_there"),
    ],
)
def test_what_the_text_does_not_say_is_refused_with_its_reason(proposed: Proposed, reason: str) -> None:
    grounding = grounded(proposed)
    assert (grounding.claims, dict(grounding.refused)) == ([], {reason: 1, "not_a_claim": 0})


def test_the_rules_come_first() -> None:
    rules = (read("At least 11 people"),)
    again = grounded(Proposed(quote="11 people", outcome="killed", low=11), known=rules)
    other = grounded(Proposed(quote="11 people", outcome="injured", low=11), known=rules)
    assert (again.claims, again.refused["duplicate"]) == ([], 1)
    assert (other.claims, other.refused["contradicts_rules"]) == ([], 1)


def test_a_model_that_says_a_thing_twice_says_it_once() -> None:
    grounding = grounded(*[Proposed(quote="two children", outcome="killed", low=2, high=2)] * 3)
    assert len(grounding.claims) == 1
    assert grounding.refused["duplicate"] == 2


def test_of_several_occurrences_the_hinted_one_wins_else_the_first_that_is_free() -> None:
    first = TEXT.index("2 people")
    second = TEXT.index("2 people", first + 1)
    twice = Proposed(quote="2 people", outcome="missing", low=2, high=2)
    assert [c.start for c in grounded(twice, twice).claims] == [first, second]
    hinted = Proposed(quote="2 people", before="missing;", outcome="missing", low=2, high=2)
    assert [c.start for c in grounded(hinted).claims] == [second]
    wrong = Proposed(quote="2 people", before="no such words", outcome="missing", low=2, high=2)
    assert [c.start for c in grounded(wrong).claims] == [first]


def test_nothing_is_looked_for_outside_the_passage_that_was_asked_about() -> None:
    grounding = Grounding(segment(TEXT, "en"), (), "model:some:one")
    grounding.take(Proposals(within=(100, len(TEXT)), claims=(Proposed(quote="11 people", outcome="killed", low=11),), malformed=2))
    assert (grounding.claims, grounding.refused["not_found"], grounding.refused["not_a_claim"]) == ([], 1, 2)


def test_an_outcome_left_out_is_that_of_the_sentence_before_and_no_further() -> None:
    (claim,) = grounded(Proposed(quote="Five", outcome="missing", low=5, high=5)).claims
    assert claim.relation == "increment"
    assert grounded(Proposed(quote="Five", outcome="killed", low=5, high=5)).refused["outcome_not_there"] == 1


def test_no_one_never_becomes_a_zero_on_the_word_of_a_model() -> None:
    (claim,) = grounded(Proposed(quote="No one", outcome="injured", low=0, high=0)).claims
    assert claim.zero == "no_report"


@pytest.mark.parametrize(
    ("quote", "said", "who"),
    [("two children", "combatant", "child"), ("At least 11 people", "combatant", "unknown"), ("At least 11 people", "child", "child")],
)
def test_a_status_needs_a_word_that_gives_it(quote: str, said: str, who: str) -> None:
    (claim,) = grounded(Proposed(quote=quote, outcome="killed", low=UNSET, high=UNSET, who=said)).claims
    assert claim.who == who


def test_a_language_without_words_of_harm_grounds_nothing() -> None:
    grounding = Grounding(segment("11 people were killed.", "xx"), (), "model:some:one")
    grounding.take(Proposals(within=(0, 22), claims=(Proposed(quote="11 people", outcome="killed", low=11, high=11),)))
    assert grounding.claims == []


@pytest.mark.parametrize(
    ("language", "text", "proposed", "count"),
    [
        ("uk", "Щонайменше 11 рибалок загинули.", Proposed(quote="11 рибалок", outcome="killed", low=11), (11, None, "at_least")),
        ("uk", "Двоє дітей дістали поранення.", Proposed(quote="Двоє дітей", outcome="injured", low=2, high=2), (2, 2, "exact")),
        ("uk", "Учора загинула жінка.", Proposed(quote="жінка", outcome="killed", low=1, high=1), (1, 1, "exact")),
        ("uk", "Згоріло 14 вагонів, загинула жінка.", Proposed(quote="14 вагонів", outcome="killed", low=14), "not_people"),
        ("uk", "Загинули 9 людей.", Proposed(quote="9 людей", outcome="detained", low=9), "outcome_not_there"),
        ("ru", "Более 30 человек получили ранения.", Proposed(quote="30 человек", outcome="injured", low=30), (31, None, "more_than")),
        ("ru", "Девятеро рыбаков попали в больницу с травмами.", Proposed(quote="Девятеро рыбаков", outcome="injured", low=9), (9, 9, "exact")),
        ("ru", "Погибли десятки жителей.", Proposed(quote="десятки жителей", outcome="killed", low=40, high=40), "number_not_there"),
    ],
)
def test_all_languages_are_grounded_alike(language: str, text: str, proposed: Proposed, count: object) -> None:
    grounding = Grounding(segment(text, language), (), "model:some:one")
    grounding.take(Proposals(within=(0, len(text)), claims=(proposed,)))
    told = [(claim.low, claim.high, claim.quantifier) for claim in grounding.claims]
    assert told == ([] if isinstance(count, str) else [count])
    assert not isinstance(count, str) or grounding.refused[count] == 1
