"""The tallies of a page as its template shows them: rows sorted, words beside every picture."""

from dataclasses import dataclass

from markupsafe import Markup

from witnessmark.model.claim import Casualty
from witnessmark.model.incident import Contradiction
from witnessmark.model.tally import FLAGS, GRADES, Row, Tally
from witnessmark.publish.dossier.conventions import ConventionView, convention_views
from witnessmark.publish.dossier.decided import override_words
from witnessmark.publish.dossier.headline import NOT_COUNTED, OUTCOME_WORDS, PEOPLE, VAGUE_ORDER, bound_anchor, vague_amount
from witnessmark.publish.dossier.material import Material, row_anchor
from witnessmark.publish.dossier.plain import number, plain_date
from witnessmark.publish.dossier.ranges import Scale, axis, interval_words, range_picture, row_picture, scale_of

EFFECTS = {
    "sets_floor": "sets the lower bound",
    "sets_top": "sets the upper bound",
    "consistent": "fits the range",
    "weak": "too weak to narrow the range",
    "superseded": "replaced by a later statement of the same source",
    "not_comparable": "counts something else",
    "denied": "denies the count",
}
APART = ("weak", "superseded", "not_comparable", "denied")
SCOPES = {"event": "the whole attack", "part": "a part of it", "cumulative": "a running total", "period": "a period", "unknown": "scope not said"}


@dataclass(frozen=True)
class RowView:
    """One root's statement. `quotes` are its own words, each with where they stand."""

    id: str
    name: str
    role: str | None
    quotes: tuple[tuple[str, str | None], ...]
    others: tuple[tuple[int, str], ...]
    read: str
    asserted: str
    scope: str
    effect: str
    effect_words: str
    strength: str
    reason: str
    picture: Markup


@dataclass(frozen=True)
class TallyView:
    """One tally. `part` is a group within a tally of everybody, shown folded; `weak` has no strong source at all."""

    id: str
    part: bool
    weak: bool
    heading: str
    supported: str
    reported: str
    convention: str
    anchor: str | None
    grade: str
    grade_words: str
    override: str | None
    flags: tuple[str, ...]
    reason: str
    axis: Markup
    supported_picture: Markup
    reported_picture: Markup
    counted: tuple[RowView, ...]
    apart: tuple[RowView, ...]
    stories: tuple[str, ...]
    contradictions: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    logarithmic: bool
    conventions: tuple[ConventionView, ...] = ()


def tally_views(material: Material) -> list[TallyView]:
    return [tally_view(material, n, tally) for n, tally in enumerate(material.incident.tallies)]


def tally_view(material: Material, n: int, tally: Tally) -> TallyView:
    scale = scale_of(tally)
    rows = sorted(((r, row) for r, row in enumerate(tally.rows)), key=row_order)
    views = [row_view(material, row, tally, scale, row_anchor(n, r)) for r, row in rows]
    supported, reported = said_range(material, tally), reported_words(material, tally)
    return TallyView(
        id=f"t{n + 1}",
        part=tally.who != "any" and any(t.outcome == tally.outcome and t.who == "any" for t in material.incident.tallies),
        weak=tally.grade == "D",
        heading=heading(tally),
        supported=supported,
        reported=reported,
        convention=interval_words(tally.range.low, tally.range.high),
        anchor=bound_anchor(material, tally),
        grade=tally.grade,
        grade_words=GRADES[tally.grade],
        override=override_words(tally.override, tally.grade),
        flags=tuple(FLAGS.get(flag, flag.replace("_", " ")) for flag in tally.flags),
        reason=tally.reason,
        axis=axis(scale),
        supported_picture=range_picture(tally.supported, scale, "bar weak" if tally.grade == "D" else "bar strong", f"supported range: {supported}"),
        reported_picture=range_picture(tally.reported, scale, "bar all", f"reported range: {reported}"),
        counted=tuple(v for v in views if v.effect not in APART),
        apart=tuple(v for v in views if v.effect in APART),
        stories=tuple(story_words(material, tally, s.roots, s.low, s.high) for s in tally.stories) if len(tally.stories) > 1 else (),
        contradictions=contradictions(material, n, tally),
        logarithmic=scale.logarithmic,
        conventions=convention_views(tally, material.incident.convention),
    )


