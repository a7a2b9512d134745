import shutil
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from cases import checked, codes, grow, operator, signed_case

from witnessmark.archive.custody.custody import history
from witnessmark.archive.custody.entry import NOTHING, Entry, line_of, sealed
from witnessmark.archive.custody.lock import locked
from witnessmark.archive.layout import lock_path, log_path
from witnessmark.archive.proof import keyring
from witnessmark.archive.proof.checkpoints import checkpoints_path, read_notes
from witnessmark.archive.proof.merkle import Tree
from witnessmark.archive.proof.note import Note, note_of, sign, written
from witnessmark.archive.proof.signing import sign_checkpoint
from witnessmark.errors import BadInput, DamagedCase, StopRun


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    return tmp_path / "keys"


@pytest.fixture
def case(tmp_path: Path, keys: Path) -> Path:
    """Signed at 4 entries (3 and the key's) and at 6."""
    return signed_case(tmp_path / "case", keys, 3, 2)


def notes(case: Path) -> list[Note]:
    return [note for note in read_notes(checkpoints_path(case)) if isinstance(note, Note)]


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_signed_log_has_no_findings_and_nothing_unchecked(case: Path) -> None:
    assert (codes(case), checked(case).unchecked()) == ([], [])
    assert [note.size for note in notes(case)] == [4, 6]
    assert list(checked(case).held()) == ["checkpoint", "checkpoint"]


def test_a_checkpoint_is_a_signed_note_over_the_root_of_the_log(case: Path) -> None:
    tree = Tree()
    for entry in history(case):
        tree.add(bytes.fromhex(entry.hash))
    text = checkpoints_path(case).read_text(encoding="utf-8")
    last = notes(case)[-1]
    assert last.root == tree.root()
    assert text.startswith(f"witnessmark/{next(history(case)).hash[:32]}\n4\n")
    assert text.endswith("\n\n")
    assert "\n\n— heron " in text
    assert last.previous == notes(case)[0].digest


def test_nothing_is_signed_where_the_log_has_not_grown(case: Path, keys: Path) -> None:
    before = checkpoints_path(case).read_bytes(), log_path(case).read_bytes()
    with operator("heron", keys):
        assert sign_checkpoint(case) is None
    assert (checkpoints_path(case).read_bytes(), log_path(case).read_bytes()) == before


def test_without_a_key_nothing_is_signed_and_verify_says_so(tmp_path: Path, keys: Path) -> None:
    grow(tmp_path / "case", 2)
    with operator("unnamed operator", keys):
        assert sign_checkpoint(tmp_path / "case") is None
    assert codes(tmp_path / "case") == []
    assert "the 2 entries of the log are under no signed checkpoint" in checked(tmp_path / "case").unchecked()[0]


def test_what_came_after_the_last_checkpoint_is_said(case: Path) -> None:
    grow(case, 2)
    assert codes(case) == []
    assert checked(case).unchecked() == ["the last 2 of 8 entries of the log are under no checkpoint that counts; the chain alone holds them"]


def test_two_operators_sign_one_log(case: Path, tmp_path: Path) -> None:
    grow(case)
    with operator("stork", tmp_path / "other"):
        keyring.make("stork", None)
        assert sign_checkpoint(case) is None
    assert [note.signatures[0][0] for note in notes(case)] == ["heron", "heron", "stork"]
    assert codes(case) == []


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("\n4\n", "\n5\n", "not those it was signed for"),
        ("\n6\n", "\n60\n", "covers 60 entries and the log has 6"),
        ("witnessmark/", "witnessmark/0", "of another log"),
        ("— heron ", "— stork ", "no key that the log knows"),
        ("previous ", "previous 0", "is wrong"),
    ],
)
def test_every_part_of_a_checkpoint_is_checked(case: Path, old: str, new: str, reason: str) -> None:
    rewrite(checkpoints_path(case), old, new)
    found = list(checked(case).findings())
    assert found
    assert {finding.code for finding in found} == {"checkpoint_wrong"}
    assert any(reason in finding.reason for finding in found)


