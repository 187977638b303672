"""The page of one case: head, pictures, attempts, comparison, history, and the bar on which it is decided.

Boundary: shows sheets and sends signals; asks and does nothing. The case before is cleared at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from backoffice.kyc.rules import CaseState, Level, Verdict
from backoffice.kyc.views import Attempt, CasePage
from backoffice.staff.rules import Duty
from ui.kyc.attempts_table import AttemptsTable
from ui.kyc.case_header import CaseHeader
from ui.kyc.case_sheet import Sheet
from ui.kyc.comparison_table import ComparisonTable
from ui.kyc.history_panel import HistoryPanel
from ui.kyc.picture_row import SENT_LATER, PictureRow
from ui.kyc.reason_list import ReasonList
from ui.kyc.second_bar import SecondBar
from ui.kyc.verdict_bar import VerdictBar
from ui.kyc.wording import Wording
from ui.shell import theme
from ui.shell.workspace import Seat
from ui.widgets.bar import Bar, Tone
from ui.widgets.empty_state import EmptyState

_PICTURES_HIGH = 246
_TABLES_LEAST = 120
_MARGIN = 16


class CaseView(QWidget):
    """`acted` when the button of the error bar is pressed, `taken` when the case is to be taken."""

    acted = Signal()
    taken = Signal()
    add_wanted = Signal()

    def __init__(self, seat: Seat, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._sheet: Sheet | None = None
        self._mine = False
        self._is_second = False
        keys, me = seat.keys, seat.person.name
        self.header = CaseHeader(keys, wording, seat.clock, seat.names, me)
        self.trouble = Bar()
        self.notice = Bar()
        self.pictures = PictureRow(keys, wording)
        self.attempts = AttemptsTable()
        self.comparison = ComparisonTable(wording)
        self.history = HistoryPanel(wording, seat.names)
        self.reasons = ReasonList(wording, self)
        self.verdict = VerdictBar(keys, wording, self.reasons)
        self.second = SecondBar(keys, wording, seat.names, me)
        self.idle = EmptyState("")
        self._lay_out()
        self.trouble.acted.connect(self.acted)
        self.notice.acted.connect(self._notice_acted)
        self.pictures.seen_changed.connect(self._seen)
        self.attempts.wanted.connect(self.show_attempt)
        self.show_idle("")

    @property
    def sheet(self) -> Sheet | None:
        """What is on the screen; None between two cases."""
        return self._sheet

    @property
    def decidable(self) -> bool:
        """Whether this person may give a verdict on this case, once they have seen its pictures."""
        return self._mine and self._sheet is not None

    def show_idle(self, sentence: str, keys: Sequence[str] = ()) -> None:
        """Show no case, and what to do about it."""
        self.show_nothing(None)
        self.idle.say(sentence, keys)
        self._stack.setCurrentWidget(self.idle)

    def show_nothing(self, case: UUID | None) -> None:
        """Clear the case before at once; that of `case` is on its way."""
        self._clear(case)
        self._stack.setCurrentWidget(self._blank)
        self._rest()

    def _clear(self, case: UUID | None) -> None:
        self._sheet = None
        self._mine = False
        self.reasons.close_list()
        self.pictures.clear(case)
        self.attempts.show_thumbs({})

    def show_sheet(self, sheet: Sheet, *, mine: bool) -> None:
        """Show a case; `mine` says that this person holds it, or may answer it as second person."""
        self._clear(sheet.case)
        self._sheet, self._mine = sheet, mine
        page = sheet.page
        self.header.show_page(page)
        self.pictures.setVisible(page.opened)
        self.attempts.setVisible(bool(page.attempts))
        self.comparison.setVisible(bool(page.attempts))
        self.attempts.show_attempts(sheet.heads, sheet.attempts)
        self.attempts.show_thumbs(
            {head.ordinal: thumb for head in sheet.heads if (thumb := sheet.pictures.thumb(head.ordinal)) is not None}
        )
        self.history.show_history(page.history)
        self._show_notice(sheet)
        self.calm()
        self._show_bar(sheet)
        self._warn(sheet)
        self._stack.setCurrentWidget(self._case)
        self._scroll.verticalScrollBar().setValue(0)
        if sheet.heads:
            last = page.attempts[-1].ordinal if page.attempts else SENT_LATER
            self.show_attempt(SENT_LATER if page.state is CaseState.WAITING and sheet.has_sent_later else last)
        self._rest()

    def lose(self) -> None:
        """The case is not held any more: its keys rest, what was written stays."""
        self._mine = False
        self._rest()

    @Slot(int)
    def show_attempt(self, ordinal: int) -> None:
        """Put an attempt's pictures into the panes, and its values into the comparison."""
        sheet = self._sheet
        if sheet is None or all(head.ordinal != ordinal for head in sheet.heads):
            return
        self.pictures.show_attempt(sheet.pictures, ordinal)
        self.attempts.show_current(ordinal)
        compared = next((each for each in reversed(sheet.page.attempts) if ordinal in (each.ordinal, SENT_LATER)), None)
        self.comparison.show_compared(compared.compared if isinstance(compared, Attempt) else ())

    def complain(self, sentence: str, code: str, action: str = "") -> None:
        """Say above the case what went wrong, with the button that helps."""
        self.trouble.say(Tone.ERROR, sentence, code=code, action=action)
        self._show_strips()

    def calm(self) -> None:
        """Take away what went wrong."""
        self.trouble.clear()
        self._show_strips()

    @Slot()
    def tick(self) -> None:
        """Look at the firm's clock again."""
        if self._sheet is not None:
            self.header.tick()
            self._warn(self._sheet)

    def _warn(self, sheet: Sheet) -> None:
        at_once_from = sheet.page.mails_at_once_from
        at_once = at_once_from is not None and self._seat.clock.now() >= at_once_from
        self.verdict.warn(at_once)
        self.second.warn(at_once)

    def may_decide(self) -> bool:
        """Whether a verdict key does anything now: this case, held, open, and all of its pictures painted."""
        return self.decidable and self.pictures.seen

    @property
    def bar(self) -> VerdictBar | SecondBar:
        """The bar that takes this case's note."""
        return self.second if self._is_second else self.verdict

    @Slot(bool)
    def _seen(self, _seen: bool) -> None:
        self._rest()

    def _rest(self) -> None:
        rests = not self.may_decide()
        self.verdict.rest(rests)
        self.second.rest(rests)
        self.pictures.listen(self.decidable)

    def _show_bar(self, sheet: Sheet) -> None:
        page, draft = sheet.page, sheet.draft
        note = draft.note if draft else ""
        pending = page.pending if page.state is CaseState.SECOND_REVIEW else None
        if pending is not None:
            self.second.show_pending(pending, note, is_lead=Duty.KYC_LEAD in self._seat.person.duties)
            self._mine = self._mine and not self.second.cannot
        else:
            self.verdict.restore(draft.verdict if draft else None, draft.reason if draft else "", note)
        self._is_second = pending is not None
        self.second.setVisible(self._is_second)
        self.verdict.setVisible(not self._is_second and self._mine)

    def _show_notice(self, sheet: Sheet) -> None:
        """Why there is no verdict to give here, and what can be done instead."""
        page = sheet.page
        self.notice.clear()
        if page.state is CaseState.WITH_CUSTOMER:
            self.notice.say(
                Tone.NOTICE,
                self.tr("This case waits for its customer. Add what they send, and it waits for a reviewer again."),
                action=self.tr("Add document"),
                keys=self._seat.keys.caps("kyc.add_document"),
            )
        elif not page.opened and page.holder is None and self._leads_elsewhere(page):
            self.notice.say(
                Tone.NOTICE,
                self.tr(
                    "The papers of this case are closed to you: nobody waits for a lead here. Emergency access "
                    "({keys}) opens them for an hour, and everybody is told."
                ).format(keys="+".join(self._seat.keys.caps("staff.emergency"))),
            )
        elif not page.opened and page.holder is None and page.state is not CaseState.WAITING:
            self.notice.say(
                Tone.NOTICE,
                self.tr(
                    "The papers of this case are closed to you. To who decided it they stay open for the ten minutes "
                    "in which a verdict can be called back; after that a lead's emergency access opens them."
                ),
            )
        elif page.state is not CaseState.WAITING or self._mine:
            return
        elif page.level is Level.LEAD and Duty.KYC_LEAD not in self._seat.person.duties:
            self.notice.say(Tone.NOTICE, self.tr("This case was escalated. A lead decides it."))
        elif page.holder is not None and page.holder != self._seat.person.name:
            self.notice.say(Tone.NOTICE, self.header.held_sentence())
        else:
            self.notice.say(
                Tone.NOTICE,
                self.tr("Nobody holds this case. Its papers open once it is yours."),
                action=self.tr("Take it"),
                keys=self._seat.keys.caps("kyc.take"),
            )

    def _leads_elsewhere(self, page: CasePage) -> bool:
        return Duty.KYC_LEAD in self._seat.person.duties and page.state is not CaseState.WAITING

    def _show_strips(self) -> None:
        self._strips.setVisible(not (self.trouble.isHidden() and self.notice.isHidden()))

    @Slot()
    def _notice_acted(self) -> None:
        if self._sheet is not None and self._sheet.page.state is CaseState.WITH_CUSTOMER:
            self.add_wanted.emit()
        else:
            self.taken.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        painter.end()

    def _lay_out(self) -> None:
        # From the outside in: a widget that moves with its children makes Qt style all of them once more.
        self._stack = QStackedWidget(self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self._case = QWidget(self._stack)
        self._blank = QWidget(self._stack)
        for leaf in (self._case, self.idle, self._blank):
            self._stack.addWidget(leaf)
        self._strips = QWidget(self._case)
        self._scroll = QScrollArea(self._case)
        page = QVBoxLayout(self._case)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self.header)
        page.addWidget(self._strips)
        page.addWidget(self.pictures)
        page.addWidget(self._scroll, 1)
        page.addWidget(self.verdict)
        page.addWidget(self.second)
        self.pictures.setFixedHeight(_PICTURES_HIGH)
        strips = QVBoxLayout(self._strips)
        strips.setContentsMargins(_MARGIN, 6, _MARGIN, 6)
        strips.setSpacing(6)
        strips.addWidget(self.trouble)
        strips.addWidget(self.notice)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setMinimumHeight(_TABLES_LEAST)
        tables = _Ground()
        self._scroll.setWidget(tables)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._make_room)
        self._tables = QVBoxLayout(tables)
        self._tables.setContentsMargins(_MARGIN, 10, _MARGIN, 10)
        self._tables.setSpacing(10)
        self._tables.addWidget(self.attempts)
        beside = QHBoxLayout()
        beside.setSpacing(12)
        self._tables.addLayout(beside, 1)
        beside.addWidget(self.comparison, 11)
        beside.addWidget(self.history, 6)

    @Slot(int, int)
    def _make_room(self, _least: int, most: int) -> None:
        """A scroll bar stands in the margin, so that tables and pictures keep one right edge."""
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        self._tables.setContentsMargins(_MARGIN, 10, _MARGIN - (bar if most > 0 else 0), 10)

    def begun_verdict(self) -> Verdict | None:
        """The verdict that has been begun on this case, for its draft."""
        return self.verdict.verdict if self.bar is self.verdict else None


class _Ground(QWidget):
    """The darker ground under the tables, with a line where the surface ends."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("bg"))
        painter.fillRect(0, 0, self.width(), 1, theme.color("line"))
        painter.end()
