from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from reports import Atlas, attack, hurt, place, report, when

from witnessmark.model.pair import Pair
from witnessmark.resolve.incidents.incidents import gather

MONDAY = when("2031-05-05", "2031-05-06")
WEDNESDAY = when("2031-05-07", "2031-05-08")
LONG_AGO = when("2019-01-01", "2020-01-01")


def incidents(*readings, pairs=(), **more):
    return gather(readings, pairs, Atlas(), **more)


def documents(found):
    return [[d.doc_id for d in incident.documents] for incident in found]


def test_one_report_of_one_event_is_one_incident_with_its_place_and_day():
    text = report("a", [hurt(3, places=(0,), time=0), attack(places=(0,))], ["varden"], [MONDAY])
    (found,) = incidents(text)
    assert (found.place.name, found.time.since, found.time.until) == ("Varden", "2031-05-05", "2031-05-06")
    assert found.title == "Varden, 5 May 2031: shelling"
    assert len(found.evidence) == 2


def test_history_elsewhere_and_in_other_years_is_not_the_event():
    claims = [hurt(3, places=(0,), time=0), attack(id="c1", places=(1,), time=1), hurt(50, id="c2", places=(1,), time=1, start=200)]
    (found,) = incidents(report("a", claims, ["varden", "tessal"], [MONDAY, LONG_AGO]))
    assert [e.claim.id for e in found.evidence] == ["c0"]


def test_a_people_is_no_place():
    orvian = replace(place("tessal"), demonym=True)
    (found,) = incidents(report("a", [hurt(3, places=(0, 1), time=0)], [orvian, place("varden")], [MONDAY]))
    assert found.place.name == "Varden"


def test_totals_of_a_longer_time_make_no_incident():
    assert incidents(report("a", [hurt(900, scope="cumulative", places=(0,))], ["varden"])) == []


def test_a_text_that_counts_nobody_and_tells_of_no_attack_is_in_no_incident():
    assert incidents(report("a", [], ["varden"])) == []


def test_reports_of_one_city_and_day_are_one_incident_and_other_days_another():
    a = report("a", [hurt(3, places=(0,), time=0)], ["varden"], [MONDAY])
    b = report("b", [hurt(5, places=(0,), time=0)], ["eastrow"], [MONDAY])
    c = report("c", [hurt(2, places=(0,), time=0)], ["varden"], [WEDNESDAY], published="2031-05-08")
    d = report("d", [hurt(2, places=(0,), time=0)], ["tessal"], [MONDAY])
    assert documents(incidents(a, b, c, d)) == [["a", "b"], ["c"], ["d"]]


def test_an_undated_copy_joins_the_event_its_original_is_about_and_no_older_one_told_in_it():
    week_before = when("2031-04-28", "2031-04-29")
    older = hurt(11, id="c1", places=(0,), time=1, start=200)
    a = report("a", [hurt(3, places=(0,), time=0), older], ["varden"], [MONDAY, week_before], text="x " * 150)
    b = report("b", [hurt(3, places=(0,))], ["varden"], published=None)
    pair = Pair(a="a", b="b", kind="copy", score=1.0, evidence=(), reason="", original=None)
    assert documents(incidents(a, b, pairs=[pair])) == [["a", "b"], ["a"]]


def test_an_undated_event_was_in_the_days_before_publication():
    a = report("a", [hurt(3, places=(0,), time=0)], ["varden"], [MONDAY])
    b = report("b", [hurt(4, places=(0,))], ["varden"])
    later = report("c", [hurt(4, places=(0,))], ["varden"], published="2031-06-20")
    assert documents(incidents(a, b, later)) == [["a", "b"], ["c"]]


def test_a_round_up_joins_each_incident_it_counts():
    round_up = report(
        "r", [hurt(3, places=(0,), time=0), attack(places=(0,)), hurt(7, id="c1", places=(1,), time=0, start=60)], ["varden", "tessal"], [MONDAY]
    )
    tessal = report("t", [hurt(7, places=(0,), time=0)], ["tessal"], [MONDAY])
    assert documents(incidents(round_up, tessal)) == [["r"], ["r", "t"]]


def test_each_document_by_itself_where_it_is_asked_for():
    same = [report(name, [hurt(3, places=(0,), time=0)], ["varden"], [MONDAY]) for name in "ab"]
    assert documents(incidents(*same, group_by="document")) == [["a"], ["b"]]


