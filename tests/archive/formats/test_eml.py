import base64
import io
import quopri
import time

import pytest

from witnessmark.archive.common import Found
from witnessmark.archive.formats.eml import FORMAT
from witnessmark.errors import BadInput, Remark, SkipItem
from witnessmark.model.document import Document
from witnessmark.model.region import Region

UKRAINIAN = "Двоє людей поранені у Лисовому внаслідок обстрілу, повідомила міська рада."
HEAD = b"From: Olena Vyhadana <olena@bell.example>\r\nTo: desk@notes.example\r\nDate: Sun, 2 May 2021 09:30:00 +0300\r\nSubject: Two hurt\r\n"


def read(data: bytes) -> list[Found]:
    return list(FORMAT.read(io.BytesIO(data), "a.eml"))


def documents(data: bytes) -> list[Document]:
    return [each for each in read(data) if isinstance(each, Document)]


def said(data: bytes) -> list[str]:
    return [str(each) for each in read(data) if isinstance(each, SkipItem)]


def part(kind: str, body: bytes, *fields: str) -> bytes:
    return "\r\n".join([f"Content-Type: {kind}", *fields, "", ""]).encode() + body


def multipart(kind: str, *parts: bytes, boundary: str = "b1") -> bytes:
    body = b"".join(b"--%s\r\n%s\r\n" % (boundary.encode(), each) for each in parts)
    return b'MIME-Version: 1.0\r\nContent-Type: %s; boundary="%s"\r\n\r\n%s--%s--\r\n' % (kind.encode(), boundary.encode(), body, boundary.encode())


def test_a_letter_with_who_when_and_its_own_id() -> None:
    [found] = read(HEAD + b"Message-ID: <17@bell.example>\r\nIn-Reply-To: <16@bell.example>\r\n\r\nTwo were hurt.\r\nOne of them a child.\r\n")
    assert isinstance(found, Document)
    assert found.text == "Two were hurt.\nOne of them a child."
    assert (found.doc_id, found.replies_to) == ("mid:17@bell.example", "mid:16@bell.example")
    assert (found.author, found.title, found.published, found.url) == ("Olena Vyhadana", "Two hurt", "2021-05-02T09:30:00+03:00", None)
    assert found.regions == (Region(start=0, end=len(found.text), kind="part", at="1"),)


GMAIL = HEAD + multipart(
    "multipart/alternative",
    part("text/plain; charset=UTF-8", base64.encodebytes(UKRAINIAN.encode()), "Content-Transfer-Encoding: base64"),
    part("text/html; charset=UTF-8", f"<div dir=ltr>{UKRAINIAN} (html)</div>".encode()),
    boundary="000000000000a1b2c3",
)
THUNDERBIRD = HEAD + part(
    "text/plain; charset=UTF-8; format=flowed", UKRAINIAN.replace("у Лисовому ", "у \r\nЛисовому ").encode(), "Content-Transfer-Encoding: 8bit"
)
OUTLOOK = HEAD + multipart(
    "multipart/alternative",
    part('text/plain; charset="windows-1251"', quopri.encodestring(UKRAINIAN.encode("cp1251")), "Content-Transfer-Encoding: quoted-printable"),
    part('text/html; charset="windows-1251"', b"<html xmlns:o=x><body><p class=MsoNormal>other<o:p></o:p></p></body></html>"),
    boundary="----=_NextPart_000_0001_01D73F",
)
HTML_ONLY = HEAD + part("text/html; charset=koi8-r", f"<html><body><p>{UKRAINIAN}</p></body></html>".encode("koi8-u"))
APPLE = HEAD + multipart(
    "multipart/alternative",
    part("text/plain; charset=utf-8", UKRAINIAN.encode()),
    multipart("multipart/related", part("text/html; charset=utf-8", b"<p>x</p>"), boundary="Apple-Mail=_2"),
    boundary="Apple-Mail=_1",
)
EMPTY_PLAIN = HEAD + multipart(
    "multipart/alternative", part("text/plain; charset=utf-8", b"\r\n"), part("text/html; charset=utf-8", f"<p>{UKRAINIAN}</p>".encode())
)
WRONG = HEAD + part("text/plain; charset=iso-8859-1", UKRAINIAN.encode("cp1251"), "Content-Transfer-Encoding: 8bit")
UNDECLARED = HEAD + b"\r\n" + UKRAINIAN.encode("koi8-u")
LF_ONLY = THUNDERBIRD.replace(b"\r\n", b"\n")


