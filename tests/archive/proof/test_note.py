import base64
import runpy
from pathlib import Path

import pytest

from witnessmark.archive.proof.checkpoints import pieces
from witnessmark.archive.proof.note import FIELD, SIGN, SMALL_ORDER, VerifierKey, key_of, note_of
from witnessmark.errors import BadInput

SCRIPT = Path(__file__).parents[3] / "docs" / "check_proof.py"

# The worked example of Go's golang.org/x/mod/sumdb/note, which defined the form: another program's key, hash and signature.
KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
SIGNED = "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="


def test_a_key_and_a_signature_of_another_program_are_read() -> None:
    key, data = key_of(KEY), base64.b64decode(SIGNED)
    assert (key.text, key.id, data[:4]) == (KEY, "PeterNeumann+c74f20a3", key.hash)
    assert key.signed(TEXT, data[4:])
    assert not key.signed(TEXT.replace("answer", "answers"), data[4:])


ROOT = "A" * 43 + "="
MARK = "— heron " + "A" * 92


@pytest.mark.parametrize(
    "whole",
    [
        "",
        "\n\n",
        f"log\n3\n{ROOT}\n",
        f"log\n3\n{ROOT}\n\n",
        f"log\n3\n{ROOT}\n\n{MARK}",
        f"log\n3\n{ROOT}\n\n- heron AAAA\n",
        f"log\n3\n{ROOT}\n\n{MARK}\n\n",
        f"\n3\n{ROOT}\n\n{MARK}\n",
        f"log\n3\nAAAA\n\n{MARK}\n",
        f"log\n3\n{'ї' * 43}=\n\n{MARK}\n",
        f"log\n3\n{ROOT[:-2]}B=\n\n— heron AA==A\n",
        f"log\n3\n{ROOT}\n\n— two words AAAA\n",
    ],
)
def test_what_is_no_checkpoint_is_refused(whole: str) -> None:
    with pytest.raises(BadInput, match="not a checkpoint"):
        note_of(whole)


def test_a_checkpoint_may_have_lines_and_signatures_that_we_do_not_know() -> None:
    note = note_of(f"log\n3\n{ROOT}\nseen by a witness\n\n{MARK}\n— gull {'B' * 92}\n")
    assert (note.origin, note.size, note.previous, [name for name, _, _ in note.signatures]) == ("log", 3, None, ["heron", "gull"])


@pytest.mark.parametrize("text", ["", "\n\n\n\n", "a\n\n— b\n\nc", "— a\n\n— b\n\n", "a\n\nb\n\n— c\n\n\n\n"])
def test_pieces_put_together_are_the_text(text: str) -> None:
    assert "".join(pieces(text)) == text


# 19 and 20 more than a multiple of the field: 0 and 1, written otherwise.
@pytest.mark.parametrize("y", [*SMALL_ORDER, FIELD, FIELD + 1, SIGN + 1])
def test_a_key_under_which_anything_is_signed_is_none(y: int) -> None:
    public = y.to_bytes(32, "little")
    with pytest.raises(BadInput, match="under which anything is signed"):
        key_of(VerifierKey(name="heron", public=public).text)
    # Eight times the point is the one that changes nothing.
    script = runpy.run_path(str(SCRIPT))
    assert script["times"](8, script["point"]((y % SIGN % FIELD).to_bytes(32, "little")))[0] % FIELD == 0
