from collections.abc import Sequence

import msgspec
import pytest

from tests.publish.dossier import factory
from witnessmark.model.claim import Casualty
from witnessmark.model.incident import Contradiction, Incident
from witnessmark.model.place import Place
from witnessmark.model.tally import ClosedRange, Range, Row, Story, Tally
from witnessmark.model.time import Interval
from witnessmark.publish.dossier.headline import headline, plain_headline, range_words
from witnessmark.publish.dossier.material import Material


def tally(
    low: int | None, high: int | None, rows: Sequence[Row], grade: str = "C", outcome: str = "killed", who: str = "any", stories: Sequence[Story] = ()
) -> Tally:
    found = Range(low=low, high=high, top=high if high is not None else low)
    return Tally(
        outcome=outcome,  # type: ignore[arg-type]
        who=who,
        supported=found,
        reported=found,
        range=ClosedRange(low=low, high=high),
        stories=tuple(stories),
        grade=grade,  # type: ignore[arg-type]
        flags=(),
        reason="",
        rows=tuple(rows),
    )


def mayor(low: int | None, high: int | None) -> Row:
    return factory.row("ostap veremiienko", (("post", "c0"),), low, high, "strong", "sets_floor", "")


def doctor(low: int | None, high: int | None) -> Row:
    return factory.row("iryna maslova", (("hospital", "c1"),), low, high, "strong", "sets_top", "")


def adviser(outcome_claim: str = "c0") -> Row:
    return factory.row("taras holub", (("adviser", outcome_claim),), 24, 99, "weak", "weak", "")


def sentence(*tallies: Tally, incident: Incident | None = None) -> str:
    return plain_headline(Material(incident or factory.incident(tallies), factory.readings(), factory.documents(), {}, ()))


def test_closed() -> None:
    assert sentence(tally(16, 16, [mayor(16, 16)])) == "16 people were reported killed in Zhuravlyne on 6 May 2031."
    assert sentence(tally(9, 14, [mayor(9, 14)])) == "Between nine and 14 people were reported killed in Zhuravlyne on 6 May 2031."
    assert sentence(tally(1, 1, [mayor(1, 1)])) == "One person was reported killed in Zhuravlyne on 6 May 2031."
    assert sentence(tally(None, 20, [mayor(None, 20)])) == "Up to 20 people were reported killed in Zhuravlyne on 6 May 2031."


def test_what_is_only_possible_is_said_to_be_possible_and_never_an_unknown_number() -> None:
    feared = msgspec.structs.replace(
        tally(None, None, [factory.row("iryna maslova", (("hospital", "c1"),), 40, None, "weak", "weak", "")], outcome="missing", grade="D"),
        reported=Range(low=40, high=None, top=40),
    )
    assert "killed and by weaker accounts possibly at least 40 missing in" in sentence(tally(11, None, [mayor(11, None)]), feared)
    assert "unknown number" not in sentence(tally(11, None, [mayor(11, None)]), feared)


def test_a_count_its_own_source_took_down_is_told() -> None:
    found = tally(5, None, [mayor(5, None)])
    lower = Contradiction(code="revised_down", rows=(0,), reason="Ostap Veremiienko first said 8 and later 5.", outcome="killed", who="any")
    told = sentence(incident=msgspec.structs.replace(factory.incident([found]), contradictions=(lower,)))
    assert told.endswith("; Ostap Veremiienko first said 8 and later 5.")


def test_open() -> None:
    assert sentence(tally(11, None, [mayor(11, None)])) == "At least 11 people were reported killed in Zhuravlyne on 6 May 2031."
    assert sentence(tally(1, None, [mayor(1, None)])) == "At least one person was reported killed in Zhuravlyne on 6 May 2031."


def test_who_differs_is_said_in_the_same_sentence() -> None:
    said = sentence(tally(11, None, [mayor(11, None), adviser()], grade="C"))
    assert said == "At least 11 people were reported killed in Zhuravlyne on 6 May 2031; officials and advisers give different numbers."


