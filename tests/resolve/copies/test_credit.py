from msgspec.structs import replace
from reports import hurt, report

from witnessmark.resolve.copies.credit import credits

FIRST = report("a", [hurt(4)], ["varden"], text="Four died.", publisher="Lomni Post")


def naming(text, *claims, where="varden", published="2031-05-07", **more):
    return report("b", claims or [hurt(4)], [where], text=text, publisher="Holm Voice", published=published, **more)


def test_a_document_credits_whom_it_names_for_the_same_count():
    second = naming("As Lomni Post wrote, four died.")
    (found,) = credits([FIRST, second])
    assert (found.named, found.naming, second.text[slice(*found.span)], found.claims) == (0, 1, "Lomni Post", (("c0", "c0"),))


def test_a_publisher_is_known_in_other_letters():
    (found,) = credits([FIRST, naming("Як пише Ломні Пост, загинуло четверо.", language="uk")])
    assert found.named == 0


def test_another_count_another_place_a_later_post_and_ones_own_name_are_no_credit():
    assert list(credits([FIRST, naming("As Lomni Post wrote, nine died.", hurt(9))])) == []
    assert list(credits([FIRST, naming("As Lomni Post wrote, four died.", where="tessal")])) == []
    assert list(credits([FIRST, naming("As Lomni Post wrote, four died.", published="2031-05-01")])) == []
    assert list(credits([FIRST, replace(naming("As Lomni Post wrote, four died."), publisher="Lomni Post")])) == []
    assert list(credits([FIRST, naming("The lomni post office counted four.")])) == []
