"""A list of addresses captured one after the other; what fails costs only itself."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress

from witnessmark.archive.capture.exchange import Exchange
from witnessmark.archive.capture.keep import InCase, InFolder, Keeper, Kept
from witnessmark.archive.capture.limits import Limits
from witnessmark.archive.capture.page import Page, visit
from witnessmark.archive.capture.picture import Photographer, browser_path, why_no_picture
from witnessmark.archive.capture.proxy import proxy_of
from witnessmark.archive.capture.run_state import RunState
from witnessmark.archive.capture.target import Refused, target_of
from witnessmark.archive.capture.visitor import Politeness, Visitor
from witnessmark.archive.capture.wire import Way
from witnessmark.archive.receive import Archive
from witnessmark.errors import BadInput
from witnessmark.model.fetching import Fetched, FetchOutcome, FetchPlan
from witnessmark.printable import printable

# From this status on an answer says that there is no page.
ERROR, SERVER_ERROR = 400, 500
# More names than these are no sentence any more.
MOST_NAMED = 8


def fetch(plan: FetchPlan) -> Iterator[Fetched]:
    """Captures each address of a plan in its order and yields what came of it once it is kept and noted.

    An address that comes twice is asked for once. What a run of the same list captured before it was interrupted is left out; once all
    of a list are captured, the same list captures them anew.
    """
    urls = list(dict.fromkeys(plan.urls))
    keeper, visitor, photographer = keeper_of(plan), visitor_of(plan), photographer_of(plan)
    state = RunState(keeper.folder, urls, plan.anew)
    for url in urls:
        if state.is_done(url):
            yield Fetched(url=url, outcome="left_out", reason="this list captured it before; --anew captures it again")
            continue
        fetched = _one(url, keeper, visitor, photographer, plan)
        if _is_done(fetched):
            state.note(url)
        yield fetched
    if all(map(state.is_done, urls)):
        state.end()


def _is_done(fetched: Fetched) -> bool:
    """Whether the same list need not ask again: not so where the answer came cut, or the server failed, which passes."""
    return fetched.sha256 is not None and fetched.outcome != "cut" and (fetched.status or 0) < SERVER_ERROR


def _one(url: str, keeper: Keeper, visitor: Visitor, photographer: Photographer | None, plan: FetchPlan) -> Fetched:
    try:
        page = captured(url, visitor, photographer, plan)
    except BadInput as problem:
        keeper.note("fetched", url, {"url": url, "outcome": "failed"}, reason=str(problem))
        return Fetched(url=url, outcome="failed", reason=str(problem))
    return told(url, page, keeper.keep(page, details_of(url, page)))


def captured(url: str, visitor: Visitor, photographer: Photographer | None, plan: FetchPlan) -> Page:
    """The page at an address, with its picture where one is to be made; BadInput where there is no answer."""
    page = visit(visitor, target_of(url), plan.obey_robots)
    return page if photographer is None else page._replace(picture=photographer.picture(visitor, page))


def keeper_of(plan: FetchPlan) -> Keeper:
    """Where a plan's captures are kept."""
    if plan.case is not None:
        return InCase(Archive(plan.case))
    assert plan.out is not None, "a plan names a case or a folder"
    return InFolder(plan.out)


def visitor_of(plan: FetchPlan) -> Visitor:
    """Who asks, as the plan has it; StopRun where its proxy cannot be used."""
    way = Way(
        proxy_of(plan.proxy) if plan.proxy is not None else None, frozenset(host.lower().strip("[]").removesuffix(".") for host in plan.allowed)
    )
    limits = Limits()
    limits = limits._replace(size=plan.size or limits.size, seconds=plan.seconds or limits.seconds)
    return Visitor(way, Politeness(plan.agent, plan.language, plan.delay, plan.insecure), limits)


def photographer_of(plan: FetchPlan) -> Photographer | None:
    """Who makes the pictures; null where none are wanted, or none can be made here."""
    program = browser_path()
    return Photographer(program, plan.scripts) if plan.picture and program is not None and why_no_picture() is None else None


def details_of(url: str, page: Page) -> Mapping[str, str]:
    """What the custody log says of a capture."""
    return {
        "url": url,
        "final_url": page.answer.target.url,
        "status": str(page.answer.status),
        "payload": payload_of(page.answer),
        "outcome": outcome_of(page.answer),
        **({"scripts": "on"} if page.picture.dom is not None else {}),
        **({"proxy": page.proxy} if page.proxy is not None else {}),
        **({"remarks": "; ".join(page.remarks)} if page.remarks else {}),
    }


def outcome_of(answer: Exchange) -> FetchOutcome:
    """What an answer is, whatever is in it."""
    if answer.status >= ERROR:
        return "error_page"
    return "cut" if answer.truncated is not None else "captured"


def payload_of(answer: Exchange) -> str:
    """The SHA-256 of the page itself, as it was sent, without the transfer coding."""
    return hashlib.sha256(answer.body).hexdigest()


def told(url: str, page: Page, kept: Kept | None) -> Fetched:
    """A capture as it is printed; `kept` is null where it was not kept."""
    answer = page.answer
    return Fetched(
        url=url,
        outcome=outcome_of(answer),
        status=answer.status,
        final_url=answer.target.url,
        way=tuple(each.target.url for each in page.exchanges[:-1]),
        captured=page.exchanges[0].started.isoformat(timespec="milliseconds"),
        name=kept.name if kept is not None else None,
        sha256=kept.sha256 if kept is not None else None,
        size=kept.size if kept is not None else None,
        payload=payload_of(answer),
        robots=page.robots,
        picture=page.picture.png is not None,
        remarks=page.told,
        reason=f"the site answers {answer.status}" if answer.status >= ERROR else None,
    )


def _hosts(urls: Sequence[str]) -> list[str]:
    """The hosts of these addresses, each once; those of addresses that are refused are never asked."""
    hosts: dict[str, None] = {}
    for url in urls:
        with suppress(Refused):
            hosts[target_of(url).host] = None
    return list(hosts)


def what_leaves(plan: FetchPlan, urls: Sequence[str]) -> str:
    """What leaves this machine and to whom, as plain sentences for a person. Nothing is sent yet; a plan that cannot work is StopRun."""
    visitor, no_picture = visitor_of(plan), why_no_picture() if plan.picture else None
    hosts = _hosts(urls)
    named = ", ".join(printable(host) for host in hosts[:MOST_NAMED]) + (f" and {len(hosts) - MOST_NAMED} more" if len(hosts) > MOST_NAMED else "")
    if not hosts:
        return "None of these addresses can be asked for: nothing is sent."
    told = [f"The network is used now: requests go to {len(hosts)} host{'s' if len(hosts) != 1 else ''} ({named}) and to those they redirect to."]
    proxy = visitor.way.proxy
    if proxy is None:
        told.append("There is no proxy: each of them sees the network address of this machine, and its name server learns their names.")
    else:
        told.append(f"All goes through {printable(proxy.shown)}, which looks the names up; the hosts see the proxy's address.")
    told.append("The robots.txt of each is asked for once.")
    told.append(f"Each request says: {printable(plan.agent)}; {printable(plan.language)}.")
    if plan.picture and no_picture is None:
        told.append("For the pictures the hosts that the pages name for images, styles and frames are asked too.")
    elif no_picture is not None:
        told.append(f"No pictures: {no_picture}.")
    return " ".join(told)