def test_every_flipped_bit_of_the_checkpoints_shows(case: Path) -> None:
    whole = checkpoints_path(case).read_bytes()
    for at in range(len(whole)):
        checkpoints_path(case).write_bytes(whole[:at] + bytes([whole[at] ^ 1 << at % 8]) + whole[at + 1 :])
        assert codes(case), f"bit {at % 8} of byte {at}"


def test_a_checkpoint_taken_out_moved_or_doubled_shows(tmp_path: Path, keys: Path) -> None:
    case = signed_case(tmp_path / "case", keys, 1, 1, 1)
    first, second, third = (f"{note.whole}\n" for note in notes(case))
    for changed in (second + third, first + third, second + first + third, first + second + second + third):
        checkpoints_path(case).write_text(changed, encoding="utf-8")
        assert "checkpoint_wrong" in codes(case)


def test_all_checkpoints_deleted_show(case: Path) -> None:
    checkpoints_path(case).unlink()
    assert codes(case) == ["checkpoint_missing"]


def test_a_log_cut_back_shows_and_is_not_signed(case: Path, keys: Path) -> None:
    lines = log_path(case).read_bytes().splitlines(keepends=True)
    log_path(case).write_bytes(b"".join(lines[:-1]))
    assert codes(case) == ["checkpoint_wrong"]
    grow(case, 2)
    with operator("heron", keys), pytest.raises(DamagedCase, match="not signed: the first 6 entries are not those"):
        sign_checkpoint(case)


@pytest.mark.parametrize("cut", [1, 2, 40, 150])
def test_a_torn_checkpoint_is_found_cut_off_and_made_again(case: Path, keys: Path, cut: int) -> None:
    whole = f"{notes(case)[0].whole}\n".encode()
    checkpoints_path(case).write_bytes(checkpoints_path(case).read_bytes()[:-cut])
    assert codes(case) == ["checkpoint_torn"]
    with operator("heron", keys):
        assert sign_checkpoint(case) is None
    assert checkpoints_path(case).read_bytes().startswith(whole)
    assert [entry.what for entry in history(case)][-1] == "repaired"
    assert (codes(case), checked(case).unchecked()) == ([], [])


def test_a_broken_log_is_compared_up_to_where_it_breaks(case: Path) -> None:
    log = checked(case)
    broken = type(log)(case)
    for number, entry in enumerate(history(case)):
        if number == 4:
            broken.broken()
        broken.take(entry)
    assert list(broken.findings()) == []
    assert broken.unchecked() == ["what comes after entry 4 of the log was not compared with the checkpoints: the log is broken there"]


def sealed_anew(case: Path, change: Callable[[list[Entry]], list[Entry]]) -> None:
    """The log after a change, every number and hash in it made anew, as somebody would who knows how it is made and has no key."""
    previous, lines = NOTHING, []
    for seq, entry in enumerate(change(list(history(case))), 1):
        made = sealed(msgspec.structs.replace(entry, seq=seq, previous=previous))
        previous = made.hash
        lines.append(line_of(made))
    log_path(case).write_bytes(b"".join(lines))


ANEW: dict[str, Callable[[list[Entry]], list[Entry]]] = {
    "a word": lambda entries: [msgspec.structs.replace(entry, who="stork") if entry.seq == 5 else entry for entry in entries],
    "the first word": lambda entries: [msgspec.structs.replace(entry, who="stork") if entry.seq == 1 else entry for entry in entries],
    "one less": lambda entries: entries[:1] + entries[2:],
    "the last less": lambda entries: entries[:-1],
    "one more": lambda entries: [*entries[:2], entries[0], *entries[2:]],
    "two swapped": lambda entries: [entries[1], entries[0], *entries[2:]],
    "without the key": lambda entries: [entry for entry in entries if entry.what != "key_added"],
}


@pytest.mark.parametrize("what", ANEW)
def test_a_log_whose_every_seal_was_made_anew_shows(case: Path, what: str) -> None:
    sealed_anew(case, ANEW[what])
    assert len(list(history(case))) > 3
    assert "checkpoint_wrong" in codes(case)


