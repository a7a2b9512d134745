"""What is public, and what is not in whatever notation."""

import ipaddress

import pytest

from witnessmark.archive.capture.addresses import hides_an_address, is_local_name, why_not_public


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "10.255.255.255",
        "100.64.0.1",
        "100.100.100.200",
        "127.0.0.1",
        "127.255.255.254",
        "168.63.129.16",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.192",
        "192.168.1.1",
        "198.18.0.1",
        "224.0.0.1",
        "239.255.255.250",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:127.0.0.1",
        "::ffff:a00:1",
        "64:ff9b::127.0.0.1",
        "64:ff9b::10.0.0.1",
        "64:ff9b:1::1",
        "100::1",
        "2001::1",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2",
        "2001:db8::1",
        "2002:7f00:1::",
        "2002:a9fe:a9fe::1",
        "2a00:1:2:3:0:5efe:10.0.0.1",
        "2a00:1:2:3:200:5efe:192.168.0.1",
        "3fff::1",
        "5f00::1",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "fec0::1",
        "ff02::1",
    ],
)
def test_no_page_of_the_public_web_is_there(address: str) -> None:
    assert why_not_public(ipaddress.ip_address(address)) is not None


@pytest.mark.parametrize(
    "address",
    [
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.1",
        "100.63.255.255",
        "100.128.0.1",
        "172.15.255.255",
        "172.32.0.1",
        "192.167.255.255",
        "223.255.255.255",
        "2606:4700::1111",
        "64:ff9b::1.1.1.1",
        "2002:101:101::1",
        "::ffff:1.1.1.1",
    ],
)
def test_the_public_web_is_there(address: str) -> None:
    assert why_not_public(ipaddress.ip_address(address)) is None


def test_the_python_of_today_knows_no_private_network_that_passes() -> None:
    """Every address the standard library calls private or reserved is refused, at the edges of its own networks and inside."""
    table = [*ipaddress._IPv4Constants._private_networks, *ipaddress._IPv6Constants._private_networks]  # type: ignore[attr-defined]
    edges = [address for network in table for address in (network[0], network[-1])]
    assert len(edges) > 20
    assert [address for address in edges if why_not_public(address) is None] == []


@pytest.mark.parametrize(
    "host", ["2130706433", "127.1", "0x7f.0.0.1", "0x7f000001", "0177.0.0.1", "017700000001", "127.0.0.0x1", "1.2.3.4.5", "a.0x"]
)
def test_a_host_that_ends_in_a_number_hides_an_address(host: str) -> None:
    assert hides_an_address(host)


@pytest.mark.parametrize("host", ["site.example", "1.site.example", "0x7f.example", "123.museum", "a.0xyz"])
def test_a_name_hides_none(host: str) -> None:
    assert not hides_an_address(host)


@pytest.mark.parametrize("host", ["localhost", "a.localhost", "printer.local", "metadata.google.internal", "router", "nas.home.arpa", "box.lan"])
def test_names_of_this_machine_and_its_network_are_local(host: str) -> None:
    assert is_local_name(host)


@pytest.mark.parametrize("host", ["local.example", "site.example", "lan.site.example", "internal.example"])
def test_other_names_are_not(host: str) -> None:
    assert not is_local_name(host)