def test_copies_are_of_one_incident_and_say_so():
    a = report("a", [hurt(3, places=(0,), time=0)], ["varden"], [MONDAY], published="2031-05-05")
    b = report("b", [hurt(3)], [], [])
    pair = Pair(a="a", b="b", kind="rewrite", score=0.8, evidence=(), reason="Both have it.", original="a")
    (found,) = incidents(a, b, pairs=[pair])
    assert [(d.doc_id, d.group, d.relation) for d in found.documents] == [("a", "a", "original"), ("b", "a", "rewrite")]
    assert {(e.root, e.asserted) for e in found.evidence} == {("publisher:document a", "2031-05-05")}


def test_claims_without_a_place_or_day_take_those_of_their_document():
    (found,) = incidents(report("a", [hurt(3, places=(0,), time=0), hurt(8, "injured", id="c1", start=50)], ["varden"], [MONDAY]))
    assert {(e.place.name, e.time.since) for e in found.evidence} == {("Varden", "2031-05-05")}


def test_a_translation_nobody_could_read_is_still_among_the_documents():
    a, b = report("a", [hurt(3, places=(0,), time=0)], ["varden"], [MONDAY]), report("b", language="xx")
    pair = Pair(a="a", b="b", kind="translation", score=0.6, evidence=(), reason="The same order.", original="a")
    assert documents(incidents(a, b, report("c", language="xx"), pairs=[pair])) == [["a", "b"]]


def test_a_place_carried_over_from_an_earlier_sentence_does_not_move_a_count():
    text = "Varden was shelled on Monday. Shells fell on Varden all day. Tessal was hit in other years. At least 12 people were hurt."
    spots = [replace(place(key), start=text.index(name), end=text.index(name) + 6) for key, name in (("varden", "Varden"), ("tessal", "Tessal"))]
    shelled = replace(attack(places=(0,), time=0), start=11, end=18)
    claims = [shelled, hurt(12, "injured", start=text.index("At least"), places=(1,))]
    (found,) = incidents(report("a", claims, spots, [MONDAY], text=text))
    assert found.place.name == "Varden" and {e.place.name for e in found.evidence} == {"Varden"}


def test_one_number_told_twice_with_another_town_beside_it_is_one_event():
    claims = [hurt(9, places=(0,), time=0), attack(places=(0,)), hurt(9, id="c1", places=(1,), start=60)]
    (found,) = incidents(report("a", claims, ["varden", "tessal"], [MONDAY]))
    assert len(found.evidence) == 3


REPORTS = st.builds(
    lambda where, day, n: (where, day, n),
    st.sampled_from([None, "varden", "eastrow", "lomni", "vreg", "tessal"]),
    st.sampled_from([None, "2031-05-04", "2031-05-05", "2031-05-06", "2031-05-12"]),
    st.integers(2, 30),
)


@settings(max_examples=80, deadline=None)
@given(st.lists(REPORTS, min_size=1, max_size=9, unique=True))
def test_the_order_of_the_documents_changes_no_incident(told):
    readings = []
    for i, (where, day, n) in enumerate(told):
        claim = hurt(n, places=(0,) if where else (), time=0 if day else None)
        until = (date.fromisoformat(day) + timedelta(days=1)).isoformat() if day else None
        readings.append(report(f"d{i}", [claim], [where] if where else [], [when(day, until)] if day else [], published="2031-05-06"))
    forward, backward = (sorted(sorted(docs) for docs in documents(incidents(*order))) for order in (readings, readings[::-1]))
    assert forward == backward


def test_a_toll_told_long_after_joins_the_event_of_its_day_and_makes_none():
    first = report("a", [hurt(3, places=(0,), time=0)], ["varden"], [MONDAY])
    settled = report("b", [hurt(7, places=(0,), time=0)], ["varden"], [MONDAY], published="2031-09-20")
    year = report("c", [hurt(90, places=(0,), time=0)], ["varden"], [when("2031-01-01", "2032-01-01")], published="2032-09-20")
    assert documents(incidents(first, settled, year)) == [["a", "b"]]
    assert documents(incidents(settled, year)) == []


def test_who_died_since_belongs_to_the_day_of_the_attack():
    text = "Another five died on Wednesday after the strike of Monday on Varden."
    days = [replace(d, start=text.index(word), end=text.index(word) + len(word)) for word, d in (("Wednesday", WEDNESDAY), ("Monday", MONDAY))]
    spot = replace(place("varden"), start=text.index("Varden"), end=text.index("Varden") + 6)
    (found,) = incidents(report("a", [hurt(5, places=(0,), time=0, relation="increment", start=8)], [spot], days, published="2031-05-08", text=text))
    assert found.time.since == "2031-05-05"
    (total,) = incidents(report("a", [hurt(5, places=(0,), time=0, start=8)], [spot], days, published="2031-05-08", text=text))
    assert total.time.since == "2031-05-07"


