import io
import json
import time

import pytest

from witnessmark.archive.common import Found
from witnessmark.archive.formats import feed
from witnessmark.archive.formats.feed import FORMAT
from witnessmark.errors import BadInput, Remark, SkipItem
from witnessmark.model.document import Document
from witnessmark.model.region import Region

UKRAINIAN = "Двоє людей поранені у Лисовому внаслідок обстрілу, повідомила міська рада."


def read(data: bytes | str) -> list[Found]:
    return list(FORMAT.read(io.BytesIO(data if isinstance(data, bytes) else data.encode()), "a.rss"))


def documents(data: bytes | str) -> list[Document]:
    return [each for each in read(data) if isinstance(each, Document)]


def said(data: bytes | str) -> list[str]:
    return [str(each) for each in read(data) if isinstance(each, SkipItem)]


def rss(items: str, head: str = "<title>The Lysove Bell</title><link>https://bell.example/</link><language>en-GB</language>") -> str:
    spaces = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" {spaces}><channel>{head}{items}</channel></rss>'


WORDPRESS = """
<item><title>Two hurt in Lysove</title><link>https://bell.example/two-hurt</link><dc:creator><![CDATA[Olena Vyhadana]]></dc:creator>
<pubDate>Sun, 02 May 2021 09:30:00 +0300</pubDate><guid isPermaLink="false">https://bell.example/?p=17</guid>
<description><![CDATA[Two people were hurt [&#8230;]]]></description>
<content:encoded><![CDATA[<p>Two people were hurt in Lysove on Sunday, the council said.</p>
<p>Both are &#8220;stable&#8221;.</p><script>track()</script>]]></content:encoded></item>"""


def test_an_entry_with_all_it_says_of_itself() -> None:
    [found] = documents(rss(WORDPRESS))
    assert found.text == "Two people were hurt in Lysove on Sunday, the council said.\nBoth are “stable”."
    assert (found.title, found.url, found.author) == ("Two hurt in Lysove", "https://bell.example/two-hurt", "Olena Vyhadana")
    assert (found.publisher, found.published, found.edited, found.language) == ("The Lysove Bell", "2021-05-02T09:30:00+03:00", None, "en")
    assert found.regions == (Region(start=0, end=len(found.text), kind="entry", at="1 https://bell.example/?p=17"),)
    assert found.tool is not None and found.tool.startswith("feedparser 6")


ATOM = """<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="uk" xml:base="https://bell.example/news/"><title type="text">Лисівський дзвін</title>
<updated>2021-05-02T12:00:00Z</updated>
<entry xml:base="2021/"><id>tag:bell.example,2021:1</id><title type="html">Двоє &lt;b&gt;поранених&lt;/b&gt;</title>
<link rel="alternate" href="two-hurt.html"/><link rel="edit" href="https://bell.example/edit"/><author><name>Олена Вигадана</name></author>
<published>2021-05-02T09:30:00+03:00</published><updated>2021-05-02T11:00:00+03:00</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Двоє людей поранені.</p><p>Один — дитина.</p></div></content></entry>
<entry><id>2</id><title>Only changed</title><updated>2021-05-02T11:00:00Z</updated><summary>One more was hurt.</summary></entry></feed>"""


def test_atom_with_relative_addresses_xhtml_and_a_change_that_is_no_publication() -> None:
    first, second = documents(ATOM)
    assert first.text == "Двоє людей поранені.\nОдин — дитина."
    assert (first.title, first.url) == ("Двоє поранених", "https://bell.example/news/2021/two-hurt.html")
    assert (first.published, first.edited, first.language) == ("2021-05-02T09:30:00+03:00", "2021-05-02T11:00:00+03:00", "uk")
    assert (second.text, second.published, second.edited) == ("One more was hurt.", None, "2021-05-02T11:00:00+00:00")


RDF = """<?xml version="1.0" encoding="utf-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://bell.example/"><title>The Bell</title><link>https://bell.example/</link></channel>
<item rdf:about="https://bell.example/1"><title>Two hurt</title><link>https://bell.example/1</link>
<description>Two were hurt in Lysove.</description><dc:date>2021-05-02T09:30+03:00</dc:date></item></rdf:RDF>"""
RSS_091 = """<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">
<rss version="0.91"><channel><title>The Bell</title><link>https://bell.example/</link>
<item><title>Two hurt</title><link>/1</link><description>Two were hurt in Lysove.</description></item></channel></rss>"""
RSS_090 = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel>
<title>The Bell</title></channel><item><title>Two were hurt in Lysove.</title><link>https://bell.example/1</link></item></rdf:RDF>"""
ATOM_03 = """<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>The Bell</title>
<entry><title>Two hurt</title>
<link rel="alternate" type="text/html" href="https://bell.example/1"/><issued>2021-05-02T09:30:00+03:00</issued>
<modified>2021-05-02T10:30:00Z</modified>
<content type="text/html" mode="escaped">&lt;p&gt;Two were hurt in Lysove.&lt;/p&gt;</content></entry></feed>"""
PREFIXED = """<a:feed xmlns:a="http://www.w3.org/2005/Atom">
<a:title>The Bell</a:title><a:entry><a:title>Two hurt</a:title>
<a:link href="https://bell.example/1"/><a:published>2021-05-02T09:30:00+03:00</a:published><a:content>Two were hurt in Lysove.</a:content>
</a:entry></a:feed>"""


