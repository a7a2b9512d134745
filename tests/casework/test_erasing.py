"""What is erased is gone from every file of a case; its hash and the reason stay, and all else holds as if it had never come."""

import json
from pathlib import Path

import pytest

from witnessmark import pipeline
from witnessmark.archive.custody.custody import history
from witnessmark.archive.verify.verify import verify
from witnessmark.casework.erasing import plan
from witnessmark.errors import StopRun

SECRET = "Olvena Prystan from the third floor"
WITNESS = f"Seven people were killed in Tessal on Monday, {SECRET}, who saw it, said."
OTHER = "At least four people were killed in Tessal on Monday, the mayor, Ivo Brandt, said."


def posts(*texts: str) -> str:
    lines = ({"doc_id": f"post-{n}", "text": text, "published": "2031-05-06", "publisher": "Harbour Wire"} for n, text in enumerate(texts, 1))
    return "".join(json.dumps(line) + "\n" for line in lines)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "reports"
    made.mkdir()
    (made / "note.txt").write_text(WITNESS, encoding="utf-8")
    (made / "posts.jsonl").write_text(posts(OTHER, WITNESS + " It was loud."), encoding="utf-8")
    return made


@pytest.fixture
def case(folder: Path, tmp_path: Path) -> Path:
    pipeline.build(folder, tmp_path / "case").close()
    return tmp_path / "case"


def erase(case: Path, which: str, document: str | None = None) -> None:
    with pipeline.Case(case) as held:
        wanted = pipeline.keeping.erasure(held, which, document)
        pipeline.keeping.erase(held, wanted, "asked by the person", "witness", pipeline.steps(), pipeline.Watcher())


def holding(case: Path, words: str) -> list[str]:
    """The files of a case in which these words stand."""
    return sorted(str(path.relative_to(case)) for path in case.rglob("*") if path.is_file() and words.encode() in path.read_bytes())


def test_nothing_of_it_is_left_and_the_case_verifies(case: Path) -> None:
    assert holding(case, SECRET)
    erase(case, "note.txt")
    erase(case, "posts.jsonl", "post-2")
    assert holding(case, SECRET) == []
    assert verify(case) == []


def test_hash_reason_and_ground_stay(case: Path) -> None:
    sha256 = pipeline.Case(case).archive.custody.items["note.txt"].sha256
    erase(case, sha256[:10])
    (entry,) = (entry for entry in history(case) if entry.what == "erased")
    assert (entry.name, entry.sha256, entry.reason, entry.details["basis"]) == ("note.txt", sha256, "asked by the person", "witness")


def test_the_other_texts_of_the_file_are_kept(case: Path) -> None:
    erase(case, "posts.jsonl", "post-2")
    with pipeline.Case(case) as held:
        assert {document.doc_id: document.text for document in held.store.documents}["post-1"] == OTHER
        assert "post-2" not in {document.doc_id for document in held.store.documents}
        assert [incident.incident_id for incident in held.store.incidents]


def test_a_case_after_it_is_the_case_that_never_had_it(case: Path, folder: Path, tmp_path: Path) -> None:
    erase(case, "note.txt")
    (folder / "note.txt").unlink()
    pipeline.build(folder, tmp_path / "other").close()
    with pipeline.Case(case) as held, pipeline.Case(tmp_path / "other") as other:
        assert list(held.store.incidents) == list(other.store.incidents)
        assert list(held.store.readings) == list(other.store.readings)


def test_what_was_erased_is_not_taken_in_again(case: Path, folder: Path) -> None:
    erase(case, "note.txt")
    (folder / "again.txt").write_text(WITNESS, encoding="utf-8")
    pipeline.build(folder, case).close()
    assert holding(case, SECRET) == holding(case, "It was loud") != []
    assert verify(case) == []


def test_copies_of_the_words_are_named(case: Path) -> None:
    with pipeline.Case(case) as held:
        assert plan(held, "note.txt", None).related == ("post-2",)


@pytest.mark.parametrize(
    ("which", "document", "reason"),
    [("nothing.txt", None, "no item"), ("posts.jsonl", "post-9", "no document"), ("a", None, "at least 8")],
)
def test_what_is_not_there_is_said(case: Path, which: str, document: str | None, reason: str) -> None:
    with pipeline.Case(case) as held, pytest.raises(StopRun, match=reason):
        plan(held, which, document)


def test_an_erasure_needs_a_reason(case: Path) -> None:
    with pipeline.Case(case) as held, pytest.raises(StopRun, match="needs a reason"):
        pipeline.keeping.erase(held, pipeline.keeping.erasure(held, "note.txt"), " ", "law", pipeline.steps(), pipeline.Watcher())
    assert holding(case, SECRET)


def test_a_run_killed_after_its_entry_is_completed_by_erasing_again(case: Path) -> None:
    with pipeline.Case(case) as held:
        wanted = plan(held, "note.txt", None)
        with held.archive.custody.writing():
            held.archive.custody.add("erased", "note.txt", wanted.erased.sha256, wanted.erased.size, "asked by the person", {"basis": "witness"})
    assert {finding.code for finding in verify(case)} == {"not_erased"}
    erase(case, wanted.erased.sha256)
    assert verify(case) == [] and holding(case, SECRET) == holding(case, "It was loud")


def test_the_same_document_in_another_file_and_other_versions_of_the_file_are_told(case: Path, folder: Path) -> None:
    (folder / "later-export.jsonl").write_text(posts(OTHER, WITNESS + " It was loud.", "Nobody was hurt in Tessal."), encoding="utf-8")
    (folder / "note.txt").write_text("The note was taken back.", encoding="utf-8")
    pipeline.build(folder, case).close()
    with pipeline.Case(case) as held:
        of_post = plan(held, "posts.jsonl", "post-2").elsewhere
        of_note = plan(held, "note.txt", None).elsewhere
        # The case took this document from the other file.
        second = plan(held, "later-export.jsonl", "post-2")
    assert [(each.name, each.reason) for each in of_post] == [("later-export.jsonl", "holds a text that goes")]
    assert [(each.name, each.reason) for each in of_note] == [("note.txt", "is another version of the file")]
    assert (second.documents, second.kept) == (("post-2",), ("post-1", "post-3")) and [each.name for each in second.elsewhere] == ["posts.jsonl"]


def test_of_texts_that_bring_no_id_the_others_are_kept_all_the_same(tmp_path: Path) -> None:
    folder = tmp_path / "feeds"
    folder.mkdir()
    first, second = {"text": OTHER, "publisher": "Harbour Wire"}, [{"text": text, "publisher": "Hill Post"} for text in (OTHER, WITNESS)]
    (folder / "a.jsonl").write_text(json.dumps(first) + "\n", encoding="utf-8")
    (folder / "b.jsonl").write_text("".join(json.dumps(line) + "\n" for line in second), encoding="utf-8")
    with pipeline.build(folder, tmp_path / "case") as held:
        (secret,) = (each.doc_id for each in held.store.documents if SECRET in each.text)
        before = sorted(each.doc_id for each in held.store.documents if each.doc_id != secret)
    erase(tmp_path / "case", "b.jsonl", secret)
    with pipeline.Case(tmp_path / "case") as held:
        assert sorted(each.doc_id for each in held.store.documents) == before and len(before) == 2
