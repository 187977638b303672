"""The pairing is the optimum, its certificates count every other one, and sums are found whatever their size."""

from __future__ import annotations

from itertools import combinations, product
from typing import NamedTuple

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backoffice.reconcile.matching_assignment import Edges, assign
from backoffice.reconcile.matching_certificates import certify
from backoffice.reconcile.matching_sums import subsets


class Edge(NamedTuple):
    line: int
    entry: int
    weight: int
    cost: int


@st.composite
def graphs(draw: st.DrawFn) -> list[Edge]:
    lines, entries = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    cells = [cell for cell in product(range(lines), range(entries)) if draw(st.booleans())]
    weights = st.sampled_from([3, 3, 9, 27, 81])
    return [Edge(line, entry, draw(weights), draw(st.integers(0, 30))) for line, entry in cells]


def every_pairing(edges: list[Edge]) -> list[frozenset[int]]:
    made = [frozenset[int]()]
    for at, edge in enumerate(edges):
        made += [
            held | {at}
            for held in made
            if all(edges[other].line != edge.line and edges[other].entry != edge.entry for other in held)
        ]
    return made


def columns(edges: list[Edge]) -> Edges:
    return Edges(*(np.array([edge[column] for edge in edges], np.int64) for column in range(4)))


def blocks(edges: list[Edge], optima: list[frozenset[int]]) -> list[set[int]]:
    """Edges that are in some optima alone, put together where they touch."""
    varying = frozenset.union(*optima) - frozenset.intersection(*optima)
    made: list[set[int]] = []
    for at in sorted(varying):
        touching = [
            block
            for block in made
            if any(edges[at].line == edges[other].line or edges[at].entry == edges[other].entry for other in block)
        ]
        made = [block for block in made if block not in touching] + [{at}.union(*touching)]
    return made


@pytest.mark.promise("L-02")
@settings(max_examples=400, deadline=None)
@given(graphs())
def test_the_pairing_has_the_most_evidence_and_then_the_least_cost(edges: list[Edge]) -> None:
    chosen = assign(columns(edges), 100_000).pairs

    def worth(pairing: frozenset[int]) -> tuple[int, int]:
        return sum(edges[at].weight for at in pairing), -sum(edges[at].cost for at in pairing)

    pairings = every_pairing(edges)
    assert frozenset(chosen) in pairings
    assert worth(frozenset(chosen)) == max(map(worth, pairings))


@pytest.mark.promise("L-02")
@settings(max_examples=400, deadline=None)
@given(graphs())
def test_a_certificate_counts_what_trying_everything_counts(edges: list[Edge]) -> None:
    told = assign(columns(edges), 100_000)
    pairings = every_pairing(edges)
    most = max(sum(edges[at].weight for at in pairing) for pairing in pairings)
    optima = [pairing for pairing in pairings if sum(edges[at].weight for at in pairing) == most]
    apart = blocks(edges, optima)
    for at in told.pairs:
        block = next((block for block in apart if at in block), None)
        ways = len({optimum & block for optimum in optima}) if block else 1
        assert told.certificates[at].complete
        assert told.certificates[at].solutions == ways
        assert told.certificates[at].unique == all(at in optimum for optimum in optima)


def test_equal_entries_and_lines_are_counted_by_the_factorial_until_the_steps_end() -> None:
    ends = list(product(range(8), range(8)))
    lines, entries, taken = [line for line, _ in ends], [entry for _, entry in ends], {9 * at for at in range(8)}
    told = certify(lines, entries, [3] * 64, taken, 100_000)
    assert {(each.solutions, each.complete) for each in told.certificates.values()} == {(40_320, True)}
    cut = certify(lines, entries, [3] * 64, taken, 1_000)
    assert {(each.solutions, each.complete) for each in cut.certificates.values()} == {(2, False)}
    assert cut.steps == 0


def test_a_component_too_large_for_a_matrix_has_the_same_optimum(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = np.random.default_rng(5)
    cells = [(line, entry) for line, entry in product(range(40), range(30)) if drawn.random() < 0.2]
    edges = columns([Edge(*cell, int(3 ** drawn.integers(1, 8)), int(drawn.integers(0, 999))) for cell in cells])
    whole = assign(edges, 0).pairs
    monkeypatch.setattr("backoffice.reconcile.matching_assignment._DENSE", 0)
    sparse = assign(edges, 0).pairs

    def worth(pairs: list[int]) -> tuple[int, int]:
        return int(edges.weight[pairs].sum()), -int(edges.cost[pairs].sum())

    assert worth(sparse) == worth(whole)


@pytest.mark.promise("L-01")
@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from([1, 2, 3, 5, -2, 10**37, 2 * 10**37, 2**61 - 1, 2**62 - 2, 10**18]), max_size=9),
    st.data(),
)
def test_sums_are_found_as_by_trying_every_choice_even_of_38_digits(amounts: list[int], data: st.DataObject) -> None:
    chosen = data.draw(st.lists(st.booleans(), min_size=len(amounts), max_size=len(amounts)))
    target = sum(amount for amount, taken in zip(amounts, chosen, strict=True) if taken)
    least, most = 2, data.draw(st.integers(2, 9))
    every = [
        choice
        for size in range(least, most + 1)
        for choice in combinations(range(len(amounts)), size)
        if sum(amounts[at] for at in choice) == target
    ]
    told = subsets(amounts, target, least, most, 10_000)
    assert told.found == sorted(every)
    assert told.complete


def test_a_sum_that_only_the_prime_makes_equal_is_none() -> None:
    assert subsets([2**61 - 1, 5], 5, 2, 2, 10_000).found == []


def test_a_search_that_the_steps_do_not_reach_says_that_it_saw_nothing() -> None:
    told = subsets(list(range(1, 31)), 40, 2, 5, 1_000)
    assert (told.found, told.complete) == ([], False)
