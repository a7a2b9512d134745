"""A spaCy pipeline the user has installed, asked for numbers of people that hang from a word of harm. Nothing leaves the machine."""

import functools
from collections.abc import Iterator
from typing import TYPE_CHECKING

from witnessmark.errors import StopRun
from witnessmark.model.backend import BackendSettings
from witnessmark.model.count import Outcome
from witnessmark.read.backends.common import Ask, Proposals, Proposed
from witnessmark.read.words.outcomes import outcome_of
from witnessmark.read.words.people import people_words

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

# Labels of number words: Universal Dependencies have nummod and its government forms, spaCy's English has also quantmod.
NUMBER = ("nummod", "nummod:gov", "det:numgov", "det:nummod")
# A count hangs from its word of harm directly or through few words; further up the tree is another statement.
STEPS_UP = 3


class Spacy:
    """Proposes a claim where a number modifies a noun for people and the noun's governor is a word of harm.

    Only the parse is the pipeline's: which words mean people and harm is our own vocabulary, in the word's form or in its
    lemma, and the number is read by our own reader. The text is given to the pipeline as a whole; one longer than the
    pipeline's own limit gets no answer. The pipeline must read the language it is given: it is not asked to tell.
    """

    NAME = "spacy"
    TITLE = "A spaCy pipeline installed on this machine"

    def leaves(self, settings: BackendSettings) -> str:
        """Nothing does."""
        if settings.endpoint is not None or settings.key_variable is not None:
            raise StopRun("spacy: it has no endpoint and no key; it runs on this machine")
        return f"{settings.label} reads on this machine; nothing leaves it."

    def open(self, settings: BackendSettings) -> Ask:
        """Loads the pipeline by its name or path; nothing is downloaded."""
        return functools.partial(_asked, _loaded(settings.model))


def _loaded(model: str) -> "Language":
    try:
        import spacy
    except ImportError as error:
        raise StopRun(f"spacy: it is not installed ({error}); pip install 'witnessmark[spacy]'") from error
    try:
        return spacy.load(model)
    except OSError as error:
        raise StopRun(f"spacy: the pipeline {model!r} cannot be loaded; is it installed? python -m spacy download {model} ({error})") from error


def _asked(pipeline: "Language", text: str, language: str) -> list[Proposals]:
    within = (0, len(text))
    if len(text) > pipeline.max_length:
        return [Proposals(within=within, failed=f"the text is longer than the {pipeline.max_length:,} characters this pipeline reads")]
    try:
        doc = pipeline(text)
    except (ValueError, RuntimeError, UnicodeError) as error:
        return [Proposals(within=within, failed=f"the pipeline failed: {type(error).__name__}: {error}")]
    return [Proposals(within=within, claims=tuple(_claims(doc, language)))]


def _claims(doc: "Doc", language: str) -> Iterator[Proposed]:
    """One proposal for each number of people under a word of harm, in text order."""
    people = people_words(language)
    for number in doc:
        noun = number.head
        if number.dep_ not in NUMBER or not any(people.status(word) or people.is_many(word) for word in _spellings(noun)):
            continue
        outcome = _outcome(noun, language)
        if outcome is not None:
            first, last = min(number.left_edge.i, noun.i), max(number.right_edge.i, noun.i)
            yield Proposed(quote=doc[first : last + 1].text, before=doc[max(0, first - 3) : first].text.strip(), outcome=outcome)


def _outcome(noun: "Token", language: str) -> Outcome | None:
    """What the nearest word of harm above the noun tells."""
    word = noun.head
    for _ in range(STEPS_UP):
        told = [outcome for outcome in (outcome_of(spelling, language) for spelling in _spellings(word)) if outcome is not None]
        if told:
            return told[0]
        word = word.head
    return None


def _spellings(token: "Token") -> tuple[str, str]:
    return token.lower_, token.lemma_.lower()


BACKEND = Spacy()
