"""Grouping by weighed pairs: the surest two groups become one first, as long as what joins them outweighs what parts them."""

from collections.abc import Iterable
from heapq import heapify, heappop, heappush

NEVER = -1_000_000_000
"""The weight of a pair that must not be in one group; no sum of others outweighs it."""


class Agglomeration:
    """Nodes 0 to n-1 in the order of what they say, and weights (whole numbers, so that sums do not depend on order).

    The link of two groups is the mean weight of the pairs between them that were weighed: a group is joined by how it agrees with
    all of another, not with one member. Where two links are equal, the groups of the earlier nodes go first.
    """

    def __init__(self, size: int, pairs: Iterable[tuple[int, int, int]]) -> None:
        self._links: list[dict[int, tuple[int, int]]] = [{} for _ in range(size)]
        self._parent = list(range(size))
        for a, b, weight in pairs:
            self._set(a, b, (weight, 1))

    def join(self, a: int, b: int) -> None:
        """Puts two nodes in one group whatever the weights say, unless they must never be."""
        first, second = sorted((self.top(a), self.top(b)))
        if first != second and self._links[first].get(second, (0, 1))[0] > NEVER // 2:
            self._contract(first, second)

    def run(self) -> list[list[int]]:
        """The groups, each in order, in the order of their first nodes."""
        heap = [(-w / n, a, b, w, n) for a, found in enumerate(self._links) for b, (w, n) in found.items() if a < b and w > 0]
        heapify(heap)
        while heap:
            _, a, b, weight, n = heappop(heap)
            if self._parent[a] != a or self._parent[b] != b or self._links[a].get(b) != (weight, n):
                continue
            self._contract(a, b)
            for other, (w, count) in self._links[a].items():
                if w > 0:
                    first, second = sorted((a, other))
                    heappush(heap, (-w / count, first, second, w, count))
        groups: dict[int, list[int]] = {}
        for node in range(len(self._parent)):
            groups.setdefault(self.top(node), []).append(node)
        return list(groups.values())

    def top(self, node: int) -> int:
        """The node that stands for the group of this one: its first."""
        while self._parent[node] != node:
            self._parent[node] = self._parent[self._parent[node]]
            node = self._parent[node]
        return node

    def _contract(self, a: int, b: int) -> None:
        """The second group goes into the first, its links added to the first's."""
        self._parent[b] = a
        for other, (weight, n) in self._links[b].items():
            del self._links[other][b]
            if other != a:
                mine = self._links[a].get(other, (0, 0))
                self._set(a, other, (weight + mine[0], n + mine[1]))
        self._links[b] = {}

    def _set(self, a: int, b: int, link: tuple[int, int]) -> None:
        self._links[a][b] = self._links[b][a] = link
