"""An encrypted case is the same case, and nobody without the passphrase reads anything in it."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyrage
import pytest
from running import run

from witnessmark import pipeline
from witnessmark.archive.custody.custody import history
from witnessmark.archive.vault import exchanged, opened
from witnessmark.archive.verify.verify import verify
from witnessmark.casework import encrypting
from witnessmark.errors import StopRun, WitnessmarkError

pytestmark = pytest.mark.slow

NEWS = "At least four people were killed in Tessal on Monday, the mayor, Ivo Brandt, said."
WORDS = ("Brandt", "Tessal", "bulletin", "four people", "checked by hand")
KEEPER = pyrage.x25519.Identity.generate()


@pytest.fixture(autouse=True)
def passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WITNESSMARK_PASSPHRASE", "three old clocks")
    monkeypatch.setenv("WITNESSMARK_NEW_PASSPHRASE", "three old clocks")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "reports"
    made.mkdir()
    (made / "bulletin.txt").write_text(NEWS, encoding="utf-8")
    record = {"doc_id": "post", "text": NEWS + " It was loud.", "published": "2031-05-06"}
    (made / "posts.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
    (made / "case.toml").write_text('notices = ["An exercise."]\n', encoding="utf-8")
    return made


@pytest.fixture
def clear(folder: Path, tmp_path: Path) -> Path:
    with pipeline.build(folder, tmp_path / "case") as case:
        signed = pipeline.deciding.Signature("D. Odut", "checked by hand", "2031-05-07T10:00:00+00:00")
        pipeline.decide(case, pipeline.deciding.grade(case, signed, "1", "killed", "C"))
    return tmp_path / "case"


@pytest.fixture
def case(clear: Path) -> Iterator[Path]:
    list(pipeline.keeping.encrypted(clear, str(KEEPER.to_public())))
    yield clear
    opened.forget(clear)


def in_the_clear(case: Path) -> set[str]:
    return {word for path in case.rglob("*") for word in WORDS if word in path.name or (path.is_file() and word.encode() in path.read_bytes())}


def test_nothing_is_in_the_clear(clear: Path) -> None:
    assert in_the_clear(clear) == set(WORDS)
    list(pipeline.keeping.encrypted(clear))
    assert in_the_clear(clear) == set() and sorted(path.name for path in clear.parent.iterdir()) == ["case", "reports"]


def test_it_is_the_same_case(clear: Path) -> None:
    entries = list(history(clear))
    with pipeline.Case(clear) as held:
        before = (list(held.store.incidents), list(held.store.readings), held.decisions, held.settings.notices)
    list(pipeline.keeping.encrypted(clear))
    with pipeline.Case(clear) as held:
        assert (list(held.store.incidents), list(held.store.readings), held.decisions, held.settings.notices) == before
    assert list(history(clear))[: len(entries)] == entries
    assert verify(clear) == []


def test_work_goes_on_in_it(case: Path, folder: Path) -> None:
    (folder / "more.txt").write_text("Nine people were hurt in Brandt on Friday, the mayor said.", encoding="utf-8")
    with pipeline.build(folder, case) as held:
        assert len(list(held.store.documents)) == 3
    assert in_the_clear(case) == set() and verify(case) == []
    with pipeline.Case(case) as held:
        added = folder.parent / "late.txt"
        added.write_text("Two people were hurt in Tessal on Monday, Ivo Brandt said.", encoding="utf-8")
        assert [reading.doc_id for reading in pipeline.add(held, [added]).readings]
        pages = pipeline.keeping.dossier(held, folder.parent / "dossier")
    assert pages[0].is_file() and in_the_clear(case) == set() and verify(case) == []


@pytest.mark.parametrize("where", ["??/*", "custody.jsonl"])
def test_what_was_altered_is_found(case: Path, where: str) -> None:
    path = sorted((case / "archive").glob(where))[0]
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.chmod(0o600)
    path.write_bytes(data)
    assert verify(case)


def test_without_the_passphrase_it_says_so(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened.forget(case)
    monkeypatch.setenv("WITNESSMARK_PASSPHRASE", "three old locks")
    with pytest.raises(StopRun, match="nobody can"):
        pipeline.Case(case)


def test_without_its_key_file_or_with_a_damaged_one_it_says_so(case: Path) -> None:
    key = opened.key_file(case)
    data = key.read_bytes()
    opened.forget(case)
    key.write_bytes(data[:100])
    with pytest.raises(StopRun, match=r"or its key file archive/vault/passphrase\.age is damaged"):
        verify(case)
    key.unlink()
    for look in (verify, pipeline.Case):
        with pytest.raises(StopRun, match="its key file is gone: put it back"):
            look(case)
    key.write_bytes(data)
    assert verify(case) == []


def test_it_comes_back_into_the_clear(case: Path, folder: Path) -> None:
    list(pipeline.keeping.decrypted(case))
    assert verify(case) == [] and in_the_clear(case) >= {"Brandt", "Tessal"}
    with pipeline.build(folder, case) as held:
        assert held.dossier.is_dir()


def test_a_new_passphrase_by_the_old_one_or_the_recovery_key(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WITNESSMARK_NEW_PASSPHRASE", "four new doors")
    (tmp_path / "key").write_text(f"{KEEPER}\n", encoding="utf-8")
    opened.forget(case)
    monkeypatch.delenv("WITNESSMARK_PASSPHRASE")
    pipeline.keeping.new_passphrase(case, tmp_path / "key")
    monkeypatch.setenv("WITNESSMARK_PASSPHRASE", "four new doors")
    assert verify(case) == []


def test_a_case_may_be_encrypted_before_anything_comes_in(folder: Path, tmp_path: Path) -> None:
    pipeline.keeping.new_encrypted(tmp_path / "case")
    pipeline.build(folder, tmp_path / "case").close()
    assert in_the_clear(tmp_path / "case") == set() and verify(tmp_path / "case") == []


def test_a_damaged_case_is_not_encrypted(clear: Path) -> None:
    path = next((clear / "archive").glob("??/*"))
    path.chmod(0o600)
    path.write_bytes(b"other")
    with pytest.raises(WitnessmarkError, match="nothing was changed"):
        list(pipeline.keeping.encrypted(clear))
    assert in_the_clear(clear)


def test_an_encrypted_case_is_not_encrypted_again(case: Path) -> None:
    with pytest.raises(StopRun, match="encrypted already"):
        list(pipeline.keeping.encrypted(case))


def test_a_bag_goes_into_an_encrypted_case_and_comes_out_of_it_in_the_clear(case: Path, folder: Path, tmp_path: Path) -> None:
    (folder / "bulletin.txt").write_text("At least nine people were killed in Morwen on Friday, the rescuers said.", encoding="utf-8")
    (folder / "second bulletin.txt").write_text("Two people were wounded in Morwen on Friday, police said.", encoding="utf-8")
    pipeline.build(folder, tmp_path / "other").close()
    pipeline.keeping.seal(tmp_path / "other", tmp_path / "bag")
    [kept] = pipeline.keeping.open_bag(tmp_path / "bag", case, pipeline.steps()).histories
    assert in_the_clear(case) == set() and b"Morwen" not in b"".join(path.read_bytes() for path in case.rglob("*") if path.is_file())
    assert verify(case) == []
    pipeline.keeping.seal(case, tmp_path / "back")
    log = Path("data", "archive", "histories", kept, "archive", "custody.jsonl")
    assert (tmp_path / "back" / log).read_bytes() == (tmp_path / "bag" / "data" / "archive" / "custody.jsonl").read_bytes()
    assert any(b"Morwen" in path.read_bytes() for path in (tmp_path / "back" / "data" / "archive").rglob("*") if path.is_file())
    list(pipeline.keeping.decrypted(case))
    assert verify(case) == []


@pytest.mark.parametrize("kind", ["file", "link"])
def test_what_is_no_part_of_the_case_is_not_destroyed(clear: Path, tmp_path: Path, kind: str) -> None:
    (tmp_path / "own.txt").write_text("written by hand")
    if kind == "file":
        (clear / "notes.txt").write_text("written by hand")
    else:
        (clear / "notes.txt").symlink_to(tmp_path / "own.txt")
    with pytest.raises(StopRun, match=r"notes\.txt: it is no part of a case"):
        list(pipeline.keeping.encrypted(clear))
    assert (clear / "notes.txt").read_text() == (tmp_path / "own.txt").read_text() == "written by hand"


def test_a_backup_by_hard_links_stays_as_it_is(clear: Path, tmp_path: Path) -> None:
    original = next(clear.glob("archive/??/*"))
    data = original.read_bytes()
    (tmp_path / "backup").hardlink_to(original)
    list(pipeline.keeping.encrypted(clear))
    assert (tmp_path / "backup").read_bytes() == data


def test_the_list_of_addresses_goes_on_in_the_encrypted_case(clear: Path) -> None:
    (clear / "fetching").mkdir()
    (clear / "fetching" / "list.txt").write_text("0" * 64)
    list(pipeline.keeping.encrypted(clear))
    assert (clear / "fetching" / "list.txt").read_text() == "0" * 64


class Killed(BaseException):
    """No `except` of the program catches it."""


@pytest.mark.parametrize("step", [1, 2, 3])
def test_a_run_that_is_killed_while_the_copies_change_places_is_finished_by_the_same_command(
    clear: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    entries = list(history(clear))
    done: list[object] = []

    def killed_at(act: Callable[..., Any]) -> Callable[..., Any]:
        def acting(*given: Any) -> Any:
            done.append(given)
            if len(done) == step:
                raise Killed
            return act(*given)

        return acting

    def take_place(*given: Any) -> None:
        patched.setattr(Path, "rename", killed_at(Path.rename))
        patched.setattr(exchanged, "_remove_folder", killed_at(exchanged._remove_folder))
        exchanged.take_place(*given)

    with monkeypatch.context() as patched, pytest.raises(Killed):
        patched.setattr(encrypting, "take_place", take_place)
        list(pipeline.keeping.encrypted(clear))
    opened.forget(clear)
    if not clear.exists():
        with pytest.raises(StopRun, match="was killed"):
            pipeline.Case(clear, new=True)
    list(pipeline.keeping.encrypted(clear))
    assert in_the_clear(clear.parent / "case") == set() and verify(clear) == [] and list(history(clear))[: len(entries)] == entries
    assert sorted(path.name for path in clear.parent.iterdir()) == ["case", "reports"]


def test_a_build_into_an_encrypted_case_names_no_dossier_that_is_not_there(case: Path, folder: Path) -> None:
    done = run("build", folder, "--out", case)
    assert "dossier/index.html" not in done.err
    assert "`witnessmark dossier" in done.err
