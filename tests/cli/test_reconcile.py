import pytest
from running import records, run

FIRST = "At least 7 people were killed when shells hit a market in Zhytomyr on Tuesday, Mayor Ostap Hrabar said."
SECOND = "Hospital director Lina Kosar said on Wednesday that 9 people were killed in the shelling of the market in Zhytomyr on Tuesday."


def test_one_incident_with_reasons() -> None:
    done = run("reconcile", stdin=records(FIRST, SECOND))
    assert done.status == 0
    incidents = done.lines()
    assert incidents[0]["schema"] == "witnessmark/incident/1"
    assert all(row["reason"] and row["claims"] for incident in incidents for tally in incident["tallies"] for row in tally["rows"])


def test_each_document_as_the_report_of_one_incident() -> None:
    incidents = run("reconcile", "--group-by", "document", stdin=records(FIRST, SECOND)).lines()
    assert [[entry["doc_id"] for entry in incident["documents"]] for incident in incidents] == [["d1"], ["d2"]]


def test_what_was_said_later_is_left_out() -> None:
    stream = records(FIRST, published="2024-05-07") + records(SECOND, published="2024-05-20").replace("d1", "d9")
    early = run("reconcile", "--group-by", "document", "--as-of", "2024-05-10", stdin=stream).lines()
    assert not any(row["claims"][0][0] == "d9" for incident in early for tally in incident["tallies"] for row in tally["rows"])


def test_an_unknown_convention_stops_and_names_those_there_are() -> None:
    done = run("reconcile", "--convention", "guesswork", stdin=records(FIRST))
    assert done.status == 1
    assert "guesswork" in done.err
    assert "airwars" in done.err


@pytest.mark.parametrize("moment", ["yesterday", "2024-13-01", "10:00"])
def test_a_moment_that_is_none_is_wrong_use(moment: str) -> None:
    done = run("reconcile", "--as-of", moment, stdin=records(FIRST))
    assert done.status == 2
    assert "--as-of" in done.err


def test_no_documents_is_no_incident_and_no_error() -> None:
    done = run("reconcile", stdin="")
    assert (done.out, done.status) == ("", 0)
    assert "nothing to read" in done.err


def test_before_the_first_report_nothing_was_known_of_an_incident() -> None:
    stream = records(FIRST, published="2024-05-07")
    assert run("reconcile", "--as-of", "2024-05-01", stdin=stream).lines() == []
    assert len(run("reconcile", "--as-of", "2024-05-08", stdin=stream).lines()) == 1


def test_documents_of_later_are_none_of_what_was_known() -> None:
    stream = records(FIRST, published="2024-05-08") + records(SECOND, published="2024-05-20").replace("d1", "d9")
    (incident,) = run("reconcile", "--as-of", "2024-05-10", stdin=stream).lines()
    assert [entry["doc_id"] for entry in incident["documents"]] == ["d1"]
