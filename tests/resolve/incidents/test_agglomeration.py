import random

from witnessmark.resolve.incidents.agglomeration import NEVER, Agglomeration


def groups(size, *pairs):
    return Agglomeration(size, pairs).run()


def test_what_speaks_for_it_joins_and_what_speaks_against_it_parts():
    assert groups(3, (0, 1, 5), (1, 2, -1)) == [[0, 1], [2]]


def test_a_group_is_joined_by_how_it_agrees_with_all_of_another():
    assert groups(4, (0, 1, 900), (2, 3, 900), (1, 2, 100), (0, 2, -80), (0, 3, -80), (1, 3, -80)) == [[0, 1], [2, 3]]
    assert groups(4, (0, 1, 900), (2, 3, 900), (1, 2, 400), (0, 2, -80), (0, 3, -80), (1, 3, -80)) == [[0, 1, 2, 3]]


def test_the_surest_pair_goes_first():
    assert groups(3, (0, 1, 100), (1, 2, 900), (0, 2, -500)) == [[0], [1, 2]]


def test_what_must_never_be_together_is_not_however_sure_the_rest():
    assert groups(3, (0, 1, 900_000), (1, 2, 900_000), (0, 2, NEVER)) == [[0, 1], [2]]


def test_a_copy_is_joined_whatever_the_clues_say_unless_it_must_never_be():
    made = Agglomeration(3, [(0, 1, -900), (1, 2, NEVER)])
    made.join(0, 1)
    made.join(1, 2)
    assert made.run() == [[0, 1], [2]]


def test_the_order_of_the_pairs_changes_nothing():
    dice = random.Random(7)
    pairs = [(a, b, dice.randint(-400, 500)) for a in range(24) for b in range(a + 1, 24) if dice.random() < 0.3]
    first = groups(24, *pairs)
    for _ in range(5):
        dice.shuffle(pairs)
        assert groups(24, *pairs) == first
