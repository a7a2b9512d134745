"""The exact place of a voice's words."""

import pytest

from witnessmark.read.attribution import read_attributions
from witnessmark.read.segment import segment


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Ana Silva, a nurse, said the road was shut.", "Ana Silva, a nurse,"),
        ("Ana Silva (Northport) said the road was shut.", "Ana Silva (Northport)"),
        ("“We ran,” said Ana Silva (Northport).", "Ana Silva (Northport)"),
        ("She's said the road was shut.", "She"),
        ("They’ve warned that the road is shut.", "They"),
        ("- Ana Silva said the road was shut.", "Ana Silva"),
        ("“We ran,” said Ana Silva, a nurse.", "Ana Silva, a nurse"),
        ("On Monday, Ana Silva said the road was shut.", "Ana Silva"),
        ("The Houthis' envoy said the road was shut.", "The Houthis' envoy"),
    ],
)
def test_source(text: str, source: str) -> None:
    _, found = read_attributions(segment(text, "en"), None)
    assert found[0].source is not None
    assert text[slice(*found[0].source)] == source
