"""Times of an invented valley: every sentence here is made up."""

import pytest

from witnessmark.model.time import Time
from witnessmark.read.segment import segment
from witnessmark.read.times import read_times

TUESDAY = "2022-03-01"


def times(text: str, published: str | None = TUESDAY) -> list[Time]:
    return read_times(segment(text, "en"), published)


def said(text: str, published: str | None = TUESDAY) -> list[tuple[str, str, str | None]]:
    return [(text[time.start : time.end], time.type, time.value) for time in times(text, published)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The market was hit on Monday.", "Monday", "2022-02-28"),
        ("The bakery burned down on Tuesday.", "Tuesday", "2022-03-01"),
        ("A drone fell on Wednesday.", "Wednesday", "2022-02-23"),
        ("The mayor said earlier Monday that the bridge stood.", "earlier Monday", "2022-02-28"),
        ("The governor will visit the ward on Friday.", "Friday", "2022-03-04"),
        ("They meet again next Monday.", "next Monday", "2022-03-07"),
        ("Last Tuesday the dam was hit.", "Last Tuesday", "2022-02-22"),
        ("The previous Sunday had been quiet.", "The previous Sunday", "2022-02-27"),
        ("It was quiet yesterday.", "yesterday", "2022-02-28"),
        ("Crews return tomorrow.", "tomorrow", "2022-03-02"),
        ("Monday's strike hit the depot.", "Monday", "2022-02-28"),
        ("Shells fell on Feb. 28 near the mill.", "Feb. 28", "2022-02-28"),
        ("Shells fell on 28 February 2022 near the mill.", "28 February 2022", "2022-02-28"),
        ("Shells fell on February 28th near the mill.", "February 28th", "2022-02-28"),
        ("Shells fell on Monday, February 28, 2022, near the mill.", "Monday, February 28, 2022", "2022-02-28"),
        ("The well was dug on 3 December.", "3 December", "2021-12-03"),
        ("The school opened in March 2020.", "March 2020", "2020-03"),
        ("The school was hit in May.", "May", "2021-05"),
        ("The school will open in May.", "May", "2022-05"),
        ("The mill closed in 2015.", "2015", "2015"),
        ("The mill closed in mid-1996.", "mid-1996", "1996"),
        ("Ferries stopped a year ago.", "a year ago", "2021"),
        ("Ferries stopped two weeks ago.", "two weeks ago", "2022-W07"),
        ("Ferries stopped last week.", "last week", "2022-W08"),
        ("Ferries stopped earlier this month.", "earlier this month", "2022-03"),
        ("Ferries stopped in recent days.", "recent days", "PAST_REF"),
        ("The town is quiet now.", "now", "PRESENT_REF"),
        ("Help will come soon.", "soon", "FUTURE_REF"),
        ("The tower dates from the 1970s.", "the 1970s", "197"),
        ("The tower dates from the 20th century.", "the 20th century", "19"),
        ("The harvest fell in the first quarter of 2022.", "the first quarter of 2022", "2022-Q1"),
        ("The quay was rebuilt in the summer of 2014.", "the summer of 2014", "2014-SU"),
        ("The record is dated 2015-03-04.", "2015-03-04", "2015-03-04"),
        ("The record is dated 04.03.2015.", "04.03.2015", "2015-03-04"),
        ("The record is dated 17/03/2015.", "17/03/2015", "2015-03-17"),
    ],
)  # fmt: skip
def test_a_date(text: str, words: str, value: str) -> None:
    assert said(text) == [(words, "DATE", value)]


@pytest.mark.parametrize(
    ("text", "words", "value", "since", "until"),
    [
        ("It began on Saturday night.", "Saturday night", "2022-02-26TNI", "2022-02-26T18:00", "2022-02-27T06:00"),
        ("It began on Monday afternoon.", "Monday afternoon", "2022-02-28TAF", "2022-02-28T12:00", "2022-02-28T18:00"),
        ("It began overnight into Monday.", "overnight into Monday", "2022-02-27TNI", "2022-02-27T18:00", "2022-02-28T06:00"),
        ("The night of Saturday to Sunday was loud.", "The night of Saturday to Sunday", "2022-02-26TNI", "2022-02-26T18:00", "2022-02-27T06:00"),
        ("At 6:40 on Saturday evening it began.", "6:40 on Saturday evening", "2022-02-26T18:40", "2022-02-26T18:40", "2022-02-26T18:41"),
        ("It began in the early hours of Sunday morning.",
         "the early hours of Sunday morning", "2022-02-27TMO", "2022-02-27T00:00", "2022-02-27T06:00"),
        ("It began last night.", "last night", "2022-02-28TNI", "2022-02-28T18:00", "2022-03-01T06:00"),
        ("It began this morning.", "this morning", "2022-03-01TMO", "2022-03-01T06:00", "2022-03-01T12:00"),
        ("It lasted the night of 27 to 28 February.", "the night of 27 to 28 February", "2022-02-27TNI", "2022-02-27T18:00", "2022-02-28T06:00"),
        ("It lasted the morning of 3 February.", "the morning of 3 February", "2022-02-03TMO", "2022-02-03T06:00", "2022-02-03T12:00"),
        ("The siren sounded at 6:40pm on Monday.", "6:40pm on Monday", "2022-02-28T18:40", "2022-02-28T18:40", "2022-02-28T18:41"),
        ("The siren sounded at 18:40.", "18:40", "2022-03-01T18:40", "2022-03-01T18:40", "2022-03-01T18:41"),
        ("The siren sounded at 10 p.m. Sunday.", "10 p.m. Sunday", "2022-02-27T22:00", "2022-02-27T22:00", "2022-02-27T23:00"),
        ("The siren sounded at noon Sunday.", "noon Sunday", "2022-02-27T12:00", "2022-02-27T12:00", "2022-02-27T13:00"),
        ("The siren sounded at 12:05 a.m. Sunday.", "12:05 a.m. Sunday", "2022-02-27T00:05", "2022-02-27T00:05", "2022-02-27T00:06"),
    ],
)  # fmt: skip
def test_a_part_of_a_day_or_a_clock_time(text: str, words: str, value: str, since: str, until: str) -> None:
    (time,) = times(text)
    assert (text[time.start : time.end], time.type, time.value) == (words, "TIME", value)
    assert (time.since, time.until) == (since, until)


