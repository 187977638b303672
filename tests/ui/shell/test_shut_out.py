"""Who is suspended, ended or given another password loses the window at once, and reads why."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from sqlalchemy.orm import Session

from backoffice.staff.rules import Duty
from backoffice.vault.founding import enrol
from backoffice.vault.passphrase import LEAST, PassphraseCustody
from tests.given import KEYS, OLGA, PASSWORD
from tests.staff.conftest import Somebody, names, newcomer, somebody
from tests.ui.conftest import PATIENCE_MS, Desk
from tests.ui.shell.test_sign_in import words_of
from ui.kyc.kyc_page import KycPage

__all__ = ["names", "newcomer", "somebody"]
pytestmark = pytest.mark.promise("S-04")


def as_olga(desk: Desk, act: str, name: str) -> None:
    with desk.given.sql(OLGA) as sql:
        sql.execute(f"select staff.{act}(%s)".encode(), [name])


def test_who_is_suspended_at_work_stands_before_the_sign_in_page_at_once_and_reads_by_whom(
    desk: Desk, somebody: Somebody
) -> None:
    name = somebody(Duty.KYC_REVIEWER)
    with desk.given.house.keeper() as connection, Session(connection) as session:
        enrol(session, KEYS, name, PassphraseCustody(PASSWORD, LEAST))
        session.commit()
    desk.given.case(name="Samira Yousef Haddadin")
    desk.sign_in(name)
    desk.frame.go("kyc.queue")
    desk.settle()
    page = desk.frame.findChild(KycPage)
    assert page is not None
    page.queue.cases.setFocus()
    desk.press(Qt.Key.Key_N)
    desk.settle()
    page.view.verdict.note.setFocus()
    desk.qtbot.keyClicks(page.view.verdict.note, "Card and MRZ agree.")
    assert "Samira" in words_of(desk)
    # Nobody touches the window: the database says it by ending the connections.
    with desk.qtbot.waitSignal(desk.application.tasks.shut_out, timeout=PATIENCE_MS):
        as_olga(desk, "suspend", name)
    desk.settle()
    assert desk.application.window.frame is None
    assert "Samira" not in words_of(desk)
    assert "Your access was suspended by Olga Marin on" in desk.page.error.accessibleName()
    [file] = (desk.given.house.settings.home / "drafts" / name / "cases").iterdir()
    assert b"Card and MRZ agree." not in file.read_bytes()

    desk.type_in(name, PASSWORD)
    desk.settle()
    assert "may not sign in now" in desk.page.error.accessibleName()
    as_olga(desk, "resume", name)
    desk.settle()
    assert desk.application.window.frame is None
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    assert desk.frame.seat.person.name == name


def test_behind_a_locked_window_it_is_said_to_who_wants_to_unlock(desk: Desk, somebody: Somebody) -> None:
    name = somebody(Duty.KYC_REVIEWER)
    desk.sign_in(name)
    desk.application.lock()
    as_olga(desk, "suspend", name)
    desk.type_in(name, PASSWORD)
    desk.settle()
    assert desk.application.window.frame is None
    assert "Your access was suspended by Olga Marin on" in desk.page.error.accessibleName()


def test_who_is_ended_at_work_reads_that_too(desk: Desk, somebody: Somebody) -> None:
    name = somebody(Duty.FINANCE)
    desk.sign_in(name)
    with desk.qtbot.waitSignal(desk.application.tasks.shut_out, timeout=PATIENCE_MS):
        as_olga(desk, "end_person", name)
    desk.settle()
    assert "Your access was ended by Olga Marin on" in desk.page.error.accessibleName()
    assert desk.page.name.isVisible()
