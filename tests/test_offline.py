"""Nothing that a command does uses the network: sockets are blocked and every command is run."""

import json
import socket
from pathlib import Path
from typing import NoReturn

import pytest
from running import Ran, run

from witnessmark import settings
from witnessmark.cli.main import COMMANDS

TEXT = "At least 7 people were killed when shells hit a market in Zhytomyr on Tuesday, Mayor Ostap Hrabar said."
PAGE = f"<html><head><title>Market hit</title></head><body><article><h1>Market hit</h1><p>{TEXT}</p><p>{TEXT}</p></article></body></html>"
CHAT = {
    "name": "Channel",
    "type": "public_channel",
    "id": 1,
    "messages": [{"id": 1, "type": "message", "date": "2024-05-07T10:00:00", "from": "Channel", "text": TEXT}],
}


# The one command whose work is to use the network.
NETWORKED = {"fetch"}


class Reached(AssertionError):
    """Something tried to use the network."""


def refuse(*_: object, **__: object) -> NoReturn:
    raise Reached("the network was used")


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("connect", "connect_ex", "sendto", "bind"):
        monkeypatch.setattr(socket.socket, name, refuse)
    for name in ("getaddrinfo", "gethostbyname", "create_connection"):
        monkeypatch.setattr(socket, name, refuse)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "reports"
    (made / "chat").mkdir(parents=True)
    (made / "page.html").write_text(PAGE, encoding="utf-8")
    (made / "note.txt").write_text(TEXT, encoding="utf-8")
    (made / "posts.jsonl").write_text(
        json.dumps({"text": "Погода на завтра: тепло, без опадів.", "published": "2024-05-07"}) + "\n", encoding="utf-8"
    )
    (made / "chat" / "result.json").write_text(json.dumps(CHAT), encoding="utf-8")
    return made


@pytest.mark.usefixtures("no_network")
def test_every_command_works_without_a_network(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = tmp_path / "case"
    monkeypatch.setenv("WITNESSMARK_KEYS", str(tmp_path / "keys"))
    monkeypatch.setattr(settings, "OPERATOR", "heron")
    monkeypatch.setenv("WITNESSMARK_PASSPHRASE", "three old clocks")
    monkeypatch.setenv("WITNESSMARK_NEW_PASSPHRASE", "three old clocks")
    lines: dict[str, tuple[object, ...]] = {
        "keys": ("make", "--operator", "heron"),
        "build": (folder, "--out", case),
        **dict.fromkeys(("records", "read", "copies", "reconcile", "explain"), (folder,)),
        "add": (case, folder / "note.txt"),
        "verify": (case,),
        "prove": (case, "page.html"),
        "stamp": (case,),
        "seal": (case, "--out", tmp_path / "bag"),
        "open": (tmp_path / "bag", "--into", tmp_path / "other"),
        "why": (case, "1", "killed"),
        "decide": (case, "grade", "1", "killed", "C", "--why", "it was checked"),
        "decisions": (case,),
        "dossier": (case, "--out", tmp_path / "dossier"),
        "erase": (case, "note.txt", "--basis", "law", "--reason", "an order of the court", "--yes"),
        "encrypt": (case,),
        "passphrase": (case,),
        "decrypt": (case,),
        "list": ("formats",),
    }
    assert set(lines) == set(COMMANDS) - NETWORKED
    for name, arguments in lines.items():
        done: Ran = run(name, *map(str, arguments))
        assert done.status == 0, f"{name}: {done.err}"


@pytest.mark.usefixtures("no_network")
def test_the_block_works() -> None:
    with pytest.raises(Reached):
        socket.create_connection(("localhost", 9))


@pytest.mark.usefixtures("no_network")
def test_fetch_is_the_command_that_uses_the_network(tmp_path: Path) -> None:
    with pytest.raises(Reached):
        run("fetch", "http://192.0.2.1/", "--allow-private", "192.0.2.1", "--no-screenshot", "--out", tmp_path)
