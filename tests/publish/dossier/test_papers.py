from tests.publish.dossier import factory
from witnessmark.publish.dossier.material import Material
from witnessmark.publish.dossier.papers import document_views, first_words


def material() -> Material:
    return Material(factory.incident(), factory.readings(), factory.documents(), {s.sha256: s for s in factory.sources()}, factory.pairs())


def test_a_document_says_how_it_relates_and_where_it_was_kept() -> None:
    rewrite = document_views(material())[2]
    assert (rewrite.number, rewrite.relation, rewrite.original) == (3, "rewrite", 2)
    assert rewrite.text_sha256 == factory.sha(factory.REWRITE)
    assert (rewrite.source_name, rewrite.source_sha256) == ("inbox/rewrite.html", factory.sha("filerewrite"))


def test_a_warning_stands_with_its_words_and_its_second_signal() -> None:
    warning = document_views(material())[2].warnings[0]
    assert (warning.title, warning.words, warning.suggestion) == ("Probably a mistranslation", "Alumni", "Grads")
    assert warning.evidence == "a weapon stands where people would be named"


def test_a_document_that_was_not_kept_as_a_document_still_shows_its_reading() -> None:
    bare = Material(factory.incident(), factory.readings(), {}, {}, ())
    assert document_views(bare)[0].publisher == "Zhuravlyne town council"
    assert "Rescue teams are still clearing the rubble." in document_views(bare)[0].text


def test_a_document_without_a_reading_is_shown_without_claims() -> None:
    bare = Material(factory.incident(), {}, factory.documents(), {}, ())
    assert document_views(bare)[0].claims == ()
    assert document_views(bare)[0].language == "language not known"


def test_an_untitled_document_is_known_by_its_first_words() -> None:
    assert first_words("Short note.\nMore.") == "Short note. More."
    assert first_words("word " * 40).endswith("word …")
    assert first_words("") == "An empty text"
