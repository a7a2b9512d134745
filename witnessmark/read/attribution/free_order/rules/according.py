"""Voices after a preposition: "за даними ДСНС", "по словам мэра", "со ссылкой на Reuters", "з його слів"."""

from witnessmark.read.attribution.free_order.contents import Quoted, Range, after, trimmed
from witnessmark.read.attribution.free_order.noun_phrases import Phrase, Reader
from witnessmark.read.attribution.free_order.statement import Statement
from witnessmark.read.inflection import Case

CASES: dict[str, tuple[Case, ...]] = {
    "genitive": ("genitive",),
    "dative": ("dative",),
    "instrumental": ("instrumental",),
    "accusative": ("accusative", "genitive"),
    "via": ("accusative", "nominative"),
}
"""The case in which the voice stands, by the label of the phrase before it."""


def statements(reader: Reader, quoted: Quoted, sentence: Range, anchors: list[int], said: list[Statement]) -> list[Statement]:
    """The statements of one sentence whose voice a phrase names. "со ссылкой на" makes its voice the speaker of the statement it belongs to."""
    found: list[Statement] = []
    over = sentence[0]
    for k in anchors:
        label = reader.says.phrases.at(reader.cut.lower, k, sentence[1]) or _qualified(reader, k, sentence[1])
        if label is None or k < over:
            continue
        source = _source(reader, label[0], label[1], sentence[1])
        if source is not None and not (label[0] == "via" and _passed_on(source, k, said, sentence)):
            made = _made(reader, quoted, sentence, (k, label[1]), source, said)
            found += [made] if made is not None else []
        over = label[1]
    return found


def _qualified(reader: Reader, k: int, hi: int) -> tuple[str, int] | None:
    """ "за останніми даними поліції": an adjective may stand inside, but then a body or a name must follow."""
    if k + 3 >= hi or not reader.word_in(k, "according") or not reader.is_adjective(k + 1) or not reader.word_in(k + 2, "data"):
        return None
    return ("genitive", k + 3) if reader.readings(k + 3) or reader.cut.words[k + 3][0].isupper() else None


def _source(reader: Reader, label: str, k: int, hi: int) -> Phrase | None:
    """The voice after the phrase; of "за його словами" the pronoun inside."""
    if label == "own":
        return Phrase(k - 2, k - 1, k, ("genitive",))
    return reader.phrase(k, hi, CASES[label], lists=True, commas=False) if k < hi else None


def _passed_on(source: Phrase, at: int, said: list[Statement], sentence: Range) -> bool:
    """Gives the statement whose clause this belongs to its inner voice; its outer one carries."""
    near = [made for made in said if made.sentence == sentence and (made.clause[0] <= at <= made.clause[1] + 1 or at < made.clause[0])]
    if not near:
        return False
    made = min(near, key=lambda made: abs(made.cue[0] - at))
    if made.source is not None and made.source != source:
        made.carriers.append(made.source)
    made.source = source
    return True


def _made(reader: Reader, quoted: Quoted, sentence: Range, cue: Range, source: Phrase, said: list[Statement]) -> Statement | None:
    """The statement with the words round the phrase: all of the sentence, or of the quotation or reported words it stands in."""
    lo, hi = sentence
    quotation = quoted.holding(cue[0])
    if quotation is not None and quotation.first < cue[0]:
        lo, hi = max(lo, quotation.first + 1), min(hi, quotation.end - 1)
    for made in said:
        for first, end in made.content:
            if made.sentence == sentence and first <= cue[0] < end:
                lo, hi = max(lo, first), min(hi, end)
    resumed = _after_clause(reader, source.end, hi)
    start = lo + (reader.word_in(lo, "that") and lo < cue[0])
    parts = [trimmed(reader, start, cue[0]), after(reader, quoted, resumed, hi) if resumed < hi else None]
    if parts[1] is not None:
        parts[1] = trimmed(reader, *parts[1])
    content = [part for part in parts if part is not None and _says_something(reader, part)]
    if not content:
        return None
    return Statement(cue, "according", source, sentence, content, clause=(cue[0], source.end))


def _after_clause(reader: Reader, k: int, hi: int) -> int:
    """The word after a clause that only tells who the voice is: "за словами Олени, яка живе поруч, …"."""
    if k + 1 < hi and reader.cut.words[k] == "," and reader.word_in(k + 1, "relatives"):
        return next((i for i in range(k + 2, hi) if reader.cut.words[i] == ","), k)
    return k


def _says_something(reader: Reader, part: Range) -> bool:
    return any(not reader.word_in(k, "adverbs", "times", "and", "as", "that") and reader.cut.words[k][0].isalnum() for k in range(*part))
