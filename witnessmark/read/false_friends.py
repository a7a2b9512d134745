"""Warnings: words that are probably a mistranslation, and texts that were probably rewritten by machine.

A wrong rendering of a weapon or a military word is mostly also an honest word ("hail", "tulips", "a zoo"). So the table
`data/false_friends.csv` says for each, language by language, in what company it is flagged, its slot, and every flag names
its second signal:

    calque    no phrase of the language at all ("mine thrower"): any word of armed violence in the text
    absurd    alumni, Pinocchio: fired, or the doer of violence ("massacred by alumni"), or before a weapon noun
    plant     tulips: the same
    object    daggers, trays: fired, or used to shell, or beside a weapon noun
    animal    the same as object
    weather   hurricanes: fired, or used to shell, or before a weapon noun; never what merely hit or killed
    named     Caliber, Alexander: the same as object, and only with a capital
    alien     Pinocchio: any sentence with violence or weapons
    event     claps, arrivals: heard, sounded, recorded
    struck    the private sector: shelled or hit
    rewrite   only in a text with other signs of rewriting

Renderings in the column `glossary` are too common to flag. The words are never changed: a suggestion stands beside them.
"""

import csv
import functools
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from witnessmark.model.reading import Caution
from witnessmark.model.weapon import Weapon
from witnessmark.read.expression import Item, Phrase, Scene, Words, items_of, run, run_back
from witnessmark.read.match import scene_of
from witnessmark.read.phrases import spelled
from witnessmark.read.rewritten import Sign, different, signs
from witnessmark.read.segment import Segmented
from witnessmark.read.theme import Theme
from witnessmark.read.vocabulary import vocabulary

TABLE = Path(__file__).parent / "data" / "false_friends.csv"
# A rare sign weighs 2, a common one 1: two rare, a rare with a common, or three common ones flag a text, never one alone.
ENOUGH = 3
FEWEST = 2
# Fewer different words of war than this and a word in a suspicious slot is taken for what it says.
WAR = 2


class Rendering(NamedTuple):
    """A wrong rendering: its words, the slot in which it is flagged, and what was probably meant."""

    words: Phrase
    slot: str
    meant: str
    risk: str


class Hit(NamedTuple):
    """A rendering in its slot; `evidence` is one sentence that names the second signal, `named` the right name if that stands elsewhere."""

    first: int
    end: int
    rendering: Rendering
    evidence: str
    named: str | None = None


@functools.cache
def _renderings(language: str) -> Mapping[str, tuple[Rendering, ...]]:
    """First word to the renderings that start with it, longest first; what was meant is told in the text's own language too."""
    table: dict[str, list[Rendering]] = {}
    with TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            term = row.get(f"term_{language}")
            meant = row["correct_en"] if not term else f"{term} ({row['correct_en']})"
            for slot, words in _forms(row.get(f"slots_{language}") or "", language):
                table.setdefault(words[0], []).append(Rendering(words, slot, meant, row["risk"]))
    return {word: tuple(sorted(found, key=lambda r: -len(r.words))) for word, found in table.items()}


def _forms(cell: str, language: str) -> Iterator[tuple[str, Phrase]]:
    """The slots of a cell with each spelling flagged in them: "weather=hail;hails|absurd=alumni"."""
    for group in filter(None, cell.split("|")):
        slot, _, entries = group.partition("=")
        yield from ((slot, words) for words in spelled(entries.split(";"), language))


class _Slot(NamedTuple):
    before: tuple[Item, ...]
    after: tuple[Item, ...]
    evidence: str


@functools.cache
def _slots(language: str) -> Mapping[str, tuple[_Slot, ...]]:
    """The slots of a language's [false_friends] table: for each, what stands before and after, and what that shows."""
    table = vocabulary(language, "false_friends")
    known = {name: Words(spelled(words, language)) for name, words in table.get("words", {}).items()}
    slots: dict[str, list[_Slot]] = {}
    for entry in table.get("slots", ()):
        slot = _Slot(items_of(entry.get("before", ""), known), items_of(entry.get("after", ""), known), entry["evidence"])
        for name in entry["slots"]:
            slots.setdefault(name, []).append(slot)
    return {name: tuple(found) for name, found in slots.items()}


