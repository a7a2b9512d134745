from msgspec.structs import replace
from reports import attack, hurt, report

from witnessmark.resolve.copies.reused import reused_claims, same_statement


def test_claims_that_say_the_same_in_stretches_that_answer_each_other_are_one():
    a = report("a", [hurt(4, start=10), hurt(9, id="c1", start=50)])
    b = report("b", [hurt(4, id="c5", start=70), hurt(9, id="c6", start=200)])
    assert reused_claims(a, b, [((0, 60), (60, 100))]) == (("c0", "c5"),)
    assert reused_claims(a, b, [((0, 60), (60, 100)), ((0, 60), (190, 220))]) == (("c0", "c5"), ("c1", "c6"))
    assert reused_claims(a, b, []) == ()


def test_a_count_is_the_same_by_outcome_and_number_and_other_claims_by_their_words():
    assert same_statement(hurt(4), hurt(4, quote="four dead"))
    assert not same_statement(hurt(4), hurt(4, "injured")) and not same_statement(hurt(4), replace(hurt(4), quantifier="at_least", high=None))
    assert same_statement(attack(), attack()) and not same_statement(attack(), hurt(4))
