"""The register of requests: every request of a period with its days, their rules and what became of it."""

from __future__ import annotations

import csv
import io
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import openpyxl
import pypdfium2
import pytest

from backoffice.audit.service import NotYoursToRecord
from backoffice.documents.drawn import Form
from backoffice.documents.signature import verify
from backoffice.jobs.sealer import CERTIFICATE
from backoffice.rights import course, register, replies
from backoffice.rights.register_filing import write_register
from backoffice.rights.register_rules import Asked, Kept, NotAPeriod, RegisterNotWritten, judged
from backoffice.rights.register_words import COLUMNS
from backoffice.rights.rules import Outcome, ReplyKind, Right, State
from tests.audit.conftest import sealed
from tests.audit.sealed import Sealed
from tests.audit.test_signing import served
from tests.given import MARIA, PAVEL, RUTH, Given
from tests.rights.asking import asked, line, today
from tests.rights.test_posting import by_post, posted
from tests.rights.test_replies import written

__all__ = ["sealed"]

DAY = timedelta(days=1)


def wanted(given: Given, form: Form = Form.CSV, *, ago: int = 60, language: str = "en") -> Asked:
    return Asked(today(given) - ago * DAY, today(given), form, language, "Europe/London")


def story(given: Given) -> dict[str, UUID]:
    """One answered in time, one late and after an extension, one taken back, one open and past its day, one older."""
    now, desk = today(given), given.desk(MARIA)
    kept = asked(given, given.customer(), Right.ACCESS, Right.ERASURE, on=now - 10 * DAY)
    posted(given, by_post(given, kept, ReplyKind.ACKNOWLEDGEMENT))
    posted(given, by_post(given, kept, ReplyKind.OUTCOME, outcome=Outcome.PARTLY))
    late = asked(given, None, Right.RECTIFICATION, on=now - 40 * DAY)
    posted(given, by_post(given, late, ReplyKind.REFUSAL, outcome=Outcome.REFUSED))
    back = asked(given, given.customer(), Right.PORTABILITY, on=now - 20 * DAY)
    desk.do(uuid4(), course.withdraw, back, line(given, back).version, now - 19 * DAY, "They called.")
    overdue = asked(given, given.customer(), Right.ACCESS, on=now - 35 * DAY)
    older = asked(given, given.customer(), Right.ACCESS, on=now - 90 * DAY)
    return {"kept": kept, "late": late, "back": back, "overdue": overdue, "older": older}


def test_a_line_is_judged_by_the_day_that_governs() -> None:
    governs, now = date(2026, 3, 10), date(2026, 3, 12)
    assert judged(State.ANSWERED, governs, governs, now) == (Kept.IN_TIME, 0)
    assert judged(State.REFUSED, now, governs, now) == (Kept.LATE, 2)
    assert judged(State.LEAVING, None, governs, now) == (Kept.OVERDUE, 2)
    assert judged(State.OPEN, None, governs, governs) == (Kept.OPEN, 0)
    assert judged(State.WITHDRAWN, now, governs, now) == (Kept.TAKEN_BACK, 0)


