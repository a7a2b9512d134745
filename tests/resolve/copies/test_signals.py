from reports import report

from witnessmark.resolve.copies.anchors import anchors
from witnessmark.resolve.copies.signals import signals

FIRST = (
    "On day 4 the rangers of Lomni, who had counted 37 herons in the reeds, saw 12 boats near Holm. Ilka Sorens and Rolf Undset were told of it "
    "at 9 in Tessal. “They came without lamps and nobody answered when we called across the water to them”, she said."
)
SPUN = (
    "Wardens from Lomni spotted, having tallied up 37 herons among rushes on day 4, some 12 vessels by Holm. Word reached Ilka Sorens plus "
    "Rolf Undset around 9 at Tessal. “They arrived without lamps and nobody replied when we called across the water to them”, she remarked."
)
OTHER = "The rangers of Lomni counted 12 herons near Holm on day 9, and 37 boats were seen in the reeds at 4 by Ilka Sorens."


def signs(a, b):
    a, b = report("a", text=a), report("b", text=b)
    return signals(a, b, anchors(a), anchors(b))


def test_a_spun_text_keeps_its_numbers_and_names_and_alters_quotations():
    found = signs(FIRST, SPUN)
    assert [sign.split(" ")[:2] for sign in found] == [["The", "names"], ["A", "quotation"]]
    assert "nobody replied" in found[1]


def test_numbers_in_one_order_are_a_sign_where_the_phrases_differ():
    flood = "In the 3 villages behind the dam 41 barns, 7 mills and 260 fruit trees were lost to the flood."
    spun = "Gone as the water rose over 3 hamlets: barns, numbering 41, mills, of which 7, plus orchard trunks, about 260."
    assert signs(flood, spun) == ("All numbers and dates stand in the same order, in other words.",)
    assert signs(flood, spun.replace("41", "7").replace("of which 7", "of which 41")) == ()


def test_another_text_of_the_same_things_shows_no_such_signs():
    assert signs(FIRST, OTHER) == ()


def test_a_text_is_not_spun_out_of_itself():
    assert signs(FIRST, FIRST) == ()
