from witnessmark.resolve.copies.passages import reuse

FIRST = "the miller saw three riders cross the frozen ford before dawn and said nothing until spring"
SECOND = "before dawn and said nothing at all; he saw three riders cross the frozen ford, wrote the clerk"


def words(text, spans):
    return [text[slice(*span)] for span in spans]


def test_passages_are_found_at_their_place_in_both_texts():
    found = reuse(FIRST, SECOND)
    assert words(FIRST, [p.a for p in found.passages]) == ["saw three riders cross the frozen ford", "before dawn and said nothing"]
    assert words(SECOND, [p.b for p in found.passages]) == ["saw three riders cross the frozen ford", "before dawn and said nothing"]


def test_only_those_in_one_order_count_for_the_share():
    found = reuse(FIRST, SECOND)
    assert words(FIRST, [p.a for p in found.ordered]) == ["saw three riders cross the frozen ford"]
    assert found.share < found.covered


def test_names_numbers_and_quotations_are_no_passages():
    assert reuse("Ilka Sorens of Varden told 14 Lomni traders", "So Ilka Sorens of Varden met 14 Lomni traders").passages == ()
    quote = "“nobody will cross that ford again before the ice is gone”"
    assert reuse(f"He said {quote} twice.", f"It was {quote} once.").passages == ()
