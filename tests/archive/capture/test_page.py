"""A page as it was captured, and what is to be said of it."""

import gzip

import pytest

from tests.archive.capture.factory import visitor
from tests.archive.capture.hostile import Hostile, page
from witnessmark.archive.capture import bodies
from witnessmark.archive.capture.page import Page, visit
from witnessmark.archive.capture.target import target_of
from witnessmark.errors import BadInput


def visited(server: Hostile, obey: bool = False) -> Page:
    return visit(visitor(), target_of(f"http://site.example:{server.port}/a"), obey)


def test_the_way_to_it_is_kept_and_the_answer_is_its_end() -> None:
    with Hostile({"/a": page("", "Location: /b", status="302 Found"), "/b": page("there")}) as server:
        found = visited(server)
    assert [each.status for each in found.exchanges] == [302, 200]
    assert found.answer.body == b"there"
    assert found.robots == "the site has no robots.txt (404)"


def test_an_odd_port_is_said() -> None:
    with Hostile({"/a": page("x")}) as server:
        assert visited(server).remarks == (f"asked at port {server.port}, where sites are seldom",)


def test_the_wish_of_a_site_is_said_and_obeyed_only_on_demand() -> None:
    with Hostile({"/robots.txt": page("User-agent: *\nDisallow: /a"), "/a": page("x")}) as server:
        assert any("against the wish of the site" in told for told in visited(server).remarks)
        with pytest.raises(BadInput, match="not wished"):
            visited(server, obey=True)
        assert server.paths == ["/a"]


def test_a_bomb_is_said_and_kept_packed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "DECODED", 1024 * 1024)
    bomb = gzip.compress(b"\x00" * 8 * 1024 * 1024)
    with Hostile({"/a": page(bomb, "Content-Encoding: gzip")}) as server:
        found = visited(server)
    assert found.answer.body == bomb
    assert any("larger than" in told for told in found.remarks)


def test_an_answer_cut_off_is_said() -> None:
    with Hostile({"/a": b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf"}) as server:
        assert "cut off by the other side: 4 bytes of it are kept" in visited(server).remarks


@pytest.mark.parametrize("charset", ["utf-8", "windows-1251", "no-such-charset", "utf-7"])
def test_a_lie_about_the_letters_changes_no_byte(charset: str) -> None:
    body = "Дев’ять поранених".encode("koi8-u", "replace")
    with Hostile({"/a": page(body, f"Content-Type: text/html; charset={charset}")}) as server:
        assert visited(server).answer.received.endswith(body)
