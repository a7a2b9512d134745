from witnessmark.publish.dossier.timeline import Moment, drawn, stretch, timeline


def test_a_day_is_drawn_as_a_whole_day() -> None:
    found = stretch(Moment("2031-05-07", "published", "x"))
    assert found is not None
    assert (found[1] - found[0]).days == 1


def test_a_time_is_a_point() -> None:
    found = stretch(Moment("2031-05-07T09:10:00+03:00", "said", "x"))
    assert found is not None
    assert found[0] == found[1]
    assert (found[0].hour, found[0].minute) == (6, 10)


def test_a_report_of_another_year_does_not_flatten_the_picture() -> None:
    event = Moment("2031-05-06", "event", "The attack", until="2031-05-07")
    old = Moment("2027-01-01", "published", "old")
    assert [d[0].label for d in drawn([old, event, Moment("2031-05-08", "published", "new")])] == ["The attack", "new"]


def test_what_is_no_date_is_left_out_and_nothing_dated_makes_no_picture() -> None:
    assert timeline([Moment("some day", "said", "x")], "words") == ""
    assert timeline([Moment("0001-01-01", "said", "x"), Moment("9999-12-31", "said", "y")], "words") == ""


def test_the_picture_escapes_and_says_itself_in_words() -> None:
    found = timeline([Moment("2031-05-07", "published", "<b>", "<script>")], "one publication")
    assert "<script>" not in found
    assert 'aria-label="one publication"' in found