@pytest.mark.parametrize(
    "data",
    [GMAIL, THUNDERBIRD, OUTLOOK, HTML_ONLY, APPLE, EMPTY_PLAIN, WRONG, UNDECLARED, LF_ONLY],
    ids=["Gmail", "Thunderbird", "Outlook", "HTML alone", "Apple Mail", "plain part empty", "wrong charset", "no charset", "LF"],
)
def test_the_words_as_the_programs_write_them(data: bytes) -> None:
    [found] = read(data)
    assert isinstance(found, Document)
    assert found.text == UKRAINIAN


@pytest.mark.parametrize(
    ("field", "title"),
    [
        (b"=?UTF-8?B?" + base64.b64encode("Двоє поранених".encode()) + b"?=", "Двоє поранених"),
        (b"=?koi8-r?Q?" + quopri.encodestring("Двое".encode("koi8-u"), header=True) + b"?= =?koi8-r?Q?_=31?=", "Двое 1"),
        (b"=?utf-8?B?0JTQstC+0Q==?=\r\n =?utf-8?B?lCDQv9C+0YDQsNC90LXQvdC40YU=?=", "Двоє поранених"),
        (b"Re: =?utf-8*uk?q?=D0=94?= end", "Re: Д end"),
        ("Двоє поранених у місті".encode("cp1251"), "Двоє поранених у місті"),
        ("Двоє поранених".encode(), "Двоє поранених"),
        (b"=?no-such?B?####?=", "####"),
        (b"a\r\n b\r\n\tc", "a b c"),
        (b"", None),
    ],
)
def test_subjects_encoded_raw_split_and_broken(field: bytes, title: str | None) -> None:
    [found] = documents(HEAD.replace(b"Two hurt", field) + b"\r\nTwo were hurt.")
    assert found.title == title


@pytest.mark.parametrize(
    ("field", "author"),
    [
        (b"olena@bell.example", "olena@bell.example"),
        (b'"Vyhadana, Olena" <o@bell.example>', "Vyhadana, Olena"),
        (b"=?utf-8?B?" + base64.b64encode("Олена".encode()) + b"?= <o@bell.example>", "Олена"),
        (b"undisclosed", "undisclosed"),
    ],
)
def test_the_sender_as_given(field: bytes, author: str) -> None:
    [found] = documents(HEAD.replace(b"Olena Vyhadana <olena@bell.example>", field) + b"\r\nTwo were hurt.")
    assert found.author == author


def test_flowed_lines_are_joined_and_quotes_and_the_signature_stay() -> None:
    body = b"Two people \r\nwere hurt.\r\n> One of \r\n> them died.\r\n>> older\r\n Stuffed\r\n-- \r\nOlena\r\n"
    [found] = documents(HEAD + part("text/plain; format=flowed", body))
    assert found.text == "Two people were hurt.\n> One of them died.\n>> older\nStuffed\n-- \nOlena"
    [joined] = documents(HEAD + part("text/plain; format=flowed; delsp=yes", b"Two peo \r\nple were hurt.\r\n"))
    assert joined.text == "Two people were hurt."


