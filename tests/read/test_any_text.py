"""Whatever the text: no crash, every offset in range, every quote exact, every claim of a model grounded."""

import pytest
from fuzz_laws import broken_laws
from fuzz_mutations import JOINTS
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from witnessmark.model.document import Document
from witnessmark.pipeline import read
from witnessmark.read.backends.common import Proposals, Proposed
from witnessmark.read.grounding import Grounding
from witnessmark.read.segment import segment

LANGUAGES = st.sampled_from(["en", "uk", "ru"])
WORDS = [
    "Mayor",
    "Hrabar",
    "two",
    "40",
    "people",
    "двоє",
    "людей",
    "загинули",
    "мэр",
    "«",
    "»",
    '"',
    "“",
    ".",
    ",",
    "—",
    "\n",
    "\n\n",
    "1,5",
    "№",
    "—",
]
# Any characters at all, and words that the rules lean on in any order.
TEXTS = st.text(max_size=200) | st.lists(st.sampled_from([*WORDS, *JOINTS]), max_size=40).map(" ".join)
SOME = settings(max_examples=100, deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow])


@SOME
@given(text=TEXTS, language=LANGUAGES | st.none(), published=st.none() | st.dates().map(str))
def test_any_text_is_read_and_keeps_the_laws(text: str, language: str | None, published: str | None) -> None:
    document = Document(doc_id="d", text=text, language=language, published=published)
    assert broken_laws(document, next(iter(read([document])))) == []


@SOME
@given(text=TEXTS, language=LANGUAGES, data=st.data())
def test_whatever_a_model_says_only_the_text_becomes_a_claim(text: str, language: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    quote = data.draw(st.just(text[start : start + data.draw(st.integers(0, 30))]) | st.text(max_size=10))
    number = data.draw(st.none() | st.integers(0, 50))
    proposed = Proposed(quote=quote, outcome=data.draw(st.sampled_from(["killed", "injured"])), low=number, high=number)
    grounding = Grounding(segment(text, language), (), "model:some:one")
    grounding.take(Proposals(within=(0, len(text)), claims=(proposed, proposed)))
    assert all(text[c.start : c.end] == c.quote and c.quote.strip() for c in grounding.claims)
    assert all(number is None or number in (c.low, c.high, (c.low or 0) - 1, (c.high or 0) + 1) for c in grounding.claims)
    assert len(grounding.claims) + sum(grounding.refused.values()) == 2


@pytest.mark.parametrize("text", ["", " ", "\n", ".", "\ufeff", "\x00", "«", "—", "0", "\ud800", "a\u0301", "\u202e", "1" * 5000, "(" * 3000])
def test_texts_of_almost_nothing(text: str) -> None:
    document = Document(doc_id="d", text=text, language="uk", published="2024-05-08")
    assert broken_laws(document, next(iter(read([document])))) == []
