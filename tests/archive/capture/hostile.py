"""A server on this machine that behaves as badly as a test wants, and a SOCKS proxy that notes what it is asked for."""

import socket
import ssl
import threading
from collections.abc import Callable
from contextlib import suppress

Answer = bytes | Callable[[socket.socket], None]


def page(body: bytes | str, *headers: str, status: str = "200 OK") -> bytes:
    """A whole answer with its true length."""
    data = body.encode() if isinstance(body, str) else body
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(data)}", *headers]
    if not any(line.lower().startswith("content-type") for line in headers):
        lines.append("Content-Type: text/html; charset=utf-8")
    return "\r\n".join([*lines, "", ""]).encode() + data


class Listening:
    """Takes connections on a port of this machine until it is closed, each in a thread of its own."""

    def __init__(self, family: socket.AddressFamily = socket.AF_INET) -> None:
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port: int = self.listener.getsockname()[1]
        self.connections = 0
        threading.Thread(target=self._listen, daemon=True).start()

    def __enter__(self):  # type: ignore[no-untyped-def]
        return self

    def __exit__(self, *_: object) -> None:
        self.listener.close()

    def _listen(self) -> None:
        while True:
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self._serve_one, args=(connection,), daemon=True).start()

    def _serve_one(self, connection: socket.socket) -> None:
        with suppress(OSError), connection:
            self.serve(connection)

    def serve(self, connection: socket.socket) -> None:
        raise NotImplementedError


class Hostile(Listening):
    """Answers by path: bytes are sent as they are, a function speaks for itself. What it was asked is in `requests`."""

    def __init__(self, answers: dict[str, Answer] | None = None, context: ssl.SSLContext | None = None) -> None:
        self.answers: dict[str, Answer] = {"/robots.txt": page("", status="404 Not Found"), **(answers or {})}
        self.requests: list[bytes] = []
        self.context = context
        super().__init__()

    @property
    def paths(self) -> list[str]:
        """The paths that were asked for, the rules of the site left out."""
        asked = [request.split(b" ")[1].decode() for request in self.requests]
        return [path for path in asked if path != "/robots.txt"]

    def serve(self, connection: socket.socket) -> None:
        connection.settimeout(10)
        if self.context is not None:
            connection = self.context.wrap_socket(connection, server_side=True)
        request = b""
        while b"\r\n\r\n" not in request:
            piece = connection.recv(65536)
            if not piece:
                return
            request += piece
        self.requests.append(request)
        answer = self.answers.get(request.split(b" ")[1].decode(), page("nothing here", status="404 Not Found"))
        if callable(answer):
            answer(connection)
        else:
            connection.sendall(answer)
        with suppress(OSError):
            connection.shutdown(socket.SHUT_WR)


class Socks(Listening):
    """A SOCKS 5 proxy that leads every name to one port of this machine; `asked` is what it was asked for, by name or by address."""

    def __init__(self, to: int) -> None:
        self.to = to
        self.asked: list[tuple[str, int]] = []
        super().__init__()

    def serve(self, connection: socket.socket) -> None:
        connection.recv(3)
        connection.sendall(b"\x05\x00")
        head = connection.recv(4)
        if head[3] == 3:
            host = connection.recv(connection.recv(1)[0]).decode()
        else:
            host = socket.inet_ntop(socket.AF_INET if head[3] == 1 else socket.AF_INET6, connection.recv(4 if head[3] == 1 else 16))
        self.asked.append((host, int.from_bytes(connection.recv(2), "big")))
        connection.sendall(b"\x05\x00\x00\x01\x00\x00\x00\x00\x00\x00")
        with socket.create_connection(("127.0.0.1", self.to)) as onward:
            back = threading.Thread(target=_pump, args=(onward, connection), daemon=True)
            back.start()
            _pump(connection, onward)
            back.join(10)


def _pump(source: socket.socket, sink: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65536):
            sink.sendall(data)
        sink.shutdown(socket.SHUT_WR)
