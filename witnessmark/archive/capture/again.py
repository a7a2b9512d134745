"""Addresses that a case holds captures of, asked for again: what changed, what is gone."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Literal

import msgspec

from witnessmark.archive.capture.compare import Before, Verdict, verdict
from witnessmark.archive.capture.keep import Kept, packed
from witnessmark.archive.capture.names import NoSuchName
from witnessmark.archive.capture.page import Page
from witnessmark.archive.capture.picture import Photographer
from witnessmark.archive.capture.run import ERROR, captured, details_of, keeper_of, payload_of, photographer_of, told, visitor_of
from witnessmark.archive.common import read_stream
from witnessmark.archive.custody.custody import Custody, history
from witnessmark.archive.custody.entry import Entry, What
from witnessmark.archive.files.originals import open_original
from witnessmark.errors import BadInput, StopRun
from witnessmark.model.document import Document
from witnessmark.model.fetching import Fetched, FetchPlan
from witnessmark.printable import printable


def captures(case: Path) -> dict[str, Before]:
    """The newest capture of each address that the case asked for, in the order of their first; without their texts.

    An address whose newest capture was erased is left out: asking for it again would bring back what had to go.
    """
    found: dict[str, Before] = {}
    is_erased = Custody(case).is_erased
    for entry in history(case):
        if entry.what in ("received", "returned") and entry.details.get("via") == "fetch" and "url" in entry.details:
            found[entry.details["url"]] = _before(entry)
    return {url: before for url, before in found.items() if not is_erased(before.sha256)}


def wanted(plan: FetchPlan) -> list[str]:
    """The addresses a plan asks for again: those it names, else all that its case holds captures of; StopRun for one without a capture."""
    assert plan.case is not None, "only a case knows what was captured"
    known = captures(plan.case)
    if unknown := [url for url in plan.urls if url not in known]:
        raise StopRun(
            f"{printable(unknown[0])}: the case holds no capture of this address, or it was erased; `witnessmark fetch URL --case CASE` makes one"
        )
    if not known:
        raise StopRun(f"{printable(str(plan.case))}: the case holds no page that `witnessmark fetch` captured, so there is none to look at again")
    return list(dict.fromkeys(plan.urls)) or list(known)


def again(plan: FetchPlan) -> Iterator[Fetched]:
    """Asks for captured addresses again, one after the other, and yields what became of each once that is noted.

    Every answer leaves one entry of its own in the custody log: `changed` or `vanished`, about the capture it was compared with, or
    `fetched` where it is as it was, because that it was there on that day may have to be shown too. A new capture is kept where the main
    text differs, or where there is none and the bytes differ; the log tells how much changed and never the text itself, which may have to be erased.
    """
    assert plan.case is not None, "only a case knows what was captured"
    urls, known, looking = wanted(plan), captures(plan.case), Looking(plan, plan.case)
    for url in urls:
        yield looking.look(known[url])


class Looking:
    """Looks again at one page after the other. A page's picture is made only where it is kept, or where its text came by its scripts."""

    def __init__(self, plan: FetchPlan, case: Path) -> None:
        self.plan, self.case = plan, case
        self.keeper, self.visitor, self.photographer = keeper_of(plan), visitor_of(plan), photographer_of(plan)

    def look(self, before: Before) -> Fetched:
        """What became of a page since its newest capture."""
        try:
            page = captured(before.url, self.visitor, self._for_text(before), self.plan)
        except BadInput as problem:
            return self._unanswered(before, problem)
        return self._noted(before, page, self._compared(before, page))

    def _for_text(self, before: Before) -> Photographer | None:
        return self.photographer._replace(scripts=True) if self.photographer is not None and before.scripts else None

    def _unanswered(self, before: Before, problem: BadInput) -> Fetched:
        is_gone = isinstance(problem, NoSuchName) and problem.is_gone
        outcome: Literal["vanished", "failed"] = "vanished" if is_gone else "failed"
        reason = "the name of its host does not resolve any more" if is_gone else str(problem)
        self._note("vanished" if is_gone else "fetched", before, {"outcome": outcome}, reason)
        return Fetched(url=before.url, outcome=outcome, before=before.name, reason=reason)

    def _noted(self, before: Before, page: Page, found: Verdict) -> Fetched:
        kept: Kept | None = None
        details = {**details_of(before.url, page), "outcome": found.outcome}
        if found.outcome == "changed" or found.outcome == "vanished":
            if self.photographer is not None and not before.scripts:
                page = page._replace(picture=self.photographer.picture(self.visitor, page))
            kept = self.keeper.keep(page, details)
            counted = {"lines_differ": str(len(found.difference))} if found.difference else {}
            self._note(found.outcome, before, {**details, "now": kept.sha256, **counted}, found.reason)
        else:
            self._note("fetched", before, details, found.reason)
        made = told(before.url, page, kept)
        return msgspec.structs.replace(made, outcome=found.outcome, reason=found.reason, before=before.name, difference=found.difference)

    def _note(self, what: What, before: Before, details: dict[str, str], reason: str | None) -> None:
        held = Kept(before.name, before.sha256, before.size)
        self.keeper.note(what, before.name, {"url": before.url, "before": before.sha256, **details}, reason, of=held)

    def _compared(self, before: Before, page: Page) -> Verdict:
        """The verdict; texts are read only where the bytes differ, or where they are only what scripts begin with."""
        payload = payload_of(page.answer)
        if payload == before.payload and not before.scripts:
            return verdict(before, page, payload, None)
        if before.scripts and page.picture.dom is None and page.answer.status < ERROR:
            return Verdict("failed", "its text came by its scripts, and no browser could let them run now")
        new = _text(packed("now.warc.gz", page), page.answer.target.url)
        known = before._replace(text=_held_text(before, self.case), payload="" if before.scripts else before.payload)
        return verdict(known, page, payload, new)


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
        scripts=details.get("scripts") == "on",
    )
