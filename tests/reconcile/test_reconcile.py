from counted import DISTRICT, bounds, claim, gathered, said, tally

from witnessmark.model.quote import Quote
from witnessmark.reconcile.reconcile import reconcile
from witnessmark.reconcile.why import why

HEAD, ADVISER, MAYOR = "head of the Varden regional council", "adviser to the ministry", "mayor of Varden"
SETTLED = "2031-06-20T08:00:00+00:00"


def the_city():
    """A day of shelling as many voices told it: a part, a verified minimum, a floor, a cry and an adviser's plural."""
    return gathered(
        said("Reka Halmos", claim(11, "at_least"), "official", "wire", root_role=HEAD),
        said(
            "Reka Halmos",
            claim(None, "dozens", id="c1", quote="dozens", start=40),
            "official",
            "wire",
            root_role="head of the Varden regional council",
        ),
        said("Field Rights Group", claim(3, "at_least", scope="part"), "ngo", "brief", asserted="2031-05-09", place=DISTRICT),
        said("UN monitors", claim(9, "at_least"), "un", "bulletin", asserted="2031-05-10"),
        said("UN monitors", claim(37, "at_least", "injured", id="c1"), "un", "bulletin", asserted="2031-05-10"),
        said("Dorin Vasko", claim(None, "dozens", quote="dozens"), "official", "post", root_role=ADVISER),
        said("Dorin Vasko", claim(None, "hundreds", "injured", id="c1", quote="hundreds"), "official", "post", root_role=ADVISER),
        said(
            "Ivo Terrin",
            claim(15, "at_least", "injured", quote="at least 15 fighters", who="combatant"),
            "official",
            "wire",
            root_role="mayor of Varden",
        ),
        said(
            "Ivo Terrin",
            claim(16, "at_least", "injured", id="c3", quote="16 civilians", who="civilian"),
            "official",
            "wire",
            root_role="mayor of Varden",
        ),
        texts={"wire": "at least 11 people were found dead. Now " + "dozens are dying, she cried."},
    )


def test_a_city_told_by_many_is_at_least_eleven_and_open_with_no_contradiction():
    incident = reconcile(the_city())
    killed = tally(incident)
    assert bounds(killed.supported) == (11, None)
    assert (killed.reported.low, killed.reported.high, killed.reported.top) == (11, None, 99)
    assert killed.grade == "A" and len(killed.stories) == 1
    assert not [c for c in incident.contradictions if c.outcome == "killed"]
    effects = {(row.root, row.low): row.effect for row in killed.rows}
    assert effects["Reka Halmos", 11] == "sets_floor"
    assert effects["Field Rights Group", 3] == "consistent"
    assert effects["UN monitors", 9] == "consistent"
    assert effects["Dorin Vasko", 12] == "weak"


def test_a_settled_count_of_the_dead_closes_the_range():
    killed = tally(reconcile(gathered(*the_city().evidence, said("city morgue", claim(16), "medic", "morgue", asserted=SETTLED))))
    assert bounds(killed.supported) == (16, 16)
    assert killed.range.low == killed.range.high == 16


def test_fighters_and_civilians_are_apart_and_their_sum_is_a_derived_floor():
    incident = reconcile(gathered(*[e for e in the_city().evidence if e.root == "Ivo Terrin"]))
    assert tally(incident, "injured", "combatant").supported.low == 15
    assert tally(incident, "injured", "civilian").supported.low == 16
    everyone = tally(incident, "injured")
    assert bounds(everyone.supported) == (31, None)
    assert any("Nobody says this sum" in row.reason for row in everyone.rows)


def test_a_cry_in_the_progressive_enters_no_range():
    told = [e for e in the_city().evidence if e.doc_id == "wire" and e.claim.quantifier == "dozens"]
    cry = reconcile(gathered(*told, texts={"wire": "at least 11 people were found dead. Now " + "dozens are dying, she cried."}))
    assert bounds(tally(cry).supported) == (None, None)
    assert tally(cry).reported.low is None
    plain = reconcile(gathered(*told, texts={"wire": "at least 11 people were found dead. Now " + "dozens were killed, she wrote."}))
    assert tally(plain).supported.low == 12


def test_an_early_exact_toll_is_a_floor_and_a_late_one_is_exact():
    early = tally(reconcile(gathered(said("Ward 3 hospital", claim(7)))))
    late = tally(reconcile(gathered(said("Ward 3 hospital", claim(7), asserted=SETTLED))))
    assert bounds(early.supported) == (7, None) and "~" in early.flags
    assert bounds(late.supported) == (7, 7) and "~" not in late.flags


def test_the_newest_word_of_a_root_stands_and_a_lower_one_is_noted():
    grown = reconcile(gathered(said("rescue service", claim(5), "rescuer"), said("rescue service", claim(8), "rescuer", "d2", "2031-05-07")))
    assert tally(grown).supported.low == 8
    assert [row.effect for row in tally(grown).rows] == ["superseded", "sets_floor"]
    fallen = reconcile(gathered(said("rescue service", claim(8), "rescuer"), said("rescue service", claim(5), "rescuer", "d2", "2031-05-07")))
    assert tally(fallen).supported.low == 5
    assert [c.code for c in fallen.contradictions] == ["revised_down"]


