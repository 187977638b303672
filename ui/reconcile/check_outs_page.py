"""The online page "Reconcile": what was checked out, by whom, until when, and what became of it.

Boundary: lists and asks; a snapshot is made by `check_out_filing`, decisions come back by checking in.
"""

from __future__ import annotations

from functools import cached_property, partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from backoffice.desk import ReadWork
from backoffice.errors import BackofficeError
from backoffice.reconcile import check_out, rule_keeping
from backoffice.reconcile.check_out_filing import Taken, take_out
from backoffice.reconcile.check_out_rules import CheckOut, CheckOutState, Reconcilable, Wanted
from backoffice.reconcile.opening import destroy_here, snapshots_here
from backoffice.reconcile.snapshot_key import keyring_serves
from backoffice.staff.rules import Duty
from ui.reconcile.check_in_panel import CheckInPanel
from ui.reconcile.check_out_box import CheckOutBox
from ui.reconcile.check_out_rows import GROWS, heads, rows_of, state_words
from ui.reconcile.house_rules_box import HouseRulesBox
from ui.screening.refer_box import frame_of
from ui.shell import theme
from ui.shell.presenter import Presenter
from ui.shell.tasks import Progress, Task
from ui.shell.text import sentence
from ui.shell.workspace import Page, Seat
from ui.staff.cells import CellRow, CellTable
from ui.staff.sure_box import SureBox
from ui.widgets.action_button import ActionButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import Label

_ACTS = ("rules", "new", "recall", "destroy")
Found = tuple[tuple[CheckOut, ...], tuple[CellRow, ...], dict[UUID, Path]]


