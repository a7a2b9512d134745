"""What says of two posts that they are one, or that one is the other's forward, where their text is too short to tell."""

from msgspec import structs

from witnessmark.model.pair import Beside
from witnessmark.model.reading import Reading
from witnessmark.resolve.copies.counterparts import REACH
from witnessmark.resolve.span import day


def same_post(a: Reading, b: Reading) -> tuple[str, Beside] | None:
    """The sentence and the evidence; null where nothing says so."""
    mine, theirs = address(a.url), address(b.url)
    if mine is not None and mine == theirs:
        return "Both have the same address.", Beside(kind="address", a=a.url or "", b=b.url or "")
    for first, second in ((a, b), (b, a)):
        if is_forward(second, first):
            shown = Beside(kind="forward", a=first.publisher or "", b=second.forwarded_from or "")
            return f"One is shown as forwarded from {first.publisher}.", shown if first is a else structs.replace(shown, a=shown.b, b=shown.a)
    if a.forwarded_from is not None and a.forwarded_from == b.forwarded_from and _near(a, b):
        return f"Both are shown as forwarded from {a.forwarded_from}.", Beside(kind="forward", a=a.forwarded_from, b=a.forwarded_from)
    return None


def is_forward(forward: Reading, original: Reading) -> bool:
    """Whether a post is shown as forwarded from the publisher of another, within days."""
    return original.publisher is not None and forward.forwarded_from == original.publisher and _near(forward, original)


def address(url: str | None) -> str | None:
    """A page's address without scheme, fragment and last slash; null where it is a site's front page, or not known."""
    plain = (url or "").partition("#")[0].partition("//")[2].removeprefix("www.").rstrip("/")
    return plain if "/" in plain else None


def _near(a: Reading, b: Reading) -> bool:
    days = day(a.published), day(b.published)
    return days[0] is None or days[1] is None or abs(days[0] - days[1]) <= REACH
