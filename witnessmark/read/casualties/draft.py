"""A casualty claim before it has an id."""

from msgspec import Struct

from witnessmark.model.claim import Modality, Zero
from witnessmark.model.count import Outcome
from witnessmark.read.groups.group import Group


class Draft(Struct, frozen=True):
    """A group, what happened, and which rule said so; `part_of` is an index of the drafts."""

    group: Group
    outcome: Outcome
    rule: str
    modality: Modality
    part_of: int | None = None
    zero: Zero | None = None