class CheckOutsPage(Page):
    """`tools` takes buttons at the right of the title, `below` what belongs under the list, such as check-in."""

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat)
        self.found: tuple[CheckOut, ...] = ()
        self._here: dict[UUID, Path] = {}
        self._taking: Task | None = None
        self._just_taken: UUID | None = None
        self.title = Label(self.tr("Reconcile"), 15, 600)
        self.count = Label("", 12, 400, "text3")
        self.table = CellTable(self.tr("Check-outs"), heads())
        self.empty = EmptyState(
            self.tr("Nothing is checked out. Take accounts and a period along, and reconcile them without a network."),
            seat.keys.caps("reconcile.new"),
        )
        self.buttons = {
            "new": ActionButton(self.tr("Check out"), keys=seat.keys.caps("reconcile.new"), icon="download"),
            "rules": ActionButton(self.tr("House rules"), keys=seat.keys.caps("reconcile.rules"), icon="filter"),
            "recall": ActionButton(self.tr("Recall"), keys=seat.keys.caps("reconcile.recall"), icon="undo"),
            "destroy": ActionButton(self.tr("Destroy here"), keys=seat.keys.caps("reconcile.destroy"), icon="close"),
        }
        self.why = Label("", 12, 400, "text3")
        self.tools = QHBoxLayout()
        self.below = QVBoxLayout()
        self.check_in = CheckInPanel(seat)
        self.below.addWidget(self.check_in)
        self.presenter = Presenter(seat, self.table)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._lay_out()
        self._bind()
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        self.check_in.changed.connect(self._changed)
        self._show(((), (), {}))

    def entered(self) -> None:
        self.refresh()
        # Before the first check-out there is no list to stand in: the page itself takes the keys.
        (self if self.table.isHidden() else self.table).setFocus()

    def open_at(self, target: UUID) -> None:
        row = self.table.rows.row_of(str(target))
        if row >= 0:
            self.table.selectRow(row)

    def target(self) -> UUID | None:
        one = self.chosen()
        return None if one is None else one.id

    def chosen(self) -> CheckOut | None:
        """The check-out under the cursor."""
        key = self.table.current_key()
        return next((one for one in self.found if str(one.id) == key), None)

    def file_of(self, which: UUID) -> Path | None:
        """Where its snapshot lies on this computer; None where it does not."""
        return self._here.get(which)

    @cached_property
    def box(self) -> CheckOutBox:
        return CheckOutBox(frame_of(self), self.seat, self._take)

    @cached_property
    def rules_box(self) -> HouseRulesBox:
        return HouseRulesBox(frame_of(self), self.seat, self._rules_proposed)

    @cached_property
    def sure(self) -> SureBox:
        return SureBox(frame_of(self), self.seat)

    @Slot()
    def refresh(self) -> None:
        """Look again at the list, and at what lies on this computer."""
        desk, settings, names, language = self.seat.desk, self.seat.settings, self.seat.names, self.seat.language

        def work() -> Found:
            found = desk.ask(check_out.check_outs)
            here = {one.manifest.id: one.path for one in snapshots_here(settings) if one.manifest is not None}
            return found, rows_of(found, frozenset(here), names, language), here

        self.seat.tasks.quick(self, work, self._show)

    @Slot()
    def new(self) -> None:
        """Offer the accounts that can be taken along."""
        if self._why_not_new():
            return

        def accounts(read: ReadWork) -> tuple[tuple[Reconcilable, ...], bool]:
            return check_out.to_reconcile(read), keyring_serves()

        self.presenter.ask(accounts, done=self._offer)

    @Slot()
    def open_rules(self) -> None:
        """Ask how an account outside is reconciled."""
        self.presenter.ask(rule_keeping.ruled_accounts, done=self.rules_box.ask)

    def _rules_proposed(self) -> None:
        self.seat.doors.tell(self.tr("The rules wait for a lead."))
        self._changed()

    @Slot()
    def recall(self) -> None:
        one = self.chosen()
        if one is None or self._why_not_recall():
            return
        which = one.id

        def work(key: UUID) -> str:
            self.seat.desk.do(key, check_out.recall, which)
            return ""

        self.sure.ask(
            self.tr("Recall check-out {number}").format(number=one.number),
            self.tr("No decision made on it will be taken in any more. The file stays where it is."),
            self.tr("Recall"),
            work,
            self._changed,
        )

    @Slot()
    def destroy_file(self) -> None:
        one = self.chosen()
        if one is None or self._why_not_destroy():
            return
        which, path = one.id, self._here[one.id]

        def work(key: UUID) -> str:
            destroy_here(path)
            self.seat.desk.do(key, check_out.note_destroyed, which)
            return ""

        self.sure.ask(
            self.tr("Destroy the snapshot of check-out {number}").format(number=one.number),
            self.tr("Its key, its file and decisions not checked in are gone for good."),
            self.tr("Destroy"),
            work,
            self._changed,
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        painter.end()

    def _offer(self, found: tuple[tuple[Reconcilable, ...], bool]) -> None:
        accounts, keyring = found
        self.box.show_accounts(accounts, self.seat.clock.now().date(), keyring)
        self.box.open()

    def _take(self, wanted: Wanted, passphrase: str) -> None:
        desk, person, home = self.seat.desk, self.seat.person, self.seat.settings.home

        def work(progress: Progress) -> Taken:
            return take_out(desk, person, home, wanted, passphrase, progress.step)

        self._taking = self.seat.tasks.long(
            self, self.tr("Checking out"), work, self._taken, partial(self._not_taken, passphrase)
        )
        self._chosen()

    def _taken(self, taken: Taken) -> None:
        self._taking, self._just_taken = None, taken.check_out
        said = self.tr("%n entries are checked out", "", taken.rows)
        self.seat.doors.tell(said)
        self._changed("")

    def _not_taken(self, passphrase: str, error: BackofficeError) -> None:
        self._taking = None
        # Only over this page: whoever has gone elsewhere meanwhile is told above the page they are on.
        if self.isVisible():
            self.box.come_back(sentence(error), passphrase)
        else:
            self.seat.doors.complain(error)
        self.refresh()

    def _changed(self, _answer: str = "") -> None:
        self.seat.pulse.beat()
        self.refresh()

    def _show(self, found: Found) -> None:
        before = None if self.check_in.one is None else self.check_in.one.id
        self.found, rows, self._here = found
        self.table.show_rows(rows, grows=GROWS)
        waits = self.hasFocus() and bool(rows)
        if self._just_taken is not None:
            self.open_at(self._just_taken)
            self._just_taken = None
        self.empty.setVisible(not rows)
        self.table.setVisible(bool(rows))
        if waits:
            self.table.setFocus()
        out = sum(one.state in (CheckOutState.OUT, CheckOutState.BEGUN) for one in self.found)
        self.count.setText(self.tr("%n out", "", out) if out else "")
        self._chosen()
        if self.check_in.one is not None and self.check_in.one.id == before:
            self.check_in.look_again()

    @Slot()
    def _chosen(self) -> None:
        for name, why in (
            ("new", self._why_not_new),
            ("recall", self._why_not_recall),
            ("destroy", self._why_not_destroy),
        ):
            self.buttons[name].set_why(why())
        recall, destroy = self._why_not_recall(), self._why_not_destroy()
        self.why.setText(recall if recall == destroy else "")
        one = self.chosen()
        self.check_in.show_one(one, None if one is None else self._here.get(one.id))

    def _why_not_new(self) -> str:
        return self.tr("Checking out") if self._taking is not None else ""

    def _why_not_recall(self) -> str:
        one = self.chosen()
        if one is None:
            return self.tr("Choose a check-out")
        if one.state not in (CheckOutState.BEGUN, CheckOutState.OUT, CheckOutState.EXPIRED):
            return self.tr("It is {state}").format(state=state_words(one.state))
        if one.taken_by != self.seat.person.name and Duty.FINANCE_LEAD not in self.seat.person.duties:
            return self.tr("Only who took it or a lead recalls it")
        return ""

    def _why_not_destroy(self) -> str:
        one = self.chosen()
        if one is None:
            return self.tr("Choose a check-out")
        if one.id not in self._here:
            return self.tr("Its file is not on this computer")
        if one.taken_by != self.seat.person.name:
            return self.tr("Only who took it destroys it")
        return ""

    def _bind(self) -> None:
        keys = self.seat.keys
        keys.bind("reconcile.down", self, partial(self.table.step, 1))
        keys.bind("reconcile.up", self, partial(self.table.step, -1))
        for name, run, why in (
            ("new", self.new, self._why_not_new),
            ("rules", self.open_rules, _never),
            ("recall", self.recall, self._why_not_recall),
            ("destroy", self.destroy_file, self._why_not_destroy),
        ):
            keys.bind(f"reconcile.{name}", self, run, why)
            self.buttons[name].clicked.connect(run)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 8)
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addWidget(self.count)
        head.addStretch(1)
        head.addWidget(self.why)
        for name in _ACTS:
            head.addWidget(self.buttons[name])
        head.addLayout(self.tools)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.empty)
        column.addWidget(self.table, 1)
        column.addLayout(self.below)


def _never() -> str:
    return ""
