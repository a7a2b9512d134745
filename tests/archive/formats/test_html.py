import io
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from witnessmark.archive.formats import html
from witnessmark.archive.formats.html import FORMAT, deepest
from witnessmark.errors import BadInput, Remark, SkipItem
from witnessmark.model.document import Document

BODY = """
<nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Two hurt in Lysove</h1>
<p>Two people were hurt in Lysove on Sunday when a shell fell near the bakery, the town council said.</p>
<p>The regional hospital said that both were in a stable condition and would be treated there for some days.</p>
</article><footer>Cookies and terms</footer>"""


def read(page: str | bytes) -> list[Document | SkipItem]:
    return list(FORMAT.read(io.BytesIO(page if isinstance(page, bytes) else page.encode()), "a.html"))


def document(head: str = "", body: str = BODY, tag: str = "<html>") -> Document:
    [found, *_] = read(f"<!doctype html>{tag}<head><title>Window</title>{head}</head><body>{body}</body></html>")
    assert isinstance(found, Document), found
    return found


def ld(json: str) -> str:
    return f'<script type="application/ld+json">{json}</script>'


def test_the_main_text_without_menus() -> None:
    text = document().text
    assert "Two people were hurt in Lysove on Sunday when a shell fell near the bakery, the town council said.\nThe regional hospital" in text
    assert "Home" not in text
    assert "Cookies" not in text


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta property="article:published_time" content="2021-05-02T09:30:00+03:00">', "2021-05-02T09:30:00+03:00"),
        ('<meta property="og:published_time" content="2021-05-02T06:30:00.123Z">', "2021-05-02T06:30:00+00:00"),
        ('<meta itemprop="datePublished" content="2021-05-02T09:30+0300">', "2021-05-02T09:30+03:00"),
        (ld('{"@type":"NewsArticle","datePublished":"2021-05-02T09:30:00+03:00"}'), "2021-05-02T09:30:00+03:00"),
        (ld('{"@graph":[{"@type":"WebSite"},{"@type":["NewsArticle"],"datePublished":"2021-05-02 09:30"}]}'), "2021-05-02T09:30"),
        ('<meta name="date" content="2021-05-02">' + ld('{"datePublished":"2021-05-02T09:30:00Z"}'), "2021-05-02T09:30:00+00:00"),
        ('<meta name="date" content="2021-05-02">', "2021-05-02"),
        ('<meta name="date" content="2 May">', None),
        ('<meta name="date" content="0001-01-01T00:00:00">', None),
        (ld('{"datePublished":') + ld("[" * 5000), None),
        ("", None),
    ],
)
def test_date_and_time_from_the_pages_own_metadata(head: str, published: str | None) -> None:
    assert document(head).published == published


def test_a_date_in_another_form_is_not_guessed_at_and_said() -> None:
    found = read(f'<html><head><meta name="date" content="14/02/2024"></head><body>{BODY}</body></html>')
    assert [str(each) for each in found if isinstance(each, Remark)] == [
        "a.html: its date is '14/02/2024', which is not in ISO form; read without a date"
    ]
    assert len(read(f'<html><head><meta name="date" content="2021-05-02"></head><body>{BODY}</body></html>')) == 1


def test_a_time_element_of_the_article_and_no_date_of_its_wording() -> None:
    assert (
        document(body=BODY.replace("<p>", '<time datetime="2021-05-02T09:30:00+03:00">Sunday</time><p>', 1)).published == "2021-05-02T09:30:00+03:00"
    )
    assert document(body=BODY.replace("on Sunday", "on 2 May 2021")).published is None


@pytest.mark.parametrize(
    ("head", "publisher"),
    [
        ('<meta property="og:site_name" content=" The Lysove Bell ">', "The Lysove Bell"),
        (ld('{"@type":"NewsArticle","publisher":{"@type":"Organization","name":"The Lysove Bell"}}'), "The Lysove Bell"),
        (ld('{"@type":"NewsArticle","publisher":[{"name":"The Lysove Bell"}]}'), "The Lysove Bell"),
        ('<link rel="canonical" href="https://bell.example/1">', None),
    ],
)
def test_the_publisher_as_the_page_names_it(head: str, publisher: str | None) -> None:
    assert document(head).publisher == publisher


def test_title_author_address_and_language() -> None:
    found = document(
        '<meta property="og:title" content="Two hurt in Lysove"><meta name="author" content="Olena Vyhadana"><link rel="canonical" href="https://bell.example/1">',
        tag='<html lang="en-GB">',
    )
    assert (found.title, found.author, found.url, found.language) == ("Two hurt in Lysove", "Olena Vyhadana", "https://bell.example/1", "en")


def test_the_address_a_browser_noted_and_none_that_is_no_address() -> None:
    [found] = read("<!DOCTYPE html>\n<!-- saved from url=(0022)https://bell.example/2 -->\n<html><body>" + BODY)
    assert isinstance(found, Document)
    assert found.url == "https://bell.example/2"
    assert document('<link rel="canonical" href="javascript:alert(1)">').url is None


SINGLE_FILE = """<!DOCTYPE html> <html lang=uk><!--
 Page saved with SingleFile
 url: https://bell.example/2021/two-hurt
 saved date: Sun May 02 2021 09:30:00 GMT+0300 (за східноєвропейським літнім часом)
--><meta charset=utf-8><link rel=canonical href=https://elsewhere.example/><title>Window</title>"""


