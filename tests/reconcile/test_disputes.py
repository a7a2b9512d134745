"""One people, two words for them: civilians and fighters."""

from counted import DAY, TOWN, bounds, claim, gathered, said, tally
from msgspec.structs import replace

from witnessmark import read
from witnessmark.model.claim import Attack
from witnessmark.model.evidence import Evidence
from witnessmark.reconcile.reconcile import reconcile

SETTLED = "2031-06-20"
CIVILIANS = said("Varden hospital", claim(7, who="civilian", quote="7 civilians"), asserted=SETTLED)
ALL = said("police", claim(7), "police", "d3", SETTLED)


def fighters(root="Petra Olen", kind="analyst", n=7, **more):
    return said(root, claim(n, who="combatant", quote=f"{n} fighters"), kind, "d2", SETTLED, **more)


def accusing(actor):
    attack = Attack(id="a", start=0, end=6, quote="struck", rule="test", attack_type="strike", alleged_actor=actor)
    return Evidence(doc_id="d4", claim=attack, root="mayor", root_kind="official", group="d4", place=TOWN, time=DAY, asserted=SETTLED)


def test_status_in_dispute_leaves_a_floor_of_nought_on_both_sides_and_all_people_untouched():
    incident = reconcile(gathered(CIVILIANS, fighters(), ALL))
    civilians, combatants = tally(incident, who="civilian"), tally(incident, who="combatant")
    assert bounds(civilians.supported) == (0, 7) and bounds(combatants.supported) == (0, 7)
    assert "?" in civilians.flags and "?" in combatants.flags
    assert "Petra Olen counts 7 of the same people as fighters: their status is in dispute" in civilians.rows[0].reason
    assert tally(incident).supported.low == 7 and "?" not in tally(incident).flags


def test_the_attackers_word_alone_is_context():
    ministry = fighters("Sevranian Defence Ministry", "official", root_side="Sevrania")
    incident = reconcile(gathered(CIVILIANS, ministry, ALL, accusing("Sevrania")))
    assert bounds(tally(incident, who="civilian").supported) == (7, 7)
    (row,) = tally(incident, who="combatant").rows
    assert row.effect == "not_comparable" and "context, not evidence" in row.reason
    assert tally(incident, who="combatant").supported.low is None
    assert tally(incident).supported.low == 7


def test_who_the_dead_were_is_read_behind_their_number():
    text = "The seven dead were fighters, Petra Olen said."
    (reading,) = read([{"doc_id": "d2", "text": text, "published": "2031-05-06"}])
    dead = said("Petra Olen", next(c for c in reading.claims if c.kind == "casualty"), "analyst", "d2", SETTLED)
    gathering = gathered(CIVILIANS, dead)
    incident = reconcile(replace(gathering, readings=(gathering.readings[0], reading)))
    assert tally(incident, who="combatant").supported.low == 0 and tally(incident, who="civilian").supported.low == 0
    assert tally(incident).supported.low == 7 and len(tally(incident).rows) == 2


def test_other_people_are_in_no_dispute():
    total = said("police", claim(10), "police", "d3", SETTLED)
    incident = reconcile(gathered(CIVILIANS, fighters(n=3), total))
    assert tally(incident, who="civilian").supported.low == 7 and tally(incident, who="combatant").supported.low == 3
    too_many = reconcile(gathered(CIVILIANS, fighters(n=3), ALL))
    assert tally(too_many, who="civilian").supported.low == 0


def test_who_counts_both_apart_disputes_nothing():
    both = said("Varden hospital", claim(7, who="combatant", quote="7 soldiers", id="c1", start=30), asserted=SETTLED)
    incident = reconcile(gathered(CIVILIANS, both, fighters()))
    assert tally(incident, who="civilian").supported.low == 7


def test_who_denies_civilians_and_counts_fighters_disputes_them():
    denial = said(
        "Petra Olen", claim(None, "several", quote="civilians", who="civilian", modality="denied", id="c1", start=40), "analyst", "d2", SETTLED
    )
    assert tally(reconcile(gathered(CIVILIANS, fighters(n=5), denial)), who="civilian").supported.low == 0
    assert tally(reconcile(gathered(CIVILIANS, fighters(n=5))), who="civilian").supported.low == 7


def test_one_small_number_is_no_sign_of_the_same_people():
    one = said("Varden hospital", claim(1, who="civilian", quote="1 civilian"), asserted=SETTLED)
    assert tally(reconcile(gathered(one, fighters(n=1))), who="civilian").supported.low == 1


def test_voices_that_name_nobody_dispute_nothing():
    assert tally(reconcile(gathered(CIVILIANS, fighters("publisher:Gazette", "media"), ALL)), who="civilian").supported.low == 7
