"""Redirects are followed where they may lead, hosts are asked slowly, busy ones are left alone for as long as they wish."""

import time
from types import SimpleNamespace

import pytest

from tests.archive.capture.factory import QUICK, exchange, visitor
from tests.archive.capture.hostile import Hostile, page
from witnessmark.archive.capture import visitor as module
from witnessmark.archive.capture.target import Refused, target_of
from witnessmark.archive.capture.visitor import Politeness, wait_asked
from witnessmark.archive.capture.wire import Way
from witnessmark.errors import BadInput


def to(where: str, status: str = "302 Found") -> bytes:
    return page("", f"Location: {where}", status=status)


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"])
def test_each_redirect_is_an_exchange_of_its_own(status: str) -> None:
    with Hostile({"/a": to("b?x=1", status), "/b?x=1": to("/c#part"), "/c": page("there")}) as server:
        found = list(visitor().follow(target_of(f"http://site.example:{server.port}/a")))
        assert server.paths == ["/a", "/b?x=1", "/c"]
    assert [each.status for each in found] == [int(status[:3]), 302, 200]


@pytest.mark.parametrize(
    "where",
    [
        "http://127.0.0.1:{port}/secret",
        "http://127.1:{port}/secret",
        "http://2130706433:{port}/secret",
        "http://0x7f.1:{port}/secret",
        "http://[::1]:{port}/secret",
        "http://[::ffff:127.0.0.1]:{port}/secret",
        "http://localhost:{port}/secret",
        "http://site.example@127.0.0.1:{port}/secret",
        "http://127.0.0.1:{port}\\@site.example/secret",
        "//127.0.0.1:{port}/secret",
        "http://169.254.169.254/latest/meta-data/",
        "http://metadata.internal/",
        "http://10.0.0.1/",
        "file:///etc/passwd",
        "gopher://127.0.0.1:{port}/_x",
        "ftp://site.example/",
        "javascript:alert(1)",
        "http://other.example:{port}/secret",
    ],
)
def test_no_redirect_leads_into_this_machine(where: str) -> None:
    """The host is allowed by the name it was asked under, and by no other; `other.example` leads here too and is not allowed."""
    with Hostile({"/secret": page("secret")}) as server:
        server.answers["/a"] = to(where.format(port=server.port))
        with pytest.raises(Refused):
            list(visitor().follow(target_of(f"http://site.example:{server.port}/a")))
        assert server.paths == ["/a"]


def test_a_circle_of_redirects_ends() -> None:
    with Hostile({"/a": to("/b"), "/b": to("/a")}) as server:
        with pytest.raises(BadInput, match="circle"):
            list(visitor().follow(target_of(f"http://site.example:{server.port}/a")))
        assert server.paths == ["/a", "/b"]


def test_redirects_that_always_lead_on_end() -> None:
    with Hostile({f"/{number}": to(f"/{number + 1}") for number in range(50)}) as server:
        with pytest.raises(BadInput, match="more than 10 redirects"):
            list(visitor().follow(target_of(f"http://site.example:{server.port}/0")))
        assert len(server.paths) == 11


def test_no_cookie_and_no_referrer_is_ever_sent() -> None:
    with Hostile({"/a": page("", "Location: /b", "Set-Cookie: id=7; Path=/", status="302 Found"), "/b": page("x", "Set-Cookie: id=8")}) as server:
        asking = visitor()
        for _ in range(2):
            list(asking.follow(target_of(f"http://site.example:{server.port}/a")))
        assert len(server.requests) == 4
        assert not [request for request in server.requests if b"cookie" in request.lower() or b"referer" in request.lower()]


def test_a_redirect_in_the_bytes_of_another_script_is_followed() -> None:
    with Hostile({"/%D0%B7%D0%B2%D1%96%D1%82": page("there")}) as server:
        server.answers["/a"] = "HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: /звіт\r\n\r\n".encode()
        assert list(visitor().follow(target_of(f"http://site.example:{server.port}/a")))[-1].body == b"there"


