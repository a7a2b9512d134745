"""`witnessmark why`: which statement set each bound of a tally, what was set aside and why, in plain words."""

from collections.abc import Iterator, Mapping

from witnessmark.model.counted import Counted
from witnessmark.model.incident import Incident
from witnessmark.model.judged import signed
from witnessmark.model.quote import Quote
from witnessmark.model.tally import FLAGS, GRADES, Row, Tally
from witnessmark.reconcile.naming import OUTCOMES, number_in_words, people

HEADINGS = (
    ("Sets the floor", ("sets_floor",)),
    ("Sets the top", ("sets_top",)),
    ("Agrees, and changes no bound", ("consistent",)),
    ("Weaker evidence, which can widen what was reported and not what is supported", ("weak",)),
    ("Denied by", ("denied",)),
    ("Set aside, each with its reason", ("superseded", "not_comparable")),
)


def why(incident: Incident, outcome: str, quotes: Mapping[tuple[str, str], Quote]) -> str:
    """The reasons of every tally of an outcome, as text to print. `quotes` are the words of a claim, and where they stand, by (doc_id, claim id)."""
    tallies = [tally for tally in incident.tallies if tally.outcome == outcome]
    if not tallies:
        return f"{incident.title}\n\nNobody counts people {OUTCOMES.get(outcome, outcome)} in this incident; that is unknown, not zero.\n"
    parts = [incident.title, *("\n".join(_tally(tally, quotes)) for tally in tallies), *_contradictions(incident, outcome)]
    return "\n\n".join(parts) + "\n"


def _tally(tally: Tally, quotes: Mapping[tuple[str, str], Quote]) -> Iterator[str]:
    low = tally.supported.low
    unsure = low == 0 and tally.supported.high is None
    head = "unknown" if low is None else "no least number is sure" if unsure else number_in_words(low, tally.supported.high)
    yield f"{people(tally.who).capitalize()} {OUTCOMES[tally.outcome]}: {head}"
    yield f"Grade {tally.grade}{''.join(tally.flags)}: {'; '.join([GRADES[tally.grade], *(FLAGS[flag] for flag in tally.flags)])}."
    if tally.override is not None:
        given = "confirmed" if tally.override.value == tally.grade else "instead, given"
        yield f"Grade {tally.override.value} {given} by {signed(tally.override)}."
    yield tally.reason
    for heading, effects in HEADINGS:
        rows = [row for row in tally.rows if row.effect in effects]
        if rows:
            yield f"\n{heading}:"
            for row in rows:
                yield from _row(row, quotes)
    if tally.conventions and tally.who == "any":
        yield "\nBy each method of counting:"
        yield from map(_by_method, tally.conventions)


def _by_method(c: Counted) -> str:
    """One line: the method's number and word, why, and how it splits the number where it does."""
    if c.low is None:
        return f"- {c.title}: {c.reason}"
    word = f" ({c.status.word})" if c.status.word is not None else ""
    best = f", best {c.best:,}" if c.best is not None and (c.low, c.high) != (c.best, c.best) else ""
    return f"- {c.title}: {number_in_words(c.low, c.high)}{best}{word}. {c.reason}{f' {c.status.reason}' if word else ''}"


def _row(row: Row, quotes: Mapping[tuple[str, str], Quote]) -> Iterator[str]:
    """The row's reason, then the words behind it: one line a report, for copies count once however many they are."""
    yield f"- {row.reason}"
    words: dict[str, dict[str, None]] = {}
    for doc, claim in row.claims:
        if (doc, claim) in quotes:
            quote = quotes[doc, claim]
            words.setdefault(doc, {})[f"“{' '.join(quote.words.split())}” ({', '.join(filter(None, (claim, quote.place)))})"] = None
    if len(words) > 1:
        yield f"    The same words in {len(words)} reports, which count once:"
    for doc, said in words.items():
        yield f"    {doc}: {', '.join(said)}"


def _contradictions(incident: Incident, outcome: str) -> Iterator[str]:
    """What cannot all be right, what only looks like it, and what the accused say."""
    for heading, found in (("Contradictions", incident.contradictions), ("Differences that contradict nothing", incident.explained)):
        told = list(dict.fromkeys(f"- {c.reason}" for c in found if c.outcome in (outcome, None)))
        if told:
            yield "\n".join([f"{heading}:", *told])
    positions = [f"- {position.reason}" for position in incident.positions]
    if positions:
        yield "\n".join(["Who is said to have done it, and what they say:", *positions, *(f"- {c.reason}" for c in incident.contested)])
