from running import records, run

TEXT = "At least 4 people were killed in Zhytomyr on Tuesday, Mayor Ostap Hrabar said."


def test_each_claim_with_its_rule_and_words() -> None:
    told = run("explain", stdin=records(TEXT)).lines()
    killed = next(line for line in told if line["kind"] == "casualty")
    assert killed["rule"]
    assert TEXT[killed["start"] : killed["end"]] == killed["quote"]
    assert killed["made"]["outcome"] == "killed"
    assert any("Hrabar" in voice for voice in killed["voices"])


def test_pretty_shows_rule_and_words() -> None:
    shown = run("explain", "--format", "pretty", stdin=records(TEXT)).out
    assert "At least 4 people" in shown
    assert "casualty" in shown
