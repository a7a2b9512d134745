from reports import Atlas, hurt, place, report, voice

from witnessmark.resolve.roots.incident_roots import IncidentRoots
from witnessmark.resolve.roots.roots import Roots


def shown(*voices, where="eastrow", language="en"):
    """The roots of documents of one incident that each quote one voice."""
    readings = [report(f"d{i}", [hurt(3 + i, speaker="p0")], people=[v], publisher=f"Paper {i}", language=language) for i, v in enumerate(voices)]
    roots = Roots(readings)
    found = [(roots.of(r, r.claims[0]), r) for r in readings]
    these = IncidentRoots(found, place(where) if where else None, Atlas())
    return [these.shown(*pair).name for pair in found]


def body(name, kind="official", **more):
    return voice("p0", name, kind, is_body=True, **more)


def test_a_bare_body_is_of_the_incidents_region_and_a_ministry_of_its_country():
    assert shown(body("police", "police"), body("Interior Ministry")) == ["police (Varden region)", "interior ministry (Orvia)"]


def test_without_a_place_it_is_its_publishers_unnamed_source():
    assert shown(body("authorities"), body("authorities"), where=None) == ["anonymous:Paper 0:authorities", "anonymous:Paper 1:authorities"]


def test_a_place_has_one_rescue_service_whatever_its_people_are_called():
    assert len(set(shown(body("rescue service", "rescuer"), voice("p0", "rescuers", "rescuer", anonymous=True)))) == 1
    assert set(shown(body("rescuers", "rescuer"), body("Rescue Service of Orvia", "rescuer"))) == {"Rescue Service of Orvia"}


def test_two_named_services_leave_the_unnamed_to_itself():
    found = shown(body("rescuers", "rescuer"), body("Rescue Service of Orvia", "rescuer"), body("Tessal Mountain Rescue", "rescuer"))
    assert found[0] == "rescuers (Varden region)" and len(set(found)) == 3


def test_a_shorter_bare_name_is_the_one_fuller_one_and_a_city_is_no_region():
    found = shown(body("областная администрация"), body("областная военная администрация"), body("городская администрация"), language="ru")
    assert found[0] == found[1] != found[2]


def test_a_named_root_stays_as_it_is():
    assert shown(voice("p0", "Ilka Sorens")) == ["Ilka Sorens"]


def test_an_office_without_a_name_is_the_person_who_holds_it_in_another_report():
    governor = voice("p0", "the governor", role="governor")
    assert shown(governor, voice("p0", "Ilka Sorens", role="governor of Varden region"))[0] == "Ilka Sorens"


def test_it_is_nobody_where_two_may_hold_it_or_the_holder_is_of_another_place():
    governor = voice("p0", "the governor", role="governor")
    two = (voice("p0", "Ilka Sorens", role="governor of Varden region"), voice("p0", "Pavel Tolen", role="acting governor"))
    assert shown(governor, *two)[0] == "anonymous:Paper 0:governor"
    assert shown(voice("p0", "a governor", role="governor"), two[0])[0] == "anonymous:Paper 0:governor"


def test_a_service_named_for_the_incidents_region_is_the_service_of_that_place_and_another_regions_is_not():
    here, bare = body("Поліція Варденщини", "police"), body("поліція", "police")
    assert shown(here, bare, language="uk") == ["поліція (Varden region)"] * 2
    assert shown(here, body("Поліція Тессальщини", "police"), language="uk")[1] == "Поліція Тессальщини"
    assert shown(here, where=None, language="uk") == ["Поліція Варденщини"]
