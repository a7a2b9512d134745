from pathlib import Path

import pytest
from authority import Authority, needs_openssl, server
from cases import codes, signed_case
from running import run

pytestmark = needs_openssl


@pytest.fixture(scope="module")
def tsa(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority") / "tsa")


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return signed_case(tmp_path / "case", tmp_path / "keys", 2)


def test_a_request_is_queued_and_nothing_sent(case: Path) -> None:
    done = run("stamp", case)
    assert (done.status, "Nothing was sent" in done.err) == (0, True)
    assert len(list((case / "archive" / "timestamps").glob("*.tsq"))) == 1


def test_a_request_is_sent_and_its_answer_kept(case: Path, tsa: Authority) -> None:
    with server(tsa.answer) as (url, heard):
        done = run("stamp", case, "--send", f"{url}/good", "--root", tsa.root)
    assert (done.status, "1 new certificate to trust" in done.err, "kept: the checkpoint was there at 20" in done.err) == (0, True, True)
    assert len(heard) == 1
    assert codes(case) == []


def test_a_refused_answer_is_said_with_its_reason(case: Path, tsa: Authority) -> None:
    with server(tsa.answer) as (url, _):
        done = run("stamp", case, "--send", f"{url}/page")
    assert (done.status, "not stamped" in done.err, "the answer is text/html" in done.err) == (1, True, True)


def test_a_request_goes_by_hand_to_another_machine_and_its_answer_back(case: Path, tsa: Authority, tmp_path: Path) -> None:
    assert run("stamp", case, "--export", tmp_path / "request.tsq").status == 0
    (tmp_path / "answer.tsr").write_bytes(tsa.answer((tmp_path / "request.tsq").read_bytes()))
    done = run("stamp", case, "--import", tmp_path / "answer.tsr")
    assert (done.status, "Kept: the checkpoint was there at 20" in done.err) == (0, True)
    assert run("stamp", case).status == 1


def test_a_wrong_answer_by_hand_is_refused(case: Path, tmp_path: Path) -> None:
    run("stamp", case)
    (tmp_path / "answer.tsr").write_bytes(b"x" * 100_000)
    done = run("stamp", case, "--import", tmp_path / "answer.tsr")
    assert (done.status, "longer than 65,536 bytes" in done.err) == (1, True)


def test_two_ways_at_once_are_wrong_use(case: Path, tmp_path: Path) -> None:
    assert run("stamp", case, "--send", "http://127.0.0.1:9/", "--export", tmp_path / "request.tsq").status == 2
