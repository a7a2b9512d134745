"""A voice's words into a voice: name, role, organisation, kind, and whether it must be protected."""

import functools
from collections.abc import Iterable, Mapping
from typing import NamedTuple, cast

import msgspec

from witnessmark.model.voice import Voice, VoiceKind
from witnessmark.read.segment import Segmented
from witnessmark.read.vocabulary import vocabulary

LONGEST_NOUN = 3
PARTICLES = frozenset(
    {"von", "van", "der", "den", "de", "del", "la", "le", "bin", "bint", "ibn", "al", "el", "da", "dos", "di", "du", "abu", "ben", "."}
)
ARABIC = ("al-", "el-", "ar-", "as-", "az-", "an-", "at-", "ash-", "ad-")


class Names:
    """The voices table of a language, ready for look-up. A noun that stands under two kinds takes the first."""

    def __init__(self, table: Mapping[str, object]) -> None:
        self.pronouns, self.relatives = _set(table, "pronouns") | _set(table, "vague"), _set(table, "relatives")
        self.personal, self.vague = _set(table, "pronouns"), _set(table, "vague")
        self.possessives, self.determiners = _set(table, "possessives"), _set(table, "determiners")
        self.indefinite, self.titles = _set(table, "indefinite"), _set(table, "titles")
        self.roles, self.bodies = _kinds(table, "roles"), _kinds(table, "bodies")
        self.known = _kinds(table, "known")
        self.body_nouns = frozenset(self.bodies) | {name.split()[-1] for name in self.known}
        self.public = frozenset(_strings(_table(table, "public").get("roles")))
        self.public_kinds = frozenset(_strings(_table(table, "public").get("kinds")))
        self.things = frozenset(_strings(_table(table, "things").get("words")))
        self.anonymity, self.shielded = tuple(_set(table, "anonymity")), tuple(_set(table, "shielded"))
        self.sides = {word: side for side, forms in _table(table, "sides").items() for word in _strings(forms)}


