"""Claims and counts in words for a person."""

from witnessmark.model.claim import AnyClaim, Casualty

# A quantifier as it is said before the number; the rest are said alone.
BEFORE = {"at_least": "at least ", "more_than": "at least ", "up_to": "up to ", "fewer_than": "at most ", "about": "about "}
ALONE = {
    "none": "no one",
    "dozens": "dozens",
    "scores": "scores",
    "hundreds": "hundreds",
    "thousands": "thousands",
    "tens": "tens",
    "several": "several",
}


def number(low: int | None, high: int | None, quantifier: str = "exact") -> str:
    """`11`, `at least 11`, `up to 20`, `3 to 5`, `dozens`."""
    if quantifier in ALONE:
        return ALONE[quantifier]
    if low is not None and high is not None and low != high:
        return f"{low:,} to {high:,}"
    said = low if low is not None else high
    return "an unknown number" if said is None else f"{BEFORE.get(quantifier, '')}{said:,}"


def bounds(low: int | None, high: int | None) -> str:
    """A range of a tally: `11`, `11 to 14`, `11 or more`, `up to 14`, `not known`."""
    if low is None:
        return "not known" if high is None else f"up to {high:,}"
    if high is None:
        return f"{low:,} or more"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def claim_in_words(claim: AnyClaim) -> str:
    """What a claim says, in a few words."""
    if not isinstance(claim, Casualty):
        return _statement(claim)
    who = "" if claim.who == "unknown" else f" {claim.who}"
    marks: list[str] = [claim.modality] if claim.modality != "stated" else []
    marks += ["no reports, not a zero"] if claim.zero == "no_report" else []
    return f"{number(claim.low, claim.high, claim.quantifier)}{who} {claim.outcome}" + (f" ({', '.join(marks)})" if marks else "")


# The field of each kind that says the most.
TELLING = ("attack_type", "target_type", "weapon", "object", "extent", "actor", "change", "measure", "media_type", "shows", "label", "alleged_actor")


def _statement(claim: AnyClaim) -> str:
    told = [str(value) for value in (getattr(claim, name, None) for name in TELLING) if value is not None]
    return ": ".join([claim.kind, ", ".join(told)]) if told else claim.kind