def test_a_host_is_asked_slowly_and_another_at_once() -> None:
    way = Way(allowed=frozenset({"site.example", "other.example"}), ask=lambda *_: ["127.0.0.1"])
    with Hostile({"/a": page("x")}) as server:
        asking = visitor(way, politeness=Politeness("agent", "en", 0.3))
        times = []
        for host in ("site.example", "other.example", "site.example"):
            list(asking.follow(target_of(f"http://{host}:{server.port}/a")))
            times.append(time.monotonic())
    assert times[1] - times[0] < 0.2
    assert 0.25 < times[2] - times[0] < 1.0


@pytest.fixture
def slept(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    times: list[float] = []
    monkeypatch.setattr(module, "time", SimpleNamespace(sleep=times.append, monotonic=time.monotonic))
    return times


def test_a_busy_site_is_asked_again_after_the_time_it_names(slept: list[float]) -> None:
    with Hostile() as server:

        def busy(connection):  # type: ignore[no-untyped-def]
            server.answers["/a"] = page("there")
            connection.sendall(page("", "Retry-After: 17", status="429 Too Many Requests"))

        server.answers["/a"] = busy
        assert list(visitor().follow(target_of(f"http://site.example:{server.port}/a")))[-1].status == 200
    assert slept == [17.0]


def test_one_that_stays_busy_is_left_after_three_times(slept: list[float]) -> None:
    with Hostile({"/a": page("", status="503 Busy")}) as server:
        with pytest.raises(BadInput, match="busy"):
            list(visitor().follow(target_of(f"http://site.example:{server.port}/a")))
        assert len(server.paths) == 3
    assert slept == [5.0, 10.0]


def test_one_that_asks_for_an_hour_is_left_at_once(slept: list[float]) -> None:
    with Hostile({"/a": page("", "Retry-After: 3600", status="429 Slow")}) as server:
        with pytest.raises(BadInput, match="3,600 seconds"):
            list(visitor().follow(target_of(f"http://site.example:{server.port}/a")))
        assert len(server.paths) == 1
    assert slept == []


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("120", 120.0),
        ("Tue, 07 May 2024 12:01:00 GMT", 59.75),
        ("Tue, 07 May 2024 11:00:00 GMT", 0.0),
        ("soon", None),
        ("-5", None),
        ("9" * 30, None),
        ("²", None),
        ("", None),
    ],
)
def test_how_long_a_site_asks_to_wait(said: str, seconds: float | None) -> None:
    assert wait_asked(exchange("http://site.example/", b"", 429, ("Retry-After", said))) == seconds


@pytest.mark.parametrize(
    ("answer", "path", "allowed", "told"),
    [
        (page("", status="404 Not Found"), "/a", True, "no robots.txt"),
        (page("", status="503 Busy"), "/a", False, "could not be had"),
        (page("User-agent: *\nDisallow: /a"), "/a", False, "Disallow: /a"),
        (page("User-agent: *\nDisallow: /a"), "/b", True, "robots.txt read"),
        (to("http://127.0.0.1:1/"), "/a", False, "could not be had"),
    ],
)
def test_the_rules_of_a_site_are_asked_for_once_and_told(answer: bytes, path: str, allowed: bool, told: str) -> None:
    with Hostile({"/robots.txt": answer}) as server:
        asking = visitor()
        for _ in range(2):
            rule, said = asking.rules(target_of(f"http://site.example:{server.port}{path}"))
            assert (rule is None, told in said) == (allowed, True), said
        assert len(server.requests) == 1


def test_limits_are_those_of_the_visit() -> None:
    with Hostile({"/a": page("x" * 500_000)}) as server:
        found = list(visitor().follow(target_of(f"http://site.example:{server.port}/a"), QUICK._replace(size=1_000)))
    assert found[-1].truncated == "length"
