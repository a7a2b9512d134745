from msgspec.structs import replace

from witnessmark import read
from witnessmark.model.claim import Casualty
from witnessmark.reconcile.surroundings import is_nearest, sentence, tail

TEXT = "The quay burned. Six porters were killed and two more died in hospital, the mayor said. Ships wait outside."


def counts():
    (reading,) = read([{"text": TEXT, "published": "2031-05-07"}])
    return reading, [c for c in reading.claims if isinstance(c, Casualty)]


def test_a_sentence_ends_where_the_next_begins():
    reading, (six, two) = counts()
    said = "Six porters were killed and two more died in hospital, the mayor said"
    assert {TEXT[slice(*sentence(c, reading))] for c in (six, two)} == {said}
    assert sentence(six, replace(reading, text=None)) == (six.start, six.end)


def test_words_belong_to_the_count_they_stand_nearest_to():
    reading, (six, two) = counts()
    words = (TEXT.index("died"), TEXT.index(", the mayor"))
    assert is_nearest(two, words, reading) and not is_nearest(six, words, reading)


def test_what_follows_a_count_ends_at_the_next():
    reading, (six, two) = counts()
    assert tail(six, reading) == " were killed and "
    assert tail(two, reading) == " died in hospital, the mayor said"
    assert tail(six, None) == ""
