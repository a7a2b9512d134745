from witnessmark.reconcile.phrases import pattern


def test_a_star_ends_a_word_and_dots_pass_over_a_few():
    found = pattern(("died of … wounds", "помер* … лікарні"))
    assert found.search("Two porters Died of wounds.")
    assert found.search("She died of her many wounds.")
    assert found.search("Вона померла вчора у лікарні")
    assert not found.search("He died of one two three four five wounds")
    assert not found.search("He died of cold. His wounds were light.")
    assert not found.search("She studied of wounds")
