"""A hostile page in a real Chromium: it is pictured, and nothing reaches a network but by the guarded way. Needs Debian's chromium."""

import os
import shutil
import time
from collections.abc import Iterator
from typing import NoReturn

import pytest

from tests.archive.capture.factory import visitor
from tests.archive.capture.hostile import Hostile, page
from witnessmark.archive.capture import picture as module
from witnessmark.archive.capture.page import Picture, visit
from witnessmark.archive.capture.picture import Photographer, why_no_picture
from witnessmark.archive.capture.target import target_of

pytestmark = pytest.mark.browser
SQUARE = page(
    "<svg xmlns='http://www.w3.org/2000/svg' width='50' height='50'><rect width='50' height='50' fill='red'/></svg>", "Content-Type: image/svg+xml"
)


def missing(reason: str) -> NoReturn:
    """Skips on a desk without a browser; in continuous integration a browser test may not be skipped."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(autouse=True)
def chromium(monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("WITNESSMARK_BROWSER_WITHOUT_SANDBOX", "1")
    if (reason := why_no_picture()) is not None:
        missing(reason)
    return shutil.which("chromium") or missing("no chromium found: apt-get install chromium")


@pytest.fixture
def private() -> Iterator[Hostile]:
    """A server of this machine that nobody allowed."""
    with Hostile() as server:
        yield server


def pictured(server: Hostile, chromium: str, scripts: bool) -> Picture:
    asking = visitor()
    return Photographer(chromium, scripts).picture(asking, visit(asking, target_of(f"http://site.example:{server.port}/p"), False))


def hostile(port: int, own: int) -> str:
    """A page that tries everything a page can to reach a private port."""
    there = f"127.0.0.1:{port}"
    return f"""<html><head><link rel=preconnect href="http://{there}"><link rel=dns-prefetch href="http://{there}"><link rel=prefetch href="http://{there}/pre">
<link rel=stylesheet href="http://{there}/style.css"><style>body {{ background: url(http://[::1]:{port}/bg) }} @import "http://localhost:{port}/import"</style></head>
<body><h1>Hello</h1><img src="/i.svg"><img src="http://{there}/img"><img src="http://2130706433:{port}/img"><iframe src="/led"></iframe>
<iframe src="http://{there}/frame"></iframe><video src="http://{there}/video" autoplay></video><object data="http://{there}/object"></object>
<script>
const there = "{there}";
fetch("http://" + there + "/fetch").catch(() => 0);
fetch("http://site.example:{own}/post", {{method: "POST", body: "x"}}).catch(() => 0);
try {{ new WebSocket("ws://" + there + "/ws"); }} catch (e) {{}}
try {{ new WebSocket("ws://site.example:{own}/ws"); }} catch (e) {{}}
try {{ new EventSource("http://" + there + "/events"); }} catch (e) {{}}
try {{ new WebTransport("https://" + there + "/wt"); }} catch (e) {{}}
try {{ new RTCPeerConnection({{iceServers: [{{urls: "stun:" + there}}]}}).createDataChannel("x"); }} catch (e) {{}}
try {{ navigator.serviceWorker.register("/sw.js").catch(() => 0); }} catch (e) {{}}
navigator.sendBeacon("http://" + there + "/beacon", "x");
new Worker(URL.createObjectURL(new Blob(["fetch('http://" + there + "/worker').catch(() => 0)"])));
window.open("http://" + there + "/open");
const link = document.createElement("a"); link.href = "http://" + there + "/click"; link.target = "_blank"; document.body.append(link); link.click();
document.body.append("scripts ran");
</script></body></html>"""


@pytest.mark.parametrize("alone", [True, False], ids=["in a network of its own", "by its settings alone"])
@pytest.mark.parametrize("scripts", [False, True], ids=["scripts off", "scripts on"])
def test_no_packet_leaves_but_by_the_guarded_way(
    private: Hostile, chromium: str, scripts: bool, alone: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not alone:
        monkeypatch.setattr("witnessmark.archive.capture.browser_run.can_be_alone", lambda: False)
    with Hostile({"/i.svg": SQUARE}) as server:
        server.answers["/p"] = page(hostile(private.port, server.port))
        server.answers["/led"] = page("", f"Location: http://127.0.0.1:{private.port}/led", status="302 Found")
        found = pictured(server, chromium, scripts)
        assert private.connections == 0
        assert {path for path in server.paths if path not in ("/p", "/i.svg", "/led")} <= {"/sw.js"}
        assert all(request.startswith(b"GET ") for request in server.requests)
    assert found.png is not None
    assert found.png.startswith(b"\x89PNG\r\n")
    assert (found.dom is not None) is scripts
    assert found.dom is None or b"scripts ran" in found.dom
    assert any("this machine or its network" in told for told in found.remarks)
    assert [each.target.url for each in found.parts if each.target.url.endswith(".svg")]


def test_the_page_itself_is_not_asked_for_again(chromium: str) -> None:
    with Hostile({"/p": page("<h1>Hello</h1>")}) as server:
        found = pictured(server, chromium, False)
        assert server.paths == ["/p"]
    assert found.parts == ()


def test_a_page_that_never_ends_is_ended(chromium: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BROWSER_SECONDS", 8.0)
    began = time.monotonic()
    with Hostile({"/p": page("<h1>Hello</h1><script>for (;;) {}</script>")}) as server:
        found = pictured(server, chromium, True)
    assert time.monotonic() - began < 30
    assert (found.png, found.dom) == (None, None)
    assert any("no picture" in told for told in found.remarks)


def test_a_script_that_leads_away_leaves_the_picture_of_the_page(chromium: str) -> None:
    with Hostile({"/p": page("<h1>Hello</h1><script>setTimeout(() => { location = '/away' }, 50)</script>")}) as server:
        found = pictured(server, chromium, True)
        assert server.paths == ["/p"]
    assert found.dom is not None
    assert b"<h1>Hello</h1>" in found.dom


@pytest.mark.parametrize(("status", "media"), [("404 Not Found", "text/html"), ("200 OK", "application/zip")])
def test_no_picture_is_made_of_what_is_no_page(chromium: str, status: str, media: str) -> None:
    with Hostile({"/p": page("x", f"Content-Type: {media}", status=status)}) as server:
        assert pictured(server, chromium, False) == Picture()


def test_parts_of_a_page_are_bounded(chromium: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PARTS", 5)
    with Hostile({f"/{number}.svg": SQUARE for number in range(20)}) as server:
        server.answers["/p"] = page("".join(f"<img src=/{number}.svg>" for number in range(20)))
        found = pictured(server, chromium, False)
        assert len(server.paths) == 6
    assert any("more than a picture needs" in told for told in found.remarks)
