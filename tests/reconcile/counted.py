"""Hand-made evidence for the tests of counting: invented people of an invented town."""

from witnessmark.model.claim import Casualty
from witnessmark.model.evidence import DocumentEntry, Evidence, Gathering
from witnessmark.model.place import Place
from witnessmark.model.reading import Reading
from witnessmark.model.time import Interval

TOWN = Place(start=0, end=6, name="Varden", lat=50.0, lon=20.0, country="ZZ", gazetteer_id="ZZ:varden", precision="city", radius_km=8)
DISTRICT = Place(start=0, end=7, name="Eastrow", lat=50.01, lon=20.02, country="ZZ", gazetteer_id="ZZ:eastrow", precision="district", radius_km=2)
REGION = Place(start=0, end=6, name="Vard", lat=50.1, lon=20.1, country="ZZ", gazetteer_id="ZZ:vard", precision="region", radius_km=60)
DAY = Interval(since="2031-05-05", until="2031-05-06")
QUOTES = {
    "exact": "{} people",
    "at_least": "at least {} people",
    "up_to": "up to {} people",
    "about": "about {} people",
    "more_than": "more than {} people",
}


def claim(low=None, words="exact", outcome="killed", id="c0", **more):
    """A casualty claim; `low` alone gives what the reader gives for the words."""
    high = more.pop("high", low if words in ("exact", "about", "none") else None)
    quote = more.pop("quote", QUOTES.get(words, words).format(low))
    if words == "more_than" and low is not None:
        low += 1
    if words == "up_to":
        low, high = None, low
    start = more.pop("start", 0)
    number = {"low": low, "high": high, "quantifier": words}
    return Casualty(id=id, start=start, end=start + len(quote), quote=quote, rule="test", outcome=outcome, **number, **more)


def said(root, casualty, kind="medic", doc="d1", asserted="2031-05-05T20:00:00+00:00", **more):
    """One piece of evidence about the town on the day."""
    place = more.pop("place", TOWN)
    when = {"asserted": asserted, "published": asserted, "time": DAY}
    return Evidence(doc_id=doc, claim=casualty, root=root, root_kind=kind, group=doc, place=place, **when, **more)


def gathered(*evidence, texts=None):
    """The evidence as one incident, each document independent."""
    docs = list(dict.fromkeys(e.doc_id for e in evidence))
    return Gathering(
        title="Varden, 5 May 2031: shelling",
        place=TOWN,
        time=DAY,
        evidence=tuple(evidence),
        documents=tuple(DocumentEntry(doc_id=d, group=d, relation="independent", reason="-") for d in docs),
        readings=tuple(Reading(doc_id=d, sha256="", language="en", published=None, text=(texts or {}).get(d)) for d in docs),
    )


def tally(incident, outcome="killed", who="any"):
    """The one tally, or null."""
    return next((t for t in incident.tallies if t.outcome == outcome and t.who == who), None)


def bounds(found):
    return (found.low, found.high)
