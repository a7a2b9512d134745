"""How a verdict reads in a sentence."""

from datetime import datetime

from witnessmark.model.decision import Verdict

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


def on_day(when: str) -> str:
    """`on 4 May 2031`; the text itself where it is no date."""
    try:
        day = datetime.fromisoformat(when)
    except ValueError:
        return f"({when})"
    return f"on {day.day} {MONTHS[day.month - 1]} {day.year}"


def signed(verdict: Verdict) -> str:
    """`Olha Kit on 4 May 2031: the caption is of another street`, without a full stop."""
    return f"{verdict.who} {on_day(verdict.when)}: {' '.join(verdict.why.split()).rstrip('.')}"
