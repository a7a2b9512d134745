import json
import os
import shutil
import stat
from pathlib import Path

import pytest
from cases import checked, codes, grow, operator, signed_case
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from witnessmark.archive.custody.custody import Custody, history
from witnessmark.archive.custody.entry import What
from witnessmark.archive.layout import log_path
from witnessmark.archive.proof import keyring
from witnessmark.archive.proof.checkpoints import checkpoints_path, read_notes
from witnessmark.archive.proof.key_entries import change_key, keys_of, lose_key, revoke_key
from witnessmark.archive.proof.keyring import KeyTrouble
from witnessmark.archive.proof.keys import signature, statement
from witnessmark.archive.proof.note import Note, key_of, sign, written
from witnessmark.archive.proof.signing import sign_checkpoint
from witnessmark.errors import BadInput


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    return tmp_path / "keys"


@pytest.fixture
def case(tmp_path: Path, keys: Path) -> Path:
    """Heron's key comes in with entry 3; signed at 3."""
    return signed_case(tmp_path / "case", keys, 2)


def signers(case: Path) -> list[str]:
    """The key id under each checkpoint."""
    return [f"{name}+{mark.hex()}" for note in read_notes(checkpoints_path(case)) if isinstance(note, Note) for name, mark, _ in note.signatures]


def last(case: Path) -> dict[str, str]:
    return dict([*history(case)][-1].details)


def test_a_key_is_in_the_users_folder_for_the_user_alone(keys: Path) -> None:
    with operator("heron", keys):
        key, _ = keyring.make("heron", None)
        assert sorted(path.name for path in keys.iterdir()) == ["heron.pem", "heron.pub"]
        assert stat.S_IMODE((keys / "heron.pem").stat().st_mode) == 0o600
        assert stat.S_IMODE(keys.stat().st_mode) == 0o700
        assert keyring.public("heron") == key == key_of(key.text)
        assert [(each, used, locked) for each, used, locked in keyring.listed()] == [(key, True, False)]


def test_a_second_key_of_one_operator_is_refused(keys: Path) -> None:
    with operator("heron", keys):
        keyring.make("heron", None)
        with pytest.raises(KeyTrouble, match="there is a key of heron already"):
            keyring.make("heron", None)


@pytest.mark.parametrize("name", ["", "two words", "a+b", "../up", "a/b", ".hidden", "x" * 65, "tab\there", "c:d"])
def test_a_pseudonym_that_could_not_stand_in_a_signature_or_a_file_name_is_refused(keys: Path, name: str) -> None:
    with operator("heron", keys), pytest.raises(KeyTrouble, match="pseudonym"):
        keyring.make(name, None)
    assert not keys.exists()


def test_a_pseudonym_may_be_of_any_script(tmp_path: Path, keys: Path) -> None:
    grow(tmp_path / "case")
    with operator("лелека", keys):
        keyring.make("лелека", None)
        assert sign_checkpoint(tmp_path / "case") is None
    assert codes(tmp_path / "case") == []


def test_a_private_key_is_never_made_in_a_case(case: Path) -> None:
    for inside in (case / "keys", case / "archive" / "keys"):
        with operator("stork", inside), pytest.raises(KeyTrouble, match="never be in one"):
            keyring.make("stork", None)
        assert not inside.exists()


def test_a_protected_key_signs_with_its_passphrase_alone(tmp_path: Path, keys: Path) -> None:
    case = tmp_path / "case"
    grow(case)
    with operator("heron", keys):
        keyring.make("heron", "marsh at dawn")
        assert b"ENCRYPTED" in (keys / "heron.pem").read_bytes()
    for given, said in (("", "is locked; set WITNESSMARK_KEY_PASSPHRASE"), ("marsh at dusk", "the passphrase does not open the key of heron")):
        with operator("heron", keys, given):
            assert said in str(sign_checkpoint(case))
    assert not checkpoints_path(case).exists()
    with operator("heron", keys, "marsh at dawn"):
        assert sign_checkpoint(case) is None
    assert codes(case) == []


def test_an_empty_passphrase_is_refused(keys: Path) -> None:
    with operator("heron", keys), pytest.raises(KeyTrouble, match="protects nothing"):
        keyring.make("heron", "")


