from running import records, run

TEXT = "At least 4 people were killed in Zhytomyr on Tuesday, Mayor Ostap Hrabar said. Nine nurses would be hurt. Five dogs ran."


def test_each_claim_with_its_rule_and_words() -> None:
    told = run("explain", stdin=records(TEXT)).lines()
    killed = next(line for line in told if line["kind"] == "casualty" and line["status"] == "fired")
    assert killed["rule"]
    assert TEXT[killed["start"] : killed["end"]] == killed["quote"]
    assert killed["made"]["outcome"] == "killed"
    assert any("Hrabar" in voice for voice in killed["voices"])


def test_what_was_not_read_says_why() -> None:
    told = run("explain", stdin=records(TEXT)).lines()
    assert all(line["reason"] for line in told if line["status"] != "fired")
    assert [line["quote"] for line in told if line["status"] == "dropped" and line["kind"] == "casualty"] == ["Nine nurses"]


def test_pretty_shows_sentences_rules_and_reasons_within_eighty_columns() -> None:
    shown = run("explain", "--format", "pretty", stdin=records(TEXT)).out
    assert "At least 4 people" in shown and "sentence 3" in shown
    assert "+ casualty" in shown and "x casualty" in shown and "a plan, a threat, a condition" in shown
    assert max(map(len, shown.splitlines())) <= 80


def test_control_codes_of_a_source_do_not_reach_the_terminal() -> None:
    shown = run("explain", "--format", "pretty", stdin=records("Two \x1b[31mnurses were killed \u202ehere.")).out
    assert "\x1b[31m" not in shown and "\u202e" not in shown
