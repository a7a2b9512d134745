"""A picture of a page by a Chromium of this system, which reaches no network itself: every part it wants is asked for by us, or not at all."""

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from witnessmark.archive.capture.bodies import unpacked
from witnessmark.archive.capture.browser_run import UNWALLED, Launch, launch, may_run
from witnessmark.archive.capture.exchange import Exchange
from witnessmark.archive.capture.limits import BROWSER_SECONDS, PART, PARTS, PARTS_SIZE
from witnessmark.archive.capture.page import Page, Picture
from witnessmark.archive.capture.target import Refused, target_of
from witnessmark.archive.capture.visitor import Visitor
from witnessmark.errors import BadInput
from witnessmark.printable import printable

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Route
    from playwright.sync_api import Page as Tab

BROWSERS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
# A common window; a longer page is pictured whole, up to what a picture of 1280 dots across can be without filling the memory.
WIDTH, HEIGHT, LONGEST = 1280, 900, 20_000
# After the page says it is loaded, its scripts get so long to fill it.
SETTLE = 1_500
# What a browser needs to show what came: what we unpacked, how long it is and how it is kept are its own business.
NOT_HANDED_ON = frozenset({"content-encoding", "content-length", "transfer-encoding", "connection", "set-cookie", "refresh", "link", "alt-svc"})
# Before any script of the page: what talks to others without asking for an address.
NO_CALLS = """for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection', 'WebTransport', 'EventSource']) delete window[name];
window.open = () => null;"""
LEAVING = "would have left the page"
# A page that is not loaded by then is pictured as it stands.
LOADED = 20.0
PICTURED = ("text/html", "application/xhtml+xml", "text/plain", "image/", "application/json", "text/xml", "application/xml")


class Errands:
    """What a page wants for its picture, asked for by the visitor: GET alone, public hosts alone, bounded in number, bytes and time."""

    def __init__(self, visitor: Visitor, page: Page, until: float) -> None:
        self.visitor, self.page, self.until = visitor, page, until
        self.made: list[Exchange] = []
        self.refused: dict[str, int] = {}
        self._known: dict[str, Exchange] = {page.answer.target.url: page.answer}
        self._shown = False

    def answer(self, route: "Route") -> None:
        """Answers one request of the browser with what the visitor gets, or not at all."""
        import playwright.sync_api as play

        # What a tab wanted that is closed by now needs no answer, and an error here would end the wrong call.
        with suppress(play.Error):
            reason = self._why_not(route)
            if reason is not None:
                self._refuse(route, reason)
            else:
                self._bring(route)

    def _bring(self, route: "Route") -> None:
        try:
            found = self._fetched(route.request.url)
            body = unpacked(found)
        except Refused:
            self._refuse(route, "would have reached this machine or its network, or no plain address")
        except BadInput:
            self._refuse(route, "brought nothing")
        else:
            kept = {name: value for name, value in found.headers if name.lower() not in NOT_HANDED_ON}
            route.fulfill(status=found.status, headers=kept, body=body)

    def _why_not(self, route: "Route") -> str | None:
        if route.request.method != "GET":
            return "would have sent something"
        if _is_of_a_tab(route):
            if self._shown:
                return LEAVING
            self._shown = True
        if len(self.made) >= PARTS or sum(len(each.received) for each in self.made) >= PARTS_SIZE:
            return "more than a picture needs"
        return "no time left" if time.monotonic() >= self.until else None

    def _fetched(self, url: str) -> Exchange:
        target = target_of(url)
        if target.url not in self._known:
            limits = PART._replace(seconds=max(1.0, min(PART.seconds, self.until - time.monotonic())))
            found: Exchange | None = None
            for found in self.visitor.follow(target, limits, patient=False):
                self.made.append(found)
            if found is None or 300 <= found.status < 400:
                raise BadInput(f"{printable(url)}: it leads nowhere")
            self._known[target.url] = found
        return self._known[target.url]

    def _refuse(self, route: "Route", reason: str) -> None:
        self.refused[reason] = self.refused.get(reason, 0) + 1
        if reason == LEAVING:
            # An error would take the place of the page; "no content" leaves it where it is.
            route.fulfill(status=204)
        else:
            route.abort()

    @property
    def remarks(self) -> tuple[str, ...]:
        """How much was not asked for, by reason."""
        return tuple(f"for the picture, {count:,} not asked for: it {reason}" for reason, count in sorted(self.refused.items()))


