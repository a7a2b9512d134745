"""Whether the same people were civilians or fighters, where one says the one and another the other."""

from collections.abc import Sequence

from msgspec.structs import replace

from witnessmark.reconcile.common import Statement
from witnessmark.reconcile.naming import in_words, root_name
from witnessmark.reconcile.positions import is_party

SIDES = {"civilian": "combatant", "combatant": "civilian"}
STATUS = {"civilian": "civilians", "combatant": "fighters"}
CLOSED = ("exact", "up_to", "fewer_than", "range")
FEW = 3  # smaller numbers are equal by chance
DISPUTED = "disputed"  # the mark a statement bears, among the names of the rules that fired


def with_disputes(statements: Sequence[Statement], who: str, all_said: Sequence[Statement], accused: Sequence[str]) -> list[Statement]:
    """The statements that bear on civilians or on fighters; where named voices dispute the status of the same people, the floor is 0.

    The number of people is not in dispute, so the tally of any is untouched. That the dead were fighters, said by the accused
    party alone, is context and no evidence beside anybody who counts civilians: it counts nobody and takes nothing from them.
    """
    other = SIDES.get(who)
    if other is None:
        return list(statements)
    rivals = [s for s in all_said if s.groups == (other,) and _counts(s)]
    return [_disputed(s, who, rivals, all_said, accused) for s in statements]


def _counts(s: Statement) -> bool:
    return s.effect is None and s.counted and not s.tentative and s.numeric and s.low > 0 and s.modality == "stated"


def _takes_part(s: Statement) -> bool:
    return _counts(s) and not s.root.startswith(("publisher:", "anonymous:"))


def _disputed(s: Statement, who: str, rivals: Sequence[Statement], said: Sequence[Statement], accused: Sequence[str]) -> Statement:
    if s.groups != (who,) or not _takes_part(s):
        return s
    against = [o for o in rivals if _of_the_same(s, o, said)]
    if who == "combatant" and against and _is_accused(s, accused):
        note = "It is the word of the party accused of the attack alone: that is context, not evidence of who they were."
        return replace(s, counted=False, effect="not_comparable", notes=(*s.notes, note), fired=(*s.fired, DISPUTED))
    against = [o for o in against if _takes_part(o) and not (who == "civilian" and _is_accused(o, accused))]
    if not against:
        return s
    o = min(against, key=lambda o: (o.root, o.position, o.claims))
    said_of = f"{root_name(o.root)} counts {in_words(o)} of the same people as {STATUS[SIDES[who]]}"
    note = f"{said_of}: their status is in dispute, so the floor is 0 on both sides."
    return replace(s, low=0, notes=(*s.notes, note[0].upper() + note[1:]), fired=(*s.fired, DISPUTED))


def _is_accused(s: Statement, accused: Sequence[str]) -> bool:
    return any(is_party(actor, s.root_side, s.root) for actor in accused)


def _of_the_same(a: Statement, b: Statement, said: Sequence[Statement]) -> bool:
    """Whether two voices count the same people: more together than the greatest total has room for, or one number where no total is
    known, or a denial of the others. Who counts both civilians and fighters tells them apart, and disputes nothing.
    """
    if a.root == b.root or a.outcome != b.outcome or any(_counts_both(s.root, said) for s in (a, b)):
        return False
    if any(_denies(x, y, said) for x, y in ((a, b), (b, a))):
        return True
    totals = [s.top for s in said if not s.groups and _takes_part(s) and s.words in CLOSED and s.part_of is None and s.scope != "part"]
    return a.low + b.low > max(totals) if totals else a.low >= FEW and (a.low, a.top) == (b.low, b.top)


def _counts_both(root: str, said: Sequence[Statement]) -> bool:
    return {"civilian", "combatant"} <= {s.groups[0] for s in said if s.root == root and len(s.groups) == 1 and _takes_part(s)}


def _denies(a: Statement, b: Statement, said: Sequence[Statement]) -> bool:
    """Whether the root of the first denies that there were people of the second's status."""
    return any(s.root == a.root and s.groups == b.groups and (s.modality == "denied" or s.zero == "asserted") for s in said)
