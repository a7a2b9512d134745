"""A district's count that is its source's newer count of the whole event."""

from collections.abc import Sequence

from msgspec.structs import replace

from witnessmark.reconcile.common import Statement
from witnessmark.reconcile.moments import order


def with_wholes(statements: Sequence[Statement]) -> list[Statement]:
    """The statements, with the scope of those changed that count in the one place where everybody died or was hurt.

    An official counts nine in the town, and two days later twelve in a district of it. A part is never more than its whole, so
    where the later number is the greater one and no source counts in another place of that size, the district is where the event
    was: what this source counts there is its count of the event, and the newer one replaces the older. In every other case a
    district's number stays a part.
    """
    meant = {(s.root, _at(s)) for s in statements if _outgrown(s, statements) and not _elsewhere(s, statements)}
    return [replace(s, scope="event") if _in_place(s) and (s.root, _at(s)) in meant else s for s in statements]


def _outgrown(s: Statement, statements: Sequence[Statement]) -> bool:
    """Whether a count in a part is greater than what its root said before of the whole."""
    return _in_place(s) and _countable(s) and any(_whole(o, s) and s.low > max(o.low, o.high or 0) for o in statements)


def _whole(o: Statement, s: Statement) -> bool:
    same = (o.root, o.outcome, o.groups) == (s.root, s.outcome, s.groups)
    return same and o.scope in ("event", "unknown") and _countable(o) and o.timed and order(o.asserted) < order(s.asserted)


def _countable(s: Statement) -> bool:
    plain = s.numeric and s.low > 0 and s.modality == "stated" and s.zero is None and s.relation in ("total", "revision")
    return plain and s.part_of is None and not (s.individual or s.joint or s.rhetoric) and s.asserted is not None


def _elsewhere(s: Statement, statements: Sequence[Statement]) -> bool:
    """Whether anybody counts in another place of this size."""
    return any(_in_place(o) and _size(o) == _size(s) and _at(o) != _at(s) for o in statements)


def _in_place(s: Statement) -> bool:
    return s.scope == "part" and s.place is not None and s.place.gazetteer_id is not None


def _at(s: Statement) -> str | None:
    return s.place.gazetteer_id if s.place is not None else None


def _size(s: Statement) -> str | None:
    return s.place.precision if s.place is not None else None
