"""Claims accepted, rejected and corrected, over copies and over new readings."""

from judging import decide, on_claims
from msgspec.structs import replace
from reports import Atlas, attack, hurt, report, voice, when

from witnessmark.model.decision import Correction
from witnessmark.model.pair import Pair
from witnessmark.resolve.decided.claims import decided_claims, holding
from witnessmark.resolve.incidents.incidents import gather

MONDAY = when("2031-05-05", "2031-05-06")
NINE, FOUR = hurt(9, id="c0", start=100, places=(0,), time=0), hurt(4, id="c1", start=200, outcome="injured", places=(0,), time=0)
HIT = attack(id="c2", places=(0,), time=0)


def nine(id, start):
    return replace(NINE, id=id, start=start, end=start + len(NINE.quote))


def told(doc, *claims, **more):
    return report(doc, claims or (NINE, FOUR, HIT), ["varden"], [MONDAY], **more)


A = told("a")


def decided(decisions, *readings, pairs=()):
    return decided_claims(readings or [A], pairs, Atlas(), decisions)


def judgements(found):
    return {key: [v.judgement for v in verdicts] for key, verdicts in found.verdicts.items()}


def test_a_rejected_count_stays_among_the_evidence_and_bears_who_and_why():
    (made,) = gather([A], [], Atlas(), decisions=[on_claims("reject", (A, NINE))])
    (evidence,) = [e for e in made.evidence if e.claim.id == "c0"]
    assert [(v.judgement, v.who, v.why) for v in evidence.verdicts] == [("reject", "Olha Kit", "the caption is of another street")]
    assert not any(e.verdicts for e in made.evidence if e.claim.id != "c0")


def test_a_rejected_claim_that_is_no_count_is_gone():
    assert [c.id for c in decided([on_claims("reject", (A, HIT))]).readings[0].claims] == ["c0", "c1"]


def test_a_corrected_claim_says_the_new_and_keeps_the_old_beside_it():
    found = decided([on_claims("correct", (A, NINE), correction=Correction(low=19, high=None, quantifier="at_least", who="child"))])
    claim = found.readings[0].claims[0]
    assert (claim.low, claim.high, claim.quantifier, claim.who, claim.quote) == (19, None, "at_least", "child", "9 people")
    assert found.read == {("a", "c0"): NINE}


def test_a_corrected_place_stands_at_the_words_of_the_claim():
    (found,) = decided([on_claims("correct", (A, NINE), correction=Correction(place="lomni"))]).readings
    place = found.places[found.claims[0].places[0]]
    assert (place.name, place.gazetteer_id, place.start, place.end) == ("Lomni", "lomni", 100, 108)
    assert found.places[:1] == A.places


def test_a_number_corrected_to_nothing_is_a_zero_somebody_asserts_and_back():
    zero = decided([on_claims("correct", (A, NINE), correction=Correction(low=0, high=0, quantifier="none"))]).readings[0].claims[0]
    assert zero.zero == "asserted"
    none = told("a", replace(NINE, low=0, high=0, zero="no_report"))
    some = decided([on_claims("correct", (none, none.claims[0]), correction=Correction(low=2, high=2))], none).readings[0].claims[0]
    assert some.zero is None


def test_a_number_a_person_gives_counts_people_and_names_nobody():
    read = told("a", replace(NINE, low=1, high=1, quote="a welder", named=True))
    given = [on_claims("correct", (read, read.claims[0]), correction=Correction(low=40, high=40))]
    assert not decided(given, read).readings[0].claims[0].named
    as_before = [on_claims("correct", (read, read.claims[0]), correction=Correction(who="child"))]
    assert decided(as_before, read).readings[0].claims[0].named


def test_corrections_of_different_fields_add_up_and_the_later_of_one_field_stands():
    number, group = Correction(low=19, high=19), Correction(who="child")
    first = [on_claims("correct", (A, NINE), correction=each, id=str(i)) for i, each in enumerate([number, group])]
    claim = decided(first).readings[0].claims[0]
    assert (claim.low, claim.who) == (19, "child")
    later = [*first, on_claims("correct", (A, NINE), correction=Correction(low=8, high=8), id="3")]
    assert decided(later).readings[0].claims[0].low == 8
    assert [v.decision for v in decided(later).verdicts["a", "c0"]] == ["1", "3"]


