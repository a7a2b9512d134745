from witnessmark.resolve.copies.runs import Runs, runs

FIRST = "The ferry left Port Ansel at nine"
SECOND = "At nine, the ferry left Port Ansel"


def test_runs_are_of_four_words_each_once_and_a_shorter_text_is_one():
    assert runs("One two, THREE four five") == ["one two three four", "two three four five"]
    assert runs("la la la la la la") == ["la la la la"]
    assert (runs("two words"), runs("—")) == (["two words"], [])


def test_spread_counts_texts_and_leaves_out_what_stands_in_one():
    texts = Runs.of_texts([FIRST, SECOND, "nothing of these words"])
    shared = set(texts[0]) & set(texts[1])
    assert len(shared) == 2
    assert dict(texts.spread()) == dict.fromkeys(shared, 2)


def test_a_text_of_standing_runs_alone_keeps_them():
    texts = Runs.of_texts(["the ferry left port ansel", "the ferry left port", ""])
    left = texts.without(frozenset(texts[1]))
    assert (len(left[0]), list(left[1]), list(left[2])) == (1, list(texts[1]), [])
