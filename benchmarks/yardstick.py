"""What others take for less: spaCy's blank tokenizer, and its Matcher with 300 patterns, on the same texts."""

import functools
import sys
from collections.abc import Callable, Iterator
from itertools import islice, product
from typing import Any

from witnessmark.model.document import Document
from witnessmark.read.words.harm import harm_words
from witnessmark.read.words.people import people_words

PATTERNS = 300


def yardsticks(given: list[Document]) -> Iterator[tuple[str, Callable[[], Any]]]:
    """Each comparison with its name; none, loudly, where spaCy is not installed."""
    try:
        import spacy
        from spacy.matcher import Matcher
    except ImportError:
        print("SKIPPED: the comparison with spaCy; it is not installed", file=sys.stderr)
        return
    tokenizer = spacy.blank("en")
    texts = [document.text for document in given]
    yield "spaCy's blank tokenizer alone", lambda: [len(tokenizer(text)) for text in texts]
    for what, between in (("of three plain words", {"IS_ALPHA": True}), ("with up to three words between", {"IS_ALPHA": True, "OP": "{0,3}"})):
        matcher = Matcher(tokenizer.vocab)
        for number, pattern in enumerate(patterns(between)):
            matcher.add(str(number), [pattern])
        yield f"and its Matcher with {PATTERNS} patterns {what}", functools.partial(_matched, tokenizer, matcher, texts)


def _matched(tokenizer: Any, matcher: Any, texts: list[str]) -> list[int]:
    return [len(matcher(tokenizer(text))) for text in texts]


def patterns(between: dict[str, Any]) -> list[list[dict[str, Any]]]:
    """Patterns as one would write them for what this program reads: people, something between, a word of harm."""
    verbs, nouns = sorted(harm_words("en").triggers), sorted(people_words("en").many)
    made = ([{"LOWER": noun}, between, {"LOWER": verb}] for verb, noun in product(verbs[:30], nouns[:10]))
    return list(islice(made, PATTERNS))
