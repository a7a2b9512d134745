"""One request against a server that behaves badly: bounded, kept as it came, or one clear reason."""

import gzip
import ipaddress
import socket
import ssl
import struct
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.archive.capture import factory
from tests.archive.capture.hostile import Hostile, page
from witnessmark.archive.capture import exchange as exchange_module
from witnessmark.archive.capture.exchange import Exchange, ask
from witnessmark.archive.capture.limits import Limits
from witnessmark.archive.capture.target import Refused, target_of
from witnessmark.archive.capture.wire import Way
from witnessmark.errors import BadInput

pytestmark = pytest.mark.slow

SMALL = Limits(size=100_000, headers=32_000, seconds=2.0, silence=0.5)
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
WAY = Way(allowed=frozenset({"site.example"}), ask=lambda _host, _port: ["127.0.0.1"])


def asked(answer: bytes | Callable[[socket.socket], None], limits: Limits = SMALL, insecure: bool = False) -> Exchange:
    with Hostile({"/a": answer}) as server:
        return ask(target_of(f"http://site.example:{server.port}/a"), factory.POLITE.headers, WAY, limits, insecure)


def dripping(piece: bytes, pause: float, head: bytes = b"") -> Callable[[socket.socket], None]:
    def serve(connection: socket.socket) -> None:
        with suppress(OSError):
            connection.sendall(head)
            for _ in range(200):
                connection.sendall(piece)
                time.sleep(pause)

    return serve


def endless(piece: bytes, head: bytes = b"") -> Callable[[socket.socket], None]:
    def serve(connection: socket.socket) -> None:
        with suppress(OSError):
            connection.sendall(head)
            while True:
                connection.sendall(piece)

    return serve


def reset_after(data: bytes) -> Callable[[socket.socket], None]:
    def serve(connection: socket.socket) -> None:
        connection.sendall(data)
        time.sleep(0.1)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connection.close()

    return serve


def test_request_and_answer_are_kept_byte_for_byte() -> None:
    answer = b"HTTP/1.1 200 Fine  \r\nX-Odd:   Case \r\nx-odd: twice\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\nTrailer: x\r\n\r\n"
    with Hostile({"/a?b=c": answer}) as server:
        exchange = ask(target_of(f"http://site.example:{server.port}/a?b=c"), factory.POLITE.headers, WAY, SMALL)
        assert exchange.sent == server.requests[0]
    assert exchange.received == answer
    assert exchange.body == b"hello"
    assert exchange.received[exchange.head_length :] == b"5\r\nhello\r\n0\r\nTrailer: x\r\n\r\n"
    assert (exchange.ip, exchange.truncated) == ("127.0.0.1", None)


def test_the_request_says_nothing_of_who_asks() -> None:
    with Hostile({"/a": page("x")}) as server:
        port = server.port
        ask(target_of(f"http://site.example:{port}/a"), factory.POLITE.headers, WAY, SMALL)
        lines = server.requests[0].decode().split("\r\n")
    assert lines == [
        "GET /a HTTP/1.1",
        f"Host: site.example:{port}",
        "User-Agent: Mozilla/5.0 (plain)",
        "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
        "Accept-Language: en",
        "Accept-Encoding: identity",
        "Connection: close",
        "",
        "",
    ]


def test_notices_before_the_answer_are_no_part_of_it() -> None:
    final = page("<p>Hello</p>")
    assert asked(b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n" + final).received == final


@pytest.mark.parametrize(
    ("answer", "body", "truncated"),
    [
        (HEAD + b"Content-Length: 50\r\n\r\nonly this", b"only this", "disconnect"),
        (HEAD + b"Content-Length: 4\r\n\r\nonly this", b"only", None),
        (HEAD + b"\r\nuntil the end", b"until the end", None),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\nZZ\r\nrubbish", b"hello", "unspecified"),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n", b"hello", "disconnect"),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFFFFFF\r\nhello", b"", "unspecified"),
        (HEAD + b"Content-Length: 0\r\n\r\n", b"", None),
        (b"HTTP/1.0 200 OK\n\nold ways", b"old ways", None),
        (b"HTTP/1.0 200 OK\nX-Mixed: y\n\r\nold ways", b"old ways", None),
    ],
    ids=["too short", "too long", "no length", "broken chunk", "missing end", "giant chunk", "empty", "bare line ends", "mixed line ends"],
)
def test_a_body_that_is_not_as_it_says_is_kept_as_it_came(answer: bytes, body: bytes, truncated: str | None) -> None:
    exchange = asked(answer)
    assert (exchange.body, exchange.truncated, exchange.received) == (body, truncated, answer)
    assert b"chunked" in answer or answer[exchange.head_length :].startswith(body)


