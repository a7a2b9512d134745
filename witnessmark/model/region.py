"""Where in the original a stretch of an extracted text stands."""

from collections.abc import Iterable
from typing import Literal, TypeAlias

from witnessmark.model.base import Model

RegionKind: TypeAlias = Literal["page", "message", "part", "record", "row", "paragraph", "line", "cell", "entry"]


# A quotation over more pages than these is told by its first.
MOST_TOLD = 3


class Region(Model, frozen=True, kw_only=True):
    """The characters `[start, end)` of a document's text, and the place of the original they were taken from.

    `kind` and `at` name it as a person would look for it: page 3 of a PDF, message 1204 of a chat, part 2 of a letter ("2: report.pdf"),
    record 17 of a web archive, paragraph 12 of a document, row 5 of a table (the first row of data is 2 where the first has the headings),
    line 9 of a text.
    `within` is the place of the container in the container's container, outermost first, where one lies inside another.
    """

    start: int
    end: int
    kind: RegionKind
    at: str
    within: tuple[str, ...] = ()


def in_words(regions: Iterable[Region], start: int, end: int) -> str:
    """Where in the original the characters `[start, end)` stand: "page 3", "part 2: report.pdf, page 1"; empty where it has no parts."""
    found = regions_of(regions, start, end)
    return "; ".join(dict.fromkeys(", ".join((*region.within, f"{region.kind} {region.at}")) for region in found[:MOST_TOLD]))


def regions_of(regions: Iterable[Region], start: int, end: int) -> tuple[Region, ...]:
    """The regions that the characters `[start, end)` stand in, in their order; empty where the original has no parts."""
    return tuple(region for region in regions if region.start < end and start < region.end)
