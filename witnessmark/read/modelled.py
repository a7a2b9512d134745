"""What a model adds to what the rules have read from a text."""

import functools
import os
from collections.abc import Sequence

from witnessmark.model.backend import BackendSettings, BackendUse
from witnessmark.model.claim import Casualty
from witnessmark.read.backends.common import Ask, backend_of
from witnessmark.read.grounding import Grounding
from witnessmark.read.segment import Segmented


def add_modelled(cut: Segmented, known: Sequence[Casualty], settings: BackendSettings) -> tuple[list[Casualty], BackendUse]:
    """The rules' claims, then those of the model that are found in the text, and what became of the rest.

    The rules come first: a model adds to what they read, and never replaces, corrects or removes it. Its claims bear the rule
    `model:<backend>:<model>`; their voices, places and times are read by our own layers, as for every claim.
    """
    grounding = Grounding(cut, known, f"model:{settings.label}")
    answers = opened(settings)(cut.text, cut.language)
    for proposals in answers:
        grounding.take(proposals)
    refused = {reason: count for reason, count in sorted(grounding.refused.items()) if count}
    use = BackendUse(
        backend=settings.label,
        proposed=len(grounding.claims) + sum(refused.values()),
        accepted=len(grounding.claims),
        refused=refused,
        failed=next((answer.failed for answer in answers if answer.failed is not None), None),
    )
    return [*known, *grounding.claims], use


def opened(settings: BackendSettings) -> Ask:
    """The backend made ready, once in a process: a connection must not be shared with the processes that this one starts."""
    return _opened(settings, os.getpid())


@functools.lru_cache(maxsize=1)
def _opened(settings: BackendSettings, process: int) -> Ask:
    return backend_of(settings).open(settings)
