import msgspec

from tests.publish.dossier import factory
from witnessmark.model.tally import Range
from witnessmark.publish.dossier.material import Material
from witnessmark.publish.dossier.pictures import tally_view, tally_views


def material() -> Material:
    return Material(factory.incident(), factory.readings(), factory.documents(), {}, ())


def test_what_bounds_the_range_comes_first_and_what_does_not_count_stands_apart() -> None:
    view = tally_views(material())[0]
    assert [row.name for row in view.counted] == ["Ostap Veremiienko", "Iryna Maslova"]
    assert [row.effect for row in view.apart] == ["weak", "not_comparable", "denied"]


def test_a_row_shows_its_words_and_where_else_they_stand() -> None:
    mayor = tally_views(material())[0].counted[0]
    assert mayor.quotes == (("killed at least 11 people", "w1-0"),)
    assert mayor.others == ((2, "w2-0"), (3, "w3-0"))
    assert mayor.asserted == "7 May 2031, 09:10 (UTC+03:00)"


def test_a_count_added_up_from_parts_shows_each_part() -> None:
    row = factory.row("iryna maslova", (("hospital", "c0"), ("hospital", "c1")), 38, None, "strong", "sets_floor", "29 and 9")
    view = tally_view(material(), 0, msgspec.structs.replace(factory.killed(), rows=(row,)))
    assert view.counted[0].quotes == (("29 wounded people", "w5-0"), ("9 bodies", "w5-1"))


def test_an_open_reported_range_says_how_far_claims_go() -> None:
    assert tally_views(material())[0].reported == "11 or more, with claims of “dozens”"
    high = factory.row("x", (), 40, 40, "weak", "weak", "")
    tally = msgspec.structs.replace(factory.killed(), reported=Range(low=11, high=None, top=40), rows=(factory.killed().rows[0], high))
    assert tally_view(material(), 0, tally).reported == "11 or more, with claims up to 40"


def test_flags_and_grades_are_said_in_words() -> None:
    view = tally_views(material())[0]
    assert view.flags == ("denied by a party", "not settled: counted too soon after the attack to be final")
    assert view.grade_words.startswith("at least two independent sources")


def test_a_group_beside_a_count_of_everybody_is_a_part_of_it() -> None:
    women = msgspec.structs.replace(factory.killed(), who="female", grade="D")
    views = tally_views(Material(factory.incident((factory.killed(), women)), factory.readings(), factory.documents(), {}, ()))
    assert [(v.heading, v.part, v.weak) for v in views] == [("Killed", False, False), ("Killed: women and girls", True, True)]


def test_a_contradiction_leads_to_its_rows() -> None:
    reason, rows = tally_views(material())[0].contradictions[0]
    assert reason == "The ministry denies a strike in which the mayor counts at least 11 dead."
    assert rows == (("Ostap Veremiienko", "r1-1"), ("defence ministry of Karvonia", "r1-5"))