def test_as_of_gives_what_was_known_then():
    evidence = [said("rescue service", claim(5), "rescuer"), said("rescue service", claim(8), "rescuer", "d2", "2031-05-07")]
    assert tally(reconcile(gathered(*evidence), as_of="2031-05-06")).supported.low == 5


def test_two_settled_counts_that_differ_are_two_stories():
    incident = reconcile(gathered(said("morgue", claim(16), asserted=SETTLED), said("police", claim(14), "police", "d2", SETTLED)))
    assert bounds(tally(incident).supported) == (14, 16)
    assert tally(incident).grade == "B" and len(tally(incident).stories) == 2
    assert "disjoint" in [c.code for c in incident.contradictions]


def test_no_reports_of_casualties_is_not_a_zero_and_a_denial_only_a_flag():
    silent = reconcile(gathered(said("police", claim(0, "none", zero="no_report", quote="no reports of casualties"), "police")))
    assert silent.tallies == ()
    denied = reconcile(
        gathered(said("Hill Brigade", claim(0, "none", zero="asserted", quote="nobody"), "military"), said("hospital", claim(4), doc="d2"))
    )
    assert bounds(tally(denied).supported) == (4, None)
    assert tally(denied).flags == ("!", "~")
    assert "denial_vs_count" in [c.code for c in denied.contradictions]


def test_a_witness_who_saw_nobody_hurt_denies_nothing_elsewhere():
    nobody = claim(0, "none", "injured", zero="asserted", quote="no one")
    incident = reconcile(gathered(said("Petra Olen", nobody, "witness"), said("hospital", claim(6, outcome="injured"), doc="d2")))
    assert "!" not in tally(incident, "injured").flags
    assert {row.effect for row in tally(incident, "injured").rows} == {"not_comparable", "sets_floor"}


def test_what_a_witness_counts_is_a_floor_however_late_it_is_said():
    seen = tally(reconcile(gathered(said("Petra Olen", claim(3), "witness", asserted=SETTLED))))
    assert bounds(seen.supported) == (3, None) and seen.grade == "C"
    assert "counts what they saw" in seen.rows[0].reason


def test_what_is_possible_or_expected_is_never_supported():
    incident = reconcile(
        gathered(said("governor", claim(40, modality="possible"), "official"), said("governor", claim(90, modality="forecast", id="c1"), "official"))
    )
    assert bounds(tally(incident).supported) == (None, None)
    assert tally(incident).reported.low == 40


def test_totals_of_a_longer_time_are_never_the_toll_of_an_event():
    incident = reconcile(gathered(said("UN monitors", claim(900, scope="cumulative"), "un"), said("hospital", claim(4), doc="d2")))
    assert tally(incident).supported.low == 4
    assert "not_comparable" in [row.effect for row in tally(incident).rows]
    assert reconcile(gathered(said("UN monitors", claim(900, scope="cumulative"), "un"))).tallies == ()


def test_a_number_of_dead_and_wounded_together_is_one_of_each_at_least():
    both = [
        said("hospital", claim(None, "dozens", outcome, id=name, quote="dozens", start=5)) for outcome, name in (("killed", "c0"), ("injured", "c1"))
    ]
    incident = reconcile(gathered(*both))
    assert tally(incident).supported.low == 1 and tally(incident, "injured").supported.low == 1


def test_killed_or_injured_bounds_the_dead_once_settled():
    incident = reconcile(
        gathered(said("hospital", claim(30, outcome="affected"), asserted=SETTLED), said("police", claim(4, "at_least"), "police", "d2", SETTLED))
    )
    assert bounds(tally(incident).supported) == (4, 30)


def test_children_among_the_dead_are_a_floor_and_more_than_the_whole_a_contradiction():
    incident = reconcile(
        gathered(said("morgue", claim(2), asserted=SETTLED), said("school", claim(3, quote="3 children", who="child"), "ngo", "d2", SETTLED))
    )
    assert bounds(tally(incident, who="child").supported) == (3, 3)
    assert "subset_gt_superset" in [c.code for c in incident.contradictions]


def test_more_dead_are_added_to_what_the_same_root_gave_before():
    more = claim(3, quote="3 more", relation="increment", id="c1", start=60)
    incident = reconcile(gathered(said("hospital", claim(5, "at_least")), said("hospital", more, doc="d2", asserted="2031-05-06")))
    assert tally(incident).supported.low == 8
    alone = reconcile(gathered(said("hospital", more)))
    assert bounds(tally(alone).supported) == (3, None)


def test_people_described_one_by_one_do_not_replace_a_total():
    welder = claim(1, quote="a welder", named=True, id="c1", start=50)
    incident = reconcile(gathered(said("hospital", claim(6)), said("hospital", welder, doc="d2", asserted="2031-05-07")))
    assert tally(incident).supported.low == 6