def test_attachments_are_read_by_what_they_are_and_keep_their_part() -> None:
    note = part('text/plain; name="note.txt"', b"One more was hurt.", 'Content-Disposition: attachment; filename="note.txt"')
    page = part(
        "application/octet-stream",
        b"<html><body><p>Three were hurt on Monday.</p></body></html>",
        "Content-Disposition: attachment; filename*=utf-8''%D0%B0.html",
    )
    tool = part(
        "application/octet-stream",
        base64.b64encode(b"\x7fELF\x00"),
        "Content-Transfer-Encoding: base64",
        'Content-Disposition: attachment; filename="../x/tool"',
    )
    found = read(HEAD + multipart("multipart/mixed", part("text/plain", b"See there."), note, page, tool))
    letter, first, second, refused = found
    assert isinstance(letter, Document) and isinstance(first, Document) and isinstance(second, Document)
    assert (letter.text, letter.media) == ("See there.", ("note.txt", "а.html", "tool"))
    assert (first.text, first.regions) == ("One more was hurt.", (Region(start=0, end=18, kind="part", at="2: note.txt"),))
    assert (second.text, second.regions[0].at) == ("Three were hurt on Monday.", "3: а.html")
    assert isinstance(refused, BadInput) and str(refused).startswith("a.eml, part 4: tool: it is a program; no format here reads it")


def test_words_before_and_after_a_picture_are_one_text_of_two_parts() -> None:
    picture = part("image/png", base64.b64encode(b"\x89PNG\r\n"), "Content-Transfer-Encoding: base64", "Content-Disposition: inline; filename=a.png")
    letter = documents(HEAD + multipart("multipart/mixed", part("text/plain", b"Before."), picture, part("text/plain", b"After.")))[0]
    assert letter.text == "Before.\n\nAfter."
    assert [(region.start, region.end, region.at) for region in letter.regions] == [(0, 7, "1"), (9, 15, "3")]


def test_a_forwarded_letter_is_a_letter_in_a_part_of_the_other() -> None:
    inner = HEAD.replace(b"Two hurt", b"Inner") + b"Message-ID: <1@x>\r\n\r\nThree were hurt."
    outer, forwarded = documents(HEAD + multipart("multipart/mixed", part("text/plain", b"See below."), part("message/rfc822", inner)))
    assert (outer.text, forwarded.text, forwarded.title, forwarded.doc_id) == ("See below.", "Three were hurt.", "Inner", "mid:1@x")
    assert forwarded.regions[0].within == ("part 2: message/rfc822",)


def test_letters_in_letters_without_an_end() -> None:
    data = HEAD + b"\r\ncore"
    for number in range(8):
        data = HEAD + multipart("multipart/mixed", part("text/plain", b"%d" % number), part("message/rfc822", data), boundary=f"b{number}")
    found = read(data)
    assert [each.text for each in found if isinstance(each, Document)] == ["7", "6", "5", "4"]
    assert "more than 4 letters lie one inside the other" in str(found[-1])


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        ('application/ms-tnef; name="winmail.dat"', "part 2: winmail.dat: packed in Outlook's own way (winmail.dat), which is not read here"),
        ("application/pkcs7-signature; name=smime.p7s", "part 2: smime.p7s: a signature, which is not checked here"),
        ("application/pgp-encrypted", "part 2: application/pgp-encrypted: encrypted; it is not read here"),
        ("message/external-body; access-type=URL", "part 2: message/external-body: no file but a note where one may be fetched; nothing is fetched"),
    ],
)
def test_what_is_not_read_is_said(kind: str, reason: str) -> None:
    assert said(HEAD + multipart("multipart/mixed", part("text/plain", b"Two."), part(kind, b"x"))) == [f"a.eml, {reason}"]


def test_what_servers_vouch_for_is_said_not_to_be_checked() -> None:
    [found, remark] = read(b"DKIM-Signature: v=1; d=bell.example\r\nReceived-SPF: pass\r\n" + HEAD + b"\r\nTwo were hurt.")
    assert isinstance(found, Document) and isinstance(remark, Remark)
    assert str(remark) == "a.eml: DKIM-Signature, Received-SPF: who sent it and when is as the letter says and was not checked"


