"""What was known at a moment: the reports that were out by then."""

from collections.abc import Iterable

from witnessmark.model.reading import Reading
from witnessmark.reconcile.moments import moment


def known_at(readings: Iterable[Reading], as_of: str | None) -> list[Reading]:
    """The readings of what was published by a moment, all of them where none is given. What bears no date cannot be known to be
    earlier, and is left out.
    """
    limit = moment(as_of)
    return [r for r in readings if limit is None or ((then := moment(r.published)) is not None and then <= limit)]
