"""Laws of the whole way, from invented texts: what reports are called, how often they come and in which order changes nothing."""

from collections.abc import Mapping, Sequence

import pytest

import witnessmark
from witnessmark.model.incident import Incident

RECORDS: Sequence[dict[str, str]] = [
    {
        "doc_id": "wire",
        "publisher": "Harbour Wire",
        "published": "2024-05-08",
        "text": "Shells fell on the market in Zhytomyr on Tuesday evening, and at least seven people were killed and 20 were injured, "
        "Petro Vandrak, head of the Zhytomyr regional administration, said on television. The stalls burned until midnight, and "
        "ambulances took the wounded to two hospitals, he said.",
    },
    {
        "doc_id": "copy",
        "publisher": "Daily Ladder",
        "published": "2024-05-09",
        "text": "Shells fell on the market in Zhytomyr on Tuesday evening, and at least seven people were killed and 20 were injured, "
        "Petro Vandrak, head of the Zhytomyr regional administration, said on television. The stalls burned until midnight, and "
        "ambulances took the wounded to two hospitals, he said. Our reporters will write more.",
    },
    {
        "doc_id": "uk",
        "publisher": "Вечірня драбина",
        "published": "2024-05-08",
        "text": "Унаслідок обстрілу ринку в Житомирі у вівторок загинули щонайменше семеро людей, повідомив мер Денис Горбіль.",
    },
    {
        "doc_id": "ru",
        "publisher": "Портовый листок",
        "published": "2024-05-10",
        "text": "В Житомире после обстрела рынка во вторник в больнице скончался еще один раненый, сообщил мэр Денис Горбиль.",
    },
    {
        "doc_id": "army",
        "publisher": "Harbour Wire",
        "published": "2024-05-09",
        "text": "The Russian Defence Ministry denied that civilians were killed in Tuesday's shelling of the market in Zhytomyr. "
        "Russian forces shelled the market, mayor Denys Horbil said.",
    },
    {
        "doc_id": "list",
        "publisher": "Harbour Wire",
        "published": "2024-05-12",
        "text": "Four men, three women and two children were killed in Tuesday's shelling of the market in Zhytomyr, police said.",
    },
    {
        "doc_id": "elsewhere",
        "publisher": "Harbour Wire",
        "published": "2024-05-09",
        "text": "A drone hit a bus near Chernihiv on Wednesday and killed two people, the regional prosecutor's office said.",
    },
]


def incidents(records: Sequence[Mapping[str, str]]) -> list[Incident]:
    return list(witnessmark.reconcile(witnessmark.read(records)))


def told(found: Sequence[Incident], names: Mapping[str, str]) -> list[object]:
    """What incidents say, without what their reports are called: ranges, grades, reasons, groups of copies, who did it."""
    return sorted((_told(incident, names) for incident in found), key=str)


def _told(incident: Incident, names: Mapping[str, str]) -> object:
    ranges = [(t.outcome, t.who, t.supported, t.reported, t.range, t.grade, t.flags, t.reason) for t in incident.tallies]
    rows = [(r.root, r.low, r.high, r.effect, r.reason) for t in incident.tallies for r in t.rows]
    groups: dict[str, set[str]] = {}
    for entry in incident.documents:
        groups.setdefault(entry.group, set()).add(names.get(entry.doc_id, entry.doc_id))
    return (
        incident.incident_id,
        incident.title,
        ranges,
        rows,
        [(c.code, c.reason) for c in (*incident.contradictions, *incident.explained)],
        sorted(map(sorted, groups.values())),
        [(a.actor, a.by, a.accepted) for a in incident.alleged],
        [(p.actor, p.attack, p.harm) for p in incident.positions],
        [c.reason for c in incident.contested],
    )


@pytest.fixture(scope="module")
def plain() -> list[Incident]:
    return incidents(RECORDS)


def test_the_records_say_enough_to_lose(plain: list[Incident]) -> None:
    assert len(plain) == 2 and sum(len(t.rows) for t in plain[0].tallies) > 6 and plain[0].contested


def test_reports_in_another_order(plain: list[Incident]) -> None:
    assert told(incidents(RECORDS[::-1]), {}) == told(plain, {})
    assert told(incidents([*RECORDS[3:], *RECORDS[:3]]), {}) == told(plain, {})


def test_reports_of_other_names(plain: list[Incident]) -> None:
    names = {record["doc_id"]: f"report-{len(RECORDS) - i}" for i, record in enumerate(RECORDS)}
    renamed = incidents([{**record, "doc_id": names[record["doc_id"]]} for record in RECORDS])
    assert told(renamed, {new: old for old, new in names.items()}) == told(plain, {})


def test_reports_that_come_twice(plain: list[Incident]) -> None:
    again = {f"{record['doc_id']}-again": record["doc_id"] for record in RECORDS}
    twice = incidents([*RECORDS, *({**record, "doc_id": f"{record['doc_id']}-again"} for record in RECORDS)])
    assert told(twice, again) == told(plain, {})


def test_every_number_is_of_words_that_stand_in_a_text(plain: list[Incident]) -> None:
    texts = {record["doc_id"]: record["text"] for record in RECORDS}
    claims = {(reading.doc_id, claim.id): claim for reading in witnessmark.read(RECORDS) for claim in reading.claims}
    for incident in plain:
        for tally in incident.tallies:
            for row in tally.rows:
                assert row.claims
                for doc, name in row.claims:
                    claim = claims[doc, name]
                    assert texts[doc][claim.start : claim.end] == claim.quote
        for position in incident.positions:
            assert all(texts[words.doc_id][words.start : words.end] == words.quote for words in position.said)
