"""A statement while it is being found."""

from dataclasses import dataclass, field

from witnessmark.read.attribution.free_order.noun_phrases import Phrase
from witnessmark.read.attribution.free_order.verbs import Modality


@dataclass
class Statement:
    """Words `cue` that hand `content` to a voice. Ranges are of words; `rule` names what found it.

    `asserts` is false where nothing is put forward as true; `carriers` passed it on, nearest the speaker first.
    """

    cue: tuple[int, int]
    rule: str
    source: Phrase | None
    sentence: tuple[int, int]
    content: list[tuple[int, int]] = field(default_factory=list)
    modality: Modality = "stated"
    asserts: bool = True
    carriers: list[Phrase] = field(default_factory=list)
    clause: tuple[int, int] = (0, 0)
