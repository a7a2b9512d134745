"""Documents of one copy group."""

from msgspec.structs import replace
from reports import hurt, report

from witnessmark.model.pair import Pair
from witnessmark.resolve.copies.families import Families

PAIR = Pair(a="a", b="b", kind="rewrite", score=0.9, evidence=(), reason="-", original="a")


def test_a_count_is_as_old_as_the_first_document_of_its_group_that_has_it():
    first = report("a", [hurt(3)], published="2031-05-06")
    loose = replace(hurt(3, id="c2", start=80), quantifier="at_least", high=None)
    second = report("b", [hurt(3), hurt(8, id="c1", start=40), loose], published="2031-05-09")
    families = Families([first, second], [PAIR])
    assert families.first_published("b") == "2031-05-06"
    assert [families.first_published("b", claim) for claim in second.claims] == ["2031-05-06", "2031-05-09", "2031-05-06"]
