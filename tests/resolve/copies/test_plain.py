from witnessmark.resolve.copies.plain import plain


def test_addresses_are_blanked_and_every_offset_holds():
    text = "The ferry [ran aground](https://example.org/a) today, says @harbour.\nRead https://example.org/b now\n[Join](https://example.org/c) | @us"
    made = plain(text)
    assert len(made) == len(text)
    assert made.split() == ["The", "ferry", "ran", "aground", "today,", "says", ".", "Read", "now"]
    assert made.index("aground") == text.index("aground") and made.count("\n") == 2


def test_a_text_without_addresses_is_itself():
    assert plain("Two ferries.\r\nOne bridge.") == "Two ferries.\r\nOne bridge."
