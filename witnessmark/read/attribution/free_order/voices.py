"""A voice's words into a voice: its name in the nominative, role, organisation, kind, side, and whether it must be protected."""

from collections.abc import Sequence
from typing import NamedTuple

from witnessmark.model.voice import Voice, VoiceKind
from witnessmark.read.attribution.free_order.noun_phrases import CLOSING, OPENING, Phrase, Reader
from witnessmark.read.attribution.free_order.nouns import Gender, Noun
from witnessmark.read.inflection import Case
from witnessmark.read.nominative import nominatives
from witnessmark.read.person_names import nominative_name

OF_THE_BODY = frozenset(("rescuer", "police", "military", "medic", "ngo", "un", "media"))
"""Kinds that whoever speaks for such a body has too."""
FULL_NAME = 2
"""Words of a name behind a role whose own place stands between: "мэр Харькова Игорь Терехов"."""


class Head(NamedTuple):
    """The noun a phrase is about and where it stands; the words of a person's name, empty where none is said."""

    noun: Noun | None
    at: int
    name: tuple[int, int] | None


def voice_of(reader: Reader, phrase: Phrase) -> Voice | None:
    """The voice a phrase names, as one mention without an id; null where a thing says something ("опитування показало")."""
    first, end = phrase.first, phrase.head_end
    if reader.word_in(first, "pronouns") or (phrase.cases == ("genitive",) and reader.word_in(first, "own")):
        return _pronoun(reader, phrase)
    head = _head(reader, phrase)
    if head.noun is not None and head.noun.sort == "thing":
        return None
    role = _role(reader, phrase, head)
    body = _is_body(reader, head, first, end)
    name = _name(reader, phrase, head)
    kind = _kind(reader, head, (first, phrase.end))
    anonymous = head.name is None and not body and _anonymous(reader, head, first, end)
    return Voice(
        id="",
        name=name,
        variants=(name,),
        role=role,
        organisation=None if body else _organisation(reader, head, first, phrase.end),
        kind=kind,
        is_body=body,
        side=_side(reader, kind, body, first, phrase.end),
        anonymous=anonymous,
        protected=not body and (anonymous or not _public(reader, head, kind)),
        spans=((reader.cut.starts[first], reader.cut.ends[end - 1]),),
    )


def _is_body(reader: Reader, head: Head, first: int, end: int) -> bool:
    """A body noun, an abbreviation, a name in quotation marks, or a capital that stands for its state ("Москва заперечує")."""
    if reader.cut.words[first] in OPENING and reader.cut.words[end - 1] in CLOSING:
        return True
    if head.noun is not None:
        return head.noun.sort == "body"
    return _is_acronym(reader, first, end) or (end == first + 1 and _side_of(reader, first) is not None)


def joined(reader: Reader, phrase: Phrase, parts: Sequence[Voice]) -> Voice:
    """Several voices that say one thing, as one with the name as listed."""
    first, end = phrase.members[0][0], phrase.members[-1][1]
    name = " ".join(reader.cut.quote(first, end).split())
    if phrase.cases != ("nominative",):
        name = ", ".join(part.name for part in parts)
    return Voice(
        id="", name=name, variants=(name,), kind=parts[0].kind, is_body=all(part.is_body for part in parts),
        protected=any(part.protected for part in parts), spans=((reader.cut.starts[first], reader.cut.ends[end - 1]),),
    )  # fmt: skip


def _pronoun(reader: Reader, phrase: Phrase) -> Voice:
    """A pronoun in the nominative, whatever its case: "за його словами" is said by him."""
    lower = reader.cut.lower[phrase.first]
    name = reader.says.own.get(lower, lower)
    return Voice(id="", name=name, variants=(name,), spans=((reader.cut.starts[phrase.first], reader.cut.ends[phrase.first]),))


def _head(reader: Reader, phrase: Phrase) -> Head:
    known = reader.nouns.named(reader.cut.lower[phrase.first : phrase.head_end])
    if known is not None:
        return Head(known, phrase.first, None)
    found: tuple[Noun, int] | None = None
    for k in range(phrase.first, phrase.head_end):
        fitting = [noun for noun in reader.readings(k) if noun.case in phrase.cases or not noun.declined or reader.word_in(phrase.first, "several")]
        if fitting:
            found = fitting[0], k
        if fitting and not (fitting[0].adjectival and k + 1 < phrase.head_end and reader.readings(k + 1)):
            break
        if reader.is_name(k) and not reader.is_adjective(k):
            break
    if found is None:
        return Head(None, phrase.first, (phrase.first, phrase.head_end))
    noun, at = found
    if noun.sort == "body":
        return Head(noun, at, None)
    return Head(noun, at, _personal(reader, at, phrase))


