"""Where the rows of a long list are: spans of keys with counts, and in each an anchor every 4,096 rows.

Boundary: pure; a row's number becomes a key to walk on from, and a key its row. Nothing holds more than the anchors.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field, replace
from datetime import date
from operator import attrgetter

from backoffice.ledger.views import Column, Key, Order

EVERY = 4_096


@dataclass(frozen=True, slots=True)
class Anchor:
    """The key of row `row` of its span (0 is the first), and the sum of amounts to its end."""

    row: int
    key: Key
    run: int


@dataclass(frozen=True, slots=True)
class Known:
    """What was counted of a span: rows, sum of amounts, and the anchors after every 4,096 rows."""

    count: int
    total: int
    anchors: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """A part of the list: days `low` to `high`, or numbers, both included; `estimate` until it is `known`."""

    low: date | int | None
    high: date | int | None
    estimate: int
    known: Known | None = None

    @property
    def count(self) -> int:
        return self.estimate if self.known is None else self.known.count


@dataclass(frozen=True, slots=True)
class Piece:
    """Rows to fetch from one span: `skip` rows after `after` (None: from its beginning), then at most `limit`.

    `run` is the sum of amounts to the end of `after` where the sums before the span are known, else None.
    """

    span: int
    after: Key | None
    skip: int
    limit: int
    run: int | None


@dataclass(frozen=True, slots=True)
class Places:
    """The spans of a list in its order. `start` is the balance at the list's upper end, where it has one."""

    order: Order
    spans: tuple[Span, ...]
    start: int | None = None
    _before: tuple[int, ...] = field(default=(), repr=False)

    def __post_init__(self) -> None:
        before = [0]
        for span in self.spans:
            before.append(before[-1] + span.count)
        object.__setattr__(self, "_before", tuple(before))

    @property
    def total(self) -> int:
        return self._before[-1]

    @property
    def is_exact(self) -> bool:
        return all(span.known is not None for span in self.spans)

    @property
    def first_unknown(self) -> int | None:
        """The span to be counted next."""
        return next((number for number, span in enumerate(self.spans) if span.known is None), None)

    @property
    def known_rows(self) -> int:
        """How many rows from the top stand where they are for good."""
        unknown = self.first_unknown
        return self.total if unknown is None else self._before[unknown]

    def with_known(self, number: int, known: Known) -> Places:
        spans = (*self.spans[:number], replace(self.spans[number], known=known), *self.spans[number + 1 :])
        return replace(self, spans=spans)

    def pieces(self, first: int, limit: int) -> tuple[Piece, ...]:
        """How to fetch rows `first` and the following, at most `limit`."""
        found: list[Piece] = []
        number = max(0, bisect_left(self._before, first + 1) - 1)
        row = first
        while limit > 0 and number < len(self.spans):
            span = self.spans[number]
            inside = row - self._before[number]
            take = min(limit, span.count - inside)
            if take > 0:
                anchor = _anchor_before(span.known, inside)
                skip = inside if anchor is None else inside - anchor.row - 1
                run = self._run_before(number)
                if run is not None and anchor is not None:
                    run += anchor.run
                found.append(Piece(number, None if anchor is None else anchor.key, skip, take, run))
                limit -= take
                row += take
            number += 1
        return tuple(found)

    def _run_before(self, number: int) -> int | None:
        """The sum of amounts of all spans before this one; None while one of them is not counted."""
        known = [span.known for span in self.spans[:number]]
        return None if None in known else sum(each.total for each in known if each is not None)

    def walk_to(self, key: Key) -> tuple[int, int, Key | None] | None:
        """Which span a key is in, the row of the last anchor before it, and that anchor's key; None for no span.

        Between the anchor and the key less than 4,096 rows are left to be counted, where the span is known.
        """
        number = next((at for at, span in enumerate(self.spans) if _holds(span, key, self.order)), None)
        if number is None:
            return None
        known, column = self.spans[number].known, self.order.column
        row, after = self._before[number], None
        wanted = key.told(column)
        for anchor in known.anchors if known is not None else ():
            told = anchor.key.told(column)
            passed = told > wanted if self.order.descending else told < wanted
            if not passed:
                break
            row, after = self._before[number] + anchor.row + 1, anchor.key
        return number, row, after


def _anchor_before(known: Known | None, row: int) -> Anchor | None:
    """The last anchor before a row of its span."""
    if known is None or not known.anchors:
        return None
    at = bisect_left(known.anchors, row, key=attrgetter("row"))
    return known.anchors[at - 1] if at else None


def _holds(span: Span, key: Key, order: Order) -> bool:
    if order.column is Column.AMOUNT or span.low is None or span.high is None:
        return True
    value = key.booked_on if order.column is Column.DATE else key.transaction
    return bool(span.low <= value <= span.high)  # type: ignore[operator]