@pytest.mark.parametrize(
    ("data", "published"),
    [
        (RDF, "2021-05-02T09:30+03:00"),
        (RSS_091, None),
        (RSS_090, None),
        (ATOM_03, "2021-05-02T09:30:00+03:00"),
        (PREFIXED, "2021-05-02T09:30:00+03:00"),
    ],
    ids=["RSS 1.0", "RSS 0.91", "RSS 0.90", "Atom 0.3", "Atom with a prefix"],
)
def test_the_older_forms(data: str, published: str | None) -> None:
    [found] = documents(data)
    assert (found.text, found.url, found.publisher) == ("Two were hurt in Lysove.", "https://bell.example/1", "The Bell")
    assert found.published == published
    assert FORMAT.sniff("a.xml", data.encode()) == 96


def item(description: str = UKRAINIAN, more: str = "") -> str:
    return rss(f"<item><title>Новина</title><description>{description}</description>{more}</item>")


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("cp1251", "windows-1251"),
        ("cp1251", ""),
        ("cp1251", "UTF-8"),
        ("utf-8", "windows-1251"),
        ("utf-8-sig", "UTF-8"),
        ("koi8-u", "koi8-u"),
        ("utf-16", "UTF-16"),
        ("utf-8", "no-such-code"),
    ],
)
def test_every_encoding_whatever_is_declared(encoding: str, declared: str) -> None:
    declaration = f' encoding="{declared}"' if declared else ""
    data = item().replace(' encoding="UTF-8"', declaration).encode(encoding)
    [found] = documents(data)
    assert found.text == UKRAINIAN
    assert FORMAT.sniff("a", data) == 96


@pytest.mark.parametrize(
    ("date", "published"),
    [
        ("<pubDate>Sun, 2 May 2021 09:30:00 EST</pubDate>", "2021-05-02T09:30:00-05:00"),
        ("<pubDate>2021-05-02 09:30</pubDate>", "2021-05-02T09:30"),
        ("<dc:date>2021-05-02</dc:date>", "2021-05-02"),
        ("<pubDate></pubDate>", None),
        ("", None),
    ],
)
def test_dates_as_written(date: str, published: str | None) -> None:
    [found] = documents(item(more=date))
    assert found.published == published


def test_a_date_in_no_known_form_is_said_and_not_guessed() -> None:
    assert said(item(more="<pubDate>Вс, 02 мая 2021</pubDate>")) == [
        "a.rss, entry 1: its date is 'Вс, 02 мая 2021', which is in no form known here; read without a date"
    ]


def test_html_that_was_escaped_twice_tables_and_plain_text() -> None:
    assert documents(item("&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two &amp;amp; three.&lt;/p&gt;"))[0].text == "One.\nTwo & three."
    assert documents(item("Less than 5 &lt; 6 people"))[0].text == "Less than 5 < 6 people"
    assert documents(item(""))[0].text == "Новина"


def test_broken_xml_is_read_as_far_as_it_can_be_and_said() -> None:
    found = read(item(more="<br><b>").replace("</rss>", "") + "\x0b")
    assert isinstance(found[0], Remark) and "it is no proper XML" in str(found[0])
    assert [each.text for each in found if isinstance(each, Document)] == [UKRAINIAN]


def test_an_entry_without_a_word_costs_itself_and_addresses_that_are_none_are_left_out() -> None:
    found = read(rss("<item><link>https://bell.example/1</link></item><item><title>One died.</title><link>javascript:alert(1)</link></item>"))
    assert [str(each) for each in found if isinstance(each, BadInput)] == ["a.rss, entry 1: text is empty"]
    [second] = [each for each in found if isinstance(each, Document)]
    assert (second.text, second.url) == ("One died.", None)


JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "The Bell",
    "language": "uk-UA",
    "items": [
        {
            "id": "https://bell.example/1",
            "url": "https://bell.example/1",
            "title": "Two hurt",
            "content_html": "<p>Two were hurt.</p><p>One died.</p>",
            "date_published": "2021-05-02T09:30:00+03:00",
            "date_modified": "2021-05-02T10:30:00Z",
            "authors": [{"name": "Olena"}, {"name": "Petro"}],
        },
        {"id": 2, "content_text": "One more <was> hurt.", "author": {"name": "Olena"}},
        {"id": 3, "url": 7},
    ],
}


def test_json_feeds_and_an_entry_that_costs_itself() -> None:
    first, second, third = read(json.dumps(JSON_FEED))
    assert isinstance(first, Document) and isinstance(second, Document) and isinstance(third, BadInput)
    assert (first.text, first.author, first.publisher, first.language) == ("Two were hurt.\nOne died.", "Olena, Petro", "The Bell", "uk")
    assert (first.published, first.edited) == ("2021-05-02T09:30:00+03:00", "2021-05-02T10:30:00+00:00")
    assert (second.text, second.author, second.regions[0].at) == ("One more <was> hurt.", "Olena", "2 2")
    assert str(third) == "a.rss, entry 3: Expected `str | null`, got `int` - at `$.url`"


