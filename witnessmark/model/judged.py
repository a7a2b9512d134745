"""How decisions and verdicts read in a sentence."""

from collections.abc import Sequence
from datetime import datetime

from msgspec import UNSET
from msgspec.structs import asdict

from witnessmark.model.decision import Decision, Seen, Verdict, referred, undone

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
SHOWN = 4  # of the places a decision names; the entry itself has all of them
NAMES = {"low": "the least number", "high": "the greatest number", "who": "group", "age_group": "age", "quantifier": "said as"}
GROUPS = {"any": "people"}


def on_day(when: str) -> str:
    """`on 4 May 2031`; the text itself where it is no date."""
    try:
        day = datetime.fromisoformat(when)
    except ValueError:
        return f"({when})"
    return f"on {day.day} {MONTHS[day.month - 1]} {day.year}"


def signed(by: Verdict | Decision) -> str:
    """`Olha Kit on 4 May 2031: the caption is of another street`, without a full stop."""
    return f"{by.who} {on_day(by.when)}: {reason(by)}"


def reason(by: Verdict | Decision) -> str:
    """Why, on one line and without its full stop."""
    return " ".join(by.why.split()).rstrip(".")


def sentence(decision: Decision) -> str:
    """Who judged what, when and why."""
    return f"{decision.who} {on_day(decision.when)} {what(decision)}: {reason(decision)}."


def told(decision: Decision, decisions: Sequence[Decision]) -> list[str]:
    """A decision as lines of text, with whether it was taken back and what of it finds nothing now."""
    lines = [f"{decision.id}. {sentence(decision)}"]
    back = undone(decisions).get(decision.id)
    if back is not None:
        lines.append(f"   Taken back by {signed(back)} (decision {back.id}).")
    elif decision.undone is not None:
        lines.append(f"   Taken back {on_day(decision.undone)}.")
    return lines if decision.lost is None else [*lines, f"   Finds nothing now: {decision.lost}."]


def what(decision: Decision) -> str:
    """What was judged, as the predicate of a sentence."""
    places = [_place(subject, seen) for subject, seen in zip(decision.subject, (*decision.seen, *[Seen()] * len(decision.subject)), strict=False)]
    if decision.judgement in ("same", "different"):
        return _alike(decision, places)
    match decision.judgement:
        case "accept":
            return f"checked the reading of {_listed(places)}"
        case "reject":
            return f"set aside {_listed(places)}"
        case "correct":
            return f"corrected {_listed(places)} to {_correction(decision)}"
        case "override":
            count = f"the count of {GROUPS.get(decision.group or 'any', decision.group)} {decision.outcome}{_in(decision)}"
            return f"gave grade {decision.value} to {count}, which rests on {_listed(places)}"
        case _:
            return f"took back decision {_listed(decision.subject)}"


def _alike(decision: Decision, places: Sequence[str]) -> str:
    same = decision.judgement == "same"
    if decision.about == "document":
        return (
            f"judged one of {_listed(decision.subject)} to be a {decision.value or 'copy'} of the other"
            if same
            else f"cut the copy link between {_listed(decision.subject)}"
        )
    if decision.about == "telling":
        titles = _listed([f"“{title}”" for title in decision.titles]) if decision.titles else "these"
        if same:
            return f"judged that {titles} are one event, as told by {_listed(places)}"
        return f"judged that {_listed(places[1:])} {'tells' if len(places) == 2 else 'tell'} of another event than {places[0]}{_in(decision)}"
    return f"judged {_listed(places)} to be {'one person or body' if same else 'two people or bodies'}"


def _in(decision: Decision) -> str:
    return f" in “{decision.titles[0]}”" if decision.titles else ""


def _place(subject: str, seen: Seen) -> str:
    """`“9 people” (killed, in wire:12)`; the reference itself where nothing was noted."""
    found = referred(subject)
    if found is None or seen.quote is None:
        return subject
    told = [word for word in (seen.outcome or (seen.kind if seen.kind != "casualty" else None),) if word is not None]
    return f"“{' '.join(seen.quote.split())}” ({', '.join([*told, f'in {found[0]}'])})"


def _correction(decision: Decision) -> str:
    """`9 to 12, outcome injured`; a bound that was not given stays as it was read."""
    correction = asdict(decision.correction) if decision.correction is not None else {}
    said = {name: value for name, value in correction.items() if value is not UNSET}
    if "speaker" in said:
        said["speaker"] = decision.value or said["speaker"] or "the text itself"
    number = [_number(said.pop("low"), said.pop("high"))] if said.keys() >= {"low", "high"} else []
    if number:
        said.pop("quantifier", None)
    told = [f"{NAMES.get(name, name)} {'open' if value is None else value}" for name, value in said.items()]
    return ", ".join([*number, *told]) or "nothing"


def _number(low: int | None, high: int | None) -> str:
    if low is None:
        return "an unknown number" if high is None else f"up to {high:,}"
    return f"at least {low:,}" if high is None else f"{low:,}" if low == high else f"{low:,} to {high:,}"


def _listed(names: Sequence[str]) -> str:
    """ "A", "A and B", "A, B and C"; of many the first few and how many more."""
    shown = list(names) if len(names) <= SHOWN else [*names[: SHOWN - 1], f"{len(names) - SHOWN + 1} more"]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}" if shown else "nothing"