def test_dates_that_are_none_are_said() -> None:
    assert said(HEAD.replace(b"Sun, 2 May 2021 09:30:00 +0300", b"gestern") + b"\r\nTwo.") == [
        "a.eml: its date is 'gestern', which is in no form known here; read without a date"
    ]
    assert said(HEAD.replace(b"2021", b"9021") + b"\r\nTwo.") == [
        "a.eml: published is '9021-05-02T09:30:00+03:00', which is in the future; kept as given"
    ]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "a.eml: the file is empty"),
        (b"Two were hurt.", "a.eml: it has none of the header fields of a letter"),
        (HEAD, "a.eml: text is empty"),
        (HEAD + part("text/plain", b"\x00\x01\x02\xff"), "a.eml, part 1: it is not a text"),
        (HEAD + multipart("multipart/mixed", part("text/plain", b"x", "Content-Disposition: attachment")), "the letter has no words of its own"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, reason: str) -> None:
    assert any(each.startswith(reason) or reason in each for each in said(data)), said(data)


def test_bait_is_bounded() -> None:
    nested = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(2000))
    many = HEAD + multipart("multipart/mixed", *[part("text/css", b"x")] * 12_000)
    baits = (
        HEAD + nested,
        many,
        HEAD.replace(b"Two hurt", b"=?utf-8?b?" * 50_000) + b"\r\nx",
        HEAD.replace(b"Olena Vyhadana", b'"(' * 20_000) + b"\r\nx",
    )
    baits += (
        HEAD + b"Content-Type: multipart/mixed" + b";" * 1_000_000 + b"\r\n\r\nx",
        HEAD + b"Content-Type: text/plain\r\n" + b' ;"\r\n' * 100_000 + b"\r\nx",
        HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\n\n" * 1_000_000,
        HEAD + b"Content-Type: text/plain; format=flowed\r\n\r\n" + b"a \n" * 1_000_000,
    )
    for bait in baits:
        start = time.monotonic()
        assert read(bait)
        assert time.monotonic() - start < 10


def test_every_byte_changed_is_read_or_refused_by_name() -> None:
    inner = part("message/rfc822", HEAD + b"\r\nThree were hurt.")
    data = HEAD + multipart("multipart/mixed", OUTLOOK[len(HEAD) :], part('text/plain; name="=?utf-8?q?a?="', b"One."), inner)
    for at in range(0, len(data), 3):
        for mutated in (data[:at], data[:at] + bytes([data[at] ^ 0x80]) + data[at + 1 :], data[:at] + data[at + 1 :]):
            for found in read(mutated):
                assert isinstance(found, Document) or (str(found).startswith("a.eml") and "\n" not in str(found))


@pytest.mark.parametrize(
    ("name", "head", "sure"),
    [
        ("a.eml", HEAD, 90),
        ("a.eml", b"\x00", 60),
        ("1620000000.M1P2.host:2,S", b"Return-Path: <o@x>\nReceived: by x\nFrom: o@x\n", 70),
        ("a.txt", b"Return-Path: <o@x>\nReceived: by x\nFrom: o@x\n", 50),
        ("a", b"From: a friend\nSubject: news\n\nText", 0),
        ("a", b"Two were hurt.", 0),
    ],
)
def test_which_files_it_takes(name: str, head: bytes, sure: int) -> None:
    assert FORMAT.sniff(name, head) == sure


@pytest.mark.parametrize("cut", [b"--edge--", b"--edge--\r\n"])
def test_a_letter_without_the_line_that_ends_its_parts_is_said_to_be_cut(cut: bytes) -> None:
    whole = (
        HEAD + b'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="edge"\r\n\r\n'
        b"--edge\r\nContent-Type: text/plain\r\n\r\nTwo people were hurt.\r\n--edge--\r\n"
    )
    [_] = read(whole)
    remark, document = read(whole.partition(cut)[0])
    assert str(remark) == "a.eml: its end is missing: the letter was cut short" and isinstance(document, Document)
