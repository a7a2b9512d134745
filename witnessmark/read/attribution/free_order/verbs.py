"""The words that hand a statement to a voice, in languages whose verbs tell number and gender."""

import functools
import tomllib
from collections.abc import Mapping
from typing import Literal, NamedTuple, TypeAlias

from witnessmark.read.lookup import Lookup
from witnessmark.read.person_names import DATA
from witnessmark.read.vocabulary import vocabulary

Number: TypeAlias = Literal["one", "many"]
Frame: TypeAlias = Literal["say", "deny", "think", "expect", "urge", "judge", "confirm"]
Modality: TypeAlias = Literal["stated", "denied", "possible", "forecast"]
MODALITY: Mapping[Frame, Modality] = {"deny": "denied", "think": "possible", "expect": "forecast"}
FRAMES: tuple[Frame, ...] = ("say", "deny", "think", "expect", "urge", "judge", "confirm")
NONE: frozenset[str] = frozenset()


class Verb(NamedTuple):
    """A form of a verb of saying. `number` is null for a converb ("додавши"), whose subject is the main verb's."""

    frame: Frame
    number: Number | None

    @property
    def modality(self) -> Modality:
        """What the verb adds to what is said."""
        return MODALITY.get(self.frame, "stated")

    @property
    def asserts(self) -> bool:
        """Whether the words are put forward as true: not what somebody asks, wants or judges."""
        return self.frame not in ("urge", "judge")


class Sayings:
    """The attribution table of a language, ready for look-up."""

    def __init__(self, language: str) -> None:
        table = vocabulary(language, "attribution")
        self.verbs = {form: verb for frame in FRAMES for form, verb in _conjugated(table, frame)}
        self.words = {topic: frozenset(found) for topic, found in table.get("words", {}).items()}
        self.topics: dict[str, set[str]] = {}
        for topic, found in self.words.items():
            for word in found:
                self.topics.setdefault(word, set()).add(topic)
        self.phrases: Lookup[str] = Lookup(table.get("phrases", {}))
        self.channels: Lookup[str] = Lookup(table.get("channels", {}))
        self.hosts: Mapping[str, str] = table.get("hosts", {})
        self.own: Mapping[str, str] = table.get("own", {})
        self.agreeing: Mapping[str, list[str]] = table.get("agreeing", {})
        self.endings = {
            topic: tuple(found) for topic, found in table.get("words", {}).items() if topic.endswith(("endings", "surnames")) or topic == "harm"
        }
        self.first_names: frozenset[str] = first_names(language)

        opening = {phrase.split()[0] for found in table.get("phrases", {}).values() for phrase in found}
        self.anchors = frozenset(self.verbs) | opening | self.words.get("according", NONE) | self.words.get("own_words", NONE)

    def ends(self, word: str, topic: str) -> bool:
        """Whether a lower-case word ends as one of the table's endings."""
        return word.endswith(self.endings.get(topic, ()))


def _conjugated(table: Mapping[str, Mapping[str, list[str]]], frame: Frame) -> list[tuple[str, Verb]]:
    """The forms of a frame's verbs: stems with the endings of the language, and whole forms as "one/many" or "m/f/n/many"."""
    rows = table.get(frame, {})
    endings = table.get("endings", {})
    found: list[tuple[str, Verb]] = []
    for kind in ("past", "present"):
        for stem in rows.get(kind, ()):
            found += _row([stem + ending for ending in endings[kind]], frame)
        found += [(stem + ending, Verb(frame, None)) for stem in rows.get(kind, ()) for ending in endings[f"{kind}_converb"]]
    for row in rows.get("forms", ()):
        found += _row(row.split("/"), frame)
    return found + [(form, Verb(frame, None)) for form in rows.get("converbs", ())]


def _row(forms: list[str], frame: Frame) -> list[tuple[str, Verb]]:
    return [(form, Verb(frame, "many" if form == forms[-1] else "one")) for form in forms]


@functools.cache
def first_names(language: str) -> frozenset[str]:
    """Known first names in small letters, in the nominative."""
    path = DATA / f"first_names_{language}.toml"
    raw = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return frozenset(name.partition("|")[0].casefold() for names in raw.values() for name in names)


@functools.cache
def sayings(language: str) -> Sayings:
    """The words of saying of a language; empty where it has none."""
    return Sayings(language)
