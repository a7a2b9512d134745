"""What is to be captured from the web and how, and what came of each address."""

from pathlib import Path
from typing import Literal, TypeAlias

from witnessmark.model.base import Model

FetchOutcome: TypeAlias = Literal["captured", "cut", "error_page", "failed", "left_out", "unchanged", "same_text", "changed", "vanished"]

# What Tor Browser says of itself on every system: the largest crowd that says the same. A name of this program would tell a site that
# somebody who records casualties is looking.
AGENT = "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0"
# The language of that crowd; one's own language tells a site much.
LANGUAGE = "en-US,en;q=0.5"
# Seconds between two pages of one host: a person who reads asks no faster.
DELAY = 2.0


class FetchPlan(Model, frozen=True, kw_only=True):
    """What a run captures. Exactly one of `case` and `out` is given: where it is kept.

    `urls` are asked for in order, each once. `proxy` looks names up; without one this machine does, and sites see its address. `allowed` are
    hosts that may lie in this machine's own network. `anew` captures again what this list captured before it was interrupted.
    `picture` makes a picture of each page, `scripts` lets the page's own programs run for it. `size` is in bytes, `seconds` a page.
    """

    urls: tuple[str, ...]
    case: Path | None = None
    out: Path | None = None
    proxy: str | None = None
    allowed: tuple[str, ...] = ()
    agent: str = AGENT
    language: str = LANGUAGE
    delay: float = DELAY
    size: int | None = None
    seconds: float | None = None
    insecure: bool = False
    obey_robots: bool = False
    picture: bool = True
    scripts: bool = False
    anew: bool = False


class Fetched(Model, frozen=True, kw_only=True):
    """What came of one address.

    captured: kept whole. cut: kept as far as it came. error_page: the site's answer says that there is no page (status 400 and above);
    it is kept. failed: no answer, or the request was refused here (`reason`). left_out: this list captured it before. Of an address that was
    captured before, asked for again: unchanged (the same bytes), same_text (other bytes, the same main text; not kept), changed and
    vanished (`reason`; kept where there was an answer).
    `name` is what it is kept as, `sha256` and `size` are those of that file, `payload` is the SHA-256 of the page itself; `way` are the
    addresses before `final_url`. `before` is the name of the capture it was compared with, `difference` what changed, a line each.
    """

    schema: str = "witnessmark/fetched/1"
    url: str
    outcome: FetchOutcome
    status: int | None = None
    final_url: str | None = None
    way: tuple[str, ...] = ()
    captured: str | None = None
    name: str | None = None
    sha256: str | None = None
    size: int | None = None
    payload: str | None = None
    robots: str | None = None
    picture: bool = False
    remarks: tuple[str, ...] = ()
    reason: str | None = None
    before: str | None = None
    difference: tuple[str, ...] = ()
