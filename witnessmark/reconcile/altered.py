"""Numbers that changed in copying: a copy has nothing of its own to say, so a number that only a copy has proves nothing.

The publisher of the original may correct or update its own report: that is a newer statement and no alteration.
"""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from witnessmark.model.evidence import Gathering
from witnessmark.reconcile.common import Statement
from witnessmark.reconcile.naming import in_words
from witnessmark.reconcile.statements import kind_of

ALTERED = "altered"  # the mark a statement bears, among the names of the rules that fired


def mark_altered(statements: Sequence[Statement], gathering: Gathering) -> list[Statement]:
    """The statements; those that stand only in a copy or translation whose original has another number are set aside.

    A rewrite may add what was learned since: its other number is tentative, and widens only what was reported.
    """
    group = {entry.doc_id: entry.group for entry in gathering.documents}
    derived = _derived(gathering)
    return [_marked(s, statements, group, derived) for s in statements]


def _derived(gathering: Gathering) -> Mapping[str, str]:
    """How each document relates to its original, where that is by another publisher."""
    publisher = {r.doc_id: r.publisher for r in gathering.readings}
    first = {e.group: publisher.get(e.doc_id) for e in gathering.documents if e.relation == "original"}
    copies = [e for e in gathering.documents if e.relation not in ("original", "independent")]
    return {e.doc_id: e.relation for e in copies if publisher.get(e.doc_id) is None or publisher.get(e.doc_id) != first.get(e.group)}


def _marked(s: Statement, statements: Sequence[Statement], group: Mapping[str, str], derived: Mapping[str, str]) -> Statement:
    docs = _documents(s)
    if s.individual or s.relation == "increment" or not docs <= derived.keys():
        return s
    groups = {group[doc] for doc in docs}
    source = next((o for o in statements if _differs(s, o) and any(group.get(d) in groups for d in _documents(o) - derived.keys())), None)
    if source is None:
        return s
    fired = (*s.fired, ALTERED)
    if "rewrite" in {derived[doc] for doc in docs}:
        note = f"It stands only in a rewrite of a report in which the same source gives {in_words(source)}: it may be newer, or a mistake in copying."
        return replace(s, tentative=True, notes=(*s.notes, note), fired=fired)
    note = f"It stands only in a copy of a report in which the same source gives {in_words(source)}; a number changed in copying does not count."
    return replace(s, counted=False, effect="not_comparable", notes=(*s.notes, note), fired=fired)


def _differs(s: Statement, o: Statement) -> bool:
    """Whether both speak of the same quantity in different numbers, and no document in both."""
    return kind_of(s) == kind_of(o) and (s.low, s.top) != (o.low, o.top) and not _documents(s) & _documents(o)


def _documents(s: Statement) -> set[str]:
    return {doc for doc, _ in s.claims}
