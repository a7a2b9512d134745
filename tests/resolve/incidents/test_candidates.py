from datetime import datetime

from reports import Atlas, place

from witnessmark.resolve.compare.common import Profile
from witnessmark.resolve.incidents.candidates import candidates, may_bridge


def at(where=None, days=(100, 101), **more):
    return Profile(place=place(where) if where else None, days=days, **more)


def met(*profiles):
    return list(candidates(profiles, Atlas()))


def test_reports_of_one_place_or_of_one_inside_the_other_meet_on_days_that_touch():
    assert met(at("varden"), at("varden"), at("tessal")) == [(0, 1)]
    assert met(at("eastrow"), at("varden"), at("vreg")) == [(0, 1), (0, 2), (1, 2)]
    assert met(at("varden"), at("varden", days=(101, 102))) == [(0, 1)]
    assert met(at("varden"), at("varden", days=(110, 111))) == []


def test_a_report_that_names_no_day_meets_those_of_the_week_before_it_in_its_town():
    undated = at("varden", days=(105, 109), explicit=False)
    assert met(at("varden"), undated) == [(0, 1)]
    assert met(at("varden", days=(90, 91)), undated) == []
    assert met(at("varden", days=(112, 113)), undated) == []


def test_without_a_place_a_long_name_two_short_ones_a_page_or_the_channels_day_are_enough():
    assert met(at(words=frozenset({"name:dvlv"})), at(words=frozenset({"name:dvlv"}))) == [(0, 1)]
    assert met(at(words=frozenset({"name:gls"})), at(words=frozenset({"name:gls"}))) == []
    two = frozenset({"name:gls", "name:tln"})
    assert met(at(words=two), at(words=two)) == [(0, 1)]
    assert met(at(links=frozenset({"t.example/orvia/5"})), at(links=frozenset({"t.example/orvia/5"}))) == [(0, 1)]
    morning, evening = datetime(2031, 5, 6, 8), datetime(2031, 5, 6, 20)
    assert met(at(publisher="Wire", published=morning), at(publisher="Wire", published=evening)) == [(0, 1)]
    assert met(at(publisher="Wire", published=morning), at(publisher="Post", published=evening)) == []


def test_what_names_a_town_and_a_day_bridges_nothing():
    assert not may_bridge(at("varden"))
    assert may_bridge(at("vreg")) and may_bridge(at()) and may_bridge(at("varden", explicit=False))
