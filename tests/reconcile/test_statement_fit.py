"""A statement for an account: its currency, its decimals, and what of it is there already."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from backoffice.reconcile import statement_faults as faults
from backoffice.reconcile.statement_fit import Known, fit, recognise
from backoffice.reconcile.statement_values import Odd, Statement
from tests.reconcile.statement_files import camt, entry, statements

KEY = bytes(16)


def stated(*amounts: str, opening: str = "0.00", closing: str | None = None, days: str = "") -> Statement:
    data = camt([entry(amount) for amount in amounts], opening, closing)
    return statements(data.replace(b"2026-10-05", days.encode()) if days else data)[0]


def known(of: Statement) -> Known:
    ends = [None if each is None else each.amount for each in (of.opening, of.closing)]
    days = [line.on for line in of.lines]
    return Known(min(days), max(days), ends[0], ends[1], tuple(line.line(KEY) for line in of.lines))


def test_a_statement_of_another_currency_or_finer_than_the_books_or_in_contradiction_is_refused() -> None:
    with pytest.raises(faults.OtherCurrency):
        fit(stated("1.00"), "SEK", 2)
    with pytest.raises(faults.FinerThanBooks):
        fit(stated("1.001"), "EUR", 2)
    with pytest.raises(faults.StatementStopped):
        fit(stated("1.00", closing="2.00"), "EUR", 2)
    finer = fit(stated("1.00", closing="1.00"), "EUR", 4)
    assert finer.closing is not None
    assert (finer.lines[0].amount, finer.total, finer.closing.amount, finer.difference) == (10000, 10000, 10000, 0)
    assert fit(replace(stated("1.00"), scale=4, total=100, lines=()), "EUR", 2).total == 1


@pytest.mark.promise("L-02")
def test_overlapping_lines_are_known_and_true_twins_are_not() -> None:
    first, second = stated("1.00", "2.00", "2.00"), stated("2.00", "2.00", "2.00", "3.00")
    seen = recognise(second, [known(first)])
    assert [line.id for line in second.lines if line.id in seen.known] == [line.id for line in second.lines[:2]]
    assert [(each.odd, each.count, each.amount) for each in seen.oddities] == [(Odd.LINES_KNOWN, 2, 400)]
    other = stated("9.00")
    assert [each.odd for each in recognise(other, [known(first)]).oddities] == [Odd.PERIOD_OVERLAPS]


def test_a_statement_that_goes_on_where_another_ended_shares_no_line_with_it() -> None:
    morning = stated("1.00", opening="0.00", closing="1.00")
    afternoon = stated("1.00", opening="1.00", closing="2.00")
    assert not recognise(afternoon, [known(morning)]).known
    assert not recognise(morning, [known(afternoon)]).known
    later = stated("1.00", days="2026-10-06")
    assert later.lines[0].on == date(2026, 10, 6)
    assert recognise(later, [known(morning)]) == recognise(later, [])
