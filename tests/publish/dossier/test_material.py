import msgspec

from tests.publish.dossier import factory
from witnessmark.publish.dossier.material import Material, root_label


def test_a_publisher_may_hold_colons() -> None:
    assert root_label("anonymous:telegram:12:7:senior officer") == "Unnamed senior officer (via telegram:12:7)"
    assert root_label("anonymous:Gazette:") == "Unnamed source (via Gazette)"


def test_who_is_only_called_by_the_office_stands_under_the_name_that_is_known() -> None:
    row = factory.row("Ostap Veremiienko", (("post", "c0"),), 11, None, "strong", "sets_floor", "")
    readings = factory.readings()
    post = readings["post"]
    office = msgspec.structs.replace(post, people=(msgspec.structs.replace(post.people[0], name="the mayor"), *post.people[1:]))
    for reading, name in ((post, "Ostap Veremiienko"), (office, "Ostap Veremiienko")):
        material = Material(factory.incident(), {**readings, "post": reading}, factory.documents(), {}, ())
        assert material.root_name(row) == name