@pytest.mark.parametrize(
    ("text", "words", "kind", "value"),
    [
        ("They waited for three days.", "three days", "DURATION", "P3D"),
        ("They waited for several days.", "several days", "DURATION", "PXD"),
        ("They waited for twenty-four hours.", "twenty-four hours", "DURATION", "PT24H"),
        ("They waited a year and a half.", "a year and a half", "DURATION", "P1Y6M"),
        ("After days of shelling the port shut.", "days", "DURATION", "PXD"),
        ("It was a two-week siege.", "two-week", "DURATION", "P2W"),
        ("Trains run every Monday.", "every Monday", "SET", "XXXX-WXX-1"),
        ("They count the dead each year.", "each year", "SET", "P1Y"),
    ],
)
def test_durations_and_sets(text: str, words: str, kind: str, value: str) -> None:
    assert said(text) == [(words, kind, value)]
    assert times(text)[0].since is None


def test_days_and_months_and_years_are_half_open() -> None:
    found = times("Hit on Monday, in February 2022, in 2015, last week, in the 1970s, in the past three days.")
    assert [(time.since, time.until) for time in found] == [
        ("2022-02-28", "2022-03-01"),
        ("2022-02-01", "2022-03-01"),
        ("2015-01-01", "2016-01-01"),
        ("2022-02-21", "2022-02-28"),
        ("1970-01-01", "1980-01-01"),
        ("2022-02-26", "2022-03-02"),
    ]


def test_two_years_of_a_span_are_two_times() -> None:
    assert [value for _, _, value in said("The first war lasted from 1999 to 2005.")] == ["1999", "2005"]


def test_two_days_of_one_month_are_two_times() -> None:
    assert said("It lasted from 24 to 27 February.") == [("24", "DATE", "2022-02-24"), ("27 February", "DATE", "2022-02-27")]
    assert said("It lasted from March 3-5, 2021.") == [("March 3", "DATE", "2021-03-03"), ("5, 2021", "DATE", "2021-03-05")]


def test_later_leans_on_the_date_last_named_and_ago_on_the_report() -> None:
    assert [value for _, _, value in said("A shell fell on 3 February. Two days later a second fell.")] == ["2022-02-03", "2022-02-05"]
    assert [value for _, _, value in said("A shell fell on 3 February. Two days ago a second fell.")] == ["2022-02-03", "2022-02-27"]


def test_that_night_and_the_next_day_lean_on_the_day_named() -> None:
    values = [value for _, _, value in said("A shell fell on 3 February. That night the power failed. The next day it came back.")]
    assert values == ["2022-02-03", "2022-02-03TNI", "2022-02-04"]


def test_a_clock_time_belongs_to_the_day_of_its_sentence() -> None:
    assert [value for _, _, value in said("On Saturday the power failed at 06:40.")] == ["2022-02-26", "2022-02-26T06:40"]


def test_a_clock_time_alone_belongs_to_the_day_the_text_tells_of() -> None:
    text = "Rockets fell on Sunday evening. “At about 19:40 the roof went,” Ana Vell said."
    assert [value for _, _, value in said(text)] == ["2022-02-27TEV", "2022-02-27T19:40"]
    assert [value for _, _, value in said("Rockets fell on 3 January. The siren sounded at 18:40.")] == ["2022-01-03", "2022-03-01T18:40"]


def test_until_does_not_look_ahead() -> None:
    values = [value for _, _, value in said("A curfew from 22:00 on Sunday until 06:00 on Monday was imposed.")]
    assert values == ["2022-02-27T22:00", "2022-02-28T06:00"]


@pytest.mark.parametrize("published", [None, "", "not a date", "0001-01-01"])
def test_without_a_believable_date_relative_words_stay_open(published: str | None) -> None:
    text = "It began on Monday, went on Saturday night, two days later, last week, in May and yesterday at 18:40."
    found = times(text, published)
    assert [time.value for time in found] == ["XXXX-WXX-1", "XXXX-WXX-6TNI", "XXXX-XX-XX", "XXXX-WXX", "XXXX-05", "XXXX-XX-XXT18:40"]
    assert {(time.since, time.until) for time in found} == {(None, None)}


