"""A server with the OpenAI interface on this machine, which answers as a test tells it to: rightly, or in every wrong way."""

import contextlib
import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Reply = Callable[[BaseHTTPRequestHandler], None]


class ModelServer:
    """What was asked (`bodies`, `headers`, `paths`), and where."""

    def __init__(self, *replies: Reply) -> None:
        self.replies = list(replies)
        self.bodies: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.paths: list[str] = []
        self.endpoint = ""

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        """The next reply; the last one again and again."""
        self.paths.append(request.path)
        self.headers.append(dict(request.headers.items()))
        self.bodies.append(json.loads(request.rfile.read(int(request.headers["Content-Length"]))))
        (self.replies.pop(0) if len(self.replies) > 1 else self.replies[0])(request)


@contextlib.contextmanager
def serving(*replies: Reply) -> Iterator[ModelServer]:
    """The server while the block runs."""
    model = ModelServer(*replies)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                model.answer(self)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        server.block_on_close = False
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        model.endpoint = f"http://127.0.0.1:{server.server_address[1]}"
        yield model
        server.shutdown()


def sending(body: bytes, status: int = 200) -> Reply:
    """Sends these bytes."""

    def reply(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)

    return reply


def writing(content: object) -> Reply:
    """A chat completion in which the model wrote this text."""
    return sending(json.dumps({"choices": [{"message": {"role": "assistant", "content": content}}]}).encode())


def claiming(*claims: object) -> Reply:
    """A chat completion with these claims."""
    return writing(json.dumps({"claims": claims}))


def claim(quote: str, outcome: str = "killed", low: int | None = None, high: int | None = None, **more: object) -> dict[str, object]:
    """One claim as the schema wants it."""
    return {"quote": quote, "before": "", "outcome": outcome, "low": low, "high": high, "who": "unknown", "modality": "stated", **more}


def hanging_up(request: BaseHTTPRequestHandler) -> None:
    """Closes the connection without a word."""
    request.close_connection = True
    request.connection.close()


def silent(seconds: float) -> Reply:
    """Says nothing for so long."""

    def reply(request: BaseHTTPRequestHandler) -> None:
        threading.Event().wait(seconds)
        hanging_up(request)

    return reply


def dripping(pause: float) -> Reply:
    """Sends one byte after another, without an end in sight."""

    def reply(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Length", "100000")
        request.end_headers()
        for _ in range(100):
            request.wfile.write(b" ")
            threading.Event().wait(pause)

    return reply


def endless(request: BaseHTTPRequestHandler) -> None:
    """Sends more than anybody wants."""
    request.send_response(200)
    request.send_header("Content-Length", str(1 << 30))
    request.end_headers()
    for _ in range(1 << 10):
        request.wfile.write(b" " * (1 << 20))
