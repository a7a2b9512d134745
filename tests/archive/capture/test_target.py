"""An address is written in one way, or refused."""

import pytest

from witnessmark.archive.capture.target import Refused, target_of


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("http://Site.Example", "http://site.example/"),
        ("https://site.example./a", "https://site.example/a"),
        ("https://site.example:443/a?b=c#part", "https://site.example/a?b=c"),
        ("http://site.example:8080/", "http://site.example:8080/"),
        ("http://приклад.укр/звіт", "http://xn--80aikifvh.xn--j1amh/%D0%B7%D0%B2%D1%96%D1%82"),
        ("http://ＳＩＴＥ.example/", "http://site.example/"),
        ("http://site.example/two words", "http://site.example/two%20words"),
        ("http://site.example/a%2Fb", "http://site.example/a%2Fb"),
        ("http://site.example//double", "http://site.example//double"),
        ("http://site.example?q=1", "http://site.example/?q=1"),
        ("  http://site.example/ ", "http://site.example/"),
        ("http://[2606:4700:0:0:0:0:0:1111]/", "http://[2606:4700::1111]/"),
        ("http://1.1.1.1/", "http://1.1.1.1/"),
    ],
)
def test_it_is_asked_for_in_one_notation(url: str, asked: str) -> None:
    assert target_of(url).url == asked


@pytest.mark.parametrize(
    "url",
    [
        "",
        "site.example",
        "file:///etc/passwd",
        "gopher://site.example/",
        "ftp://site.example/",
        "javascript:alert(1)",
        "data:text/html,x",
        "http://",
        "http:///path",
        "http://user@site.example/",
        "http://site.example@127.0.0.1/",
        "http://user:secret@site.example/",
        "http://127.0.0.1\\@site.example/",
        "http://site.example\x00.other.example/",
        "http://site.example\r\nHost: other/",
        "http://site.example\t/",
        "http://site exa.mple/",
        "http://%31%32%37.0.0.1/",
        "http://127.0.0.1%00.example/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://１２７.１/",
        "http://1.2.3.4.5/",
        "http://[::1%25eth0]/",
        "http://[fe80::1%eth0]/",
        "http://[::1/",
        "http://site..example/",
        "http://.example/",
        "http://site.example:0/",
        "http://site.example:99999/",
        "http://site.example:80a/",
        "http://ex*mple.org/",
        "http://site.example/" + "a" * 9000,
        f"http://{'a' * 64}.example/",
        f"http://{'a.' * 130}example/",
    ],
)
def test_what_is_not_plain_is_refused(url: str) -> None:
    with pytest.raises(Refused):
        target_of(url)


@pytest.mark.parametrize(
    ("where", "asked"),
    [
        ("/other", "https://site.example/other"),
        ("?page=2", "https://site.example/a/b?page=2"),
        ("//other.example/c", "https://other.example/c"),
        ("http://other.example", "http://other.example/"),
        ("../up", "https://site.example/up"),
    ],
)
def test_a_redirect_is_relative_to_where_it_came_from(where: str, asked: str) -> None:
    assert target_of(where, "https://site.example/a/b").url == asked


def test_full_width_digits_are_the_address_they_show() -> None:
    assert target_of("http://１.１.１.１/").host == "1.1.1.1"
    assert target_of("http://１２７.０.０.１/").host == "127.0.0.1"


@pytest.mark.parametrize(
    ("url", "front"), [("http://a.example", True), ("http://a.example/", True), ("http://a.example/b", False), ("http://a.example/?b", False)]
)
def test_the_front_page_is_known(url: str, front: bool) -> None:
    assert target_of(url).is_front_page is front
