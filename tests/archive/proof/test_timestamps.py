"""Time stamps against an authority on this machine, and against every answer that is none."""

import datetime
import hashlib
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from authority import DAY, Authority, needs_openssl, server
from cases import checked, codes, grow, operator, signed_case
from rfc3161_client import HashAlgorithm, TimestampRequestBuilder

from witnessmark.archive.custody.custody import Custody, history
from witnessmark.archive.layout import archive_folder, log_path
from witnessmark.archive.proof.answer import checked_answer, request_for
from witnessmark.archive.proof.asking import ask
from witnessmark.archive.proof.checkpoints import checkpoints_path
from witnessmark.archive.proof.signing import sign_checkpoint
from witnessmark.archive.proof.stamps import stamps_folder
from witnessmark.archive.proof.timestamps import queue_request, take_answer, take_roots, waiting
from witnessmark.errors import BadInput, StopRun

pytestmark = needs_openssl


@pytest.fixture(scope="module")
def tsa(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority") / "tsa")


@pytest.fixture(scope="module")
def address(tsa: Authority) -> Iterator[str]:
    with server(tsa.answer) as (url, _):
        yield url


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return signed_case(tmp_path / "case", tmp_path / "keys", 3)


@pytest.fixture
def request_made(case: Path) -> bytes:
    return queue_request(case).read_bytes()


def trusting(case: Path, tsa: Authority) -> Path:
    take_roots(case, tsa.root)
    return case


def test_a_request_is_made_once_and_offline_and_holds_a_hash_and_a_nonce(case: Path) -> None:
    before = log_path(case).read_bytes()
    first = queue_request(case)
    data = first.read_bytes()
    assert (queue_request(case), first.read_bytes()) == (first, data)
    assert waiting(case) == [first]
    assert len(data) < 100
    assert log_path(case).read_bytes() == before
    assert codes(case) == []


def test_a_case_that_nobody_signed_has_nothing_to_stamp(tmp_path: Path) -> None:
    grow(tmp_path / "case")
    with pytest.raises(StopRun, match="no signed checkpoint to stamp"):
        queue_request(tmp_path / "case")


def test_a_good_answer_is_kept_logged_and_verified(case: Path, tsa: Authority, address: str) -> None:
    trusting(case, tsa)
    entry = take_answer(case, ask(f"{address}/good", queue_request(case).read_bytes()))
    assert (entry.what, entry.name.endswith(".tsr"), waiting(case)) == ("stamped", True, [])
    assert abs(datetime.datetime.fromisoformat(entry.details["time"]) - datetime.datetime.now(datetime.UTC)) < datetime.timedelta(minutes=5)
    assert codes(case) == []
    assert not any("root certificate" in said for said in checked(case).unchecked())
    with pytest.raises(StopRun, match="has its time stamp already"):
        queue_request(case)


def test_the_next_checkpoint_can_be_stamped_too(case: Path, tsa: Authority, tmp_path: Path) -> None:
    take_answer(case, tsa.answer(queue_request(case).read_bytes()))
    with operator("heron", tmp_path / "keys"):
        assert sign_checkpoint(case) is None
    take_answer(case, tsa.answer(queue_request(case).read_bytes()))
    assert [entry.what for entry in history(case)].count("stamped") == 2
    assert codes(case) == []


def test_an_answer_finds_the_request_it_belongs_to(case: Path, tsa: Authority, tmp_path: Path) -> None:
    old = queue_request(case)
    grow(case)
    with operator("heron", tmp_path / "keys"):
        assert sign_checkpoint(case) is None
    new = queue_request(case)
    assert take_answer(case, tsa.answer(new.read_bytes())).name.endswith(f"{new.stem}.tsr")
    assert waiting(case) == [old]


def test_without_a_root_the_answer_is_kept_and_the_signer_is_said_to_be_unchecked(case: Path, tsa: Authority) -> None:
    take_answer(case, tsa.answer(queue_request(case).read_bytes()))
    log = checked(case)
    assert list(log.findings()) == []
    assert any("who signed it was not checked: the case has no root certificate" in said for said in log.unchecked())
    take_roots(case, tsa.root)
    log = checked(case)
    assert list(log.findings()) == []
    assert not any("root certificate" in said for said in log.unchecked())


def test_a_root_is_taken_once(case: Path, tsa: Authority) -> None:
    assert (take_roots(case, tsa.root), take_roots(case, tsa.root)) == (1, 0)
    assert codes(case) == []


def test_a_file_without_certificates_is_no_root(case: Path, tmp_path: Path) -> None:
    (tmp_path / "root.pem").write_text("no certificate")
    with pytest.raises(BadInput, match="no certificates in PEM form"):
        take_roots(case, tmp_path / "root.pem")


def other_request(message: bytes) -> bytes:
    return TimestampRequestBuilder().data(message).hash_algorithm(HashAlgorithm.SHA256).cert_request(cert_request=True).build().as_bytes()


def checkpoint(case: Path) -> bytes:
    return checkpoints_path(case).read_bytes()[:-1]


def test_an_answer_for_other_bytes_or_to_another_request_is_refused(case: Path, tsa: Authority, request_made: bytes) -> None:
    for wrong, reason in ((other_request(b"other bytes"), "other bytes than were asked for"), (other_request(checkpoint(case)), "its nonce")):
        with pytest.raises(BadInput, match=reason):
            take_answer(case, tsa.answer(wrong))
    assert [path.suffix for path in stamps_folder(case).iterdir()] == [".tsq"]


def test_an_answer_under_another_root_is_refused(case: Path, tsa: Authority, request_made: bytes, tmp_path: Path) -> None:
    trusting(case, tsa)
    with pytest.raises(BadInput, match="does not lead to a root that this case trusts"):
        take_answer(case, Authority(tmp_path / "other").answer(request_made))


def test_a_certificate_that_had_run_out_at_the_time_given_is_refused(case: Path, request_made: bytes, tmp_path: Path) -> None:
    late = Authority(tmp_path / "late", ends=-DAY)
    trusting(case, late)
    with pytest.raises(BadInput, match="had expired at the time it gives"):
        take_answer(case, late.answer(request_made))


def test_a_certificate_that_was_not_valid_yet_at_the_time_given_is_refused(case: Path, request_made: bytes, tmp_path: Path) -> None:
    early = Authority(tmp_path / "early", ends=2 * DAY, begins=DAY)
    trusting(case, early)
    with pytest.raises(BadInput, match="not valid yet at the time it gives"):
        take_answer(case, early.answer(request_made))


def test_a_certificate_that_ran_out_after_the_time_given_is_no_harm(case: Path, request_made: bytes, tmp_path: Path) -> None:
    brief = Authority(tmp_path / "brief", ends=datetime.timedelta(seconds=2))
    trusting(case, brief)
    take_answer(case, brief.answer(request_made))
    time.sleep(max(0, (brief.ends - datetime.datetime.now(datetime.UTC)).total_seconds()) + 0.1)
    log = checked(case)
    assert list(log.findings()) == []
    assert not any("root certificate" in said for said in log.unchecked())


def test_a_refusal_of_the_authority_is_told_as_such(case: Path, tsa: Authority, request_made: bytes) -> None:
    with pytest.raises(BadInput, match="the authority did not grant it: status 2"):
        take_answer(case, tsa.answer(request_made, "choosy"))


def test_every_flipped_byte_of_what_is_signed_in_an_answer_is_refused_or_changes_nothing(case: Path, tsa: Authority, request_made: bytes) -> None:
    from witnessmark.archive.proof.answer import roots_in

    roots, message, answer = roots_in(tsa.root), checkpoint(case), tsa.answer(request_made)
    time_given, passed = checked_answer(request_made, answer, message, roots), 0
    for at in range(len(answer)):
        changed = answer[:at] + bytes([answer[at] ^ 0x15]) + answer[at + 1 :]
        try:
            assert checked_answer(request_made, changed, message, roots) == time_given
            passed += 1
        except BadInput:
            pass
    assert passed < len(answer) / 10


BAD = {
    "cut": "is cut short",
    "hung_up": "the answer is cut short",
    "page": "the answer is text/html, no time stamp",
    "page_as_reply": "no answer of a time-stamping authority",
    "broken": "answered with status 500",
    "elsewhere": "answered with status 302",
    "rubbish": "longer than 65,536 bytes",
    "empty": "no answer of a time-stamping authority",
    "drip": "no answer within",
    "dripping_headers": "no answer within",
    "no_http": "cannot be asked",
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_answer_is_refused_in_bounded_time_and_nothing_is_kept(case: Path, request_made: bytes, address: str, kind: str) -> None:
    started = time.monotonic()
    with pytest.raises(BadInput, match=BAD[kind]):
        take_answer(case, ask(f"{address}/{kind}", request_made, seconds=0.6))
    assert time.monotonic() - started < 5
    assert [path.suffix for path in stamps_folder(case).iterdir()] == [".tsq"]
    assert codes(case) == []


@pytest.mark.parametrize("url", ["", "ftp://example.org/", "file:///etc/passwd", "tsa.example.org", "http://", "http://[::1", "http://host:port/"])
def test_what_is_no_address_is_refused_before_anything_is_sent(url: str) -> None:
    with pytest.raises(BadInput):
        ask(url, b"request")


def test_nobody_at_home_is_said() -> None:
    with pytest.raises(BadInput, match="cannot be asked"):
        ask("http://127.0.0.1:9/", b"request")


def test_nothing_is_sent_but_the_request(tsa: Authority, request_made: bytes) -> None:
    with server(tsa.answer) as (url, heard):
        ask(f"{url}/good?policy=1", request_made)
    [(headers, body)] = heard
    assert body == request_made
    assert set(headers) == {"Host", "Content-Type", "Content-Length", "Connection"}


def kept(case: Path, tsa: Authority) -> Path:
    """A case with an answer under a known root: the path of the answer."""
    trusting(case, tsa)
    return archive_folder(case) / take_answer(case, tsa.answer(queue_request(case).read_bytes())).name


def test_a_changed_or_missing_time_stamp_shows(case: Path, tsa: Authority) -> None:
    answer = kept(case, tsa)
    whole = answer.read_bytes()
    answer.write_bytes(whole[:-1] + b"\0")
    assert codes(case) == ["timestamp_wrong"]
    answer.unlink()
    assert codes(case) == ["timestamp_missing"]
    answer.write_bytes(whole)
    answer.with_suffix(".tsq").unlink()
    assert codes(case) == ["timestamp_wrong"]
    answer.with_suffix(".tsq").write_bytes(other_request(checkpoint(case)))
    assert codes(case) == ["timestamp_wrong"]


def test_a_changed_root_and_one_put_in_show(case: Path, tsa: Authority, tmp_path: Path) -> None:
    kept(case, tsa)
    [root] = (stamps_folder(case) / "roots").iterdir()
    shutil.copy(Authority(tmp_path / "other").root, root.with_name("f" * 64 + ".pem"))
    assert codes(case) == ["added"]
    root.with_name("f" * 64 + ".pem").unlink()
    root.write_text("none")
    assert "timestamp_wrong" in codes(case)


def test_a_file_put_beside_the_time_stamps_shows(case: Path, request_made: bytes) -> None:
    (stamps_folder(case) / "note.txt").write_text("put in")
    (stamps_folder(case) / "00000001-0123456789abcdef.tsr").write_bytes(b"put in")
    assert codes(case) == ["added", "added"]


def test_a_checkpoint_taken_away_is_missed_by_its_time_stamp(case: Path, tsa: Authority) -> None:
    kept(case, tsa)
    checkpoints_path(case).write_bytes(b"")
    assert "timestamp_wrong" in codes(case)


def test_an_answer_that_was_never_acknowledged_is_taken_again(case: Path, tsa: Authority, request_made: bytes) -> None:
    [request] = waiting(case)
    request.with_suffix(".tsr").write_bytes(tsa.answer(request_made))
    assert codes(case) == ["added"]
    take_answer(case, tsa.answer(request_made))
    assert codes(case) == []


def test_a_request_is_for_its_own_bytes(tsa: Authority) -> None:
    request = request_for(b"some bytes")
    with pytest.raises(BadInput, match="not for this checkpoint"):
        checked_answer(request, tsa.answer(request), b"other bytes", [])


@pytest.mark.parametrize("name", ["../../../keys/heron.pem", "timestamps/../custody.jsonl", "/etc/passwd", "timestamps/a.tsr", ""])
def test_an_entry_that_names_another_file_leads_nowhere(case: Path, name: str) -> None:
    custody = Custody(case)
    with custody.writing():
        custody.add("stamped", name, "0" * 64, 4)
    [found] = checked(case).findings()
    assert (found.code, found.reason) == ("timestamp_wrong", "it names no time stamp and no root certificate")


def test_a_root_that_is_no_certificate_trusts_nobody(case: Path, tsa: Authority) -> None:
    kept(case, tsa)
    data, name = b"no certificate", f"timestamps/roots/{'a' * 64}.pem"
    (archive_folder(case) / name).write_bytes(data)
    custody = Custody(case)
    with custody.writing():
        custody.add("stamped", name, hashlib.sha256(data).hexdigest(), len(data))
    assert codes(case) == []
