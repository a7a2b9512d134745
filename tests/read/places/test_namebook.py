"""What words may begin in one view of the gazetteer."""

import pytest

from witnessmark.read.places.namebook import NOTHING, NameBook, bare
from witnessmark.resolve.places.gazetteer import PlaceIndex, load_gazetteer


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


def test_a_wider_view_says_only_what_is_new(gazetteer: PlaceIndex) -> None:
    home, wider = NameBook(gazetteer), NameBook(gazetteer.view(["ua"]))
    assert home.longest["Orikhiv"] == NOTHING
    assert wider.new({"Orikhiv", "Orikhiv-based", "Suddenly", "Suddenly-based"}) == {"Orikhiv", "Orikhiv-based"}
    assert wider.new({"Orikhiv's", "Suddenly"}) == {"Orikhiv's"}
    assert wider.longest["Orikhiv"] == 1


def test_words_alone_and_in_pairs(gazetteer: PlaceIndex) -> None:
    book = NameBook(gazetteer)
    alone = book.single["Kharkiv's"]
    assert alone is not None and (alone.name, alone.places[0].country, alone.demonym) == ("Kharkiv", "UA", False)
    people = book.single["Ukrainian"]
    assert people is not None and people.demonym and people.places[0].id == "ua"
    assert book.single["Suddenly"] is None
    assert book.pairs["Kryvyi Rih's"] and not book.pairs["Kryvyi Kharkiv"]
