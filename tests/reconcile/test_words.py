import pytest
from counted import claim

from witnessmark.reconcile.words import interval, is_rhetoric

READINGS = [
    (claim(11), (11, 11, 11, True)),
    (claim(11, "at_least"), (11, None, 11, True)),
    (claim(11, "more_than"), (12, None, 12, True)),
    (claim(20, "up_to"), (0, 20, 20, True)),
    (claim(30, "about"), (25, 35, 35, True)),
    (claim(7, "about"), (7, 7, 7, True)),
    (claim(200, "about"), (150, 250, 250, True)),
    (claim(40, "about", quote="nearly 40 tenants"), (35, 39, 39, True)),
    (claim(2, "range", high=3, quote="two or three"), (2, 3, 3, True)),
    (claim(None, "dozens", quote="dozens"), (12, None, 99, False)),
    (claim(None, "hundreds", quote="hundreds"), (100, None, 999, False)),
    (claim(None, "several", quote="several shoppers"), (2, None, 9, False)),
    (claim(None, "several", quote="a handful of pupils"), (2, None, 6, False)),
    (claim(None, "several", quote="a couple of drivers"), (2, 3, 2, True)),
    (claim(None, "several", quote="civilians"), (2, None, 2, False)),
    (claim(0, "none", quote="no one"), (0, 0, 0, True)),
]


@pytest.mark.parametrize(("said", "expected"), READINGS, ids=[c.quote for c, _ in READINGS])
def test_words_become_the_interval_they_allow(said, expected):
    found = interval(said)
    assert (found.low, found.high, found.top, found.numeric) == expected


def test_only_a_vague_word_with_a_progressive_verb_is_a_cry():
    text = "Here dozens are dying, she wrote. There dozens died."
    first = claim(None, "dozens", quote="dozens", start=5)
    assert is_rhetoric(first, text) and not is_rhetoric(claim(None, "dozens", quote="dozens", start=40), text)
    assert not is_rhetoric(claim(12, quote="12 people", start=5), text) and not is_rhetoric(first, None)
