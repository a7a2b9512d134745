import pytest

from witnessmark.read.classes import classes


def test_lists_fields_and_values() -> None:
    known = classes("uk")
    assert "був" in known["been"].heads
    assert "зруйновано" in known["extent"].heads
    assert "зруйновано" in known["extent.destroyed"].heads
    assert "зруйновано" not in known["extent.damaged"].heads


def test_a_case_leaves_only_its_spellings() -> None:
    known = classes("ru")
    assert "больницами" in known["objects"].heads
    assert "больницами" not in known["objects.nominative"].heads
    assert "больница" in known["objects.nominative"].heads


def test_an_unknown_class_is_an_error() -> None:
    assert "nothing" not in classes("uk")
    with pytest.raises(KeyError):
        classes("uk")["nothing"]
