"""What is not as it should be in a case, and what could not be checked."""

from typing import Literal, TypeAlias

from witnessmark.model.base import Model

Code: TypeAlias = Literal[
    "log_missing",
    "log_torn",
    "log_damaged",
    "reordered",
    "damaged",
    "missing",
    "added",
    "unreadable",
    "unfinished",
    "not_erased",
    "text_missing",
    "text_damaged",
    "text_added",
    "decision_changed",
    "decision_missing",
    "decision_added",
    "decision_reordered",
    "store_changed",
    "checkpoint_missing",
    "checkpoint_torn",
    "checkpoint_wrong",
    "checkpoint_refused",
    "key_wrong",
    "timestamp_missing",
    "timestamp_wrong",
    "anchor_wrong",
]


class Finding(Model, frozen=True, kw_only=True):
    """One thing that is not as the log says. `subject` is the file or the log line, `reason` one sentence."""

    code: Code
    subject: str
    reason: str


class Unchecked(Model, frozen=True, kw_only=True):
    """One thing that could not be checked here, so that nothing is said of it. `subject` is what it is, `reason` one sentence."""

    subject: str
    reason: str
