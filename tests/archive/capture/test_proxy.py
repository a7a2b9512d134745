"""Names go to the proxy and nowhere else."""

import socket
from typing import Any

import pytest

from tests.archive.capture.factory import visitor
from tests.archive.capture.hostile import Hostile, Listening, Socks, page
from witnessmark.archive.capture.proxy import Proxy, ProxyRefused, proxy_of
from witnessmark.archive.capture.target import Refused, target_of
from witnessmark.archive.capture.wire import Way
from witnessmark.errors import BadInput, StopRun


class Tunnel(Listening):
    """An HTTP proxy that refuses, and notes what it was asked."""

    def __init__(self, answer: bytes) -> None:
        self.answer, self.heard = answer, b""
        super().__init__()

    def serve(self, connection: socket.socket) -> None:
        while b"\r\n\r\n" not in self.heard:
            self.heard += connection.recv(65536)
        connection.sendall(self.answer)


def unasked(host: str, _port: int) -> list[str]:
    raise AssertionError(f"{host} was looked up on this machine")


@pytest.fixture
def names_asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every host that this process asks the system about, numbers included."""
    asked: list[str] = []
    real = socket.getaddrinfo

    def noted(host: Any, *rest: Any, **more: Any) -> Any:
        asked.append(str(host))
        return real(host, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", noted)
    for name in ("gethostbyname", "gethostbyname_ex", "gethostbyaddr"):
        monkeypatch.setattr(socket, name, unasked)
    return asked


def test_socks_is_given_names_and_this_machine_looks_none_up(names_asked: list[str]) -> None:
    answers = {"/a": page("", "Location: http://other.example/b", status="302 Found"), "/b": page("<p>There</p>")}
    with Hostile(answers) as server, Socks(server.port) as proxy:
        way = Way(proxy_of(f"socks5h://127.0.0.1:{proxy.port}"), ask=unasked)
        exchanges = list(visitor(way).follow(target_of("http://site.example/a")))
        assert proxy.asked == [("site.example", 80), ("other.example", 80)]
    assert exchanges[-1].body == b"<p>There</p>"
    assert exchanges[-1].ip is None
    assert set(names_asked) == {"127.0.0.1"}


@pytest.mark.parametrize("url", ["http://127.0.0.1/", "http://[::1]/", "http://10.0.0.1/", "http://localhost/", "http://[::ffff:169.254.169.254]/"])
def test_what_is_private_is_refused_through_a_proxy_too(url: str) -> None:
    with Socks(9) as proxy:
        with pytest.raises(Refused):
            list(visitor(Way(proxy_of(f"socks5h://127.0.0.1:{proxy.port}"), ask=unasked)).follow(target_of(url)))
        assert proxy.connections == 0


def test_an_onion_goes_to_the_proxy() -> None:
    with Hostile({"/": page("hidden")}) as server, Socks(server.port) as proxy:
        list(visitor(Way(proxy_of(f"socks5h://127.0.0.1:{proxy.port}"), ask=unasked)).follow(target_of("http://abcdef.onion/")))
        assert proxy.asked == [("abcdef.onion", 80)]


def test_an_http_proxy_is_asked_for_a_tunnel_by_name() -> None:
    with Tunnel(b"HTTP/1.1 403 No\r\n\r\n") as proxy:
        way = Way(proxy_of(f"http://who:secret@127.0.0.1:{proxy.port}"), ask=unasked)
        with pytest.raises(BadInput, match="403") as problem:
            list(visitor(way).follow(target_of("https://site.example/a")))
    assert proxy.heard.startswith(b"CONNECT site.example:443 HTTP/1.1\r\n")
    assert b"Proxy-Authorization: Basic d2hvOnNlY3JldA==" in proxy.heard
    assert "secret" not in str(problem.value)


@pytest.mark.parametrize("url", ["socks5://127.0.0.1:9050", "socks4a://127.0.0.1:1", "ftp://127.0.0.1", "127.0.0.1:9050", "http://", "socks5h://h:x"])
def test_other_proxies_are_refused(url: str) -> None:
    with pytest.raises(StopRun):
        proxy_of(url)


def test_name_and_password_are_never_shown() -> None:
    proxy = proxy_of("socks5h://who:secret@127.0.0.1:9150")
    assert proxy == Proxy("socks5h", "127.0.0.1", 9150, "who", "secret")
    assert proxy.shown == "socks5h://127.0.0.1:9150"


class Scripted:
    """A stream that answers as it is told to."""

    def __init__(self, answers: bytes) -> None:
        self.answers, self.sent = answers, b""

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        piece, self.answers = self.answers[:max_bytes], self.answers[max_bytes:]
        return piece

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self.sent += buffer


@pytest.mark.parametrize(
    "answers", [b"", b"\x05", b"\x05\xff", b"HTTP/1.1 400", b"\x05\x00\x05\x05\x00\x01", b"\x05\x00\x05\x63\x00\x01", b"\x05\x00\x05\x00\x00\x01\x00"]
)
def test_a_proxy_that_does_not_connect_is_said(answers: bytes) -> None:
    with pytest.raises(ProxyRefused):
        Proxy("socks5h", "127.0.0.1", 1).open(Scripted(answers), "site.example", 80, 1.0)


def test_name_and_password_follow_their_own_protocol() -> None:
    stream = Scripted(b"\x05\x02\x01\x00\x05\x00\x00\x03\x04name\x00\x50")
    Proxy("socks5h", "127.0.0.1", 1, "me", "pw").open(stream, "site.example", 80, 1.0)
    assert stream.sent == b"\x05\x01\x02\x01\x02me\x02pw\x05\x01\x00\x03\x0csite.example\x00\x50"
    assert stream.answers == b""


def test_an_endless_answer_of_a_tunnel_is_given_up() -> None:
    with pytest.raises(ProxyRefused, match="too long"):
        Proxy("http", "127.0.0.1", 1).open(Scripted(b"x" * 100_000), "site.example", 443, 1.0)
