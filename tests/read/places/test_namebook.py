"""What words may begin in one view of the gazetteer."""

import pytest

from witnessmark.read.places.namebook import NOTHING, NameBook, bare
from witnessmark.resolve.gazetteer import PlaceIndex, load_gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> PlaceIndex:
    return load_gazetteer()


@pytest.mark.parametrize(("word", "plain"), [("Izium's", "Izium"), ("Izium’s", "Izium"), ("Sumy'", "Sumy"), ("Izium", "Izium")])
def test_a_possessive_ending_is_no_part_of_a_name(word: str, plain: str) -> None:
    assert bare(word) == plain


def test_most_words_begin_nothing(gazetteer: PlaceIndex) -> None:
    book = NameBook(gazetteer)
    assert book.longest["Suddenly"] == NOTHING
    assert book.longest["Kharkiv's"] >= 1
    assert book.longest["Okla"] == 0  # only with its full stop or behind a comma
    assert book.longest["N"] == 0


def test_a_wider_view_says_only_what_is_new(gazetteer: PlaceIndex) -> None:
    home = NameBook(gazetteer)
    wider = NameBook(gazetteer.view(["ua"]), home)
    assert home.longest["Orikhiv"] == NOTHING
    assert wider.new["Orikhiv"] and wider.longest["Orikhiv"] == 1
    assert wider.new["Orikhiv-based"] and not wider.new["Suddenly-based"]
    assert not wider.new["Suddenly"] and wider.longest["Suddenly"] == NOTHING
