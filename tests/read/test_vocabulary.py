"""The words of a language, one topic at a time."""

import tomllib
from pathlib import Path

import pytest

from witnessmark.read import vocabulary as module
from witnessmark.read.vocabulary import FOLDER, languages, vocabulary


@pytest.mark.parametrize("language", languages())
def test_topics_read_alone_are_the_whole_file(language: str) -> None:
    whole = tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    assert {topic: vocabulary(language, topic) for topic in whole} == whole


def test_tables_of_a_topic_may_stand_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "xx.toml").write_text("[b]\none = [\n  [1, 2],\n]\n[a] # first\nx = 1\n[b.more]\ntwo = 2\n[[a.rows]]\ny = 3\n")
    monkeypatch.setattr(module, "FOLDER", tmp_path)
    for cached in (languages, vocabulary, module._topics):
        cached.cache_clear()
    try:
        assert vocabulary("xx", "b") == {"one": [[1, 2]], "more": {"two": 2}}
        assert vocabulary("xx", "a") == {"x": 1, "rows": [{"y": 3}]}
        assert vocabulary("xx", "c") == {} and vocabulary("yy", "a") == {}
    finally:
        monkeypatch.undo()
        for cached in (languages, vocabulary, module._topics):
            cached.cache_clear()
