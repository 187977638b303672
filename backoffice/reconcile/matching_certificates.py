"""How many equally good ways there are: which pairs every optimum holds, and the exact number of the other ways.

Boundary: pure. Equal means equal evidence (weight); work is counted in steps, so that an end is the same anywhere.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

import numpy as np

from backoffice.reconcile.rules import Certificate

OTHERS_KEPT = 9
CUT = Certificate(2, False)
# One tangle of equal amounts must not use up what the others need, nor the memory: a step of counting keeps a state.
_STEPS_OF_A_COMPONENT = 400_000
_STEPS_OF_A_BLOCK = 100_000


@dataclass(frozen=True, slots=True)
class Certified:
    """A certificate for each matched edge, and the steps that are left.

    `others` are, for an edge that is not the only way, the edges at its line or its entry that other optima hold.
    """

    certificates: dict[int, Certificate]
    steps: int
    others: dict[int, list[int]] = field(default_factory=dict)


def certify(lines: list[int], entries: list[int], weights: list[int], taken: set[int], steps: int) -> Certified:
    """Certificates of an optimum `taken` (positions of edges) of one component.

    Pairing is a circulation house → line → entry → house. Optima differ by cycles of no cost in the residual graph:
    an edge is in some optima and not in others exactly if such a cycle runs through it. Those edges fall into blocks,
    which vary independently, for the house itself has no limit; a block's optima are counted one by one.
    """
    if len(lines) == 1:
        return Certified({at: Certificate(1, True) for at in taken}, steps)
    if steps <= 0:
        return Certified(dict.fromkeys(taken, CUT), 0)
    name_of = {name: place + 1 for place, name in enumerate(dict.fromkeys(lines))}
    first = len(name_of) + 1
    other_of = {name: place + first for place, name in enumerate(dict.fromkeys(entries))}
    size = first + len(other_of)
    ends = [(name_of[line], other_of[entry]) for line, entry in zip(lines, entries, strict=True)]
    matched = {node for at in taken for node in ends[at]}
    arcs: list[tuple[int, int, int, int]] = []  # from, to, cost, edge or -1
    for at, (line, entry) in enumerate(ends):
        arcs.append((entry, line, weights[at], at) if at in taken else (line, entry, -weights[at], at))
    for node in range(1, size):
        goes_home = (node in matched) == (node < first)
        arcs.append((node, 0, 0, -1) if goes_home else (0, node, 0, -1))
    allowed = min(steps, _STEPS_OF_A_COMPONENT)
    distance, left = _distances(size, arcs, allowed)
    steps -= allowed - left
    if distance is None:
        return Certified(dict.fromkeys(taken, CUT), steps)
    tight = [arc for arc in arcs if distance[arc[0]] + arc[2] == distance[arc[1]]]
    knot = _knots(size, tight)
    varying = [arc for arc in tight if knot[arc[0]] == knot[arc[1]]]
    free = {arc[0] or arc[1] for arc in varying if arc[3] < 0}
    edges = sorted(arc[3] for arc in varying if arc[3] >= 0)
    certificates = {at: Certificate(1, True) for at in taken}
    others: dict[int, list[int]] = {}
    for block in _blocks(edges, ends, size):
        allowed = min(steps, _STEPS_OF_A_BLOCK)
        solutions, complete, left = _ways([ends[at] for at in block], free, allowed)
        steps -= allowed - left
        beside: dict[int, list[int]] = {}
        for at in block:
            for node in ends[at]:
                beside.setdefault(node, []).append(at)
        for at in block:
            if at in taken:
                certificates[at] = Certificate(solutions, complete)
                others[at] = [each for node in ends[at] for each in beside[node][:OTHERS_KEPT] if each != at]
    return Certified(certificates, steps, others)


def _distances(size: int, arcs: list[tuple[int, int, int, int]], steps: int) -> tuple[list[int] | None, int]:
    """Least cost from the house to each node; an optimum has no cycle below zero, so this ends."""
    leaves: list[list[tuple[int, int]]] = [[] for _ in range(size)]
    for begin, end, cost, _ in arcs:
        leaves[begin].append((end, cost))
    far = 1 << 60
    distance = [far] * size
    distance[0] = 0
    waiting, queued = deque([0]), {0}
    while waiting:
        node = waiting.popleft()
        queued.discard(node)
        steps -= len(leaves[node]) + 1
        if steps < 0:
            return None, 0
        for end, cost in leaves[node]:
            if distance[node] + cost < distance[end]:
                distance[end] = distance[node] + cost
                if end not in queued:
                    queued.add(end)
                    waiting.append(end)
    return distance, steps


def _knots(size: int, arcs: list[tuple[int, int, int, int]]) -> list[int]:
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    begins = [arc[0] for arc in arcs]
    graph = coo_array((np.ones(len(arcs), np.int8), (begins, [arc[1] for arc in arcs])), shape=(size, size))
    _, label = connected_components(graph.tocsr(), directed=True, connection="strong")
    return [int(each) for each in label]


def _blocks(edges: list[int], ends: list[tuple[int, int]], size: int) -> list[list[int]]:
    parent = list(range(size))

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for at in edges:
        parent[root(ends[at][0])] = root(ends[at][1])
    blocks: dict[int, list[int]] = {}
    for at in edges:
        blocks.setdefault(root(ends[at][0]), []).append(at)
    return list(blocks.values())


def _ways(edges: list[tuple[int, int]], free: set[int], steps: int) -> tuple[int, bool, int]:
    """How many pairings of a block there are in which everybody who is not free has a partner.

    Line after line; what is remembered of the entries is only who is taken and still needed. At least 2 when cut.
    """
    options: dict[int, list[int]] = {}
    last: dict[int, int] = {}
    for line, entry in edges:
        options.setdefault(line, []).append(entry)
    order = sorted(options)
    for turn, line in enumerate(order):
        for entry in options[line]:
            last[entry] = turn
    bit = {entry: 1 << place for place, entry in enumerate(sorted(last))}
    ways = {0: 1}
    for turn, line in enumerate(order):
        over = [entry for entry in options[line] if last[entry] == turn]
        gone = sum(bit[entry] for entry in over)
        needed = sum(bit[entry] for entry in over if entry not in free)
        after: dict[int, int] = {}
        for taken, count in ways.items():
            for entry in options[line]:
                if not taken & bit[entry] and (needed & ~(taken | bit[entry])) == 0:
                    key = (taken | bit[entry]) & ~gone
                    after[key] = after.get(key, 0) + count
            if line in free and (needed & ~taken) == 0:
                after[taken & ~gone] = after.get(taken & ~gone, 0) + count
        steps -= len(ways) * (len(options[line]) + 1)
        if steps < 0:
            return 2, False, 0
        ways = after
    return sum(ways.values()), True, steps
