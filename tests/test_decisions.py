"""What people decided about who is who reaches the incidents of a case."""

import json
from pathlib import Path

import pytest

import witnessmark
from witnessmark.errors import StopRun

ONE = "At least 7 people were killed when shells hit a market in Zhytomyr on Tuesday, Mayor Ostap Hrabar said."
OTHER = "Seven people were killed by shelling of the market in Zhytomyr, said Ostap Hrabar, the mayor. The market burnt out."


def roots(case: Path) -> set[str]:
    with witnessmark.Case(case) as opened:
        return {root for incident in opened.store.incidents for root in incident.roots}


def built(tmp_path: Path) -> tuple[Path, str]:
    """A case of two reports, and the decision, as a line of its file, that their mayors are two men."""
    (tmp_path / "reports").mkdir(exist_ok=True)
    records = [{"doc_id": "a", "text": ONE, "published": "2024-05-08"}, {"doc_id": "b", "text": OTHER, "published": "2024-05-08"}]
    lines = "".join(json.dumps(record) + "\n" for record in records)
    (tmp_path / "reports" / "records.jsonl").write_text(lines, encoding="utf-8")
    mentions = []
    with witnessmark.build(tmp_path / "reports", tmp_path / "case") as case:
        for reading in case.store.readings:
            (start, end) = reading.people[0].spans[0]
            mentions.append(f"{reading.doc_id}:{start}-{end}")
    decision = {"id": "1", "who": "an editor", "when": "2024-05-09", "why": "two towns", "judgement": "different", "subject": mentions}
    return tmp_path / "case", json.dumps(decision) + "\n"


def test_a_cut_parts_what_the_rules_joined_and_undoing_it_joins_them_again(tmp_path: Path) -> None:
    case, decision = built(tmp_path)
    assert len(roots(case)) == 1
    (case / "decisions.jsonl").write_text(decision, encoding="utf-8")
    built(tmp_path)
    assert len(roots(case)) == 2
    (case / "decisions.jsonl").write_text(decision.replace('"judgement"', '"undone": "2024-05-10", "judgement"'), encoding="utf-8")
    built(tmp_path)
    assert len(roots(case)) == 1


def test_a_line_that_is_no_decision_stops_the_run(tmp_path: Path) -> None:
    case, _ = built(tmp_path)
    (case / "decisions.jsonl").write_text('{"id": "1"}\n', encoding="utf-8")
    with pytest.raises(StopRun, match="line 1 is no decision"):
        built(tmp_path)
