"""A voice's words into a voice: name, role, organisation, kind, and whether it must be protected."""

from collections.abc import Iterable

import msgspec

from witnessmark.model.voice import Voice, VoiceKind
from witnessmark.read.attribution.voice_heads import Head, capitals, core_last, head_of, longest_known, role_nouns, strongest
from witnessmark.read.attribution.voice_words import Names, Noun, bodies_in, names_of, nouns
from witnessmark.read.segment import Segmented


def voice_of(cut: Segmented, first: int, head_end: int, end: int, number: int) -> Voice | None:
    """The voice a phrase names; null where it is a thing that says something ("the poll") and no body is named by it.

    Words `first` up to `head_end` are the phrase, up to `end` what explains it.
    """
    names = names_of(cut.language)
    if end == first + 1 and cut.lower[first] in names.stands_in:
        return _pronoun(cut, first, number)
    head = head_of(cut, names, first, head_end)
    if head is None:
        return None
    explained = _explanation(cut, names, head_end, end)
    head = _named_by(cut, names, head, explained)
    start = first + (cut.lower[first] == "the" and head_end > first + 1) if head.name is None else head.name[0]
    stop = head_end if head.name is None else head.name[1]
    name = _plain(cut.quote(start, stop))
    role = _role(cut, names, head, explained, first, head_end)
    organisation = _organisation(cut, names, head, explained, first, head_end)
    kind = _kind(cut, names, head, explained, first, head_end)
    pronoun = cut.lower[first] in names.stands_in and head_end == first + 1
    if pronoun:
        name = name.replace("’", "'").partition("'")[0]
    anonymous = not pronoun and _anonymous(cut, names, head, first, head_end)
    voice = Voice(id=f"m{number}", name=name, role=role, organisation=organisation, kind=kind, is_body=head.body, anonymous=anonymous)
    public = _public(cut, names, voice, first, end)
    side = _side(cut, names, head, kind, first, head_end)
    span = (cut.starts[first], cut.ends[head_end - 1])
    return Voice(
        id=voice.id, name=name, variants=(name,), role=role, organisation=organisation, kind=kind, is_body=head.body,
        side=side, anonymous=anonymous, protected=not public, spans=(span,),
    )  # fmt: skip


def _pronoun(cut: Segmented, k: int, number: int) -> Voice:
    """Somebody of whom nothing is said but "she" or "some": protected, for it may be anybody."""
    name = cut.words[k].replace("’", "'").partition("'")[0]
    return Voice(id=f"m{number}", name=name, variants=(name,), protected=True, spans=((cut.starts[k], cut.ends[k]),))


def _named_by(cut: Segmented, names: Names, head: Head, explained: tuple[int, int] | None) -> Head:
    """ "The mayor, Ana Silva, said": the name that stands beside a role without one."""
    if head.name is not None or head.body or head.role is None or explained is None:
        return head
    first, end = explained
    end -= 2 if end - first > 2 and cut.words[end - 1].isdecimal() and cut.words[end - 2] == "," else 0
    return head._replace(name=(first, end)) if capitals(cut, names, first, end) == (first, end) else head


def joined(cut: Segmented, first: int, end: int, bodies: list[Voice]) -> Voice:
    """Several bodies that say one thing together, as one voice with the name as listed."""
    start = first + (cut.lower[first] == "the")
    name = _plain(cut.quote(start, end))
    return msgspec.structs.replace(bodies[0], name=name, variants=(name,), spans=((cut.starts[first], cut.ends[end - 1]),))


def _plain(name: str) -> str:
    name = " ".join(name.split())
    return name[:-2] if name.endswith(("’s", "'s", "’S", "'S")) else name


def _explanation(cut: Segmented, names: Names, first: int, end: int) -> tuple[int, int] | None:
    after_comma = first + (first < end and cut.words[first] == ",")
    if after_comma < end and cut.lower[after_comma] in names.relatives and cut.lower[after_comma + 1 : after_comma + 2] not in (["is"], ["was"]):
        return None
    while first < end and (cut.words[first] in ",)(" or cut.lower[first] in ("the", "a", "an", "who", "is", "was", "now", "then")):
        first += 1
    end = next((k for k in range(first, end) if cut.lower[k] in names.own_clause), end)
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
    clause = names_of(cut.language).own_clause
    stop = next((k for k in range(first + 1, end) if cut.lower[k] in clause or cut.words[k] in ",("), end)
    return first, stop


def _organisation(cut: Segmented, names: Names, head: Head, explained: tuple[int, int] | None, first: int, end: int) -> str | None:
    """The body somebody speaks for: a known one, or capitals round a body noun, or what stands after "at"."""
    if head.body:
        return None
    for part in (explained, head.role, (first, end)):
        if part is None:
            continue
        known = longest_known(cut, names, *part)
        if known is not None:
            return _plain(cut.quote(known.first, known.end))
        found = _named_body(cut, names, *part) or _after_at(cut, names, *part)
        if found is not None:
            return found
    return None


def _named_body(cut: Segmented, names: Names, first: int, end: int) -> str | None:
    for noun in bodies_in(cut, names, first, end):
        if not cut.words[noun.first][0].isupper():
            continue
        start, stop = noun.first, noun.end
        while start > first and cut.words[start - 1][0].isupper() and cut.lower[start - 1] not in names.determiners:
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
            run = capitals(cut, names, k + 1, min(end, k + 8))
            if run is not None and run[0] <= k + 2:
                return _plain(cut.quote(*run))
    return None