def test_strong_sources_that_contradict() -> None:
    stories = [Story(roots=("ostap veremiienko",), low=16, high=16, top=16), Story(roots=("iryna maslova",), low=9, high=9, top=9)]
    said = sentence(tally(9, 16, [mayor(16, 16), doctor(9, 9)], grade="B", stories=stories))
    assert said == "Between nine and 16 people were reported killed in Zhuravlyne on 6 May 2031; officials and medics differ."


def test_only_weak_sources_keep_their_vague_word() -> None:
    said = sentence(tally(24, 99, [adviser()], grade="D"))
    assert (
        said == "Unconfirmed: dozens of people were reported killed in Zhuravlyne on 6 May 2031; no source in a position to know has given a count."
    )
    assert "24" not in said


def test_weak_numbers_are_unconfirmed() -> None:
    blog = factory.row("publisher:Blog", (("hostile", "c0"),), 3, 3, "weak", "weak", "")
    assert sentence(tally(3, 3, [blog], grade="D")).startswith("Unconfirmed: three people were reported killed in Zhuravlyne")


def test_denied() -> None:
    denial = factory.row("defence ministry of karvonia", (("denial", "c0"),), None, None, "denial", "denied", "")
    said = sentence(tally(11, None, [mayor(11, None), denial]))
    assert said == "At least 11 people were reported killed in Zhuravlyne on 6 May 2031; the defence ministry of Karvonia disputes this."


def test_somebody_who_saw_nobody_hurt_elsewhere_disputes_nothing() -> None:
    elsewhere = factory.row("iryna maslova", (("hospital", "c1"),), 0, 0, "denial", "not_comparable", "")
    assert sentence(tally(11, None, [mayor(11, None), elsewhere])) == "At least 11 people were reported killed in Zhuravlyne on 6 May 2031."


def test_what_fits_the_range_differs_from_nobody() -> None:
    early = factory.row("iryna maslova", (("hospital", "c1"),), 9, 9, "weak", "consistent", "")
    assert sentence(tally(11, None, [mayor(11, None), early])) == "At least 11 people were reported killed in Zhuravlyne on 6 May 2031."


def test_killed_or_injured_together_is_said_where_it_is_more_than_both_apart() -> None:
    joint = tally(23, None, [mayor(23, None)], outcome="affected")
    assert sentence(joint) == "At least 23 people were reported killed or injured in Zhuravlyne on 6 May 2031."
    both = "At least 11 people were reported killed and at least 23 killed or injured in Zhuravlyne on 6 May 2031."
    assert sentence(tally(11, None, [mayor(11, None)]), joint) == both
    hurt = tally(12, None, [doctor(12, None)], outcome="injured")
    apart = "At least 11 people were reported killed and at least 12 injured in Zhuravlyne on 6 May 2031."
    assert sentence(tally(11, None, [mayor(11, None)]), hurt, joint) == apart


def test_capitals_of_a_headline_are_no_spelling() -> None:
    shouted = msgspec.structs.replace(factory.incident((tally(16, 16, [mayor(16, 16)]),)), place=Place(start=0, end=1, name="ZHURAVLYNE"))
    assert sentence(incident=shouted) == "16 people were reported killed in Zhuravlyne on 6 May 2031."


def test_an_asserted_zero_is_somebodys_word() -> None:
    assert sentence(tally(0, 0, [mayor(0, 0)])) == "Sources said that no one was killed in Zhuravlyne on 6 May 2031."
    hurt = tally(3, None, [mayor(3, None)], outcome="injured")
    said = sentence(tally(0, 0, [mayor(0, 0)]), hurt)
    assert said == "Sources said that no one was killed in Zhuravlyne on 6 May 2031 and at least three people were reported injured."
    assert sentence(tally(0, 0, [mayor(0, 0)], who="child")) == "Sources said that no children were killed in Zhuravlyne on 6 May 2031."


def test_several_outcomes() -> None:
    killed, injured = tally(11, None, [mayor(11, None)]), tally(34, 34, [mayor(34, 34)], outcome="injured")
    missing = tally(2, None, [mayor(2, None)], outcome="missing")
    assert sentence(killed, injured) == "At least 11 people were reported killed and 34 injured in Zhuravlyne on 6 May 2031."
    assert (
        sentence(killed, injured, missing)
        == "At least 11 people were reported killed, 34 injured and at least two missing in Zhuravlyne on 6 May 2031."
    )


