"""What a dry run shows: each document with what would become of it, and how many of each."""

from collections import Counter
from collections.abc import Iterable, Iterator

from witnessmark.cli.output import Format, emit
from witnessmark.cli.summary import FINE, SOME_SKIPPED
from witnessmark.cli.terminal import say
from witnessmark.errors import SkipItem
from witnessmark.model.planned import Planned

WORDS = {"create": "to create", "update": "to update", "unchanged": "unchanged", "refuse": "refused"}


def show_plan(planned: Iterable[Planned | SkipItem], format: Format | None) -> int:
    """Prints them as they come, remarks in passing; returns the exit status: 3 where something would be refused."""
    counts: Counter[str] = Counter()
    emit(_counted(planned, counts), format, "planned")
    told = ", ".join(f"{counts[action]} {word}" for action, word in WORDS.items() if counts[action])
    say(f"{told or 'nothing to read'}; nothing was changed.")
    return SOME_SKIPPED if counts["refuse"] else FINE


def _counted(planned: Iterable[Planned | SkipItem], counts: Counter[str]) -> Iterator[Planned]:
    for each in planned:
        if isinstance(each, SkipItem):
            say(f"note: {each}")
        else:
            counts[each.action] += 1
            yield each