def said_range(material: Material, tally: Tally) -> str:
    """The supported range in words; a vague word stays where no number carries it."""
    vague = vague_amount(material, tally)
    return interval_words(tally.supported.low, tally.supported.high) if vague is None else f"“{vague}”"


def reported_words(material: Material, tally: Tally) -> str:
    """`11 or more, with claims of “dozens”`: an open range says how far single claims go."""
    found = tally.reported
    words = interval_words(found.low, found.high)
    if found.high is not None or found.top is None or found.top <= (found.low or 0):
        return words
    counted = [row for row in tally.rows if row.effect not in NOT_COUNTED]
    said = any(found.top in (row.low, row.high) and not material.is_vague(row) for row in counted)
    words_said = [word for word in map(material.vague_word, counted) if word is not None]
    vague = None if said else max(words_said, key=VAGUE_ORDER.index, default=None)
    return f"{words}, with claims " + (f"of “{vague}”" if vague else f"up to {number(found.top)}")


def row_order(item: tuple[int, Row]) -> tuple[int, int, str, int]:
    """What bounds the range first, then what fits it, then what is set apart; larger counts lower down."""
    r, row = item
    return list(EFFECTS).index(row.effect), row.low if row.low is not None else -1, row.asserted or "", r


def heading(tally: Tally) -> str:
    who = "" if tally.who == "any" else f": {PEOPLE.get(tally.who, ('', tally.who))[1]}"
    return f"{OUTCOME_WORDS[tally.outcome].capitalize()}{who}"


def row_view(material: Material, row: Row, tally: Tally, scale: Scale, anchor: str) -> RowView:
    first = material.first_claim(row)
    quotes = own_words(material, row, first)
    name, read = material.root_name(row), interval_words(row.low, row.high) + (", as a person corrected it" if row.corrected else "")
    words = f"{name}: {', '.join(quote for quote, _ in quotes) or 'no words'}; read as {read}; {EFFECTS[row.effect]}"
    return RowView(
        id=anchor,
        name=name,
        role=material.root_role(row),
        quotes=quotes,
        others=other_places(material, row, first),
        read=read,
        asserted=plain_date(row.asserted),
        scope=SCOPES[row.scope],
        effect=row.effect,
        effect_words=EFFECTS[row.effect],
        strength=row.strength,
        reason=row.reason,
        picture=row_picture(row, tally, scale, material.is_vague(row), words),
    )


def own_words(material: Material, row: Row, first: tuple[str, str] | None) -> tuple[tuple[str, str | None], ...]:
    """The words of a row in the document that shows them best: one claim, or each part where a count was added up from parts."""
    found: dict[tuple[int | None, int | None], tuple[str, str | None]] = {}
    for ref in row.claims if first is not None else ():
        claim = material.claim(ref)
        if first is not None and ref[0] == first[0] and isinstance(claim, Casualty):
            found.setdefault((claim.low, claim.high), (claim.quote, material.anchor(ref)))
    return tuple(found.values())


def other_places(material: Material, row: Row, first: tuple[str, str] | None) -> tuple[tuple[int, str], ...]:
    """Where else the same words stand: document number and anchor, once a document."""
    found: dict[int, str] = {}
    for ref in row.claims:
        anchor = material.anchor(ref)
        if anchor is not None and first is not None and ref[0] != first[0]:
            found.setdefault(material.entries[ref[0]][0], anchor)
    return tuple(sorted(found.items()))


def story_words(material: Material, tally: Tally, roots: tuple[str, ...], low: int, high: int | None) -> str:
    names = {row.root: material.root_name(row) for row in tally.rows}
    return f"{', '.join(names.get(root, root) for root in roots)}: {interval_words(low, high)}"


def contradictions(material: Material, n: int, tally: Tally) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Those that name this outcome and group, or name none; each with the names and anchors of its rows."""
    own = [c for c in material.incident.contradictions if c.outcome == tally.outcome and c.who in (None, tally.who)]
    return tuple((c.reason, named_rows(material, n, tally, c)) for c in own)


def named_rows(material: Material, n: int, tally: Tally, found: Contradiction) -> tuple[tuple[str, str], ...]:
    return tuple((material.root_name(tally.rows[r]), row_anchor(n, r)) for r in found.rows if 0 <= r < len(tally.rows))