def test_weak_sources_alone_give_a_range_of_grade_d():
    incident = reconcile(gathered(said("publisher:Night Post", claim(4), "media")))
    assert (tally(incident).supported.low, tally(incident).grade) == (4, "D")
    assert "names nobody" in tally(incident).rows[0].reason


def test_a_copy_that_changed_the_number_is_named():
    original, copy = said("hospital", claim(11)), said("hospital", claim(17), doc="d2")
    gathering = gathered(original, copy)
    entry = type(gathering.documents[0])
    documents = (
        entry(doc_id="d1", group="d1", relation="original", reason="-"),
        entry(doc_id="d2", group="d1", relation="rewrite", reason="-"),
    )
    changed = type(gathering)(**{f: getattr(gathering, f) for f in gathering.__struct_fields__ if f != "documents"}, documents=documents)
    assert "copy_changed_number" in [c.code for c in reconcile(changed).contradictions]


def test_every_row_and_tally_says_why_and_names_who_spoke():
    for t in reconcile(the_city()).tallies:
        assert t.reason
        for row in t.rows:
            assert row.claims and row.reason.startswith(row.root[:1].upper()) and row.root in row.reason


def test_why_shows_the_words_behind_each_bound():
    text = why(reconcile(the_city()), "killed", {("wire", "c0"): Quote("at least 11 people", "reports.pdf, page 3")})
    assert "Sets the floor:" in text and "“at least 11 people” (c0, reports.pdf, page 3)" in text
    assert "unknown, not zero" in why(reconcile(the_city()), "missing", {})


def test_cries_of_one_voice_agree_with_no_range():
    texts = {"d1": "Dozens are dying, and hundreds of people are being killed here."}
    cries = (claim(words="dozens", quote="Dozens"), claim(words="hundreds", quote="hundreds of people", id="c1", start=22))
    found = tally(reconcile(gathered(*(said("Pavlo Drenik", cry, "official") for cry in cries), texts=texts)))
    assert bounds(found.supported) == (None, None)
    assert {row.effect for row in found.rows} == {"weak"}


def test_who_says_that_nobody_was_hurt_denies_the_dead_and_the_injured():
    nobody = claim(0, "none", "affected", quote="No one", zero="asserted")
    hurt = said("Varden hospital", claim(2, outcome="injured"), doc="d2")
    incident = reconcile(gathered(said("Ilka Sorens", nobody, "official"), hurt))
    assert tally(incident, "killed") is None
    assert bounds(tally(incident, "injured").supported) == (2, None)
    assert "!" in tally(incident, "injured").flags
    of_the_dead = claim(0, "none", "affected", quote="No victims", zero="asserted")
    assert "!" not in tally(reconcile(gathered(said("Ilka Sorens", of_the_dead, "official"), hurt)), "injured").flags


def test_a_denial_is_told_for_those_it_names():
    denied = claim(None, "several", quote="civilians", who="civilian", modality="denied", scope="event")
    incident = reconcile(gathered(said("army", denied, "military"), said("Varden hospital", claim(3), doc="d2")))
    (told,) = [c.reason for c in incident.contradictions if c.code == "denial_vs_count" and c.who == "any"]
    assert told == "The army denied that “civilians” were killed, while others count people killed."


def test_a_sentence_fits_its_words_and_its_number():
    bodies = claim(3, quote="three bodies", outcome="killed")
    woman = claim(1, quote="a woman", named=True, outcome="killed", sex="female", id="c1", start=30)
    incident = reconcile(gathered(said("Varden hospital", bodies), said("Pavlo Drenik", woman, "other", doc="d2")))
    assert "The Varden" not in tally(incident).reason
    assert any("spoke of “three bodies” (killed)" in row.reason for row in tally(incident).rows)
    assert "at least 1 woman or girl killed" in tally(incident, who="female").reason


def test_up_to_so_many_supports_no_number():
    found = tally(reconcile(gathered(said("army", claim(60, "up_to", who="combatant"), "military"))), who="combatant")
    assert found.reason.startswith("Nothing that was said supports a number of combatants killed.")


def test_a_round_number_beside_at_least_so_many_closes_nothing():
    both = (claim(9, "at_least"), claim(9, id="c1", start=40, quote="Nine people"))
    found = tally(reconcile(gathered(*(said("Varden hospital", c, asserted="2031-07-01") for c in both))))
    assert bounds(found.supported) == (9, None)


def test_of_two_ceilings_at_once_the_higher_stands_whoever_copies_the_other():
    both = [said("Varden hospital", claim(n, "up_to"), doc=f"d{n}") for n in (1, 2)]
    copy = said("Varden hospital", claim(2, "up_to"), doc="a-copy")
    assert tally(reconcile(gathered(*both))).supported.top == tally(reconcile(gathered(*both, copy))).supported.top == 2


def test_the_missing_may_be_found_so_nothing_is_said_to_grow():
    found = tally(reconcile(gathered(said("Varden police", claim(30, outcome="missing"), "police"))), "missing")
    assert "such numbers still change then" in found.rows[0].reason and "grow" not in found.rows[0].reason
