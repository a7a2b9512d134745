"""The laws of counting (docs: reconciliation), each over invented statements. `make laws COUNT=100000` tries each so many times."""

import os

from counted import DISTRICT, REGION, TOWN, claim, gathered, said
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from witnessmark.reconcile.reconcile import reconcile

# The same examples on every machine; the number is small enough for a suite that is run all day.
settings.register_profile("laws", max_examples=int(os.environ.get("WITNESSMARK_LAWS", "60")), deadline=None, derandomize=True, database=None)
LAW = settings.get_profile("laws")

ROOTS = {
    "hospital": "medic",
    "rescuers": "rescuer",
    "UN office": "un",
    "Petra Olen": "witness",
    "publisher:Gazette": "media",
    "anonymous:Gazette:officer": "official",
    "Hill Brigade": "military",
    "Dorin Vasko": "analyst",
}
NAMES = tuple(ROOTS)
WEAK = NAMES[4:]
TIMES = ("2031-05-05T20:00:00+00:00", "2031-05-07", "2031-06-30", "2031-07-02")
WORDS = ("exact", "at_least", "exact", "up_to", "about", "more_than", "dozens", "several", "none")
GROUPS = (
    {},
    {},
    {"who": "civilian"},
    {"who": "combatant"},
    {"who": "child", "age_group": "child"},
    {"sex": "female"},
    {"who": "child", "sex": "male", "age_group": "child"},
    {"age_group": "adult"},
)
PLACES = ((TOWN, "event"), (TOWN, "event"), (TOWN, "unknown"), (DISTRICT, "part"), (REGION, "event"), (TOWN, "cumulative"))
RELATIONS = ("total", "total", "total", "increment", "revision", "retraction")
MODALITIES = ("stated", "stated", "stated", "possible", "denied")
OUTCOMES = ("killed", "killed", "injured", "affected", "missing")
MOST = 40
LINE, STATEMENTS = 1000, 6
BYTES = 5  # of a statement: the product of the sizes of its fields is below 2**40
CODES = st.binary(min_size=BYTES, max_size=BYTES).map(lambda code: int.from_bytes(code, "little"))
"""A statement is one number, each of its fields a digit of its own base: drawn at once, and shrunk to the plainest statement."""


class Digits:
    """Takes one field after another off a number."""

    def __init__(self, code):
        self.code = code

    def one(self, choices):
        self.code, digit = divmod(self.code, len(choices))
        return choices[digit]

    def number(self, most):
        self.code, digit = divmod(self.code, most)
        return digit + 1


def statement(code, roots=NAMES, doc="d0"):
    """One piece of evidence, the same for the same code."""
    digits = Digits(code)
    word, root, time, group, n = digits.one(WORDS), digits.one(roots), digits.one(TIMES), digits.one(GROUPS), digits.number(MOST)
    (place, scope), outcome, modality = digits.one(PLACES), digits.one(OUTCOMES), digits.one(MODALITIES)
    start = 10 * digits.number(9)
    if word == "none":
        made = claim(0, "none", outcome, zero=digits.one(("asserted", "no_report")), quote="nobody", start=start)
    elif word in ("dozens", "several"):
        made = claim(None, word, outcome, quote=word, modality=modality, start=start)
    else:
        made = claim(n, word, outcome, scope=scope, relation=digits.one(RELATIONS), modality=modality, start=start, **group)
    return said(root, made, ROOTS[root], doc=f"{doc}-{digits.number(3)}", asserted=time, place=place)


def apart(evidence):
    """The evidence with every claim under an id and at a place of its own; claims of one report stay in it."""
    return [
        replace(e, claim=replace(e.claim, id=f"c{i}", start=LINE * i + e.claim.start, end=LINE * i + e.claim.end)) for i, e in enumerate(evidence)
    ]


def case(code):
    """One to six statements of one event, as many as the first byte says; all of them are one draw, which is quicker than one for each."""
    many = 1 + code[0] % STATEMENTS
    return apart([statement(int.from_bytes(code[1 + i * BYTES : 1 + (i + 1) * BYTES], "little")) for i in range(many)])


CASES = st.binary(min_size=1 + STATEMENTS * BYTES, max_size=1 + STATEMENTS * BYTES).map(case)


