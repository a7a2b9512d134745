"""What a voice's phrase is made of: a name, a role, or a body."""

from typing import NamedTuple

from witnessmark.model.voice import VoiceKind
from witnessmark.read.attribution.cues import shouts
from witnessmark.read.attribution.voice_words import Names, Noun, bodies_in, nouns
from witnessmark.read.segment import Segmented

ARABIC = ("al-", "el-", "ar-", "as-", "az-", "an-", "at-", "ash-", "ad-")


class Head(NamedTuple):
    """What a head phrase was found to be. `name` and `role` are word ranges, null where the phrase has none."""

    name: tuple[int, int] | None
    role: tuple[int, int] | None
    body: bool
    kind: VoiceKind | None


def head_of(cut: Segmented, names: Names, first: int, end: int) -> Head | None:
    lower = cut.lower[first]
    if end == first + 1 and lower in names.stands_in:
        return Head(None, None, False, None)
    known = longest_known(cut, names, first, end)
    roles = [noun for noun in role_nouns(cut, names, first, end) if known is None or not known.first <= noun.first < known.end]
    bodies = bodies_in(cut, names, first, end)
    person = _person_of_body(cut, names, known, first, end)
    if person is not None and not roles:
        return Head(person, None, False, None)
    last = core_last(cut, names, first, end)
    if last in names.things and not (roles and roles[-1].end == end):
        return _behind_thing(cut, names, known, first, end)
    if known is not None and roles and known.end == end and roles[-1].end == known.first and cut.lower[roles[-1].end - 1].endswith("s"):
        return Head((known.first, known.end), None, True, known.kind)
    if last in names.bodies and last not in names.roles and known is None and not _name_follows(cut, names, roles, end):
        roles = []
    if known is not None and not roles:
        return Head((known.first, known.end), None, True, known.kind)
    if roles:
        return _with_role(cut, names, roles, bodies, known, first, end)
    if bodies:
        return _body(cut, names, bodies, first, end)
    core_end = next((k for k in range(first + 1, end) if cut.lower[k] in names.core_ends), end)
    run = capitals(cut, names, first, core_end)
    if run is None:
        return Head(None, (first, end), False, None)
    if cut.lower[run[0]] in names.sides and run[1] - run[0] <= 2:
        return Head(run, None, True, "official")
    return Head(run, None, _is_acronym(cut, run), None)


def _person_of_body(cut: Segmented, names: Names, known: Noun | None, first: int, end: int) -> tuple[int, int] | None:
    """The name in "Ana Silva of the Harbour Institute" or "Open Hands' Ana Silva"; null where the body itself speaks."""
    if known is not None and known.end < end and cut.lower[known.end - 1].endswith("'s"):
        run = capitals(cut, names, known.end, end)
        return run if run == (known.end, end) and end - known.end > 1 and not bodies_in(cut, names, *run) else None
    core_end = next((k for k in range(first + 1, end) if cut.lower[k] in ("of", "at", "from", "with")), end)
    run = capitals(cut, names, first, core_end)
    if core_end == end or run != (first, core_end) or not 2 <= core_end - first <= 4 or bodies_in(cut, names, *run):
        return None
    if known is not None and known.first < core_end:
        return None
    return run if known is not None or bodies_in(cut, names, core_end, end) else None


def role_nouns(cut: Segmented, names: Names, first: int, end: int) -> list[Noun]:
    """The role nouns among these words, none that only belongs to a body's name ("Volunteer Army", "General Staff")."""
    bodies = bodies_in(cut, names, first, end)
    modified = {noun.first for noun in bodies} | {k for k in range(first, end) if cut.lower[k] in names.things}
    inside = {k for noun in bodies if noun.end > noun.first + 1 for k in range(noun.first, noun.end)}
    found = [noun for noun in nouns(cut, names.roles, first, end) if noun.end not in modified and noun.first not in inside]
    return [noun for noun in found if not _qualifies(cut, names, noun, found)]


def _qualifies(cut: Segmented, names: Names, noun: Noun, found: list[Noun]) -> bool:
    """Whether a role noun only qualifies the next: "deputy regional director", "local journalist"."""
    if noun.end > noun.first + 1 or cut.lower[noun.first] not in names.qualifiers:
        return False
    reach = noun.end + 3 if cut.lower[noun.first] == "deputy" else noun.end
    return any(noun.end <= other.first <= reach and cut.words[other.first].islower() == cut.words[noun.first].islower() for other in found)


def _name_follows(cut: Segmented, names: Names, roles: list[Noun], end: int) -> bool:
    """Whether the last role noun is followed by a name to the end of the phrase ("Ministry of Health director Ana Silva")."""
    if not roles or roles[-1].end >= end:
        return False
    return capitals(cut, names, roles[-1].end, end) == (roles[-1].end, end)


