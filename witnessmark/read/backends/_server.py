"""One server with the OpenAI interface, over plain httpx: bounded in time, size and tries. The only file of the reading that uses the network."""

import json
import os
import time
from urllib.parse import SplitResult, urlsplit

from witnessmark.errors import StopRun
from witnessmark.model.backend import BackendSettings
from witnessmark.printable import printable

# A server that is busy or drops the connection is asked again, so often and after so many seconds.
TRIES = 3
PAUSE = 1.0
BUSY = frozenset({429, 500, 502, 503, 504})
# An answer about one passage is some kilobytes; a larger one is none.
LARGEST = 2_000_000
LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})


class NoAnswer(Exception):
    """Why a server's answer is missing; it becomes the reading's `failed` and never leaves the backend."""


def address(settings: BackendSettings) -> SplitResult:
    """The full address that is asked: `/v1/chat/completions` is added where it is missing; StopRun where it is no address."""
    given = settings.endpoint or ""
    url = urlsplit(given.rstrip("/"))
    try:
        well_formed = url.scheme in ("http", "https") and bool(url.hostname) and (url.port or 1) > 0
    except ValueError:
        well_formed = False
    if not well_formed or url.username is not None or url.query or url.fragment:
        raise StopRun(f"openai_compatible: {printable(given) or 'nothing'} is no address of a server; give one such as http://127.0.0.1:11434")
    if url.path.endswith("/chat/completions"):
        return url
    return url._replace(path=url.path + ("/chat/completions" if url.path.endswith("/v1") else "/v1/chat/completions"))


def is_local(url: SplitResult) -> bool:
    """Whether the address is this machine itself."""
    return (url.hostname or "") in LOCAL


def key_of(settings: BackendSettings) -> str | None:
    """The key in the variable the user named; null where none was named, StopRun where it is empty or no header can carry it."""
    if settings.key_variable is None:
        return None
    key = os.environ.get(settings.key_variable, "").strip()
    if not key or not key.isascii() or not key.isprintable():
        raise StopRun(f"openai_compatible: the environment variable {settings.key_variable} holds no key")
    return key


class Server:
    """Posts questions to one address. No proxy of the environment, no redirect, no cookie, no telemetry."""

    def __init__(self, settings: BackendSettings) -> None:
        try:
            import httpx
        except ImportError as error:
            raise StopRun(f"openai_compatible: httpx is not installed ({error}); pip install 'witnessmark[llm]'") from error
        key = key_of(settings)
        headers = {"User-Agent": "witnessmark", "Accept-Encoding": "identity", "Content-Type": "application/json"}
        self.url, self.timeout, self.errors = address(settings).geturl(), settings.timeout, httpx.HTTPError
        self.client = httpx.Client(
            headers={**headers, **({"Authorization": f"Bearer {key}"} if key else {})},
            timeout=settings.timeout,
            trust_env=False,
            follow_redirects=False,
        )

    def post(self, body: bytes) -> str:
        """What the model wrote; NoAnswer says in one line why there is nothing."""
        for left in range(TRIES - 1, -1, -1):
            try:
                status, answer = self._once(body)
            except self.errors as error:
                problem = f"{type(error).__name__}: {error}".rstrip(": ")
                if "Timeout" in problem:
                    raise NoAnswer(f"no answer within {self.timeout:g} seconds") from error
            else:
                if status == 200:
                    return _content(answer)
                problem = f"HTTP {status}: {printable(answer[:200].decode('utf-8', 'replace'))}"
                if status not in BUSY:
                    break
            if left:
                time.sleep(PAUSE)
        raise NoAnswer(printable(problem))

    def _once(self, body: bytes) -> tuple[int, bytes]:
        """Status and body of one try; a body that drips in past the timeout, or never ends, is given up."""
        until, answer = time.monotonic() + self.timeout, bytearray()
        with self.client.stream("POST", self.url, content=body) as response:
            for piece in response.iter_raw():
                answer += piece
                if len(answer) > LARGEST:
                    raise NoAnswer(f"the answer is longer than {LARGEST:,} bytes")
                if time.monotonic() > until:
                    raise NoAnswer(f"no answer within {self.timeout:g} seconds")
        return response.status_code, bytes(answer)


def _content(answer: bytes) -> str:
    """The text of the first choice of a chat completion."""
    try:
        content = json.loads(answer)["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise NoAnswer(f"the server's answer is no chat completion: {printable(str(error))}") from error
    if not isinstance(content, str):
        raise NoAnswer("the model wrote nothing")
    return content
