"""The window without a network: from a database that does not answer to a snapshot's register, and back."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backoffice.config import Settings
from backoffice.desk import DatabaseGone
from backoffice.reconcile import deciding
from backoffice.reconcile.decisions import ClockSetRight, decoded
from backoffice.reconcile.opening import open_bench, snapshots_here
from backoffice.reconcile.snapshot import folder_of
from backoffice.reconcile.workbook import CheckedIn, log
from backoffice.typed_amounts import TwoReadings
from backoffice.vault.root_pin import pin_root, pinned_root
from tests.given import KEYS, PASSWORD
from tests.reconcile.snapshots import BANK, PASSPHRASE, firm, laptop, made_up, write_snapshot
from tests.ui.conftest import PATIENCE_MS
from ui.ledger.rows import At
from ui.ledger.wording import money
from ui.reconcile.explorer_page import ExplorerPage
from ui.reconcile.explorer_rows import typed_amount
from ui.reconcile.findings_panel import FindingsPanel
from ui.reconcile.offline_frame import OfflineFrame
from ui.reconcile.offline_step import OfflineStep
from ui.reconcile.workbench_page import WorkbenchPage
from ui.shell.application import Application
from ui.workspaces import ACTIONS, WORKSPACES

CARDS = "Assets:Processor:Cards:EUR"
_SOCKETS: list[str] = []
_watching = [False]


def _hook(event: str, _arguments: object) -> None:
    if _watching[0] and event.startswith("socket."):
        _SOCKETS.append(event)


sys.addaudithook(_hook)


@contextmanager
def no_sockets() -> Iterator[None]:
    """Nobody opens, binds, connects or looks a name up in here."""
    _SOCKETS.clear()
    _watching[0] = True
    try:
        yield
    finally:
        _watching[0] = False
    assert _SOCKETS == []


class Sitting:
    """A window whose database does not answer, and a person before it."""

    def __init__(self, qtbot: QtBot, application: Application) -> None:
        self.qtbot = qtbot
        self.application = application

    @property
    def step(self) -> OfflineStep:
        assert self.application.offline.step is not None
        return self.application.offline.step

    @property
    def frame(self) -> OfflineFrame:
        assert self.application.offline.frame is not None
        return self.application.offline.frame

    def settle(self) -> None:
        if not self.application.tasks.is_idle():
            with self.qtbot.waitSignal(self.application.tasks.idle, timeout=PATIENCE_MS):
                pass

    def enter(self, passphrase: str = PASSPHRASE, secret: str = PASSWORD) -> None:
        """Choose the newest snapshot and open it."""
        page = self.application.window.sign_in
        assert page is not None
        page.offline.click()
        self.settle()
        self.type_in(passphrase, secret)

    def type_in(self, passphrase: str, secret: str) -> None:
        self.step.passphrase.edit.setText(passphrase)
        self.step.secret.edit.setText(secret)
        self.qtbot.keyClick(self.step.secret.edit, Qt.Key.Key_Return)
        self.settle()


@contextmanager
def offline(qtbot: QtBot, home: Path) -> Iterator[Sitting]:
    def gone(_settings: Settings, _told: object) -> object:
        raise DatabaseGone()

    application = Application(Settings(home=home, firm="live"), lambda: (WORKSPACES, ACTIONS), gone)  # type: ignore[arg-type]
    sitting = Sitting(qtbot, application)
    with qtbot.waitSignal(application.window.painted, timeout=PATIENCE_MS):
        application.start()
    application.window.resize(1440, 900)
    qtbot.waitUntil(application.window.isActiveWindow)
    sitting.settle()
    yield sitting
    sitting.settle()
    with qtbot.waitSignal(application.ended, timeout=PATIENCE_MS):
        application.close()
    application.tasks.close()
    application.window.hide()
    application.window.deleteLater()
    application.deleteLater()
    QApplication.sendPostedEvents(None, 0)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    books = {(BANK, "EUR"): made_up(700), (CARDS, "EUR"): made_up(12)}
    laptop(tmp_path, books)
    return tmp_path


@pytest.mark.promise("L-01", "S-02")
def test_without_a_database_a_snapshot_opens_is_proved_and_left_without_one_socket(qtbot: QtBot, home: Path) -> None:
    with offline(qtbot, home) as sitting, no_sockets():
        window = sitting.application.window
        sitting.enter(passphrase="not the passphrase")
        assert sitting.application.offline.frame is None
        assert sitting.step.error.isVisible()
        sitting.type_in(PASSPHRASE, PASSWORD)
        assert sitting.frame.isVisible()
        assert "Proved, root" in sitting.frame.offline.proof.text()
        assert window.status.connection() == "No network used"
        page = sitting.frame.page
        assert isinstance(page, WorkbenchPage)
        assert page.account is not None
        assert page.account.path == BANK
        assert "700 entries" in page.figures.text()
        # Another language: made anew, at the same place, and not proved a second time.
        sitting.frame.go("offline.accounts")
        sitting.frame.top.language_chosen.emit("zh")
        assert sitting.frame.place()[0] == "offline.accounts"
        assert "根" in sitting.frame.offline.proof.text()
        sitting.settle()
        sitting.frame.top.leave_wanted.emit()
        assert window.away is None
        assert window.sign_in is not None
        assert window.sign_in.isVisible()
        assert sitting.application.offline.frame is None


def explorer(sitting: Sitting) -> ExplorerPage:
    sitting.frame.go("offline.accounts")
    sitting.settle()
    page = sitting.frame.page
    assert isinstance(page, ExplorerPage)
    return page


def texts(sitting: Sitting, page: ExplorerPage) -> tuple[str, ...]:
    """The entry under the cursor, once its rows have come into sight."""
    sitting.settle()
    sitting.qtbot.waitUntil(lambda: page.current() is not None)
    sitting.settle()
    row = page.current()
    assert row is not None
    return row.texts


@pytest.mark.promise("L-02")
def test_the_register_of_a_snapshot_is_walked_searched_and_drawn(qtbot: QtBot, home: Path) -> None:
    with offline(qtbot, home) as sitting:
        sitting.enter(secret="")
        assert sitting.frame.seat.bench.signer is None
        page = explorer(sitting)
        assert page.accounts.rows.rowCount() == 2
        assert page.model.rowCount() == 700
        sitting.settle()
        # At its end first: the last balance is the account's closing.
        head = page.head
        assert head is not None
        assert texts(sitting, page)[At.BALANCE] == money(head.closing, 2)
        assert "·····" in texts(sitting, page)[At.OTHER]
        page.day.setText("2026-11-05")
        qtbot.keyClick(page.day, Qt.Key.Key_Return)
        sitting.settle()
        assert texts(sitting, page)[At.DATE] == "5 Nov 2026"
        page.search.setText("REF-00012")
        qtbot.keyClick(page.search, Qt.Key.Key_Return)
        sitting.settle()
        sitting.settle()
        assert texts(sitting, page)[At.REFERENCE] == "REF-000120"
        assert page.said.text() == "1 of 10 found"
        qtbot.keyClick(page.table, Qt.Key.Key_N)
        sitting.settle()
        assert texts(sitting, page)[At.REFERENCE] == "REF-000121"
        page.search.setText(texts(sitting, page)[At.AMOUNT].removeprefix("−"))
        qtbot.keyClick(page.search, Qt.Key.Key_Return)
        sitting.settle()
        assert page.found
        page.search.setText("nowhere")
        qtbot.keyClick(page.search, Qt.Key.Key_Return)
        sitting.settle()
        assert page.said.text() == "No entry has this amount or reference."
        qtbot.keyClick(page.table, Qt.Key.Key_H)
        sitting.settle()
        assert page.chart is not None
        assert page.chart.shown is not None
        assert page.chart.shown.balances[-1] == head.closing / 100
        page.accounts.selectRow(1)
        sitting.settle()
        assert page.model.rowCount() == 12


def test_a_typed_amount_is_read_in_the_account_s_decimals() -> None:
    assert typed_amount("1,250.5", 2) == 125050
    assert typed_amount("−12", 2) == 1200
    assert typed_amount("12.3456", 2) is None
    assert typed_amount("12,34", 2) == 1234
    with pytest.raises(TwoReadings):
        typed_amount("1,250", 2)
    assert typed_amount("REF-1", 2) is None
    assert typed_amount("0.000000000000000001", 18) == 1


def test_a_snapshot_that_expired_or_was_left_alone_is_shut(qtbot: QtBot, home: Path) -> None:
    (first,) = folder_of(home).glob("*.snapshot")
    with offline(qtbot, home) as sitting:
        sitting.enter()
        bench = sitting.frame.seat.bench
        sitting.application.window.idled.emit()
        assert sitting.application.offline.frame is None
        assert bench.snapshot._over.is_set()
        # One whose time runs out while it is open is shut, too.
        sitting.enter()
        sitting.frame.seat.clock.set(sitting.frame.seat.bench.manifest.expires_at)
        sitting.frame.offline.show_time()
        assert sitting.application.offline.frame is None
        # An expired one says so, and is destroyed after a second word.
        first.with_suffix(".seen").unlink()
        manifest = first.with_suffix(".manifest")
        past = write_snapshot(
            folder_of(home),
            firm(),
            {(BANK, "EUR"): made_up(3)},
            made_at=datetime.now(UTC) - timedelta(days=9),
            name="past",
        )
        manifest.unlink()
        first.unlink()
        sitting.enter()
        assert sitting.step.error.isVisible()
        said = sitting.step.error.accessibleName()
        assert "expired" in said
        # In the words of a clock, not of a machine.
        assert "+00:00" not in said
        sitting.step.drop.click()
        assert past.exists()
        sitting.step.drop.click()
        sitting.settle()
        assert not past.exists()


def test_a_clock_that_had_been_ahead_is_signed_for_at_the_step(qtbot: QtBot, home: Path) -> None:
    (path,) = folder_of(home).glob("*.snapshot")
    with offline(qtbot, home) as sitting:
        sitting.enter()
        sitting.application.window.idled.emit()
        seen = path.with_suffix(".seen")
        told = json.loads(seen.read_text())
        later = datetime.fromisoformat(told["at"]) + timedelta(hours=30)
        seen.write_text(json.dumps(told | {"at": later.isoformat()}))
        sitting.enter()
        assert sitting.step.ahead.isVisible()
        sitting.step.ahead.click()
        sitting.type_in(PASSPHRASE, PASSWORD)
        (only,) = sitting.frame.seat.bench.look(log)
        assert decoded(only.content).act == ClockSetRight(later.isoformat())


def test_without_a_snapshot_the_step_says_where_one_comes_from_and_leads_back(qtbot: QtBot, tmp_path: Path) -> None:
    pin_root(tmp_path, KEYS.root.public)
    with offline(qtbot, tmp_path) as sitting:
        page = sitting.application.window.sign_in
        assert page is not None
        page.offline.click()
        sitting.settle()
        assert not sitting.step.open.isVisible()
        assert not sitting.step.choice.isVisible()
        qtbot.keyClick(sitting.step, Qt.Key.Key_Escape)
        assert sitting.application.offline.step is None
        # What stood there before stands there again: the database that does not open, and the way offline.
        assert page.preparation.isVisible()
        assert page.offline.isVisible()


@pytest.mark.promise("S-02")
def test_a_first_start_beside_a_copied_snapshot_founds_no_sample_firm_and_works_offline(
    qtbot: QtBot, home: Path
) -> None:
    application = Application(Settings(home=home), lambda: (WORKSPACES, ACTIONS))
    with qtbot.waitSignal(application.window.painted, timeout=PATIENCE_MS):
        application.start()
    sitting = Sitting(qtbot, application)
    page = application.window.sign_in
    assert page is not None
    qtbot.waitUntil(page.preparation.error.isVisible, timeout=PATIENCE_MS)
    assert "knows the root key of a firm" in page.preparation.error.accessibleName()
    assert "Work offline" in page.preparation.error.accessibleName()
    assert page.offline.isVisible()
    assert application.window.status.connection() == "No database"
    assert not (home / "database").exists()
    assert pinned_root(home) == KEYS.root.public
    sitting.enter()
    assert "Proved, root" in sitting.frame.offline.proof.text()
    sitting.settle()
    with qtbot.waitSignal(application.ended, timeout=PATIENCE_MS):
        application.close()
    application.tasks.close()
    application.window.hide()
    application.window.deleteLater()
    application.deleteLater()
    QApplication.sendPostedEvents(None, 0)


def test_snapshots_of_one_period_are_told_apart_by_account_and_the_password_has_an_owner(
    qtbot: QtBot, home: Path
) -> None:
    write_snapshot(folder_of(home), firm(), {(CARDS, "EUR"): made_up(3)}, made_at=datetime.now(UTC), name="cards")
    with offline(qtbot, home) as sitting:
        page = sitting.application.window.sign_in
        assert page is not None
        page.offline.click()
        sitting.settle()
        step = sitting.step
        offered = [step.choice.itemText(at) for at in range(step.choice.count())]
        assert len(set(offered)) == 2
        assert sum("Bank / EUR" in each for each in offered) == 1
        assert all("Cards / EUR" in each for each in offered)
        assert step.secret.label.text() == "Password of jonas.berg, to sign decisions"
        assert "by jonas.berg" in step.about.text()


@pytest.mark.promise("L-02")
def test_a_snapshot_that_was_checked_in_opens_read_only_and_says_since_when(qtbot: QtBot, home: Path) -> None:
    settings = Settings(home=home, firm="live")
    (lying,) = snapshots_here(settings)
    bench = open_bench(settings, lying.path, PASSPHRASE, PASSWORD)
    bench.book.mark_checked_in(datetime(2026, 11, 20, 9, 30, tzinfo=UTC))
    bench.close()
    with offline(qtbot, home) as sitting:
        sitting.enter()
        assert "Checked in at 20 Nov" in sitting.frame.offline.waiting.text()
        assert sitting.frame.offline.waiting.isVisible()
        page = sitting.frame.page
        assert isinstance(page, WorkbenchPage)
        findings = next(each for each in page.panels if isinstance(each, FindingsPanel))
        assert findings.close_button.text() == "Checked in: read only"
        with pytest.raises(CheckedIn):
            sitting.frame.seat.bench.do(deciding.reopen_account, BANK, "EUR", "A line came late")
