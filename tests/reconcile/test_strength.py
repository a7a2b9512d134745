import pytest
from counted import claim, gathered, said
from msgspec.structs import replace

from witnessmark.model.place import Place
from witnessmark.reconcile.common import Target
from witnessmark.reconcile.statements import statements
from witnessmark.reconcile.strength import table, weakness

TESSAL = Place(start=0, end=0, name="Tessal", lat=52.0, lon=24.0, country="ZZ", gazetteer_id="ZZ:tessal", precision="city", radius_km=6)


def weak(kind, role=None, *, root="Ilka Sorens", said_of=None, places=(TESSAL,), **more):
    (statement,) = statements(gathered(said(root, said_of or claim(7, scope="event"), kind, root_role=role, **more)))
    return weakness(statement, Target(outcome="killed", place=statement.place), places)


@pytest.mark.parametrize("kind", ["medic", "rescuer", "police", "un", "ngo", "witness"])
def test_who_counts_or_saw_is_strong(kind):
    assert weak(kind) is None


def test_an_official_is_strong_about_the_own_area_only():
    assert weak("official", "mayor of Varden") is None
    assert weak("official", "mayor of Tessal") == "elsewhere"
    assert weak("official", "foreign minister") == "not_local"
    assert weak("official", "adviser to the mayor") == "adviser"
    assert weak("official", "secretary of the National Security Council") == "not_local"
    assert weak("official", "Prosecutor General") == "not_local"


def test_an_office_without_a_role_is_known_by_its_name():
    assert weak("official", root="regional prosecutor's office") is None
    assert weak("official", root="Varden city council") is None
    assert weak("official", root="Tessal city council") == "elsewhere"
    assert weak("official", root="Interior Ministry") == "not_local"


def test_a_civil_government_in_wartime_is_no_party_and_an_army_is():
    assert weak("military", "head of the Varden regional military administration") is None
    assert weak("military", "head of the Tessal regional military administration") == "elsewhere"
    assert weak("military", "army spokesman") == "military"
    assert weak("official", root="Defence Ministry", root_side="Sevrania", said_of=claim(7, who="combatant", scope="event")) == "of_fighters"


def test_vague_words_unnamed_voices_parties_and_outlets_are_weak():
    assert weak("medic", said_of=claim(None, "dozens", quote="dozens", scope="event")) == "vague"
    assert weak("medic", anonymous=True) == "anonymous"
    assert weak("media", root="publisher:Gazette") == "publisher"
    assert weak("military", said_of=claim(7, who="combatant", scope="event")) == "of_fighters"
    assert weak("other") == "other" and weak("victim") == "victim"


def test_without_scope_or_time_a_number_is_weak():
    (statement,) = statements(gathered(said("hospital", claim(7), "medic", place=None)))
    assert weakness(statement, Target(outcome="killed"), ()) == "unscoped"
    assert weakness(replace(statement, scope="event", asserted=None), Target(outcome="killed"), ()) == "undated"


def test_each_reason_has_its_words():
    kinds = {kind for kind, rank in table()["kind"].items() if rank == "weak"}
    assert kinds <= table()["reasons"].keys()
