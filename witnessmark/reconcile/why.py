"""`witnessmark why`: which statement set each bound of a tally, what was set aside and why, in plain words."""

from collections.abc import Iterator, Mapping

from witnessmark.model.counted import Counted
from witnessmark.model.incident import Incident
from witnessmark.model.judged import signed
from witnessmark.model.tally import FLAGS, GRADES, Row, Tally
from witnessmark.reconcile.naming import OUTCOMES, number_in_words, people

HEADINGS = (
    ("Sets the floor", ("sets_floor",)),
    ("Sets the top", ("sets_top",)),
    ("Agrees", ("consistent",)),
    ("Weaker evidence", ("weak",)),
    ("Denied by", ("denied",)),
    ("Set aside", ("superseded", "not_comparable")),
)


def why(incident: Incident, outcome: str, quotes: Mapping[tuple[str, str], str]) -> str:
    """The reasons of every tally of an outcome, as text to print. `quotes` are the words of a claim by (doc_id, claim id)."""
    tallies = [tally for tally in incident.tallies if tally.outcome == outcome]
    if not tallies:
        return f"{incident.title}\n\nNobody counts people {OUTCOMES.get(outcome, outcome)} in this incident; that is unknown, not zero.\n"
    parts = [incident.title, *("\n".join(_tally(tally, quotes)) for tally in tallies), *_contradictions(incident, outcome)]
    return "\n\n".join(parts) + "\n"


def _tally(tally: Tally, quotes: Mapping[tuple[str, str], str]) -> Iterator[str]:
    low = tally.supported.low
    nothing = low is None or (low == 0 and tally.supported.high is None)
    head = "unknown" if low is None or nothing else number_in_words(low, tally.supported.high)
    yield f"{people(tally.who).capitalize()} {OUTCOMES[tally.outcome]}: {head}"
    yield f"Grade {tally.grade}{''.join(tally.flags)}: {'; '.join([GRADES[tally.grade], *(FLAGS[flag] for flag in tally.flags)])}."
    if tally.override is not None:
        yield f"Grade {tally.override.value} instead, given by {signed(tally.override)}."
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


def _row(row: Row, quotes: Mapping[tuple[str, str], str]) -> Iterator[str]:
    yield f"- {row.reason}"
    for key in row.claims:
        if key in quotes:
            yield f"    {key[0]} {key[1]}: “{' '.join(quotes[key].split())}”"


def _contradictions(incident: Incident, outcome: str) -> Iterator[str]:
    found = [c for c in incident.contradictions if c.outcome in (outcome, None)]
    if found:
        yield "\n".join(["Contradictions:", *(f"- {c.reason}" for c in found)])