@pytest.mark.parametrize("data", [b"", b"rubbish", b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"])
def test_a_broken_key_is_said_and_stops_nothing(case: Path, keys: Path, data: bytes) -> None:
    grow(case)
    (keys / "heron.pem").write_bytes(data)
    with operator("heron", keys):
        assert "this is no private key" in str(sign_checkpoint(case))


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"heron+00000000+AAAA"])
def test_a_broken_public_half_is_said_and_stops_nothing(case: Path, keys: Path, data: bytes) -> None:
    grow(case)
    (keys / "heron.pub").write_bytes(data)
    with operator("heron", keys):
        assert "this is no public key" in str(sign_checkpoint(case))


def test_a_private_half_that_is_not_of_the_public_one_is_said(case: Path, keys: Path, tmp_path: Path) -> None:
    grow(case)
    with operator("heron", tmp_path / "other"):
        keyring.make("heron", None)
    shutil.copy(tmp_path / "other" / "heron.pem", keys / "heron.pem")
    with operator("heron", keys):
        assert "not the private half of heron+" in str(sign_checkpoint(case))


def test_another_key_of_the_same_name_does_not_slip_in(case: Path, tmp_path: Path) -> None:
    grow(case)
    with operator("heron", tmp_path / "elsewhere"):
        keyring.make("heron", None)
        assert "this case knows heron by the key heron+" in str(sign_checkpoint(case))
    assert len(signers(case)) == 1


def test_the_log_says_whose_key_came_in_where(case: Path, keys: Path) -> None:
    with operator("heron", keys):
        [known] = keys_of(case)
        assert known.key == keyring.public("heron")
    assert (known.since, known.until, last(case)["key"]) == (3, None, known.key.text)


def test_a_changed_key_is_signed_for_by_the_old_one_and_takes_its_place(case: Path, keys: Path) -> None:
    with operator("heron", keys):
        change_key(case)
        assert sign_checkpoint(case) is None
        old, new = keys_of(case)
        assert (old.until, old.ended, new.since, new.until) == (4, "changed", 4, None)
        assert signers(case) == [old.key.id, new.key.id]
        assert sorted(path.name for path in keys.glob("*.pem")) == sorted([f"{old.key.id}.pem", "heron.pem"])
    assert (codes(case), checked(case).unchecked()) == ([], [])


def test_a_key_changed_in_one_case_is_changed_in_another_with_the_same_new_one(case: Path, keys: Path, tmp_path: Path) -> None:
    second = signed_case(tmp_path / "second", keys, 1)
    with operator("heron", keys):
        change_key(case)
        grow(second)
        assert "witnessmark keys change" in str(sign_checkpoint(second))
        change_key(second)
        assert sign_checkpoint(second) is None
        assert keys_of(second)[-1].key == keys_of(case)[-1].key
    assert codes(second) == []


def test_the_old_key_signs_no_more_after_the_change(case: Path, keys: Path) -> None:
    with operator("heron", keys):
        old, private = keyring.opened("heron")
        change_key(case)
        log = checked(case)
        forged = sign(written(log.keys.origin or "", log.tree.size, log.tree.root(), log.notes[-1].digest), old, private)  # type: ignore[union-attr]
    with checkpoints_path(case).open("a", encoding="utf-8") as file:
        file.write(f"{forged.whole}\n")
    [found] = checked(case).findings()
    assert (found.code, "it was changed (entry 4)" in found.reason) == ("checkpoint_refused", True)


def test_a_lost_key_gives_way_to_a_new_one_of_the_same_operator_and_the_gap_is_said(case: Path, keys: Path) -> None:
    grow(case, 2)
    (keys / "heron.pem").unlink()
    with operator("heron", keys):
        lose_key(case, None, "the laptop burnt")
        assert sign_checkpoint(case) is None
        lost, new = keys_of(case)
    assert (lost.until, lost.ended, new.since) == (6, "lost", 6)
    assert codes(case) == []
    span = f"the key {lost.key.id} counts for entries 3 to 5 of the log only: it was lost (entry 6)"
    assert checked(case).unchecked() == [f"{span}; for entries 4 to 5 only what was signed later vouches"]


def test_a_key_whose_passphrase_was_forgotten_is_put_away_and_replaced(tmp_path: Path, keys: Path) -> None:
    case = tmp_path / "case"
    with operator("heron", keys, "marsh"):
        keyring.make("heron", "marsh")
        grow(case)
        assert sign_checkpoint(case) is None
    with operator("heron", keys):
        lose_key(case, None, "nobody remembers the passphrase")
        assert sign_checkpoint(case) is None
    assert codes(case) == []


