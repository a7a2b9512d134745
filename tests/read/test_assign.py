"""Which voice, place, time and scope a claim gets. Invented towns and people."""

import pytest

from witnessmark.model.claim import AnyClaim, Casualty
from witnessmark.model.place import Place
from witnessmark.model.time import Time
from witnessmark.model.voice import Attribution
from witnessmark.read.assign import assign
from witnessmark.read.casualties import read_casualties
from witnessmark.read.segment import segment


def span(text: str, words: str) -> tuple[int, int]:
    return text.index(words), text.index(words) + len(words)


def place(text: str, name: str) -> Place:
    start, end = span(text, name)
    return Place(start=start, end=end, name=name)


def said(text: str, source: str, cue: str, content: str, speaker: str = "m0") -> Attribution:
    return Attribution(source=span(text, source), cue=span(text, cue), content=(span(text, content),), quoted=False, speaker=speaker)


def claims(text: str, attributions: tuple[Attribution, ...] = (), places: tuple[str, ...] = (), times: tuple[str, ...] = ()) -> tuple[AnyClaim, ...]:
    cut = segment(text, "en")
    dated = [Time(start=span(text, t)[0], end=span(text, t)[1], type="DATE", value="2019-05-14") for t in times]
    return assign(cut, read_casualties(cut), attributions, [place(text, name) for name in places], dated)


def test_the_innermost_attribution_speaks_and_the_outer_one_carries() -> None:
    text = "Ana Ruiz said that nine people were killed, the Courier reported."
    inner = said(text, "Ana Ruiz", "said", "nine people were killed", "m0")
    outer = said(text, "the Courier", "reported", "Ana Ruiz said that nine people were killed", "m1")
    (claim,) = claims(text, (outer, inner))
    assert (claim.speaker, claim.via) == ("m0", ("m1",))


def test_what_nobody_is_named_for_has_no_speaker() -> None:
    (claim,) = claims("Nine people were killed in Brodnik.", places=("Brodnik",))
    assert (claim.speaker, claim.places, claim.scope) == (None, (0,), "event")


def test_when_something_was_said_is_not_when_it_happened() -> None:
    text = "The ministry denied on Wednesday that ten civilians had been killed."
    (claim,) = claims(text, (said(text, "The ministry", "denied", "ten civilians had been killed"),), times=("Wednesday",))
    assert claim.time is None


def test_a_dateline_is_no_time_of_the_event() -> None:
    (claim,) = claims("BRODNIK, 14 May (Courier) — Nine people were killed.", times=("14 May",))
    assert claim.time is None


def test_a_claim_without_a_place_belongs_to_the_scene_of_the_last_harm() -> None:
    text = "Nine people were killed in Brodnik. The governor flew in from Torva. Two more people died."
    first, second = claims(text, places=("Brodnik", "Torva"))
    assert (first.places, second.places) == ((0,), (0,))


def test_where_the_wounded_went_is_not_where_they_were_hurt() -> None:
    injured = claims("Nine people were injured in Brodnik. Four people died after they were taken to Torva.", places=("Brodnik", "Torva"))
    assert [claim.places for claim in injured] == [(0,), (0,)]
    (claim,) = claims("Forty passengers were taken to hospital in Torva.", places=("Torva",))
    assert claim.places == ()


def test_a_sum_over_a_war_is_cumulative() -> None:
    (claim,) = claims("More than 900 people have been killed since the start of the war.")
    assert claim.scope == "cumulative"


def test_where_it_was_fired_from_is_not_where_it_fell() -> None:
    text = "Nine people were killed in Brodnik by rockets from the town of Torva."
    (claim,) = claims(text, places=("Brodnik", "Torva"))
    assert claim.places == (0,)


def test_a_list_of_places_goes_with_its_first() -> None:
    (claim,) = claims("More than 100 people remained in hospitals in Torva and Osivka.", places=("Torva", "Osivka"))
    assert claim.places == ()


def test_a_part_whose_whole_was_dropped_stands_alone() -> None:
    text = "Twelve people died, including two nurses."
    cut = segment(text, "en")
    whole, part = read_casualties(cut)
    (alone,) = assign(cut, [part], (), (), ())
    assert part.part_of == whole.id and isinstance(alone, Casualty) and alone.part_of is None


def test_the_scene_lasts_until_harm_is_told_of_elsewhere() -> None:
    text = "People came out of church in Brodnik. Seven of them died. The mayor spoke. He was pale. It rained. Snow fell. Two more people died."
    first, second = claims(text, places=("Brodnik",))
    assert (first.places, second.places) == ((0,), (0,))


def dated(text: str, language: str, times: tuple[str, ...]) -> AnyClaim:
    cut = segment(text, language)
    found = [Time(start=span(text, t)[0], end=span(text, t)[1], type="DATE", value="2019-05-14", since="2019-05-14") for t in times]
    return assign(cut, read_casualties(cut), (), (), found)[0]


@pytest.mark.parametrize(
    ("language", "text", "times", "expected"),
    [
        ("uk", "У понеділок загинуло двоє, у п'ятницю буде траур.", ("понеділок", "п'ятницю"), 0),
        ("ru", "В понедельник погибли двое; в пятницу объявят траур.", ("понедельник", "пятницу"), 0),
        ("en", "On Monday nine people were killed, on Friday there is a vigil.", ("Monday", "Friday"), 0),
        # In the claim's own clause the nearest still wins.
        ("en", "On Monday word reached the mayor that nine people were killed on Friday.", ("Monday", "Friday"), 1),
        # Where the clause has no time of its own, the other one's is taken.
        ("en", "Nine people were killed, in the town of Brodnik, on Friday.", ("Friday",), 0),
    ],
)
def test_a_time_before_the_claim_in_its_own_clause_wins_over_another_clauses(language: str, text: str, times: tuple[str, ...], expected: int) -> None:
    assert dated(text, language, times).time == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A strike on Torva City and Osivka killed ten; Brodnik was hit too.", (0, 1, 2)),
        ("In Torva City, Osivka and Brodnik ten people were killed.", (0, 1, 2)),
        # In no row the nearest comes first.
        ("After Torva City burned, in Osivka ten people were killed near Brodnik.", (1, 2, 0)),
    ],
)
def test_places_in_a_row_keep_their_order_and_those_behind_a_semicolon_come_last(text: str, expected: tuple[int, ...]) -> None:
    assert claims(text, places=("Torva City", "Osivka", "Brodnik"))[0].places == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A resident of Torva City was killed in Osivka.", (1, 0)),
        ("A Torva City resident was killed in Osivka.", (1, 0)),
        # Where no other place is named, a home stands.
        ("Residents of Torva City were killed.", (0,)),
        ("A man in Torva City was killed by a rocket from Osivka.", (0,)),
    ],
)
def test_a_home_comes_behind_the_scene(text: str, expected: tuple[int, ...]) -> None:
    named = tuple(name for name in ("Torva City", "Osivka") if name in text)
    assert claims(text, places=named)[0].places == expected


def test_a_place_of_the_claim_s_own_clause_comes_before_a_nearer_one_behind_a_comma() -> None:
    (claim,) = claims("In Torva during the long evening raid of yesterday three people died, in Brodnik a mill burned.", places=("Torva", "Brodnik"))
    assert claim.places[0] == 0


def test_who_died_later_belongs_to_the_day_of_the_wounds() -> None:
    died, _ = claims("On Sunday one of the six miners wounded on Thursday died.", times=("Sunday", "Thursday"))
    assert died.time == 1
