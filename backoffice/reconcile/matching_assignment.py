"""One-to-one matching as a global optimum: the most evidence in all, and among those the least cost.

Boundary: pure. Weights and costs are whole numbers, so that the optimum is exact and the same on any machine. SciPy,
which takes half a second to load, is loaded where there is something to choose.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from backoffice.reconcile.matching_certificates import Certified, certify
from backoffice.reconcile.matching_terms import Numbers
from backoffice.reconcile.rules import Certificate

_DENSE = 4_000_000  # cells of a matrix solved as a whole; larger components are solved sparsely
_EXACT = 2**53
SURE = Certificate(1, True)


@dataclass(slots=True)
class Edges:
    """Candidate pairs by number, sorted by (line, entry): weights above 0, costs from 0 to 999."""

    line: Numbers
    entry: Numbers
    weight: Numbers
    cost: Numbers


@dataclass(frozen=True, slots=True)
class Assigned:
    """The pairs that belong together, as positions in the edges, each with its certificate.

    `others` are the edges that stand in its place in other optima, where it is not the only way.
    """

    pairs: list[int]
    certificates: dict[int, Certificate]
    steps: int
    others: dict[int, list[int]]


def assign(edges: Edges, steps: int, moved: Callable[[float], None] = lambda done: None) -> Assigned:
    """The best one-to-one pairing of `edges`; at most about `steps` are spent on certificates, and `steps` comes back
    less what was spent."""
    chosen, rest = _dominant(edges)
    certificates = dict.fromkeys(chosen, SURE)
    others: dict[int, list[int]] = {}
    lines = edges.line[rest]
    entries = edges.entry[rest]
    if len(rest):
        from scipy.sparse import coo_array
        from scipy.sparse.csgraph import connected_components

        line_names, line_at = np.unique(lines, return_inverse=True)
        entry_names, entry_at = np.unique(entries, return_inverse=True)
        size = len(line_names) + len(entry_names)
        graph = coo_array((np.ones(len(rest), np.int8), (line_at, entry_at + len(line_names))), shape=(size, size))
        _, label = connected_components(graph.tocsr(), directed=False)
        belongs = label[line_at]
        order = np.argsort(belongs, kind="stable")
        cuts = np.flatnonzero(np.diff(belongs[order])) + 1
        parts = np.split(rest[order], cuts)
        for number, part in enumerate(parts):
            if not number % 256:
                moved(number / len(parts))
            taken = _best(edges, part)
            told: Certified = certify(
                edges.line[part].tolist(),
                edges.entry[part].tolist(),
                edges.weight[part].tolist(),
                set(taken),
                steps,
            )
            steps = told.steps
            for at in taken:
                chosen.append(int(part[at]))
                certificates[int(part[at])] = told.certificates[at]
                if at in told.others:
                    others[int(part[at])] = [int(part[each]) for each in told.others[at]]
    return Assigned(sorted(chosen), certificates, steps, others)


def _dominant(edges: Edges) -> tuple[list[int], Numbers]:
    """Pairs that outweigh everything they displace, hence stand in every optimum; and the edges left without them."""
    rest = np.arange(len(edges.line))
    chosen: list[int] = []
    while len(rest):
        weight = edges.weight[rest]
        beside = _best_other(edges.line[rest], weight) + _best_other(edges.entry[rest], weight)
        fixed = rest[weight > beside]
        if not len(fixed):
            break
        chosen += fixed.tolist()
        gone = np.isin(edges.line[rest], edges.line[fixed]) | np.isin(edges.entry[rest], edges.entry[fixed])
        rest = rest[~gone]
    return chosen, rest


def _best_other(node: Numbers, weight: Numbers) -> Numbers:
    """For each edge, the largest weight of another edge at its node."""
    order = np.lexsort((-weight, node))
    nodes = node[order]
    head = np.concatenate([[True], nodes[1:] != nodes[:-1]])
    start = np.flatnonzero(head)[np.cumsum(head) - 1]
    follows = np.minimum(start + 1, len(nodes) - 1)
    second = np.where((follows > start) & (nodes[follows] == nodes), weight[order][follows], 0)
    best = np.where(np.arange(len(nodes)) == start, second, weight[order][start])
    other = np.empty_like(weight)
    other[order] = best
    return other


def _best(edges: Edges, part: Numbers) -> list[int]:
    """The optimum of one component, as positions in `part`."""
    lines, line_at = np.unique(edges.line[part], return_inverse=True)
    entries, entry_at = np.unique(edges.entry[part], return_inverse=True)
    value = _values(edges.weight[part], edges.cost[part], line_at, len(lines), len(entries))
    if len(lines) * len(entries) <= _DENSE:
        from scipy.optimize import linear_sum_assignment

        matrix = np.zeros((len(lines), len(entries)), np.float64)
        matrix[line_at, entry_at] = value
        at = np.full((len(lines), len(entries)), -1, np.int32)
        at[line_at, entry_at] = np.arange(len(part))
        rows, columns = linear_sum_assignment(matrix, maximize=True)
        found = at[rows, columns]
    else:
        from scipy.sparse import coo_array
        from scipy.sparse.csgraph import min_weight_full_bipartite_matching

        # Each line may stay alone: a column of its own, of value 0. The solver wants costs other than 0.
        top = float(value.max()) + 1
        alone = np.arange(len(lines))
        graph = coo_array(
            (
                np.concatenate([top - value, np.full(len(lines), top)]),
                (np.concatenate([line_at, alone]), np.concatenate([entry_at, alone + len(entries)])),
            ),
            shape=(len(lines), len(entries) + len(lines)),
        ).tocsr()
        rows, columns = min_weight_full_bipartite_matching(graph)
        where = {(int(one), int(other)): at for at, (one, other) in enumerate(zip(line_at, entry_at, strict=True))}
        found = np.array([where.get((int(one), int(other)), -1) for one, other in zip(rows, columns, strict=True)])
    return sorted(int(each) for each in found if each >= 0)


def _values(weight: Numbers, cost: Numbers, line_at: Numbers, lines: int, entries: int) -> npt.NDArray[np.float64]:
    """One number for weight, then cost, then the earlier line: whole, and exact in a double."""
    most = min(lines, entries)
    earlier = lines * most + 1 if lines <= 64 else 1
    unit = (1000 * most + 1) * earlier
    while int(weight.max()) * unit * most >= _EXACT and unit > 1:
        # A component of tens of thousands: the cost is rounded before the evidence is.
        unit //= 2
    place = line_at if earlier > 1 else np.zeros_like(line_at)
    detail = cost * earlier + place
    if unit < (1000 * most + 1) * earlier:
        detail = detail * unit // ((1000 * most + 1) * earlier)
    return (weight * unit - detail).astype(np.float64)
