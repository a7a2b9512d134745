"""A few hundred mutated documents are read, and the checks of the fuzzing find what they are for."""

import random
import signal

import fuzz
import fuzz_mutations
import msgspec
import pytest
from fuzz_laws import broken_laws
from fuzz_texts import own_texts

from witnessmark import pipeline
from witnessmark.model.document import Document
from witnessmark.model.reading import Reading

TEXT = "At least 4 people were killed in Zhytomyr on Tuesday, Mayor Ostap Hrabar said. Nine others were injured."


def reading() -> tuple[Document, Reading]:
    document = Document(doc_id="d", text=TEXT, language="en", published="2024-05-08")
    return document, next(iter(pipeline.read([document])))


@pytest.mark.parametrize("seed", range(4))
def test_some_hundred_mutated_documents_are_read(seed: int) -> None:
    signal.signal(signal.SIGPROF, fuzz._endless)
    chance, texts = random.Random(f"unit:{seed}"), own_texts()
    for number in range(100):
        document = fuzz.made(chance, texts, f"unit:{seed}:{number}")
        assert fuzz.broken(document, thorough=number % 10 == 0) is None


def test_the_same_seed_gives_the_same_documents() -> None:
    texts = [TEXT, TEXT.upper()]
    one, two, other = (fuzz.made(random.Random(seed), texts, "d") for seed in ("7:1", "7:1", "7:2"))
    assert one == two != other


@pytest.mark.parametrize("mutation", fuzz_mutations.MUTATIONS, ids=lambda mutation: getattr(mutation, "__name__", "strew"))
@pytest.mark.parametrize("text", ["", "x", TEXT, "\ud800", "а\u0301" * 50])
def test_every_mutation_takes_any_text(mutation: fuzz_mutations.Mutation, text: str) -> None:
    for seed in range(5):
        assert isinstance(mutation(random.Random(seed), text), str)


def test_a_sound_reading_breaks_no_law() -> None:
    assert broken_laws(*reading()) == []


@pytest.mark.parametrize(
    ("changes", "law"),
    [
        ({"start": 1}, "the quote is not the text"),
        ({"end": 9999}, "offsets out of range"),
        ({"speaker": "p99"}, "a voice that is nobody"),
        ({"via": ("p99",)}, "a voice that is nobody"),
        ({"places": (99,)}, "a place that is none"),
        ({"time": 99}, "a time that is none"),
        ({"low": 9, "high": 4}, "9 to 4 is no range"),
        ({"high": 4}, "at_least with 4, 4"),
        ({"quantifier": "none"}, "none with 4"),
        ({"zero": "asserted"}, "zero is asserted"),
        ({"part_of": "c0"}, "part of a claim that is not there"),
        ({"rule": ""}, "no rule"),
        ({"id": "c7"}, "not numbered"),
    ],
)
def test_each_broken_law_of_a_claim_is_found(changes: dict[str, object], law: str) -> None:
    document, sound = reading()
    first = next(k for k, claim in enumerate(sound.claims) if claim.kind == "casualty")
    claims = list(sound.claims)
    claims[first] = msgspec.structs.replace(claims[first], **changes)
    assert any(law in told for told in broken_laws(document, msgspec.structs.replace(sound, claims=tuple(claims))))


def test_a_crash_is_found_named_by_its_place_and_shrunk(monkeypatch: pytest.MonkeyPatch) -> None:
    read = pipeline.read

    def breaking(documents: list[Document]) -> object:
        if "Hrabar" in documents[0].text:
            raise ZeroDivisionError("here")
        return read(documents)

    monkeypatch.setattr(pipeline, "read", breaking)
    find = fuzz.broken(Document(doc_id="d", text=TEXT))
    assert find is not None and find.place.startswith("ZeroDivisionError")
    assert fuzz.shrunk(TEXT, lambda text: fuzz._same(find, text)) == "Hrabar"


def test_what_takes_more_than_linear_time_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    document = Document(doc_id="d", text="x" * 100)
    monkeypatch.setattr(fuzz, "_seconds", lambda document, times: 0.1 * times**2)
    assert [told.partition(":")[0] for told in fuzz.slower_than_linear(document)] == ["more than linear"]
    monkeypatch.setattr(fuzz, "_seconds", lambda document, times: 0.1 * times)
    assert list(fuzz.slower_than_linear(document)) == []
    signal.setitimer(signal.ITIMER_PROF, 0)
