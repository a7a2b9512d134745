from witnessmark.resolve.copies.chain import heaviest


def test_the_heaviest_chain_leaves_out_what_does_not_follow():
    places = [3, 1, 2, 9, 4]
    assert heaviest([1.0, 1.0, 1.0, 5.0, 1.0], lambda a, b: places[a] < places[b]) == ([1, 2, 3], 7.0)


def test_nothing_makes_an_empty_chain():
    assert heaviest([], lambda a, b: True) == ([], 0.0)
