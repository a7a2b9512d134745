"""A document taken as the report of one event."""

from witnessmark.pipeline import read, reconcile

LEAD = "At least six tenants were killed in Varden on 23 October 2031."
LISTED = "The names were matched with a list of about 7000 people killed that was released on 26 October 2031."


def test_the_lead_says_when_it_was_whatever_is_dated_later() -> None:
    readings = list(read([{"text": f"{LEAD}\n{LISTED}\n{LISTED}", "language": "en"}]))
    (incident,) = reconcile(readings, group_by="document", convention="airwars")
    assert incident.time.since == "2031-10-23"
    assert [(t.range.low, t.range.high) for t in incident.tallies if t.outcome == "killed" and t.who == "any"] == [(6, 6)]