@pytest.mark.promise("R-09", "R-10", "S-05")
def test_the_register_has_every_request_of_a_period_in_every_form(given: Given, tmp_path: Path) -> None:
    requests, desk = story(given), given.desk(MARIA)
    seen: list[tuple[int, int]] = []
    made, filed = write_register(desk, wanted(given), tmp_path, lambda done, total: seen.append((done, total)))
    assert seen[-1] == (5, 5)
    assert (made.all.received, made.all.in_time, made.all.late, made.all.open, made.all.overdue) == (5, 1, 1, 2, 1)
    assert made.all.taken_back == 1
    rows = list(csv.reader(io.StringIO(filed.path.read_bytes().decode("utf-8-sig"))))
    top = next(place for place, row in enumerate(rows) if row[:2] == ["Request", "Letter"])
    lines = {row[0]: dict(zip(COLUMNS, row, strict=True)) for row in rows[top + 1 :]}
    numbers = {name: f"R-{line(given, request).number}" for name, request in requests.items()}
    assert [row[2] for row in rows[top + 1 :]] == sorted(row[2] for row in rows[top + 1 :])
    assert numbers["older"] not in lines
    # What the lines say adds up to what stands above them.
    said = Counter(each["kept"].split(" ")[0].strip(",") for each in lines.values())
    assert said == {"In": 1, "Late": 1, "Open": 2, "Taken": 1}
    kept, late = lines[numbers["kept"]], lines[numbers["late"]]
    of = line(given, requests["kept"])
    assert (kept["statute_on"], kept["promise_on"], kept["operative_on"]) == (
        str(of.statute_on), str(of.promise_on), str(of.operative_on),
    )  # fmt: skip
    assert kept["statute_rules"].startswith("C1 ICO; Data (Use and Access) Act 2025; C2 ")
    assert kept["promise_rules"] == "C8 privacy notice, R-09"
    now = today(given)
    assert kept["letters"] == f"Acknowledgement {now}; Answer {now}"
    assert (kept["outcome"], kept["answered_on"], kept["days_late"]) == ("Partly fulfilled", str(now), "0")
    assert UUID(kept["person"])
    # Two rights of one letter share its number.
    assert sum(each["letter"] == kept["letter"] for each in lines.values()) == 2
    assert (late["person"], late["outcome"]) == (numbers["late"], "Refused")
    assert int(late["days_late"]) == (now - line(given, requests["late"]).operative_on).days > 0
    assert lines[numbers["back"]]["answered_on"] == str(now - 19 * DAY)
    # The same as a workbook, its days days and its texts texts; in the other language.
    _, sheet = write_register(desk, wanted(given, Form.XLSX, language="zh"), tmp_path)
    book = openpyxl.load_workbook(sheet.path)
    assert book.sheetnames == ["合计", "请求"]
    cells = [tuple(row) for row in book["请求"].iter_rows(min_row=2, values_only=True)]
    assert [row[0] for row in cells] == [row[0] for row in rows[top + 1 :]]
    assert {cell.data_type for row in book["请求"].iter_rows(min_row=2) for cell in row} <= {"s", "d", "n"}
    assert cells[-1][COLUMNS.index("received_on")].date().isoformat() == rows[-1][2]  # type: ignore[union-attr]
    with given.sql(PAVEL) as connection:
        told = connection.execute("select facts ->> 'form' from audit.event where action = 'rights.register_written'")
        assert [form for (form,) in told] == ["csv", "xlsx"]
        entered = connection.execute("select encode(sha256, 'hex') from audit.export where kind = 'rights.register'")
        assert {each for (each,) in entered} == {filed.sha256, sheet.sha256}
    # What left too late to extend anything is not counted, and not called so.
    extended = [asked(given, given.customer(), Right.ACCESS, on=now - 20 * DAY) for _ in range(2)]
    letters = [written(given, each, ReplyKind.EXTENSION).reply for each in extended]
    given.worker().do(uuid4(), replies.accepted, letters[0])
    given.clock_moves(30 * DAY)
    given.worker().do(uuid4(), replies.accepted, letters[1])
    assert line(given, extended[1]).extended_in_vain
    made, filed = write_register(given.desk(MARIA), wanted(given), tmp_path)
    assert made.all.extended == 1
    told = filed.path.read_text(encoding="utf-8-sig")
    said_of = [_extended(told, line(given, each).number) for each in extended]
    assert said_of == [str(now), f"extension without effect {now + 30 * DAY}"]
    _, sheet = write_register(given.desk(MARIA), wanted(given, Form.XLSX, language="zh"), tmp_path)
    cells = openpyxl.load_workbook(sheet.path)["请求"].iter_rows(min_row=2, values_only=True)
    assert f"延期未生效 {now + 30 * DAY}" in [row[COLUMNS.index("extended_on")] for row in cells]
    _, printed = write_register(given.desk(MARIA), wanted(given, Form.PDF), tmp_path)
    with pypdfium2.PdfDocument(printed.path) as document:
        whole = " ".join("".join(each.get_textpage().get_text_range() for each in document).split())
    assert f"extended {now}" in whole
    assert f"extension without effect {now + 30 * DAY}" in whole


def _extended(told: str, number: int) -> str:
    row = next(row for row in csv.reader(io.StringIO(told)) if row[:1] == [f"R-{number}"])
    return row[COLUMNS.index("extended_on")]


@pytest.mark.promise("R-09", "S-08")
def test_the_register_is_a_signed_document_with_its_totals_first(sealed: Sealed, tmp_path: Path) -> None:
    given = sealed.given
    story(given)
    with served(sealed):
        made, filed = write_register(given.desk(MARIA), wanted(given, Form.PDF), tmp_path)
    assert made.signed
    certificate = (sealed.folder.parent / "sealer" / CERTIFICATE).read_bytes()
    assert verify(filed.path.read_bytes(), certificate).sound
    with pypdfium2.PdfDocument(filed.path) as document:
        first = document[0].get_textpage().get_text_range()
        whole = "".join(each.get_textpage().get_text_range() for each in document)
    assert "Totals" in first
    assert "Late by" in whole
    assert "C8" in whole


@pytest.mark.promise("S-05")
def test_only_the_officer_keeps_the_register_and_what_is_stopped_leaves_nothing(given: Given, tmp_path: Path) -> None:
    story(given)
    folder = tmp_path / "out"
    folder.mkdir()
    for name in (PAVEL, RUTH):
        with pytest.raises(NotYoursToRecord):
            write_register(given.desk(name), wanted(given), folder)
    desk = given.desk(MARIA)
    with pytest.raises(NotAPeriod):
        write_register(desk, wanted(given, ago=-1), folder)

    def stop(done: int, total: int) -> None:
        raise NotAPeriod(since="", until="")

    with pytest.raises(NotAPeriod):
        write_register(desk, wanted(given, Form.PDF), folder, stop)
    with pytest.raises(RegisterNotWritten):
        write_register(desk, wanted(given), folder / "nowhere" / "there.csv")
    assert list(folder.iterdir()) == []
    # A page ends where the next one goes on.
    everything = list(_lines(given, folder))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(register, "_AT_ONCE", 2)
        assert list(_lines(given, folder)) == everything


def _lines(given: Given, folder: Path) -> list[str]:
    _, filed = write_register(given.desk(MARIA), wanted(given), folder)
    text = filed.path.read_text(encoding="utf-8-sig")
    return text[text.index("Request,Letter") :].splitlines()
