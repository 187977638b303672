"""The attempts and the comparison as their reader sees them: what changed, what differs, nothing dropped."""

from __future__ import annotations

from datetime import UTC, date, datetime

from backoffice.kyc.checks import Check, answers
from backoffice.kyc.comparison import CardRead, Cell, Compared, Declared, Mark, compare
from backoffice.kyc.views import Attempt
from ui.kyc.case_cells import attempt_grid, comparison_rows
from ui.kyc.wording import Wording, minutes_seconds
from ui.widgets.shapes import Shape

ENGLISH, CHINESE = Wording("en"), Wording("zh")
AT = datetime(2026, 11, 18, 14, 24, tzinfo=UTC)


def attempt(ordinal: int, *checks: Check) -> Attempt:
    return Attempt(ordinal, "persona", f"ver_{ordinal}", "phone", AT, checks, answers(checks), None, ())


def test_a_check_that_went_another_way_is_marked_as_changed() -> None:
    grid = attempt_grid(
        (
            attempt(1, Check("id_glare_detection", "failed", ("too_much_glare",))),
            attempt(2, Check("id_glare_detection", "passed")),
            attempt(3, Check("id_glare_detection", "passed")),
        ),
        ENGLISH,
    )
    question, first, second, third = grid.rows[0]
    assert (question.text, first.text, second.text, third.text) == ("Document readable", "Glare", "Clear", "Clear")
    assert [cell.note for cell in (first, second, third)] == ["", "changed", ""]
    assert (first.mark, second.mark) == (Shape.CONFLICTS, Shape.AGREES)


def test_a_reason_nobody_has_mapped_is_shown_as_sent() -> None:
    grid = attempt_grid((attempt(1, Check("id_entity_detection", "failed", ("doc_x17",))),), ENGLISH)
    assert "doc_x17" in grid.rows[0][1].text


def test_the_tooltip_has_the_providers_own_names() -> None:
    grid = attempt_grid((attempt(1, Check("selfie_id_comparison", "failed", ("face_mismatch",))),), ENGLISH)
    assert grid.tips[0][1] == "selfie_id_comparison: failed (face_mismatch)"


def test_what_every_attempt_has_passed_is_told_in_one_line() -> None:
    passed = Check("selfie_liveness_detection", "passed")
    failed = Check("id_blur_detection", "failed")
    unasked = Check("id_mrz_detection", "not_applicable")
    grid = attempt_grid([attempt(ordinal, passed, failed, unasked) for ordinal in (1, 2, 3)], ENGLISH)
    assert [row[0].text for row in grid.rows] == ["Document readable"]
    assert (grid.passed, grid.never_asked) == ("Live person", "MRZ check digits")
    assert "selfie_liveness_detection: passed" in grid.rest_tip


def test_the_day_that_was_declared_otherwise_is_underlined_in_the_readers_form() -> None:
    card = CardRead(name="Samira Haddadin", birth_on=date(1991, 7, 4), mrz=())
    rows = comparison_rows(compare(Declared("Samira Haddadin", date(1991, 4, 7), "JOR"), card), ENGLISH)
    born = next(row for row in rows if row[0].text == "Birth date")
    assert (born[1].text, born[2].text) == ("7 Apr 1991", "4 Jul 1991")
    assert born[1].differs == ((0, 5),)
    assert (born[1].ground, born[1].underline, born[4].mark) == ("danger_soft", "danger_f", Shape.CONFLICTS)


def test_a_day_is_written_as_its_reader_writes_it() -> None:
    row = Compared("birth_on", Cell("1991-04-07", ((6, 7),)), Cell("1991-07-07"), Cell(""), Mark.CONFLICTS)
    cells = comparison_rows((row,), CHINESE)[0]
    assert cells[1].text == "1991年4月7日"
    start, length = cells[1].differs[0]
    assert cells[1].text[start : start + length] == "4"


def test_what_was_not_asked_and_not_read_says_so() -> None:
    rows = comparison_rows(compare(Declared("Samira Haddadin", None, "JOR"), None), ENGLISH)
    sex = next(row for row in rows if row[0].text == "Sex")
    assert [cell.text for cell in sex[1:4]] == ["not asked", "not read", "not read"]


def test_countries_have_names_in_the_readers_language() -> None:
    assert (ENGLISH.country("JO"), ENGLISH.country("JOR"), CHINESE.country("JOR")) == ("Jordan", "Jordan", "约旦")
    assert ENGLISH.country("XQZ") == "XQZ"


def test_short_spans_count_down_and_never_below_nothing() -> None:
    assert [minutes_seconds(seconds) for seconds in (581.9, 59, 0, -5)] == ["9:41", "0:59", "0:00", "0:00"]
