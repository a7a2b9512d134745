"""What a dry run shows: what would become of one document."""

from typing import Literal, TypeAlias

from witnessmark.model.base import Model

Action: TypeAlias = Literal["create", "update", "unchanged", "refuse"]


class Planned(Model, frozen=True, kw_only=True):
    """What would become of one document of a file: `fields` are those that an update changes, `reason` is why it would be refused.

    `doc_id` is null where a row or a file could not be read as a document at all.
    """

    action: Action
    file: str
    doc_id: str | None = None
    title: str | None = None
    fields: tuple[str, ...] = ()
    reason: str | None = None
