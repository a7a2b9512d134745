"""The contract of a reading backend: it gets a text and proposes casualty claims. Nothing it says is trusted."""

import functools
from collections.abc import Callable, Mapping, Sequence
from typing import Protocol, TypeAlias

from msgspec import UNSET, UnsetType

from witnessmark.errors import BadExtension
from witnessmark.model.backend import BackendSettings
from witnessmark.model.base import Model, Span
from witnessmark.model.claim import Modality
from witnessmark.model.count import Outcome, Who
from witnessmark.plugins import members

PACKAGE = "witnessmark.read.backends"


class Proposed(Model, frozen=True, kw_only=True):
    """One casualty claim as a model gives it, before anybody has looked for it in the text.

    `quote` is the count phrase in the text's own words, `before` the few words in front of it, which tell one occurrence
    from another. Offsets are not asked for: models get them wrong. `low` and `high` are unset where the model gives no
    number of its own and takes the words as they are.
    """

    quote: str
    outcome: Outcome
    before: str = ""
    low: int | UnsetType | None = UNSET
    high: int | UnsetType | None = UNSET
    who: Who = "unknown"
    modality: Modality = "stated"


class Proposals(Model, frozen=True, kw_only=True):
    """What one answer about one passage of a text proposes. `malformed` counts its entries that are no claim at all.

    `within` is the passage that was asked about: nothing is looked for outside it. `failed` says why the answer is
    missing; other passages of the same text may have theirs.
    """

    within: Span
    claims: tuple[Proposed, ...] = ()
    malformed: int = 0
    failed: str | None = None


Ask: TypeAlias = Callable[[str, str], Sequence[Proposals]]
"""Asks a model about a text in a language (its code). What goes wrong with the answer is in the answer, never an error."""


class Backend(Protocol):
    """One kind of model; each file of `backends/` defines one as BACKEND. NAME is its file's name, TITLE is for people."""

    NAME: str
    TITLE: str

    def leaves(self, settings: BackendSettings) -> str:
        """One sentence that says what leaves this machine, and for which host.

        Settings that cannot be used stop the run here, before anything is sent. Contacts nobody.
        """

    def open(self, settings: BackendSettings) -> Ask:
        """Makes ready to ask; a library or a pipeline that is not installed stops the run with the line that installs it."""


@functools.cache
def backends() -> Mapping[str, Backend]:
    """All backends, by name."""
    return {each.NAME: each for each in members(PACKAGE, "BACKEND").values()}


def backend_of(settings: BackendSettings) -> Backend:
    """The backend the settings name; one that is not there is an error that lists those that are."""
    known = backends()
    if settings.name not in known:
        raise BadExtension(f"there is no reading backend {settings.name!r}; there are: {', '.join(known)}")
    return known[settings.name]
