"""A voice explained between commas behind what it said."""

from witnessmark.read.attribution import read_attributions
from witnessmark.read.segment import segment


def test_the_participle_before_a_voice_is_no_part_of_it() -> None:
    text = "Eight porters were injured, the mayor, Petra Olen, said."
    _, (found,) = read_attributions(segment(text, "en"), None)
    assert [text[slice(*c)] for c in found.content] == ["Eight porters were injured"]
    assert found.speaker is not None
