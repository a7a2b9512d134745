"""Hand-made readings for the tests of resolve: an invented country and its reports."""

import hashlib

from witnessmark.model.claim import Attack, Casualty
from witnessmark.model.place import GazetteerPlace, Place
from witnessmark.model.reading import Reading
from witnessmark.model.time import Time
from witnessmark.model.voice import Voice

PLACES = (
    ("land", "Orvia", 50.0, 20.0, "country", 300.0, None),
    ("vreg", "Varden region", 50.0, 20.0, "region", 80.0, "land"),
    ("varden", "Varden", 50.0, 20.0, "city", 8.0, "vreg"),
    ("eastrow", "Eastrow", 50.01, 20.03, "district", 2.0, "varden"),
    ("lomni", "Lomni", 50.4, 20.6, "city", 4.0, "vreg"),
    ("tessal", "Tessal", 52.0, 24.0, "city", 6.0, "land"),
)


class Atlas:
    """The gazetteer of the invented country."""

    def __init__(self):
        keys = ("id", "name", "lat", "lon", "precision", "radius_km", "inside")
        self._places = {p[0]: GazetteerPlace(country="ZZ", **dict(zip(keys, p, strict=True))) for p in PLACES}

    def place(self, gazetteer_id):
        return self._places.get(gazetteer_id)


def place(key):
    known = Atlas().place(key)
    more = {"precision": known.precision, "radius_km": known.radius_km, "candidates": 1}
    return Place(start=0, end=0, name=known.name, lat=known.lat, lon=known.lon, country="ZZ", gazetteer_id=key, **more)


def when(since, until, kind="DATE"):
    return Time(start=0, end=0, type=kind, value=since, since=since, until=until)


def voice(id, name, kind="official", **more):
    return Voice(id=id, name=name, kind=kind, **more)


def hurt(n, outcome="killed", id="c0", **more):
    quote = more.pop("quote", f"{n} people")
    start = more.pop("start", 0)
    return Casualty(id=id, start=start, end=start + len(quote), quote=quote, rule="t", outcome=outcome, low=n, high=n, quantifier="exact", **more)


def attack(kind="shelling", id="c9", **more):
    return Attack(id=id, start=90, end=97, quote="shelled", rule="t", attack_type=kind, **more)


def report(doc_id, claims=(), places=(), times=(), people=(), published="2031-05-06", publisher=None, text="", language="en"):
    sha = hashlib.sha256(text.encode()).hexdigest() if text else doc_id
    return Reading(
        doc_id=doc_id,
        sha256=sha,
        language=language,
        published=published,
        publisher=publisher,
        claims=tuple(claims),
        places=tuple(place(p) if isinstance(p, str) else p for p in places),
        times=tuple(times),
        people=tuple(people),
        text=text,
    )