def test_a_weaker_outcome_is_called_weaker() -> None:
    hurt = tally(100, 999, [adviser("c1")], grade="D", outcome="injured")
    assert "and by weaker accounts hundreds injured" in sentence(tally(11, None, [mayor(11, None)]), hurt)


def test_a_group() -> None:
    assert sentence(tally(3, None, [mayor(3, None)], who="civilian")) == "At least three civilians were reported killed in Zhuravlyne on 6 May 2031."


def test_no_casualties_read() -> None:
    assert sentence() == "No count of casualties could be read from the reports about the attack in Zhuravlyne on 6 May 2031."


def test_no_reports_are_no_count_of_none() -> None:
    readings = factory.readings()
    nothing = Casualty(
        id="z", rule="test", start=0, end=6, quote="Update", outcome="killed", low=None, high=None, quantifier="none", zero="no_report"
    )
    readings["post"] = factory.reading("post", factory.POST, "x", None, [nothing], [])
    said = plain_headline(Material(factory.incident(()), readings, factory.documents(), {}, ()))
    assert said == "No casualties had been reported when the sources wrote about the attack in Zhuravlyne on 6 May 2031; that is not a count of none."


@pytest.mark.parametrize(
    ("time", "words"),
    [
        (Interval(since="2031-05-01", until="2031-06-01"), " in May 2031."),
        (Interval(since="2031-05-06", until="2031-05-08"), " between 6 and 7 May 2031."),
        (Interval(since="2031-05-06"), " on or after 6 May 2031."),
        (Interval(), " in Zhuravlyne."),
    ],
)
def test_the_day_stays_as_imprecise_as_it_is(time: Interval, words: str) -> None:
    assert sentence(incident=factory.incident((tally(16, 16, [mayor(16, 16)]),), time=time)).endswith(words)


def test_a_number_in_the_headline_leads_to_its_words() -> None:
    pieces = headline(Material(factory.incident(), factory.readings(), factory.documents(), {}, ()))
    assert [(p.text, p.anchor) for p in pieces if p.anchor] == [("At least 11", "w1-0"), ("at least 34", "w1-1")]


def test_an_open_range_from_nothing_is_no_number() -> None:
    assert range_words(Range(low=None, high=None)) == "an unknown number of"
    assert range_words(Range(low=0, high=None)) == "an unknown number of"
    assert range_words(Range(low=0, high=None, top=20)) == "up to 20"


def nobody_hurt(*more: Tally) -> str:
    readings = factory.readings()
    none = Casualty(id="c0", rule="test", start=0, end=6, quote="Nobody", outcome="injured", low=0, high=0, quantifier="none", zero="asserted")
    readings["denial"] = factory.reading("denial", "Nobody was hurt.", "x", None, [none], [])
    row = factory.row("Ilka Sorens", (("denial", "c0"),), 0, 0, "denial", "denied", "")
    said = Tally(
        outcome="injured",
        who="any",
        supported=EMPTY,
        reported=EMPTY,
        range=ClosedRange(low=None, high=None),
        stories=(),
        grade="D",
        flags=("!",),
        reason="",
        rows=(row,),
    )
    tallies = (said,) if not more else tuple(msgspec.structs.replace(t, rows=(*t.rows, row)) for t in more)
    return plain_headline(Material(factory.incident(tallies), readings, factory.documents(), {}, ()))


EMPTY = Range(low=None, high=None)


def test_who_says_that_nobody_was_hurt_is_quoted_and_disputes_nothing() -> None:
    assert nobody_hurt() == "Ilka Sorens said that nobody was injured in the attack in Zhuravlyne on 6 May 2031; no count was read."
    assert nobody_hurt(tally(3, None, [mayor(3, None)], outcome="injured")).endswith("; Ilka Sorens said that nobody was injured.")


def test_a_number_put_in_the_place_of_vague_words_is_told_in_their_place() -> None:
    corrected = msgspec.structs.replace(adviser(), low=40, high=40, corrected=True)
    assert sentence(tally(40, 40, [corrected], grade="D")).startswith("Unconfirmed: 40 people were reported killed in Zhuravlyne")