AUTHORS_FEED = """<feed xmlns="http://www.w3.org/2005/Atom"><title>The Bell</title><author><name>Olena</name><email>o@bell.example</email></author>
<entry><id>urn:1</id><title>One</title><content>One person was hurt.</content></entry>
<entry><id>urn:2</id><title>Two</title><content>Two people were hurt.</content>
<author><name>Petro</name><email>p@bell.example</email></author></entry></feed>"""


def test_an_author_is_a_name_without_the_address_beside_it_and_the_feeds_own_holds_where_an_entry_names_nobody() -> None:
    assert [each.author for each in documents(AUTHORS_FEED)] == ["Olena", "Petro"]
    assert [each.author for each in documents(json.dumps(JSON_FEED | {"authors": [{"name": "The desk"}]}))] == ["Olena, Petro", "Olena"]
    bare = {"items": [{"content_text": "One person was hurt."}], "authors": [{"name": "The desk"}], "version": JSON_FEED["version"]}
    assert [each.author for each in documents(json.dumps(bare))] == ["The desk"]


@pytest.mark.parametrize(
    ("said", "author"),
    [("olena@bell.example (Olena Vyhadana)", "Olena Vyhadana"), ("olena@bell.example", "olena@bell.example"), ("Olena (desk)", "Olena (desk)")],
)
def test_the_author_of_an_rss_entry_is_the_name_behind_the_address(said: str, author: str) -> None:
    [document] = documents(rss(f"<item><author>{said}</author><description>One person was hurt.</description></item>"))
    assert document.author == author


def test_the_editor_of_an_rss_feed_is_nobodys_author() -> None:
    head = "<title>The Bell</title><managingEditor>e@bell.example (Editor)</managingEditor>"
    assert [each.author for each in documents(rss("<item><description>One person was hurt.</description></item>", head))] == [None]


BOMB = (
    "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'>"
    + "".join(f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefghi", "bcdefghij", strict=True))
    + "]>"
)


def test_nothing_outside_is_opened_and_no_entity_grows(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise AssertionError("a file or the network was asked for")

    monkeypatch.setattr("urllib.request.OpenerDirector.open", refused)
    outside = '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    for doctype, reference in ((outside, "&x;"), (BOMB, "&j;")):
        start = time.monotonic()
        found = read(item(f"Two {reference} hurt.").replace("<rss", doctype + "<rss", 1))
        assert all(len(each.text) < 1000 for each in found if isinstance(each, Document))
        assert time.monotonic() - start < 5
    assert not documents("https://bell.example/feed.xml")
    assert not documents("/etc/hostname")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("", "the file is empty"),
        ("<html><body>Two</body></html>", "it is no news feed"),
        (b"\x00\xff\xfe" * 50, "it is not a text"),
        ("{", "not JSON"),
        ('{"items": 5}', "Expected `array`, got `int`"),
    ],
)
def test_what_is_no_feed_says_so(data: bytes | str, reason: str) -> None:
    assert any(reason in each for each in said(data)), said(data)


def test_more_entries_than_any_feed_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feed, "MOST_ENTRIES", 2)
    found = read(rss("".join(f"<item><title>{number} hurt</title></item>" for number in range(3))))
    assert len([each for each in found if isinstance(each, Document)]) == 2
    assert str(found[-1]) == "a.rss: more than 2 entries; those beyond are kept and not read"


def test_every_byte_changed_is_read_or_refused_by_name() -> None:
    for data in (rss(WORDPRESS).encode(), ATOM.encode(), json.dumps(JSON_FEED).encode()):
        for at in range(0, len(data), 19):
            for mutated in (data[:at], data[:at] + bytes([data[at] ^ 0x1F]) + data[at + 1 :], data[:at] + data[at + 1 :]):
                for found in read(mutated):
                    assert isinstance(found, Document) or (str(found).startswith("a.rss") and "\n" not in str(found))


@pytest.mark.parametrize(
    ("name", "head", "sure"),
    [
        ("a.xml", b"<?xml version='1.0'?>\n<!-- made by hand -->\n<rss version='2.0'>", 96),
        ("a.json", b'{"version": "https://jsonfeed.org/version/1", "title"', 96),
        ("a.rss", b"", 50),
        ("a.xml", b"<feed><cow/></feed>", 0),
        ("a.html", b"<html><head><link href='/rss'>", 0),
        ("a.json", b'{"messages": []}', 0),
        ("a.svg", b"<svg xmlns:rdf='x'><rdf:RDF></svg>", 0),
    ],
)
def test_which_files_it_takes(name: str, head: bytes, sure: int) -> None:
    assert FORMAT.sniff(name, head) == sure


def test_a_file_of_open_comments_is_no_bait() -> None:
    start = time.monotonic()
    for bait in (b"<!--" * 16_000, b"<?" * 30_000, b"<!DOCTYPE [" * 6_000, b" " * 65_000):
        assert FORMAT.sniff("a", bait) == 0
    assert time.monotonic() - start < 1