def test_another_operator_can_say_that_a_key_is_lost(case: Path, keys: Path, tmp_path: Path) -> None:
    grow(case)
    with operator("stork", tmp_path / "other"):
        with pytest.raises(KeyTrouble, match="stork has none here"):
            lose_key(case, "heron", "heron cannot be reached")
        keyring.make("stork", None)
        assert sign_checkpoint(case) is None
        lose_key(case, "heron", "heron cannot be reached")
        assert sign_checkpoint(case) is None
        assert [(known.key.name, known.ended) for known in keys_of(case)] == [("heron", "lost"), ("stork", None)]
    grow(case)
    with operator("heron", keys):
        assert "was lost in this case (entry 6)" in str(sign_checkpoint(case))
    assert codes(case) == []


def test_a_revoked_key_counts_for_nothing_from_the_stated_entry_on(case: Path, keys: Path, tmp_path: Path) -> None:
    signed_case(case, keys, 2, 2)
    with operator("stork", tmp_path / "other"):
        keyring.make("stork", None)
        grow(case)
        assert sign_checkpoint(case) is None
        revoke_key(case, "heron", "the laptop was seized at a checkpoint", start=5)
        heron, _ = keys_of(case)
        assert (heron.since, heron.until, heron.ended, heron.told) == (3, 5, "revoked", 10)
    assert codes(case) == []
    checkpoints = [note for note in read_notes(checkpoints_path(case)) if isinstance(note, Note)]
    assert [note.size for note in checkpoints] == [3, 5, 7, 9]
    assert [note.size for note in checked_good(case)] == [3, 9]
    checkpoints_path(case).write_text("".join(f"{note.whole}\n" for note in checkpoints[:-1]), encoding="utf-8")
    assert codes(case) == ["checkpoint_refused", "checkpoint_refused"]


def checked_good(case: Path) -> list[Note]:
    return checked(case).good


def test_a_checkpoint_made_with_a_key_after_it_was_revoked_is_refused_whatever_covers_it(case: Path, keys: Path) -> None:
    with operator("heron", keys):
        stolen, private = keyring.opened("heron")
        revoke_key(case, "heron", "a copy of it was found elsewhere")
        keyring.make("heron", None)
        log = checked(case)
        previous = log.notes[-1].digest  # type: ignore[union-attr]
        forged = sign(written(log.keys.origin or "", log.tree.size, log.tree.root(), previous), stolen, private)
        with checkpoints_path(case).open("a", encoding="utf-8") as file:
            file.write(f"{forged.whole}\n")
        grow(case)
        assert sign_checkpoint(case) is None
    assert codes(case) == ["checkpoint_refused"]


@pytest.mark.parametrize("start", [0, -1, 5])
def test_a_key_is_revoked_from_an_entry_there_is(case: Path, keys: Path, start: int) -> None:
    with operator("heron", keys), pytest.raises(KeyTrouble, match="the log has 3 entries"):
        revoke_key(case, "heron", "no reason", start=start)


@pytest.mark.parametrize("field", ["key", "signature"])
def test_a_statement_about_a_key_that_was_forged_counts_for_nothing(case: Path, keys: Path, tmp_path: Path, field: str) -> None:
    with operator("stork", tmp_path / "other"):
        stork, _ = keyring.make("stork", None)
    details = last(case) | ({"key": stork.text} if field == "key" else {"signature": "AAAA"})
    custody = Custody(case)
    with custody.writing():
        custody.add("key_added", stork.id if field == "key" else "heron+00000000", details=details)
    assert "key_wrong" in codes(case)


def said(case: Path, what: What, name: str, details: dict[str, str], **by: Ed25519PrivateKey) -> None:
    """Adds a statement about a key under these signatures, as somebody would who can write to the log."""
    text = statement(checked(case).keys.origin or "", what, name, None, details)
    custody = Custody(case)
    with custody.writing():
        custody.add(what, name, details=details | {field: signature(private, text) for field, private in by.items()})


