import pytest

from tests.publish.dossier import factory
from witnessmark.model.tally import Range
from witnessmark.publish.dossier.ranges import Scale, bar, interval_words, nice_step, row_picture, scale_of


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (11, None, "11 or more"),
        (16, 16, "16"),
        (9, 14, "9 to 14"),
        (None, 20, "up to 20"),
        (0, 20, "up to 20"),
        (0, 0, "0"),
        (1200, None, "1,200 or more"),
        (None, None, "no bound"),
        (0, None, "no bound"),
    ],
)
def test_an_interval_in_words(low: int | None, high: int | None, words: str) -> None:
    assert interval_words(low, high) == words


def test_the_scale_holds_every_bound_and_room_beyond_the_highest_floor() -> None:
    scale = scale_of(factory.killed())
    assert (scale.most, scale.logarithmic) == (100, False)
    assert scale.ticks() == [0, 20, 40, 60, 80, 100]
    floor = factory.killed().rows[0]
    lone = factory.injured().rows[:1]
    alone = factory.killed().__class__(
        outcome="killed",
        who="any",
        supported=Range(low=15, high=None),
        reported=Range(low=15, high=None),
        range=factory.killed().range,
        stories=(),
        grade="C",
        flags=(),
        reason="",
        rows=(factory.row(floor.root, floor.claims, 15, None, "strong", "sets_floor", ""),),
    )
    assert lone and scale_of(alone).most == 25


def test_counts_of_very_different_size_get_a_logarithmic_scale() -> None:
    tally = factory.killed()
    rows = (*tally.rows, factory.row("x", (), 2_000, 2_000, "weak", "weak", ""))
    wide = scale_of(type(tally)(**{f: getattr(tally, f) for f in tally.__struct_fields__ if f != "rows"}, rows=rows))
    assert wide.logarithmic
    assert wide.at(3) < wide.at(30) < wide.at(300)
    assert wide.ticks() == [0, 1, 3, 10, 30, 100, 300, 1000]


@pytest.mark.parametrize(("most", "step"), [(2, 1), (6, 1), (7, 2), (34, 10), (99, 20), (1_000, 200)])
def test_ticks_are_round_numbers(most: int, step: int) -> None:
    assert nice_step(most) == step


def test_one_number_is_a_dot_a_range_a_bar_and_an_open_end_an_arrow() -> None:
    scale = Scale(20, False)
    assert bar(9, 9, scale, "bar").startswith("<circle")
    assert 'class="head' not in bar(9, 14, scale, "bar")
    assert bar(9, None, scale, "bar").count('class="head') == 1
    assert bar(None, 14, scale, "bar").count('class="head') == 1


def test_a_denial_gets_no_bar() -> None:
    assert bar(None, None, Scale(20, False), "bar denied") == ""
    assert bar(2, None, Scale(20, False), "bar denied") == ""


def test_a_picture_says_in_words_what_it_shows() -> None:
    tally = factory.killed()
    found = row_picture(tally.rows[2], tally, scale_of(tally), True, "Taras <b>Holub</b>: dozens")
    assert 'role="img"' in found
    assert 'aria-label="Taras &lt;b&gt;Holub&lt;/b&gt;: dozens"' in found
    assert "bar weak vague" in found
