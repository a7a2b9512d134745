"""Where the words of one statement end and another's begin."""

from witnessmark.read.attribution.contents import end_after
from witnessmark.read.attribution.cues import Lexicon
from witnessmark.read.attribution.statement import Statement
from witnessmark.read.segment import Segmented


def bound(cut: Segmented, words: Lexicon, found: list[Statement]) -> None:
    """Ends what stands after a cue where the next statement of the same rank begins."""
    for i, statement in enumerate(found):
        if statement.start is None or statement.where is None:
            continue
        limit = statement.limit
        limit = _hanging(cut, words, statement, limit)
        for later in found[i + 1 :]:
            stop = _stop(cut, statement, later)
            if stop is not None and statement.start < stop < limit:
                limit = stop
        end = end_after(cut, statement.where, statement.start, limit)
        if end > statement.start:
            statement.content.append((statement.start, end))


def _hanging(cut: Segmented, words: Lexicon, statement: Statement, limit: int) -> int:
    """The comma before a part that is the text's own: "…, but", "…, citing"."""
    if statement.where is None or statement.start is None:
        return limit
    for k in range(statement.start + 2, limit - 1):
        if cut.words[k] == "," and cut.lower[k + 1] in words.hanging and cut.lower[k + 2] != "that" and statement.where.quotation(k) is None:
            return k
    return limit


def _stop(cut: Segmented, statement: Statement, later: Statement) -> int | None:
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
        if cut.lower[k] in ("but", "while", "though", "although") and cut.words[k - 1] == ",":
            return k - 1
        if cut.lower[k] == "and" and cut.words[k - 1] == ",":
            return k - 1
        if cut.words[k] == "," and later.frame == "say" and statement.start is not None and k - statement.start > 5:
            return k
    return None
