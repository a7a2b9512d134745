"""A run killed at any write, flush or renaming, while it signs, makes a key or keeps an answer: the next run puts right what it left."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from authority import Authority, needs_openssl
from cases import checked, codes, grow, operator, signed_case

from witnessmark.archive.proof import keyring
from witnessmark.archive.proof.checkpoints import checkpoints_path
from witnessmark.archive.proof.key_entries import change_key, lose_key
from witnessmark.archive.proof.signing import sign_checkpoint
from witnessmark.archive.proof.timestamps import queue_request, take_answer
from witnessmark.errors import StopRun

CALLS = ("write", "fsync", "ftruncate", "replace", "rename", "open")
MOST = 200


class Killed(BaseException):
    """The process is gone at this call; nothing behind it runs but what Python itself unwinds."""


def killed_at(number: int, work: Callable[[], object]) -> bool:
    """Does the work until the given call, which is left half done; whether the work was killed."""
    left = number

    def dying(real: Callable[..., Any], name: str) -> Callable[..., Any]:
        def call(*words: Any, **options: Any) -> Any:
            nonlocal left
            left -= 1
            if left < 0:
                raise Killed
            if left == 0:
                if name == "write":
                    real(words[0], bytes(words[1])[: len(words[1]) // 2])
                raise Killed
            return real(*words, **options)

        return call

    patches = {name: dying(getattr(os, name), name) for name in CALLS}
    with mock.patch.multiple(os, **patches):
        try:
            work()
        except Killed:
            return True
    return False


def every_point(case: Path, tmp_path: Path, work: Callable[[Path, Path], object]) -> Iterator[tuple[Path, Path]]:
    """The case and the keys as they were left, for each point at which the work can be killed."""
    for number in range(1, MOST):
        here = tmp_path / "points" / str(number)
        shutil.copytree(case.parent, here, ignore=shutil.ignore_patterns("points", "tsa"))
        with operator("heron", here / "keys"):
            was_killed = killed_at(number, lambda here=here: work(here / "case", here / "keys"))  # type: ignore[misc]
        yield here / "case", here / "keys"
        if not was_killed:
            assert number > 3
            return
    raise AssertionError("the work never ended")


@pytest.fixture
def case(tmp_path: Path) -> Path:
    signed_case(tmp_path / "case", tmp_path / "keys", 2)
    grow(tmp_path / "case")
    return tmp_path / "case"


def test_signing_that_is_cut_off_is_done_by_the_next_run(case: Path, tmp_path: Path) -> None:
    before = checkpoints_path(case).read_bytes()
    for here, keys in every_point(case, tmp_path, lambda case, _: sign_checkpoint(case)):
        assert set(codes(here)) <= {"checkpoint_torn"}
        with operator("heron", keys):
            assert sign_checkpoint(here) is None
        assert checkpoints_path(here).read_bytes().startswith(before)
        assert (codes(here), checked(here).unchecked()) == ([], [])


def test_the_first_signature_that_is_cut_off_is_made_by_the_next_run(tmp_path: Path) -> None:
    grow(tmp_path / "case")
    with operator("heron", tmp_path / "keys"):
        keyring.make("heron", None)
    for here, keys in every_point(tmp_path / "case", tmp_path, lambda case, _: sign_checkpoint(case)):
        with operator("heron", keys):
            assert sign_checkpoint(here) is None
        assert (codes(here), checked(here).unchecked()) == ([], [])


@pytest.mark.parametrize("say", [change_key, lambda case: lose_key(case, None, "the laptop burnt")], ids=["changed", "lost"])
def test_a_statement_about_a_key_that_is_cut_off_can_be_made_again(case: Path, tmp_path: Path, say: Callable[[Path], object]) -> None:
    for here, keys in every_point(case, tmp_path, lambda case, _: say(case)):
        with operator("heron", keys):
            if not any(key.ended for key in checked(here).keys.known.values()):
                say(here)
            assert sign_checkpoint(here) is None
        assert codes(here) == []


def test_a_key_that_was_not_finished_is_made_again(tmp_path: Path) -> None:
    grow(tmp_path / "case")
    (tmp_path / "keys").mkdir()
    for here, keys in every_point(tmp_path / "case", tmp_path, lambda *_: keyring.make("heron", None)):
        with operator("heron", keys):
            if not keyring.holds("heron"):
                keyring.make("heron", None)
            assert sign_checkpoint(here) is None
        assert codes(here) == []


@needs_openssl
def test_an_answer_that_was_not_finished_is_taken_again(case: Path, tmp_path: Path) -> None:
    answer = Authority(tmp_path / "tsa").answer(queue_request(case).read_bytes())
    for here, _ in every_point(case, tmp_path, lambda case, _: take_answer(case, answer)):
        assert set(codes(here)) <= {"added"}
        if not checked(here).stamps.kept:
            take_answer(here, answer)
        assert codes(here) == []


def test_a_full_disk_leaves_the_checkpoints_as_they_were(case: Path, tmp_path: Path) -> None:
    before = checkpoints_path(case).read_bytes()
    with (
        operator("heron", tmp_path / "keys"),
        mock.patch("witnessmark.archive.proof.checkpoints.write_all", side_effect=OSError(28, "No space left on device")),
        pytest.raises(StopRun, match="the disk is full"),
    ):
        sign_checkpoint(case)
    assert checkpoints_path(case).read_bytes() == before