def test_what_is_only_expected_somewhere_else_does_not_move_the_event():
    text = "Shells fell on Varden. Three people died. More attacks on Tessal will come."
    three, expected = text.index("Three people"), text.index("attacks")
    forecast = replace(attack(id="c1", places=(1,), modality="forecast"), start=expected, end=expected + len("attacks"))
    claims = [hurt(3, places=(0,), start=three), forecast]
    named = [replace(place(name), start=text.index(name.title()), end=text.index(name.title()) + len(name)) for name in ("varden", "tessal")]
    (found,) = incidents(report("a", claims, named, text=text))
    assert found.place.name == "Varden"


def test_a_region_right_behind_its_town_only_says_which_town_it_is():
    spots = [replace(place("lomni"), start=3, end=8), replace(place("vreg"), start=10, end=23)]
    (found,) = incidents(report("a", [hurt(3, places=(1,), time=0)], spots, [MONDAY]))
    assert found.place.name == "Lomni"
    apart = [replace(place("lomni"), start=3, end=8), replace(place("vreg"), start=60, end=73)]
    (found,) = incidents(report("b", [hurt(3, places=(1,), time=0)], apart, [MONDAY]))
    assert found.place.name == "Varden region"


def test_an_hour_alone_names_no_day_so_a_later_report_may_be_of_days_before_it():
    hour = replace(when("2031-05-12T10:00", "2031-05-12T11:00", kind="TIME"), value="2031-05-12T10:00")
    words = "The bakery of Rustam Davlev burnt after the grenade"
    a = report("a", [hurt(2, places=(0,), time=0)], ["varden"], [MONDAY], text=f"{words}.")
    b = report("b", [hurt(2, places=(0,), time=0)], ["varden"], [hour], published="2031-05-12", text=f"{words} at ten, it was said again.")
    assert documents(incidents(a, b)) == [["a", "b"]]


def test_a_report_of_harm_without_a_count_joins_what_its_words_tell_and_makes_nothing():
    a = report("a", [hurt(3, places=(0,), time=0)], ["varden"], [MONDAY], text="The bakery of the old mill burnt after an explosion.")
    echo = report("b", [], ["varden"], text="Firefighters have put out the blaze at the bakery of the mill.")
    other = report("c", [], ["varden"], text="A drone was shot down over the harbour.")
    assert documents(incidents(a, echo, other)) == [["a", "b"]]
    assert incidents(echo) == []


def test_each_document_says_why_it_is_of_the_incident():
    a = report("a", [hurt(14, places=(0,), time=0)], ["varden"], [MONDAY])
    b = report("b", [hurt(14, places=(0,), time=0)], ["varden"], [MONDAY])
    alone = report("c", [hurt(2, places=(0,), time=0)], ["tessal"], [MONDAY])
    together, apart = incidents(a, b, alone)
    said = "Both are of Varden. Both can be of 5 May 2031. Both say 14 killed."
    assert [d.joined for d in together.documents] == [said, said]
    assert [d.joined for d in apart.documents] == ["No other report of it was found."]


def test_a_report_weeks_later_of_one_attack_counts_those_of_its_day():
    first = report("a", [hurt(5, places=(0,), time=0), attack(places=(0,), time=0)], ["varden"], [MONDAY])
    told = replace(attack(places=(0,), time=0), start=0, end=7)
    late = {"places": ["varden"], "times": [MONDAY], "published": "2031-07-01"}
    after = [told, hurt(5, places=(0,), start=40), hurt(19, "injured", id="c1", places=(0,), start=60)]
    (found,) = incidents(first, report("b", after, **late))
    assert [d.doc_id for d in found.documents] == ["a", "b"]
    assert found.time.since == "2031-05-05" and len(found.evidence) == 5
    alone = incidents(report("b", after, **late))
    assert [incident.time.since for incident in alone] == ["2031-05-05"]


def test_news_that_recalls_an_old_attack_is_of_its_own_day():
    first = report("a", [hurt(5, places=(0,), time=0), attack(places=(0,), time=0)], ["varden"], [MONDAY])
    late = {"places": ["varden"], "times": [MONDAY], "published": "2031-07-01"}
    before = report("b", [hurt(2, places=(0,), start=10), attack(places=(0,), time=0)], **late)
    another = report(
        "c", [replace(attack(places=(0,), time=0), start=0, end=7), attack(id="c8", places=(0,)), hurt(2, places=(0,), start=40)], **late
    )
    assert documents(incidents(first, before)) == [["a"], ["b"]]
    assert documents(incidents(first, another)) == [["a"], ["c"]]
