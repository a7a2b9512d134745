"""A number that changed in copying."""

from counted import bounds, claim, gathered, said, tally
from msgspec.structs import replace

from witnessmark.model.evidence import DocumentEntry
from witnessmark.reconcile.reconcile import reconcile

LATER = "2031-05-05T22:00:00+00:00"


def told(relation, publishers=("Gazette", "Mirror")):
    """A report that says 6, and one derived from it that says 16."""
    gathering = gathered(said("Ilka Sorens", claim(6), doc="d1"), said("Ilka Sorens", claim(16), doc="d2", asserted=LATER))
    entries = (("d1", "original"), ("d2", relation))
    documents = tuple(DocumentEntry(doc_id=d, group="d1" if relation != "independent" else d, relation=r, reason="-") for d, r in entries)
    readings = tuple(replace(r, publisher=p) for r, p in zip(gathering.readings, publishers, strict=True))
    return reconcile(replace(gathering, documents=documents, readings=readings))


def test_a_copy_that_changed_the_number_sets_no_bound_and_replaces_nothing():
    for relation in ("copy", "translation"):
        found = tally(told(relation))
        assert bounds(found.supported) == bounds(found.reported) == (6, None)
        assert {row.effect for row in found.rows} == {"sets_floor", "not_comparable"}
        assert "changed in copying" in "".join(row.reason for row in found.rows)
        assert [c.code for c in told(relation).contradictions] == ["copy_changed_number"]


def test_another_number_in_a_rewrite_is_reported_and_not_supported():
    found = tally(told("rewrite"))
    assert bounds(found.supported) == (6, None)
    assert (found.supported.top, found.reported.top) == (6, 16)


def test_a_publisher_may_update_its_own_report():
    found = tally(told("copy", publishers=("Gazette", "Gazette")))
    assert bounds(found.supported) == (16, None)
    assert [row.effect for row in found.rows] == ["superseded", "sets_floor"]


def test_independent_reports_of_one_voice_are_its_history():
    assert bounds(tally(told("independent")).supported) == (16, None)


def test_a_headline_that_rounds_the_copied_number_alters_nothing():
    nine = said("Ilka Sorens", claim(9, "at_least", id="c1", start=40), doc="d2", asserted=LATER)
    gathering = gathered(said("Ilka Sorens", claim(9, "at_least"), doc="d1"), said("Ilka Sorens", claim(9), doc="d2", asserted=LATER), nine)
    entries = (("d1", "original"), ("d2", "rewrite"))
    documents = tuple(DocumentEntry(doc_id=d, group="d1", relation=r, reason="-") for d, r in entries)
    incident = reconcile(replace(gathering, documents=documents))
    assert not incident.contradictions
    assert "mistake in copying" not in "".join(row.reason for row in tally(incident).rows)
