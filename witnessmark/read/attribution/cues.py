"""Cues: the verbs that hand a statement to a voice."""

import functools
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple, TypeAlias

from witnessmark.read.attribution.channels import after_channel
from witnessmark.read.attribution.takes import Takes
from witnessmark.read.segment import Segmented
from witnessmark.read.vocabulary import vocabulary

Form: TypeAlias = Literal["finite", "gerund", "passive", "impersonal", "asked"]
Modality: TypeAlias = Literal["stated", "denied", "possible", "forecast"]


class Verb(NamedTuple):
    """A form of a cue verb. `frame` says how it takes its content: say, tell, ask, find, think or call."""

    lemma: str
    frame: str
    gerund: bool
    past: bool


class Cue(NamedTuple):
    """A verb group: words `first` up to `end`, auxiliaries and adverbs included, `verb` the cue itself."""

    first: int
    end: int
    verb: int
    frame: str
    form: Form
    modality: Modality
    negated: bool = False


class Lexicon:
    """The attribution table of a language, ready for look-up. Two forms in two frames: the earlier frame wins."""

    def __init__(self, table: Mapping[str, object], language: str) -> None:
        self.verbs = _verbs(table.get("verbs", {})) | {word: Verb(word, "call", False, False) for word in _words(table, "adjectives")}
        self.modality: dict[str, Modality] = {}
        for kind in ("denied", "possible", "forecast"):
            self.modality |= dict.fromkeys(_words(table, kind), kind)
        for topic in WORD_SETS:
            setattr(self, topic, frozenset(_words(table, topic)))
        self.group = self.auxiliaries | self.adverbs
        self.infinitive, self.agent = str(table.get("infinitive", "")), str(table.get("agent", ""))
        self.according = tuple(tuple(phrase.split()) for phrase in _words(table, "according"))
        self.takes = {lemma: Takes(_words(_table(table, "takes"), lemma)) for lemma in _table(table, "takes")}
        self.nouns_take = {noun: frozenset(_words(_table(table, "nouns_take"), noun)) for noun in _table(table, "nouns_take")}
        self.only = {lemma: tuple(tuple(phrase.split()) for phrase in _words(_table(table, "only"), lemma)) for lemma in _table(table, "only")}
        self.anchors = self._anchors()

    def _anchors(self) -> dict[str, frozenset[str]]:
        """The words a cue can begin with, and of which kinds."""
        kinds = {
            "verb": self.verbs,
            "noun": self.nouns | frozenset(self.nouns_take),
            "according": {phrase[0] for phrase in self.according},
            "as": self.quoting_links,
        }
        found: dict[str, frozenset[str]] = {}
        for kind, members in kinds.items():
            for word in members:
                found[word] = found.get(word, frozenset()) | {kind}
        return found

    auxiliaries: frozenset[str]
    adverbs: frozenset[str]
    negators: frozenset[str]
    be: frozenset[str]
    infinitive_openers: frozenset[str]
    ambiguous: frozenset[str]
    passive: frozenset[str]
    quoting: frozenset[str]
    complementisers: frozenset[str]
    hearers: frozenset[str]
    breakers: frozenset[str]
    openers: frozenset[str]
    prepositions: frozenset[str]
    adjunct: frozenset[str]
    times: frozenset[str]
    hanging: frozenset[str]
    hanging_object: frozenset[str]
    not_gerunds: frozenset[str]
    own_subjects: frozenset[str]
    object_ends: frozenset[str]
    name_ends: frozenset[str]
    objects: frozenset[str]
    acts: frozenset[str]
    quoting_links: frozenset[str]
    unowned: frozenset[str]
    adjectives: frozenset[str]
    asked: frozenset[str]
    when_asked: frozenset[str]
    topics: frozenset[str]
    origins: frozenset[str]
    asides: frozenset[str]
    explaining: frozenset[str]
    means: frozenset[str]
    before_gerunds: frozenset[str]
    citing: frozenset[str]
    joiners: frozenset[str]
    trailing: frozenset[str]
    not_resumed: frozenset[str]
    before_hearers: frozenset[str]
    clause_openers: frozenset[str]
    contrasts: frozenset[str]
    explaining_after: frozenset[str]
    only_objects: frozenset[str]
    of_nobody: frozenset[str]
    of_nobody_links: frozenset[str]
    short_verbs: frozenset[str]
    measures: frozenset[str]
    nobody: frozenset[str]
    linkers: frozenset[str]
    relatives: frozenset[str]
    naming: frozenset[str]
    unasserted: frozenset[str]
    unconfirmed: frozenset[str]
    plural_subjects: frozenset[str]
    determiners: frozenset[str]
    articles: frozenset[str]
    finite: frozenset[str]
    new_subjects: frozenset[str]
    links: frozenset[str]
    strict: frozenset[str]
    transcript_stops: frozenset[str]
    nouns: frozenset[str]
    nouns_possible: frozenset[str]
    nouns_denied: frozenset[str]
    as_saying: frozenset[str]
    labels_as: frozenset[str]


