"""What a word by itself can be in a phrase for people. Told once a word, for most words of a text stand in the text before."""

import functools
from typing import NamedTuple

from witnessmark.model.count import Who
from witnessmark.read.counts.quantities import begins_quantity
from witnessmark.read.words.harm import harm_words
from witnessmark.read.words.people import people_words

DENYING = "any"
# Words kept; what comes later is told each time it comes.
KEPT = 200_000


class WordKind(NamedTuple):
    """One word. `status` is that of a known noun; `plural` is true of a known plural for people, `formed` of a word formed like one.

    A noun phrase always `ends` before it, or always takes it in (`plain`); where neither is true its neighbours decide. A phrase for
    people may begin with it in any company (`begins`), or as a plural without a number does (`bare`).
    """

    status: Who | None
    plural: bool
    formed: bool
    tells_harm: bool
    ends: bool
    plain: bool
    begins: bool
    bare: bool


class WordKinds(dict[str, WordKind]):
    """From each lower-case word of a language to what it is, looked up once and kept."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language

    def __missing__(self, word: str) -> WordKind:
        kind = _kind_of(word, self.language)
        if len(self) < KEPT:
            self[word] = kind
        return kind


@functools.cache
def word_kinds(language: str) -> WordKinds:
    """The words of one language; all readings in it share them."""
    return WordKinds(language)


def _kind_of(word: str, language: str) -> WordKind:
    people, harm = people_words(language), harm_words(language)
    _, form = harm.triggers.get(word, (None, None))
    acts = form is not None and form != "noun"
    quantity = begins_quantity(word, language)
    determiner = word in people.possessives or word in people.definite or word in people.indefinite
    noun = word in people.one or word in people.many
    function = word in people.function and not noun
    ends = not _may_stand(word) or (
        not acts and (word in harm["headline"] or word in harm["denied"] or determiner or (function and word not in people.verbs))
    )
    return WordKind(
        status=people.status(word),
        plural=word.rsplit("-", 1)[-1] in people.many,
        formed=people.is_many(word),
        tells_harm=form == "noun",
        ends=ends,
        plain=not (ends or acts or quantity or function or word in people.verbs or people.of_manner(word)),
        begins=quantity or determiner or word in people.one or word == DENYING or word in people.anybody or (word.endswith("old") and "-" in word),
        bare=not ends and word[0].isalpha() and word not in people.function and form in (None, "past", "adjective"),
    )


def _may_stand(word: str) -> bool:
    """Whether a phrase may have the word in it at all: no marks and no numbers, but "32-year-old"."""
    return word[0].isalpha() or (word[0].isdigit() and not word.isdecimal() and "-" in word)
