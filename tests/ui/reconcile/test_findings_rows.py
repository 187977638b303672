"""Findings are called by what stands on the bank's paper and in the books, never by an id of ours."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from backoffice.reconcile import deciding
from backoffice.reconcile.rules import MatchRules
from tests.reconcile.offline import Offline, books, entry, match, statement
from ui.kyc.wording import Wording
from ui.reconcile.findings_rows import named, twin_named


@pytest.mark.promise("L-02")
def test_short_amounts_fees_and_duplicates_are_named_by_line_and_entry(tmp_path: Path) -> None:
    desk = Offline(tmp_path / "one.workbook")
    stated = statement([247, 500], opening=0)
    twins = statement([500, 500], opening=None, name="two")
    twins = replace(twins, lines=tuple(replace(each, text="deposit", name="") for each in twins.lines))
    desk.takes_in(stated)
    desk.takes_in(twins)
    head, other = stated.file[:16], twins.file[:16]
    entries = (
        entry(1, 250, reference="DEP-1"),
        entry(2, 500),
        entry(3, 70, reference="R"),
        entry(4, 70, reference="R"),
    )
    problem = desk.problem(entries, rules=MatchRules(tolerance=430))
    told = [
        match([f"{head}.1"], ["1.1"], fee=2, difference=-1),
        match([f"{other}.1"], ["2.1"]),
        match([f"{head}.2"], ["3.1"], difference=430),
    ]
    desk.book.do(deciding.confirm_alone, problem, told, books(entries))
    words = Wording("en")
    seen = [(each.kind.value, named(each), twin_named(each, words)) for each in desk.examined(problem).findings]
    assert ("short_over", "Ida Holm Payment 1 ↔ DEP-1  T-1", "") in seen
    assert ("fee", "Ida Holm Payment 1 ↔ DEP-1  T-1", "") in seen
    assert ("unexplained", "deposit", "line 1 of its file, 5 Oct 2026") in seen
    assert ("unexplained", "R  T-4", "T-3, 4 Oct 2026") in seen
    assert {each.since for each in desk.examined(problem).findings if each.twin} == {
        date(2026, 10, 5),
        date(2026, 10, 4),
    }
    desk.book.close()