def _behind_thing(cut: Segmented, names: Names, known: Noun | None, first: int, end: int) -> Head | None:
    """Whose document it is: "figures from the ministry", "the union's report"; null where that is not said."""
    if known is not None:
        return Head((known.first, known.end), None, True, known.kind)
    for k in range(first, end):
        if cut.lower[k].endswith(("'s", "s'")) and k + 1 < end:
            return head_of(cut, names, first, k + 1)
        if cut.lower[k] in ("from", "by") and k + 1 < end:
            inner = head_of(cut, names, k + 1, end)
            if inner is None or inner.name is not None:
                return inner
            start = k + 1 + (cut.lower[k + 1] in names.determiners)
            return inner._replace(name=(start, end), role=None) if inner.body else None
    return None


def longest_known(cut: Segmented, names: Names, first: int, end: int) -> Noun | None:
    found = [noun for noun in nouns(cut, names.known, first, end) if cut.words[noun.first][0].isupper()]
    return max(found, key=lambda noun: (noun.end - noun.first, noun.first), default=None)


def core_last(cut: Segmented, names: Names, first: int, end: int) -> str:
    """The last word before the first preposition: what the phrase is about."""
    for i in range(first + 1, end):
        if cut.lower[i] in names.core_ends or (cut.words[i] in "([“\"'" and not _possessive(cut, i)):
            return cut.lower[i - 1]
    return cut.lower[end - 1]


def _possessive(cut: Segmented, i: int) -> bool:
    """Whether the mark at word `i` only makes a genitive: "the Houthis' envoy"."""
    return cut.words[i] in "'’" and cut.starts[i] == cut.ends[i - 1] and cut.lower[i - 1].endswith("s")


def _with_role(cut: Segmented, names: Names, roles: list[Noun], bodies: list[Noun], known: Noun | None, first: int, end: int) -> Head:
    """A phrase with a role noun in it. What follows the last role or body noun is the name ("Mayor Ana Silva")."""
    core_end = next((i for i in range(first + 1, end) if cut.lower[i] in names.core_ends), end)
    before = capitals(cut, names, first, core_end)
    role = roles[0]
    kind = strongest(roles)
    last = max([noun.end for noun in [*roles, *bodies]] + [known.end if known else 0])
    last += last < end and cut.words[last] == "."
    if last < end and cut.lower[last] not in names.core_ends:
        stop = next((k for k in range(last, end) if cut.lower[k] in names.core_ends), end)
        run = capitals(cut, names, last, stop)
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
    return cut.lower[end - 1] in names.body_roles


def strongest(roles: list[Noun]) -> VoiceKind:
    return next((noun.kind for noun in roles if noun.kind != "other"), "other")


def _body(cut: Segmented, names: Names, bodies: list[Noun], first: int, end: int) -> Head:
    """A phrase with a body noun: the capitals after a lower-case noun are its name ("the charity Open Hands"), else all of it."""
    last = bodies[-1]
    run = capitals(cut, names, last.end, end) if last.end < end and cut.words[last.first].islower() else None
    start = first + (cut.lower[first] == "the" and end > first + 1)
    if len(bodies) > 1 and bodies[-2].end == last.first and last.end < end and shouts(cut, first):
        return Head((last.first, end), (start, last.first), True, last.kind)
    if run is not None and run[0] == last.end:
        return Head(run, (start, last.end), True, last.kind)
    return Head((start, _bracket(cut, start, end)), None, True, strongest(bodies) if len(bodies) > 1 else last.kind)


def _bracket(cut: Segmented, first: int, end: int) -> int:
    return next((k for k in range(first + 1, end) if cut.words[k] in "(["), end)


def capitals(cut: Segmented, names: Names, first: int, end: int) -> tuple[int, int] | None:
    """The last run of capitalised words, titles left out; null where there is none."""
    best: tuple[int, int] | None = None
    k = first
    while k < end:
        if not is_name_word(cut, names, k):
            k += 1
            continue
        start = k
        while k < end and (
            is_name_word(cut, names, k)
            or (cut.lower[k] in names.particles and k + 1 < end and cut.words[k + 1][0].isupper())
            or (cut.words[k] in '‘’“”"' and k + 1 < end)
        ):
            k += 1
        best = (start, k)
    return best


def is_name_word(cut: Segmented, names: Names, k: int) -> bool:
    word = cut.words[k]
    if cut.lower[k] in names.titles or cut.lower[k] in names.determiners or cut.lower[k] in names.core_ends:
        return False
    return word[0].isupper() or word.startswith(ARABIC)


def _is_acronym(cut: Segmented, run: tuple[int, int]) -> bool:
    word = cut.words[run[0]]
    return run[1] == run[0] + 1 and word.isupper() and 2 <= len(word.replace(".", "")) <= 6 and not cut.text.isupper()
