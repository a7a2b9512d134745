"""Mentions that were judged are found again where they are read with other bounds."""

from judging import decide
from reports import report, voice

from witnessmark.resolve.decided.judgements import Judgements, best_overlap


def judged(*decisions):
    return Judgements(decisions)


def read(*spans):
    return report("a", people=[voice(f"v{i}", "Ana Mirel", spans=(span,)) for i, span in enumerate(spans)])


SAME = decide("same", "a:0-9", "a:50-55")


def test_a_mention_read_with_other_bounds_is_the_one_it_overlaps_most():
    found = judged(SAME).found_in([read((0, 15), (12, 20), (50, 55))])
    assert found.same == [("a:0-15", "a:50-55")]
    assert found.joined_to("a:50-55") == {"a:0-15"}


def test_the_very_bounds_win_over_longer_ones():
    assert judged(SAME).found_in([read((0, 20), (0, 9), (50, 55))]).same == SAME_PAIR
    assert best_overlap((0, 9), [(0, 20), (0, 9)]) == (0, 9)


SAME_PAIR = [("a:0-9", "a:50-55")]


def test_a_mention_that_is_not_read_any_more_stays_as_it_was_named():
    assert judged(SAME).found_in([read((50, 55))]).same == SAME_PAIR
    assert judged(SAME).found_in([]).same == SAME_PAIR


def test_the_later_on_a_pair_stands_in_either_order_and_none_that_was_taken_back():
    different = decide("different", "a:50-55", "a:0-9", id="2")
    assert (judged(SAME, different).same, len(judged(SAME, different).different)) == ([], 1)
    assert judged(SAME, different, decide("undo", "2", id="3")).same == SAME_PAIR


def test_judgements_on_documents_and_events_are_none_on_people():
    assert not judged(decide("same", "a:0-9", "a:50-55", about="telling"), decide("different", "a", "b", about="document"))
