import pytest

from witnessmark.reconcile.naming import root_name


@pytest.mark.parametrize(
    ("root", "name"),
    [
        ("Ilka Sorens", "Ilka Sorens"),
        ("publisher:Varden: the Gazette", "Varden: the Gazette (in its own words)"),
        ("anonymous:Varden Gazette:senior Orvian officer", "an unnamed senior Orvian officer quoted by Varden Gazette"),
        ("anonymous:telegram:12:7:officer", "an unnamed officer quoted by telegram:12:7"),
        ("anonymous:Varden Gazette:", "an unnamed source quoted by Varden Gazette"),
    ],
)
def test_a_root_is_named_as_in_a_sentence(root: str, name: str) -> None:
    assert root_name(root) == name
