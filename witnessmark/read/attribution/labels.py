"""Statements with no verb: a name and a colon, a name in brackets, a name after a dash."""

from collections import Counter
from collections.abc import Iterator

from witnessmark.read.attribution.contents import trim_end
from witnessmark.read.attribution.name_lists import Phrase
from witnessmark.read.attribution.quotations import MARKS
from witnessmark.read.attribution.spoken import Reader
from witnessmark.read.attribution.statement import Statement
from witnessmark.read.segment import Segmented

LONGEST_LABEL = 5
DASHES = frozenset("—–―")


def labelled(reader: Reader) -> Iterator[Statement]:
    """Turns of a transcript ("SILVA: We heard it.", "[SILVA] We heard it.") and quotations signed after a dash.

    A single capitalised word makes a turn only where it does so twice, or is a role or a known body: datelines and
    headings look the same. Before a quotation, a name is one that the text has elsewhere too, in a headline one that speaks there.
    """
    cut = reader.cut
    labels = [(paragraph, _label(cut, *paragraph)) for paragraph in cut.paragraphs]
    often = Counter(cut.quote(*label).casefold() for _, label in labels if label is not None)
    told = Counter(cut.lower) if often else Counter()
    for (first, end), label in labels:
        if label is not None and _is_voice(reader, label, often[cut.quote(*label).casefold()], told):
            start = next((k for k in range(label[1], end) if cut.words[k] in ":]"), end) + 1
            if start < end:
                phrase = Phrase(*label, label[1])
                yield Statement((label[1], label[1] + 1), "", "say", "stated", phrase, "after", (first, end), [(start, trim_end(cut, start, end))])
    yield from _signed(reader)


def _label(cut: Segmented, first: int, end: int) -> tuple[int, int] | None:
    """The name that opens a paragraph, before a colon or between brackets; a bracket that closes before another is a note."""
    while first < end and cut.words[first] == "[":
        close = next((k for k in range(first, end) if cut.words[k] == "]"), None)
        if close is None or close + 1 >= end or cut.words[close + 1] != "[":
            break
        first = close + 1
    if first < end and cut.words[first] in '“"[(':
        first += 1
    stop = next((k for k in range(first, min(end, first + LONGEST_LABEL + 1)) if cut.words[k] in ":],"), None)
    if stop is None or stop == first or (cut.words[stop] != ":") != (cut.words[first - 1] == "["):
        return None
    return (first, stop) if all(cut.words[k][0].isupper() or cut.words[k] == "." for k in range(first, stop)) else None


def _is_voice(reader: Reader, label: tuple[int, int], times: int, told: Counter[str]) -> bool:
    cut, names = reader.cut, reader.names
    lower = cut.lower[label[0] : label[1]]
    if any(word in reader.words.transcript_stops or word in reader.words.times for word in lower) or lower == [lower[0][:1]]:
        return False
    if " ".join(lower) in names.known:
        return True
    if lower[0] in names.determiners:
        return False
    if times > 1 or lower[-1] in names.roles or lower[-1] in names.things:
        return True
    if told[lower[-1]] <= 1:
        return False
    if any(word in MARKS for word in cut.words[label[1] + 1 : label[1] + 2]) or (label[0] == 0 and _speaks(reader, lower[-1], label[1])):
        return True
    return len(lower) > 1 and cut.words[label[0]].istitle()


def _speaks(reader: Reader, name: str, after: int) -> bool:
    """Whether the text has this name beside a verb of saying: a town before a colon says nothing."""
    lower, verbs = reader.cut.lower, reader.words.verbs
    for k in range(after, len(lower) - 1):
        if lower[k] == name and any((verb := verbs.get(word)) is not None and verb.frame in ("say", "tell") for word in (lower[k - 1], lower[k + 1])):
            return True
    return False


def _signed(reader: Reader) -> Iterator[Statement]:
    """ "“…” — Ana Silva, teacher": the name to the end of its paragraph."""
    cut = reader.cut
    for quotation in reader.quotations:
        k = quotation.end
        if k + 1 < len(cut.words) and _signs(cut, k) and cut.words[k + 1][0].isupper():
            end = next(e for _, e in cut.paragraphs if k < e)
            head = next((i for i in range(k + 1, end) if cut.words[i] in ",.("), end)
            if k + 1 < head <= k + LONGEST_LABEL:
                phrase = Phrase(k + 1, head, trim_end(cut, head, end) if head < end else end)
                yield Statement(
                    (k, k + 1), "", "say", "stated", phrase, "before", (quotation.first, end), [(quotation.first, quotation.end)], inverted=True
                )


def _signs(cut: Segmented, k: int) -> bool:
    """Whether the mark at word `k` comes before a signature: a dash, or a hyphen that opens a paragraph."""
    return cut.words[k] in DASHES or (cut.words[k] == "-" and "\n" in cut.text[cut.ends[k - 1] : cut.starts[k]])
