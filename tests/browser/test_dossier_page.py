"""The dossier in a real browser: nothing is fetched, nothing errs, everything is reached. Needs Debian's chromium."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest

from tests.publish.dossier import factory
from witnessmark.publish.dossier.build import write_dossier

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def missing(reason: str) -> NoReturn:
    """Skips on a desk without a browser; in continuous integration a browser test may not be skipped."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    executable = shutil.which("chromium")
    if executable is None:
        missing("no chromium found: apt-get install chromium")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing("no playwright found: it is in the test requirements")
    with sync_playwright() as play:
        found = play.chromium.launch(executable_path=executable, args=FLAGS)
        yield found
        found.close()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("dossier")
    return write_dossier(folder, [factory.incident()], factory.readings(), factory.documents(), factory.sources(), factory.pairs(), factory.unread())


class Watched:
    """A page with everything it asked for and complained of."""

    def __init__(self, page: "Page") -> None:
        self.page = page
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", lambda dialog: (self.complaints.append("dialog"), dialog.dismiss()))


def opened(browser: "Browser", path: Path, width: int = 1280, scheme: str = "light", script: bool = True) -> Watched:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, java_script_enabled=script, reduced_motion="reduce")  # type: ignore[arg-type]
    watched = Watched(context.new_page())
    watched.page.goto(path.as_uri())
    return watched


@pytest.mark.parametrize("which", [0, 1], ids=["index", "incident"])
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_asks_for_nothing_errs_nowhere_and_fits(browser: "Browser", pages: list[Path], which: int, width: int, scheme: str) -> None:
    watched = opened(browser, pages[which], width, scheme)
    assert watched.requests == [pages[which].as_uri()]
    assert watched.complaints == []
    assert watched.page.evaluate("document.documentElement.scrollWidth") <= width
    assert watched.page.title().endswith("(unreviewed, not for publication)")


def test_nothing_of_a_hostile_source_runs(browser: "Browser", pages: list[Path]) -> None:
    page = opened(browser, pages[1]).page
    assert "owned" not in page.title()
    assert page.locator("main img, main script, main b, main a[href*='example.org']").count() == 0


@pytest.mark.parametrize("width", [390, 1280])
def test_one_click_on_a_number_leads_to_its_words(browser: "Browser", pages: list[Path], width: int) -> None:
    page = opened(browser, pages[1], width).page
    page.locator("h1 a").first.click()
    target = page.locator("mark:target")
    assert target.inner_text() == "killed at least 11 people"
    assert target.evaluate("e => { const r = e.getBoundingClientRect(); return r.top > 0 && r.bottom < innerHeight }")
    assert target.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
    assert target.evaluate("e => document.activeElement === e")


def test_every_link_to_words_has_its_words(browser: "Browser", pages: list[Path]) -> None:
    page = opened(browser, pages[1]).page
    links = page.locator("a.words").evaluate_all("all => all.map(a => [a.getAttribute('href').slice(1), a.textContent])")
    assert len(links) > 10
    for anchor, words in links:
        said = page.evaluate("id => document.getElementById(id).textContent", anchor)
        parts = page.locator(f"mark[data-of='{anchor}']").all_text_contents()
        assert "".join([said, *parts]).replace("↑", "") == words


def test_closed_text_opens_for_its_words(browser: "Browser", pages: list[Path]) -> None:
    page = opened(browser, pages[1]).page
    page.get_by_role("button", name="Close all texts").click()
    assert not page.locator("#w1-0").is_visible()
    page.locator("h1 a").first.click()
    page.wait_for_selector("#w1-0", state="visible")


def test_every_picture_has_words_for_those_who_do_not_see_it(browser: "Browser", pages: list[Path]) -> None:
    page = opened(browser, pages[1]).page
    bare = page.evaluate(
        """() => [...document.querySelectorAll('svg, img')].filter(e => !e.closest('[aria-hidden=true]') && !e.parentElement.closest('svg'))
            .filter(e => e.getAttribute('role') !== 'img' || !e.getAttribute('aria-label'))
            .map(e => e.outerHTML.slice(0, 80))"""
    )
    assert bare == []
    assert page.locator("svg[role=img]").count() >= 10


def test_the_keyboard_reaches_content_first_and_every_link_shows_its_focus(browser: "Browser", pages: list[Path]) -> None:
    page = opened(browser, pages[1]).page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_text_stands_out_enough(browser: "Browser", pages: list[Path]) -> None:
    """WCAG AA, 4.5 to 1, for running, soft and linked text in both schemes."""
    for scheme in ("light", "dark"):
        page = opened(browser, pages[1], scheme=scheme).page
        for selector in ("main p", ".soft", "a.words", ".tag.warn", ".unreviewed", "mark.count", ".effect"):
            assert page.evaluate(CONTRAST, selector) >= 4.5, (scheme, selector)


CONTRAST = """selector => {
  const parse = c => c.match(/[\\d.]+/g).map(Number);
  const linear = v => v / 255 <= 0.03928 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4;
  const light = c => 0.2126 * linear(c[0]) + 0.7152 * linear(c[1]) + 0.0722 * linear(c[2]);
  const e = document.querySelector(selector);
  let box = e, back = [0, 0, 0, 0];
  while (box) { back = parse(getComputedStyle(box).backgroundColor); if (back.length === 3 || back[3] > 0) break; box = box.parentElement; }
  const [a, b] = [light(parse(getComputedStyle(e).color)), light(back)].sort((x, y) => y - x);
  return (a + 0.05) / (b + 0.05);
}"""


def test_without_script_every_text_is_still_there(browser: "Browser", pages: list[Path]) -> None:
    page = opened(browser, pages[1], script=False).page
    page.locator("h1 a").first.click()
    assert page.locator("mark:target").inner_text() == "killed at least 11 people"


def test_every_printed_page_is_marked(browser: "Browser", pages: list[Path]) -> None:
    page = opened(browser, pages[1]).page
    page.emulate_media(media="print")
    assert page.locator(".watermark").is_visible()
    assert page.locator(".watermark").evaluate("e => getComputedStyle(e).position") == "fixed"
