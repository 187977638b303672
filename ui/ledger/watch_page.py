"""The watch's workspace: alerts on the left, the most urgent first, one of them on the right, and their keys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backoffice.desk import ReadWork
from backoffice.errors import BackofficeError, Conflict
from backoffice.ledger import watch
from backoffice.ledger.watch_rules import AlertState, DismissedFor
from backoffice.ledger.watch_views import Alert
from backoffice.staff.rules import Duty
from backoffice.words import say
from ui.kyc.wording import Wording
from ui.ledger.watch_box import Doing, WatchBox
from ui.ledger.watch_view import WatchView
from ui.ledger.watch_words import ShownAlert, lines_of, shown
from ui.ledger.wording import LedgerWording
from ui.screening.matter_list import MatterList
from ui.screening.refer_box import frame_of
from ui.screening.wording import ListLine
from ui.shell import text
from ui.shell.presenter import Presenter
from ui.shell.tasks import Task
from ui.shell.workspace import Page, Seat
from ui.widgets.undo_box import UndoBox

_SETTLED_MS = 120
_UNDO_WITHIN = timedelta(minutes=2)
_OPEN = (AlertState.NEW, AlertState.LOOKING)


class WatchPage(Page):
    """One list and one alert of it. The reporting officer reads; finance decides."""

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat)
        self._is_here = False
        self._decides = Duty.FINANCE in seat.person.duties or Duty.FINANCE_LEAD in seat.person.duties
        self._wording = LedgerWording(Wording(seat.language))
        self.wanted: UUID | None = None
        self._loading: Task | None = None
        self._box: WatchBox | None = None
        self.alerts = MatterList()
        self.alerts.title.setText(self.tr("Watch"))
        self.alerts.rows.setAccessibleName(self.tr("Alerts"))
        self.view = WatchView(seat.keys, decides=self._decides)
        self.undo = UndoBox(seat.clock.now)
        self.undo.undone.connect(self._reopen)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(self.undo, 0, Qt.AlignmentFlag.AlignRight)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.alerts)
        row.addWidget(right, 1)
        self.presenter = Presenter(seat, self.view)
        # Whoever runs down the list with a held key opens what they stop at, not all that lies between.
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._settled.timeout.connect(self._load)
        self.alerts.chosen.connect(self._chosen)
        self.view.drilled.connect(self._to_ledger)
        seat.pulse.changed.connect(self._beat)
        self._bind()

    def open_at(self, target: UUID) -> None:
        self.wanted = target
        self.alerts.select(target)
        self._load()

    def target(self) -> UUID | None:
        return self.wanted

    def entered(self) -> None:
        if self._is_here:
            return
        self._is_here = True
        self.refresh()
        self.alerts.rows.setFocus()

    def left(self) -> None:
        """A dismissal can be taken back until one leaves."""
        self._is_here = False
        self.undo.withdraw()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.entered()

    @Slot()
    def refresh(self) -> None:
        """Look at the list again, and at what is open."""
        wording = self._wording

        def lines(read: ReadWork) -> tuple[tuple[ListLine, ...], int, int, bool]:
            found = watch.alerts(read)
            waiting = sum(alert.state is AlertState.NEW for alert in found.open)
            return lines_of(found, wording), waiting, found.to_judge, bool(found.to_read)

        self.presenter.ask(lines, done=self._show_lines)

    def _bind(self) -> None:
        keys, view = self.seat.keys, self.view
        keys.bind("watch.down", self, self._down)
        keys.bind("watch.up", self, self._up)
        keys.bind("watch.evidence", self, view.evidence.setFocus, self._why_none)
        keys.bind("watch.ledger", self, self._to_chosen, self._why_no_ledger)
        for name, run, why in (
            ("take", self.take, self._why_not_take),
            ("dismiss", self.dismiss, self._why_not_decide),
            ("note", self.note, self._why_not_note),
            ("kyc", self.ask_kyc, self._why_not_decide),
            ("refer", self.refer, self._why_not_decide),
            ("freeze", self.freeze, self._why_not_freeze),
        ):
            keys.bind(f"watch.{name}", self, run, why)
            view.buttons[name].clicked.connect(run)

    def _show_lines(self, found: tuple[tuple[ListLine, ...], int, int, bool]) -> None:
        lines, waiting, to_judge, to_read = found
        self.alerts.show_lines(lines, waiting)
        if to_judge:
            judging = self.tr("New: {new}, customers to judge: {count}")
            self.alerts.count.setText(judging.format(new=waiting, count=f"{to_judge:,}"))
        if not lines:
            empty = self.tr("No alert. The watch looks at every new booking; what it finds arrives here.")
            if to_read and not to_judge:
                empty = self.tr("New bookings wait for the watch, which looks at them while the worker runs.")
            elif to_judge:
                empty = self.tr(
                    "The watch is at work (customers to judge: {count}); what it finds arrives here."
                ).format(count=f"{to_judge:,}")
            self.alerts.empty.say(empty)
            self.view.show_idle("")
        elif self.wanted is None or self.alerts.model.position_of(self.wanted) < 0:
            self.open_at(lines[0].target)
        else:
            self._load()

    @Slot(object)
    def _chosen(self, target: UUID) -> None:
        if target != self.wanted:
            self.wanted = target
            self._settled.start()

    @Slot()
    def _load(self) -> None:
        target, wording, names, reads = self.wanted, self._wording, self.seat.names, self._decides
        if target is None:
            return
        if self._loading is not None:
            self._loading.drop()

        def one(read: ReadWork) -> ShownAlert:
            return shown(watch.sheet(read, target, reads_books=reads), wording, names)

        self._loading = self.presenter.ask(one, done=self._came)

    def _came(self, found: ShownAlert) -> None:
        if found.sheet.alert.id != self.wanted:
            return
        self.view.show_alert(found)
        for name, why in (
            ("take", self._why_not_take),
            ("dismiss", self._why_not_decide),
            ("note", self._why_not_note),
            ("kyc", self._why_not_decide),
            ("refer", self._why_not_decide),
            ("freeze", self._why_not_freeze),
        ):
            self.view.buttons[name].set_why(why())

    @Slot()
    def take(self) -> None:
        alert = self._alert()
        if alert is not None and not self._why_not_take():
            mine = alert.held_by == self.seat.person.name
            self._do(watch.put_back if mine else watch.take, alert.id, alert.version)

    @Slot()
    def dismiss(self) -> None:
        language = self.seat.language
        self._open_box(Doing.DISMISS, [(each.value, say(f"watch.reason.{each}", language)) for each in DismissedFor])

    @Slot()
    def note(self) -> None:
        self._open_box(Doing.NOTE, ())

    @Slot()
    def refer(self) -> None:
        self._open_box(Doing.REFER, ())

    @Slot()
    def ask_kyc(self) -> None:
        alert = self._alert()
        if alert is not None and not self._why_not_decide():
            said = self.tr("Passed on to KYC.")

            def told(_version: object) -> None:
                self.seat.doors.tell(said)

            self._do(watch.ask_kyc, alert.id, alert.version, done=told)

    @Slot()
    def freeze(self) -> None:
        shown_now, language = self.view.shown, self.seat.language
        if shown_now is None or self._why_not_freeze():
            return
        if shown_now.frozen:
            said = self.tr("A lead of finance is asked to lift the freeze, under Approvals.")

            def told(_proposal: object) -> None:
                self.seat.doors.tell(said)

            self._do(watch.propose_lift, shown_now.sheet.alert.id, done=told)
        else:
            reasons = [(each.value, say(f"watch.freeze.{each}", language)) for each in watch.FreezeReason]
            self._open_box(Doing.FREEZE, reasons)

    def _open_box(self, doing: Doing, reasons: object) -> None:
        shown_now = self.view.shown
        if shown_now is None or not isinstance(reasons, list | tuple):
            return
        if self._box is None:
            self._box = WatchBox(frame_of(self), self.seat.keys)
            self._box.given.connect(self._given)
        self._box.open_for(doing, f"{shown_now.title}  {shown_now.facts[0]}", reasons)

    @Slot(object, str, str)
    def _given(self, doing: Doing, reason: str, words: str) -> None:
        alert, box = self._alert(), self._box
        if alert is None or box is None:
            return
        which, version = alert.id, alert.version

        def closed(_answer: object) -> None:
            box.close_box()

        def referred(_answer: object) -> None:
            """It moves to the end of the list; the reader stays where work is."""
            box.close_box()
            self.alerts.step(1)

        def dismissed(now: int) -> None:
            box.close_box()
            ends_at = self.seat.clock.now() + _UNDO_WITHIN
            self.undo.offer((which, now), self.tr("Alert A-{number} dismissed").format(number=alert.number), ends_at,
                            until_mail=False)  # fmt: skip

        if doing is Doing.DISMISS:
            self._do(
                watch.dismiss, which, version, DismissedFor(reason), words, done=dismissed, failed=self._box_failed
            )
        elif doing is Doing.NOTE:
            self._do(watch.note, which, version, words, done=closed, failed=self._box_failed)
        elif doing is Doing.REFER:
            self._do(watch.refer, which, version, words, done=referred, failed=self._box_failed)
        else:
            self._do(watch.freeze, which, watch.FreezeReason(reason), done=closed, failed=self._box_failed)

    def _box_failed(self, error: BackofficeError) -> None:
        if self._box is not None:
            self._box.fail(text.sentence(error))
        if isinstance(error, Conflict):
            self._load()

    @Slot(object)
    def _reopen(self, subject: tuple[UUID, int]) -> None:
        which, version = subject
        self.wanted = which
        self._do(watch.reopen, which, version)

    def _do(
        self,
        command: Callable[..., object],
        *args: object,
        done: Callable[..., None] | None = None,
        failed: Callable[[BackofficeError], None] | None = None,
    ) -> None:
        def after(answer: object) -> None:
            if done is not None:
                done(answer)
            self.refresh()
            self.seat.pulse.beat()

        def complain(error: BackofficeError) -> None:
            self.seat.doors.complain(error)
            self.refresh()

        self.presenter.do(command, *args, done=after, failed=failed or complain)

    @Slot(object)
    def _to_ledger(self, number: int) -> None:
        """The explorer, open at this transaction."""
        self.seat.doors.go("ledger", UUID(int=number))

    def _to_chosen(self) -> None:
        number = self.view.chosen_transaction()
        if number is not None:
            self._to_ledger(number)

    @Slot(object)
    def _beat(self, _look: object) -> None:
        if self._is_here and (self._box is None or not self._box.isVisible()):
            self.refresh()

    @Slot()
    def _down(self) -> None:
        self.alerts.step(1)

    @Slot()
    def _up(self) -> None:
        self.alerts.step(-1)

    def _alert(self) -> Alert | None:
        return self.view.shown.sheet.alert if self.view.shown is not None else None

    def _why_none(self) -> str:
        return "" if self.view.shown is not None else self.tr("choose an alert first")

    def _why_no_ledger(self) -> str:
        return self._why_none() or ("" if self._decides else self.tr("the books are for finance"))

    def _why_not_note(self) -> str:
        return self._why_none() or ("" if self._decides else self.tr("finance decides"))

    def _why_not_take(self) -> str:
        alert = self._alert()
        if alert is not None and alert.state not in _OPEN:
            return self.tr("this alert is over")
        return self._why_not_note()

    def _why_not_decide(self) -> str:
        alert = self._alert()
        if alert is not None and alert.held_by not in (None, self.seat.person.name):
            return self.tr("a colleague holds it; take it first")
        return self._why_not_take()

    def _why_not_freeze(self) -> str:
        shown_now = self.view.shown
        if shown_now is not None and shown_now.sheet.frozen is not None and shown_now.sheet.frozen.lift_by:
            return self.tr("its lifting waits for a lead")
        return self._why_not_note()
