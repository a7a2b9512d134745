from running import records, run

TEXT = (
    "Shells fell on the old market of Zhytomyr on Tuesday morning as traders were opening their stalls. The mayor, Ostap Hrabar, said at least "
    "seven people were killed and twenty were wounded. Rescuers searched the ruins until dusk. "
    "A bakery on Mill Street burned down, and trams stopped for hours."
)


def test_a_copy_is_found_and_explained() -> None:
    done = run(
        "copies",
        stdin=records(TEXT, "The harbour fair opens on Sunday with music and boats for children.", TEXT.replace("Tuesday morning", "Tuesday")),
    )
    pairs = [(pair["a"], pair["b"], pair["kind"]) for pair in done.lines()]
    assert done.status == 0 and "1 pair, nothing skipped" in done.err
    assert ("d1", "d3", "copy") in pairs or ("d1", "d3", "rewrite") in pairs
    assert not any("d2" in pair for pair in pairs)
    assert all(pair["reason"] and pair["schema"] == "witnessmark/copy/1" for pair in done.lines())


def test_pairs_too_short_to_judge_are_printed_only_where_asked_for() -> None:
    stream = records(
        "Divers in Zhytomyr freed 14 people at Kholm near Teteriv today.",
        "It was in Zhytomyr that 14 people were got out, around Kholm and Teteriv.",
        "The harbour fair opens on Sunday with music.",
    )
    assert run("copies", stdin=stream).lines() == []
    assert [pair["kind"] for pair in run("copies", "--all", stdin=stream).lines()] == ["too_short"]
