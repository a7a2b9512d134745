from reports import report

from witnessmark.resolve.copies.alignment import Weights
from witnessmark.resolve.copies.anchors import anchor_keys
from witnessmark.resolve.copies.counterparts import CROWD, Counterparts
from witnessmark.resolve.copies.keyed import Keyed

POST = "Undset met Sorens at the Tessal ferry, and Traskova saw them."


def pairs(*readings):
    return Counterparts(readings, Weights(Keyed(map(anchor_keys, readings)))).pairs()


def test_what_shares_rare_names_is_looked_at_and_nothing_else():
    assert pairs(report("a", text=POST), report("b", text="Hail broke the greenhouse in Lomni."), report("c", text=f"Late: {POST}")) == [(0, 2)]


def test_a_quotation_in_common_is_no_reason_to_look():
    quote = "“Undset met Sorens at the Tessal ferry, and Traskova saw them”"
    assert pairs(report("a", text=f"He sang: {quote}."), report("b", text=f"She wept: {quote}.")) == []


def test_in_a_crowd_only_those_of_the_same_days_are_looked_at():
    days = [f"{1900 + n}-05-06" for n in range(CROWD + 10)]
    crowd = [report(f"d{n}", text=POST, published=day) for n, day in enumerate(days)]
    assert pairs(*crowd) == []
    assert pairs(*crowd, report("late", text=POST, published="1907-05-08")) == [(7, CROWD + 10)]


def test_the_order_of_the_documents_changes_no_pair():
    texts = [POST, POST, "Rangers counted 37 herons near Holm.", "Near Holm 37 herons were counted.", "Hail in Lomni."]
    readings = [report(str(n), text=text) for n, text in enumerate(texts)]
    last = len(readings) - 1
    assert pairs(*readings) == sorted((last - b, last - a) for a, b in pairs(*readings[::-1])) != []
