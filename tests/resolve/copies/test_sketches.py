from collections import Counter

from witnessmark.resolve.copies.runs import Runs
from witnessmark.resolve.copies.sketches import CROWD, HUBS, bands, meeting


def text(number: int) -> str:
    return " ".join(f"word{number}x{k}" for k in range(30))


def met(*texts: str) -> set[tuple[int, int]]:
    return set(meeting(Runs.of_texts(texts)))


def test_texts_of_one_wording_meet_and_others_do_not():
    assert met(text(1), text(2), text(1) + " and a line more", "") == {(0, 2)}


def test_texts_without_words_meet_nobody():
    assert met("", "—", "") == set()


def test_a_small_crowd_meets_whole_and_a_large_one_by_its_hubs():
    assert len(met(*[text(1)] * CROWD)) == CROWD * (CROWD - 1) // 2
    pairs = met(*[text(1)] * 1000)
    assert len(pairs) < 1000 * HUBS
    assert set(range(1000)) == {i for pair in pairs for i in pair}
    assert sum(n > HUBS for n in Counter(i for pair in pairs for i in pair).values()) == HUBS


def test_the_hubs_of_a_crowd_follow_from_the_words_and_not_from_the_order():
    texts = [f"{text(1)} line {number} of our own" for number in range(100)]
    named = {frozenset((texts[a], texts[b])) for a, b in met(*texts)}
    backwards = texts[::-1]
    assert named == {frozenset((backwards[a], backwards[b])) for a, b in met(*backwards)}


def test_the_bands_of_one_text_are_those_by_which_it_meets_others():
    one, other, copy = (Runs.of_texts([each])[0] for each in (text(1), text(2), text(1)))
    assert bands(one) == bands(copy)
    assert not set(enumerate(bands(one))) & set(enumerate(bands(other)))
