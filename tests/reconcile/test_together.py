"""Numbers of several places at once, and sums over places apart from each other."""

from counted import TOWN, bounds, claim, gathered, said, tally
from msgspec.structs import replace

from witnessmark.model.place import Place
from witnessmark.model.reading import Reading
from witnessmark.reconcile.reconcile import reconcile
from witnessmark.reconcile.together import together


def named(text, *names, precision="city"):
    """A reading of a text that names these places, all meant by one count."""
    spots = ((name, text.index(name)) for name in names)
    places = [Place(start=at, end=at + len(n), name=n, gazetteer_id=f"ZZ:{n.lower()}", precision=precision, lat=50.0, lon=20.0) for n, at in spots]
    return Reading(doc_id="d1", sha256="", language="en", published=None, text=text, places=tuple(places))


def names(text, *spots):
    reading = named(text, *spots)
    return [name for _, name in together(claim(8, places=tuple(range(len(spots)))), reading)]


def test_towns_named_in_one_breath_are_counted_together():
    assert names("In Varden and Tessal eight people were killed.", "Varden", "Tessal") == ["Varden", "Tessal"]
    assert names("Lomni, Varden and in Tessal eight were killed.", "Lomni", "Varden", "Tessal") == ["Lomni", "Varden", "Tessal"]
    assert names("Eight were killed in Varden, a day after Tessal.", "Varden", "Tessal") == []
    assert names("Eight were killed in Eastrow, Varden.", "Eastrow", "Varden") == []


def test_a_number_of_two_towns_is_reported_and_not_supported_for_one():
    both = named("In Varden and Tessal eight people were killed.", "Varden", "Tessal")
    gathering = gathered(said("Rescue Service", claim(8, places=(0, 1)), "rescuer"), said("Varden police", claim(5), "police", doc="d2"))
    found = tally(reconcile(replace(gathering, readings=(both, gathering.readings[1]))))
    assert bounds(found.supported) == (5, None)
    assert (found.supported.top, found.reported.top) == (5, 8)
    assert "Varden and Tessal together" in " ".join(row.reason for row in found.rows)


def district(name):
    return replace(TOWN, name=name, gazetteer_id=f"ZZ:{name.lower()}", precision="district")


def parts(*told, **more):
    claims = (claim(n, id=f"c{i}", start=20 * i) for i, (n, _) in enumerate(told))
    evidence = (said("Varden police", c, "police", place=place, **more) for c, (_, place) in zip(claims, told, strict=True))
    return tally(reconcile(gathered(*evidence)))


def test_what_one_source_counts_in_two_districts_adds_up_and_nobody_is_said_to_have_said_it():
    found = parts((3, district("Eastrow")), (4, district("Westrow")))
    assert bounds(found.supported) == (7, None)
    (derived,) = [row for row in found.rows if row.low == 7]
    assert "Nobody says this sum: it adds 3 in Eastrow and 4 in Westrow" in derived.reason
    assert "said that" not in derived.reason
    assert found.grade == "C"


def test_parts_of_one_place_or_beside_a_total_do_not_add_up():
    assert bounds(parts((3, district("Eastrow")), (4, district("Eastrow"))).supported) == (4, None)
    assert bounds(parts((3, district("Eastrow")), (4, district("Westrow")), (6, TOWN)).supported) == (6, None)
