import pytest
from counted import DAY, REGION, TOWN, claim, gathered, said, tally
from msgspec.structs import replace

from witnessmark.model.place import Place
from witnessmark.model.time import Interval
from witnessmark.reconcile.common import Target
from witnessmark.reconcile.reconcile import reconcile
from witnessmark.reconcile.statements import scope_of, statements
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


def test_a_place_in_a_role_is_known_in_any_case_and_as_an_adjective():
    town = replace(TESSAL, name="Тесалів", gazetteer_id="ZZ:te")
    assert weak("official", "мер Тесалова", places=(town,)) == "elsewhere"
    assert weak("official", "тесалівський міський голова", places=(town,)) == "elsewhere"
    assert weak("official", "мер Тернополя", places=(town,)) is None
    assert weak("official", "mayor of Tessalonia", places=(TESSAL,)) is None


def test_an_unnamed_service_of_a_known_place_is_that_service_and_one_of_its_people_is_nobody_known():
    assert weak("rescuer", root="anonymous:Gazette:rescuers") is None
    assert weak("police", root="anonymous:Gazette:police") is None
    assert weak("rescuer", root="anonymous:Gazette:rescuer") == "anonymous"
    assert weak("official", root="anonymous:Gazette:officials") == "anonymous"
    assert weak("medic", root="anonymous:Gazette:doctors") == "anonymous"
    assert weak("rescuer", root="anonymous:Gazette:rescuers", place=None) == "anonymous"


def test_unnamed_services_are_one_root_and_none_beside_the_named_one():
    unnamed = [said(f"anonymous:{paper}:rescuers", claim(7), "rescuer", paper) for paper in ("Gazette", "Ladder")]
    assert tally(reconcile(gathered(*unnamed))).grade == "C"
    assert tally(reconcile(gathered(*unnamed, said("Varden Rescue Service", claim(7), "rescuer")))).grade == "C"
    assert tally(reconcile(gathered(*unnamed, said("Ward 3 hospital", claim(7))))).grade == "A"


def test_a_number_of_a_wider_area_or_a_longer_time_is_weak():
    assert weak("medic", place=REGION) is None
    found = tally(reconcile(gathered(said("hospital", claim(9, scope="event"), place=REGION), said("police", claim(4), "police", "d2"))))
    assert found.supported.low == 4 and found.reported.top == 9
    month = Interval(since="2031-05-01", until="2031-06-01")
    assert scope_of(replace(said("hospital", claim(9)), time=month), TOWN, DAY) == "unknown"
    assert scope_of(said("hospital", claim(9)), TOWN, DAY) == "event"


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


def test_who_counts_out_of_others_reports_is_weak_whatever_kind_it_is():
    assert weak("analyst", "casualty recorder", root="ACLED") == "compiled"
    assert weak("ngo", root="ACLED") == "compiled"
    assert weak("ngo", "researcher, Airwars") == "compiled"
    assert weak("ngo", root="Aclednet") is None