WORD_SETS = tuple(name for name in Lexicon.__annotations__)


def _table(table: Mapping[str, object], topic: str) -> Mapping[str, object]:
    found = table.get(topic, {})
    return found if isinstance(found, dict) else {}


def _words(table: Mapping[str, object], topic: str) -> tuple[str, ...]:
    found = table.get(topic, ())
    return tuple(str(word) for word in found) if isinstance(found, list) else ()


def _verbs(frames: object) -> dict[str, Verb]:
    found: dict[str, Verb] = {}
    for frame, rows in frames.items() if isinstance(frames, dict) else ():
        for row in rows:
            forms = str(row).split()
            gerund = next(form for form in forms[2:] if form.endswith("ing")) if frames else ""
            for i, form in enumerate(forms):
                found.setdefault(form, Verb(forms[0], frame, form == gerund, i >= 2 and form != gerund))
    return found


@functools.cache
def lexicon(language: str) -> Lexicon:
    """The attribution words of a language."""
    return Lexicon(vocabulary(language, "attribution"), language)


def find_cues(cut: Segmented, anchors: Iterable[int], first: int, end: int) -> Iterator[Cue]:
    """The cue verbs of one sentence, in order. What was expressly not said is put forward by nobody; what is not confirmed is possible."""
    words = lexicon(cut.language)
    for i in anchors:
        cue = _cue(cut, words, words.verbs[cut.lower[i]], i, first, end)
        if cue is not None:
            yield cue


def _cue(cut: Segmented, words: Lexicon, verb: Verb, i: int, first: int, end: int) -> Cue | None:
    if verb.lemma in words.only and not any(tuple(cut.lower[i + 1 : i + 1 + len(p)]) == p for p in words.only[verb.lemma]):
        return None
    begin = _group_start(cut, words, i, first)
    group = cut.lower[begin:i]
    if _is_noun(cut, words, i, begin, first, end):
        return None
    modality = words.modality.get(verb.lemma, "stated")
    negated = any(w in words.negators or w.endswith("n't") for w in group)
    if negated and verb.lemma in words.unconfirmed:
        modality, negated = "possible", False
    form = _form(cut, words, verb, i, begin, first, end)
    return None if form is None else Cue(begin, i + 1, i, verb.frame, form, modality, negated)


def _group_start(cut: Segmented, words: Lexicon, i: int, first: int) -> int:
    begin = i
    while begin > first and (
        cut.lower[begin - 1] in words.group or (cut.lower[begin - 1].endswith(("ly", "n't")) and cut.words[begin - 1].islower())
    ):
        begin -= 1
    if begin == i and i - 1 > first and cut.lower[i - 1] == "to" and cut.lower[i - 2] in words.infinitive_openers | {"on"}:
        back = i - 2 - (cut.lower[i - 2] == "on")
        if back >= first and cut.lower[back] in words.infinitive_openers:
            return back
    return begin


def _is_noun(cut: Segmented, words: Lexicon, i: int, begin: int, first: int, end: int) -> bool:
    """Whether a word that can also be a noun or plain participle is one here: no clause or quotation follows it."""
    if (
        cut.words[i][0].isupper()
        and not cut.words[i].isupper()
        and i > first
        and cut.words[i - 1] not in QUOTE_STARTS
        and not _headline(cut, first, end)
    ):
        return True
    if i > first and cut.lower[i - 1] in words.articles:
        return True
    if cut.lower[i] not in words.ambiguous or (begin < i and cut.lower[i - 1] in words.auxiliaries):
        return False
    before = cut.lower[i - 1] if i > first else ""
    beyond = after_channel(cut, i + 1)
    after = cut.lower[beyond] if beyond < end else "."
    if words.verbs[cut.lower[i]].past and (after in words.times or after in words.quoting or (after in ".," and cut.lower[i] in words.passive)):
        return False
    if after in ".," and cut.lower[i] != words.verbs[cut.lower[i]].lemma and "," in cut.words[max(first, i - SET_OFF) : i - 1]:
        return False
    if after in ".,;" and any(word in '”"' or word == "'" for word in cut.words[max(first, i - 8) : i]):
        return False
    if before in words.determiners or before in words.prepositions or before.endswith("'s"):
        return True
    if before in words.own_subjects or before in words.relatives or _has_own_words(cut, words, i, end):
        return False
    if words.verbs[cut.lower[i]].lemma == cut.lower[i] and not (before.endswith("s") or before in words.plural_subjects):
        return True
    if i + 1 >= end:
        return True
    if after == "," and beyond + 1 < end and cut.words[beyond + 1] in OPENING_MARKS:
        return False
    named = beyond < end and cut.words[beyond][0].isupper() and not shouts(cut, i)
    return not (named or after[0].isdigit() or after in words.complementisers or after in QUOTE_STARTS)


