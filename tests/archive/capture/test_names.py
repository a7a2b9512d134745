"""Every answer of a name server is judged, and the one that was judged is used."""

import socket
import time

import pytest

from witnessmark.archive.capture import names
from witnessmark.archive.capture.names import NoSuchName, look_up, public_addresses, refuse_local
from witnessmark.archive.capture.target import Refused

NONE: frozenset[str] = frozenset()


def answering(*answers: str) -> names.LookUp:
    return lambda _host, _port: list(answers)


def test_public_answers_are_used_in_their_order() -> None:
    assert public_addresses("site.example", 80, NONE, answering("1.1.1.1", "2606:4700::1111")) == ["1.1.1.1", "2606:4700::1111"]


@pytest.mark.parametrize("private", ["127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "::ffff:127.0.0.1", "fe80::1%eth0", "64:ff9b::7f00:1"])
def test_one_private_answer_among_public_ones_refuses_all(private: str) -> None:
    with pytest.raises(Refused, match=r"site\.example"):
        public_addresses("site.example", 80, NONE, answering("1.1.1.1", private))


def test_a_host_allowed_by_name_may_be_anywhere() -> None:
    assert public_addresses("site.example", 80, frozenset({"site.example"}), answering("127.0.0.1")) == ["127.0.0.1"]
    with pytest.raises(Refused):
        public_addresses("other.example", 80, frozenset({"site.example"}), answering("127.0.0.1"))


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "169.254.169.254", "localhost", "printer.local", "router"])
def test_local_hosts_are_refused_without_a_question(host: str) -> None:
    asked: list[str] = []

    def ask(name: str, _port: int) -> list[str]:
        asked.append(name)
        return ["1.1.1.1"]

    with pytest.raises(Refused):
        public_addresses(host, 80, NONE, ask)
    assert asked == []
    with pytest.raises(Refused):
        refuse_local(host, NONE)


def test_an_onion_is_not_asked_of_a_name_server() -> None:
    with pytest.raises(Refused, match="Tor"):
        public_addresses("abc.onion", 80, NONE, answering("1.1.1.1"))


@pytest.mark.parametrize(("number", "gone"), [(socket.EAI_NONAME, True), (socket.EAI_AGAIN, False), (socket.EAI_FAIL, False)])
def test_no_such_name_is_told_from_no_answer(monkeypatch: pytest.MonkeyPatch, number: int, gone: bool) -> None:
    def fail(*_: object, **__: object) -> None:
        raise socket.gaierror(number, "said so")

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    with pytest.raises(NoSuchName) as problem:
        look_up("site.example", 80)
    assert problem.value.is_gone is gone


def test_a_name_server_that_never_answers_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(names, "NAME_SECONDS", 0.1)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: time.sleep(1) or [])
    with pytest.raises(NoSuchName, match="no answer within"):
        look_up("site.example", 80)
