"""The sentence at the head of a page: what a careful editor would let stand.

It never says more than the supported range does: an open count is "at least", vague words stay the words ("dozens"), a count that
only weak sources give is called unconfirmed. Everything is "reported"; who contradicts or denies it is said in the same breath.
"""

from dataclasses import dataclass

from witnessmark.model.count import Outcome
from witnessmark.model.incident import Incident
from witnessmark.model.place import Place
from witnessmark.model.root import unnamed, with_article
from witnessmark.model.tally import Range, Row, Tally
from witnessmark.publish.dossier.material import Material, tally_of
from witnessmark.publish.dossier.plain import in_words, listed, plain_interval

OUTCOMES: tuple[Outcome, ...] = ("killed", "injured", "missing", "detained", "affected")
OUTCOME_WORDS = {"killed": "killed", "injured": "injured", "missing": "missing", "detained": "detained", "affected": "killed or injured"}
PEOPLE = {
    "any": ("person", "people"),
    "civilian": ("civilian", "civilians"),
    "combatant": ("combatant", "combatants"),
    "police": ("police officer", "police officers"),
    "child": ("child", "children"),
    "medic": ("medic", "medics"),
    "journalist": ("journalist", "journalists"),
    "female": ("woman or girl", "women and girls"),
    "male": ("man or boy", "men and boys"),
    "adult": ("adult", "adults"),
    "elderly": ("older person", "older people"),
    "woman": ("woman", "women"),
    "man": ("man", "men"),
    "girl": ("girl", "girls"),
    "boy": ("boy", "boys"),
}
SPEAKERS = {
    "official": "officials",
    "military": "the military",
    "police": "the police",
    "rescuer": "rescuers",
    "medic": "medics",
    "ngo": "rights and aid groups",
    "un": "the United Nations",
    "media": "news media",
    "analyst": "analysts",
    "witness": "witnesses",
    "victim": "survivors",
}
NOT_COUNTED = ("superseded", "not_comparable", "denied")


@dataclass(frozen=True)
class Piece:
    """A stretch of the headline; `anchor` leads to the words behind it."""

    text: str
    anchor: str | None = None


def headline(material: Material) -> tuple[Piece, ...]:
    """The headline of an incident in pieces; joined they are one sentence."""
    incident = material.incident
    tallies = main_tallies(incident)
    where = place_and_day(incident)
    if not tallies:
        return nothing_counted(material, where)
    pieces = clauses(material, tallies, where)
    pieces.append(Piece(tail(material, tallies) + "."))
    return capitalised(pieces)


def main_tallies(incident: Incident) -> list[Tally]:
    """One tally an outcome. A joint count of killed or injured is told where it is more than both have of their own."""
    found = [t for t in (tally_of(incident, outcome) for outcome in OUTCOMES) if t is not None and says_something(t)]
    own = [t for t in found if t.outcome != "affected"]
    apart = sum(t.supported.low or 0 for t in own if t.outcome in ("killed", "injured"))
    joint = next((t.supported.low or 0 for t in found if t.outcome == "affected"), 0)
    return own if joint <= apart and any(t.outcome in ("killed", "injured") for t in own) else found


def plain_headline(material: Material) -> str:
    return "".join(piece.text for piece in headline(material))


def says_something(tally: Tally) -> bool:
    """Whether there is a number to tell: a supported one, or one that is only possible; a cry that counts nobody is none."""
    return any(bound is not None for bound in (tally.supported.low, tally.supported.high, tally.reported.low, tally.reported.high))


def is_possible(tally: Tally) -> bool:
    """Whether the number is only what may have happened: nobody states it, so nothing supports it."""
    return tally.supported.low is None and tally.reported.low is not None


def place_and_day(incident: Incident) -> str:
    where = f" in {place_name(incident.place)}" if incident.place is not None else ""
    return f"{where} {plain_interval(incident.time, on='on')}".rstrip()


def place_name(place: Place) -> str:
    """A place as its name is written; a headline's capitals are not a spelling."""
    return place.name.title() if place.name.isupper() and len(place.name) > 3 else place.name


def nothing_counted(material: Material, where: str) -> tuple[Piece, ...]:
    nobody = [(tally, row) for tally in material.incident.tallies for row in tally.rows if says_nobody(material, row)]
    if nobody:
        names = listed(list(dict.fromkeys(speaking(material, row) for _, row in nobody))[:2])
        told = f"{names} said that nobody was {OUTCOME_WORDS[nobody[0][0].outcome]} in the attack{where}; no count was read."
        return (Piece(told[:1].upper() + told[1:], material.words_anchor(nobody[0][1])),)
    said = [claim for _, claim in material.claims.values() if getattr(claim, "zero", None) == "no_report"]
    if said:
        return (Piece(f"No casualties had been reported when the sources wrote about the attack{where}; that is not a count of none."),)
    return (Piece(f"No count of casualties could be read from the reports about the attack{where}."),)


