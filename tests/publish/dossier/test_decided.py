"""What people decided, on the pages: escaped like everything else, and never left out."""

import re
from pathlib import Path

from msgspec.structs import replace

from tests.publish.dossier import factory
from tests.publish.dossier.test_build import Page
from witnessmark.model.decision import Decision, Verdict
from witnessmark.publish.dossier.build import write_dossier
from witnessmark.publish.dossier.decided import link_words, override_words

FIRST = factory.entries()[0].doc_id
BY = Verdict(judgement="override", who="Olha Kit", when="2031-05-04", why="two roots are one office.", decision="4", value="B")


def decision(id: str, judgement: str, subject: str, **more: object) -> Decision:
    fields = {"who": "Olha Kit", "when": "2031-05-04", "why": "the caption is of another street <b>", "about": "claim"}
    return Decision(**{"id": id, "judgement": judgement, "subject": (subject,), **fields, **more})  # type: ignore[arg-type]


REJECT, ELSEWHERE = decision("1", "reject", f"{FIRST}:0-5"), decision("2", "reject", "no-such-document:0-5", lost="there is no such document")
BACK = decision("3", "undo", "1", why="it was the right street", about="decision")


def pages(folder: Path, *decisions: Decision, **changed: object) -> tuple[str, str]:
    """The index and the incident's page."""
    incident = replace(factory.incident(), **changed)
    given = ([incident], factory.readings(), factory.documents(), factory.sources(), factory.pairs(), factory.unread())
    index, page = write_dossier(folder, *given, decisions=decisions)
    return index.read_text("utf-8"), page.read_text("utf-8")


def test_an_incident_tells_the_decisions_on_its_documents_and_no_others(tmp_path: Path) -> None:
    _, page = pages(tmp_path, REJECT, ELSEWHERE)
    assert "What people decided" in page and 'href="#decisions"' in page
    assert "Olha Kit on 4 May 2031 set aside" in page and "another street &lt;b&gt;" in page
    assert "no-such-document" not in page
    assert not Page(page).open


def test_one_that_was_taken_back_is_struck_out_with_who_took_it_back(tmp_path: Path) -> None:
    _, page = pages(tmp_path, replace(REJECT, undone="2031-05-05"), BACK)
    (struck,) = re.findall(r"<s>(.*?)</s>", page)
    assert "set aside" in struck
    assert "Taken back by Olha Kit on 4 May 2031: it was the right street (decision 3)." in page


def test_what_finds_nothing_now_stands_on_the_first_page(tmp_path: Path) -> None:
    index, _ = pages(tmp_path, REJECT, ELSEWHERE)
    assert "Decisions that find nothing now" in index and "Finds nothing now: there is no such document." in index
    assert not Page(index).open


def test_without_decisions_nothing_is_said_of_them(tmp_path: Path) -> None:
    index, page = pages(tmp_path)
    assert "ecided" not in page.replace("undecided", "") and "Decisions" not in index


def test_a_grade_a_person_gave_stands_beside_the_computed_one(tmp_path: Path) -> None:
    tally = replace(factory.killed(), override=BY)
    _, page = pages(tmp_path, tallies=(tally,))
    assert "B instead, given by Olha Kit on 4 May 2031: two roots are one office" in page
    assert f">{tally.grade}</abbr>" in page
    assert override_words(None) is None


def test_what_was_done_to_a_copy_link_is_said() -> None:
    pair = factory.pairs()[0]
    assert link_words(pair) is None
    assert link_words(replace(pair, kind="cut", found="copy", verdict=BY)) == "Cut by Olha Kit on 4 May 2031: two roots are one office."
    assert (link_words(replace(pair, found="copy", verdict=BY)) or "").startswith("Confirmed by")
    assert link_words(replace(pair, verdict=BY)) is None, "the reason of a link that only a person saw says who saw it"
