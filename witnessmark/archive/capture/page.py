"""One page as it was captured: every request that led to it and made its picture, with what is to be said of them."""

from typing import NamedTuple

from witnessmark.archive.capture.bodies import unpacked
from witnessmark.archive.capture.exchange import Exchange
from witnessmark.archive.capture.target import USUAL_PORTS, Target
from witnessmark.archive.capture.visitor import Visitor
from witnessmark.errors import BadInput

CUT = {
    "length": "larger than allowed",
    "time": "not whole within the time allowed",
    "disconnect": "cut off by the other side",
    "unspecified": "broken in its transfer",
}


class Picture(NamedTuple):
    """What a browser made of a page: `png` is its full length, `dom` its document as it stood then, in UTF-8; `browser` made them and how.

    Either is null where it could not be had; `parts` are the requests that were made for it, `remarks` what was not.
    """

    png: bytes | None = None
    dom: bytes | None = None
    browser: str = ""
    parts: tuple[Exchange, ...] = ()
    remarks: tuple[str, ...] = ()


class Page(NamedTuple):
    """`asked` is what was to be captured, `exchanges` the way there, the last of them the answer."""

    asked: Target
    exchanges: tuple[Exchange, ...]
    robots: str
    remarks: tuple[str, ...] = ()
    picture: Picture = Picture()
    proxy: str | None = None

    @property
    def answer(self) -> Exchange:
        """What is no redirect any more."""
        return self.exchanges[-1]

    @property
    def told(self) -> tuple[str, ...]:
        """Everything a person should know of it."""
        return (*self.remarks, *self.picture.remarks)


def visit(visitor: Visitor, target: Target, obey: bool) -> Page:
    """Captures a page without its picture. BadInput where there is no answer, or the site's rules forbid it and are obeyed."""
    rule, robots = visitor.rules(target)
    if rule is not None and obey:
        raise BadInput(f"{target.url}: not asked for: {robots}")
    exchanges = tuple(visitor.follow(target))
    remarks = [f"against the wish of the site: {robots}"] if rule is not None else []
    proxy = visitor.way.proxy
    return Page(target, exchanges, robots, (*remarks, *_remarks(exchanges)), proxy=proxy.kind if proxy is not None else None)


def _remarks(exchanges: tuple[Exchange, ...]) -> list[str]:
    """What a person should know of these answers."""
    answer = exchanges[-1]
    told = [f"asked at port {each.target.port}, where sites are seldom" for each in exchanges if each.target.port not in USUAL_PORTS]
    told += [each.untrusted for each in exchanges if each.untrusted is not None]
    if answer.truncated is not None:
        told.append(f"{CUT[answer.truncated]}: {len(answer.body):,} bytes of it are kept")
    try:
        unpacked(answer)
    except BadInput as problem:
        told.append(str(problem))
    return list(dict.fromkeys(told))
