import pytest
from counted import bounds, claim, gathered, said, tally

from witnessmark import read
from witnessmark.model.claim import Casualty
from witnessmark.reconcile.figures import KINDS, figure_of, table
from witnessmark.reconcile.reconcile import reconcile

SENTENCES = [
    ("One of the wounded died in hospital overnight, the Varden mayor said.", [("injured", 1, "count"), ("killed", 1, "late")]),
    ("Six porters were killed and two more died of their wounds, the mayor said.", [("killed", 6, "count"), ("killed", 2, "late")]),
    ("Two porters died in hospital and six were killed on the quay.", [("killed", 2, "late"), ("killed", 6, "count")]),
    ("Rescuers pulled three bodies from the rubble of the depot.", [("killed", 3, "recovered")]),
    ("Two more porters were killed overnight.", [("killed", 2, "increment")]),
    ("The ministry added 12 deaths to the toll retroactively.", [("killed", 12, "retroactive")]),
    ("У лікарні помер один із поранених портовиків.", [("killed", 1, "late")]),
    ("Рятувальники дістали з-під завалів тіла двох людей.", [("killed", 2, "recovered")]),
    ("В больнице скончался еще один раненый, сообщил мэр.", [("killed", 1, "late")]),
    ("Двое погибших, еще один человек скончался в больнице от ранений.", [("killed", 2, "count"), ("killed", 1, "late")]),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES, ids=[text[:40] for text, _ in SENTENCES])
def test_the_words_of_a_sentence_tell_the_kind_of_figure(text, expected):
    (reading,) = read([{"text": text, "published": "2031-05-07"}])
    counts = [c for c in reading.claims if isinstance(c, Casualty) and c.outcome in ("killed", "injured")]
    assert [(c.outcome, c.low, figure_of(c, reading)) for c in counts] == expected


def test_each_kind_has_its_words():
    assert set(table()) == set(KINDS)


def told(*sentences):
    """Each sentence a report of one day after another by the same hospital, with the claim that stands in it."""
    evidence, texts = [], {}
    for day, (text, made) in enumerate(sentences):
        texts[f"d{day}"] = text
        start = text.index(made.quote)
        moved = type(made)(
            **{f: getattr(made, f) for f in made.__struct_fields__ if f not in ("start", "end")}, start=start, end=start + len(made.quote)
        )
        evidence.append(said("Ward 3 hospital", moved, doc=f"d{day}", asserted=f"2031-05-0{5 + day}"))
    return reconcile(gathered(*evidence, texts=texts))


SEVEN = ("Now at least 7 people were killed.", claim(7, "at_least"))


def test_who_died_later_is_added_to_the_earlier_toll():
    incident = told(SEVEN, ("One of the wounded died in hospital.", claim(1, quote="One of the wounded")))
    assert bounds(tally(incident).supported) == (8, None)
    assert [row.figure for row in tally(incident).rows] == ["count", "late"]
    assert "died later of their wounds" in tally(incident).rows[1].reason


def test_who_died_later_adds_once_however_often_it_is_told_and_not_to_a_toll_that_came_after():
    death = ("One of the wounded died in hospital.", claim(1, quote="One of the wounded"))
    eight = ("Now at least 8 people were killed.", claim(8, "at_least"))
    assert tally(told(SEVEN, death, death)).supported.low == 8
    assert tally(told(SEVEN, death, eight, death)).supported.low == 8


def test_as_many_as_died_before_may_hold_them_and_are_a_floor():
    ward, later = claim(6, quote="6 people"), claim(16, quote="16 people")
    assert tally(told(("Now 6 people were killed.", ward), ("By night 16 people died in hospital.", later))).supported.low == 16
    again = told(("Now 16 people were killed.", later), ("In all 16 people died in hospital.", later))
    assert bounds(tally(again).supported) == (16, None)


def test_a_woman_who_died_later_is_one_more_of_all_and_one_of_the_women():
    incident = told(SEVEN, ("A woman died of her wounds.", claim(1, quote="A woman", named=True, sex="female")))
    assert tally(incident).supported.low == 8
    assert tally(incident, who="female").supported.low == 1


def test_fewer_bodies_than_the_toll_before_are_no_new_toll():
    incident = told(SEVEN, ("Rescuers pulled 3 bodies from the rubble.", claim(3, quote="3 bodies")))
    assert tally(incident).supported.low == 7 and incident.contradictions == ()
    assert "revised_down" in [c.code for c in told(SEVEN, ("Now 3 people were killed.", claim(3))).contradictions]


def test_who_was_found_is_missing_no_more():
    incident = told(("6 people are missing.", claim(6, outcome="missing")), ("2 people were found alive.", claim(2, outcome="missing")))
    assert tally(incident, "missing").supported.low == 6
    assert [row.effect for row in tally(incident, "missing").rows] == ["sets_floor", "not_comparable"]


def test_the_wounded_who_died_are_not_counted_twice():
    text = "One of the wounded died in hospital."
    (reading,) = read([{"doc_id": "d1", "text": text, "published": "2031-05-07"}])
    both = [c for c in reading.claims if isinstance(c, Casualty)]
    incident = reconcile(gathered(*(said("Ward 3 hospital", c) for c in both), texts={"d1": text}))
    assert tally(incident).supported.low == 1
    assert tally(incident, "injured") is None


TAKEN_BACK = [
    "Mayor Petra Olen retracted her earlier claim that nine porters were killed in Varden on 5 May 2031.",
    "Mayor Petra Olen withdrew her statement that nine porters were killed in Varden on 5 May 2031: seven porters died, she said.",
]


@pytest.mark.parametrize(("text", "expected"), list(zip(TAKEN_BACK, [["retraction"], ["retraction", "total"]], strict=True)))
def test_who_takes_a_number_back_is_who_speaks_and_the_new_number_stands(text, expected):
    (reading,) = read([{"text": text, "published": "2031-05-07"}])
    counts = [c for c in reading.claims if isinstance(c, Casualty)]
    assert [c.relation for c in counts] == expected
    assert all(c.speaker is not None for c in counts)


def test_troops_that_withdrew_take_nothing_back():
    (reading,) = read([{"text": "The Hill Brigade withdrew its troops from Varden after nine porters were killed.", "published": "2031-05-07"}])
    assert [(c.relation, c.speaker) for c in reading.claims if isinstance(c, Casualty)] == [("total", None)]


@pytest.mark.parametrize("released", ["Ten of those detained were released.", "Десятерых задержанных отпустили."])
def test_who_was_released_is_held_no_more(released):
    still = ("5 people are still detained.", claim(5, outcome="detained"))
    out = (released, claim(10, outcome="detained", quote=released.split()[0]))
    incident = told(("15 people were detained.", claim(15, outcome="detained")), out, still)
    assert [row.effect for row in tally(incident, "detained").rows if row.low == 10] == ["not_comparable"]
    assert tally(incident, "detained").supported.low == 5


def test_a_release_is_of_the_people_before_it():
    text = "Ten of those detained in Varden on 5 May 2031 were released and five remain in custody, Mayor Petra Olen said."
    (reading,) = read([{"text": text, "published": "2031-05-07"}])
    counts = [c for c in reading.claims if isinstance(c, Casualty)]
    assert [(c.outcome, c.low, figure_of(c, reading)) for c in counts] == [("detained", 10, "found"), ("detained", 5, "count")]
