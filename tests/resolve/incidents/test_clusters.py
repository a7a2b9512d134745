"""What must not matter: the order of the documents, their names, and how often one of them is there."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from reports import Atlas, attack, hurt, report, when

from witnessmark.resolve.copies.copies import find_copies
from witnessmark.resolve.incidents.incidents import gather

WORDS = ("bakery", "depot", "orchard", "tram", "hangar", "pier", "cinema", "silo", "Davlev", "Halas")
REPORTS = st.tuples(
    st.sampled_from([None, "varden", "eastrow", "lomni", "vreg", "tessal"]),
    st.sampled_from([None, "2031-05-04", "2031-05-05", "2031-05-12"]),
    st.integers(0, 30),
    st.sampled_from(["2031-05-06T08:00:00", "2031-05-06T09:10:00", "2031-05-07T21:00:00"]),
    st.sampled_from(["Gazette", "Wire"]),
    st.lists(st.sampled_from(WORDS), max_size=4).map(tuple),
)


def made(doc_id, told):
    where, day, n, published, publisher, words = told
    claims = [hurt(n, places=(0,) if where else (), time=0 if day else None), attack(places=(0,) if where else ())] if n else []
    until = (date.fromisoformat(day) + timedelta(days=1)).isoformat() if day else None
    text = f"An explosion {where} {day} {n} {published} {publisher}: the {' '.join(words)}"
    return report(doc_id, claims, [where] if where else [], [when(day, until)] if day else [], published=published, publisher=publisher, text=text)


def groups(readings):
    """The incidents as sets of what their documents say."""
    texts = {r.doc_id: r.text for r in readings}
    found = gather(readings, list(find_copies(readings)), Atlas())
    return sorted(sorted({texts[d.doc_id] for d in incident.documents}) for incident in found)


def reasons(readings):
    texts = {r.doc_id: r.text for r in readings}
    found = gather(readings, list(find_copies(readings)), Atlas())
    return sorted((texts[d.doc_id], d.joined) for incident in found for d in incident.documents)


@settings(max_examples=60, deadline=None)
@given(st.lists(REPORTS, min_size=1, max_size=9, unique=True), st.randoms(use_true_random=False))
def test_neither_order_nor_names_change_a_group_or_a_reason(told, dice):
    first = [made(f"d{i}", each) for i, each in enumerate(told)]
    shuffled = list(told)
    dice.shuffle(shuffled)
    second = [made(f"z{len(told) - i}", each) for i, each in enumerate(shuffled)]
    assert groups(first) == groups(second)
    assert reasons(first) == reasons(second)


@settings(max_examples=60, deadline=None)
@given(st.lists(REPORTS, min_size=1, max_size=7, unique=True))
def test_each_document_twice_changes_no_group(told):
    once = [made(f"d{i}", each) for i, each in enumerate(told)]
    twice = [made(f"{name}{i}", each) for name in "de" for i, each in enumerate(told)]
    assert groups(once) == groups(twice)