def test_nobody_slips_in_a_second_key_under_the_name_of_an_operator(case: Path, keys: Path, tmp_path: Path) -> None:
    with operator("heron", tmp_path / "other"):
        false, private = keyring.make("heron", None)
    said(case, "key_added", false.id, {"key": false.text}, signature=private)
    assert codes(case) == ["key_wrong"]
    assert [known.key for known in keys_of(case)] != [false]
    assert len(keys_of(case)) == 1


def test_a_key_changes_to_one_of_its_own_operator_and_by_its_own_word(case: Path, keys: Path, tmp_path: Path) -> None:
    with operator("stork", tmp_path / "other"):
        stork, private = keyring.make("stork", None)
    with operator("heron", keys):
        heron, own = keyring.opened("heron")
    said(case, "key_changed", stork.id, {"key": stork.text, "old": heron.id}, signature=own, own=private)
    said(case, "key_changed", stork.id, {"key": stork.text, "old": heron.id}, signature=private, own=private)
    said(case, "key_lost", heron.id, {"key": stork.text}, signature=private)
    assert codes(case) == ["key_wrong", "key_wrong", "key_wrong"]
    assert [(known.key, known.until) for known in keys_of(case)] == [(heron, None)]


def test_a_stranger_or_the_lost_key_itself_cannot_say_that_it_is_lost(case: Path, keys: Path, tmp_path: Path) -> None:
    with operator("stork", tmp_path / "other"):
        stork, private = keyring.make("stork", None)
    with operator("heron", keys):
        heron, own = keyring.opened("heron")
    for key, signer in ((stork, private), (heron, own)):
        said(case, "key_lost", heron.id, {"by": key.id}, signature=signer)
        said(case, "key_revoked", heron.id, {"by": stork.id, "from": "4"}, signature=signer)
    assert codes(case) == ["key_wrong"] * 4


@pytest.mark.parametrize("start", ["", "0", "-1", "99", "¹", "1e1", "x"])
def test_a_revocation_names_an_entry_there_is(case: Path, keys: Path, start: str) -> None:
    with operator("heron", keys):
        heron, own = keyring.opened("heron")
    said(case, "key_revoked", heron.id, {"by": heron.id, "from": start}, signature=own)
    assert codes(case) == ["key_wrong"]


@pytest.mark.parametrize("what", ["key_added", "key_changed", "key_lost", "key_revoked"])
def test_a_statement_that_lacks_a_part_counts_for_nothing(case: Path, what: What) -> None:
    said(case, what, "heron", {})
    assert codes(case) == ["key_wrong"]


def test_a_key_that_does_not_count_any_more_cannot_be_lost(case: Path, keys: Path) -> None:
    with operator("heron", keys):
        change_key(case)
        old, _ = keys_of(case)
        with pytest.raises(KeyTrouble, match="does not count any more: it was changed"):
            lose_key(case, old.key.id, "found in a drawer")


def test_a_statement_from_another_log_counts_for_nothing(case: Path, keys: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    grow(other)
    added = [*history(case)][-1]
    custody = Custody(other)
    with custody.writing():
        custody.add("key_added", added.name, details=dict(added.details))
    assert codes(other) == ["key_wrong"]


def test_a_key_without_its_operator_says_what_is_missing(case: Path, tmp_path: Path) -> None:
    with operator("heron", tmp_path / "empty"):
        with pytest.raises(KeyTrouble, match=r"the private half of heron\+.* is not on this machine"):
            change_key(case)
        with pytest.raises(KeyTrouble, match="cannot be read: there is no such file"):
            keyring.opened("heron")


@pytest.mark.parametrize("text", ["", "heron", "heron+00000000+AAAA", "heron+zz+!", "a b+00000000+AA"])
def test_what_is_no_public_key_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="not the public key"):
        key_of(text)


@pytest.mark.skipif(os.name == "nt", reason="the folder is another one there")
def test_keys_lie_where_the_system_keeps_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(keyring.FOLDER, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", "/tmp/settings")
    monkeypatch.setattr("sys.platform", "linux")
    assert keyring.keys_folder() == Path("/tmp/settings/witnessmark/keys")


def test_nothing_private_is_in_the_log(case: Path, keys: Path) -> None:
    private = (keys / "heron.pem").read_text().splitlines()[1]
    assert private not in log_path(case).read_text()
    assert json.loads(log_path(case).read_text().splitlines()[-1])["what"] == "key_added"
