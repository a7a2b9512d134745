"""Whether a page is still what it was: the same bytes, the same text, another text, or gone."""

import difflib
from collections.abc import Iterator
from typing import NamedTuple

from witnessmark.archive.capture.page import Page
from witnessmark.model.fetching import FetchOutcome
from witnessmark.printable import printable

# Not found, gone, and taken away by law.
GONE = frozenset({404, 410, 451})
ERROR, SERVER_ERROR = 400, 500
# A text is held to be taken away where hardly a phrase of it is left: the site's own frame around it repeats some.
RUN = 5
LEFT = 0.05
# A text shorter than this many words has too few phrases to tell by.
FEWEST_WORDS = 20
# A difference is shown to a person who then reads the page: its first lines are enough. More lines than these are not compared at all.
MOST_SHOWN = 10
LONGEST_SHOWN = 200
MOST_LINES = 2_000


class Before(NamedTuple):
    """The newest capture of an address: `text` is its main text, null where none could be read; `scripts` ran for it."""

    url: str
    name: str
    sha256: str
    size: int
    final_url: str
    status: int
    payload: str
    text: str | None = None
    scripts: bool = False


class Verdict(NamedTuple):
    """What became of a page, in one clause, with the lines that differ."""

    outcome: FetchOutcome
    reason: str | None = None
    difference: tuple[str, ...] = ()


def verdict(before: Before, page: Page, payload: str, text: str | None) -> Verdict:
    """What became of a page since its newest capture; `text` is its main text now.

    The first that holds: no answer worth comparing (5xx, cut), the same answer as before, gone, closed, there again, moved to the front
    page, another text. A page that shows hardly a phrase of what it showed is held to be taken away; a person should look.
    """
    status, answer = page.answer.status, page.answer
    if status >= SERVER_ERROR or answer.truncated is not None:
        return Verdict("failed", f"the site answers {status}" if status >= ERROR else page.remarks[0] if page.remarks else "it came cut")
    if status == before.status and (payload == before.payload or status >= ERROR):
        return Verdict("unchanged", f"it still answers {status}" if status >= ERROR else None)
    if status >= ERROR:
        return Verdict("vanished" if status in GONE else "changed", f"the site answers {status} now, {before.status} before")
    if before.status >= ERROR:
        return Verdict("changed", f"it is there again: the site answered {before.status} before")
    if page.answer.target.is_front_page and not _was_front_page(before):
        return Verdict("vanished", "its address leads to the front page of the site now")
    return _of_texts(before.text, text)


def _was_front_page(before: Before) -> bool:
    from witnessmark.archive.capture.target import target_of

    return target_of(before.final_url).is_front_page


def _of_texts(old: str | None, new: str | None) -> Verdict:
    if old is None and new is None:
        return Verdict("changed", "its bytes are others now; no text was read from either")
    if old == new:
        return Verdict("same_text", "other bytes, the same main text")
    if old is not None and len(old.split()) >= FEWEST_WORDS and share_left(old, new or "") < LEFT:
        return Verdict("vanished", "the page is there, and hardly a phrase of its text is left", difference(old, new or ""))
    return Verdict("changed", "its main text changed", difference(old or "", new or ""))


def share_left(old: str, new: str) -> float:
    """Which part of the old text's runs of five words stands in the new one, from 0 to 1."""
    runs, now = set(_runs(old)), set(_runs(new))
    return len(runs & now) / len(runs) if runs else 1.0


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = text.split()
    return (tuple(words[at : at + RUN]) for at in range(max(0, len(words) - RUN + 1)))


def difference(old: str, new: str) -> tuple[str, ...]:
    """The first lines that differ, those that went with `-` before them and those that came with `+`; a last line says how many more."""
    before, now = old.splitlines(), new.splitlines()
    if max(len(before), len(now)) > MOST_LINES:
        return (f"{len(before):,} lines before, {len(now):,} now: too many to be compared here",)
    lines = [line for line in difflib.unified_diff(before, now, lineterm="", n=0) if line[:1] in "+-" and line[:3] not in ("+++", "---")]
    shown = tuple(printable(line[:LONGEST_SHOWN]) for line in lines[:MOST_SHOWN])
    return shown if len(lines) <= MOST_SHOWN else (*shown, f"… and {len(lines) - MOST_SHOWN:,} more lines")
