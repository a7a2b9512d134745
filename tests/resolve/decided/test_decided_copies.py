"""Copy links confirmed, made and cut."""

from itertools import permutations

import pytest
from judging import decide
from reports import report

from witnessmark.model.pair import Pair
from witnessmark.resolve.copies.families import Families
from witnessmark.resolve.decided.copies import as_found, decided_copies

DOCS = [report(doc, text=f"text of {doc}") for doc in "abcd"]


def pair(a, b, score, kind="copy"):
    return Pair(a=a, b=b, kind=kind, score=score, evidence=(), reason="They share their words.")


FOUND = [pair("a", "b", 0.9), pair("a", "c", 0.6), pair("b", "c", 0.7)]


def link(judgement, a, b, kind=None, id="1"):
    return decide(judgement, a, b, about="document", value=kind, id=id)


def made(*decisions, found=FOUND, docs=DOCS):
    return list(decided_copies(found, docs, decisions))


def kinds(pairs):
    return {(p.a, p.b): p.kind for p in pairs}


def groups(pairs, docs=DOCS):
    families = Families(docs, pairs)
    return sorted({families.members(doc.doc_id) for doc in docs})


def test_a_cut_link_stays_as_cut_with_who_and_why():
    (cut,) = [p for p in made(link("different", "c", "d"), link("different", "a", "b", id="2"), found=FOUND[:1]) if p.a == "a"]
    assert (cut.kind, cut.found, cut.reason, cut.verdict.who) == ("cut", "copy", "They share their words.", "Olha Kit")


def test_what_a_person_cut_is_joined_by_no_third_and_the_weakest_link_between_goes():
    pairs = made(link("different", "a", "b"))
    assert kinds(pairs) == {("a", "b"): "cut", ("a", "c"): "cut", ("b", "c"): "copy"}
    assert groups(pairs) == [("a",), ("b", "c"), ("d",)]


def test_a_link_a_person_confirmed_holds_before_one_that_was_only_found():
    pairs = made(link("different", "a", "b"), link("same", "a", "c", id="2"))
    assert kinds(pairs) == {("a", "b"): "cut", ("a", "c"): "copy", ("b", "c"): "cut"}


def test_a_link_only_a_person_saw_is_made_in_the_order_of_the_input():
    (one,) = made(link("same", "d", "b", "translation"), found=[])
    assert (one.a, one.b, one.kind, one.found, one.verdict.who) == ("b", "d", "translation", None, "Olha Kit")
    assert one.reason == "Judged so by Olha Kit on 10 May 2031: the caption is of another street."


def test_a_found_link_keeps_its_kind_when_confirmed_and_another_becomes_what_the_person_says():
    (one,) = made(link("same", "a", "b", "copy"), found=[pair("a", "b", 0.5, "rewrite")])
    assert (one.kind, one.found, one.score) == ("rewrite", "rewrite", 0.5)
    (one,) = made(link("same", "a", "b", "rewrite"), found=[pair("a", "b", 0.5, "shared_quote")])
    assert (one.kind, one.found) == ("rewrite", "shared_quote")


def test_the_later_stands_and_undoing_it_brings_the_first_back():
    cut, join = link("different", "a", "b"), link("same", "b", "a", id="2")
    assert kinds(made(cut, join))["a", "b"] == "copy"
    assert kinds(made(join, cut))["a", "b"] == "cut"
    assert kinds(made(cut, join, decide("undo", "2", id="3")))["a", "b"] == "cut"


def test_decisions_on_documents_that_are_not_there_change_nothing():
    assert made(link("different", "a", "gone"), link("same", "gone", "b", id="2")) == FOUND


@pytest.mark.parametrize("decisions", [(link("different", "a", "b"),), (link("same", "c", "d"), link("different", "a", "b", id="2"))])
def test_what_was_found_can_be_had_back(decisions):
    assert list(as_found(made(*decisions))) == FOUND


def test_the_order_of_the_documents_changes_no_group():
    pairs = [pair("a", "b", 0.8), pair("b", "c", 0.8), pair("a", "c", 0.8), pair("c", "d", 0.8)]
    for docs in permutations(DOCS):
        order = [doc.doc_id for doc in docs]
        turned = [pair(*sorted((p.a, p.b), key=order.index), p.score) for p in pairs]
        found = groups(made(link("different", "a", "c"), found=turned, docs=docs), docs)
        assert {frozenset(group) for group in found} == {frozenset(group) for group in groups(made(link("different", "a", "c"), found=pairs))}
