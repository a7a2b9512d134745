"""A time-stamping authority on this machine: its own root, and `openssl ts -reply` behind a server that can also misbehave."""

import contextlib
import datetime
import http.server
import shutil
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePrivateKey, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

needs_openssl = pytest.mark.skipif(shutil.which("openssl") is None, reason="the program openssl is not installed")

DAY = datetime.timedelta(days=1)
SETTINGS = """
[tsa]
default_tsa = good
[good]
serial = {0}/serial
signer_cert = {0}/tsa.pem
signer_key = {0}/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ess_cert_id_alg = sha256
[chain]
serial = {0}/serial
signer_cert = {0}/tsa.pem
signer_key = {0}/tsa.key
certs = {0}/chain.pem
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
ess_cert_id_alg = sha256
[choosy]
serial = {0}/serial
signer_cert = {0}/tsa.pem
signer_key = {0}/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha512
"""


class Authority:
    """An authority in a folder: `root.pem` is what others trust; it answers requests in DER."""

    def __init__(self, folder: Path, ends: datetime.timedelta = DAY, begins: datetime.timedelta = -2 * DAY) -> None:
        folder.mkdir()
        self.folder, self.root = folder, folder / "root.pem"
        root_key, key = generate_private_key(SECP256R1()), generate_private_key(SECP256R1())
        root = certificate("Root of the marsh", root_key, "Root of the marsh", root_key, -2 * DAY, DAY, is_root=True)
        self.root.write_bytes(root.public_bytes(Encoding.PEM))
        own = certificate("Clock of the marsh", key, "Root of the marsh", root_key, begins, ends)
        self.ends = own.not_valid_after_utc
        (folder / "tsa.pem").write_bytes(own.public_bytes(Encoding.PEM))
        # Sent along behind the own one, as most authorities do.
        (folder / "chain.pem").write_bytes(root.public_bytes(Encoding.PEM))
        (folder / "tsa.key").write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        (folder / "serial").write_text("01")
        (folder / "tsa.cnf").write_text(SETTINGS.format(folder))

    def answer(self, request: bytes, section: str = "good") -> bytes:
        """The answer as OpenSSL's own authority gives it."""
        (self.folder / "request.tsq").write_bytes(request)
        words = ["openssl", "ts", "-reply", "-config", "tsa.cnf", "-section", section, "-queryfile", "request.tsq", "-out", "answer.tsr"]
        subprocess.run(words, cwd=self.folder, check=True, capture_output=True)
        return (self.folder / "answer.tsr").read_bytes()


def certificate(
    name: str,
    key: EllipticCurvePrivateKey,
    issuer: str,
    issuer_key: EllipticCurvePrivateKey,
    begins: datetime.timedelta,
    ends: datetime.timedelta,
    is_root: bool = False,
) -> x509.Certificate:
    """A certificate: of a root, or for time stamps alone."""
    now = datetime.datetime.now(datetime.UTC)
    made = x509.CertificateBuilder(
        x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, issuer)]),
        x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)]),
        key.public_key(),
        x509.random_serial_number(),
        now + begins,
        now + ends,
    ).add_extension(x509.BasicConstraints(ca=is_root, path_length=None), critical=True)
    if not is_root:
        made = made.add_extension(x509.ExtendedKeyUsage([x509.ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
    return made.sign(issuer_key, hashes.SHA256())


class Asked(http.server.BaseHTTPRequestHandler):
    """Answers each path as its name says; `heard` keeps what came in."""

    answer: Callable[[bytes], bytes]
    heard: list[tuple[dict[str, str], bytes]]

    def do_POST(self) -> None:
        request = self.rfile.read(int(self.headers["Content-Length"]))
        self.heard.append((dict(self.headers), request))
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            getattr(self, self.path.strip("/").partition("?")[0])(request)

    def send(self, data: bytes, kind: str = "application/timestamp-reply", status: int = 200, length: int | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data) if length is None else length))
        self.end_headers()
        self.wfile.write(data)

    def good(self, request: bytes) -> None:
        self.send(type(self).answer(request))

    def cut(self, request: bytes) -> None:
        self.send(type(self).answer(request)[:-40])

    def hung_up(self, request: bytes) -> None:
        self.send(type(self).answer(request)[:-40], length=5000)

    def page(self, request: bytes) -> None:
        self.send(b"<html>We are moving house</html>", "text/html; charset=utf-8")

    def page_as_reply(self, request: bytes) -> None:
        self.send(b"<html>We are moving house</html>")

    def broken(self, request: bytes) -> None:
        self.send(b"", status=500)

    def elsewhere(self, request: bytes) -> None:
        self.send_response(302)
        self.send_header("Location", "/good")
        self.end_headers()

    def rubbish(self, request: bytes) -> None:
        self.send(b"\x30\x84" + b"\xff" * 10_000_000)

    def empty(self, request: bytes) -> None:
        self.send(b"")

    def drip(self, request: bytes) -> None:
        self.send(b"", length=1000)
        for _ in range(100):
            self.wfile.write(b"0")
            time.sleep(0.05)

    def dripping_headers(self, request: bytes) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        for number in range(100):
            self.wfile.write(f"X-Wait-{number}: on\r\n".encode())
            time.sleep(0.05)

    def no_http(self, request: bytes) -> None:
        self.wfile.write(b"220 mail.example.org ESMTP\r\n")

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextlib.contextmanager
def server(answer: Callable[[bytes], bytes]) -> Iterator[tuple[str, list[tuple[dict[str, str], bytes]]]]:
    """A server on this machine: its address, and what it heard."""
    heard: list[tuple[dict[str, str], bytes]] = []
    handler = type("Handler", (Asked,), {"answer": staticmethod(answer), "heard": heard})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        running.daemon_threads = True
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{running.server_address[1]}", heard
        running.shutdown()
        thread.join()
