import io

import pytest

from witnessmark.archive.common import Found
from witnessmark.archive.formats import mbox
from witnessmark.archive.formats.mbox import FORMAT
from witnessmark.errors import BadInput, Remark
from witnessmark.model.document import Document

THUNDERBIRD = b"""From - Sun May  2 09:30:00 2021\r
X-Mozilla-Status: 0001\r
From: Olena <o@bell.example>\r
Date: Sun, 2 May 2021 09:30:00 +0300\r
Message-ID: <1@bell.example>\r
\r
Two were hurt.\r
>From the roof one fell.\r
\r
From here on 2021 was quiet.\r
\r
"""
GMAIL = b"""From 1699000000000000000@xxx Sun May 02 06:30:00 +0000 2021
X-GM-THRID: 1699
DKIM-Signature: v=1
From: p@bell.example
Message-ID: <2@bell.example>

Three were hurt.

From nobody at 10:00 in 2021
it was heard.
"""


def read(data: bytes) -> list[Found]:
    return list(FORMAT.read(io.BytesIO(data), "a.mbox"))


def test_letters_one_after_the_other_with_their_numbers() -> None:
    first, second, remark = read(THUNDERBIRD + GMAIL)
    assert isinstance(first, Document) and isinstance(second, Document) and isinstance(remark, Remark)
    assert first.text == "Two were hurt.\nFrom the roof one fell.\n\nFrom here on 2021 was quiet."
    assert second.text == "Three were hurt.\n\nFrom nobody at 10:00 in 2021\nit was heard."
    assert [(each.doc_id, each.regions[0].at, each.regions[0].within) for each in (first, second)] == [
        ("mid:1@bell.example", "1", ("message 1",)),
        ("mid:2@bell.example", "1", ("message 2",)),
    ]
    assert str(remark) == "a.mbox: 1 DKIM-Signature: who sent these letters and when is as they say and was not checked"


def test_a_letter_over_the_limit_costs_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mbox, "MAX_LETTER", 400)
    refused, second, _ = read(THUNDERBIRD.replace(b"Two", b"Two " * 200) + GMAIL)
    assert isinstance(refused, BadInput) and str(refused) == "a.mbox, message 1: longer than 400 bytes, which no letter is"
    assert isinstance(second, Document)


def test_what_holds_no_letter_says_so() -> None:
    assert [str(each) for each in read(b"Two were hurt.")] == ["a.mbox: there is no letter in it"]


@pytest.mark.parametrize(
    ("name", "head", "sure"),
    [
        ("Inbox", THUNDERBIRD, 92),
        ("all.mbox", GMAIL, 92),
        ("a.mbox", b"", 50),
        ("a.txt", b"From the roof at 10:00 in 2021\nText", 0),
        ("a.txt", b"From Olena\nTo: Petro", 0),
    ],
)
def test_which_files_it_takes(name: str, head: bytes, sure: int) -> None:
    assert FORMAT.sniff(name, head) == sure
