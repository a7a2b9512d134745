"""An address of the web as it will be asked for: written in one way, or refused with the reason."""

from typing import NamedTuple
from urllib.parse import SplitResult, urljoin, urlsplit

from witnessmark.archive.capture.addresses import hides_an_address, literal
from witnessmark.errors import BadInput
from witnessmark.printable import printable

PORTS = {"http": 80, "https": 443}
# Ports at which sites are found; another is said, because it may be a service that is no site.
USUAL_PORTS = frozenset({80, 443, 8080, 8443})
# Longer than any browser's bar takes.
LONGEST = 8192
# RFC 1035, section 2.3.4.
LONGEST_LABEL, LONGEST_HOST = 63, 253
# What the URL standard allows in a host once it is in ASCII, and what names of the web really hold besides (an underscore).
HOST_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-._")


class Refused(BadInput):
    """A request that is not made, because of what it would reach."""


class Target(NamedTuple):
    """A checked address: `url` is what is asked for and recorded, in ASCII and without a fragment; `host` has no brackets."""

    url: str
    scheme: str
    host: str
    port: int

    @property
    def origin(self) -> str:
        """Scheme, host and port, as the beginning of an address."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + ("" if self.port == PORTS[self.scheme] else f":{self.port}")

    @property
    def is_front_page(self) -> bool:
        """Whether it asks for nothing below the site's first page."""
        return urlsplit(self.url).path in ("", "/") and not urlsplit(self.url).query


def target_of(url: str, base: str | None = None) -> Target:
    """The address as it will be asked for; Refused where it is none of the web or not plain about what it reaches.

    Refused: other schemes than http and https, a name and password before the host, control characters, backslashes, hosts with `%`,
    and addresses in a notation that hides them. A name in another script becomes its ASCII form, one full stop at the end is dropped.
    `base` is what a redirect is relative to.
    """
    given = url.strip()
    if len(given) > LONGEST or any(letter < " " or letter in "\x7f\\" for letter in given):
        raise Refused(f"{printable(url)}: not asked for: too long, or with characters that no address holds")
    try:
        split = urlsplit(given if base is None else urljoin(base, given))
        port = split.port
    except ValueError as error:
        raise Refused(f"{printable(url)}: not asked for: {printable(str(error))}") from None
    if split.scheme not in PORTS:
        raise Refused(f"{printable(url)}: not asked for: only http and https are, not {printable(split.scheme) or 'nothing'}")
    if "@" in split.netloc:
        raise Refused(f"{printable(url)}: not asked for: it has a name before the host; give the address without it")
    return _made(url, split, _host(url, split), PORTS[split.scheme] if port is None else port)


def _made(url: str, split: SplitResult, host: str, port: int) -> Target:
    import httpx

    origin = Target("", split.scheme, host, port).origin
    try:
        made = httpx.URL(origin + (split.path or "/") + (f"?{split.query}" if split.query else ""))
    except httpx.InvalidURL as error:
        raise Refused(f"{printable(url)}: not asked for: {printable(str(error))}") from None
    # Two readers of one address must agree on whom it means.
    if made.raw_host.decode("ascii") != host or port == 0:
        raise Refused(f"{printable(url)}: not asked for: it is not plain which host it means")
    return Target(str(made), split.scheme, host, port)


def _host(url: str, split: SplitResult) -> str:
    """The host in ASCII, in lower case."""
    given = split.hostname or ""
    if split.netloc.startswith("["):
        address = literal(given)
        if address is None or "%" in given:
            raise Refused(f"{printable(url)}: not asked for: {printable(given)} is no address")
        return address.compressed
    host = _ascii(url, given).removesuffix(".")
    if any(len(label) > LONGEST_LABEL for label in host.split(".")) or len(host) > LONGEST_HOST:
        raise Refused(f"{printable(url)}: not asked for: its host is longer than any name can be")
    if literal(host) is None and (not host or hides_an_address(host) or not set(host) <= HOST_LETTERS or ".." in "." + host):
        raise Refused(f"{printable(url)}: not asked for: {printable(given) or 'nothing'} is no plain name or address of a host")
    return host


def _ascii(url: str, host: str) -> str:
    """A name in any script as the name system knows it (IDNA 2008 after the mapping of UTS 46)."""
    if host.isascii():
        return host
    import idna

    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except idna.IDNAError as error:
        raise Refused(f"{printable(url)}: not asked for: {printable(str(error))}") from None
