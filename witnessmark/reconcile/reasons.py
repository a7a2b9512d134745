"""Why a number is what it is, in words: one sentence a row, one paragraph a tally."""

from collections.abc import Sequence

from witnessmark.model.base import Model
from witnessmark.model.tally import Range, Story
from witnessmark.reconcile.common import Statement, Target
from witnessmark.reconcile.denials import OF_THE_ATTACK
from witnessmark.reconcile.disputes import DISPUTED
from witnessmark.reconcile.moments import day_in_words
from witnessmark.reconcile.naming import OUTCOMES, in_words, listed, number_in_words, people, root_name
from witnessmark.reconcile.words import has_word

EFFECTS = {
    "sets_floor": "This sets the floor of the supported range.",
    "sets_top": "This sets the top of the supported range.",
    "consistent": "It agrees with the range and does not change it.",
    "weak": "It can widen what was reported, not what is supported.",
    "superseded": "It is kept as history and no longer counts.",
    "not_comparable": "It is listed and takes no part in the range.",
    "denied": "",
}
# Nouns that say already what happened: "three more bodies" were not killed, they were found.
OF_HARM = (
    *("bodies", "body", "corpses", "remains", "dead", "deaths", "death", "fatalities", "victims", "casualties"),
    *("wounded", "injured", "injuries", "wounds"),
)
LONGEST = 120  # characters of a quotation in a sentence; a list of names may be longer


class Summary(Model, frozen=True, kw_only=True):
    """What the paragraph of a tally tells."""

    target: Target
    supported: Range
    reported: Range
    stories: tuple[Story, ...]


def row_reason(s: Statement, supported: Range) -> str:
    """Who said what, when, and what it did."""
    said = f"{_capital(root_name(s.root))} {what_was_said(s)}{_when(s)}."
    parts = [said, *s.notes, _effect(s, supported)]
    return " ".join(part for part in parts if part)


def _effect(s: Statement, supported: Range) -> str:
    """What the statement did to the range; a lower floor says why it contradicts nobody."""
    if s.effect == "weak" and not s.counted:
        return ""
    if s.effect == "sets_floor" and s.strength == "weak":
        return "Nobody in a better position to know gives a number, so this sets the floor."
    if s.effect == "consistent" and s.counted and s.high is None and supported.low is not None and s.low < supported.low:
        return f"It gives {number_in_words(s.low, None)}, which {supported.low:,} does not contradict: both can be right."
    return EFFECTS[s.effect or "consistent"]


