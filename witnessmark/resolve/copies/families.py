"""Documents that were derived from one another: copy groups, their originals, and how each document relates to its own."""

from collections.abc import Sequence

from witnessmark.model.claim import AnyClaim, Casualty
from witnessmark.model.evidence import DocumentEntry, DocumentRelation
from witnessmark.model.pair import Pair
from witnessmark.model.reading import Reading
from witnessmark.resolve.copies.shared_claims import shared_claims

DERIVED: dict[str, DocumentRelation] = {"copy": "copy", "rewrite": "rewrite", "translation": "translation"}

UNDATED = "9999"  # sorts after every date


class Families:
    """The copy groups of a set of documents. A group is named for its first document in the input.

    Its original is the one its pairs call so, else the earliest published, else the first by its text's hash. Reused parts, shared quotations and
    credits join no documents; `shared` are the claims they join, each with all that are one statement with it.
    """

    def __init__(self, readings: Sequence[Reading], pairs: Sequence[Pair]) -> None:
        self._order = {r.doc_id: i for i, r in enumerate(readings)}
        self._published = {r.doc_id: r.published for r in readings}
        self._text = {r.doc_id: r.sha256 for r in readings}
        self._counts = {r.doc_id: frozenset(_count(c) for c in r.claims if isinstance(c, Casualty)) for r in readings}
        self.shared = shared_claims(pairs)
        self._pairs = [p for p in pairs if p.kind in DERIVED and p.a in self._order and p.b in self._order]
        self._parent = {doc: doc for doc in self._order}
        for pair in self._pairs:
            self._join(pair.a, pair.b)
        self._members: dict[str, list[str]] = {}
        for doc in self._order:
            self._members.setdefault(self._top(doc), []).append(doc)
        self._older, self._newer = _directions(self._pairs)
        self.origin = {doc: first for docs in self._members.values() for first in (self._original(docs),) for doc in docs}
        self._of: dict[str, list[Pair]] = {}
        for pair in self._pairs:
            self._of.setdefault(pair.a, []).append(pair)
            self._of.setdefault(pair.b, []).append(pair)

    def group(self, doc: str) -> str:
        """The doc_id of the group's first document; a document alone is its own group."""
        return self._members[self._top(doc)][0]

    def members(self, doc: str) -> tuple[str, ...]:
        """All documents of a document's copy group, in the order of the input."""
        return tuple(self._members[self._top(doc)])

    def copied(self, a: str, b: str) -> bool:
        """Whether two documents are of one copy group."""
        return self._top(a) == self._top(b)

    def first_published(self, doc: str, claim: AnyClaim | None = None) -> str | None:
        """When the words of a document were first published: the earliest time in its group that is known.

        A count that the others of the group do not have is as old as the documents that have it: what a copy adds was not
        said with its original. A claim that was reused is as old as where it comes from.
        """
        members = self._members[self._top(doc)]
        if isinstance(claim, Casualty):
            members = [d for d in members if _count(claim) in self._counts[d]]
        if claim is not None:
            members = [*members, *(d for d, _ in self.shared.get((doc, claim.id), ()) if d in self._published)]
        known = sorted(p for d in members if (p := self._published[d]) is not None)
        return known[0] if known else None

    def entry(self, doc: str) -> DocumentEntry:
        """How a document relates to its group, with a sentence."""
        group = self.group(doc)
        if len(self._members[self._top(doc)]) == 1:
            return DocumentEntry(doc_id=doc, group=group, relation="independent", reason="No dependence on another document was found.")
        if self.origin[doc] == doc:
            return DocumentEntry(doc_id=doc, group=group, relation="original", reason="The other documents of its copy group go back to it.")
        pair = self._closest(doc)
        return DocumentEntry(doc_id=doc, group=group, relation=DERIVED[pair.kind], reason=pair.reason)

    def _closest(self, doc: str) -> Pair:
        mine = self._of[doc]
        origin = self.origin[doc]
        return max(mine, key=lambda p: (origin in (p.a, p.b), p.score, -self._order[p.a], -self._order[p.b]))

    def _original(self, docs: Sequence[str]) -> str:
        chosen = [doc for doc in docs if doc in self._older and doc not in self._newer] or list(docs)
        return min(chosen, key=lambda d: (self._published[d] or UNDATED, self._text[d], d))

    def _join(self, a: str, b: str) -> None:
        first, second = sorted((self._top(a), self._top(b)), key=lambda d: self._order[d])
        self._parent[second] = first

    def _top(self, doc: str) -> str:
        while self._parent[doc] != doc:
            self._parent[doc] = self._parent[self._parent[doc]]
            doc = self._parent[doc]
        return doc


def _count(claim: Casualty) -> tuple[object, ...]:
    """What makes two counts the same number: "nine" in a copy's headline is its original's "at least nine"."""
    numbers = [n for n in (claim.low, claim.high) if n is not None]
    return (claim.outcome, numbers[0] if numbers else claim.quantifier)


def _directions(pairs: Sequence[Pair]) -> tuple[frozenset[str], frozenset[str]]:
    """The documents that some pair calls the original, and those it calls derived."""
    known = [(p.original, p.b if p.original == p.a else p.a) for p in pairs if p.original is not None]
    return frozenset(older for older, _ in known), frozenset(newer for _, newer in known)
