import msgspec

from tests.publish.dossier import factory
from witnessmark.publish.dossier.material import Material
from witnessmark.publish.dossier.sources import carried, speakers


def material() -> Material:
    return Material(factory.incident(), factory.readings(), factory.documents(), {}, ())


def test_a_root_is_carried_by_groups_of_copies() -> None:
    mayor = carried(material())[0]
    assert mayor.name == "Ostap Veremiienko"
    assert [[c.number for c in group] for group in mayor.groups] == [[1], [2, 3]]
    assert mayor.groups[1][1].via == ("Lantern news agency",)
    assert mayor.summary == "in 3 documents, 1 of them a copy; counted once"


def test_the_original_stands_before_its_copies_whatever_their_order_in_the_input() -> None:
    incident = factory.incident()
    turned = msgspec.structs.replace(incident, documents=incident.documents[::-1])
    mayor = carried(Material(turned, factory.readings(), factory.documents(), {}, ()))[0]
    relations = [[c.entry.relation for c in group] for group in mayor.groups]
    assert ["original", "rewrite"] in relations or ["original", "copy"] in relations
    assert all("original" not in group[1:] for group in relations)


def test_who_only_is_written_about_is_no_voice() -> None:
    found = {s.name: (len(s.claims), s.passed_on) for s in speakers(material())}
    assert found["Lantern news agency"] == (0, 1)
    assert found["Ostap Veremiienko"] == (6, 0)


def test_a_publisher_that_names_nobody_is_said_to_name_nobody() -> None:
    blog = next(c for c in carried(material()) if c.name == "<b>Blog</b>")
    assert blog.role == "names no source"
