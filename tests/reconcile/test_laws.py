"""The laws of counting (docs: reconciliation), each over invented statements."""

from counted import claim, gathered, said
from hypothesis import given, settings
from hypothesis import strategies as st

from witnessmark.reconcile.reconcile import reconcile

FAST = settings(max_examples=60, deadline=None)
ROOTS = ("hospital", "rescuers", "UN office", "publisher:Gazette", "anonymous:Gazette:officer", "Hill Brigade")
KINDS = dict(zip(ROOTS, ("medic", "rescuer", "un", "media", "official", "military"), strict=True))
STRONG = ("hospital", "rescuers", "UN office")
TIMES = ("2031-05-05T20:00:00+00:00", "2031-05-07", "2031-06-30", "2031-07-02")
WORDS = ("exact", "at_least", "up_to", "about", "dozens", "several", "none")


@st.composite
def statement(draw, roots=ROOTS, words=WORDS, times=TIMES):
    root, word, time = draw(st.sampled_from(roots)), draw(st.sampled_from(words)), draw(st.sampled_from(times))
    n = draw(st.integers(1, 40))
    if word == "none":
        made = claim(0, "none", zero=draw(st.sampled_from(("asserted", "no_report"))), quote="nobody")
    elif word in ("dozens", "several"):
        made = claim(None, word, quote=word)
    else:
        scope = draw(st.sampled_from(("event", "event", "event", "part")))
        who = draw(st.sampled_from(("unknown", "unknown", "civilian", "child", "combatant")))
        made = claim(n, word, scope=scope, who=who)
    return said(root, made, KINDS[root], doc=f"{root}-{draw(st.integers(0, 3))}", asserted=time)


def unique(evidence):
    """Each claim under a document of its own, so that no two share an id."""
    return [type(e)(**{f: getattr(e, f) for f in e.__struct_fields__ if f != "doc_id"}, doc_id=f"d{i}") for i, e in enumerate(evidence)]


cases = st.lists(statement(), min_size=1, max_size=7).map(unique)


def ranges(incident):
    return {(t.outcome, t.who): (t.supported, t.reported, t.range, t.grade, t.flags) for t in incident.tallies}


def supported(incident):
    return {(t.outcome, t.who): t.supported for t in incident.tallies}


def killed(incident):
    return next((t for t in incident.tallies if t.who == "any"), None)


@FAST
@given(cases, st.randoms(use_true_random=False))
def test_the_order_of_the_input_changes_nothing(evidence, random):
    shuffled = list(evidence)
    random.shuffle(shuffled)
    a, b = reconcile(gathered(*evidence)), reconcile(gathered(*shuffled))
    assert (a.tallies, a.contradictions, a.incident_id) == (b.tallies, b.contradictions, b.incident_id)


@FAST
@given(cases, st.integers(0, 6))
def test_a_copy_adds_provenance_and_nothing_else(evidence, which):
    first = evidence[which % len(evidence)]
    copy = said(first.root, first.claim, first.root_kind, "copy", asserted=first.asserted)
    a, b = reconcile(gathered(*evidence)), reconcile(gathered(*evidence, copy))
    assert ranges(a) == ranges(b) and a.incident_id == b.incident_id
    assert sum(len(r.claims) for t in b.tallies for r in t.rows) >= sum(len(r.claims) for t in a.tallies for r in t.rows)


@FAST
@given(cases, st.integers(1, 40))
def test_an_older_statement_of_the_same_root_changes_nothing(evidence, n):
    newer = said("hospital", claim(12, "at_least"), doc="newer", asserted="2031-07-03")
    older = said("hospital", claim(n, "at_least"), doc="older", asserted="2031-05-05")
    a, b = reconcile(gathered(*evidence, newer)), reconcile(gathered(*evidence, newer, older))
    assert {k: v[:4] for k, v in ranges(a).items()} == {k: v[:4] for k, v in ranges(b).items()}


@FAST
@given(cases, st.integers(1, 60))
def test_a_floor_of_a_new_strong_root_never_lowers_a_bound(evidence, n):
    before = killed(reconcile(gathered(*evidence)))
    after = killed(reconcile(gathered(*evidence, said("second clinic", claim(n, "at_least"), doc="new"))))
    if before is not None and before.grade != "D":
        assert after.supported.low >= before.supported.low
        assert after.supported.high is None or before.supported.high is None or after.supported.high >= before.supported.high


@FAST
@given(cases, statement(roots=ROOTS[3:]))
def test_weak_evidence_never_changes_what_strong_roots_support(evidence, weak):
    weak = said(weak.root, weak.claim, weak.root_kind, "weak", asserted=weak.asserted)
    a, b = reconcile(gathered(*evidence)), reconcile(gathered(*evidence, weak))
    strong = {key for key, value in ranges(a).items() if value[3] != "D"}
    assert {key: supported(a)[key] for key in strong} == {key: supported(b)[key] for key in strong}


@FAST
@given(cases)
def test_supported_lies_in_reported_and_low_is_not_above_high(evidence):
    for t in reconcile(gathered(*evidence)).tallies:
        for bound in (t.supported, t.reported):
            assert bound.low is None or bound.high is None or bound.low <= bound.high
        if t.supported.low is not None:
            assert t.reported.low <= t.supported.low
            assert t.reported.high is None or (t.supported.high is not None and t.supported.high <= t.reported.high)


@FAST
@given(cases, st.integers(1, 60))
def test_a_settled_exact_count_of_a_new_root_keeps_reported_at_or_below_it(evidence, n):
    found = killed(reconcile(gathered(*evidence, said("county morgue", claim(n), doc="new", asserted="2031-08-01"))))
    assert found.reported.low <= n


@FAST
@given(cases)
def test_a_denial_changes_the_flag_and_no_number(evidence):
    denial = said("Hill Brigade", claim(0, "none", zero="asserted", quote="nobody"), "military", "denial")
    a, b = reconcile(gathered(*evidence)), reconcile(gathered(*evidence, denial))
    assert all(ranges(a)[key][:4] == ranges(b)[key][:4] for key in ranges(a))
    assert killed(b) is not None and "!" in killed(b).flags


@FAST
@given(cases)
def test_one_document_of_a_copy_group_is_as_good_as_all(evidence):
    copied = [said(e.root, e.claim, e.root_kind, f"{e.doc_id}-copy", asserted=e.asserted) for e in evidence]
    assert ranges(reconcile(gathered(*copied))) == ranges(reconcile(gathered(*evidence, *copied)))