def _has_own_words(cut: Segmented, words: Lexicon, i: int, end: int) -> bool:
    """Whether the words that belong to this verb follow it, and a name stands before it: "Ana Silva calls for"."""
    takes = words.takes.get(words.verbs[cut.lower[i]].lemma)
    if takes is None or i == 0 or not (cut.words[i - 1][0].isupper() or cut.lower[i - 1].endswith("s")):
        return False
    after = cut.lower[i + 1 : min(i + 4, end)]
    return any(tuple(after[: len(phrase)]) == phrase for phrase in takes.phrases) or ("to" in takes.classes and after[:1] == [words.infinitive])


def _headline(cut: Segmented, first: int, end: int) -> bool:
    """Whether nearly every long word of the sentence is capitalised."""
    long = [word for word in cut.words[first:end] if len(word) > 3 and word[0].isalpha()]
    return sum(word[0].isupper() for word in long) > 0.8 * len(long)


def is_finite(cut: Segmented, words: Lexicon, k: int) -> bool:
    """Whether word `k` is a finite verb: a small one, for Will and May are names."""
    return cut.lower[k] in words.finite and (cut.words[k].islower() or shouts(cut, k))


def shouts(cut: Segmented, k: int) -> bool:
    """Whether the words round word `k` are all in capitals, so that a capital says nothing of a name."""
    return all(word.isupper() or not word.isalpha() for word in cut.words[max(0, k - 3) : k + 4])


SET_OFF = 8
"""Words a voice may have after the comma that ends what was said, its verb the last ("…, a study by the union found.")."""
OPENING_MARKS = frozenset({"“", '"', "''", "‘", "``"})
QUOTE_STARTS = frozenset({"“", '"', "''", "'", "‘", ":", "``", "`"})


def _form(cut: Segmented, words: Lexicon, verb: Verb, i: int, begin: int, first: int, end: int) -> Form | None:
    before = cut.lower[begin - 1] if begin > first else ""
    after = cut.lower[i + 1] if i + 1 < end else ""
    group = set(cut.lower[begin:i])
    if verb.frame == "seem":
        return "impersonal" if not verb.gerund and _looks(cut, words, i + 1) else None
    if verb.lemma in words.adjectives:
        return "finite" if group & words.be or before.endswith(tuple(words.short_verbs)) else None
    if verb.gerund and not group & words.be:
        return "gerund"
    if verb.lemma in words.asked and verb.past and (group & words.be or (begin == i and (not before or before in words.when_asked))):
        return "asked"
    if verb.past and group & words.be and not (group & words.be and cut.lower[i].endswith("ing")):
        if after == "by" and cut.lower[i] in words.passive:
            return "passive"
        known = verb.lemma in words.of_nobody and after in words.of_nobody_links
        return "impersonal" if known or words.modality.get(verb.lemma) in ("possible", "forecast") or before == "it" else None
    if verb.past and after == "by" and cut.lower[i] in words.passive and not (i + 2 < end and cut.lower[i + 2] in words.means):
        return "passive"
    if before == "to" or (cut.lower[i] == verb.lemma and begin == i and before in words.prepositions):
        return None
    return "finite"


def _looks(cut: Segmented, words: Lexicon, k: int) -> bool:
    """Whether what follows says how something looks ("to hold", "ready", "that …") and not where it was seen ("on the roof")."""
    return k < len(cut.words) and cut.words[k][0].isalpha() and (cut.lower[k] == words.infinitive or cut.lower[k] not in words.adjunct)
