"""Where the words of one statement end and another's begin."""

from witnessmark.read.attribution.contents import Field, end_after
from witnessmark.read.attribution.cues import Lexicon, is_finite
from witnessmark.read.attribution.statement import Statement
from witnessmark.read.segment import Segmented

CLAUSES = frozenset({"say", "tell", "ask", "find", "seem"})
"""Frames whose content is a clause of its own; that of the others is an object or an infinitive, and ends sooner."""


def bound(cut: Segmented, words: Lexicon, found: list[Statement]) -> None:
    """Ends what stands after a cue where the text's own words or the next statement of the same rank begin."""
    for i, statement in enumerate(found):
        if statement.start is None or statement.where is None:
            continue
        limit = _own_words(cut, words, statement, statement.limit)
        for later in found[i + 1 :]:
            stop = _stop(cut, words, statement, later)
            if stop is not None and statement.start < stop < limit:
                limit = stop
        end = end_after(cut, statement.where, statement.start, limit)
        if end > statement.start:
            statement.content.append((statement.start, end))


def _own_words(cut: Segmented, words: Lexicon, statement: Statement, limit: int) -> int:
    """The word at which the text goes on in its own words: "…, but", "…, citing", "… and left"."""
    where, start = statement.where, statement.start
    if where is None or start is None:
        return limit
    clause = statement.frame in CLAUSES
    limit = _main_verb(cut, words, statement, limit)
    related = statement.source is not None and start > 1 and cut.lower[statement.source.first - 1] in words.relatives and clause
    for k in range(start + 1, limit - 2):
        word = cut.lower[k]
        if not clause and _ends_object(cut, words, statement, k) and where.quotation(k) is None:
            return k
        if word == "," or word in ("and", "but"):
            if where.quotation(k) is None and ((related and word == ",") or _hangs(cut, words, statement, k, clause)):
                return k
        elif word in "”\"'" and cut.words[k - 1] == "," and _closes(where, k) and _hangs(cut, words, statement, k, clause):
            return k + 1
    return limit


def _ends_object(cut: Segmented, words: Lexicon, statement: Statement, k: int) -> bool:
    word, start = cut.lower[k], statement.start
    if statement.frame != "call" or start is None or cut.lower[start] == words.infinitive:
        return False
    return word in words.object_ends or (word in words.name_ends and (cut.words[k - 1][0].isupper() or cut.lower[k - 1] in words.objects))


def _main_verb(cut: Segmented, words: Lexicon, statement: Statement, limit: int) -> int:
    """ "residents who want to leave are waiting": the words of a "who" end where the verb of its noun stands."""
    source, start = statement.source, statement.start
    if source is None or start is None or cut.lower[source.first] not in words.relatives or statement.where is None:
        return limit
    comma = cut.words[source.first - 1] == ","
    for k in range(start + 1, limit):
        if (cut.words[k - 1] == "," if comma else statement.frame not in CLAUSES) and _verb(cut, words, k) and statement.where.quotation(k) is None:
            return k - comma
    return limit


def _verb(cut: Segmented, words: Lexicon, k: int) -> bool:
    verb = words.verbs.get(cut.lower[k])
    if cut.lower[k - 1] in words.own_subjects or cut.lower[k - 1] in words.relatives or cut.lower[k - 1] == words.infinitive:
        return False
    return is_finite(cut, words, k) or cut.lower[k] in words.acts or (verb is not None and verb.past and cut.lower[k] not in words.ambiguous)


def _closes(where: Field, k: int) -> bool:
    quotation = where.quotation(k)
    return quotation is not None and quotation.end == k + 1


def _hangs(cut: Segmented, words: Lexicon, statement: Statement, k: int, clause: bool) -> bool:
    """Whether what follows the mark or link at word `k` is no part of what was said."""
    after, second = cut.lower[k + 1], cut.lower[k + 2]
    comma = cut.lower[k] not in ("and", "but")
    if comma and after == "and":
        return second in words.own_subjects or (not clause and _acts(cut, words, k + 2))
    if not comma:
        return after in words.own_subjects or (_acts(cut, words, k + 1) and not clause)
    if after in words.hanging and second != "that":
        return True
    verb = words.verbs.get(after)
    if verb is not None and verb.gerund and verb.frame != "think":
        return True
    if clause:
        return False
    if after in words.hanging_object:
        return after not in words.complementisers or "," not in cut.words[statement.start : k]
    if after.endswith("ing") and after not in words.not_gerunds:
        return True
    return _acts(cut, words, k + 1) and not _resumes(cut, k + 1, statement.limit)


def _resumes(cut: Segmented, first: int, limit: int) -> bool:
    """Whether a part between two commas only explains: "called the town, known for its port, a ruin"."""
    return any(cut.words[k] == "," and cut.lower[k + 1] != "and" for k in range(first, limit - 1))


def _acts(cut: Segmented, words: Lexicon, k: int) -> bool:
    """Whether word `k` is a verb of the same subject: "and left", ", called it"."""
    word = cut.lower[k]
    verb = words.verbs.get(word)
    return cut.words[k].islower() and (word.endswith("ed") or word in words.acts or is_finite(cut, words, k) or (verb is not None and verb.past))


def _stop(cut: Segmented, words: Lexicon, statement: Statement, later: Statement) -> int | None:
    """The word at which `later` begins, where it is no part of what `statement` says."""
    if statement.where is None or (statement.where.quotation(later.cue[0]) is not None and statement.where.quotation(statement.cue[0]) is None):
        return None
    if later.order == "before":
        begin = later.cue[0] if later.inverted or later.source is None or later.lemma == "" else later.source.first
        return begin if cut.words[begin - 1] in ",—–" or statement.where.quotation(begin - 1) else (begin if later.lemma == "" else None)
    if later.conjoined:
        before = cut.lower[later.cue[0] - 1]
        return later.cue[0] - 1 if before in (",", "and", "but") else None
    if later.source is not None and later.source.first > statement.cue[1]:
        k = later.source.first - 1
        if cut.lower[k] in words.contrasts and cut.words[k - 1] == ",":
            return k - 1
        if cut.lower[k] == "and" and cut.words[k - 1] == ",":
            return k - 1
        if cut.words[k] == "," and later.frame == "say" and statement.start is not None and k - statement.start > 5:
            return k
    return None
