"""What is taken out of an original is an artefact of its own: hashed, logged, read again instead of parsed, made again where it is lost."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from witnessmark.archive import extract, holdings
from witnessmark.archive.common import Found
from witnessmark.archive.custody.custody import history
from witnessmark.archive.layout import text_path
from witnessmark.archive.receive import Archive
from witnessmark.errors import BadInput, GaveUp, Remark, SkipItem
from witnessmark.model.document import Document

LINES = b'{"doc_id": "a", "text": "Two were hurt."}\n{"doc_id": "b"}\n{"doc_id": "c", "text": "Five were hurt."}\n'


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "posts.jsonl").write_bytes(LINES)
    (tmp_path / "in" / "notes.bin").write_bytes(b"\x00\x01")
    return built(tmp_path)


def built(tmp_path: Path) -> Archive:
    archive = Archive(tmp_path / "case")
    list(archive.receive_folder(tmp_path / "in"))
    list(archive.extract())
    return archive


def extracts(archive: Archive) -> list[tuple[str, str]]:
    return [(entry.details["of"], entry.sha256) for entry in history(archive.case) if entry.what == "extracted"]


def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are parsed from now on."""
    names, really = [], holdings.read_stream

    def watched(stream: object, file_name: str, *more: object) -> Iterator[Found]:
        names.append(file_name)
        return really(stream, file_name, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(holdings, "read_stream", watched)
    return names


def test_an_extract_is_kept_under_its_own_hash_and_logged_with_the_program_that_made_it(archive: Archive) -> None:
    ((of, sha256),) = extracts(archive)
    assert of == hashlib.sha256(LINES).hexdigest()
    assert hashlib.sha256(text_path(archive.case, sha256).read_bytes()).hexdigest() == sha256
    (entry,) = (entry for entry in history(archive.case) if entry.what == "extracted")
    assert entry.details == {"of": of, "recipe": "jsonl", "code": extract.code()}
    assert extract.code() in extract.tool() and "trafilatura " in extract.tool()


def test_it_holds_all_that_was_found_and_what_was_not(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    names = parsed(monkeypatch)
    found = list(archive.stream())
    assert [item.doc_id if isinstance(item, Document) else type(item) for item in found] == [BadInput, "a", BadInput, "c"]
    assert str(found[2]).startswith("posts.jsonl, line 2: ")
    assert "posts.jsonl" not in names


def test_the_same_again_parses_nothing_and_logs_nothing(archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, names = list(history(archive.case)), parsed(monkeypatch)
    built(tmp_path)
    assert names == [] and list(history(archive.case)) == before


@pytest.mark.parametrize("harm", [lambda path: path.unlink(), lambda path: path.write_bytes(path.read_bytes()[:-1] + b"x")])
def test_a_lost_or_altered_extract_is_made_again(archive: Archive, tmp_path: Path, harm: object) -> None:
    ((_, sha256),) = extracts(archive)
    harm(text_path(archive.case, sha256))  # type: ignore[operator]
    assert [item.doc_id for item in archive.stream() if isinstance(item, Document)] == ["a", "c"]
    built(tmp_path)
    assert hashlib.sha256(text_path(archive.case, sha256).read_bytes()).hexdigest() == sha256
    assert len(extracts(archive)) == 1


def test_another_program_extracts_anew_and_logs_only_what_came_out_otherwise(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extract, "tool", lambda: "another program")
    names = parsed(monkeypatch)
    again = built(tmp_path)
    assert names == ["posts.jsonl"] and len(extracts(again)) == 1

    def otherwise(*_: object) -> Iterator[Found]:
        yield Document(doc_id="a", text="Two were hurt. ")

    monkeypatch.setattr(extract, "tool", lambda: "a third program")
    monkeypatch.setattr(holdings, "read_stream", otherwise)
    assert len(extracts(built(tmp_path))) == 2


def test_what_ran_into_a_limit_is_not_kept_and_tried_again(archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in" / "big.txt").write_text("Nine were hurt.\n", encoding="utf-8")

    def stuck(stream: object, file_name: str, name: str, *_: object) -> Iterator[Found]:
        yield Document(doc_id="half", text="Half of it.")
        yield GaveUp(f"{name}: it takes more than 10 seconds")

    with monkeypatch.context() as patch:
        patch.setattr(holdings, "read_stream", stuck)
        assert len(extracts(built(tmp_path))) == 1
    assert len(extracts(built(tmp_path))) == 2


def test_the_same_bytes_under_another_name_are_told_of_by_that_name(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "in" / "posts.jsonl").rename(tmp_path / "in" / "again.jsonl")
    source = next(source for source in built(tmp_path).sources() if source.name == "again.jsonl")
    problems = [item for item in archive.read(source) if isinstance(item, SkipItem) and not isinstance(item, Remark)]
    assert [str(problem).partition(":")[0] for problem in problems] == ["again.jsonl, line 2"]


def test_sources_name_their_extract(archive: Archive) -> None:
    documents = [item for item in archive.stream() if isinstance(item, Document)]
    by_name = {source.name: source for source in archive.sources_of(documents)}
    assert by_name["posts.jsonl"].artefact == extracts(archive)[0][1] and by_name["posts.jsonl"].documents == ("a", "c")
    assert by_name["notes.bin"].artefact is None


def test_a_table_is_extracted_again_when_its_mapping_changes(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "tolls.csv").write_text("a;b\nTwo were hurt.;Five were hurt.\n", encoding="utf-8")
    mapping = tmp_path / "in" / "tolls.csv.toml"
    texts = []
    for column in ("a", "b", "a"):
        mapping.write_text(f'[columns]\ntext = "{column}"\n', encoding="utf-8")
        texts.append([item.text for item in built(tmp_path).stream() if isinstance(item, Document)])
    assert texts == [["Two were hurt."], ["Five were hurt."], ["Two were hurt."]]
    assert len(extracts(Archive(tmp_path / "case"))) == 2
