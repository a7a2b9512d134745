from reports import hurt, report, voice

from witnessmark.model.pair import Pair
from witnessmark.resolve.copies.shared_claims import shared_claims
from witnessmark.resolve.roots.roots import Roots


def pair(a, b, kind, *claims):
    return Pair(a=a, b=b, kind=kind, score=1.0, evidence=(), reason="-", claims=claims)


def test_claims_that_are_one_statement_hang_together_over_pairs():
    found = shared_claims([pair("a", "b", "partial", ("c0", "c1")), pair("b", "c", "credit", ("c1", "c0"), ("c2", "c3"))])
    assert found["a", "c0"] == {("a", "c0"), ("b", "c1"), ("c", "c0")}
    assert found["c", "c3"] == {("b", "c2"), ("c", "c3")}


def test_copies_and_links_that_were_cut_join_no_claims():
    assert shared_claims([pair("a", "b", "copy", ("c0", "c0")), pair("a", "b", "cut", ("c0", "c0"))]) == {}


def test_a_reused_count_has_the_root_that_is_named_for_it_or_where_it_stood_first():
    first, second = report("a", [hurt(4)], publisher="Lomni Post"), report("b", [hurt(4)], publisher="Holm Voice", published="2031-05-09")
    shared = shared_claims([pair("a", "b", "partial", ("c0", "c0"))])
    roots = Roots([second, first], shared=shared)
    assert {roots.of(r, r.claims[0]).name for r in (first, second)} == {"publisher:Lomni Post"}
    named = report("b", [hurt(4, speaker="p0")], people=[voice("p0", "Ilka Sorens")], publisher="Holm Voice", published="2031-05-09")
    roots = Roots([first, named], shared=shared)
    assert {roots.of(r, r.claims[0]).name for r in (first, named)} == {"Ilka Sorens"}