def says_nobody(material: Material, row: Row) -> bool:
    """Whether a row says that there was nobody to count, without answering anybody who counts some."""
    ref = material.first_claim(row)
    claim = None if ref is None else material.claim(ref)
    return row.effect == "denied" and getattr(claim, "zero", None) == "asserted" and getattr(claim, "modality", None) == "stated"


def clauses(material: Material, tallies: list[Tally], where: str) -> list[Piece]:
    """`Unconfirmed: dozens of people were reported killed and at least three injured in … on …`."""
    weak = all(tally.grade == "D" for tally in tallies)
    out = [Piece("unconfirmed: ")] if weak else []
    for n, tally in enumerate(tallies):
        out += joint(n, len(tallies), n > 0 and tally.grade == "D" and not weak)
        out += clause(material, tally, tallies[n - 1] if n else None)
        if n == len(tallies) - 1 or not goes_on(tally, tallies[n + 1]):
            out.append(Piece(where))
            where = ""
    return out


def goes_on(before: Tally, tally: Tally) -> bool:
    """Whether the next outcome is of the same people, so that "34 injured" is enough."""
    return before.who == tally.who and not is_zero(before.supported) and not is_zero(tally.supported)


def joint(n: int, total: int, weaker: bool) -> list[Piece]:
    if n == 0:
        return []
    words = " and " if n == total - 1 else ", "
    return [Piece(words + ("by weaker accounts " if weaker else ""))]


def clause(material: Material, tally: Tally, before: Tally | None) -> list[Piece]:
    """`at least 11 people were reported killed`; after another clause on the same people `at least 30 injured`."""
    people = PEOPLE.get(tally.who, (f"{tally.who} person", f"{tally.who} people"))
    if is_zero(tally.supported):
        said = f"sources said that no {people[1] if tally.who != 'any' else 'one'} was {OUTCOME_WORDS[tally.outcome]}"
        return [Piece(said.replace(" was ", " were ") if tally.who != "any" else said, bound_anchor(material, tally))]
    words, single = amount(material, tally)
    words = f"possibly {words}" if is_possible(tally) else words
    of = " of" if words.lower().removeprefix("possibly ") in VAGUE_NOUNS else ""
    if before is not None and goes_on(before, tally):
        return [Piece(words, bound_anchor(material, tally)), Piece(f" {OUTCOME_WORDS[tally.outcome]}")]
    verb = "was" if single else "were"
    noun = people[0] if single else people[1]
    return [Piece(words, bound_anchor(material, tally)), Piece(f"{of} {noun} {verb} reported {OUTCOME_WORDS[tally.outcome]}")]


VAGUE_NOUNS = ("dozens", "scores", "hundreds", "thousands", "tens")


def is_zero(found: Range) -> bool:
    return found.low == 0 and found.high == 0


def amount(material: Material, tally: Tally) -> tuple[str, bool]:
    """The count in words and whether it is grammatically one. Vague words stay where no number stands behind the bound."""
    vague = vague_amount(material, tally)
    if vague is not None:
        return vague, False
    found = tally.reported if is_possible(tally) else tally.supported
    return range_words(found), found.low == 1 and found.high in (1, None)


def vague_amount(material: Material, tally: Tally) -> str | None:
    """The vague word that alone carries the supported range; null where a real number does."""
    counted = [row for row in tally.rows if row.effect not in NOT_COUNTED and not (tally.grade != "D" and row.strength == "weak")]
    if any(not material.is_vague(row) for row in counted):
        return None
    words = [word for word in map(material.vague_word, counted) if word is not None]
    return min(words, key=VAGUE_ORDER.index, default=None)


VAGUE_ORDER = ("several", "tens", "dozens", "scores", "hundreds", "thousands")


def range_words(found: Range) -> str:
    """`at least 11`, `nine`, `between nine and 14`, `up to 20`, `an unknown number of`."""
    low, high = found.low, found.high
    if not low and high is None:
        return f"up to {in_words(found.top)}" if found.top else "an unknown number of"
    if high is None:
        return f"at least {in_words(low or 0)}"
    if not low:
        return f"up to {in_words(high)}"
    return in_words(low) if low == high else f"between {in_words(low)} and {in_words(high)}"


