"""Which paths a bag may hold."""

import pytest

from witnessmark.archive.packages.names import in_order, refusal


@pytest.mark.parametrize(
    "path",
    [
        "bagit.txt",
        "data/archive/ab/ab12",
        "data/archive/histories/0123456789abcdef/archive/timestamps/7+key.tsr",
        "data/texts/made-by.txt",
        "README.uk.txt",
    ],
)
def test_the_paths_of_a_case_may(path: str) -> None:
    assert refusal(path) is None


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("../evil.txt", "leads out of the bag"),
        ("data/../../evil.txt", "leads out of the bag"),
        ("/etc/passwd", "absolute path"),
        ("C:/Windows/x", "path of Windows"),
        ("data\\archive\\x", "path of Windows"),
        ("data/con", "something else on Windows"),
        ("data/AUX.txt", "something else on Windows"),
        ("data/name.", "something else on Windows"),
        ("data/lpt1.tar.gz", "something else on Windows"),
        ("data/\u202etxt.exe", "not seen as they are"),
        ("data/a\x00b", "not seen as they are"),
        ("data/a\nb", "not seen as they are"),
        ("data//x", "none that a bag of a case has"),
        ("data/./x", "something else on Windows"),
        ("data/.hidden", "none that a bag of a case has"),
        ("data/\u0444\u0430\u0439\u043b", "none that a bag of a case has"),
        ("data/ x", "none that a bag of a case has"),
        ("", "none that a bag of a case has"),
        ("data/" + "a" * 300, "longer or deeper"),
        ("/".join("abcdefghij"), "longer or deeper"),
    ],
)
def test_others_may_not(path: str, reason: str) -> None:
    assert reason in (refusal(path) or "")


def test_paths_are_in_the_order_in_which_folders_are_walked() -> None:
    assert sorted(["data/a-b", "data/a/b", "data/a.txt"], key=in_order) == ["data/a/b", "data/a-b", "data/a.txt"]