def paragraph(summary: Summary, statements: Sequence[Statement]) -> str:
    """The reason of a tally: what is supported and by whom, what is open and why, what else was said, what was set aside."""
    sentences = [
        _supported(summary, statements),
        _agreeing(statements),
        _disputed(summary, statements),
        _upper(summary, statements),
        _differing(summary),
        _weak(summary, statements),
        _set_aside(statements),
        _denials(statements),
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def _supported(summary: Summary, statements: Sequence[Statement]) -> str:
    low, high, target = summary.supported.low, summary.supported.high, summary.target
    counted = f"{people(target.who)} {OUTCOMES[target.outcome]}"
    if low is None or (low == 0 and high is None):
        return "" if _in_dispute(statements) else f"Nothing that was said supports a number of {counted}."
    floors = [s for s in statements if s.effect == "sets_floor"]
    names = listed([root_name(s.root) for s in floors])
    what = f"{number_in_words(low, high)} {people(target.who, low if high is None else high)} {OUTCOMES[target.outcome]}"
    if any(s.strength == "strong" for s in floors):
        return f"The sources support {what}: the floor of {low:,} comes from {names}."
    return f"Only weaker evidence gives a number, so it is unconfirmed: {what}. The floor of {low:,} comes from {names}."


def _agreeing(statements: Sequence[Statement]) -> str:
    """Who else in a position to know agrees: what they say is within the range and sets no bound."""
    floors = {s.root for s in statements if s.effect in ("sets_floor", "sets_top")}
    others = [root_name(s.root) for s in statements if s.effect == "consistent" and s.strength == "strong" and s.counted and s.root not in floors]
    return f"What {listed(others)} {'say' if len(set(others)) > 1 else 'says'} agrees with that." if others else ""


def _disputed(summary: Summary, statements: Sequence[Statement]) -> str:
    disputed = _in_dispute(statements)
    if not disputed:
        return ""
    said = listed([f"{in_words(s)} by {root_name(s.root)}" for s in disputed])
    return f"Whether these people were {people(summary.target.who)} is in dispute, so what is disputed ({said}) gives a floor of 0."


def _in_dispute(statements: Sequence[Statement]) -> list[Statement]:
    return [s for s in statements if DISPUTED in s.fired and s.counted]


def _upper(summary: Summary, statements: Sequence[Statement]) -> str:
    if not summary.supported.low and summary.supported.high is None:
        return ""
    if summary.supported.high is None:
        return "No source that can be relied on gives an upper limit that has settled, so the range stays open above."
    tops = [s for s in statements if s.counted and s.strength == "strong" and s.high == summary.supported.high] or [
        s for s in statements if s.high == summary.supported.high
    ]
    return f"The upper limit of {summary.supported.high:,} comes from {listed([root_name(s.root) for s in tops])}."


def _differing(summary: Summary) -> str:
    if len(summary.stories) < 2:
        return ""
    told = [f"{listed([root_name(r) for r in story.roots])}: {number_in_words(story.low, story.high)}" for story in summary.stories]
    return f"The sources cannot all be right; there are {len(told)} versions ({'; '.join(told)}), and the range spans them all."


def _weak(summary: Summary, statements: Sequence[Statement]) -> str:
    weak = [s for s in statements if s.effect == "weak" and s.counted]
    if not weak or summary.supported.low is None:
        return ""
    wider = [s for s in weak if s.top > (summary.supported.top or 0) or (s.high is not None and s.high < summary.supported.low)]
    said = listed([f"{root_name(s.root)} ({in_words(s)})" for s in wider])
    widening = f"{_capital(said)} {'are' if len(wider) > 1 else 'is'} weaker evidence, which widens what was reported." if wider else ""
    within = listed([root_name(s.root) for s in weak if s not in wider])
    agreeing = f"Weaker evidence by {within} lies within the range." if within else ""
    return f"{widening} {agreeing}".strip()


def _set_aside(statements: Sequence[Statement]) -> str:
    aside = [s for s in statements if s.effect in ("superseded", "not_comparable")]
    if not aside:
        return ""
    said = listed([f"{_own_words(s)} by {root_name(s.root)}" for s in aside])
    return f"Set aside: {said}; the reason stands with each."


def _own_words(s: Statement) -> str:
    """The number said; the words themselves where no least number follows from them."""
    return _number(s) if s.low == 0 and s.zero is None and s.words not in ("none", "exact", "up_to", "fewer_than") else in_words(s)


def _denials(statements: Sequence[Statement]) -> str:
    """What was denied, as it was denied: who says that nobody was hurt need not answer anybody."""
    told = [f"{root_name(s.root)} {what_was_said(s)}" for s in statements if s.effect == "denied"]
    return f"{_capital(listed(told))}; this is shown and changes no number." if told else ""


def what_was_said(s: Statement) -> str:
    """The predicate of a row's sentence: what was said, in its own words of number."""
    outcome = OUTCOMES[s.outcome]
    if s.zero == "no_report":
        return f"had no reports of anyone {outcome}"
    if s.zero == "asserted":
        return f"said that nobody was {outcome}"
    if s.rhetoric:
        return f"spoke of {_number(s)} {outcome}"
    if s.derived:
        return f"gave numbers that add up to {_number(s)} {outcome}"
    if s.modality == "stated" and has_word(s.quote, OF_HARM):
        return f"spoke of {_number(s)} ({outcome})"
    if OF_THE_ATTACK in s.fired:
        return f"denied the attack itself, and spoke in that of {_number(s)} {outcome}"
    verb = {"denied": "denied that", "possible": "said that possibly", "forecast": "expected that"}.get(s.modality, "said that")
    return f"{verb} {_number(s)} {'would be' if s.modality == 'forecast' else _be(s)} {outcome}"


def _number(s: Statement) -> str:
    """The words themselves; a sum that nobody said is given as a number."""
    words = " ".join(s.quote.split())
    if s.derived:
        return f"{number_in_words(s.low, s.high)} {people(s.groups[0] if s.groups else 'any')}"
    return f"“{words if len(words) <= LONGEST else words[:LONGEST].rsplit(' ', 1)[0] + ' …'}”"


def _be(s: Statement) -> str:
    return "was" if _one(s) else "were"


def _one(s: Statement) -> bool:
    return in_words(s) == "1"


def _when(s: Statement) -> str:
    return "" if s.asserted is None else f" ({day_in_words(s.asserted)})"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