def _strings(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []


def _table(table: Mapping[str, object], topic: str) -> Mapping[str, object]:
    found = table.get(topic, {})
    return found if isinstance(found, dict) else {}


def _set(table: Mapping[str, object], topic: str) -> frozenset[str]:
    return frozenset(_strings(table.get(topic)))


def _kinds(table: Mapping[str, object], topic: str) -> dict[str, VoiceKind]:
    found: dict[str, VoiceKind] = {}
    for kind, nouns in _table(table, topic).items():
        for noun in _strings(nouns):
            found.setdefault(noun.casefold(), cast(VoiceKind, kind))
    return found


@functools.cache
def names_of(language: str) -> Names:
    """The names of voices in a language."""
    return Names(vocabulary(language, "voices"))


class Noun(NamedTuple):
    """A role or body noun: words `first` up to `end` and the kind it gives."""

    first: int
    end: int
    kind: VoiceKind


class Head(NamedTuple):
    """What a head phrase was found to be. `name` and `role` are word ranges, null where the phrase has none."""

    name: tuple[int, int] | None
    role: tuple[int, int] | None
    body: bool
    kind: VoiceKind | None


def voice_of(cut: Segmented, first: int, head_end: int, end: int, number: int) -> Voice | None:
    """The voice a phrase names; null where it is a thing that says something ("the poll") and no body is named by it.

    Words `first` up to `head_end` are the phrase, up to `end` what explains it.
    """
    names = names_of(cut.language)
    head = _head(cut, names, first, head_end)
    if head is None:
        return None
    start = first + (cut.lower[first] == "the" and head_end > first + 1) if head.name is None else head.name[0]
    stop = head_end if head.name is None else head.name[1]
    name = _plain(cut.quote(start, stop))
    explained = _explanation(cut, names, head_end, end)
    role = _role(cut, names, head, explained, first, head_end)
    organisation = _organisation(cut, names, head, explained, first, head_end)
    kind = _kind(cut, names, head, explained, first, head_end)
    pronoun = cut.lower[first] in names.pronouns | names.relatives and head_end == first + 1
    anonymous = not pronoun and _anonymous(cut, names, head, first, head_end)
    voice = Voice(id=f"m{number}", name=name, role=role, organisation=organisation, kind=kind, is_body=head.body, anonymous=anonymous)
    public = _public(cut, names, voice, first, end)
    side = _side(cut, names, head, kind, first, head_end)
    span = (cut.starts[first], cut.ends[head_end - 1])
    return Voice(
        id=voice.id, name=name, variants=(name,), role=role, organisation=organisation, kind=kind, is_body=head.body,
        side=side, anonymous=anonymous, protected=not public, spans=(span,),
    )  # fmt: skip


def joined(cut: Segmented, first: int, end: int, bodies: list[Voice]) -> Voice:
    """Several bodies that say one thing together, as one voice with the name as listed."""
    start = first + (cut.lower[first] == "the")
    name = _plain(cut.quote(start, end))
    return msgspec.structs.replace(bodies[0], name=name, variants=(name,), spans=((cut.starts[first], cut.ends[end - 1]),))


def _plain(name: str) -> str:
    name = " ".join(name.split())
    return name[:-2] if name.endswith(("’s", "'s", "’S", "'S")) else name


def nouns(cut: Segmented, table: Mapping[str, VoiceKind], first: int, end: int) -> list[Noun]:
    """The nouns of a table among these words, longest first at each place, none overlapping."""
    found: list[Noun] = []
    i = first
    while i < end:
        for width in range(min(LONGEST_NOUN, end - i), 0, -1):
            word = " ".join(cut.lower[i : i + width])
            kind = table.get(word) or table.get(word.removesuffix("'s"))
            if kind is not None:
                found.append(Noun(i, i + width, kind))
                i += width - 1
                break
        i += 1
    return found


def _head(cut: Segmented, names: Names, first: int, end: int) -> Head | None:
    lower = cut.lower[first]
    if end == first + 1 and lower in names.pronouns | names.relatives:
        return Head(None, None, False, None)
    known = _longest_known(cut, names, first, end)
    roles = [noun for noun in nouns(cut, names.roles, first, end) if known is None or not known.first <= noun.first < known.end]
    bodies = nouns(cut, names.bodies, first, end)
    modified = {noun.first for noun in bodies} | {k for k in range(first, end) if cut.lower[k] in names.things}
    roles = [noun for noun in roles if noun.end not in modified]
    if _core_last(cut, names, first, end) in names.things and not roles:
        return None if known is None else Head((known.first, known.end), None, True, known.kind)
    if known is not None and not roles:
        return Head((known.first, known.end), None, True, known.kind)
    if roles:
        return _with_role(cut, names, roles, bodies, known, first, end)
    if bodies:
        return _body(cut, names, bodies, first, end)
    run = _capitals(cut, names, first, end)
    if run is None or cut.lower[run[0]] in names.sides:
        side = run is not None
        return Head(run, None, side, "official" if side else None)
    return Head(run, None, _is_acronym(cut, run), None)


def _longest_known(cut: Segmented, names: Names, first: int, end: int) -> Noun | None:
    found = [noun for noun in nouns(cut, names.known, first, end) if cut.words[noun.first][0].isupper()]
    return max(found, key=lambda noun: (noun.end - noun.first, noun.first), default=None)


def _core_last(cut: Segmented, names: Names, first: int, end: int) -> str:
    """The last word before the first preposition: what the phrase is about."""
    for i in range(first + 1, end):
        if cut.lower[i] in CORE_ENDS or cut.words[i] in "([“\"'":
            return cut.lower[i - 1]
    return cut.lower[end - 1]


CORE_ENDS = frozenset(
    {
        "of",
        "for",
        "at",
        "in",
        "from",
        "with",
        "on",
        "to",
        "by",
        "about",
        "titled",
        "conducted",
        "obtained",
        "released",
        "showing",
        "published",
        "posted",
    }
)


def _with_role(cut: Segmented, names: Names, roles: list[Noun], bodies: list[Noun], known: Noun | None, first: int, end: int) -> Head:
    """A phrase with a role noun in it. What follows the last role or body noun is the name ("Mayor Ana Silva")."""
    core_end = next((i for i in range(first + 1, end) if cut.lower[i] in CORE_ENDS), end)
    before = _capitals(cut, names, first, core_end)
    role = roles[0]
    kind = _strongest(roles)
    last = max([noun.end for noun in [*roles, *bodies]] + [known.end if known else 0])
    if last < end and cut.lower[last] not in CORE_ENDS:
        run = _capitals(cut, names, last, end)
        if run is not None and run[0] == last:
            return Head(run, (first, last), False, kind)
    if role.first >= core_end and before is not None and before[0] == first:
        return Head(before, None, False, kind)
    run = _after_place(cut, names, role.end, end)
    if run is not None:
        return Head(run, (first, run[0]), False, kind)
    body = _is_body(cut, names, roles, first, core_end)
    return Head(None, (first, end), body, kind)


def _after_place(cut: Segmented, names: Names, first: int, end: int) -> tuple[int, int] | None:
    """ "Mayor of Northport Ana Silva": three capitals after a preposition, the last two of them the name."""
    if first + 4 <= end and cut.lower[first] in ("of", "for") and all(cut.words[k][0].isupper() for k in range(end - 3, end)) and first + 4 == end:
        return end - 2, end
    return None


def _is_body(cut: Segmented, names: Names, roles: list[Noun], first: int, end: int) -> bool:
    return cut.lower[end - 1] in BODY_ROLES


BODY_ROLES = frozenset({"police", "authorities", "authority", "militia", "troops", "charity", "groups", "group", "agencies"})


def _strongest(roles: list[Noun]) -> VoiceKind:
    return next((noun.kind for noun in roles if noun.kind != "other"), "other")


def _body(cut: Segmented, names: Names, bodies: list[Noun], first: int, end: int) -> Head:
    """A phrase with a body noun: the capitals after a lower-case noun are its name ("the charity Open Hands"), else all of it."""
    last = bodies[-1]
    run = _capitals(cut, names, last.end, end) if last.end < end and cut.words[last.first].islower() else None
    start = first + (cut.lower[first] == "the" and end > first + 1)
    if run is not None and run[0] == last.end:
        return Head(run, (start, last.end), True, last.kind)
    return Head((start, _bracket(cut, start, end)), None, True, _strongest(bodies) if len(bodies) > 1 else last.kind)


def _bracket(cut: Segmented, first: int, end: int) -> int:
    return next((k for k in range(first + 1, end) if cut.words[k] in "(["), end)


def _capitals(cut: Segmented, names: Names, first: int, end: int) -> tuple[int, int] | None:
    """The last run of capitalised words, titles left out; null where there is none."""
    best: tuple[int, int] | None = None
    k = first
    while k < end:
        if not _is_name_word(cut, names, k):
            k += 1
            continue
        start = k
        while k < end and (
            _is_name_word(cut, names, k)
            or (cut.lower[k] in PARTICLES and k + 1 < end and cut.words[k + 1][0].isupper())
            or (cut.words[k] in '‘’“”"' and k + 2 < end)
        ):
            k += 1
        best = (start, k)
    return best


def _is_name_word(cut: Segmented, names: Names, k: int) -> bool:
    word = cut.words[k]
    if cut.lower[k] in names.titles or cut.lower[k] in names.determiners or cut.lower[k] in CORE_ENDS:
        return False
    return word[0].isupper() or word.startswith(ARABIC)


def _is_acronym(cut: Segmented, run: tuple[int, int]) -> bool:
    word = cut.words[run[0]]
    return run[1] == run[0] + 1 and word.isupper() and 2 <= len(word.replace(".", "")) <= 6 and not cut.text.isupper()


def _explanation(cut: Segmented, names: Names, first: int, end: int) -> tuple[int, int] | None:
    while first < end and (cut.words[first] in ",)(" or cut.lower[first] in ("the", "a", "an", "who", "is", "was", "now", "then")):
        first += 1
    while end > first and cut.words[end - 1] in ",":
        end -= 1
    return (first, end) if first < end else None


def _role(cut: Segmented, names: Names, head: Head, explained: tuple[int, int] | None, first: int, end: int) -> str | None:
    if explained is not None and not head.body and nouns(cut, names.roles, *explained):
        return _plain(cut.quote(*_until_clause(cut, *explained)))
    if head.role is None or head.body:
        return None
    start, stop = head.role
    while start < stop and (cut.lower[start] in names.determiners or cut.lower[start] in names.titles):
        start += 1
    return _plain(cut.quote(start, stop)) if start < stop else None


def _until_clause(cut: Segmented, first: int, end: int) -> tuple[int, int]:
    stop = next((k for k in range(first + 1, end) if cut.lower[k] in ("who", "which", "whose") or cut.words[k] in ",("), end)
    return first, stop


def _organisation(cut: Segmented, names: Names, head: Head, explained: tuple[int, int] | None, first: int, end: int) -> str | None:
    """The body somebody speaks for: a known one, or capitals round a body noun, or what stands after "at"."""
    if head.body:
        return None
    for part in (explained, head.role, (first, end)):
        if part is None:
            continue
        known = _longest_known(cut, names, *part)
        if known is not None:
            return _plain(cut.quote(known.first, known.end))
        found = _named_body(cut, names, *part) or _after_at(cut, names, *part)
        if found is not None:
            return found
    return None


def _named_body(cut: Segmented, names: Names, first: int, end: int) -> str | None:
    for noun in nouns(cut, names.bodies, first, end):
        if not cut.words[noun.first][0].isupper():
            continue
        start, stop = noun.first, noun.end
        while start > first and cut.words[start - 1][0].isupper():
            start -= 1
        while stop < end and (
            cut.words[stop][0].isupper() or (cut.lower[stop] in ("of", "for", "and") and stop + 1 < end and cut.words[stop + 1][0].isupper())
        ):
            stop += 1
        if head_name_follows(cut, noun, stop):
            stop = noun.end
        return _plain(cut.quote(start, stop))
    return None


def head_name_follows(cut: Segmented, noun: Noun, stop: int) -> bool:
    """Whether what follows a body noun without a link is a person's name ("Interior Ministry Ana Silva")."""
    return stop > noun.end and cut.lower[noun.end] not in ("of", "for", "and")


def _after_at(cut: Segmented, names: Names, first: int, end: int) -> str | None:
    for k in range(first, end - 1):
        if cut.lower[k] in ("at", "for", "with") and (cut.words[k + 1][0].isupper() or cut.lower[k + 1] == "the"):
            run = _capitals(cut, names, k + 1, min(end, k + 8))
            if run is not None and run[0] <= k + 2:
                return _plain(cut.quote(*run))
    return None


def _kind(cut: Segmented, names: Names, head: Head, explained: tuple[int, int] | None, first: int, end: int) -> VoiceKind:
    if head.body:
        return _body_kind(cut, names, head, explained, first, end)
    roles = nouns(cut, names.roles, *explained) if explained is not None else []
    kind = _strongest(roles) if roles else head.kind
    if kind not in (None, "other") and not (kind == "official" and roles == []):
        return kind if kind is not None else "other"
    if kind == "official":
        return kind
    for part in (explained, head.role, (first, end)):
        found = None if part is None else _organisation_kind(cut, names, *part)
        if found is not None:
            return found
    return "official" if kind == "other" and head.role is not None and _spokes(cut, *head.role) else "other"


def _spokes(cut: Segmented, first: int, end: int) -> bool:
    return any(word.startswith("spokes") for word in cut.lower[first:end])


def _organisation_kind(cut: Segmented, names: Names, first: int, end: int) -> VoiceKind | None:
    known = _longest_known(cut, names, first, end)
    if known is not None and known.kind != "analyst":
        return known.kind
    if any(word in ("research", "analysis", "studies", "think", "policy") for word in cut.lower[first:end]):
        return "analyst"
    found = nouns(cut, names.bodies, first, end)
    return known.kind if known is not None else found[0].kind if found else None


def _body_kind(cut: Segmented, names: Names, head: Head, explained: tuple[int, int] | None, first: int, end: int) -> VoiceKind:
    found = [*nouns(cut, names.bodies, first, end)]
    special = next((noun.kind for noun in found if noun.kind in ("medic", "rescuer", "un", "police", "military")), None)
    if head.kind not in (None, "other"):
        return (
            special
            if special is not None and head.kind in ("official", "media", "analyst", "ngo") and not _longest_known(cut, names, first, end)
            else head.kind
        )
    if explained is not None:
        return next((noun.kind for noun in nouns(cut, names.bodies, *explained)), "other")
    return special or "other"


def _anonymous(cut: Segmented, names: Names, head: Head, first: int, end: int) -> bool:
    if head.body:
        return False
    if head.name is not None:
        return False
    last = _core_last(cut, names, first, end)
    plural = last.endswith("s") or last in ("people", "men", "women", "children", "staff")
    definite = cut.lower[first] in ("the", *names.possessives)
    return cut.lower[first] in names.indefinite or plural or "source" in last or not definite


def asks_anonymity(cut: Segmented, first: int, end: int) -> bool:
    """Whether the sentence says that its speaker wants no name."""
    names = names_of(cut.language)
    text = cut.text[cut.starts[first] : cut.ends[end - 1]].casefold()
    return any(phrase in text for phrase in names.anonymity)


def _public(cut: Segmented, names: Names, voice: Voice, first: int, end: int) -> bool:
    if voice.is_body:
        return True
    if voice.anonymous or voice.kind in ("witness", "victim"):
        return False
    roles: Iterable[str] = (" ".join(cut.lower[n.first : n.end]) for n in nouns(cut, names.roles, first, end))
    return voice.kind in names.public_kinds or any(role in names.public for role in roles)


def _side(cut: Segmented, names: Names, head: Head, kind: VoiceKind, first: int, end: int) -> str | None:
    if kind not in ("official", "military", "police", "rescuer") and not (head.body and kind == "other"):
        return None
    for k in range(first, end):
        for word in (cut.lower[k].removesuffix("'s"), " ".join(cut.lower[k : k + 2])):
            side = names.sides.get(word)
            if side is not None:
                return side
    return None
