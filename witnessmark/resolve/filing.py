"""Under which keys documents and incidents are filed, and under which those are looked for that a new report may belong to.

Keys are hashes of 64 bits with a sign. Two documents that may be copies of one another share some; so do a report and the
incident it may be of. What shares none is not looked at.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import blake2b

from witnessmark.model.incident import Incident
from witnessmark.model.place import Gazetteer
from witnessmark.model.reading import Reading
from witnessmark.resolve.compare.common import Profile
from witnessmark.resolve.copies.anchors import QUOTED, anchors, quotations
from witnessmark.resolve.copies.families import Families
from witnessmark.resolve.copies.runs import Runs
from witnessmark.resolve.copies.shingles import ENOUGH, SOME
from witnessmark.resolve.copies.sketches import bands
from witnessmark.resolve.incidents.candidates import keys, looks
from witnessmark.resolve.incidents.profiles import profile_of
from witnessmark.resolve.incidents.sightings import sightings
from witnessmark.resolve.incidents.told_words import links, told_words
from witnessmark.resolve.roots.roots import Roots
from witnessmark.resolve.span import window

SHARED = 2  # rare anchors that a rewrite or a translation shares with its original at least
CROWD = 40  # what more documents are filed under finds only the first so many of them
Held = Callable[[int, int], Sequence[str]]
"""What is filed under a key, no more than so many."""


def hashed(*parts: object) -> int:
    """The key of something, the same on every machine."""
    return int.from_bytes(blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True)


def document_keys(reading: Reading) -> list[int]:
    """What a document shares with its copies: bands of its sketch, runs of words, anchors and quotations."""
    return [*_band_keys(reading), *_run_keys(reading), *_anchor_keys(reading), *_quotation_keys(reading)]


def near_documents(reading: Reading, held: Held) -> list[str]:
    """The documents that may be copies of a new one or it of them, sorted: by their wording as a whole, in part, by rare anchors, by quotations."""
    runs, marks = _run_keys(reading), _anchor_keys(reading)
    near = {name for key in (*_band_keys(reading), *_quotation_keys(reading)) for name in held(key, CROWD)}
    near |= _sharing(runs, held, min(SOME, ENOUGH * len(runs)))
    near |= _sharing(marks, held, SHARED)
    return sorted(near - {reading.doc_id})


def incident_keys(incident: Incident, readings: Iterable[Reading], gazetteer: Gazetteer) -> list[int]:
    """Where an incident is filed: under its place and days, its roots' numbers, and the victims, names and pages of its documents."""
    known = list(readings)
    profile = Profile(
        place=incident.place,
        days=window(incident.time.since, incident.time.until),
        roots=frozenset(root for root in incident.roots if ":" not in root),
        numbers=frozenset((t.outcome, r.low) for t in incident.tallies for r in t.rows if r.low is not None and r.low > 1),
        victims=frozenset(p.name.casefold() for r in known for p in r.people if p.kind == "victim" and " " in p.name),
        words=frozenset().union(*map(told_words, known)),
        links=frozenset().union(*map(links, known)),
    )
    return [hashed("event", key) for key in keys(profile, gazetteer)]


def near_incidents(readings: Sequence[Reading], gazetteer: Gazetteer, held: Held) -> list[str]:
    """The incidents that new reports may be of, sorted."""
    roots = Roots(readings, Families(readings, ()).origin)
    seen = (s for i, reading in enumerate(readings) for s in sightings(i, reading, gazetteer))
    looked = {key for s in seen for key in looks(profile_of(s, readings[s.index], roots), gazetteer)}
    return sorted({name for key in looked for name in held(hashed("event", key), CROWD)})


def _sharing(filed: Iterable[int], held: Held, least: float) -> set[str]:
    """What is filed under at least so many of the keys that few are filed under."""
    shared: Counter[str] = Counter()
    for key in filed:
        names = held(key, CROWD + 1)
        if len(names) <= CROWD:
            shared.update(names)
    return {name for name, n in shared.items() if n >= least}


def _runs(reading: Reading) -> Sequence[int]:
    return Runs.of_texts([QUOTED.sub(" ", reading.text or "")])[0]


def _run_keys(reading: Reading) -> list[int]:
    return [run - 2**63 for run in _runs(reading)]


def _band_keys(reading: Reading) -> list[int]:
    runs = _runs(reading)
    return [hashed("band", number, band) for number, band in enumerate(bands(runs))] if runs else []


def _anchor_keys(reading: Reading) -> list[int]:
    return [hashed("anchor", key) for key in sorted({key for anchor in anchors(reading) for key in anchor.keys})]


def _quotation_keys(reading: Reading) -> Iterator[int]:
    return (hashed("quotation", words) for words in quotations(reading))
