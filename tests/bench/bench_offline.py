"""The offline window on 44,000 entries and 30,000 lines: how soon a decision is shown, and how long the window stalls.

Limits: the key answers within 50 ms, the next proposal is in sight within 100 ms of it, the window never stalls 50 ms.

Run: QT_QPA_PLATFORM=offscreen python -m tests.bench.bench_offline
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from backoffice.config import Settings
from backoffice.desk import DatabaseGone
from backoffice.reconcile import deciding
from backoffice.reconcile.snapshot import folder_of
from backoffice.reconcile.statement_values import Balance, BalanceKind, Format, StatedAccount, StatedLine, Statement
from backoffice.vault.root_pin import pin_root
from tests.given import KEYS
from tests.reconcile.snapshots import BANK, PASSPHRASE, PASSWORD, SINCE, UNTIL, Booked, firm, made_up, write_snapshot
from ui.reconcile.hand_panel import HandPanel
from ui.reconcile.matching_panel import MatchingPanel
from ui.reconcile.workbench_page import WorkbenchPage
from ui.shell import theme
from ui.shell.application import Application
from ui.workspaces import ACTIONS, WORKSPACES

ENTRIES, LINES, PAIRS = 44_000, 30_000, 300
OPENING = 1_000_000


class Bench:
    """The window, and one clock for what a key does."""

    def __init__(self, home: Path) -> None:
        def gone(*_: object) -> object:
            raise DatabaseGone()

        self.application = Application(Settings(home=home, firm="live"), lambda: (WORKSPACES, ACTIONS), gone)  # type: ignore[arg-type]
        self._beats: list[float] = []
        self._beat = QTimer(interval=1)
        self._beat.timeout.connect(lambda: self._beats.append(time.perf_counter()))

    def until(self, there: Callable[[], bool]) -> float:
        """Seconds until it is so."""
        began = time.perf_counter()
        while not there():
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
        return time.perf_counter() - began

    def settle(self) -> None:
        self.until(self.application.tasks.is_idle)

    def measure(self, what: str, act: Callable[[], object], shown: Callable[[], bool]) -> None:
        self._beats = [began := time.perf_counter()]
        self._beat.start()
        act()
        key = time.perf_counter() - began
        self.until(shown)
        sight = time.perf_counter() - began
        self.settle()
        self._beat.stop()
        stall = max(second - first for first, second in pairwise([*self._beats, time.perf_counter()]))
        print(f"  {what:<28}{key * 1000:>8.0f} ms{sight * 1000:>8.0f} ms{stall * 1000:>8.0f} ms")


def books() -> list[Booked]:
    """Pairs of equal entries without a name at the end: of each two one is stated, and a person decides."""
    plain = made_up(ENTRIES - 2 * PAIRS)
    twins = [Booked(UNTIL, 1_000_000 + at // 2, "", "SEPA IN N Abishev") for at in range(2 * PAIRS)]
    return [*plain, *twins]


def stated(booked: list[Booked]) -> Statement:
    """The first entries, named by their references, and one of each pair."""
    told = [*booked[: LINES - PAIRS], *booked[-2 * PAIRS :: 2]]
    file = sha256(b"bench").hexdigest()
    lines = tuple(
        StatedLine(f"{file[:16]}.{at}", at, each.on, None, each.amount, f"Transfer {each.reference}", name="")
        for at, each in enumerate(told, 1)
    )
    total = sum(each.amount for each in told)
    ends = (
        Balance(BalanceKind.OPENING, "OPBD", SINCE, OPENING),
        Balance(BalanceKind.CLOSING, "CLBD", UNTIL, OPENING + total),
    )
    account = StatedAccount(iban="DE02120300000000202051")
    head = (file, Format.CAMT, "053", 1, "S1", account, "EUR", 2, *ends, (), SINCE, UNTIL, len(lines), total, ())
    return Statement(*head, lines=lines)


def main() -> None:
    told = QApplication(sys.argv[:1])
    theme.apply(told, dark=False)
    with tempfile.TemporaryDirectory() as made:
        home = Path(made)
        pin_root(home, KEYS.root.public)
        folder_of(home).mkdir()
        booked = books()
        now = datetime.now(UTC) - timedelta(minutes=1)
        write_snapshot(folder_of(home), firm(), {(BANK, "EUR"): booked}, opening=OPENING, made_at=now)
        run(Bench(home), booked)


def run(bench: Bench, booked: list[Booked]) -> None:
    application = bench.application
    application.start()
    application.window.resize(1440, 900)
    bench.until(lambda: application.window.sign_in is not None)
    bench.settle()
    page = application.window.sign_in
    assert page is not None
    page.offline.click()
    bench.settle()
    step = application.offline.step
    assert step is not None
    step.passphrase.edit.setText(PASSPHRASE)
    step.secret.edit.setText(PASSWORD)
    QTest.keyClick(step.secret.edit, Qt.Key.Key_Return)
    bench.until(lambda: application.offline.frame is not None)
    frame = application.offline.frame
    assert frame is not None
    desk = frame.page
    assert isinstance(desk, WorkbenchPage)
    marks = frame.seat.bench.snapshot.key.marks
    frame.seat.bench.do(deciding.import_statement, stated(booked), BANK, "EUR", 2, marks)
    assert desk.account is not None
    for each in desk.panels:
        each.show_account(desk.account)
    bench.settle()
    panel = next(each for each in desk.panels if isinstance(each, MatchingPanel))
    view, hand = panel.view, next(each for each in desk.panels if isinstance(each, HandPanel))

    def press(key: Qt.Key) -> Callable[[], None]:
        return partial(QTest.keyClick, view.table, key)

    def other(than: int) -> Callable[[], bool]:
        return lambda: len(view.asked) != than

    view.table.setFocus()
    began = time.perf_counter()
    press(Qt.Key.Key_M)()
    bench.until(lambda: bool(view.asked))
    bench.settle()
    seconds = time.perf_counter() - began
    print(f"{view.confirmed.accessibleName()}, {view.proposed.accessibleName()} in {seconds:.1f} s")
    print(f"  {'':<28}{'key':>11}{'in sight':>11}{'stall':>11}")
    for what, key in (
        ("confirm", Qt.Key.Key_Y),
        ("confirm the next", Qt.Key.Key_Y),
        ("do not belong together", Qt.Key.Key_X),
        ("undo", Qt.Key.Key_Z),
        ("undo again", Qt.Key.Key_Z),
    ):
        bench.measure(what, press(key), other(len(view.asked)))
    bench.measure("later", press(Qt.Key.Key_L), lambda: True)
    hand.open()
    hand.show_decided()
    bench.settle()
    bench.measure("search 30,000 by hand", partial(QTest.keyClicks, hand.view.decided.edit, "ref-0004"), lambda: True)
    application.close()
    bench.settle()
    application.tasks.close()


if __name__ == "__main__":
    main()
