"""Sightings put together to events by the clues of compare/: place, time, what happened, who said it, in which words."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from witnessmark.model.place import Gazetteer
from witnessmark.model.reading import Reading
from witnessmark.plugins import members
from witnessmark.resolve.compare.common import Opinion, Profile
from witnessmark.resolve.compare.place import WIDE
from witnessmark.resolve.compare.shared_number import VICTIM
from witnessmark.resolve.copies.families import Families
from witnessmark.resolve.incidents.agglomeration import NEVER, Agglomeration
from witnessmark.resolve.incidents.candidates import candidates, may_bridge
from witnessmark.resolve.incidents.profiles import profile_of
from witnessmark.resolve.incidents.sightings import Sighting
from witnessmark.resolve.roots.roots import Roots

TOGETHER = 1.4
"""Two reports are of one event where their clues add up to this: the same town on the same day is 2, in a window of days 1.5."""
MISSING = -0.1  # what a pair of one town weighs whose clues do not suffice: reports of one event often have nothing in common, but some have
RULED_OUT = -4.0  # what a veto weighs: more than a few sure pairs, but one misread place does not part a large group
ONE_VOICE = frozenset({"shared_root", "shared_number", "time"})
ALONE = "No other report of it was found."
COPIED = "It is a copy of another of its reports, or that is one of it."
WHOLE = 1000  # weights are summed as whole thousandths, so that no order of summing changes them


class Clusters:
    """Puts sightings together. Copies are of one event; what is left is joined by its clues, the surest pairs first.

    Only sightings that share a day and a place, a name, a page, a victim or a publisher's day are compared, so that the work grows
    with the reports and not with their square.
    """

    def __init__(self, readings: Sequence[Reading], roots: Roots, families: Families, gazetteer: Gazetteer) -> None:
        self._readings, self._roots, self._families, self._gazetteer = readings, roots, families, gazetteer
        self._weights: dict[tuple[int, int], int] = {}
        self._reasons: dict[tuple[object, ...], str] = {}

    def joined(self, sighting: Sighting) -> str:
        """Why a sighting is with the others of its cluster: what it shares with the report that is nearest to it, in sentences."""
        return self._reasons.get(_key(sighting), ALONE)

    def of(self, seen: Sequence[Sighting]) -> list[list[Sighting]]:
        """The clusters. What makes no event itself (told long after, or without a count) joins one, or is left out.

        The order in which equals are joined is that of what they say, so that the order and the names of the documents change nothing.
        """
        ordered = sorted(seen, key=self._turn)
        profiles = [profile_of(s, self._readings[s.index], self._roots) for s in ordered]
        self._weigh_all(ordered, profiles)
        groups = Agglomeration(len(ordered), ((a, b, found) for (a, b), found in self._weights.items()))
        for a, b in self._copied(ordered):
            groups.join(a, b)
        found = [group for group in groups.run() if any(not ordered[i].joins_only for i in group)]
        self._explain(found, ordered, profiles)
        return [sorted((ordered[i] for i in group), key=lambda s: (s.index, not s.main)) for group in found]

    def _turn(self, s: Sighting) -> tuple[object, ...]:
        where = "" if s.place is None else s.place.gazetteer_id or s.place.name
        reading = self._readings[s.index]
        return (reading.published or "", s.days or (), where, not s.main, reading.sha256, s.doc_id)

    def _weigh_all(self, ordered: Sequence[Sighting], profiles: Sequence[Profile]) -> None:
        self._weights = dict.fromkeys(_of_one_document(ordered), NEVER)
        for pair in candidates(profiles, self._gazetteer):
            self._weigh(pair, ordered, profiles)
        for pair in list(_bridged(profiles, self._weights)):
            self._weigh(pair, ordered, profiles)

    def _weigh(self, pair: tuple[int, int], ordered: Sequence[Sighting], profiles: Sequence[Profile]) -> None:
        if pair in self._weights:
            return
        a, b = pair
        if _two_rows(profiles[a], profiles[b]):
            self._weights[pair] = NEVER
            return
        found = weight(clues(profiles[a], profiles[b], self._gazetteer), ordered[a].echo or ordered[b].echo)
        if found is not None:
            self._weights[pair] = round(WHOLE * found)

    def _explain(self, groups: Sequence[Sequence[int]], ordered: Sequence[Sighting], profiles: Sequence[Profile]) -> None:
        of = {node: n for n, group in enumerate(groups) for node in group}
        nearest: dict[int, tuple[int, int]] = {}
        for (a, b), found in self._weights.items():
            if a in of and of[a] == of.get(b):
                for here, other in ((a, b), (b, a)):
                    nearest[here] = max(nearest.get(here, (0, 0)), (found, -other))
        for node in of:
            found, other = nearest.get(node, (0, 0))
            copied = len(groups[of[node]]) > 1
            said = _said(clues(profiles[node], profiles[-other], self._gazetteer)) if found > 0 else COPIED if copied else ALONE
            self._reasons[_key(ordered[node])] = said

    def _copied(self, ordered: Sequence[Sighting]) -> Iterator[tuple[int, int]]:
        """The main events of copies, each with that of the first of its group."""
        first: dict[str, int] = {}
        for i, sighting in enumerate(ordered):
            if sighting.main:
                group = self._families.group(sighting.doc_id)
                yield first.setdefault(group, i), i


def _two_rows(a: Profile, b: Profile) -> bool:
    """Whether two rows of one recorder have different ids: the recorder says that these are two events."""
    return a.row is not None and b.row is not None and a.row[0] == b.row[0] and a.row != b.row


def _key(s: Sighting) -> tuple[object, ...]:
    return (s.doc_id, s.main, s.told[0].claim.id if s.told else None)


def _said(opinions: Mapping[str, Opinion]) -> str:
    """What speaks for one event, the strongest first."""
    found = sorted((-opinion.score, name, opinion.reason) for name, opinion in opinions.items() if opinion.score > 0)
    return " ".join(reason for _, _, reason in found)


def _of_one_document(ordered: Sequence[Sighting]) -> Iterator[tuple[int, int]]:
    by_document: dict[str, list[int]] = {}
    for i, sighting in enumerate(ordered):
        by_document.setdefault(sighting.doc_id, []).append(i)
    for here in by_document.values():
        yield from ((a, b) for n, a in enumerate(here) for b in here[n + 1 :])


def _bridged(profiles: Sequence[Profile], weighed: Mapping[tuple[int, int], int]) -> Iterator[tuple[int, int]]:
    """The pairs that one of no town or of no day could join though they may be of two towns or two days: they are weighed too."""
    beside: dict[int, list[int]] = {}
    for (a, b), found in weighed.items():
        for here, other in ((a, b), (b, a)):
            if found > 0 and may_bridge(profiles[here]):
                beside.setdefault(here, []).append(other)
    for others in beside.values():
        yield from ((min(pair), max(pair)) for pair in combinations(others, 2))


def weight(opinions: Mapping[str, Opinion], echo: bool = False) -> float | None:
    """How strongly two reports are of one event, by the opinions of the clues; below 0 they rather are not, null says nothing.

    What speaks for it counts where something places both: a common place, telling words, a page, a victim, or the same number of the
    same root on the same days. An echo may be of anything in its town: it needs the words, the page or the victim.
    """
    if any(opinion.veto for opinion in opinions.values()):
        return RULED_OUT
    total = sum(opinion.score for opinion in opinions.values()) - TOGETHER
    sure = _told_alike(opinions) or (not echo and (_placed(opinions) or opinions.keys() >= ONE_VOICE))
    against = sum(min(opinion.score, 0.0) for opinion in opinions.values())
    least = MISSING + against if _in_one_town(opinions) or against else None
    if least is None:
        return total if sure and total >= 0 else None
    return max(total, least) if sure else least


def _placed(opinions: Mapping[str, Opinion]) -> bool:
    return "place" in opinions and opinions["place"].score > 0


def _in_one_town(opinions: Mapping[str, Opinion]) -> bool:
    return "place" in opinions and opinions["place"].score > WIDE


def _told_alike(opinions: Mapping[str, Opinion]) -> bool:
    number, wording = opinions.get("shared_number"), opinions.get("wording")
    return "shared_link" in opinions or (number is not None and number.score >= VICTIM) or (wording is not None and wording.score > 0)


def clues(a: Profile, b: Profile, gazetteer: Gazetteer) -> dict[str, Opinion]:
    """What each clue that has an opinion says; where one rules the pair out, no further one is asked."""
    found: dict[str, Opinion] = {}
    for name, clue in members("witnessmark.resolve.compare", "CLUE").items():
        opinion = clue.compare(a, b, gazetteer)
        if opinion is not None:
            found[name] = opinion
            if opinion.veto:
                break
    return found
