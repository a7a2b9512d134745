"""Hand-made decisions for the tests of resolve."""

from witnessmark.model.decision import Decision, Seen, reference


def decide(judgement, *subject, id="1", who="Olha Kit", when="2031-05-10", why="the caption is of another street", **more):
    return Decision(id=id, who=who, when=when, why=why, judgement=judgement, subject=subject, **more)


def on_claims(judgement, *pointed, **more):
    """A judgement on claims, each given with its reading."""
    seen = [Seen(text=r.sha256, quote=c.quote, kind=c.kind, outcome=getattr(c, "outcome", None)) for r, c in pointed]
    return decide(judgement, *(reference(r.doc_id, (c.start, c.end)) for r, c in pointed), about="claim", seen=tuple(seen), **more)


def on_tellings(judgement, *pointed, **more):
    made = on_claims(judgement, *pointed, **more)
    return decide(judgement, *made.subject, about="telling", seen=made.seen, **more)
