"""The right side of "Reconcile": findings by class, the open ones, the closing identity and the close itself. L-02.

Boundary: everything is read and decided on the bench, in the background; others look anew when something was decided.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import cast

from PySide6.QtCore import QEvent, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from backoffice.reconcile.bench import Bench
from backoffice.reconcile.findings import Finding
from backoffice.reconcile.problems import Work
from backoffice.reconcile.rules import FindingKind
from backoffice.reconcile.snapshot_rules import AccountHead
from ui.kyc.wording import Wording
from ui.reconcile.findings_acts import Before, before_of, classified, closed, taken_back
from ui.reconcile.findings_layout import fit_classes, lay_out
from ui.reconcile.findings_rows import Known, Seen, described, seen
from ui.reconcile.identity_box import IdentityBox
from ui.reconcile.offline_seat import OfflinePresenter, OfflineSeat, Panel
from ui.reconcile.question_strip import QuestionStrip
from ui.screening.refer_box import frame_of
from ui.shell import theme
from ui.shell.workspace import Seat
from ui.staff.cells import CellTable
from ui.widgets.action_button import ActionButton
from ui.widgets.bar import Bar, Tone
from ui.widgets.label import Label, breaking

WIDE, WIDEST = 344, 480
_CLASS_ROW, _CLASSES = 28, len(FindingKind)
_AMOUNT, _AMOUNT_USUAL = 2, 132
_LOW = 760


class FindingsPanel(Panel):
    """`saw` is what was last looked at."""

    def __init__(self, seat: OfflineSeat) -> None:
        super().__init__(seat)
        self.saw: Seen | None = None
        self._words = Wording(seat.language)
        self._presenter = OfflinePresenter(seat, self)
        self.classes = CellTable(self.tr("Findings by class"), ("", "", ""))
        self.table = CellTable(self.tr("Open, oldest first"), ("", "", ""))
        self.told = Label("", 12, 400, "text2")
        self.told.setWordWrap(True)
        self.settled = Label("", 12, 400, "text3")
        self.settled.setContentsMargins(12, 0, 12, 6)
        self.settled.setWordWrap(True)
        keys = seat.keys
        self.buttons = {
            "suggested": ActionButton(self.tr("As it looks"), keys=keys.caps("findings.suggested"), icon="tick"),
            "explain": ActionButton(self.tr("Explain"), keys=keys.caps("findings.explain"), icon="note"),
            "adjust": ActionButton(self.tr("Adjust"), keys=keys.caps("findings.adjust"), icon="plus"),
        }
        self.question = QuestionStrip()
        self._asked: Callable[[], None] | None = None
        self._asked_of: tuple[Before, ...] = ()
        self._signed: tuple[Before, ...] = ()
        self._next = ""
        self._rows: Known = {}
        self.uncovered = Bar()
        self.identity = IdentityBox()
        self.close_button = ActionButton(self.tr("Close the account"), keys=keys.caps("findings.close"), icon="lock")
        heads = (self.tr("Findings by class"), self.tr("statement − ledger"), self.tr("Open, oldest first"))
        lay_out(self, heads, WIDE, _CLASSES * _CLASS_ROW + 2)
        self._bind()
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        seat.proof.changed.connect(self._say_close)

    def show_account(self, account: AccountHead) -> None:
        if account != self.account:
            self._signed, self._asked, self._rows = (), None, {}
            self.question.clear()
        super().show_account(account)
        self._look()

    def chosen(self) -> Finding | None:
        """The finding under the cursor."""
        return self.saw.finding(self.table.current_key()) if self.saw is not None else None

    @cached_property
    def explain_box(self) -> QWidget:
        from ui.reconcile.finding_box import FindingBox

        return FindingBox(frame_of(self), cast(Seat, self.seat), self.seat.bench, self._explained)

    @cached_property
    def reopen_box(self) -> QWidget:
        from ui.reconcile.reopen_box import ReopenBox

        return ReopenBox(frame_of(self), cast(Seat, self.seat), self.seat.bench, self._decided)

    @cached_property
    def gap_box(self) -> QWidget:
        from ui.reconcile.gap_box import GapBox

        return GapBox(frame_of(self), cast(Seat, self.seat), self.seat.bench, self._decided)

    @cached_property
    def adjust_box(self) -> QWidget:
        from ui.reconcile.adjusting_box import AdjustingBox

        return AdjustingBox(frame_of(self), cast(Seat, self.seat), self.seat.bench, self._proposed)

    @Slot()
    def take_suggested(self) -> None:
        finding = self.chosen()
        if finding is not None and not self._why_not_suggested():
            self._go_on()
            self._sign((finding.key,))

    @Slot()
    def take_all(self) -> None:
        """Ask before so many decisions are signed at once."""
        if self.saw is None or self._why_not_all():
            return
        keys = tuple(each.key for each in self._suggested())
        said = self.tr("Sign %n findings as what they look like? Each is a decision under your name.", "", len(keys))
        self._asked = partial(self._sign, keys)
        self.question.ask(said, self.tr("Sign them"), self.tr("No"))

    @Slot(bool)
    def _answered(self, yes: bool) -> None:
        asked, self._asked = self._asked, None
        self.question.clear()
        self.table.setFocus()
        if yes and asked is not None:
            asked()

    @Slot()
    def undo(self) -> None:
        """Make what was last signed unexplained again: a decision of its own, for the log forgets nothing."""
        if self.saw is None or self._why_not_undo():
            return
        there = {each.key for each in self.saw.examined.findings}
        before, self._signed = tuple(each for each in self._signed if each.key in there), ()
        self._next = before[0].key if before else ""
        self._decide(partial(taken_back, before=before))

    def _sign(self, keys: tuple[str, ...]) -> None:
        if self.saw is not None:
            self._signed = before_of([each for each in self.saw.examined.findings if each.key in keys])
        self._decide(partial(classified, keys=keys))

    def _explained(self) -> None:
        """The box explained the finding it was asked about: that is the last act now."""
        self._signed = self._asked_of
        self._go_on()
        self._decided()

    def _go_on(self) -> None:
        """What is explained moves to the end of the list; the cursor goes to what stood below it."""
        self._next = self.table.rows.key_at(self.table.currentIndex().row() + 1) or ""

    def _proposed(self) -> None:
        self._signed = ()
        self._decided()

    def _suggested(self) -> list[Finding]:
        left = self.saw.left if self.saw is not None else ()
        return [each for each in left if each.suggested is not FindingKind.UNEXPLAINED]

    @Slot()
    def explain(self) -> None:
        from ui.reconcile.finding_box import FindingBox

        finding = self.chosen()
        if finding is not None and self.saw is not None and not self._why_not_decide():
            self._asked_of = before_of([finding])
            cast(FindingBox, self.explain_box).ask(self.saw, finding)

    @Slot()
    def adjust(self) -> None:
        from ui.reconcile.adjusting_box import AdjustingBox

        finding = self.chosen()
        if finding is not None and self.saw is not None and not self._why_not_adjust():
            cast(AdjustingBox, self.adjust_box).ask(self.saw, finding)

    @Slot()
    def close_account(self) -> None:
        from ui.reconcile.gap_box import GapBox

        if self.saw is None or self._why_not_close():
            return
        if self.saw.uncovered:
            cast(GapBox, self.gap_box).ask(self.saw.work, self.seat.proof.root, self.saw.uncovered)
        else:
            self._decide(partial(closed, root=self.seat.proof.root))

    @Slot()
    def reopen_account(self) -> None:
        from ui.reconcile.reopen_box import ReopenBox

        if self.saw is not None and not self._why_not_reopen():
            cast(ReopenBox, self.reopen_box).ask(self.saw.work.problem.account, self.saw.work.problem.asset)

    @Slot()
    def _close_or_reopen(self) -> None:
        is_closed = self.saw is not None and self.saw.closed is not None
        self.reopen_account() if is_closed else self.close_account()

    def _look(self) -> None:
        head, bench, language = self.account, self.seat.bench, self.seat.language
        if head is None:
            return
        self.seat.tasks.quick(self, partial(seen, bench, head.path, head.asset, language, self._rows), self._show)

    def _decide(self, act: Callable[[Bench, Work], None]) -> None:
        saw, bench = self.saw, self.seat.bench
        if saw is None:
            return
        work = saw.work
        self.seat.tasks.quick(self, partial(act, bench, work), self._decided)

    def _decided(self, _answer: object = None) -> None:
        self._look()
        self.changed.emit()

    def _show(self, saw: Seen) -> None:
        self.saw = saw
        for at in range(_CLASSES):
            # Columns are as wide as what is in sight.
            self.classes.setRowHidden(at, False)
        self.classes.show_rows(saw.classes, grows=0)
        self._fit()
        heads = (self.tr("Line or entry"), self.tr("Days"), saw.work.problem.asset)
        self.table.show_rows(saw.rows, heads, grows=0)
        if self._next and (row := self.table.rows.row_of(self._next)) >= 0:
            self.table.selectRow(row)
            self.table.scrollTo(self.table.currentIndex())
        self._next = ""
        self.settled.setText(saw.settled)
        self.settled.setVisible(bool(saw.settled))
        if saw.uncovered:
            self.uncovered.say(Tone.WARNING, saw.uncovered)
        else:
            self.uncovered.clear()
        self.identity.show_figures(saw.figures, saw.work.problem.asset, saw.closed is not None)
        self._chosen()
        self._say_close()
        if self._asked is None:
            self._say_signed()

    def _say_signed(self) -> None:
        count = len(self._signed)
        if count and not self._why_not_undo():
            said = self.tr("%n findings were explained.", "", count)
            self.question.tell(said, self.tr("Undo"), self.seat.keys.caps("findings.undo"))
        else:
            self.question.clear()

    @Slot()
    def _chosen(self) -> None:
        finding, saw = self.chosen(), self.saw
        if finding is not None:
            told = described(finding, self._words)
        elif saw is not None and not saw.figures.begun:
            told = self.tr("No statement yet. Take one in under Statements.")
        else:
            told = self.tr("Nothing is left between statement and ledger.") if saw is not None else ""
        self.told.setText(breaking(told))
        for name, why in (
            ("suggested", self._why_not_suggested),
            ("explain", self._why_not_decide),
            ("adjust", self._why_not_adjust),
        ):
            self.buttons[name].setEnabled(not why())
            self.buttons[name].setToolTip(why() or self.seat.keys.tip(f"findings.{name}"))

    @Slot()
    def _say_close(self) -> None:
        saw = self.saw
        is_closed = saw is not None and saw.closed is not None
        self.close_button.set_label(self.tr("Reopen the account") if is_closed else self.tr("Close the account"))
        self.close_button.set_keys(*self.seat.keys.caps("findings.reopen" if is_closed else "findings.close"))
        self.close_button.set_reason(self._why_not_reopen() if is_closed else self._why_not_close())

    def _why_not_decide(self) -> str:
        if self.seat.read_only:
            return self.seat.read_only
        if self.saw is None or self.chosen() is None:
            return self.tr("Choose a finding")
        return self.tr("The account is closed") if self.saw.closed is not None else ""

    def _why_not_suggested(self) -> str:
        finding = self.chosen()
        if finding is not None and finding.kind is not FindingKind.UNEXPLAINED:
            return self.tr("It is explained")
        if finding is not None and finding.suggested is FindingKind.UNEXPLAINED:
            return self.tr("Nobody can tell what it looks like")
        return self._why_not_decide() or self._why_not_begun()

    def _why_not_begun(self) -> str:
        begun = self.saw is not None and self.saw.figures.begun
        return "" if begun else self.tr("Take a statement in first")

    def _why_not_all(self) -> str:
        if self.saw is not None and not self._suggested():
            return self.tr("No open finding shows what it is")
        return self._why_not_decide() or self._why_not_begun()

    def _why_not_undo(self) -> str:
        if self.saw is not None and self.saw.closed is not None:
            return self.tr("The account is closed")
        return "" if self._signed else self.tr("Nothing was signed that could be taken back")

    def _why_not_adjust(self) -> str:
        finding = self.chosen()
        if finding is not None and finding.adjustment is not None:
            return self.tr("An adjusting entry is proposed")
        return self._why_not_decide()

    def _why_not_close(self) -> str:
        saw = self.saw
        if saw is None:
            return self.tr("Being looked at")
        if self.seat.read_only:
            return self.seat.read_only
        if saw.closed is not None:
            return self.tr("The account is closed")
        before = saw.work.problem.house.closing
        if before is not None and before.until >= saw.work.problem.from_on:
            return self.tr("Closed in the house to {day}").format(day=self._words.day(before.until))
        left = len(saw.left)
        if left:
            return self.tr("Close after %n more findings", "", left)
        missing = len(saw.examined.unattended)
        if missing:
            return self.tr("%n missing need a note and an owner", "", missing)
        if not saw.work.problem.statements:
            return self.tr("Close after a statement is in")
        return "" if self.seat.proof.is_proved else self.tr("Close once the rows are proved")

    def _why_not_reopen(self) -> str:
        if self.seat.read_only:
            return self.seat.read_only
        return "" if self.saw is not None and self.saw.closed is not None else self.tr("The account is open")

    def _bind(self) -> None:
        keys = self.seat.keys
        keys.bind("findings.down", self, partial(self.table.step, 1))
        keys.bind("findings.up", self, partial(self.table.step, -1))
        for name, run, why in (
            ("suggested", self.take_suggested, self._why_not_suggested),
            ("all", self.take_all, self._why_not_all),
            ("undo", self.undo, self._why_not_undo),
            ("explain", self.explain, self._why_not_decide),
            ("adjust", self.adjust, self._why_not_adjust),
            ("close", self.close_account, self._why_not_close),
            ("reopen", self.reopen_account, self._why_not_reopen),
        ):
            keys.bind(f"findings.{name}", self, run, why)
            if name in self.buttons:
                self.buttons[name].clicked.connect(run)
        self.table.entered.connect(self.explain)
        self.table.doubleClicked.connect(self.explain)
        self.close_button.clicked.connect(self._close_or_reopen)
        self.question.answered.connect(self._answered)
        self.question.acted.connect(self.undo)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._fit()
        return done

    def _fit(self) -> None:
        """In a low window classes of which nothing was found give way to the list; large amounts widen the panel."""
        rows = self.saw.classes if self.saw is not None else ()
        found = self.saw.kinds if self.saw is not None else frozenset()
        low = self.height() < _LOW
        shown = 0
        for at, row in enumerate(rows):
            hidden = low and row.key not in found and row.key != FindingKind.UNEXPLAINED
            self.classes.setRowHidden(at, hidden)
            shown += not hidden
        fit_classes(self, shown or _CLASSES, _CLASS_ROW)
        wider = self.classes.columnWidth(_AMOUNT) - _AMOUNT_USUAL
        self.setMinimumWidth(min(WIDEST, WIDE + max(0, wider)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        painter.fillRect(0, 0, 1, self.height(), theme.color("line2"))
        painter.end()
