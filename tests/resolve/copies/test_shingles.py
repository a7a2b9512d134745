from reports import report

from witnessmark.resolve.copies.shingles import Wording

BODY = "Shells fell on the covered market of Varden shortly after nine, and rescuers pulled traders from under its roof until the evening."
OTHER = "A ferry ran aground off Port Ansel; the coast guard waited for the tide, and nobody on board was hurt or had to leave the ship."


def wording(*texts: str) -> Wording:
    return Wording(report(str(i), text=t) for i, t in enumerate(texts))


def test_a_part_of_a_longer_text_is_a_candidate_by_its_rare_runs():
    found = wording(OTHER + " " + BODY + " " + " ".join(f"more{k}" for k in range(60)), BODY)
    assert set(found.candidates()) == {(0, 1)}
    jaccard, contained, least = found.shared(0, 1)
    assert (contained, least) == (1.0, 19) and jaccard < 0.25


def test_a_footer_of_all_texts_is_left_out_of_what_they_share():
    footer = " This page was put together from what readers sent in, and pictures may be withheld."
    texts = wording(*[" ".join(f"w{i}x{k}" for k in range(20)) + "." + footer for i in range(24)])
    assert texts.shared(0, 1)[0] == 0.0
    assert set(texts.candidates()) == set()


def test_what_is_quoted_is_nobody_s_wording():
    quote = "“They aimed at people who were buying bread, and nobody can tell me otherwise”"
    assert set(wording(f"She wrote: {quote}.", f"A day later the paper printed {quote} on its first page.").candidates()) == set()
