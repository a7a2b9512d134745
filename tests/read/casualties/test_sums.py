from witnessmark.model.claim import Casualty
from witnessmark.read.casualties import read_casualties
from witnessmark.read.segment import segment


def read(text: str) -> list[Casualty]:
    return read_casualties(segment(text, "en"))


def test_a_breakdown_that_adds_up_is_part_of_the_total() -> None:
    total, miners, guards = read("Police said that 35 people died. There were 26 miners killed, and 9 guards died.")
    assert (miners.part_of, guards.part_of, total.part_of) == (total.id, total.id, None)


def test_numbers_that_do_not_add_up_stay_apart() -> None:
    assert [c.part_of for c in read("Police said that 35 people died. There were 20 miners killed, and 9 guards died.")] == [None, None, None]


def test_a_total_far_away_is_left_alone() -> None:
    far = "Police said that 35 people died. The road was closed. Rain fell. Snow fell. There were 26 miners killed, and 9 guards died."
    assert [c.part_of for c in read(far)] == [None, None, None]


def test_a_total_told_again_is_no_part() -> None:
    assert [c.part_of for c in read("Nine people died. Nine people died.")] == [None, None]


def test_people_of_other_places_are_no_part_of_the_first_number() -> None:
    assert [c.part_of for c in read("Three were hurt in Torva, two in Brodnik and one in Osivka.")] == [None, None, None]
    told = read("Six people were hurt on Monday. Three were hurt in Torva, two in Brodnik and one in Osivka.")
    assert [(c.low, c.part_of) for c in told] == [(6, None), (3, "c0"), (2, "c0"), (1, "c0")]
