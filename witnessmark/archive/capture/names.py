"""Names looked up, and every answer judged before anything is sent to it."""

import socket
import threading
from collections.abc import Callable
from typing import TypeAlias

from witnessmark.archive.capture.addresses import is_local_name, literal, why_not_public
from witnessmark.archive.capture.limits import NAME_SECONDS
from witnessmark.archive.capture.target import Refused
from witnessmark.errors import BadInput
from witnessmark.printable import printable

# The name system's own answers that there is no such name, or none with an address.
NO_NAME = frozenset({socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)})

LookUp: TypeAlias = Callable[[str, int], list[str]]


class NoSuchName(BadInput):
    """A name that does not resolve. `is_gone` where the name system says that there is none; else the network may be at fault."""

    def __init__(self, told: str, is_gone: bool) -> None:
        super().__init__(told)
        self.is_gone = is_gone


def look_up(host: str, port: int) -> list[str]:
    """What this machine's resolver answers, in its order; NoSuchName where it has none, or none in time."""
    answers: list[str] = []
    problems: list[OSError] = []

    def ask() -> None:
        try:
            answers.extend(str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except OSError as problem:
            problems.append(problem)

    # The system's look-up cannot be ended; a thread of its own lets the rest go on.
    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(NAME_SECONDS)
    if not answers:
        reason = printable(str(problems[0].strerror or problems[0])) if problems else f"no answer within {NAME_SECONDS:g} seconds"
        raise NoSuchName(f"{printable(host)}: the name does not resolve: {reason}", bool(problems) and problems[0].errno in NO_NAME)
    return list(dict.fromkeys(answers))


def refuse_local(host: str, allowed: frozenset[str]) -> None:
    """Refused where the host itself is an address that is not public, or a name of this machine or its network, unless allowed."""
    if host in allowed:
        return
    address = literal(host)
    if address is None:
        if is_local_name(host):
            raise Refused(f"{printable(host)}: not asked: a name of this machine or its own network; --allow-private {printable(host)} allows it")
    elif (reason := why_not_public(address)) is not None:
        raise Refused(f"{host}: not asked: {reason}; --allow-private {host} allows it")


def public_addresses(host: str, port: int, allowed: frozenset[str], ask: LookUp) -> list[str]:
    """The addresses of a host, to which alone may be connected; Refused where any of them is not public, unless allowed by name.

    One private answer among public ones is how a site makes a visitor's machine reach into its own network.
    """
    refuse_local(host, allowed)
    if literal(host) is not None:
        return [host]
    if host.endswith(".onion"):
        raise Refused(f"{printable(host)}: not asked: only Tor finds it; --proxy socks5h://127.0.0.1:9050")
    found = ask(host, port)
    for each in found:
        address = literal(each)
        reason = "no plain address" if address is None else why_not_public(address)
        if reason is not None and host not in allowed:
            raise Refused(f"{printable(host)}: not asked: its name leads to {printable(each)}: {reason}; --allow-private {printable(host)} allows it")
    return found
