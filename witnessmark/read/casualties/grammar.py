"""What reading casualties needs of a language: made in one place, so that `explain` sees just what the reader sees."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from witnessmark.model.claim import Modality
from witnessmark.read.casualties.draft import Draft
from witnessmark.read.casualties.found import Found
from witnessmark.read.groups.group import Group
from witnessmark.read.segment import Segmented


@dataclass(frozen=True, slots=True)
class Grammar:
    """How one text's casualties are read.

    `cut` is the text as the rules see it, `ranges` are its sentences, `sentence` prepares one for the rules, `rules` are
    in their order and `by_word` those that may have an opinion on a word of harm (the anchors). `drafts` makes the drafts
    of a sentence, given all of those before it; `settled` looks at those of the whole text once more.
    """

    cut: Segmented
    ranges: Sequence[tuple[int, int]]
    rules: Sequence[Callable[[Any, int], Found | None]]
    by_word: Mapping[str, Sequence[Callable[[Any, int], Found | None]]]
    sentence: Callable[[int, int], Any]
    modality: Callable[[Any, Found, int], Modality | None]
    negated: Callable[[Any, Found, Group, int], bool]
    drafts: Callable[[Any, Sequence[Draft]], Sequence[Draft]]
    settled: Callable[[Sequence[Draft]], Sequence[Draft]]


def first_opinion(rules: Sequence[Callable[[Any, int], Found | None]], s: Any, i: int) -> tuple[Found, str] | None:
    """What the first rule with an opinion on word i found, and its name; null where none has one."""
    for rule in rules:
        found = rule(s, i)
        if found is not None:
            return found, rule.__name__
    return None
