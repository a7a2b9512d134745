"""What people decided, as it stands in the matrix: claims set aside, claims corrected or checked, grades put in the place of others."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from witnessmark.model.claim import Casualty
from witnessmark.model.decision import Verdict
from witnessmark.model.evidence import Evidence, Gathering, Override
from witnessmark.model.judged import signed
from witnessmark.model.tally import Tally
from witnessmark.reconcile.common import CORRECTED, Statement
from witnessmark.reconcile.naming import OUTCOMES, number_in_words, people
from witnessmark.reconcile.statements import statements
from witnessmark.reconcile.words import interval

SAID = ("sex", "age_group", "scope", "relation", "modality")  # what a correction may change beside the count and the place


def counting(gathering: Gathering) -> Gathering:
    """The gathering without the claims that people rejected: they bear on nothing."""
    return replace(gathering, evidence=tuple(e for e in gathering.evidence if _rejected(e) is None)) if _is_judged(gathering) else gathering


def set_aside(gathering: Gathering, as_of: str | None = None) -> Iterator[Statement]:
    """The counts that people rejected: each stays a row, says who set it aside, when and why, and takes part in no range."""
    by_verdict: dict[str, list[Evidence]] = defaultdict(list)
    verdicts: dict[str, Verdict] = {}
    for evidence in gathering.evidence:
        verdict = _rejected(evidence)
        if verdict is not None:
            verdicts[verdict.decision] = verdict
            by_verdict[verdict.decision].append(evidence)
    for decision, found in by_verdict.items():
        note = f"Set aside by {signed(verdicts[decision])}."
        for s in statements(replace(gathering, evidence=tuple(found)), as_of):
            yield replace(s, counted=False, effect="not_comparable", notes=(note,))


def with_verdicts(said: Sequence[Statement], gathering: Gathering) -> list[Statement]:
    """The statements; one with a claim that a person checked or corrected says so, with what was read before."""
    judged = {(e.doc_id, e.claim.id): e for e in gathering.evidence if e.verdicts}
    return [_with_verdict(s, judged) for s in said] if judged else list(said)


def _with_verdict(s: Statement, judged: dict[tuple[str, str], Evidence]) -> Statement:
    corrected = any(v.judgement == "correct" for key in s.claims if key in judged for v in judged[key].verdicts)
    return replace(s, notes=(*_notes(s, judged), *s.notes), fired=(*s.fired, *([CORRECTED] if corrected else [])))


def with_override(tally: Tally, overrides: Sequence[Override]) -> Tally:
    """The tally with the grade a person put beside the computed one; the computed one stays."""
    found = next((o for o in overrides if (o.outcome, o.who) == (tally.outcome, tally.who)), None)
    return tally if found is None else replace(tally, override=found.verdict)


def _is_judged(gathering: Gathering) -> bool:
    return any(e.verdicts for e in gathering.evidence)


def _rejected(evidence: Evidence) -> Verdict | None:
    return next((v for v in evidence.verdicts if v.judgement == "reject"), None)


def _notes(s: Statement, judged: dict[tuple[str, str], Evidence]) -> list[str]:
    notes = (note for key in s.claims if key in judged for note in _of_claim(judged[key]))
    return list(dict.fromkeys(notes))


def _of_claim(evidence: Evidence) -> Iterator[str]:
    corrected = [signed(v) for v in evidence.verdicts if v.judgement == "correct"]
    if corrected and isinstance(evidence.read, Casualty) and isinstance(evidence.claim, Casualty):
        read = f"read as {_told(evidence.read)} from “{' '.join(evidence.read.quote.split())}”"
        yield f"Corrected to {_changed(evidence.claim, evidence.read, evidence)} ({read}) by {'; and by '.join(corrected)}."
    yield from (f"Its reading was checked by {signed(v)}." for v in evidence.verdicts if v.judgement == "accept")


def _changed(claim: Casualty, read: Casualty, evidence: Evidence) -> str:
    """What a corrected claim says now: its count, and what else was changed of it."""
    more = [f"{name.replace('_', ' ')} {getattr(claim, name)}" for name in SAID if getattr(claim, name) != getattr(read, name)]
    where = [f"in {evidence.place.name}"] if claim.places != read.places and evidence.place is not None else []
    voice = ["as the words of this source"] if claim.speaker != read.speaker else []
    return ", ".join([_told(claim), *where, *more, *voice])


def _told(claim: Casualty) -> str:
    reach = interval(claim)
    return f"{number_in_words(reach.low, reach.high)} {people('any' if claim.who == 'unknown' else claim.who, reach.high)} {OUTCOMES[claim.outcome]}"
