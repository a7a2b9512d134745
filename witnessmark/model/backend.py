"""A reading backend: which model was asked, and what became of what it proposed."""

import msgspec

from witnessmark.model.base import Model

# Seconds; a small model on a plain processor needs this for one passage.
TIMEOUT = 60.0


class BackendSettings(Model, frozen=True, kw_only=True):
    """Which model is asked, and how. `name` is the file of `read/backends/`, `model` what that backend calls its model.

    `endpoint` is the address of a server, for backends that have one. `key_variable` is the environment variable that
    holds the key: the key itself is never a setting, never stored and never printed. `timeout` is in seconds, for one
    whole answer.
    """

    name: str
    model: str
    endpoint: str | None = None
    key_variable: str | None = None
    timeout: float = TIMEOUT

    @property
    def label(self) -> str:
        """`spacy:uk_core_news_sm`, as a person asks for it."""
        return f"{self.name}:{self.model}"


class BackendUse(Model, frozen=True, kw_only=True):
    """What a model proposed for one document. `proposed` is `accepted` plus all that was refused, by reason.

    `failed` says in one line why there is no answer, or only a part of one; what the rules read stands all the same.
    """

    backend: str
    proposed: int = 0
    accepted: int = 0
    refused: dict[str, int] = msgspec.field(default_factory=dict)
    failed: str | None = None
