"""An invented attack on an invented town, built by hand: every person, body and sentence is made up."""

import hashlib
from collections.abc import Sequence

from witnessmark.model.claim import AnyClaim, Attack, Casualty, Footage, WeaponUse
from witnessmark.model.count import Outcome, Quantifier
from witnessmark.model.document import Document
from witnessmark.model.evidence import DocumentEntry, DocumentRelation
from witnessmark.model.incident import Allegation, ClaimRef, Contest, Contradiction, Incident, Position
from witnessmark.model.pair import Pair
from witnessmark.model.place import Place
from witnessmark.model.reading import Caution, Reading
from witnessmark.model.source import Source
from witnessmark.model.tally import ClosedRange, Effect, Range, Row, Story, Strength, Tally
from witnessmark.model.time import Interval
from witnessmark.model.voice import Voice, VoiceKind

TOWN = "Zhuravlyne"

POST = (
    "Update from the town council of Zhuravlyne, 09:10. Last night's shelling of the market quarter killed at least 11 people and injured 34, "
    "mayor Ostap Veremiienko said on Telegram.\n\nRescue teams are still clearing the rubble."
)
WIRE = (
    "Shelling of Zhuravlyne killed at least 11 people on Tuesday night, its mayor, Ostap Veremiienko, wrote on Telegram. "
    "A video posted by residents shows smoke over the grain market. The council said Grad rockets were used."
)
REWRITE = (
    "At least 11 people died when Zhuravlyne was shelled on Tuesday night, mayor Ostap Veremiienko wrote on Telegram, "
    "according to the Lantern news agency. Alumni hit the market."
)
ADVISER = (
    "Dozens of people were killed in Zhuravlyne, said Taras Holub, an adviser to the interior minister, in a televised interview. "
    "Hundreds were hurt, he said."
)
HOSPITAL = "The district hospital took in 29 wounded people and 9 bodies after the attack, chief doctor Iryna Maslova told Field Notes by telephone."
DENIAL = "The defence ministry of Karvonia denies any strike on Zhuravlyne. Spokesman Boris Ankelin called the reports of 11 dead staged."
HOSTILE = (
    "Three people were killed in Zhuravlyne <script>document.title='owned'</script><img src=x onerror=alert(1)> said a resident \u202egnihton\u202c "
    'and \x1b[31mred\x1b[0m text with zero\u200bwidth \ud800 half a letter. </div></details></main><b>Bold</b> & <a href="https://example.org/x">link</a>.'
)