def test_a_connection_reset_in_the_body_keeps_what_came() -> None:
    exchange = asked(reset_after(HEAD + b"Content-Length: 500\r\n\r\nbegun"))
    assert (exchange.body, exchange.truncated) == (b"begun", "disconnect")


def test_an_endless_body_is_cut_at_the_limit() -> None:
    exchange = asked(endless(b"x" * 5_000, HEAD + b"\r\n"))
    assert exchange.truncated == "length"
    assert SMALL.size <= len(exchange.received) <= SMALL.size + SMALL.headers


@pytest.mark.parametrize("head", [HEAD + b"\r\n", HEAD + b"Transfer-Encoding: chunked\r\n\r\n"])
def test_a_slow_body_is_cut_when_the_time_is_over(head: bytes) -> None:
    began = time.monotonic()
    exchange = asked(dripping(b"1\r\nx\r\n", 0.1, head), SMALL._replace(seconds=1.0))
    assert exchange.truncated == "time"
    assert time.monotonic() - began < 2.5


def test_a_silent_body_is_cut_after_the_silence() -> None:
    exchange = asked(dripping(b"x", 5.0, HEAD + b"\r\n"))
    assert (exchange.body[:1], exchange.truncated) == (b"x", "time")


@pytest.mark.parametrize(
    "answer",
    [
        b"<html>HTTP 0.9 knows no headers</html>",
        b"",
        b"\x16\x03\x01\x00\x00",
        b"HTTP/9.9 200 OK\r\n\r\nx",
        b"HTTP/1.1 OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nX-Nul: a\x00b\r\n\r\nx",
        b"HTTP/1.1 200 OK\r\nno colon here\r\n\r\nx",
        b"HTTP/1.1 200 OK\r\n bad: fold\r\n\r\nx",
        b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nx",
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Ty",
    ],
    ids=["0.9", "nothing", "tls", "version", "no status", "nul", "no colon", "fold", "negative", "two lengths", "upgrade", "cut in the headers"],
)
def test_what_is_no_answer_is_one_clear_reason(answer: bytes) -> None:
    with pytest.raises(BadInput, match=r"site\.example") as problem:
        asked(answer)
    assert "\n" not in str(problem.value)


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 200 OK\r\nX-Long: " + b"x" * 10_000_000 + b"\r\n\r\nx",
        b"HTTP/1.1 200 OK\r\n" + b"X-Many: y\r\n" * 500_000 + b"\r\nx",
        b"HTTP/1.1 100 Continue\r\n\r\n" * 200_000,
        b"HTTP/1.1 200 " + b"OK" * 1_000_000,
    ],
    ids=["one of 10 MB", "half a million", "notices without end", "status line"],
)
def test_a_flood_of_headers_is_refused_early(answer: bytes) -> None:
    began = time.monotonic()
    with pytest.raises(BadInput):
        asked(answer)
    assert time.monotonic() - began < 2.0


def test_headers_that_drip_are_given_up() -> None:
    with pytest.raises(BadInput, match="no answer in time"):
        asked(dripping(b"X-Slow: y\r\n", 0.05, b"HTTP/1.1 200 OK\r\n"), SMALL._replace(seconds=1.0))


def test_a_server_that_says_nothing_is_given_up() -> None:
    with pytest.raises(BadInput, match="no answer in time"):
        asked(dripping(b"", 0.2))


def test_the_address_that_was_checked_is_the_one_connected_to() -> None:
    """A name server that answers differently each time is asked once: there is no second answer to connect to."""
    answers = iter([["127.0.0.1"], ["169.254.169.254"], ["10.0.0.1"]])
    asked_for: list[str] = []

    def changing(host: str, _port: int) -> list[str]:
        asked_for.append(host)
        return next(answers)

    with Hostile({"/a": page("x")}) as server:
        way = Way(allowed=frozenset({"site.example"}), ask=changing)
        exchange = ask(target_of(f"http://site.example:{server.port}/a"), factory.POLITE.headers, way, SMALL)
    assert (asked_for, exchange.ip) == (["site.example"], "127.0.0.1")