def settled(n, words="exact", high=None, **more):
    """A count of the dead by a root that says nothing else, when tolls have settled."""
    made = claim(n, words, high=high, scope="event", **more) if words == "range" else claim(n, words, scope="event", **more)
    return said("county morgue", made, doc="new", asserted="2031-08-01")


def ranges(incident):
    return {(t.outcome, t.who): (t.supported, t.reported, t.range, t.grade, t.flags) for t in incident.tallies}


def supported(incident):
    return {(t.outcome, t.who): t.supported for t in incident.tallies}


def killed(incident):
    return next((t for t in incident.tallies if t.outcome == "killed" and t.who == "any"), None)


def strong(evidence):
    """The count of the dead, where it rests on strong roots; else null."""
    found = killed(reconcile(gathered(*evidence)))
    return None if found is None or found.grade == "D" else found


def end(bound):
    return float("inf") if bound is None else bound


@LAW
@given(CASES, st.randoms(use_true_random=False))
def test_p1_the_order_of_the_input_changes_nothing(evidence, random):
    shuffled = list(evidence)
    random.shuffle(shuffled)
    a, b = reconcile(gathered(*evidence)), reconcile(gathered(*shuffled))
    assert (a.tallies, a.contradictions, a.explained, a.incident_id) == (b.tallies, b.contradictions, b.explained, b.incident_id)


@LAW
@given(CASES, st.integers(0, 6))
def test_p2_a_copy_adds_provenance_and_nothing_else(evidence, which):
    first = evidence[which % len(evidence)]
    copy = replace(first, doc_id="copy")
    a, b = reconcile(gathered(*evidence)), reconcile(gathered(*evidence, copy))
    assert ranges(a) == ranges(b) and a.incident_id == b.incident_id
    assert sum(len(r.claims) for t in b.tallies for r in t.rows) >= sum(len(r.claims) for t in a.tallies for r in t.rows)


@LAW
@given(CASES, st.integers(1, MOST))
def test_p3_an_older_statement_of_the_same_root_changes_nothing(evidence, n):
    newer = said("hospital", claim(12, "at_least", scope="event"), doc="newer", asserted="2031-07-03")
    older = said("hospital", claim(n, "at_least", scope="event"), doc="older", asserted="2031-05-05")
    a, b = reconcile(gathered(*evidence, newer)), reconcile(gathered(*evidence, newer, older))
    assert {k: v[:4] for k, v in ranges(a).items()} == {k: v[:4] for k, v in ranges(b).items()}


@LAW
@given(CASES, st.integers(1, 2 * MOST))
def test_p4_a_floor_of_a_new_strong_root_never_lowers_a_bound(evidence, n):
    before = strong(evidence)
    if before is not None:
        after = strong([*evidence, settled(n, "at_least")])
        assert after.supported.low >= before.supported.low
        assert end(after.supported.high) >= end(before.supported.high)


@LAW
@given(CASES, CODES)
def test_p5_weak_evidence_never_changes_what_strong_roots_support(evidence, code):
    """But for civilians and fighters: whose status is in dispute, whoever disputes it, has a floor of 0 (test_disputes)."""
    weak = replace(statement(code, WEAK, "weak"), root="Ilka Sorens") if code % 2 else statement(code, WEAK, "weak")
    a, b = reconcile(gathered(*evidence)), reconcile(gathered(*evidence, weak))
    known = {key for key, value in ranges(a).items() if value[3] != "D" and key[1] not in ("civilian", "combatant")}
    assert {key: supported(a)[key] for key in known} == {key: supported(b)[key] for key in known}


@LAW
@given(CASES)
def test_p6_supported_lies_in_reported_and_low_is_not_above_high(evidence):
    for t in reconcile(gathered(*evidence)).tallies:
        for bound in (t.supported, t.reported):
            assert bound.low is None or bound.low <= end(bound.high)
            assert bound.low is None or bound.low <= bound.top
        if t.supported.low is not None:
            assert t.reported.low <= t.supported.low
            assert end(t.supported.high) <= end(t.reported.high)


@LAW
@given(CASES, st.integers(1, 2 * MOST))
def test_p7_a_settled_exact_count_of_a_new_root_keeps_reported_at_or_below_it(evidence, n):
    assert killed(reconcile(gathered(*evidence, settled(n)))).reported.low <= n


