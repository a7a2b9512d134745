import re

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from witnessmark.publish.dossier.text import LONG_TEXT, Mark, marked, source_text, visible


def mark(start: int, end: int, anchor: str, back: str | None = None) -> Mark:
    return Mark(start, end, anchor, "count", "Count of people", back)


def plain(markup: Markup) -> str:
    return str(Markup(re.sub(r"<[^>]*>", "", markup)).unescape())


def test_words_are_wrapped_where_they_stand() -> None:
    assert marked("at least 11 died", [mark(0, 11, "w1-0")]) == (
        '<mark class="count" id="w1-0" title="Count of people" tabindex="-1">at least 11</mark> died'
    )


def test_a_mark_inside_another_nests() -> None:
    found = marked("shelling killed 11 people", [mark(0, 25, "a"), mark(9, 18, "b")])
    assert re.sub(r' (class|title|tabindex)="[^"]*"', "", found) == '<mark id="a">shelling <mark id="b">killed 11</mark> people</mark>'


def test_crossing_marks_are_cut_and_keep_one_id_each() -> None:
    found = marked("one two three", [mark(0, 7, "a"), mark(4, 13, "b")])
    assert re.findall(r'id="(\w)"|data-of="(\w)"', found) == [("a", ""), ("b", ""), ("", "b")]
    assert plain(found) == "one two three"


def test_a_count_is_not_cut_by_another_claim() -> None:
    claim = Mark(0, 18, "a", "claim", "Attack")
    found = marked("shelling killed 11 people", [claim, mark(9, 25, "b")])
    assert '<mark class="count" id="b" title="Count of people" tabindex="-1"><mark class="claim" data-of="a">killed 11</mark> people</mark>' in found
    assert plain(found) == "shelling killed 11 people"


def test_source_markup_is_never_live() -> None:
    found = marked("<script>x</script> & <b>", [mark(0, 8, "a")])
    assert "<script" not in found
    assert "&lt;script&gt;" in found


def test_hidden_characters_are_named() -> None:
    assert visible("a\u202eb\x1b[31mc\u200bd\r\n") == "a[U+202E]b[U+001B][31mc[U+200B]d\n"
    assert "U+202E" in marked("a\u202eb", [])
    assert "\u202e" not in marked("a\u202eb", [])
    assert "\x1b" not in marked("\x1b", [])
    assert marked("half \ud800", []).encode()


def test_accents_joiners_and_other_scripts_stay() -> None:
    text = "Привіт, café, שלום, नमस्ते\n\tEnd\u00a0"
    assert visible(text) == text
    assert marked(text, []) == text


def test_a_long_text_shows_what_surrounds_its_claims_and_says_what_it_leaves_out() -> None:
    text = "x" * LONG_TEXT + "11 dead" + "y" * LONG_TEXT
    found = source_text(text, [mark(LONG_TEXT, LONG_TEXT + 7, "a")])
    assert ">11 dead</mark>" in found
    assert found.count("characters without a claim are not shown") == 2
    assert len(found) < 10_000


def test_back_links_follow_their_words() -> None:
    assert marked("11 dead", [mark(0, 7, "a", "r1-1")]).endswith(
        '</mark><a class="back" href="#r1-1" aria-label="back to the count these words feed">↑</a>'
    )


@given(st.text(alphabet="ab <&\n", max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=6))
def test_any_marks_leave_the_text_whole_and_the_tags_balanced(text: str, spans: list[tuple[int, int]]) -> None:
    found = marked(text, [mark(a, b, f"m{n}") for n, (a, b) in enumerate(spans)])
    assert plain(found) == text
    depth = 0
    for tag in re.findall(r"<(/?)mark", found):
        depth += -1 if tag else 1
        assert depth >= 0
    assert depth == 0
    assert found.count(' id="') == sum(a < b <= len(text) for a, b in spans)
