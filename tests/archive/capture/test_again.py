"""Captured addresses asked for again: each look leaves one entry, and what differs is kept."""

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from tests.archive.capture.hostile import Hostile, page
from tests.archive.capture.test_run import plan
from witnessmark.archive.capture import names
from witnessmark.archive.capture.again import again, captures, wanted
from witnessmark.archive.capture.picture import why_no_picture
from witnessmark.archive.capture.run import fetch
from witnessmark.archive.custody.custody import history
from witnessmark.archive.verify.verify import verify
from witnessmark.errors import StopRun
from witnessmark.model.fetching import Fetched, FetchPlan

pytestmark = pytest.mark.slow

LINES = [
    "Seven people were hurt when a shell hit a bakery in Lypivka on Monday morning, the mayor, Danylo Kryvenko, told reporters at the site.",
    "Rescuers worked until the evening, and the street was closed to cars and buses while they cleared the glass and the bricks away.",
    "The owner, who was not there, said that the ovens had been bought only last spring with the savings of the whole family.",
]


def article(*lines: str, more: str = "") -> bytes:
    return page(
        f"<html><head><title>Bakery hit</title></head><body>{more}<article>{''.join(f'<p>{line}</p>' for line in lines)}</article></body></html>"
    )


@pytest.fixture
def server() -> Iterator[Hostile]:
    with Hostile({"/a": article(*LINES)}) as made:
        yield made


def looked(server: Hostile, case: Path) -> Fetched:
    (found,) = again(FetchPlan(urls=(), case=case, allowed=("127.0.0.1",), delay=0.0, seconds=5.0, picture=False))
    assert verify(case) == []
    return found


def last(case: Path) -> tuple[str, str]:
    entry = list(history(case))[-1]
    return entry.what, entry.details["outcome"]


def count(case: Path) -> int:
    return len(list(history(case)))


@pytest.fixture
def case(server: Hostile, tmp_path: Path) -> Path:
    (found,) = fetch(plan(server, "/a", case=tmp_path))
    assert found.outcome == "captured"
    return tmp_path


def test_the_same_bytes_leave_one_entry_and_no_file(server: Hostile, case: Path) -> None:
    before = count(case)
    found = looked(server, case)
    assert (found.outcome, found.name, count(case) - before) == ("unchanged", None, 1)
    assert last(case) == ("fetched", "unchanged")


def test_other_bytes_with_the_same_text_are_not_kept(server: Hostile, case: Path) -> None:
    server.answers["/a"] = article(*LINES, more="<!-- made at 12:07:33 -->")
    found = looked(server, case)
    assert (found.outcome, found.name) == ("same_text", None)
    assert last(case) == ("fetched", "same_text")


def test_another_text_is_kept_shown_and_logged_without_its_words(server: Hostile, case: Path) -> None:
    first = captures(case)[f"http://127.0.0.1:{server.port}/a"]
    server.answers["/a"] = article(LINES[0].replace("Seven", "Nine"), *LINES[1:])
    found = looked(server, case)
    assert (found.outcome, found.before) == ("changed", first.name)
    assert found.difference == (f"-{LINES[0]}", f"+{LINES[0].replace('Seven', 'Nine')}")
    entry = list(history(case))[-1]
    assert (entry.what, entry.name, entry.sha256, entry.details["now"]) == ("changed", first.name, first.sha256, found.sha256)
    assert "bakery" not in str(entry)
    # The next look compares with the newest.
    assert looked(server, case).outcome == "unchanged"


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (page("gone", status="410 Gone"), "410"),
        (page("gone", status="404 Not Found"), "404"),
        (page("", "Location: /", status="302 Found"), "front page"),
        (article("This publication was removed at the wish of its author. Here is what others are reading today in our news."), "hardly a phrase"),
    ],
    ids=["gone", "not found", "front page", "text gone"],
)
def test_a_page_that_is_gone_is_recorded_and_what_came_instead_is_kept(server: Hostile, case: Path, answer: bytes, reason: str) -> None:
    server.answers |= {
        "/a": answer,
        "/": article("The front page of the lantern, with the news of the day and of the week, and nothing else to be read."),
    }
    found = looked(server, case)
    assert found.outcome == "vanished"
    assert reason in (found.reason or "")
    assert found.sha256 is not None
    assert last(case) == ("vanished", "vanished")


