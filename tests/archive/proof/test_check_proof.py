"""The script for third parties, in an interpreter that knows nothing of this program, on good proofs and on tampered ones."""

import base64
import contextlib
import hashlib
import io
import json
import os
import runpy
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest import mock

import msgspec
import pytest
from cases import grow, operator, signed_case
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from witnessmark.archive.custody.entry import Entry, line_of, seal_of
from witnessmark.archive.proof import keyring
from witnessmark.archive.proof.checkpoints import checkpoints_path
from witnessmark.archive.proof.key_entries import change_key
from witnessmark.archive.proof.note import VerifierKey, key_for
from witnessmark.archive.proof.proving import prove_continuation, prove_item
from witnessmark.archive.proof.signing import sign_checkpoint
from witnessmark.archive.receive import Archive
from witnessmark.errors import DamagedCase, StopRun

SCRIPT = Path(__file__).parents[3] / "docs" / "check_proof.py"
Proof = dict[str, Any]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of seven bulletins, signed by heron and, after a change of key, again; `old.txt` is the first checkpoint."""
    root = tmp_path_factory.mktemp("proof")
    (root / "in").mkdir()
    for number in range(7):
        (root / "in" / f"бюлетень-{number}.txt").write_text(f"{number} were hurt.", encoding="utf-8")
    list(Archive(root / "case").receive_folder(root / "in"))
    signed_case(root / "case", root / "keys", 0)
    (root / "old.txt").write_bytes(checkpoints_path(root / "case").read_bytes())
    with operator("heron", root / "keys"):
        (root / "old-key.txt").write_text(keyring.public("heron").text)
        change_key(root / "case")
        grow(root / "case", 3)
        assert sign_checkpoint(root / "case") is None
        (root / "key.txt").write_text(keyring.public("heron").text)
    return root


def item_proof(root: Path) -> Proof:
    return json.loads(msgspec.json.encode(prove_item(root / "case", "бюлетень-4.txt")))  # type: ignore[no-any-return]


def continuation(root: Path) -> Proof:
    return json.loads(msgspec.json.encode(prove_continuation(root / "case", root / "old.txt")))  # type: ignore[no-any-return]


def check(proof: Proof | str, *more: Path | str, folder: Path) -> tuple[int, str]:
    (folder / "proof.json").write_text(proof if isinstance(proof, str) else json.dumps(proof), encoding="utf-8")
    words = [sys.executable, "-I", "-S", str(SCRIPT), str(folder / "proof.json"), *map(str, more)]
    done = subprocess.run(words, capture_output=True, text=True, encoding="utf-8", env={**os.environ, "PYTHONIOENCODING": "utf-8"}, timeout=60)
    return done.returncode, done.stdout + done.stderr


def check_here(proof: Proof | str, folder: Path) -> tuple[int, str]:
    """The same in this interpreter, for many proofs: the script ends by SystemExit, or by an error where a proof is not written as one."""
    (folder / "proof.json").write_text(proof if isinstance(proof, str) else json.dumps(proof), encoding="utf-8")
    said = io.StringIO()
    with mock.patch.object(sys, "argv", [str(SCRIPT), str(folder / "proof.json")]), contextlib.redirect_stdout(said):
        try:
            runpy.run_path(str(SCRIPT), run_name="__main__")
        except (SystemExit, LookupError, TypeError, ValueError):
            return 1, said.getvalue()
    return 0, said.getvalue()


def test_the_script_has_at_most_a_hundred_lines_and_does_not_import_us() -> None:
    text = SCRIPT.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 100
    assert "import witnessmark" not in text
    assert "from witnessmark" not in text


def test_a_good_proof_of_a_file_is_right(root: Path, tmp_path: Path) -> None:
    status, said = check(item_proof(root), root / "in" / "бюлетень-4.txt", (root / "key.txt").read_text(), folder=tmp_path)
    assert (status, said.splitlines()[-1]) == (0, "RIGHT, for the file; the key was given")


def test_a_good_proof_alone_says_what_was_not_looked_at(root: Path, tmp_path: Path) -> None:
    status, said = check(item_proof(root), folder=tmp_path)
    assert (status, said.splitlines()[-1]) == (0, "RIGHT, no file was looked at; compare the key")


def test_another_file_or_another_key_is_wrong(root: Path, tmp_path: Path) -> None:
    assert check(item_proof(root), root / "in" / "бюлетень-3.txt", folder=tmp_path)[0] == 1
    status, said = check(item_proof(root), "-", (root / "old-key.txt").read_text(), folder=tmp_path)
    assert (status, "none of these keys" in said) == (1, True)


def test_a_continuation_over_a_change_of_keys_is_right(root: Path, tmp_path: Path) -> None:
    proof = continuation(root)
    assert len(proof["keys"]) == 2
    assert check(proof, folder=tmp_path)[0] == 0


def test_the_newest_checkpoint_continues_itself(root: Path, tmp_path: Path) -> None:
    (tmp_path / "now.txt").write_text(continuation(root)["new"], encoding="utf-8")
    assert check(json.loads(msgspec.json.encode(prove_continuation(root / "case", tmp_path / "now.txt"))), folder=tmp_path)[0] == 0


def test_a_tampered_proof_is_wrong_in_an_interpreter_of_its_own(root: Path, tmp_path: Path) -> None:
    proof = item_proof(root)
    proof["entry"]["who"] = "stork"
    assert check(proof, folder=tmp_path)[0] == 1
    assert check("{}", folder=tmp_path)[0] == 1


def swapped(text: str) -> str:
    """The same text with its last digit or letter before the line end another one."""
    at = max(index for index, letter in enumerate(text) if letter.isalnum())
    return text[:at] + ("A" if text[at] != "A" else "B") + text[at + 1 :]


def flipped(text: str) -> str:
    return ("1" if text[0] != "1" else "2") + text[1:]


TAMPERED: dict[str, Callable[[Proof], object]] = {
    "a word of the entry": lambda proof: proof["entry"].update(who="stork"),
    "the hash of the file": lambda proof: proof["entry"].update(sha256="0" * 64),
    "the hash of the entry": lambda proof: proof["entry"].update(hash="0" * 64),
    "a word more in the entry": lambda proof: proof["entry"].update(note="seen"),
    "the place": lambda proof: proof.update(index=proof["index"] + 1),
    "a part of the proof": lambda proof: proof["inclusion"].__setitem__(0, flipped(proof["inclusion"][0])),
    "a part less": lambda proof: proof["inclusion"].pop(),
    "a part more": lambda proof: proof["inclusion"].append("00" * 32),
    "the size": lambda proof: proof.update(checkpoint=proof["checkpoint"].replace("\n12\n", "\n13\n")),
    "the origin": lambda proof: proof.update(checkpoint="x" + proof["checkpoint"]),
    "the signature": lambda proof: proof.update(checkpoint=proof["checkpoint"].replace("— heron ", "— heron A")),
    "the key": lambda proof: proof.update(keys=[swapped(proof["keys"][0])]),
    "no key": lambda proof: proof.update(keys=[]),
    "no checkpoint": lambda proof: proof.update(checkpoint=""),
}


@pytest.mark.parametrize("what", TAMPERED)
def test_a_tampered_proof_is_wrong(root: Path, tmp_path: Path, what: str) -> None:
    proof = item_proof(root)
    TAMPERED[what](proof)
    assert proof != item_proof(root)
    status, said = check_here(proof, tmp_path)
    assert (status, "RIGHT" in said) == (1, False)


CONTINUED: dict[str, Callable[[Proof], object]] = {
    "a part": lambda proof: proof["consistency"].__setitem__(0, flipped(proof["consistency"][0])),
    "a part less": lambda proof: proof["consistency"].pop(),
    "a part more": lambda proof: proof["consistency"].append("00" * 32),
    "nothing": lambda proof: proof.update(consistency=[]),
    "turned round": lambda proof: proof.update(old=proof["new"], new=proof["old"]),
}


@pytest.mark.parametrize("what", CONTINUED)
def test_a_tampered_continuation_is_wrong(root: Path, tmp_path: Path, what: str) -> None:
    proof = continuation(root)
    CONTINUED[what](proof)
    status, said = check_here(proof, tmp_path)
    assert (status, "RIGHT" in said) == (1, False)


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"old": 3}', "\x00"])
def test_what_is_no_proof_is_never_right(tmp_path: Path, text: str) -> None:
    status, said = check_here(text, tmp_path)
    assert (status, "RIGHT" in said) == (1, False)


SECRET = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
FORGER = key_for("wren", SECRET)


def forged(text: str, key: VerifierKey = FORGER) -> str:
    """A checkpoint of a key of the forger's own: with these lines, under a signature that fits."""
    signature = SECRET.sign(text.encode()) if key is FORGER else (1).to_bytes(32, "little") + bytes(32)
    return f"{text}\n— wren {base64.b64encode(key.hash + signature).decode()}\n"