def test_a_page_saved_with_single_file_stands_where_it_was_saved_and_its_time_is_no_publication() -> None:
    third = "<p>A third person died in hospital on Monday, its director told the council of Lysove.</p>"
    shadow = f"<div><template shadowrootmode=open>{third}</template></div>"
    page = SINGLE_FILE + BODY.replace("</article>", f"{shadow}<img src=data:image/png;base64,iVBORw0KGgo=></article>")
    found, remark = read(page)
    assert isinstance(found, Document) and isinstance(remark, Remark)
    assert (found.url, found.captured, found.published) == ("https://bell.example/2021/two-hurt", "2021-05-02T09:30:00+03:00", None)
    assert "A third person died in hospital" in found.text
    assert str(remark) == "a.html: 1 pictures are embedded in the page, where they are kept; nothing is read from them"


@pytest.mark.parametrize(
    ("comment", "url"),
    [
        ("saved from url=(0022)https://bell.example/2 ", "https://bell.example/2"),
        ("\r\n Archive processed by SingleFile \r\n url: https://bell.example/3 \r\n saved date: 2021-05-02\r\n", "https://bell.example/3"),
        ("saved from url=(0014)about:internet", "https://own.example/"),
        ("\n url: https://not-noted.example/ \n", "https://own.example/"),
    ],
)
def test_only_what_saves_pages_is_believed_about_the_address(comment: str, url: str) -> None:
    [found] = read(f"<!DOCTYPE html>\n<html><!--{comment}--><head><link rel='canonical' href='https://own.example/'></head><body>{BODY}")
    assert isinstance(found, Document)
    assert found.url == url


def test_the_charset_a_page_declares() -> None:
    page = '<html><head><meta charset="windows-1251"></head><body><article><p>Двоє людей поранені у Лисовому в неділю, повідомила рада.</p></article>'
    [found] = read(page.encode("cp1251"))
    assert isinstance(found, Document)
    assert "Двоє людей поранені у Лисовому" in found.text


def test_a_declaration_browsers_do_not_believe() -> None:
    page = "<html><head><meta charset='{}'></head><body><article><p>“Two were hurt,” the mayor of Lysove said on Sunday.</p></article>"
    for declared, encoding in (("iso-8859-1", "cp1252"), ("utf-16", "utf-8"), ("no-such-code", "utf-8"), ("utf-8", "cp1252")):
        [found] = read(page.format(declared).encode(encoding))
        assert isinstance(found, Document)
        assert "“Two were hurt,” the mayor" in found.text


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("", "the file is empty"),
        ("<html><body></body></html>", "text is empty"),
        ("<html>" + "<div>" * 10_000 + "two hurt", "its tags are nested 10000 deep; more than 240 is no page written for people"),
        ("<script>" * 100_000, "it is no web page a parser understands"),
        (b"<html>\xff\xff\xff\x00\x00", "it is not a text: byte 0x00 at offset 9"),
        ("<html><body>" + "<i></i>" * 100_001, "more than 100,000 elements, which is no page written for people"),
    ],
)
def test_what_is_no_page_for_people_says_why(page: str | bytes, reason: str) -> None:
    [refused] = read(page)
    assert isinstance(refused, BadInput)
    assert str(refused) == f"a.html: {reason}"


def test_a_page_of_50_million_letters_in_a_line_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "MAX_MARKUP", 50_000)
    [refused] = read("<html><p>" + "x" * 50_000)
    assert str(refused) == "a.html: longer than 50,000 characters without its pictures, which is more than any page"
    assert isinstance(read("<html><p>" + "Two were hurt. " * 3 + "<img src='data:image/png;base64," + "A" * 50_000 + "'>")[0], Document)


def test_a_page_built_to_slow_the_extraction_is_read_all_the_same() -> None:
    start = time.monotonic()
    found = document(body="<article><p>" + "<b>two</b> hurt " * 20_000 + "</p></article>")
    assert "two hurt two hurt" in found.text
    assert time.monotonic() - start < 10


@pytest.mark.parametrize(
    ("markup", "depth"),
    [
        ("<div><div></div></div><div></div>", 2),
        ("<p>" * 50 + "<br>" * 50 + "<ul><li><li><li></ul>", 1),
        ("<!--" + "<div>" * 50 + "--><script>'<div><div>'</script><b>", 1),
        ("</div></div><i>", 1),
        ("<script><div>", 0),
    ],
)
def test_depth_is_counted_without_parsing(markup: str, depth: int) -> None:
    assert deepest(markup) == depth


PARTS = [
    "<html>",
    "<p>",
    "</p>",
    "<article>",
    "Two were hurt in Lysove on Sunday. ",
    "<script>",
    "<!--",
    "<meta name=date content=2021-05-02>",
    "&#0;",
    "<table>",
    "\x00",
    "</",
]


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200) | st.lists(st.sampled_from(PARTS), max_size=20).map(lambda parts: "".join(parts).encode()))
def test_any_bytes_give_a_document_or_an_error(page: bytes) -> None:
    [found] = read(page)
    assert isinstance(found, Document | SkipItem)


@pytest.mark.parametrize(
    ("name", "head", "sure"),
    [
        ("a.htm", b"", True),
        ("a", b"  <!DOCTYPE html>", True),
        ("page.txt", b"<html>", True),
        ("a.txt", b"1 < 2", False),
        ("a.xml", b"<?xml?><rss>", False),
    ],
)
def test_which_files_it_takes(name: str, head: bytes, sure: bool) -> None:
    assert (FORMAT.sniff(name, head) > 0) is sure