def test_a_page_that_is_still_gone_is_no_news(server: Hostile, case: Path) -> None:
    server.answers["/a"] = page("gone", status="404 Not Found")
    looked(server, case)
    server.answers["/a"] = page("gone, with other words", status="404 Not Found")
    assert looked(server, case).outcome == "unchanged"
    server.answers["/a"] = article(*LINES)
    assert looked(server, case).outcome == "changed"


@pytest.mark.parametrize(("number", "outcome"), [(socket.EAI_NONAME, "vanished"), (socket.EAI_AGAIN, "failed")])
def test_a_name_that_is_gone_is_told_from_a_network_that_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, outcome: str) -> None:
    listed = FetchPlan(urls=(), case=tmp_path, allowed=("site.example",), delay=0.0, seconds=5.0, picture=False)
    with Hostile({"/a": article(*LINES)}) as server:
        url = f"http://site.example:{server.port}/a"
        real = socket.getaddrinfo
        monkeypatch.setattr(names.socket, "getaddrinfo", lambda host, *rest, **more: real("127.0.0.1", *rest, **more))
        list(fetch(FetchPlan(urls=(url,), case=tmp_path, allowed=("site.example",), delay=0.0, picture=False)))

    def fail(*_: object, **__: object) -> NoReturn:
        raise socket.gaierror(number, "said so")

    monkeypatch.setattr(names.socket, "getaddrinfo", fail)
    (found,) = again(listed)
    assert (found.url, found.outcome, found.sha256) == (url, outcome, None)
    assert last(tmp_path) == ("vanished" if outcome == "vanished" else "fetched", outcome)


def test_a_server_that_fails_says_nothing_about_the_page(server: Hostile, case: Path) -> None:
    server.answers["/a"] = page("oops", status="500 Oops")
    found = looked(server, case)
    assert (found.outcome, found.sha256) == ("failed", None)
    assert last(case) == ("fetched", "failed")


def test_what_was_erased_is_not_asked_for_again(case: Path, server: Hostile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("witnessmark.archive.capture.again.Custody.is_erased", lambda _self, _sha256: True)
    with pytest.raises(StopRun, match="no page that `witnessmark fetch` captured"):
        wanted(FetchPlan(urls=(), case=case))


APP = page(f"<html><body><div id=there></div><script>there.innerHTML = '{''.join(f'<p>{line}</p>' for line in LINES)}'</script></body></html>")


@pytest.mark.browser
def test_a_page_made_by_its_scripts_is_looked_at_with_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WITNESSMARK_BROWSER_WITHOUT_SANDBOX", "1")
    if (reason := why_no_picture()) is not None:
        pytest.skip(reason)
    with Hostile({"/a": APP}) as server:
        url = f"http://127.0.0.1:{server.port}/a"
        more = FetchPlan(urls=(url,), case=tmp_path, allowed=("127.0.0.1",), delay=0.0, scripts=True)
        list(fetch(more))
        (same,) = again(FetchPlan(urls=(), case=tmp_path, allowed=("127.0.0.1",), delay=0.0))
        assert same.outcome == "same_text"
        server.answers["/a"] = APP.replace(b"Seven", b"Fifty")
        (other,) = again(FetchPlan(urls=(), case=tmp_path, allowed=("127.0.0.1",), delay=0.0))
        assert (other.outcome, len(other.difference)) == ("changed", 2)
        (none,) = again(FetchPlan(urls=(), case=tmp_path, allowed=("127.0.0.1",), delay=0.0, picture=False))
        assert (none.outcome, none.reason) == ("failed", "its text came by its scripts, and no browser could let them run now")


def test_only_what_the_case_holds_is_asked_for(case: Path, server: Hostile) -> None:
    url = f"http://127.0.0.1:{server.port}/a"
    assert wanted(FetchPlan(urls=(), case=case)) == [url]
    assert wanted(FetchPlan(urls=(url,), case=case)) == [url]
    with pytest.raises(StopRun, match="no capture of this address"):
        wanted(FetchPlan(urls=("http://other.example/",), case=case))
