"""What says of two posts that they are one, or that one is the other's forward, where their text is too short to tell."""

from msgspec import structs

from witnessmark.model.pair import Beside
from witnessmark.model.reading import Reading
from witnessmark.resolve.copies.counterparts import REACH
from witnessmark.resolve.span import day

# How the doc_ids of posts begin that were exported with their channel's id.
MESSENGER = "telegram:"


def same_post(a: Reading, b: Reading) -> tuple[str, Beside] | None:
    """The sentence and the evidence; null where nothing says so."""
    mine, theirs = address(a.url), address(b.url)
    if mine is not None and mine == theirs:
        return "Both have the same address.", Beside(kind="address", a=a.url or "", b=b.url or "")
    for first, second in ((a, b), (b, a)):
        if is_forward(second, first):
            shown = Beside(kind="forward", a=first.publisher or "", b=second.forwarded_from or second.forwarded_id or "")
            by = ", whose id it bears" if second.forwarded_id is not None else ""
            return f"One is shown as forwarded from {first.publisher}{by}.", shown if first is a else structs.replace(shown, a=shown.b, b=shown.a)
    if _one_origin(a, b) and _near(a, b):
        origin = a.forwarded_from or b.forwarded_from or a.forwarded_id or ""
        by = ", by its id" if a.forwarded_id is not None and b.forwarded_id is not None else ""
        return f"Both are shown as forwarded from {origin}{by}.", Beside(kind="forward", a=origin, b=origin)
    return None


def is_forward(forward: Reading, original: Reading) -> bool:
    """Whether a post is shown as forwarded from the publisher of another, within days: by its id where both have one, else by its name.

    Anybody can take a channel's name; nobody can take its id.
    """
    channel = _channel(original)
    if forward.forwarded_id is not None and channel is not None:
        return forward.forwarded_id == channel and _near(forward, original)
    return original.publisher is not None and forward.forwarded_from == original.publisher and _near(forward, original)


def _channel(reading: Reading) -> str | None:
    """The channel of a messenger's post, as the ids of its forwards name it; null for what is no such post."""
    channel = reading.doc_id.rpartition(":")[0]
    return channel if channel.startswith(MESSENGER) else None


def _one_origin(a: Reading, b: Reading) -> bool:
    if a.forwarded_id is not None and b.forwarded_id is not None:
        return a.forwarded_id == b.forwarded_id
    return a.forwarded_from is not None and a.forwarded_from == b.forwarded_from


def address(url: str | None) -> str | None:
    """A page's address without scheme, fragment and last slash; null where it is a site's front page, or not known."""
    plain = (url or "").partition("#")[0].partition("//")[2].removeprefix("www.").rstrip("/")
    return plain if "/" in plain else None


def _near(a: Reading, b: Reading) -> bool:
    days = day(a.published), day(b.published)
    return days[0] is None or days[1] is None or abs(days[0] - days[1]) <= REACH
