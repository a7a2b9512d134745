"""Each word of saying: whose words it hands over, or that nobody was found beside it."""

from collections.abc import Iterator, Sequence

from witnessmark.model.voice import Attribution
from witnessmark.read.attribution.cues import lexicon
from witnessmark.read.attribution.free_order.verbs import sayings
from witnessmark.read.explain.steps import Step, span
from witnessmark.read.segment import Segmented
from witnessmark.read.vocabulary import vocabulary


def attribution_steps(cut: Segmented, attributions: Sequence[Attribution]) -> Iterator[Step]:
    """The attributions of a text, then the words of saying that none of them has taken for its cue."""
    for attribution in attributions:
        yield _fired(cut, attribution)
    cues = sorted(a.cue for a in attributions if a.cue is not None)
    free = vocabulary(cut.language, "attribution").get("order") == "free"
    verbs = sayings(cut.language).verbs if free else lexicon(cut.language).verbs
    for i in [i for i, word in enumerate(cut.lower) if word in verbs]:
        start, end = span(cut, i, i + 1)
        if not any(first < end and start < stop for first, stop in cues):
            reason = "a word of saying, but no voice and no words of theirs were found beside it"
            yield Step("attribution", "abstained", "cue", start, end, reason=reason)


def _fired(cut: Segmented, attribution: Attribution) -> Step:
    spans = [span for span in (attribution.cue, attribution.source, *attribution.content) if span is not None]
    start, end = spans[0] if spans else (0, 0)
    told = {
        "source": None if attribution.source is None else cut.text[slice(*attribution.source)],
        "content": " … ".join(cut.text[slice(*content)] for content in attribution.content),
        "channel": attribution.channel,
        "modality": attribution.modality,
        "asserts": attribution.asserts,
    }
    rule = "quotation" if attribution.quoted else "cue"
    return Step("attribution", "fired", rule, start, end, made={name: value for name, value in told.items() if value is not None})
