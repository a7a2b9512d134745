"""One name for each person and body over a set of documents, whatever spelling, script or short form a document uses."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from witnessmark.model.reading import Reading
from witnessmark.model.voice import Voice
from witnessmark.resolve.decided.judgements import Judgements, mention
from witnessmark.resolve.people.bodies import body_or_branch
from witnessmark.resolve.people.mentions import of
from witnessmark.resolve.people.name_keys import given_key, is_given_name, romanised, surname_key, words
from witnessmark.resolve.skeleton import skeletons

Key: TypeAlias = tuple[str, ...]
"""What all spellings of a name share: ("person", given names…, surname), ("body", …); a cut-off voice's ends in its mention."""
CUT = "cut"


class RootNames:
    """The name to show for each voice of a set of readings.

    Two people are one where the surname and the given names agree; a bare surname joins the only bearer of that surname and
    nobody where there are several. A voice that a decision cuts off stands alone, and takes along only those that decisions
    join to it. The name shown is the fullest, then the most frequent.
    """

    def __init__(self, readings: Sequence[Reading], judgements: Judgements) -> None:
        self._judged = _Judged(readings, judgements)
        self._language = {reading.doc_id: reading.language for reading in readings}
        spellings: dict[Key, Counter[str]] = defaultdict(Counter)
        initials: dict[str, set[str]] = defaultdict(set)
        for reading in readings:
            for voice in reading.people:
                if not unnamed(voice):
                    spellings[self._key(reading.doc_id, voice)][_shown(voice)] += 1
                    for word in words(voice.name):
                        initials[given_key(word)].add(romanised(word)[:1].casefold())
        self._merged = _merge_people(sorted(key for key in spellings if key[0] == "person" and CUT not in key), initials)
        whole: dict[Key, Counter[str]] = defaultdict(Counter)
        for key, counted in spellings.items():
            whole[self._merged.get(key, key)].update(counted)
        self._best = {key: min(counted, key=lambda n: (-len(n.split()), not n.isascii(), -counted[n], n)) for key, counted in whole.items()}

        self._best |= self._told_apart()
        self._media = {key: self._best[key] for key in self._media_keys(readings) if key in self._best}

    def of(self, doc_id: str, voice: Voice) -> str:
        """The one name of a named person or body; a news outlet's carries `publisher:`, as where it speaks for itself."""
        key = self._key(doc_id, voice)
        found = self._best.get(self._merged.get(key, key), voice.name)
        return f"publisher:{found}" if voice.kind == "media" and voice.is_body else found

    def of_publisher(self, name: str, language: str | None) -> str:
        """A publisher's name as it is shown where others quote the outlet, and a well-known one's English name; else as it is."""
        return self._media.get(body_key(name, language)) or body_or_branch(name, language) or name

    def _told_apart(self) -> dict[Key, str]:
        """The names of those cut off, with the document that tells of them where another has the same name."""
        names = Counter(self._best.values())
        cut = [key for key in self._best if CUT in key and names[self._best[key]] > 1]
        return {key: f"{self._best[key]} ({key[-1].rpartition(':')[0]})" for key in cut}

    def _media_keys(self, readings: Sequence[Reading]) -> set[Key]:
        return {self._key(r.doc_id, p) for r in readings for p in r.people if p.is_body and p.kind == "media"}

    def _key(self, doc_id: str, voice: Voice) -> Key:
        judged = self._judged.key(doc_id, voice)
        return judged if judged is not None else voice_key(voice, self._language.get(doc_id))


class _Judged:
    """The keys decisions give to voices: of two judged different the second stands apart; two judged the same share the first's."""

    def __init__(self, readings: Sequence[Reading], judgements: Judgements) -> None:
        self._keys: dict[tuple[str, str], Key] = {}
        if not judgements:
            return
        voices = dict(_by_mention(readings))
        for pair in sorted(judgements.different):
            found = [voices.get(ref) for ref in pair]
            if found[0] is not None and found[1] is not None and found[0][:2] != found[1][:2]:
                self._keys[found[1][:2]] = (*voice_key(found[1][2], found[1][3]), CUT, pair[1])
        self._join(voices, judgements)

    def _join(self, voices: Mapping[str, tuple[str, str, Voice, str | None]], judgements: Judgements) -> None:
        """Those judged the same take one key, round after round until none changes: a chain of decisions is one person."""
        pairs = [(voices[a], voices[b]) for a, b in sorted(judgements.same) if a in voices and b in voices]
        for _ in pairs:
            for one, other in pairs:
                shared = min(self._of(one), self._of(other), key=lambda key: (CUT not in key, key))
                self._keys[one[:2]] = self._keys[other[:2]] = shared

    def _of(self, found: tuple[str, str, Voice, str | None]) -> Key:
        return self._keys.get(found[:2]) or voice_key(found[2], found[3])

    def key(self, doc_id: str, voice: Voice) -> Key | None:
        """The key decisions give to a voice; null where they say nothing of it."""
        return self._keys.get((doc_id, voice.id))