def test_an_anchor_shows_a_log_that_was_rolled_back_whole(case: Path, keys: Path, tmp_path: Path) -> None:
    old = Path(shutil.copytree(case, tmp_path / "old"))
    signed_case(case, keys, 2)
    (tmp_path / "anchor.txt").write_text(notes(case)[-1].whole, encoding="utf-8")
    assert codes(case, tmp_path / "anchor.txt") == []
    assert codes(old) == []
    [found] = checked(old, tmp_path / "anchor.txt").findings()
    assert found.code == "anchor_wrong"
    assert "covers 8 entries and the log has 6" in found.reason
    assert "a key of this case has signed it" in found.reason


def test_an_anchor_shows_a_log_made_anew_with_another_key(case: Path, tmp_path: Path) -> None:
    (tmp_path / "anchor.txt").write_bytes(checkpoints_path(case).read_bytes())
    forged = signed_case(tmp_path / "forged", tmp_path / "other", 9)
    assert codes(forged) == []
    assert codes(forged, tmp_path / "anchor.txt") == ["anchor_wrong", "anchor_wrong"]


def test_an_anchor_may_have_gone_through_e_mail(case: Path, tmp_path: Path) -> None:
    (tmp_path / "mail.txt").write_bytes(b"\xef\xbb\xbf\r\n" + notes(case)[0].whole.replace("\n", "\r\n").encode() + b"\r\n \r\n")
    assert codes(case, tmp_path / "mail.txt") == []


def test_a_public_key_that_is_known_from_elsewhere_shows_a_log_made_anew(case: Path, keys: Path, tmp_path: Path) -> None:
    assert codes(case, keys / "heron.pub") == []
    forged = signed_case(tmp_path / "forged", tmp_path / "other", 9)
    [found] = checked(forged, keys / "heron.pub").findings()
    assert (found.code, "the log does not know the key heron+" in found.reason) == ("anchor_wrong", True)


@pytest.mark.parametrize("text", ["", "see you tomorrow", "a\n\n— b c\n", "\xff"])
def test_an_anchor_that_is_no_checkpoint_is_a_finding(case: Path, tmp_path: Path, text: str) -> None:
    (tmp_path / "anchor.txt").write_bytes(text.encode("latin-1", "replace") if text == "\xff" else text.encode())
    assert codes(case, tmp_path / "anchor.txt") == ["anchor_wrong"]
    assert codes(case, tmp_path / "not there") == ["anchor_wrong"]


def test_a_disk_that_cannot_take_a_checkpoint_stops_the_run(case: Path, keys: Path) -> None:
    grow(case)
    checkpoints_path(case).unlink()
    checkpoints_path(case).mkdir()
    with operator("heron", keys), pytest.raises(StopRun):
        sign_checkpoint(case)


@pytest.mark.parametrize("size", ["-1", "01", "1e3", "١", "9" * 30, ""])
def test_a_size_is_written_in_one_way(size: str) -> None:
    with pytest.raises(BadInput):
        note_of(f"a\n{size}\n{'A' * 43}=\n\n— b {'A' * 92}\n")


def test_a_note_reads_as_it_was_written(keys: Path) -> None:
    with operator("heron", keys):
        key, private = keyring.make("heron", None)
    note = sign(written("witnessmark/0", 3, b"r" * 32, None), key, private)
    assert note_of(note.whole) == note
    assert note.is_signed_by(key)
    assert note.previous is None


@pytest.mark.parametrize("line", [b"{}\n", b"\xff\n", b"[" * 100_000 + b"\n", b"\n"])
def test_a_log_that_cannot_be_read_is_not_signed(case: Path, keys: Path, line: bytes) -> None:
    with log_path(case).open("ab") as log:
        log.write(line)
    with operator("heron", keys), pytest.raises(DamagedCase, match="line 7: the custody log was altered"):
        sign_checkpoint(case)


def test_another_run_that_is_writing_is_not_waited_for(case: Path, keys: Path) -> None:
    grow(case)
    with operator("heron", keys), locked(lock_path(case)):
        assert "not signed" in str(sign_checkpoint(case))
        assert "another run is writing to this case" in str(sign_checkpoint(case))
    assert codes(case) == []