def _is_of_a_tab(route: "Route") -> bool:
    """Whether a request would fill a whole tab: the page itself first, then whatever would take its place or open beside it."""
    import playwright.sync_api as play

    if not route.request.is_navigation_request():
        return False
    try:
        return route.request.frame.parent_frame is None
    except play.Error:
        # The frame of a tab that is about to open is not there yet.
        return True


def why_no_picture() -> str | None:
    """Why no pictures can be made here, as a sentence; null where they can."""
    try:
        import playwright.sync_api  # noqa: F401
    except ImportError:
        return "playwright is not installed (pip install 'witnessmark[capture]')"
    if browser_path() is None:
        return "there is no Chromium on this system"
    return None if may_run() else f"a browser of the superuser has no walls around a page; {UNWALLED}=1 lets it run all the same"


def browser_path() -> str | None:
    """The Chromium of this system; null where there is none. None is ever downloaded."""
    return next((found for found in map(shutil.which, BROWSERS) if found is not None), None)


class Photographer(NamedTuple):
    """Makes pictures with one browser program; `scripts` lets a page's own programs run."""

    program: str
    scripts: bool = False

    def picture(self, visitor: Visitor, page: Page) -> Picture:
        """The picture of a page, its document where scripts ran, and what was asked for. Never an error: what failed is a remark."""
        media = (page.answer.header("content-type") or "").lower()
        if page.answer.status >= 400 or not media.startswith(PICTURED):
            return Picture()
        until = time.monotonic() + BROWSER_SECONDS
        errands = Errands(visitor, page, until)
        png: bytes | None = None
        dom: bytes | None = None
        told: tuple[str, ...] = ()
        by = ""
        import playwright.sync_api as play

        try:
            with launch(self.program, until) as started:
                by = self._told(started)
                with self._tab(started.browser, errands, page) as tab:
                    png = _pictured(tab)
                    dom = tab.content().encode() if self.scripts else None
        except play.Error as problem:
            told = (f"no picture, or only part of it: {printable(str(problem).splitlines()[0])}",)
        return Picture(png, dom, by, tuple(errands.made), (*errands.remarks, *told))

    def _told(self, started: Launch) -> str:
        """Which program it was, and how it was kept apart."""
        return f"Chromium {started.browser.version}, scripts {'on' if self.scripts else 'off'}, {started.kept_apart}"

    @contextmanager
    def _tab(self, browser: "Browser", errands: Errands, page: Page) -> "Iterator[Tab]":
        context = browser.new_context(
            viewport={"width": WIDTH, "height": HEIGHT},
            java_script_enabled=self.scripts,
            service_workers="block",
            accept_downloads=False,
            user_agent=errands.visitor.politeness.agent,
            locale=errands.visitor.politeness.language.split(",")[0],
            # A site should not learn where this machine stands from its clock.
            timezone_id="UTC",
            ignore_https_errors=True,
        )
        try:
            _guard(context, errands.answer)
            tab = context.new_page()
            tab.on("dialog", lambda dialog: dialog.dismiss())
            _load(tab, page.answer.target.url, errands.until)
            yield tab
        finally:
            context.close()


def _guard(context: "BrowserContext", answer: "Callable[[Route], None]") -> None:
    """Every request comes to us; a conversation (WebSocket) is closed before it begins."""
    context.route("**/*", answer)
    context.route_web_socket("**/*", lambda conversation: conversation.close())
    context.add_init_script(NO_CALLS)


def _load(tab: "Tab", url: str, until: float) -> None:
    """Opens the page; one that never says it is loaded is pictured as it stands."""
    import playwright.sync_api as play

    left = max(1.0, until - time.monotonic()) * 1000
    with suppress(play.TimeoutError):
        tab.goto(url, wait_until="load", timeout=min(LOADED * 1000, left / 2))
    tab.wait_for_timeout(min(SETTLE, left / 4))


def _pictured(tab: "Tab") -> bytes:
    tall: Any = tab.locator("html").bounding_box()
    height = min(max(int(tall["height"]) if tall else HEIGHT, HEIGHT), LONGEST)
    return tab.screenshot(
        full_page=True, clip={"x": 0, "y": 0, "width": WIDTH, "height": height}, animations="disabled", timeout=BROWSER_SECONDS * 1000 / 3
    )
