"""Addresses that a case holds captures of, asked for again: what changed, what is gone."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import msgspec

from witnessmark.archive.capture.compare import Before, Verdict, verdict
from witnessmark.archive.capture.keep import Keeper, Kept, packed
from witnessmark.archive.capture.names import NoSuchName
from witnessmark.archive.capture.page import Page
from witnessmark.archive.capture.picture import Photographer
from witnessmark.archive.capture.run import captured, details_of, keeper_of, payload_of, photographer_of, told, visitor_of
from witnessmark.archive.capture.visitor import Visitor
from witnessmark.archive.common import read_stream
from witnessmark.archive.custody import history
from witnessmark.archive.entry import Entry
from witnessmark.archive.originals import open_original
from witnessmark.errors import BadInput, StopRun
from witnessmark.model.document import Document
from witnessmark.model.fetching import Fetched, FetchPlan
from witnessmark.printable import printable


def captures(case: Path) -> dict[str, Before]:
    """The newest capture of each address that the case asked for, in the order of their first; without their texts."""
    found: dict[str, Before] = {}
    for entry in history(case):
        if entry.what in ("received", "returned") and entry.details.get("via") == "fetch" and "url" in entry.details:
            found[entry.details["url"]] = _before(entry)
    return found


def wanted(plan: FetchPlan) -> list[str]:
    """The addresses a plan asks for again: those it names, else all that its case holds captures of; StopRun for one without a capture."""
    assert plan.case is not None, "only a case knows what was captured"
    known = captures(plan.case)
    if unknown := [url for url in plan.urls if url not in known]:
        raise StopRun(f"{printable(unknown[0])}: the case holds no capture of this address; `witnessmark fetch URL --case CASE` makes one")
    return list(dict.fromkeys(plan.urls)) or list(known)


def again(plan: FetchPlan) -> Iterator[Fetched]:
    """Asks for captured addresses again, one after the other, and yields what became of each once that is noted.

    Every answer leaves one entry of its own in the custody log: `changed` or `vanished`, about the capture it was compared with, or
    `fetched` where it is as it was, because that it was there on that day may have to be shown too. A new capture is kept where the main
    text differs, or where there is none and the bytes differ; the log tells how much changed and never the text itself, which may have to be erased.
    """
    urls, known = wanted(plan), captures(plan.case or Path())
    keeper, visitor, photographer = keeper_of(plan), visitor_of(plan), photographer_of(plan)
    for url in urls:
        yield _checked(known[url], keeper, visitor, photographer, plan)


def _checked(before: Before, keeper: Keeper, visitor: Visitor, photographer: Photographer | None, plan: FetchPlan) -> Fetched:
    held = Kept(before.name, before.sha256, before.size)
    shared = {"url": before.url, "before": before.sha256}
    try:
        page = captured(before.url, visitor, photographer, plan)
    except BadInput as problem:
        if isinstance(problem, NoSuchName) and problem.is_gone:
            keeper.note("vanished", before.name, shared | {"outcome": "vanished"}, reason="the name of its host does not resolve any more", of=held)
            return Fetched(url=before.url, outcome="vanished", before=before.name, reason="the name of its host does not resolve any more")
        keeper.note("fetched", before.name, shared | {"outcome": "failed"}, reason=str(problem), of=held)
        return Fetched(url=before.url, outcome="failed", before=before.name, reason=str(problem))
    found = _compared(before, page, plan)
    kept = None
    details = {**details_of(before.url, page), "outcome": found.outcome}
    if found.outcome in ("changed", "vanished"):
        kept = keeper.keep(page, details)
        counted = {"now": kept.sha256, "lines_differ": str(len(found.difference))} if found.difference else {"now": kept.sha256}
        keeper.note("changed" if found.outcome == "changed" else "vanished", before.name, shared | details | counted, reason=found.reason, of=held)
    else:
        keeper.note("fetched", before.name, shared | details, reason=found.reason, of=held)
    made = told(before.url, page, kept)
    return msgspec.structs.replace(made, outcome=found.outcome, reason=found.reason, before=before.name, difference=found.difference)


def _compared(before: Before, page: Page, plan: FetchPlan) -> Verdict:
    """The verdict; texts are read only where the bytes differ."""
    payload = payload_of(page.answer)
    if payload == before.payload:
        return verdict(before, page, payload, None)
    new = _text(packed("now.warc.gz", page), page.answer.target.url)
    return verdict(before._replace(text=_held_text(before, plan.case or Path())), page, payload, new)


def _held_text(before: Before, case: Path) -> str | None:
    """The main text of a capture; null where its bytes are not there any more (erased), or hold none."""
    try:
        with open_original(case, before.sha256) as stream:
            data = stream.read()
    except OSError:
        return None
    return _text(data, before.final_url)


def _text(data: bytes, url: str) -> str | None:
    """The main text of the page in a web archive, as every web archive is read here."""
    texts = [each for each in read_stream(BytesIO(data), "page.warc.gz", "page.warc.gz") if isinstance(each, Document)]
    found = [each.text for each in texts if each.url == url] or [each.text for each in texts]
    return "\n\n".join(found) if found else None


def _before(entry: Entry) -> Before:
    details = entry.details
    return Before(
        url=details["url"],
        name=entry.name,
        sha256=entry.sha256,
        size=entry.size,
        final_url=details.get("final_url", details["url"]),
        status=int(details.get("status", "200")),
        payload=details.get("payload", ""),
    )