def sha(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


def span(text: str, words: str) -> dict[str, int | str]:
    start = text.index(words)
    return {"start": start, "end": start + len(words), "quote": words}


def count(
    text: str,
    words: str,
    id: str,
    outcome: Outcome,
    low: int | None,
    high: int | None,
    quantifier: Quantifier,
    speaker: str | None,
    via: tuple[str, ...] = (),
) -> Casualty:
    return Casualty(
        id=id,
        rule="test",
        outcome=outcome,
        low=low,
        high=high,
        quantifier=quantifier,
        speaker=speaker,
        via=via,
        channel="Telegram",
        scope="event",
        **span(text, words),
    )  # type: ignore[arg-type]


def voice(id: str, name: str, role: str | None, kind: VoiceKind, protected: bool = False, is_body: bool = False) -> Voice:
    return Voice(id=id, name=name, role=role, kind=kind, protected=protected, is_body=is_body)


def reading(
    doc_id: str,
    text: str,
    publisher: str,
    published: str | None,
    claims: Sequence[AnyClaim],
    people: Sequence[Voice],
    warnings: Sequence[Caution] = (),
) -> Reading:
    places = (
        Place(start=0, end=1, name=TOWN, lat=49.12, lon=34.31, country="UA", precision="city", radius_km=5),
        Place(start=0, end=1, name="Poltava", lat=49.59, lon=34.55, country="UA", precision="city", radius_km=8),
        Place(start=0, end=1, name="Kharkiv", lat=49.98, lon=36.25, country="UA", precision="city", radius_km=12),
    )
    return Reading(
        doc_id=doc_id,
        sha256=sha(text),
        language="en",
        published=published,
        publisher=publisher,
        claims=tuple(claims),
        people=tuple(people),
        warnings=tuple(warnings),
        text=text,
        places=places,
    )


MAYOR = voice("p0", "Ostap Veremiienko", "mayor of Zhuravlyne", "official")


def readings() -> dict[str, Reading]:
    agency = voice("p1", "Lantern news agency", None, "media", is_body=True)
    wire_extra: list[AnyClaim] = [
        Attack(id="c2", rule="test", attack_type="shelling", speaker="p0", **span(WIRE, "Shelling of Zhuravlyne")),  # type: ignore[arg-type]
        Footage(
            id="c3",
            rule="test",
            media_type="video",
            shows="smoke over the grain market",
            **span(WIRE, "A video posted by residents shows smoke over the grain market"),
        ),  # type: ignore[arg-type]
        WeaponUse(id="c4", rule="test", weapon="bm21", basis="statement", **span(WIRE, "Grad rockets were used")),  # type: ignore[arg-type]
    ]
    alumni = REWRITE.index("Alumni")
    found = [
        reading(
            "post",
            POST,
            "Zhuravlyne town council",
            "2031-05-07T09:10:00+03:00",
            [
                count(POST, "killed at least 11 people", "c0", "killed", 11, None, "at_least", "p0"),
                count(POST, "injured 34", "c1", "injured", 34, 34, "exact", "p0"),
                Attack(id="c2", rule="test", speaker="p0", **span(POST, "shelling of the market quarter killed at least 11")),  # type: ignore[arg-type]
            ],
            [MAYOR],
        ),
        reading(
            "wire",
            WIRE,
            "Lantern",
            "2031-05-07T11:40:00+03:00",
            [count(WIRE, "killed at least 11 people", "c0", "killed", 11, None, "at_least", "p0"), *wire_extra],
            [MAYOR],
        ),
        reading(
            "rewrite",
            REWRITE,
            "Daily Pebble",
            "2031-05-08",
            [count(REWRITE, "At least 11 people died", "c0", "killed", 11, None, "at_least", "p0", ("p1",))],
            [MAYOR, agency],
            [
                Caution(
                    code="likely_mistranslation",
                    start=alumni,
                    end=alumni + 6,
                    suggestion="Grads",
                    evidence="a weapon stands where people would be named",
                )
            ],
        ),
        reading(
            "adviser",
            ADVISER,
            "Channel Nine",
            "2031-05-07",
            [
                count(ADVISER, "Dozens of people were killed", "c0", "killed", None, None, "dozens", "p0"),
                count(ADVISER, "Hundreds were hurt", "c1", "injured", None, None, "hundreds", "p0"),
            ],
            [voice("p0", "Taras Holub", "adviser to the interior minister", "official")],
        ),
        reading(
            "hospital",
            HOSPITAL,
            "Field Notes",
            "2031-05-08T16:00:00+03:00",
            [
                count(HOSPITAL, "29 wounded people", "c0", "injured", 29, 29, "exact", "p0"),
                count(HOSPITAL, "9 bodies", "c1", "killed", 9, 9, "exact", "p0"),
            ],
            [voice("p0", "Iryna Maslova", "chief doctor of the district hospital", "medic")],
        ),
        reading(
            "denial",
            DENIAL,
            "Karvonian Herald",
            "2031-05-09",
            [count(DENIAL, "11 dead", "c0", "killed", 11, 11, "exact", "p0")],
            [voice("p0", "defence ministry of Karvonia", None, "military", is_body=True)],
        ),
        reading(
            "hostile",
            HOSTILE,
            "<b>Blog</b>",
            None,
            [count(HOSTILE, "Three people were killed", "c0", "killed", 3, 3, "exact", "p0")],
            [voice("p0", "a resident <script>", None, "witness", protected=True)],
        ),
    ]
    return {r.doc_id: r for r in found}


def documents() -> dict[str, Document]:
    titles = {
        "wire": "Mayor: at least 11 killed in Zhuravlyne",
        "rewrite": "Shelling kills at least 11",
        "hostile": "<script>alert('title')</script> \u202eeltit",
    }
    found = readings().values()
    return {
        r.doc_id: Document(
            doc_id=r.doc_id,
            text=r.text or "",
            published=r.published,
            publisher=r.publisher,
            title=titles.get(r.doc_id),
            url=f"https://example.org/{r.doc_id}",
            source=sha("file" + r.doc_id),
        )
        for r in found
    }


def sources() -> list[Source]:
    return [
        Source(sha256=sha("file" + d), name=f"inbox/{d}.html", size=2_000, received="2031-05-10T08:00:00Z", format="html", documents=(d,))
        for d in readings()
    ]


def row(
    root: str,
    claims: tuple[tuple[str, str], ...],
    low: int | None,
    high: int | None,
    strength: Strength,
    effect: Effect,
    reason: str,
    asserted: str | None = "2031-05-07",
) -> Row:
    return Row(root=root, claims=claims, low=low, high=high, asserted=asserted, scope="event", strength=strength, effect=effect, reason=reason)


def killed() -> Tally:
    return Tally(
        outcome="killed",
        who="any",
        supported=Range(low=11, high=None, top=11),
        reported=Range(low=11, high=None, top=99),
        range=ClosedRange(low=11, high=None),
        stories=(Story(roots=("ostap veremiienko", "iryna maslova"), low=11, high=None, top=11),),
        grade="A",
        flags=("!", "~"),
        reason="The mayor's count of at least 11 sets the lower bound; the hospital's 9 bodies were told within two days and are a floor, "
        "which it contains. The adviser's dozens are vague and do not count.",
        rows=(
            row(
                "ostap veremiienko",
                (("post", "c0"), ("wire", "c0"), ("rewrite", "c0")),
                11,
                None,
                "strong",
                "sets_floor",
                "A number from a local official about the own town.",
                "2031-05-07T09:10:00+03:00",
            ),
            row(
                "iryna maslova",
                (("hospital", "c1"),),
                9,
                None,
                "strong",
                "consistent",
                "A hospital's own count, told before it could be final.",
                "2031-05-08T16:00:00+03:00",
            ),
            row("taras holub", (("adviser", "c0"),), 24, 99, "weak", "weak", "A vague word from an adviser elsewhere."),
            row("publisher:<b>Blog</b>", (("hostile", "c0"),), 3, 3, "weak", "not_comparable", "Scope not said."),
            row("defence ministry of karvonia", (("denial", "c0"),), None, None, "denial", "denied", "Denies that there was a strike.", "2031-05-09"),
        ),
    )


def injured() -> Tally:
    return Tally(
        outcome="injured",
        who="any",
        supported=Range(low=34, high=None, top=34),
        reported=Range(low=34, high=None, top=999),
        range=ClosedRange(low=34, high=None),
        stories=(),
        grade="A",
        flags=(),
        reason="The mayor's 34 is the highest floor; the hospital counted those it took in.",
        rows=(
            row("ostap veremiienko", (("post", "c1"),), 34, None, "strong", "sets_floor", "A number from a local official."),
            row("iryna maslova", (("hospital", "c0"),), 29, None, "strong", "consistent", "One hospital of the town."),
            row("taras holub", (("adviser", "c1"),), 100, 999, "weak", "weak", "A vague word from an adviser elsewhere."),
        ),
    )


def entry(doc_id: str, group: str, relation: DocumentRelation, reason: str) -> DocumentEntry:
    return DocumentEntry(doc_id=doc_id, group=group, relation=relation, reason=reason)


def entries() -> tuple[DocumentEntry, ...]:
    return (
        entry("post", "post", "independent", "Shares no text with another document."),
        entry("wire", "wire", "original", "The older of two texts with the same sentences."),
        entry("rewrite", "wire", "rewrite", "Says the same in the same order and credits Lantern."),
        entry("adviser", "adviser", "independent", "Shares no text with another document."),
        entry("hospital", "hospital", "independent", "Shares no text with another document."),
        entry("denial", "denial", "independent", "Shares no text with another document."),
        entry("hostile", "hostile", "independent", "Shares no text with another document."),
    )


def incident(tallies: tuple[Tally, ...] | None = None, place: Place | None = None, time: Interval | None = None) -> Incident:
    return Incident(
        incident_id=sha("incident"),
        title=f"{TOWN}, 6 May 2031",
        place=place or Place(start=0, end=1, name=TOWN, lat=49.12, lon=34.31, country="UA", precision="city", radius_km=5),
        time=time or Interval(since="2031-05-06", until="2031-05-07"),
        tallies=(killed(), injured()) if tallies is None else tallies,
        contradictions=(
            Contradiction(
                code="denial_vs_count",
                rows=(0, 4),
                reason="The ministry denies a strike in which the mayor counts at least 11 dead.",
                outcome="killed",
                who="any",
            ),
        ),
        roots=("ostap veremiienko", "iryna maslova", "taras holub", "publisher:<b>Blog</b>", "defence ministry of karvonia"),
        alleged=(Allegation(actor="Karvonian forces", by="the town council", accepted=False),),
        documents=entries(),
        weapons=(ClaimRef(doc_id="wire", claim="c4", name="BM-21 Grad", detail="multiple rocket launcher"),),
        footage=(ClaimRef(doc_id="wire", claim="c3", name="video", detail="smoke over the grain market"),),
        explained=(Contradiction(code="scope_mismatch", rows=(1,), reason="Three in the old port are a part of it.", outcome="killed", who="any"),),
        positions=(
            Position(actor="Karvonia", attack="denies", harm="silent", said=(), conceded=(), reason="Karvonia denies it (its <b>ministry</b>)."),
        ),
        contested=(Contest(code="denied", actors=("Karvonia",), by=("defence ministry of karvonia",), reason="Karvonia is accused and denies it."),),
    )


def pairs() -> list[Pair]:
    return [
        Pair(
            a="wire",
            b="rewrite",
            kind="rewrite",
            score=0.8,
            evidence=("11", "Ostap Veremiienko"),
            reason="The same facts in the same order, in other words.",
            original="wire",
        )
    ]


def unread() -> list[Reading]:
    text = "Вигаданий текст про вигадане місто."
    return [
        Reading(
            doc_id="uk-note",
            sha256=sha(text),
            language="uk",
            published="2031-05-07",
            title="Вигадана нотатка",
            publisher="Вигадана газета",
            text=text,
        )
    ]
