"""Characters of a text lead back to the page, message or part they were taken from."""

import pytest

from witnessmark.model.region import Region, in_words, regions_of

PAGES = (Region(start=0, end=10, kind="page", at="1"), Region(start=10, end=25, kind="page", at="2"), Region(start=27, end=30, kind="page", at="3"))
PART = Region(start=0, end=9, kind="page", at="4", within=("part 2: report.pdf",))


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [(0, 3, "page 1"), (9, 10, "page 1"), (10, 12, "page 2"), (8, 12, "page 1; page 2"), (25, 27, ""), (30, 31, ""), (20, 30, "page 2; page 3")],
)
def test_a_stretch_stands_on_the_pages_it_touches(start: int, end: int, said: str) -> None:
    assert in_words(PAGES, start, end) == said


def test_the_container_is_told_first() -> None:
    assert in_words([PART], 0, 2) == "part 2: report.pdf, page 4"


def test_a_text_without_parts_has_no_place() -> None:
    assert in_words((), 0, 5) == "" and regions_of((), 0, 5) == ()
