from witnessmark.resolve.span import as_interval, gap, in_words, overlap, window, within


def test_a_half_open_interval_touches_whole_days():
    first = window("2031-05-05", "2031-05-06")
    assert first is not None and first[1] - first[0] == 1
    assert window("2031-05-05T22:00:00", "2031-05-06T04:00:00") == (first[0], first[1] + 1)
    assert window("2031-05-05T10:00:00", "2031-05-06T00:00:00") == first
    assert window("2031-05-05", None) is None and window("next", "2031-05-06") is None


def test_the_end_of_the_calendar_is_no_day_of_an_attack():
    assert window("9999-12-31", "9999-12-31T23:59:59") is None
    last = window("9999-12-30", "9999-12-31T23:59:59")
    assert within(-2, 3) == (1, 3) and within(-4, 0) is None
    assert as_interval(last).until == "9999-12-31" and in_words(last) == "30 December 9999"


def test_windows_meet_or_lie_apart():
    assert overlap((1, 4), (3, 9)) == (3, 4) and overlap((1, 3), (3, 5)) is None
    assert gap((1, 3), (3, 5)) == 0 and gap((1, 3), (6, 7)) == 3


def test_windows_are_told_as_dates():
    days = window("2031-04-30", "2031-05-02")
    assert in_words(days) == "30 April to 1 May 2031" and in_words(None) == "date unknown"
    assert in_words(window("2031-05-05", "2031-05-06")) == "5 May 2031"
    assert as_interval(days).until == "2031-05-02" and as_interval(None).since is None