def _personal(reader: Reader, at: int, phrase: Phrase) -> tuple[int, int] | None:
    """The name at the end of a phrase whose head is a role: not the place or body the role belongs to ("мер Києва")."""
    end = phrase.head_end
    start = end
    while start > at + 1 and _in_name(reader, start - 1):
        start -= 1
    if start == end:
        return None
    run = end - start
    if run > FULL_NAME and not (reader.cut.words[end - 1] == "." or reader.cut.words[end - 2] == "."):
        return (end - 3, end) if run > 3 and _patronymic(reader, end - 2) else (end - FULL_NAME, end)
    if run == 1:
        return None if _is_place(reader, start, phrase.cases) else (start, end)
    if run == FULL_NAME and start == at + 1 and _is_place(reader, start, ()) and not _is_first_name(reader, start):
        return start + 1, end
    return start, end


def _in_name(reader: Reader, k: int) -> bool:
    word = reader.cut.words[k]
    if word == ".":
        return len(reader.cut.words[k - 1]) == 1
    return word[0].isupper() and not any(noun.sort == "body" for noun in reader.readings(k)) and not (word.isupper() and len(word) > 1)


def _is_first_name(reader: Reader, k: int) -> bool:
    names = nominatives(reader.cut.words[k], reader.cut.language)
    return any(name.casefold() in reader.says.first_names for name in names)


def _patronymic(reader: Reader, k: int) -> bool:
    return reader.says.ends(reader.cut.lower[k], "patronymic_endings")


def _is_place(reader: Reader, k: int, cases: tuple[Case, ...]) -> bool:
    """Whether a single capital behind a role is its place in the genitive and no surname."""
    lower = reader.cut.lower[k]
    if any(lower.startswith(stem) for stem, _ in reader.nouns.sides):
        return True
    if cases == ("nominative",):
        return reader.says.ends(lower, "genitive_endings") and not reader.says.ends(lower, "surname_endings")
    return not cases and reader.says.ends(lower, "genitive_endings")


def _name(reader: Reader, phrase: Phrase, head: Head) -> str:
    """A person by name, a body by its whole name, anybody else by the role; all in the nominative."""
    if head.name is not None:
        return _person(reader, phrase, head.name)
    first = phrase.first
    while first < head.at and reader.word_in(first, "possessives", "determiners"):
        first += 1
    if reader.cut.words[first] in OPENING and reader.cut.words[phrase.head_end - 1] in CLOSING:
        return reader.cut.quote(first + 1, phrase.head_end - 1)
    words = _declined(reader, phrase, head, first, phrase.head_end)
    if head.noun is not None and head.noun.sort == "role" and (first == head.at or reader.is_adjective(first)):
        words[0] = words[0][:1].lower() + words[0][1:] if not words[0].isupper() and _opens_sentence(reader, first) else words[0]
    return _spaced(reader, first, words)


def _declined(reader: Reader, phrase: Phrase, head: Head, first: int, end: int) -> list[str]:
    """The words with the head noun and the adjectives before it in the nominative."""
    words = [reader.cut.words[k] for k in range(first, end)]
    counted = reader.word_in(first, "several", "counted")
    if phrase.cases != ("nominative",) and head.noun is not None and first <= head.at < end and not counted:
        words[head.at - first] = _like(head.noun.lemma, reader.cut.words[head.at])
        for k in range(first, head.at):
            words[k - first] = _agreeing(reader, k, head.noun.gender)
    return words


def _opens_sentence(reader: Reader, k: int) -> bool:
    """Whether the capital at `k` says only that a sentence begins."""
    return reader.cut.sentences[reader.cut.sentence_of(k)][0] == k or not reader.cut.words[k - 1][0].isalnum()


def _spaced(reader: Reader, first: int, words: list[str]) -> str:
    """The words with the spaces of the text."""
    cut = reader.cut
    parts = [words[0]]
    for i, word in enumerate(words[1:], 1):
        parts.append((" " if cut.starts[first + i] > cut.ends[first + i - 1] else "") + word)
    return "".join(parts)


