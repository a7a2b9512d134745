"""A real spaCy pipeline without any trained part: a component made here sets the parse that a trained one would find."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from witnessmark.errors import StopRun
from witnessmark.model.backend import BackendSettings
from witnessmark.model.document import Document
from witnessmark.pipeline import read
from witnessmark.read import modelled
from witnessmark.read.backends.spacy import BACKEND, _asked

spacy = pytest.importorskip("spacy", reason="the tests of the spaCy backend need spaCy: pip install spacy")

# Each word with the index of its head and its label, as a parser for English would set them.
KILLED = [("Some", 1, "advmod"), ("40", 2, "nummod"), ("porters", 4, "nsubj:pass"), ("were", 4, "aux:pass"), ("killed", 4, "ROOT"), (".", 4, "punct")]
BURNED = [("Some", 1, "advmod"), ("40", 2, "nummod"), ("barges", 3, "nsubj"), ("burned", 3, "ROOT"), (".", 3, "punct")]
SPOKE = [("The", 2, "det"), ("40", 2, "nummod"), ("porters", 3, "nsubj"), ("sang", 3, "ROOT"), (".", 3, "punct")]


def pipeline(parse: list[tuple[str, int, str]]) -> Any:
    """A blank English pipeline with a component that sets this parse."""
    from spacy.language import Language

    def component(doc: Any) -> Any:
        assert [token.text for token in doc] == [word for word, _, _ in parse]
        for token, (_, head, label) in zip(doc, parse, strict=True):
            token.head, token.dep_ = doc[head], label
        return doc

    name = "parse_of_" + "_".join(word for word, _, _ in parse if word.isalnum())
    Language.component(name, func=component)
    made = spacy.blank("en")
    made.add_pipe(name)
    return made


def proposed(parse: list[tuple[str, int, str]]) -> list[tuple[str, str]]:
    text = " ".join(word for word, _, _ in parse).replace(" .", ".")
    (answer,) = _asked(pipeline(parse), text, "en")
    return [(claim.quote, claim.outcome) for claim in answer.claims]


def test_a_number_of_people_under_a_word_of_harm_is_proposed() -> None:
    assert proposed(KILLED) == [("Some 40 porters", "killed")]


@pytest.mark.parametrize("parse", [BURNED, SPOKE])
def test_other_numbers_are_not(parse: list[tuple[str, int, str]]) -> None:
    assert proposed(parse) == []


def test_a_text_longer_than_the_pipeline_reads_gets_no_answer() -> None:
    made = pipeline(KILLED)
    made.max_length = 5
    (answer,) = _asked(made, "Some 40 porters were killed.", "en")
    assert answer.failed is not None and "longer than the 5 characters" in answer.failed


@pytest.fixture
def saved(tmp_path: Path) -> Iterator[str]:
    """A pipeline saved to a folder, as an installed one is found; loading it needs no component of ours."""
    spacy.blank("en").to_disk(tmp_path / "blank")
    modelled._opened.cache_clear()
    yield str(tmp_path / "blank")
    modelled._opened.cache_clear()


def test_a_pipeline_without_a_parser_proposes_nothing_and_the_rules_stand(saved: str) -> None:
    (reading,) = read([Document(doc_id="d", text="Two people were killed.", language="en")], backend=BackendSettings(name="spacy", model=saved))
    assert [claim.rule.startswith("model:") for claim in reading.claims] == [False]
    assert reading.backend is not None
    assert (reading.backend.proposed, reading.backend.failed) == (0, None)


def test_what_is_not_installed_stops_the_run_with_the_line_that_installs_it() -> None:
    with pytest.raises(StopRun, match="python -m spacy download xx_no_such_pipeline"):
        BACKEND.open(BackendSettings(name="spacy", model="xx_no_such_pipeline"))


def test_nothing_leaves_the_machine() -> None:
    assert BACKEND.leaves(BackendSettings(name="spacy", model="uk_core_news_sm")) == "spacy:uk_core_news_sm reads on this machine; nothing leaves it."
    with pytest.raises(StopRun, match="no endpoint"):
        BACKEND.leaves(BackendSettings(name="spacy", model="m", endpoint="https://models.invalid"))
