"""The model of the trail: pages join, newer entries come before, a gap is never skipped; and the words of its cells."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from backoffice.audit.findings import Finding, Kind, StreamVerified, Verification
from backoffice.audit.rules import PAGE, Entry
from backoffice.documents.cells import csv_lines, safe
from ui.audit.audit_model import WHAT, AuditModel
from ui.audit.proof_words import facts_of, finding_words, verdict_of
from ui.audit.rows import Line
from ui.audit.wording import AuditWording, cases_of
from ui.kyc.wording import Wording
from ui.widgets.row_delegate import CELL
from ui.widgets.shapes import Shape

NOON = datetime(2026, 11, 19, 12, tzinfo=UTC)


def line(number: int) -> Line:
    return Line(number, NOON, "anna", None, "19 Nov 2026 12:00:00", "Anna", f"Did {number}", "")


def model() -> AuditModel:
    made = AuditModel("UTC")
    made.tester = QAbstractItemModelTester(made)  # type: ignore[attr-defined]
    return made


def numbers(shown: AuditModel) -> list[int]:
    return [found.number for row in range(shown.rowCount()) if (found := shown.line_at(row)) is not None]


def test_pages_join_and_the_last_one_ends_the_list(qtbot: QtBot) -> None:
    shown = model()
    shown.put_first_page([line(number) for number in range(900, 900 - PAGE, -1)])
    shown.miss_page()
    with qtbot.waitSignal(shown.more_wanted):
        shown.fetchMore(QModelIndex())
    assert not shown.canFetchMore(QModelIndex())
    shown.put_next_page([line(number) for number in range(900 - PAGE, 600, -1)])
    assert numbers(shown) == list(range(900, 600, -1))
    assert shown.complete
    assert shown.index(1, WHAT).data(CELL).text == "Did 899"


def test_newer_entries_come_before_and_a_gap_begins_the_list_anew(qtbot: QtBot) -> None:
    shown = model()
    shown.put_first_page([line(number) for number in (5, 4, 3)])
    assert shown.put_newer([line(number) for number in (7, 6, 5, 4, 3)]) == 2
    assert numbers(shown) == [7, 6, 5, 4, 3]
    fresh = [line(number) for number in range(9000, 9000 - PAGE, -1)]
    shown.put_newer(fresh)
    assert numbers(shown) == [each.number for each in fresh]
    assert not shown.complete
    assert shown.put_newer(fresh) == 0


def test_many_rows_keep_few_cells(qtbot: QtBot) -> None:
    shown = model()
    shown.put_first_page([line(number) for number in range(3000, 0, -1)])
    for row in range(3000):
        assert shown.index(row, WHAT).data(CELL).text == f"Did {3000 - row}"
    assert len(shown._cells) <= 512


WORDS = AuditWording(Wording("en"), {"anna.lindqvist": "Anna Lindqvist"}, "Europe/Berlin")
CHINESE = AuditWording(Wording("zh"), {}, "Europe/Berlin")


def entry(action: str, **facts: object) -> Entry:
    return Entry(1, NOON, "anna.lindqvist", action, None, facts)


def test_an_entry_is_a_sentence_in_either_language_and_an_unknown_one_its_code() -> None:
    case = uuid4()
    decided = entry("kyc.case.decided", case=str(case), verdict="reject", reason="R-01")
    assert WORDS.what(decided, {case: 48001}) == "Decided case K-48001: Reject, R-01 Document altered or forged"
    assert "K-48001" in CHINESE.what(decided, {case: 48001})
    assert "裁定" in CHINESE.what(decided, {case: 48001})
    assert str(case) in WORDS.what(decided, {})
    assert WORDS.what(entry("kyc.case.seconded", case="x", agrees=False), {}).endswith("disagrees")
    assert WORDS.what(entry("later.version", a=1, b=["x", "y"]), {}) == "later.version (a=1, b=x, y)"
    assert WORDS.what(entry("kyc.case.claimed"), {}) == "Took case –"
    assert cases_of(decided) == [case]
    assert cases_of(entry("x", case="no id", about=None)) == []


def test_instants_and_people_are_said_where_the_reader_is() -> None:
    assert WORDS.when(NOON) == "19 Nov 2026 13:00:00"
    assert WORDS.when_with_zone(datetime(2026, 7, 1, 12, tzinfo=UTC)) == "1 Jul 2026 14:00:00 CEST"
    assert WORDS.who("anna.lindqvist") == "Anna Lindqvist"
    assert WORDS.who("worker") == "Mail worker"
    assert WORDS.who("gone.person") == "gone.person"
    assert WORDS.fact("until", NOON.isoformat(), {}) == "19 Nov 2026 13:00:00 CET"
    assert WORDS.fact("until", "x", {}) == "x"


@given(st.text(alphabet="=+-@＝ \t\nab", max_size=12))
@settings(max_examples=200, deadline=None)
def test_no_cell_begins_a_formula(text: str) -> None:
    cell = safe(text)
    assert not cell.lstrip().startswith(("=", "+", "-", "@", "＝"))
    assert cell.endswith(text)
    assert b"\r\n" in csv_lines([[text]])


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("kind", list(Kind))
def test_each_finding_is_a_sentence(kind: Kind, language: str) -> None:
    said = finding_words(Finding(kind, "audit.event", entry=7, until=9, batch=3, line=2), language)
    assert "{" not in said
    assert said.endswith((".", "。"))
    assert "{" not in finding_words(Finding(kind, "audit.event"), language)


def test_a_proof_says_its_verdict_by_shape_and_word() -> None:
    stream = StreamVerified("audit.event", 1200, 0, 1180, NOON, 20)
    gone = Finding(Kind.ROW_GONE, "audit.event", entry=7)
    lost = Finding(Kind.LOST_IN_RESTORE, "audit.event", entry=7, until=9)
    for found, shape in (
        (Verification((stream,), ()), Shape.AGREES),
        (Verification((stream,), (gone,)), Shape.CONFLICTS),
        (Verification((stream,), (gone,), more=2), Shape.CONFLICTS),
        (Verification((stream,), (lost,)), Shape.CLOSE),
        (Verification((stream,), (), cancelled=True), Shape.UNKNOWN),
        (Verification((StreamVerified("audit.event", 0, 0, None, None, 20),), ()), Shape.UNKNOWN),
    ):
        assert verdict_of(found)[0] is shape, found
    facts = facts_of(Verification((stream,), (gone,), more=2), WORDS)
    assert facts[0] == ("", "Entry 7 of the audit trail is gone.")
    assert ("Proved up to", "entry 1,180, sealed 19 Nov 2026 13:00:00 CET") in facts
    assert ("Not yet provable", "20") in facts


def test_a_case_number_needs_a_real_id() -> None:
    assert WORDS.fact("case", "not an id", {UUID(int=1): 5}) == "not an id"


@pytest.mark.parametrize(
    ("name", "code", "said"),
    [
        ("kind", "rights_outcome", "Answer"),
        ("letter", "lifting", "Notice that a restriction ends"),
        ("right", "erasure", "Erasure"),
    ],
)
def test_facts_about_letters_and_requests_are_said_in_words(name: str, code: str, said: str) -> None:
    assert WORDS.fact(name, code, {}) == said
    assert CHINESE.fact(name, code, {}) not in (code, said)
