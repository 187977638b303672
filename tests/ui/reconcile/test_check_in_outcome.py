"""What the books refused is shown with everything that is needed to put it right."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.given import JONAS, Given
from tests.reconcile.laptops import BANK, books, laptop
from tests.reconcile.test_check_in_outcome import NONSENSE, with_a_fee
from ui.reconcile.check_in_rows import outcome

__all__ = ["books"]


@pytest.mark.promise("L-02")
def test_a_refused_adjusting_entry_shows_its_finding_amount_both_accounts_and_cause(
    books: Given, tmp_path: Path
) -> None:
    with laptop(books, JONAS, tmp_path) as one:
        with_a_fee(one, NONSENSE)
        seen = outcome(books.desk(JONAS), one.which, {JONAS: "Jonas Berg"}, "en")
        assert seen is not None
        (row,) = seen.rows
        told = [cell.text for cell in row.cells]
        assert told[3:] == ["the books hold no such account", "−12.50 EUR"]
        assert "Nonsense" in told[2]
        ((mine, theirs),) = seen.sides.values()
        assert theirs is None
        assert mine is not None
        assert mine.who.startswith("Jonas Berg")
        assert mine.lines == ((BANK, "−12.50 EUR"), (NONSENSE, "12.50 EUR"))
        assert mine.entries.startswith("For line 2 of statement ")
        assert mine.how == "the books hold no such account"