def _kind(cut: Segmented, names: Names, head: Head, explained: tuple[int, int] | None, first: int, end: int) -> VoiceKind:
    if head.body:
        return _body_kind(cut, names, head, explained, first, end)
    roles = role_nouns(cut, names, *explained) if explained is not None else []
    kind = strongest(roles) if roles else head.kind
    parts = [part for part in (explained, head.role, (first, end)) if part is not None]
    if kind not in (None, "other", "official") or (kind == "official" and roles):
        return _by_body(cut, names, kind or "other", roles or role_nouns(cut, names, first, end), parts)
    if kind == "official":
        return _by_body(cut, names, kind, role_nouns(cut, names, first, end), parts)
    found = next((found for part in parts if (found := _organisation_kind(cut, names, *part)) is not None), None)
    if found is not None:
        return found
    if _aged(cut, names, explained) or _titled(cut, names, first, end) is not None:
        return _titled(cut, names, first, end) or "witness"
    return "official" if kind == "other" and head.role is not None and _spokes(cut, *head.role) else "other"


def _by_body(cut: Segmented, names: Names, kind: VoiceKind, roles: list[Noun], parts: list[tuple[int, int]]) -> VoiceKind:
    """A role that says little takes the kind of the body it stands beside: "U.N. envoy", "adviser at Human Rights Watch"."""
    if any(" ".join(cut.lower[noun.first : noun.end]) not in names.soft_roles for noun in roles if noun.kind != "other"):
        return kind
    for part in parts:
        known = longest_known(cut, names, *part)
        body = [noun for noun in bodies_in(cut, names, *part) if noun.kind in ("un", "rescuer", "medic", "military")]
        found = known.kind if known is not None else body[-1].kind if body else None
        if found is not None and found in names.soft_kinds and not (kind == "official" and known is None and _civil(cut, names, found, roles)):
            return found
    return kind


def _civil(cut: Segmented, names: Names, found: VoiceKind, roles: list[Noun]) -> bool:
    """Whether an official stays one whatever stands beside: "adviser to the army", "adviser to the health ministry"."""
    return found == "medic" or (found == "military" and not any(cut.lower[noun.end - 1] in names.of_the_force for noun in roles))


def _aged(cut: Segmented, names: Names, explained: tuple[int, int] | None) -> bool:
    """Whether somebody is told of by age, as people are who hold no office: "41", "a 41-year-old", "aged 41", "61 years"."""
    if explained is None:
        return False
    word, after = cut.lower[explained[0]], cut.lower[explained[0] + 1 : explained[1]]
    alone = word.isdecimal() and len(word) <= 2 and (not after or after[0] in (",", "years", "year", "from", "of"))
    return alone or any("year-old" in other or "years-old" in other or other in names.aged for other in (word, *after))


def _titled(cut: Segmented, names: Names, first: int, end: int) -> VoiceKind | None:
    """A doctor by the title alone."""
    return "medic" if cut.lower[first] in names.medical_titles and end > first + 1 else None


def _spokes(cut: Segmented, first: int, end: int) -> bool:
    return any(word.startswith("spokes") for word in cut.lower[first:end])


def _organisation_kind(cut: Segmented, names: Names, first: int, end: int) -> VoiceKind | None:
    known = longest_known(cut, names, first, end)
    if known is not None and known.kind != "analyst":
        return known.kind
    if not names.research.isdisjoint(cut.lower[first:end]):
        return "analyst"
    found = bodies_in(cut, names, first, end)
    return known.kind if known is not None else found[0].kind if found else None


def _body_kind(cut: Segmented, names: Names, head: Head, explained: tuple[int, int] | None, first: int, end: int) -> VoiceKind:
    found = [*bodies_in(cut, names, first, end)]
    special = next((noun.kind for noun in found if noun.kind in ("medic", "rescuer", "un", "police", "military")), None)
    if head.kind not in (None, "other"):
        return (
            special
            if special is not None and head.kind in ("official", "media", "analyst", "ngo") and not longest_known(cut, names, first, end)
            else head.kind
        )
    if explained is not None:
        return next((noun.kind for noun in bodies_in(cut, names, *explained)), "other")
    return special or "other"


def _anonymous(cut: Segmented, names: Names, head: Head, first: int, end: int) -> bool:
    if head.body:
        return False
    if head.name is not None:
        return False
    last = core_last(cut, names, first, end)
    plural = last.endswith("s") or last in names.plurals
    definite = cut.lower[first] in ("the", *names.possessives) or any(cut.lower[k].endswith("'s") for k in range(first, end))
    return cut.lower[first] in names.indefinite or plural or "source" in last or not definite


def shielded(cut: Segmented, voice: Voice, sentence: tuple[int, int], content: list[tuple[int, int]]) -> Voice:
    """The voice made anonymous where its sentence says, outside its words, that it wants no name; protected where it gives half of one."""
    names = names_of(cut.language)
    if names.shy.isdisjoint(cut.lower[sentence[0] : sentence[1]]):
        return voice
    own = [k for k in range(*sentence) if not any(a <= k < b for a, b in content)]
    text = " ".join(cut.lower[k] for k in own)
    if any(phrase in text for phrase in names.anonymity):
        return msgspec.structs.replace(voice, anonymous=True, protected=True)
    return msgspec.structs.replace(voice, protected=True) if any(phrase in text for phrase in names.shielded) else voice


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
