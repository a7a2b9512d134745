"""Which network addresses a capture may reach: those of the public internet, in whatever notation they come."""

import functools
import ipaddress
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeAlias

Address: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address

# What registries give out for the public internet (RFC 4291, IANA's table of global unicast addresses).
PUBLIC_IPV6 = ipaddress.IPv6Network("2000::/3")
# The second half of an address that carries an IPv4 address in a tunnel (ISATAP, RFC 5214): 0000:5efe or 0200:5efe, then the address.
ISATAP = frozenset({0x00005EFE, 0x02005EFE})
IPV4_BITS = 32


@functools.cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads(Path(__file__).with_name("addresses.toml").read_text(encoding="utf-8"))


@functools.cache
def _networks() -> tuple[tuple[ipaddress.IPv4Network | ipaddress.IPv6Network, str, int | None], ...]:
    return tuple((ipaddress.ip_network(each["net"]), each["what"], each.get("unwrap")) for each in _table()["network"])


def why_not_public(address: Address) -> str | None:
    """What an address is where it is not one of the public internet, as a clause for a person; null where it is.

    An IPv4 address inside an IPv6 one (mapped, translated, 6to4, ISATAP) is judged itself. What no rule knows is not public.
    """
    for network, what, unwrap in _networks():
        if address.version != network.version or address not in network:
            continue
        return what if unwrap is None else _inside(address, unwrap, what)
    if address.version == 4:
        return None
    if address not in PUBLIC_IPV6:
        return "no address of the public internet"
    if (int(address) >> IPV4_BITS) & 0xFFFFFFFF in ISATAP:
        return _inside(address, 128 - IPV4_BITS, "a tunnelled IPv4 address")
    return None


def _inside(address: Address, start: int, what: str) -> str | None:
    """Why the IPv4 address that begins at this bit is not public."""
    inner = ipaddress.IPv4Address((int(address) >> (128 - IPV4_BITS - start)) & 0xFFFFFFFF)
    reason = why_not_public(inner)
    return f"{what}, {inner}: {reason}" if reason is not None else None


def literal(host: str) -> Address | None:
    """The address a host is, in its one proper notation; null where it is a name or any other spelling."""
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def hides_an_address(host: str) -> bool:
    """Whether a host that is no proper address would be taken for one: decimal, octal, hexadecimal, too short.

    As in the URL standard: a host whose last part is a number is an address. No name on the internet ends so.
    """
    last = host.rpartition(".")[2]
    return last.isdigit() or (last.startswith("0x") and all(letter in "0123456789abcdef" for letter in last[2:]))


def is_local_name(host: str) -> bool:
    """Whether a name means this machine or its own network; a name without a dot does, wherever it is looked up."""
    return "." not in host or any(host == name or host.endswith("." + name) for name in _table()["names"]["local"])
