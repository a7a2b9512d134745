import pytest

from witnessmark.archive.contents.fragment import fragment_text
from witnessmark.errors import BadInput


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>Two were hurt.</p><p>One of them\n  a child.</p>", "Two were hurt.\nOne of them a child."),
        ("Two were hurt.<br/>One<br>died.", "Two were hurt.\nOne\ndied."),
        ("<b>Two</b> were <i>hurt</i>&nbsp;today &amp; later", "Two were hurt\xa0today & later"),
        ("<ul><li>Lysove: 2<li>Dubove: 1</ul>end", "Lysove: 2\nDubove: 1\nend"),
        ("<table><tr><td>Lysove</td><td>2</td></tr><tr><td>Dubove</td><td>1</td></tr></table>", "Lysove 2\nDubove 1"),
        ("<style>p {}</style><script>'<p>x'</script>Two<!-- three --> were hurt", "Two were hurt"),
        ("<html><head><title>x</title></head><body>Two</body></html>", "Two"),
        ("1 < 2 and so on", "1 < 2 and so on"),
        ("", ""),
        ("<img src=x>", ""),
    ],
)
def test_words_and_lines_as_a_browser_shows_them(markup: str, text: str) -> None:
    assert fragment_text(markup, "a") == text


def test_too_deep_is_refused_and_wide_is_not() -> None:
    with pytest.raises(BadInput, match="a: its HTML is nested 5000 deep, which nothing written for people is"):
        fragment_text("<div>" * 5000, "a")
    assert fragment_text("<i>x</i>" * 50_000, "a") == "x" * 50_000