def test_the_later_of_contradicting_judgements_stands():
    rejected, accepted = on_claims("reject", (A, NINE), id="1"), on_claims("accept", (A, NINE), id="2")
    corrected = on_claims("correct", (A, NINE), id="3", correction=Correction(low=19, high=19))
    assert judgements(decided([rejected, accepted])) == {("a", "c0"): ["accept"]}
    assert judgements(decided([accepted, rejected])) == {("a", "c0"): ["reject"]}
    assert judgements(decided([rejected, corrected])) == {("a", "c0"): ["correct"]}
    assert judgements(decided([corrected, rejected])) == {("a", "c0"): ["correct", "reject"]}
    assert [d.id for d in holding([rejected, corrected, accepted])] == ["3", "2"]


def test_what_was_taken_back_holds_no_more():
    assert decided([on_claims("reject", (A, NINE)), decide("undo", "1", id="2")]).verdicts == {}


def test_it_holds_over_a_new_reading_with_other_ids_and_bounds():
    again = told("a", replace(HIT, id="c0"), replace(FOUR, id="c8"), hurt(9, id="c9", start=91, quote="at least 9 people", places=(0,), time=0))
    assert judgements(decided([on_claims("reject", (A, NINE))], again)) == {("a", "c9"): ["reject"]}


def test_it_holds_where_new_documents_come():
    new = told("0-first", hurt(7, places=(0,), time=0))
    assert judgements(decided([on_claims("reject", (A, NINE))], new, A)) == {("a", "c0"): ["reject"]}


def test_the_same_words_in_a_copy_are_judged_with_them_and_its_own_judgement_wins():
    copy = told("b", nine("c5", 150), published="2031-05-07")
    other = told("c", nine("c5", 150))
    pairs = [Pair(a="a", b="b", kind="copy", score=1.0, evidence=(), reason="-")]
    rejected = on_claims("reject", (A, NINE), id="1")
    assert judgements(decided([rejected], A, copy, other, pairs=pairs)) == {("a", "c0"): ["reject"], ("b", "c5"): ["reject"]}
    own = on_claims("accept", (copy, copy.claims[0]), id="2")
    assert judgements(decided([own, rejected], A, copy, pairs=pairs))["b", "c5"] == ["accept"]


def test_of_words_said_twice_the_one_at_the_same_turn_is_meant_in_a_copy():
    twice = told("a", nine("c0", 10), nine("c1", 100))
    copy = told("b", nine("c4", 130), nine("c3", 30))
    pairs = [Pair(a="a", b="b", kind="copy", score=1.0, evidence=(), reason="-")]
    assert ("b", "c4") in decided([on_claims("reject", (twice, twice.claims[1]))], twice, copy, pairs=pairs).verdicts
    once = told("b", nine("c3", 30))
    assert list(decided([on_claims("reject", (twice, twice.claims[1]))], twice, once, pairs=pairs).verdicts) == [("a", "c1")]


def test_without_decisions_the_readings_are_the_same():
    assert decided([]).readings == (A,)


def test_a_corrected_speaker_is_found_by_the_mention_and_passes_nothing_on():
    people = [voice("p0", "Ana Mirel", spans=((0, 9),)), voice("p1", "Olen Tavis", spans=((50, 60), (70, 72)))]
    said = told("a", replace(NINE, speaker="p0", via=("p1",)), people=people)
    moved = decided([on_claims("correct", (said, said.claims[0]), correction=Correction(speaker="a:48-60"))], said).readings[0].claims[0]
    assert (moved.speaker, moved.via) == ("p1", ())
    itself = decided([on_claims("correct", (said, said.claims[0]), correction=Correction(speaker=None))], said).readings[0].claims[0]
    assert itself.speaker is None
    nobody = decided([on_claims("correct", (said, said.claims[0]), correction=Correction(speaker="a:20-30"))], said).readings[0].claims[0]
    assert nobody.speaker == "p0"
