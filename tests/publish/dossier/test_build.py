import re
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pytest

from tests.publish.dossier import factory
from witnessmark.model.incident import Incident
from witnessmark.model.place import Place
from witnessmark.model.time import Interval
from witnessmark.publish.dossier import build
from witnessmark.publish.dossier.build import digest, write_dossier

VOID = {"meta", "link", "br", "img", "input", "hr"}


class Page(HTMLParser):
    """The tags of a page, its ids and links; notes what is not closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.open: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        given = dict(attrs)
        self.ids += [i for i in [given.get("id")] if i]
        self.links += [i for i in [given.get("href") if tag == "a" else None] if i]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open[-1] == tag, (tag, self.open[-3:])
        self.open.pop()


def written(folder: Path, *incidents: Incident) -> list[str]:
    given = incidents or (factory.incident(),)
    pages = write_dossier(folder, given, factory.readings(), factory.documents(), factory.sources(), factory.pairs(), factory.unread())
    return [page.read_text("utf-8") for page in pages]


@pytest.fixture(scope="module")
def html(tmp_path_factory: pytest.TempPathFactory) -> str:
    return written(tmp_path_factory.mktemp("dossier"))[1]


def test_every_page_says_that_nobody_reviewed_it(tmp_path: Path) -> None:
    pages = written(tmp_path)
    assert len(pages) == 2
    for page in pages:
        assert '<p class="unreviewed" role="note">Unreviewed, not for publication</p>' in page
        assert '@top-center { content: "Unreviewed, not for publication"' in page


def test_pages_are_well_formed_with_unique_ids_and_no_dead_anchor(tmp_path: Path) -> None:
    for text in written(tmp_path):
        page = Page(text)
        assert page.open == []
        assert len(page.ids) == len(set(page.ids))
        assert [link for link in page.links if link.startswith("#") and link[1:] not in page.ids] == []


def test_nothing_of_a_source_is_live(html: str) -> None:
    page = Page(html)
    assert page.tags.count("script") == 1
    assert "img" not in page.tags
    assert not any(name.startswith("on") or name == "style" for name, _ in page.attributes)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u200b]", html)
    assert "&lt;script&gt;document.title=" in html
    assert all(link.startswith("#") or link == "index.html" for link in page.links)


def test_the_security_policy_names_the_style_and_the_script_it_allows(html: str) -> None:
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    script = re.search(r"<script>(.*?)</script>", html, re.DOTALL)
    assert style is not None and script is not None
    policy = html[: html.index("<title>")]
    assert "default-src &#39;none&#39;" in policy
    assert digest(style.group(1)) in policy
    assert digest(script.group(1)) in policy
    assert "unsafe" not in policy


def test_a_count_leads_to_its_highlighted_words(html: str) -> None:
    assert '<a class="words " href="#w1-0"><q dir="auto">killed at least 11 people</q></a>' in html
    assert re.search(r'<mark class="count" id="w1-0"[^>]*>.*?people</mark>', html)
    assert '<a href="#w1-0">At least 11</a>' in html


@pytest.mark.parametrize(
    "words",
    [
        "At least 11</a> people were reported killed",
        "officials and advisers give different numbers",
        "the defence ministry of Karvonia disputes this",
        "sets the lower bound",
        "too weak to narrow the range",
        "11 or more, with claims of “dozens”",
        'Lantern news agency</bdi> <span aria-hidden="true">→</span>',
        "BM-21 Grad",
        "nobody is said to have checked it",
        "Says the same in the same order and credits Lantern.",
        factory.sha(factory.WIRE),
        factory.sha("filewire"),
        "inbox/wire.html",
        "Probably a mistranslation",
        "Вигадана нотатка",
        "protected: do not publish the name",
        "Crimea and Sevastopol included",
        "The ministry denies a strike in which the mayor counts at least 11 dead.",
        "The mayor&#39;s count of at least 11 sets the lower bound",
        "Three in the old port are a part of it.",
        "Karvonia denies it (its &lt;b&gt;ministry&lt;/b&gt;).",
        "Karvonia is accused and denies it.",
    ],
)
def test_the_page_says(html: str, words: str) -> None:
    assert words in html


def test_every_picture_has_words(html: str) -> None:
    for tag in re.findall(r"<svg[^>]*>", html):
        assert 'aria-hidden="true"' in tag or "aria-label=" in tag or "overflow" in tag or 'class="inset"' in tag, tag


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    assert written(tmp_path / "a") == written(tmp_path / "b")


def test_writing_again_leaves_unchanged_pages_alone_and_removes_what_is_no_more(tmp_path: Path) -> None:
    written(tmp_path)
    before = {page.name: page.stat().st_mtime_ns for page in tmp_path.iterdir()}
    written(tmp_path)
    assert {page.name: page.stat().st_mtime_ns for page in tmp_path.iterdir()} == before
    (tmp_path / "notes.html").write_text("mine")
    write_dossier(tmp_path, [], {}, {}, [])
    assert sorted(page.name for page in tmp_path.iterdir()) == ["index.html", "notes.html"]


def test_a_full_disk_leaves_the_old_page_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = build.save(tmp_path / "index.html", b"old")

    def full(self: Path, content: bytes) -> int:
        with self.open("wb") as half:
            half.write(content[:1])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space left"):
        build.save(page, b"new")
    assert page.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["index.html"]


def test_an_incident_id_cannot_leave_the_folder(tmp_path: Path) -> None:
    odd = msgspec.structs.replace(factory.incident(), incident_id="../../x/<y>")
    pages = write_dossier(tmp_path, [odd], factory.readings(), factory.documents(), [])
    assert pages[1].parent == tmp_path
    assert pages[1].name == "incident-______x__y_.html"


@pytest.mark.parametrize(
    "incident",
    [
        factory.incident(()),
        msgspec.structs.replace(factory.incident(), place=None, time=Interval(), documents=(), roots=(), weapons=(), footage=(), alleged=()),
        factory.incident(place=Place(start=0, end=1, name="Nowhere")),
        factory.incident(place=Place(start=0, end=1, name="At sea", lat=-48.9, lon=-123.4, precision="city", radius_km=5)),
        factory.incident(place=Place(start=0, end=1, name="On the date line", lat=-17.0, lon=180.0, precision="region", radius_km=150)),
        factory.incident(place=Place(start=0, end=1, name="A pole", lat=90.0, lon=0.0, precision="country", radius_km=1500)),
        factory.incident(time=Interval(since="0001-01-01", until="0001-01-02")),
        factory.incident(time=Interval(since="9999-12-31", until="9999-12-31")),
        factory.incident(time=Interval(since="soon", until="later")),
        factory.incident(time=Interval(since="2031-05-06T23:00:00+03:00", until="2031-05-07T04:00:00+03:00")),
    ],
    ids=["no count", "nothing known", "no point", "sea", "date line", "pole", "year 1", "year 9999", "no date", "night"],
)
def test_odd_incidents_make_whole_pages(tmp_path: Path, incident: Incident) -> None:
    page = Page(written(tmp_path, incident)[1])
    assert page.open == []
    assert [link for link in page.links if link.startswith("#") and link[1:] not in page.ids] == []


def test_no_incident_at_all_is_said(tmp_path: Path) -> None:
    assert "No incident was found in these documents." in write_dossier(tmp_path, [], {}, {}, [])[0].read_text("utf-8")
