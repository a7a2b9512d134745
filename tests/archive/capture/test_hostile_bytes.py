"""Whatever an address, a server or a proxy holds: an answer that is one, or one clear reason."""

import httpx
from hypothesis import example, given
from hypothesis import settings as runs
from hypothesis import strategies as st

from tests.archive.capture import factory
from tests.archive.capture.hostile import Hostile
from witnessmark.archive.capture.addresses import hides_an_address, literal
from witnessmark.archive.capture.exchange import ask
from witnessmark.archive.capture.keep import packed
from witnessmark.archive.capture.limits import Limits
from witnessmark.archive.capture.proxy import Proxy, ProxyRefused
from witnessmark.archive.capture.robots import rule_for, rules_in
from witnessmark.archive.capture.target import Refused, target_of
from witnessmark.archive.capture.wire import Way
from witnessmark.errors import BadInput

WAY = Way(allowed=frozenset({"site.example"}), ask=lambda _host, _port: ["127.0.0.1"])
QUICK = Limits(size=50_000, headers=20_000, seconds=1.0, silence=0.5)
PIECES = st.sampled_from(
    [
        *["http", "https", "file", "://", ":", "/", "//", "\\", "@", "#", "?", "%", "%00", "%2e", ".", "..", "[", "]", "\t", "\n", "\x00", " "],
        *["::1", "127.0.0.1", "127.1", "0x7f", "2130706433", "localhost", "site.example", "80", "99999", "user", "&"],
        *["１２７", "。", "ⓔxample", "ß", "🏥", "\u202e"],
    ]
)
STATUS = st.sampled_from(
    [b"HTTP/1.1 200 OK", b"HTTP/1.1 100 Continue", b"HTTP/1.0 301 Moved", b"HTTP/1.1 204 No", b"HTTP/1.1 304 Same", b"HTTP/2 200", b""]
)
LINES = st.sampled_from(
    [
        *[b"Content-Length: 5", b"Content-Length: 99999999999999999999", b"Transfer-Encoding: chunked", b"Transfer-Encoding: gzip, chunked"],
        *[b"Connection: close", b"Location: \xff\xfe", b"X: \x80", b"Content-Encoding: gzip", b"HTTP/1.1 200 OK"],
        *[b"", b"", b"5", b"0", b"hello", b"\x00", b": ", b" folded", b"\x1f\x8b\x08"],
    ]
)


@given(st.lists(PIECES, max_size=9).map("".join) | st.text(max_size=30).map("http://{}".format))
@runs(max_examples=400)
@example("http://site.example\\@127.0.0.1/")
@example("http://１２７.0.0.1")
def test_an_address_is_refused_or_plain_to_everybody(url: str) -> None:
    try:
        target = target_of(url)
    except Refused as problem:
        assert "\n" not in str(problem)
        return
    assert target.url.isascii()
    assert target_of(target.url) == target
    assert httpx.URL(target.url).raw_host.decode() == target.host
    assert literal(target.host) is not None or not hides_an_address(target.host)
    assert not set(target.host) & set("@/\\%#? \t\r\n\x00")


@given(st.lists(LINES, max_size=12), STATUS, st.sampled_from([b"\r\n", b"\n"]))
@runs(max_examples=150)
def test_an_answer_is_kept_as_it_came_or_one_reason(lines: list[bytes], status: bytes, end: bytes) -> None:
    answer = end.join([status, *lines])
    with Hostile({"/a": answer}) as server:
        try:
            exchange = ask(target_of(f"http://site.example:{server.port}/a"), factory.POLITE.headers, WAY, QUICK)
        except BadInput as problem:
            assert "\n" not in str(problem)
            return
    assert exchange.received in answer
    assert exchange.status >= 200
    assert packed("x", factory.page(exchange)).startswith(b"\x1f\x8b")


class Saying:
    """A proxy that says these bytes."""

    def __init__(self, said: bytes) -> None:
        self.said = said

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        piece, self.said = self.said[:max_bytes], self.said[max_bytes:]
        return piece

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        return


@given(st.binary(max_size=40), st.sampled_from(["socks5h", "http"]), st.booleans())
@runs(max_examples=300)
def test_a_proxy_connects_or_refuses(said: bytes, kind: str, named: bool) -> None:
    stream = Saying((b"\x05\x00" if kind == "socks5h" else b"HTTP/1.1 ") + said)
    try:
        Proxy(kind, "127.0.0.1", 1, "me" if named else "", "").open(stream, "site.example", 80, 1.0)
    except ProxyRefused as problem:
        assert str(problem)


@given(st.text(max_size=80), st.text(alphabet="/ab*$?=", max_size=20))
@runs(max_examples=300)
def test_rules_of_any_text_decide(text: str, path: str) -> None:
    rule_for(rules_in(text + "\nUser-agent: *\nDisallow: " + path), "http://site.example/" + path)