def test_a_name_that_leads_to_this_machine_is_not_connected_to() -> None:
    with Hostile({"/a": page("x")}) as server:
        with pytest.raises(Refused):
            ask(target_of(f"http://site.example:{server.port}/a"), factory.POLITE.headers, Way(ask=lambda *_: ["127.0.0.1"]), SMALL)
        assert server.connections == 0


def test_the_next_address_is_tried_where_one_does_not_answer() -> None:
    with Hostile({"/a": page("x")}) as server:
        way = Way(allowed=frozenset({"site.example"}), ask=lambda *_: ["127.0.0.2", "127.0.0.1"])
        assert ask(target_of(f"http://site.example:{server.port}/a"), factory.POLITE.headers, way, SMALL).ip == "127.0.0.1"


def test_settings_of_the_environment_lead_nobody_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    assert asked(page("x")).status == 200


@pytest.fixture(scope="module")
def key_and_certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    import datetime

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "site.example")])
    now = datetime.datetime.now(datetime.UTC)
    names = x509.SubjectAlternativeName([x509.DNSName("site.example"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(names, critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = Path(tmp_path_factory.mktemp("tls"), "both.pem")
    secret = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    pem.write_bytes(secret + certificate.public_bytes(serialization.Encoding.PEM))
    return pem


@pytest.fixture
def self_signed(key_and_certificate: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(key_and_certificate)
    return context


@pytest.fixture
def trusted(key_and_certificate: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The test's own certificate is one of an authority here."""
    monkeypatch.setenv("SSL_CERT_FILE", str(key_and_certificate))
    exchange_module._context.cache_clear()
    yield
    exchange_module._context.cache_clear()


@pytest.mark.usefixtures("trusted")
def test_a_certificate_that_proves_the_host_is_kept_with_the_answer(self_signed: ssl.SSLContext) -> None:
    with Hostile({"/a": page("x")}, self_signed) as server:
        exchange = ask(target_of(f"https://site.example:{server.port}/a"), factory.POLITE.headers, WAY, SMALL)
    assert exchange.untrusted is None
    assert exchange.tls is not None
    assert exchange.tls.version.startswith("TLSv1.")
    assert exchange.sent.startswith(b"GET /a HTTP/1.1\r\n")


@pytest.mark.usefixtures("trusted")
def test_a_certificate_of_another_host_is_refused(self_signed: ssl.SSLContext) -> None:
    way = Way(allowed=frozenset({"other.example"}), ask=lambda *_: ["127.0.0.1"])
    with Hostile({"/a": page("x")}, self_signed) as server, pytest.raises(BadInput, match="--insecure"):
        ask(target_of(f"https://other.example:{server.port}/a"), factory.POLITE.headers, way, SMALL)


def test_a_certificate_that_proves_nothing_is_refused(self_signed: ssl.SSLContext) -> None:
    with Hostile({"/a": page("x")}, self_signed) as server:
        with pytest.raises(BadInput, match="--insecure"):
            ask(target_of(f"https://site.example:{server.port}/a"), factory.POLITE.headers, WAY, SMALL)
        assert server.requests == []


def test_let_pass_it_is_said_why_it_proves_nothing(self_signed: ssl.SSLContext) -> None:
    with Hostile({"/a": page("x")}, self_signed) as server:
        exchange = ask(target_of(f"https://site.example:{server.port}/a"), factory.POLITE.headers, WAY, SMALL, insecure=True)
    assert exchange.untrusted is not None
    assert "self-signed" in exchange.untrusted.replace(" ", "-")
    assert exchange.tls is not None
    assert exchange.tls.certificate.startswith(b"0\x82")
    assert exchange.received.startswith(b"HTTP/1.1 200 OK")


def test_a_packed_body_is_kept_packed() -> None:
    packed = gzip.compress(b"<p>Hello</p>", mtime=0)
    exchange = asked(page(packed, "Content-Encoding: gzip"))
    assert exchange.body == packed
