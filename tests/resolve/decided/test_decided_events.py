"""Incidents merged and split, over new readings and new evidence."""

from judging import decide, on_tellings
from msgspec.structs import replace
from reports import Atlas, hurt, report, when

from witnessmark.model.pair import Pair
from witnessmark.resolve.incidents.incidents import gather

MONDAY, FRIDAY = when("2031-05-05", "2031-05-06"), when("2031-05-09", "2031-05-10")


def told(doc, n, day=MONDAY, where="varden", id="c0", start=0):
    return report(doc, [hurt(n, id=id, places=(0,), time=0, start=start)], [where], [day], published="2031-05-10")


A, B, C, D = told("a", 9), told("b", 9), told("c", 4), told("d", 7, FRIDAY, "tessal")


def of(reading):
    return (reading, reading.claims[0])


def groups(decisions, *readings, pairs=()):
    found = gather(readings or [A, B, C, D], pairs, Atlas(), decisions=decisions)
    return sorted(sorted(entry.doc_id for entry in one.documents) for one in found)


def test_what_the_rules_make_of_these():
    assert groups([]) == [["a", "b", "c"], ["d"]]


def test_incidents_judged_one_come_together_whole():
    assert groups([on_tellings("same", of(C), of(D))]) == [["a", "b", "c", "d"]]


def test_a_telling_of_another_event_leaves_and_those_named_with_it():
    assert groups([on_tellings("different", of(A), of(C))]) == [["a", "b"], ["c"], ["d"]]
    assert groups([on_tellings("different", of(A), of(C), of(B))]) == [["a"], ["b", "c"], ["d"]]


def test_copies_leave_with_their_document():
    pairs = [Pair(a="b", b="c", kind="copy", score=1.0, evidence=(), reason="-")]
    assert groups([on_tellings("different", of(A), of(C))], pairs=pairs) == [["a"], ["b", "c"], ["d"]]


def test_of_copies_told_apart_only_the_one_named_leaves():
    pairs = [Pair(a="a", b="c", kind="copy", score=1.0, evidence=(), reason="-")]
    assert groups([on_tellings("different", of(A), of(C))], pairs=pairs) == [["a", "b"], ["c"], ["d"]]


def test_the_later_on_the_same_tellings_stands_and_undoing_it_brings_the_first_back():
    split, merge = on_tellings("different", of(A), of(C), id="1"), on_tellings("same", of(C), of(A), id="2")
    assert groups([split, merge]) == [["a", "b", "c"], ["d"]]
    assert groups([merge, split]) == [["a", "b"], ["c"], ["d"]]
    assert groups([split, merge, decide("undo", "2", id="3")]) == [["a", "b"], ["c"], ["d"]]


def test_it_holds_over_a_new_reading_and_new_evidence():
    split = on_tellings("different", of(A), of(C))
    again = replace(C, claims=(hurt(2, id="c0", outcome="injured", places=(0,), time=0, start=60), replace(C.claims[0], id="c1")))
    assert groups([split], told("0", 9), again, D, B, A) == [["0", "a", "b"], ["c"], ["d"]]


def test_where_the_words_are_read_no_more_the_only_telling_of_the_document_is_meant():
    again = told("c", 5, start=300)
    assert groups([on_tellings("different", of(A), of(C))], A, B, again) == [["a", "b"], ["c"]]


def test_what_finds_nothing_changes_nothing():
    gone = told("gone", 9)
    assert groups([on_tellings("different", of(A), of(gone)), on_tellings("same", of(gone), of(D), id="2")]) == groups([])


def test_each_document_its_own_incident_is_left_so():
    found = gather([A, B], [], Atlas(), "document", [on_tellings("same", of(A), of(B))])
    assert len(found) == 2


def test_a_document_that_a_person_placed_says_who_placed_it_and_why():
    def joined(*decisions):
        return {e.doc_id: e.joined for one in gather([A, B, C, D], [], Atlas(), decisions=decisions) for e in one.documents}

    by = "by Olha Kit on 10 May 2031: the caption is of another street."
    split = joined(on_tellings("different", of(A), of(C)))
    assert split["c"] == f"Taken out of another incident {by}" and "Olha Kit" not in split["a"] + split["b"] + split["d"]
    merged = joined(on_tellings("same", of(C), of(D)))
    assert merged["c"] == merged["d"] == f"Put together with another report {by}" and "Olha Kit" not in merged["a"]
