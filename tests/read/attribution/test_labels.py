"""Names before a colon and after a dash."""

import pytest

from witnessmark.read.attribution import read_attributions
from witnessmark.read.segment import segment


def sources(text: str) -> list[str | None]:
    _, found = read_attributions(segment(text, "en"), None)
    return [None if a.source is None else text[slice(*a.source)] for a in found]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Silva: The bridge will hold\n\nSilva said so on Monday in the hall.", "Silva"),
        ("The crew left with Hale.\n\nHale: “Nobody was on the bridge.”", "Hale"),
        ("“Nobody was on the bridge.”\n\n- Ana Silva", "Ana Silva"),
        ("“Nobody was on the bridge.” — Ana Silva", "Ana Silva"),
        ("SILVA: We heard it.\n\nHALE: So did we.\n\nSILVA: It was loud.", "SILVA"),
    ],
)
def test_a_voice(text: str, source: str) -> None:
    assert source in sources(text)


@pytest.mark.parametrize(
    "text",
    [
        "Northport: Two boats burn\n\nTwo boats burned in Northport.",
        "The Latest: Two boats burn\n\nThe latest boats burned in the port.",
        "A: We heard it.\n\nQ: When?\n\nA: At noon.\n\nQ: Where?",
        "Update: “Nobody was on the bridge.”",
        "The crew left.\n\n- Two boats burned",
    ],
)
def test_no_voice(text: str) -> None:
    assert sources(text) == []