def _person(reader: Reader, phrase: Phrase, name: tuple[int, int]) -> str:
    first, end = name
    capital = next((k for k in range(first, end) if reader.cut.words[k][0].isupper() or reader.cut.words[k] in OPENING), first)
    first = first if reader.word_in(first, "several", "counted") else capital
    if reader.cut.words[first] in OPENING and reader.cut.words[end - 1] in CLOSING:
        return reader.cut.quote(first + 1, end - 1)
    if phrase.cases == ("nominative",):
        return " ".join(reader.cut.quote(first, end).split())
    if all(word.isupper() and len(word) > 1 for word in reader.cut.words[first:end]):
        return reader.cut.quote(first, end)
    return nominative_name(reader.cut.words[first:end], reader.cut.language, phrase.cases)


def _like(lemma: str, word: str) -> str:
    return lemma.upper() if word.isupper() and len(word) > 1 else lemma[:1].upper() + lemma[1:] if word[:1].isupper() else lemma


def _agreeing(reader: Reader, k: int, gender: Gender) -> str:
    """An adjective before a body's noun in the nominative; any other word as it stands."""
    endings = reader.says.agreeing.get(gender, ())
    found = [form for form in nominatives(reader.cut.words[k], reader.cut.language) if form.casefold().endswith(tuple(endings))]
    return found[0] if found and reader.is_adjective(k) else reader.cut.words[k]


def _role(reader: Reader, phrase: Phrase, head: Head) -> str | None:
    """The role as it stands, its noun in the nominative."""
    if phrase.end > phrase.head_end + 1:
        return " ".join(reader.cut.quote(phrase.head_end + 1, phrase.end).split())
    if head.noun is None or head.noun.sort == "body" or reader.cut.words[phrase.first] in OPENING:
        return None
    end = phrase.head_end if head.name is None else head.name[0]
    return _spaced(reader, phrase.first, _declined(reader, phrase, head, phrase.first, end))


def _kind(reader: Reader, head: Head, span: tuple[int, int]) -> VoiceKind:
    """The kind of the body somebody speaks for, where it is no mere office ("речниця служби порятунку"); else of the head noun."""
    if (
        head.noun is not None
        and head.noun.kind in ("official", "other")
        and any(reader.nouns.is_in("rescuing", reader.cut.lower[k]) for k in range(head.at + 1, span[1]))
    ):
        return "rescuer"
    if head.noun is not None and head.noun.kind == "official" and head.noun.sort == "role":
        bodies = [noun.kind for k in range(head.at + 1, span[1]) for noun in reader.readings(k)[:1] if noun.sort == "body"]
        return next((kind for kind in bodies if kind in OF_THE_BODY), "official")
    if head.noun is not None and head.noun.kind != "other":
        return head.noun.kind
    if head.noun is None and span[1] == span[0] + 1 and _side_of(reader, span[0]) is not None:
        return "official"
    found = [noun.kind for k in range(*span) for noun in reader.readings(k)[:1] if noun.kind != "other"]
    return found[0] if found else "other"


def _organisation(reader: Reader, head: Head, first: int, end: int) -> str | None:
    """The body inside a person's phrase, as it stands there."""
    for k in range(first, end):
        if k != head.at and any(noun.sort == "body" for noun in reader.readings(k)):
            stop = reader.extent(k, end, ("nominative", "genitive"))
            close = min(stop or k + 1, head.name[0] if head.name is not None and head.name[0] > k else end)
            return " ".join(reader.cut.quote(k, max(close, k + 1)).split())
    return None


def _is_acronym(reader: Reader, first: int, end: int) -> bool:
    word = reader.cut.words[first]
    return end == first + 1 and word.isupper() and len(word) > 1


def _anonymous(reader: Reader, head: Head, first: int, end: int) -> bool:
    """A source, somebody of several, anybody who is only told of by what they are."""
    return head.noun is not None and (
        reader.nouns.is_in("sources", head.noun.lemma) or head.noun.number == "many" or head.noun.kind in ("witness", "victim", "medic", "analyst")
    )


def _public(reader: Reader, head: Head, kind: VoiceKind) -> bool:
    if kind in ("witness", "victim", "other"):
        return False
    return kind in reader.nouns.public_kinds or (head.noun is not None and head.noun.lemma not in reader.nouns.private_roles)


def _side(reader: Reader, kind: VoiceKind, body: bool, first: int, end: int) -> str | None:
    if kind not in ("official", "military", "police", "rescuer") and not (body and kind == "other"):
        return None
    lower = reader.cut.lower[first:end]
    return next((side for stem, side in reader.nouns.sides if any(word.startswith(stem) for word in lower)), None)


def _side_of(reader: Reader, k: int) -> str | None:
    return next((side for stem, side in reader.nouns.sides if reader.cut.lower[k].startswith(stem)), None)
