"""Alterations by chance of everything that signs a case: each is found, but for what cannot be seen from the case alone, which is said."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from authority import Authority, needs_openssl
from cases import checked, grow, operator, signed_case

from witnessmark.archive.layout import archive_folder
from witnessmark.archive.proof.checkpoints import checkpoints_path
from witnessmark.archive.proof.signing import sign_checkpoint
from witnessmark.archive.proof.timestamps import queue_request, take_answer, take_roots

pytestmark = needs_openssl


def flip(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]


def cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def take_out(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + data[at + chance.randrange(1, 200) :]


def put_in(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + chance.randbytes(chance.randrange(1, 20)) + data[at:]


def swap(data: bytes, chance: random.Random) -> bytes:
    first, second = sorted(chance.sample(range(len(data)), 2))
    return data[:first] + data[second:] + data[first:second]


KINDS: list[Callable[[bytes, random.Random], bytes]] = [flip, cut, take_out, put_in, swap]


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Signed four times, with a root certificate and a time stamp; nothing to find and nothing unchecked."""
    root = tmp_path_factory.mktemp("altered")
    case, tsa = signed_case(root / "case", root / "keys", 4, 3, 5), Authority(root / "tsa")
    take_roots(case, tsa.root)
    take_answer(case, tsa.answer(queue_request(case).read_bytes()))
    grow(case)
    with operator("heron", root / "keys"):
        assert sign_checkpoint(case) is None
    log = checked(case)
    assert (list(log.findings()), log.unchecked()) == ([], [])
    return case


@pytest.mark.parametrize("count", [150, pytest.param(3000, marks=pytest.mark.slow)])
def test_every_alteration_is_found_but_checkpoints_cut_off_the_end(case: Path, count: int) -> None:
    chance = random.Random(7)
    folder = archive_folder(case)
    files = sorted(path for path in [checkpoints_path(case), *folder.glob("timestamps/**/*")] if path.is_file())
    for _ in range(count):
        path, alter = chance.choice(files), chance.choice(KINDS)
        whole = path.read_bytes()
        path.write_bytes(altered := alter(whole, chance))
        log = checked(case)
        is_found = altered == whole or list(log.findings()) != []
        is_said = whole.startswith(altered) and "under no checkpoint" in " ".join(log.unchecked())
        path.write_bytes(whole)
        assert is_found or is_said, f"{path.relative_to(folder)}: {alter.__name__} left {altered!r}"
