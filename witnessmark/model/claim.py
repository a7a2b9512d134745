"""A claim: one statement, in one voice, at exact offsets."""

from typing import ClassVar, Literal, TypeAlias

from witnessmark.model.base import Model
from witnessmark.model.count import Outcome, Quantifier, Who

Modality: TypeAlias = Literal["stated", "denied", "possible", "forecast"]
Scope: TypeAlias = Literal["event", "part", "cumulative", "period", "unknown"]
Relation: TypeAlias = Literal["total", "increment", "revision", "retraction", "ordinal"]
Zero: TypeAlias = Literal["asserted", "no_report"]
Basis: TypeAlias = Literal["footage", "remnants", "statement"]


class Claim(Model, tag_field="kind", frozen=True, kw_only=True):
    """What all claims share. `text[start:end] == quote`, always.

    `speaker` and `via` are ids of the reading's people: the innermost voice, then the voices between it and the text,
    nearest the speaker first; null and empty where the text itself says it. `channel` is the medium (Telegram, TV),
    never a voice. `places` are indices into the reading's places, `time` into its times. `rule` names what fired.
    """

    kind: ClassVar[str]
    id: str
    start: int
    end: int
    quote: str
    rule: str
    speaker: str | None = None
    via: tuple[str, ...] = ()
    channel: str | None = None
    modality: Modality = "stated"
    places: tuple[int, ...] = ()
    time: int | None = None
    scope: Scope = "unknown"


class Casualty(Claim, tag="casualty", frozen=True, kw_only=True):
    """A number of people with one outcome. `low` and `high` are what the words allow (see Count).

    `part_of` is the id of the claim of which this is a stated part. `zero` is null unless the number is 0: asserted
    ("no one was hurt") or no_report ("no reports of casualties"), which never becomes a 0 in a range.
    `sex` and `age_group` are null where they were not said. `named` is true where the words give no number but name or
    describe people one by one ("a welder", "Ivo Halas and his son"), so that `low` is how many they are.
    """

    kind = "casualty"
    outcome: Outcome
    low: int | None
    high: int | None
    quantifier: Quantifier
    who: Who = "unknown"
    part_of: str | None = None
    relation: Relation = "total"
    zero: Zero | None = None
    sex: Literal["female", "male"] | None = None
    age_group: Literal["child", "adult", "elderly"] | None = None
    named: bool = False


class Attack(Claim, tag="attack", frozen=True, kw_only=True):
    """That something was attacked. `attack_type` and `target_type` are words of the vocabulary; the actor is alleged."""

    kind = "attack"
    attack_type: str | None = None
    target_type: str | None = None
    alleged_actor: str | None = None


class WeaponUse(Claim, tag="weapon", frozen=True, kw_only=True):
    """That a weapon was used or seen. `weapon` is an id of the weapons table, or null where only a class was said."""

    kind = "weapon"
    weapon: str | None = None
    basis: Basis = "statement"


class Damage(Claim, tag="damage", frozen=True, kw_only=True):
    """An object hit or destroyed; `extent` is damaged, destroyed or null."""

    kind = "damage"
    object: str | None = None
    extent: str | None = None


class Control(Claim, tag="control", frozen=True, kw_only=True):
    """Who held, took or lost a place; `change` is took, lost, held or contested."""

    kind = "control"
    actor: str | None = None
    change: str | None = None


class Measure(Claim, tag="measure", frozen=True, kw_only=True):
    """A curfew, an evacuation, a corridor, a blackout, an alert."""

    kind = "measure"
    measure: str | None = None


class Footage(Claim, tag="footage", frozen=True, kw_only=True):
    """That a photo or a video exists and what it shows; `verified_by` is who says they checked it."""

    kind = "footage"
    media_type: str | None = None
    shows: str | None = None
    verified_by: str | None = None


class Characterisation(Claim, tag="characterisation", frozen=True, kw_only=True):
    """A legal or moral label somebody gives ("war crime"). The program repeats it as theirs and never gives one."""

    kind = "characterisation"
    label: str | None = None


class Forecast(Claim, tag="forecast", frozen=True, kw_only=True):
    """What somebody expects to happen."""

    kind = "forecast"


AnyClaim: TypeAlias = Casualty | Attack | WeaponUse | Damage | Control | Measure | Footage | Characterisation | Forecast