def lines(origin: str, size: int) -> str:
    return f"{origin}\n{size}\n{base64.b64encode(bytes(32)).decode()}\n"


def test_a_continuation_of_nothing_ends_and_is_wrong(tmp_path: Path) -> None:
    proof = {"old": forged(lines("o", 0)), "new": forged(lines("o", 5)), "consistency": ["00" * 32], "keys": [FORGER.text]}
    assert check(proof, folder=tmp_path)[0] == 1


def test_what_a_forger_calls_a_log_is_not_sent_to_the_terminal(tmp_path: Path) -> None:
    note = forged(lines("witnessmark/x \x1b[2J\u202e", 5))
    status, said = check({"old": note, "new": note, "consistency": [], "keys": [FORGER.text]}, folder=tmp_path)
    assert (status, "\x1b" in said or "\u202e" in said) == (0, False) and "right: 5 entries of the log" in said


def test_a_key_under_which_anything_is_signed_signs_nothing(tmp_path: Path) -> None:
    key = VerifierKey(name="wren", public=(1).to_bytes(32, "little"))
    note = forged(lines("o", 5), key)
    assert check({"old": note, "new": note, "consistency": [], "keys": [key.text]}, folder=tmp_path)[0] == 1


names = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


@given(names, names, st.none() | names, st.dictionaries(names, names, max_size=3), st.integers(0, 2**62))
def test_the_script_hashes_an_entry_as_we_do(name: str, who: str, reason: str | None, details: dict[str, str], size: int) -> None:
    entry = Entry(
        seq=1, when="", who=who, what="received", sha256="", name=name, size=size, tool="", previous="", reason=reason, details=details, hash="0" * 64
    )
    told = json.loads(line_of(entry))
    line = json.dumps({key: value for key, value in told.items() if key != "hash"}, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert hashlib.sha256(line.encode()).hexdigest() == seal_of(entry)


@pytest.mark.parametrize("which", ["бюлетень-2.txt", "бюлетень-2"])
def test_an_item_is_named_by_its_name_or_the_beginning_of_it(root: Path, which: str) -> None:
    assert json.loads(bytes(prove_item(root / "case", which).entry))["name"] == "бюлетень-2.txt"


def test_an_item_is_named_by_its_hash_or_the_beginning_of_it(root: Path) -> None:
    sha256 = item_proof(root)["entry"]["sha256"]
    for which in (sha256, sha256[:8], sha256.upper()):
        assert json.loads(bytes(prove_item(root / "case", which).entry))["sha256"] == sha256


@pytest.mark.parametrize(("which", "said"), [("бюл", "several items are called so"), ("nowhere.txt", "no item of this case"), ("", "several items")])
def test_what_means_no_item_or_several_is_refused(root: Path, which: str, said: str) -> None:
    with pytest.raises(StopRun, match=said):
        prove_item(root / "case", which)


def test_an_item_that_no_checkpoint_covers_cannot_be_proved(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("One was hurt.")
    list(Archive(tmp_path / "case").receive_folder(tmp_path / "in"))
    with pytest.raises(StopRun, match="no checkpoint that counts covers it yet"):
        prove_item(tmp_path / "case", "a.txt")


def test_another_log_does_not_continue_a_checkpoint(root: Path, tmp_path: Path) -> None:
    other = signed_case(tmp_path / "other", tmp_path / "keys", 20)
    with pytest.raises(DamagedCase, match="does not continue it: it is of another log"):
        prove_continuation(other, root / "old.txt")
