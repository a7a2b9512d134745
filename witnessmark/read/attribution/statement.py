"""A statement while it is being found."""

from dataclasses import dataclass, field
from typing import Literal

from witnessmark.read.attribution.contents import Field
from witnessmark.read.attribution.cues import Modality
from witnessmark.read.attribution.name_lists import Phrase

Order = Literal["after", "before"]


@dataclass
class Statement:
    """A cue with its voice and its words, while they are being found. Ranges are of words."""

    cue: tuple[int, int]
    lemma: str
    frame: str
    modality: Modality
    source: Phrase | None
    order: Order
    sentence: tuple[int, int]
    content: list[tuple[int, int]] = field(default_factory=list)
    conjoined: bool = False
    open_colon: bool = False
    inverted: bool = False
    unasserted: bool = False
    limit: int = 0
    start: int | None = None
    where: Field | None = None
    carriers: list[Phrase] = field(default_factory=list)