def bound_row(tally: Tally) -> Row | None:
    """The row whose words a reader should see first: the one that sets the lower bound, else the upper, else any that counts."""
    order = ("sets_floor", "sets_top", "consistent", "weak")
    rows = [row for row in tally.rows if row.effect in order]
    return min(rows, key=lambda row: order.index(row.effect), default=None)


def bound_anchor(material: Material, tally: Tally) -> str | None:
    row = bound_row(tally)
    return None if row is None else material.words_anchor(row)


def tail(material: Material, tallies: list[Tally]) -> str:
    """What the reader must know in the same sentence: who differs, who denies, that only weak sources speak."""
    parts = [part for part in (differing(material, tallies), lowered(material, tallies), denying(material, tallies)) if part]
    if all(tally.grade == "D" for tally in tallies):
        parts.insert(0, "no source in a position to know has given a count")
    return "; " + ", and ".join(parts[:2]) if parts else ""


def differing(material: Material, tallies: list[Tally]) -> str:
    """`officials and advisers differ` where not all counts can be right; "give different numbers" where they can."""
    for tally in tallies:
        pair = apart(material, tally)
        if pair is not None:
            return pair
    return ""


def lowered(material: Material, tallies: list[Tally]) -> str:
    """`the rescue service first said nine and later seven`: a count that its own source took down."""
    shown = {(tally.outcome, tally.who) for tally in tallies}
    said = (c.reason for c in material.incident.contradictions if c.code == "revised_down" and (c.outcome, c.who) in shown)
    return next(said, "").rstrip(".")


def apart(material: Material, tally: Tally) -> str | None:
    counted = [row for row in tally.rows if row.effect not in NOT_COUNTED]
    away = [row for row in counted if row.effect != "consistent" and outside(row, tally.supported)]
    held = [row for row in counted if row not in away]
    if len(tally.stories) > 1 and not away:
        away, held = held[-1:], held[:-1]
    if not away or not held:
        return None
    first, second = speakers(material, held), speakers(material, away)
    both = list(dict.fromkeys(first + second))
    said = "differ" if len(tally.stories) > 1 else "give different numbers"
    return f"{both[0]} and {second[0]} {said}" if both[0] != second[0] else f"{both[0]} {said}"


def outside(row: Row, supported: Range) -> bool:
    """Whether a row says more, or less, than the supported range shows."""
    top = supported.top if supported.top is not None else supported.high
    above = row.low is not None and top is not None and row.low > top
    below = row.high is not None and supported.low is not None and row.high < supported.low
    return above or below


def speakers(material: Material, rows: list[Row]) -> list[str]:
    """What the people behind some rows are called together, strongest evidence first."""
    return [speaker(material, row) for row in sorted(rows, key=lambda row: (row.strength != "strong", row.effect != "sets_floor"))]


def speaker(material: Material, row: Row) -> str:
    voice = material.root_voice(row)
    if row.root.startswith("publisher:"):
        return "news media"
    if row.root.startswith("anonymous:"):
        return "unnamed sources"
    if voice is None:
        return "sources"
    if voice.role is not None and any(word in voice.role.casefold() for word in ("adviser", "advisor")):
        return "advisers"
    return SPEAKERS.get(voice.kind, "sources")


def denying(material: Material, tallies: list[Tally]) -> str:
    """`the defence ministry disputes this`, `the mayor said that nobody was injured`: who says that it was not so."""
    rows = [(tally, row) for tally in tallies for row in tally.rows if row.effect == "denied"]
    nobody = {speaking(material, row): OUTCOME_WORDS[tally.outcome] for tally, row in rows if says_nobody(material, row)}
    names = [name for name in dict.fromkeys(speaking(material, row) for _, row in rows) if name not in nobody]
    if not names and nobody:
        return f"{listed(list(nobody)[:2])} said that nobody was {next(iter(nobody.values()))}"
    return f"{listed(names[:2])} {'disputes' if len(names) == 1 else 'dispute'} this" if names else ""


def speaking(material: Material, row: Row) -> str:
    """Who speaks, as in a sentence: an unnamed one without the paper that quotes them."""
    if row.root.startswith("anonymous:"):
        return unnamed(row.root.rpartition(":")[2])
    return with_article(material.root_name(row))


def capitalised(pieces: list[Piece]) -> tuple[Piece, ...]:
    first = pieces[0]
    return (Piece(first.text[:1].upper() + first.text[1:], first.anchor), *pieces[1:])
