import pytest
from msgspec.structs import replace
from reports import report

from witnessmark.resolve.copies.posts import address, is_forward, same_post


@pytest.mark.parametrize(
    ("url", "page"),
    [
        ("https://www.example.org/post/7/#top", "example.org/post/7"),
        ("http://example.org/?id=7", "example.org/?id=7"),
        ("https://example.org/", None),
        (None, None),
    ],
)
def test_a_page_has_an_address_and_a_front_page_has_none(url, page):
    assert address(url) == page


def test_a_forward_is_of_the_publisher_it_names_within_days():
    post = report("a", publisher="Lomni Post")
    forward = replace(report("b", published="2031-05-07"), forwarded_from="Lomni Post")
    assert is_forward(forward, post) and not is_forward(post, forward)
    assert not is_forward(replace(forward, published="2031-06-07"), post)
    assert not is_forward(replace(forward, forwarded_from="Holm Voice"), post)


def test_two_forwards_of_one_origin_are_one_post():
    a, b = (replace(report(name), forwarded_from="Lomni Post") for name in ("a", "b"))
    assert same_post(a, b)[0] == "Both are shown as forwarded from Lomni Post."
    assert same_post(a, report("b")) is None


def test_where_the_origins_id_is_known_it_decides_and_its_name_does_not():
    post = report("telegram:77:5", publisher="Lomni Post")
    forward = replace(report("telegram:78:9"), forwarded_from="Lomni Post (renamed)", forwarded_id="telegram:77")
    assert is_forward(forward, post)
    assert same_post(forward, post)[0] == "One is shown as forwarded from Lomni Post, whose id it bears."
    impostor = report("telegram:79:1", publisher="Lomni Post (renamed)")
    assert not is_forward(forward, impostor)
    assert is_forward(forward, replace(impostor, doc_id="page"))


def test_two_forwards_are_of_one_origin_by_its_id_before_its_name():
    a, b = (replace(report(f"telegram:7:{n}"), forwarded_from="Lomni Post", forwarded_id=f"telegram:{n}") for n in (1, 2))
    assert same_post(a, b) is None
    assert same_post(a, replace(b, forwarded_id="telegram:1"))[0] == "Both are shown as forwarded from Lomni Post, by its id."
    assert same_post(a, replace(b, forwarded_id=None))[0] == "Both are shown as forwarded from Lomni Post."
