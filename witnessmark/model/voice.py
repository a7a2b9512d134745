"""A voice: a person or body that asserts, or of whom something is said."""

from typing import Literal, TypeAlias

from witnessmark.model.base import Model, Span

VoiceKind: TypeAlias = Literal["official", "military", "police", "rescuer", "medic", "ngo", "un", "media", "analyst", "witness", "victim", "other"]


class Link(Model, frozen=True, kw_only=True):
    """Why one mention was taken for this voice: the rule that joined it, and one sentence for a person.

    The mention is `[start, end)` of the document; a decision that says it is somebody else's cuts it off.
    """

    start: int
    end: int
    rule: Literal["same_name", "spelling", "surname", "inflected", "body", "abbreviation", "role", "pronoun", "decision"]
    reason: str


class Voice(Model, frozen=True, kw_only=True):
    """One person or body, over all spellings and later mentions in a document.

    `name` is the fullest form said. `kind` is the role, whatever the person is: an anonymous official is kind official
    with `anonymous`; Human Rights Watch is kind ngo with `is_body`. `protected` is true for witnesses, victims, minors,
    anonymous sources and anybody without a public role; in doubt, true.
    `links` say why each mention but the first is of this voice.
    Between read and resolve a voice is a single mention (one span, its surface words as the name).
    """

    id: str
    name: str
    latin: str | None = None
    variants: tuple[str, ...] = ()
    role: str | None = None
    organisation: str | None = None
    kind: VoiceKind = "other"
    is_body: bool = False
    side: str | None = None
    anonymous: bool = False
    protected: bool = True
    spans: tuple[Span, ...] = ()
    links: tuple[Link, ...] = ()


class Attribution(Model, frozen=True, kw_only=True):
    """Who says what, in whose words. `source`, `cue` and each `content` are spans; `quoted` is true where any part of
    the content stands in quotation marks. `speaker` is a voice's id, null where nobody is named. `via` are the voices
    that passed it on, nearest the speaker first; `channel` is the medium. `modality` is what the cue adds: denied,
    possible or forecast. `asserts` is false where the cue puts nothing forward as true (asks, wants, orders, condemns):
    what its content presupposes is the text's own word.
    """

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    quoted: bool
    speaker: str | None = None
    via: tuple[str, ...] = ()
    channel: str | None = None
    modality: Literal["stated", "denied", "possible", "forecast"] = "stated"
    asserts: bool = True