def _by_mention(readings: Sequence[Reading]) -> Iterator[tuple[str, tuple[str, str, Voice, str | None]]]:
    for reading in readings:
        for voice in reading.people:
            for span in voice.spans:
                yield mention(reading.doc_id, span), (reading.doc_id, voice.id, voice, reading.language)


def unnamed(voice: Voice) -> bool:
    """Whether nobody is named: marked so, or a single person or group called by a common noun ("a nurse", "residents")."""
    return voice.anonymous or (not voice.is_body and not any(c.isupper() for c in voice.name))


def voice_key(voice: Voice, language: str | None) -> Key:
    """The key of a person's or a body's name."""
    return body_key(voice.name, language) if voice.is_body else person_key(voice.name)


def person_key(name: str) -> Key:
    """The key of a person's name: given names each by their own key, the surname last wherever it stands."""
    parts = words(name)
    if not parts:
        return ("person",)
    *given, surname = _surname_last(parts)
    return ("person", *map(given_key, given), surname_key(surname))


def _surname_last(parts: list[str]) -> list[str]:
    """The words with the surname last: a patronymic is none, nor is a first name behind a word that is no first name."""
    if len(parts) > 2 and romanised(parts[-1]).casefold().endswith(tuple(of("en", "patronymics"))) and is_given_name(parts[1]):
        return [*parts[1:], parts[0]]
    return parts[::-1] if len(parts) == 2 and is_given_name(parts[1]) and not is_given_name(parts[0]) and len(parts[0]) > 1 else parts


def body_key(name: str, language: str | None = None) -> Key:
    """The key of a body's name; of a well-known one and its branches the same in all languages."""
    known = body_or_branch(name, language)
    if known is not None:
        return ("body", "known", known)
    small = of(None, "small") | of("en", "articles") | of("en", "of_name")
    return ("body", *skeletons(" ".join(word for word in name.split() if word.casefold() not in small)))


def _shown(voice: Voice) -> str:
    """The name as it is shown: in Latin letters, but a common noun in its own («власти»)."""
    if voice.is_body and not any(letter.isupper() for letter in voice.name):
        return " ".join(voice.name.split())
    return " ".join((voice.latin or voice.name).split())


def _merge_people(keys: Sequence[Key], initials: Mapping[str, set[str]]) -> dict[Key, Key]:
    """Each shorter form of a name to the one fuller form it agrees with."""
    by_surname: dict[str, list[Key]] = defaultdict(list)
    for key in keys:
        if len(key) > 1:
            by_surname[key[-1]].append(key)
    merged: dict[Key, Key] = {}
    for same in by_surname.values():
        for key in sorted(same, key=lambda k: (len(k), k)):
            fuller = [k for k in same if _subsumes(k, key, initials)]
            longest = [k for k in fuller if not any(_subsumes(other, k, initials) for other in fuller)]
            if len(longest) == 1:
                merged[key] = longest[0]
    return merged


def _subsumes(full: Key, short: Key, initials: Mapping[str, set[str]]) -> bool:
    """Whether a name is a fuller form of another: more names, or names for initials."""
    return full != short and len(full) >= len(short) and _agree(short[1:-1], full[1:-1], initials)


def _agree(short: Sequence[str], long: Sequence[str], initials: Mapping[str, set[str]]) -> bool:
    """Whether every given name of the short form stands in the long one, in order, initials allowed."""
    rest = iter(long)
    return all(any(word == other or (len(word) == 1 and word in initials[other]) for other in rest) for word in short)