def test_absolute_dates_need_no_publication_date() -> None:
    (time,) = times("The mill burned on 4 March 2015.", None)
    assert (time.value, time.since, time.until) == ("2015-03-04", "2015-03-04", "2015-03-05")


def test_a_day_and_month_takes_the_year_of_a_full_date_before_it() -> None:
    found = times("The mill burned on 4 March 2015. On 28 March the roof fell in, and on Sunday the wall.", None)
    assert [time.value for time in found] == ["2015-03-04", "2015-03-28", "XXXX-WXX-7"]


def test_a_date_just_gone_is_not_next_year_s() -> None:
    assert [value for _, _, value in said("Those who will testify about 20 February came.")] == ["2022-02-20"]
    assert [value for _, _, value in said("The court will sit on 20 May.")] == ["2022-05-20"]


@pytest.mark.parametrize("dateline", ["ORLENFORT, 29 MAY 89 (EXA) --", "ORLENFORT, May 29, 1989 -", "29 May 1989\n"])
def test_a_dateline_stands_for_a_missing_publication_date(dateline: str) -> None:
    found = times(f"{dateline} Rebels shelled the mill on Sunday.", None)
    assert [time.value for time in found] == ["1989-05-29", "1989-05-28"]


def test_a_date_in_a_running_sentence_is_no_dateline() -> None:
    found = times("The mill that burned on 4 March 2015 was shelled again on Sunday.", None)
    assert [time.value for time in found] == ["2015-03-04", "XXXX-WXX-7"]


def test_publication_may_carry_a_time_and_an_offset() -> None:
    assert said("Hit on Monday.", "2022-03-01T09:30:00+02:00") == [("Monday", "DATE", "2022-02-28")]


@pytest.mark.parametrize("published", ["9999-12-31", "0001-01-01", "2199-12-31"])
def test_no_date_is_too_far_to_read(published: str) -> None:
    text = "On Friday, 9000 years ago, next year, 9999 years later, tomorrow night and at midnight on 31 December 2099."
    assert all(time.value for time in times(text, published))


@pytest.mark.parametrize(
    "text",
    [
        "A 32-year-old driver and a 9 year old girl were hurt.",
        "Ana, aged 37 years, was hurt.",
        "BM-21 rockets of 122-millimeter calibre fell 700 meters away.",
        "A second shell may fall; soldiers march in step.",
        "They counted 2000 people and 1,500 homes.",
        "May Harrow spoke first; the Sunday Herald was there.",
        "The ratio was 3:1.",
        "Nothing happened at 45:70 or at 18 : 40.",
    ],
)
def test_no_time(text: str) -> None:
    assert said(text) == []


def test_a_language_without_a_table_has_no_times() -> None:
    assert read_times(segment("On Monday.", "xx"), TUESDAY) == []


def test_every_span_is_in_the_text() -> None:
    text = "‘On Monday’s eve’, said Ana, “it was 6.40 p.m. — not 18:40”. Mid-March came; 27-28 February went."
    assert all(text[time.start : time.end].strip() == text[time.start : time.end] != "" for time in times(text))


def test_a_participle_leaves_the_tense_to_the_verb_before_it() -> None:
    (found,) = times("The curfew would be extended until Thursday morning.")
    assert found.since is not None
    assert str(found.since)[:10] > str(TUESDAY)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("In May 20 people died.", ["May"]),
        ("During March 12 civilians were hurt.", ["March"]),
        ("On May 20 people died in the streets.", ["May 20"]),
        ("In May 2021 it began.", ["May 2021"]),
        ("It began in May 20 and ended.", ["May 20"]),
        ("On Monday six died.", ["Monday"]),
        ("Last week six died.", ["Last week"]),
    ],
)
def test_a_time_takes_no_count_of_people(text: str, words: list[str]) -> None:
    assert [text[t.start : t.end] for t in read_times(segment(text, "en"), "2022-06-15")] == words


def test_now_in_a_bracket_before_a_name_is_no_time() -> None:
    assert read_times(segment("Artemivsk (now Bakhmut) was quiet.", "en"), "2022-06-15") == []
    assert len(read_times(segment("It was quiet (now it is not).", "en"), "2022-06-15")) == 1


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "On Monday two people were hurt, on Friday there will be a vigil.", "2022-06-17"),
        ("uk", "У понеділок постраждало двоє, у п'ятницю буде траур.", "2022-06-17"),
        # What looks back in its own clause, or ahead only in the next, is of the past.
        ("en", "On Monday two people were hurt, on Friday one died.", "2022-06-10"),
        ("en", "On Monday two people were hurt, on Friday, officials fear, more will follow.", "2022-06-10"),
    ],
)
def test_a_clause_that_looks_ahead_has_its_own_day(language: str, text: str, day: str) -> None:
    assert [time.value for time in read_times(segment(text, language), "2022-06-15")] == ["2022-06-13", day]
