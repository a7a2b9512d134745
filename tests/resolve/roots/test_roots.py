import msgspec
from reports import hurt, report, voice

from witnessmark.resolve.roots.roots import Roots


def root(people, publisher=None, **claim):
    reading = report("a", [hurt(3, **claim)], people=people, publisher=publisher)
    return Roots([reading]).of(reading, reading.claims[0])


def test_the_innermost_named_voice_is_the_root():
    found = root(
        [voice("p0", "Ilka Sorens", role="mayor", organisation="Varden"), voice("p1", "Orvia Wire", "media", is_body=True)], speaker="p0", via=("p1",)
    )
    assert (found.name, found.role, found.anonymous) == ("Ilka Sorens", "mayor, Varden", False)


def test_what_the_text_says_itself_is_its_publishers():
    assert root([], publisher="Varden Gazette").name == "publisher:Varden Gazette"
    assert root([]).name == "publisher:document a"


def test_what_a_body_publishes_itself_is_its_own_word_as_where_others_quote_it():
    service = voice("p0", "the Rescue Service of Orvia", "rescuer", is_body=True)
    wire = report("a", [hurt(3, speaker="p0")], people=[service, voice("p1", "Orvia Wire", "media", is_body=True)], publisher="Orvia Wire")
    post, article = report("b", [hurt(4)], publisher="Rescue Service of Orvia"), report("c", [hurt(4)], publisher="Orvia Wire")
    roots = Roots([wire, post, article])
    assert roots.of(post, post.claims[0]) == roots.of(wire, wire.claims[0])
    assert roots.of(post, post.claims[0]).kind == "rescuer"
    assert roots.of(article, article.claims[0]).name == "publisher:Orvia Wire"


def test_an_unnamed_official_belongs_to_who_quotes_them():
    people = [voice("p0", "a senior officer", "military", role="senior officer", anonymous=True), voice("p1", "Orvia Wire", "media", is_body=True)]
    assert root(people, "Varden Gazette", speaker="p0").name == "anonymous:Varden Gazette:senior officer"
    assert root(people, "Varden Gazette", speaker="p0", via=("p1",)).name == "anonymous:Orvia Wire:senior officer"


def test_the_capitals_of_an_unnamed_source_are_kept_and_part_no_source_in_two():
    names = ("a senior Orvian officer", "Senior Orvian Officer", "the senior Orvian officer")
    people = [[voice("p0", name, "military", role=name, anonymous=True)] for name in names]
    readings = [report(f"d{i}", [hurt(3, speaker="p0")], people=who, publisher="Gazette") for i, who in enumerate(people)]
    roots = Roots(readings)
    assert {roots.of(r, r.claims[0]).name for r in readings} == {"anonymous:Gazette:senior Orvian officer"}


def test_one_person_over_spellings_scripts_and_short_forms():
    names = ("Oleh Zavadskyi", "Oleg Zavadsky", "Олег Завадський", "Zavadskyi")
    readings = [report(f"d{i}", [hurt(3, speaker="p0")], people=[voice("p0", name)]) for i, name in enumerate(names)]
    roots = Roots(readings)
    assert len({roots.of(r, r.claims[0]).name for r in readings}) == 1


def test_two_bearers_of_a_surname_stay_apart_and_the_bare_surname_joins_neither():
    names = ("Mira Tolen", "Pavel Tolen", "Tolen")
    readings = [report(f"d{i}", [hurt(3, speaker="p0")], people=[voice("p0", name)]) for i, name in enumerate(names)]
    roots = Roots(readings)
    assert len({roots.of(r, r.claims[0]).name for r in readings}) == 3


def test_a_copy_says_in_its_own_words_what_its_original_said():
    a, b = report("a", [hurt(3)], publisher="Gazette"), report("b", [hurt(3)], publisher="Mirror")
    assert Roots([a, b], {"a": "a", "b": "a"}).of(b, b.claims[0]).name == "publisher:Gazette"


def test_a_count_in_a_copy_is_its_originals_whatever_the_copy_made_of_the_speaker():
    a = report("a", [hurt(3, speaker="p0")], people=[voice("p0", "Ilka Sorens")])
    b = report("b", [hurt(3, speaker="p0"), hurt(8, "injured", id="c1", start=40)], people=[voice("p0", "the town boss")], publisher="Mirror")
    roots = Roots([a, b], {"b": "a", "a": "a"})
    assert [roots.of(b, claim).name for claim in b.claims] == ["Ilka Sorens", "publisher:document a"]


def test_an_office_without_a_name_is_its_one_holder():
    people = [voice("p0", "its mayor"), voice("p1", "Ilka Sorens", role="mayor of Varden"), voice("p2", "a mayor")]
    reading = report("a", [hurt(3, speaker="p0"), hurt(4, id="c1", speaker="p2", start=40)], people=people)
    roots = Roots([reading])
    assert [roots.of(reading, claim).name for claim in reading.claims] == ["Ilka Sorens", "anonymous:document a:mayor"]


def test_what_unnamed_media_said_is_the_word_of_who_passes_it_on_and_a_named_paper_has_its_own():
    people = [voice("p0", "local media", "media", is_body=True)]
    assert root(people, "Varden Gazette", speaker="p0").name == "publisher:Varden Gazette"
    assert root([voice("p0", "Orvia Wire", "media", is_body=True)], "Varden Gazette", speaker="p0").name == "publisher:Orvia Wire"


def test_a_body_called_by_its_kind_alone_is_told_apart_later_by_its_place():
    found = root([voice("p0", "Interior Ministry", is_body=True)], "Varden Gazette", speaker="p0")
    assert (found.bare, found.anonymous) == ("interior ministry", False)


def test_a_channel_with_the_name_of_its_governor_is_the_governor():
    named = report("a", [hurt(3, speaker="p0")], people=[voice("p0", "Ilka Sorens", role="governor of Varden region")])
    channel = report("b", [hurt(4)], publisher="Ilka Sorens | Varden region")
    roots = Roots([named, channel])
    assert roots.of(channel, channel.claims[0]).name == roots.of(named, named.claims[0]).name == "Ilka Sorens"


def test_what_an_official_publishes_is_the_officials_word_and_the_mission_of_a_missions_report_is_the_publisher():
    mayor, mission = voice("byline", "Ilka Sorens", role="mayor of Varden"), voice("byline", "UN Mission in Orvia", "un", is_body=True)
    mine = msgspec.structs.replace(report("a", [hurt(3)], publisher="Ilka Sorens, mayor of Varden"), byline=mayor)
    said = report("b", [hurt(3, speaker="p0")], people=[voice("p0", "the Mission", "other", is_body=True)], publisher="UN Mission in Orvia")
    theirs = msgspec.structs.replace(said, byline=mission)
    quoted = msgspec.structs.replace(report("c", [hurt(3, speaker="p0")], people=[voice("p0", "Sorens")], publisher="Wire"))
    other = msgspec.structs.replace(said, doc_id="d", publisher="Wire")
    readings = [mine, theirs, quoted, other]
    roots = Roots(readings)
    found = [roots.of(r, r.claims[0]) for r in readings]
    assert [root.name for root in found[:3]] == ["Ilka Sorens", "UN Mission in Orvia", "Ilka Sorens"]
    assert found[0].kind == "official" and found[1].kind == "un"
    assert found[3].name != "UN Mission in Orvia"