def read_cautions(cut: Segmented, weapons: Sequence[Weapon]) -> tuple[Caution, ...]:
    """`likely_mistranslation` for each such word and at most one `likely_rewritten_text`, in text order.

    A text is flagged as rewritten where signs of at least two kinds (or two torn phrases) weigh enough together.
    """
    theme, found = Theme(cut), signs(cut)
    hits = list(_hits(cut, theme, weapons))
    rewritten = _rewritten(found, hits, cut)
    if rewritten is not None:
        hits += _rewrite_hits(cut, theme)
    cautions = [_mistranslation(cut, hit) for hit in hits]
    return tuple(sorted([*cautions, *([rewritten] if rewritten is not None else [])], key=lambda c: (c.start, c.end, c.code)))


def _candidates(cut: Segmented) -> Iterator[tuple[int, Rendering]]:
    table, lower = _renderings(cut.language), cut.lower
    for i in [i for i, word in enumerate(lower) if word in table]:
        for rendering in table[lower[i]]:
            if tuple(lower[i : i + len(rendering.words)]) == rendering.words:
                yield i, rendering
                break


def _hits(cut: Segmented, theme: Theme, weapons: Sequence[Weapon]) -> Iterator[Hit]:
    if theme.different < WAR:
        return
    scene, last = scene_of(cut, {}), 0
    names = list(dict.fromkeys(weapon.name for weapon in weapons if weapon.weapon is not None))
    for i, rendering in _candidates(cut):
        end = i + len(rendering.words)
        evidence = _evidence(scene, rendering, i, end) if i >= last and rendering.slot != "rewrite" else None
        if evidence is not None:
            last = end
            named = _named(rendering, names)
            more = f" The text names {named} elsewhere." if named is not None else ""
            yield Hit(i, end, rendering, evidence + more, named)


def _evidence(scene: Scene, rendering: Rendering, first: int, end: int) -> str | None:
    """What shows that the word is no honest one here, or null."""
    start, stop = scene.cut.sentences[scene.cut.sentence_of(first)]
    if rendering.slot == "named" and not scene.cut.words[first].istitle():
        return None
    if rendering.slot == "calque":
        return str(vocabulary(scene.cut.language, "false_friends")["calque"])
    for slot in _slots(scene.cut.language).get(rendering.slot, ()):
        if run_back(slot.before, scene, first, start) is not None and run(slot.after, scene, end, stop) is not None:
            return slot.evidence
    return None


def _named(rendering: Rendering, names: Sequence[str]) -> str | None:
    """The weapon meant, where the text also names it rightly."""
    return next((name for name in names if any(part in rendering.meant for part in name.split() if len(part) > 3)), None)


def _rewrite_hits(cut: Segmented, theme: Theme) -> Iterator[Hit]:
    for i, rendering in _candidates(cut):
        if rendering.slot == "rewrite" and theme.nearby(cut.sentence_of(i)) > 1:
            yield Hit(i, i + len(rendering.words), rendering, "Beside other signs that the text was rewritten, and words of war.")


def _mistranslation(cut: Segmented, hit: Hit) -> Caution:
    return Caution(
        code="likely_mistranslation",
        start=cut.starts[hit.first],
        end=cut.ends[hit.end - 1],
        suggestion=hit.rendering.meant,
        evidence=hit.evidence,
    )


def _signs_of(hit: Hit, cut: Segmented) -> Iterator[Sign]:
    """A mistranslation is a rare sign of rewriting; a weapon under a wrong and its right name in one text, one more."""
    start, end, words = cut.starts[hit.first], cut.ends[hit.end - 1], cut.quote(hit.first, hit.end)
    yield Sign("mistranslation", start, end, 2, f"“{words}” is no word for its place")
    if hit.named is not None:
        yield Sign("two names", start, end, 1, f"“{words}” and “{hit.named}” are one weapon")


def _rewritten(found: list[Sign], hits: list[Hit], cut: Segmented) -> Caution | None:
    wrong = [sign for hit in hits for sign in _signs_of(hit, cut)]
    counted = sorted(different([*found, *wrong]), key=lambda s: (s.start, s.end))
    if len(counted) < FEWEST or sum(sign.weight for sign in counted) < ENOUGH:
        return None
    first = max(counted, key=lambda sign: sign.weight)
    evidence = "Probably rewritten by machine: " + "; ".join(sign.reason for sign in counted) + "."
    return Caution(code="likely_rewritten_text", start=first.start, end=first.end, evidence=evidence)