@LAW
@given(CASES, st.integers(0, 2 * MOST), st.integers(0, MOST))
def test_p8_what_agrees_with_every_story_narrows_and_what_agrees_with_none_widens(evidence, low, more):
    """Of strong statements about what strong roots support: agreeing is sharing a number with each story, not with each statement."""
    before = strong(evidence)
    if before is None:
        return
    after = strong([*evidence, settled(low, "range", high=low + more, quote=f"{low} to {low + more}")])
    shares = [story.low <= low + more and low <= end(story.high) for story in before.stories]
    if all(shares):
        assert after.supported.low >= before.supported.low and end(after.supported.high) <= end(before.supported.high)
    if not any(shares):
        assert after.supported.low <= before.supported.low and end(after.supported.high) >= end(before.supported.high)


@LAW
@given(CASES)
def test_p9_a_denial_changes_the_flag_and_no_number(evidence):
    denial = said("Hill Brigade", claim(0, "none", zero="asserted", quote="nobody"), "military", "denial")
    a, b = reconcile(gathered(*evidence)), reconcile(gathered(*evidence, denial))
    assert all(ranges(a)[key][:4] == ranges(b)[key][:4] for key in ranges(a))
    assert killed(b) is not None and "!" in killed(b).flags


@LAW
@given(CASES)
def test_p10_one_document_of_a_copy_group_is_as_good_as_all(evidence):
    copied = [replace(e, doc_id=f"{e.doc_id}-copy") for e in evidence]
    assert ranges(reconcile(gathered(*copied))) == ranges(reconcile(gathered(*evidence, *copied)))


@LAW
@given(CASES, st.permutations(("Anton Bero", "Kira Mell", "Oles Tarn", "Vera Zobel")))
def test_p11_other_names_change_no_range(evidence, names):
    new = dict(zip(("hospital", "rescuers", "UN office", "Petra Olen"), names, strict=True))
    renamed = [replace(e, root=new.get(e.root, e.root)) for e in evidence]
    assert ranges(reconcile(gathered(*evidence))) == ranges(reconcile(gathered(*renamed)))


@LAW
@given(CASES)
def test_p11_two_roots_taken_for_one_are_never_more_roots(evidence):
    """The letter may go from B to A: of two numbers that contradicted each other the newer now replaces the older. It never rises otherwise."""
    merged = [replace(e, root="hospital", root_kind="medic") if e.root == "rescuers" else e for e in evidence]
    a, b = reconcile(gathered(*evidence)), reconcile(gathered(*merged))
    roots = {"A": 2, "B": 2, "C": 1, "D": 0}
    grades = {key: roots[value[3]] for key, value in ranges(a).items()}
    assert all(roots[value[3]] <= grades[key] for key, value in ranges(b).items() if key in grades)


@LAW
@given(CASES, st.integers(1, 2 * MOST), st.sampled_from(("exact", "up_to", "about")))
def test_p12_a_part_closes_nothing(evidence, n, words):
    """Of a root that says nothing else: a part neither replaces its root's totals nor is replaced, so theirs would count again."""
    whole, part = settled(n, words), settled(n, words)
    part = replace(part, claim=replace(part.claim, scope="part"), place=DISTRICT)
    a, b = killed(reconcile(gathered(*evidence, whole))), killed(reconcile(gathered(*evidence, part)))
    assert all(row.high is None for row in b.rows if row.root == "county morgue")
    if a.grade != "D" and b.grade != "D":
        assert end(b.supported.high) >= end(a.supported.high)


@LAW
@given(CASES, st.sampled_from(TIMES))
def test_p13_what_was_known_then_is_what_was_said_until_then(evidence, then):
    until = [e for e in evidence if TIMES.index(e.asserted) <= TIMES.index(then)]
    a, b = reconcile(gathered(*evidence), as_of=then), reconcile(gathered(*until))
    assert (a.tallies, a.contradictions, a.explained) == (b.tallies, b.contradictions, b.explained)


@LAW
@given(CASES)
def test_every_number_is_of_claims_that_are_there_and_has_its_reason(evidence):
    there = {(e.doc_id, e.claim.id): e.root for e in evidence}
    for t in reconcile(gathered(*evidence)).tallies:
        for row in t.rows:
            assert row.claims and all(there[key] == row.root for key in row.claims)
            assert row.reason.endswith(".") and row.root.rpartition(":")[2].casefold() in row.reason.casefold()
        lows = {row.low for row in t.rows if row.effect in ("sets_floor", "sets_top", "consistent", "weak")}
        assert t.supported.low is None or t.supported.low in lows
