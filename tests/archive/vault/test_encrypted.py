"""Encrypted content opens with the passphrase or the recovery key, and with nothing else."""

import io
import mmap
import os
from pathlib import Path

import pyrage
import pytest

from witnessmark.archive.vault import encrypted
from witnessmark.archive.vault.encrypted import Encrypted, new_secrets, recovered, unwrapped, wrapped, wrapped_for
from witnessmark.errors import StopRun

pytestmark = pytest.mark.slow

SECRETS = new_secrets()
VAULT = Encrypted(SECRETS)


def test_a_file_is_read_back_and_nothing_of_it_is_in_the_clear(tmp_path: Path) -> None:
    path = tmp_path / "original"
    with VAULT.where(path).open("wb") as writer:
        VAULT.copy(io.BytesIO(b"Seven were hurt. " * 10_000), writer)
    assert b"hurt" not in (tmp_path / "original.age").read_bytes() and not path.exists()
    with VAULT.reader(path) as stream:
        assert stream.read() == b"Seven were hurt. " * 10_000
        stream.seek(0)
        assert stream.read(5) == b"Seven"


@pytest.mark.skipif(not hasattr(os, "memfd_create"), reason="what is in memory alone can be sealed on Linux")
def test_what_was_opened_cannot_be_altered_by_a_reader_that_gets_it(tmp_path: Path) -> None:
    vault = Encrypted(new_secrets())
    with vault.writer(tmp_path / "note.age") as stream:
        stream.write(b"Two people were hurt.")
    with vault.reader(tmp_path / "note") as opened:
        with pytest.raises(PermissionError):
            mmap.mmap(opened.fileno(), 0, mmap.MAP_SHARED, mmap.PROT_READ | mmap.PROT_WRITE)
        with pytest.raises(PermissionError):
            os.pwrite(opened.fileno(), b"No", 0)
        assert opened.read() == b"Two people were hurt."


@pytest.mark.parametrize("at", [0, 30, 200, -1])
def test_one_changed_byte_is_refused(tmp_path: Path, at: int) -> None:
    path = tmp_path / "original"
    with VAULT.where(path).open("wb") as writer:
        VAULT.copy(io.BytesIO(b"Seven were hurt."), writer)
    data = bytearray(VAULT.where(path).read_bytes())
    data[at] ^= 1
    VAULT.where(path).write_bytes(data)
    with pytest.raises(OSError, match="not what was encrypted"):
        VAULT.reader(path)


def test_a_line_is_read_back_by_its_case_alone() -> None:
    line = VAULT.line(b'{"seq": 1}\n')
    assert b"seq" not in line and line.count(b"\n") == 1
    assert VAULT.opened(line) == b'{"seq": 1}\n'
    assert Encrypted(new_secrets()).opened(line) is None


@pytest.mark.parametrize("line", [b"", b"\n", b"{}\n", b"AAAA\n", b"\xff\n", VAULT.line(b"a\n")[:-1], VAULT.line(b"a\n")[4:]])
def test_what_is_no_line_of_it_is_none(line: bytes) -> None:
    assert VAULT.opened(line) is None


def test_the_passphrase_opens_and_a_wrong_one_is_a_clear_statement() -> None:
    data = wrapped(SECRETS, "three old clocks")
    assert unwrapped(data, "three old clocks") == SECRETS
    with pytest.raises(StopRun, match="nobody can"):
        unwrapped(data, "three old locks")


def test_the_recovery_key_opens_and_another_does_not() -> None:
    keeper, other = pyrage.x25519.Identity.generate(), pyrage.x25519.Identity.generate()
    data = wrapped_for(SECRETS, str(keeper.to_public()))
    assert recovered(data, f"{keeper}\n") == SECRETS
    for wrong in (str(other), "nonsense"):
        with pytest.raises(StopRun, match="not the recovery key"):
            recovered(data, wrong)


def test_what_is_no_public_key_is_refused() -> None:
    with pytest.raises(StopRun, match="no public key of age"):
        wrapped_for(SECRETS, "age1nonsense")


def test_without_the_packages_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyrage", None)
    with pytest.raises(StopRun, match=r"pip install 'witnessmark\[encrypt\]'"):
        encrypted.new_secrets()
