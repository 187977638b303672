"""The home page: how much time the open cases have, which to take first, what waits on others, and one's own day.

It shows what the last regular look saw; the clocks run on between two looks.
"""

from __future__ import annotations

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from backoffice.kyc.rules import PROMISED_WITHIN
from backoffice.kyc.views import QueueLine, Today
from backoffice.staff.rules import Duty
from backoffice.words import knows, say
from ui.home.columns_page import INSET, ColumnsPage
from ui.home.elsewhere import Elsewhere
from ui.home.figures import Count, FigureRow
from ui.home.first_cases import FirstCases, FirstLine
from ui.shell.pulse import Look
from ui.shell.workspace import Seat
from ui.widgets.action_button import ActionButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.hours_histogram import HoursHistogram
from ui.widgets.label import Label, SectionLabel
from ui.widgets.shapes import Shape
from ui.widgets.time_left import time_left

_CLOCK_MS = 5_000
QUEUE, WITH_CUSTOMER, SECOND_REVIEW = "kyc.queue", "kyc.with_customer", "kyc.second_review"


class HomePage(ColumnsPage):
    """Enter or a press opens a case of the list; N opens the topmost that nobody else holds."""

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat)
        self._today: Today | None = None
        self.title = Label(self.tr("Today"), 24, 600)
        self.summary = Label("", 13, 400, "text2")
        self.counts = (
            Count(Shape.LATE, self.tr("late")),
            Count(Shape.UNDER_HOUR, self.tr("under 1 hour")),
            Count(Shape.UNDER_FOUR_HOURS, self.tr("under 4 hours")),
            Count(Shape.LATER, self.tr("later")),
        )
        self._hours = HoursHistogram()
        self._block = Label("", 11, 400, "text3")
        self.cases = FirstCases()
        self.cases.setAccessibleName(self.tr("Take these first"))
        self.cases.opened.connect(self._open_case)
        self._start = ActionButton(self.tr("Start with the top one"), keys=seat.keys.caps("kyc.next"))
        self._start.clicked.connect(self.open_top)
        self._empty = EmptyState(self.tr("No case is waiting."))
        self._empty.hide()
        self._leads = Duty.KYC_LEAD in seat.person.duties
        self.to_second = FigureRow(self.tr("Verdicts to second"), "second_review")
        self.to_second.clicked.connect(self._go_second_review)
        self.escalated = FigureRow(self.tr("Cases escalated to a lead"), "escalate")
        self.escalated.clicked.connect(self._go_queue)
        self._with_customer = FigureRow(self.tr("With customer"), "with_customer")
        self._with_customer.clicked.connect(self._go_with_customer)
        self._second = FigureRow(self.tr("Second review of yours"), "second_review")
        self._second.clicked.connect(self._go_second_review)
        self._mail = FigureRow(self.tr("Mail that has not left"))
        self._decided = FigureRow(self.tr("Decided"))
        self._middle = FigureRow(self.tr("Middle time per case"))
        self._taken_back = FigureRow(self.tr("Sent back by a second person"))
        self._elsewhere = Elsewhere(seat)
        self._lay_out()
        self._lay_out_beside()
        seat.keys.bind("kyc.next", self, self.open_top, self._why_not, self._about_top)
        seat.keys.changed.connect(self._say_keys)
        seat.pulse.changed.connect(self._show_look)
        self._clock = QTimer(self, interval=_CLOCK_MS)
        self._clock.timeout.connect(self._show_lines)
        if seat.pulse.last is not None:
            self._show_look(seat.pulse.last)

    def entered(self) -> None:
        self._clock.start()
        self.seat.pulse.beat()
        self.cases.setFocus()

    def left(self) -> None:
        self._clock.stop()

    @Slot()
    def open_top(self) -> None:
        """Open the most urgent case that is free or one's own."""
        top = self._top()
        if top is not None:
            self.seat.doors.go(QUEUE, top.case)

    def _lay_out(self) -> None:
        counts = QHBoxLayout()
        counts.setSpacing(36)
        for count in self.counts:
            counts.addWidget(count)
        counts.addStretch(1)
        first = QHBoxLayout()
        first.addWidget(SectionLabel(self.tr("Take these first")))
        first.addStretch(1)
        first.addWidget(self._start)
        hours = QHBoxLayout()
        hours.addWidget(SectionLabel(self.tr("Open cases by hours left")))
        hours.addStretch(1)
        hours.addWidget(self._block)
        left = QVBoxLayout()
        left.setContentsMargins(INSET, 0, 0, 0)
        left.setSpacing(0)
        left.addWidget(self.title)
        left.addSpacing(2)
        left.addWidget(self.summary)
        left.addSpacing(18)
        left.addLayout(counts)
        left.addSpacing(16)
        left.addLayout(hours)
        left.addSpacing(8)
        left.addWidget(self._hours)
        left.addSpacing(16)
        left.addLayout(first)
        left.addSpacing(4)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addLayout(left)
        column.addWidget(self._empty)
        column.addWidget(self.cases, 1)
        self.stand_in_columns(column)

    def _lay_out_beside(self) -> None:
        column = self.beside
        if self._leads:
            column.addWidget(SectionLabel(self.tr("Waiting for a lead")))
            column.addSpacing(4)
            for row in (self.to_second, self.escalated):
                column.addWidget(row)
            column.addSpacing(28)
        column.addWidget(SectionLabel(self.tr("Waiting on others")))
        column.addSpacing(4)
        for row in (self._with_customer, self._second, self._mail):
            column.addWidget(row)
        column.addSpacing(28)
        column.addWidget(SectionLabel(self.tr("Your day")))
        column.addSpacing(4)
        for row in (self._decided, self._middle, self._taken_back):
            column.addWidget(row)
        column.addSpacing(28)
        column.addWidget(self._elsewhere)
        column.addStretch(1)

    @Slot(object)
    def _show_look(self, look: Look) -> None:
        if look.today is None:
            return
        today = self._today = look.today
        urgent = today.late + today.under_hour > 0
        self.title.setText(self.tr("Urgent today") if urgent else self.tr("Today"))
        self.summary.setText(self._summed_up(today))
        counted = (today.late, today.under_hour, today.under_four_hours, today.later)
        for count, figure in zip(self.counts, counted, strict=True):
            count.show_count(figure)
        self._hours.show_counts(today.by_hour[0], today.by_hour[1:])
        per_block = self._hours.cases_per_block()
        self._block.setText(self.tr("One block is %n cases", "", per_block) if per_block > 1 else "")
        self._with_customer.show_figure(f"{today.counts.with_customer:,}")
        self._second.show_figure(f"{today.second_review_of_mine:,}")
        self.to_second.show_figure(f"{today.counts.second_review - today.second_review_of_mine:,}")
        self.escalated.show_figure(f"{today.escalated:,}")
        self._mail.show_figure(f"{today.counts.mail_waiting:,}")
        self._decided.show_figure(f"{today.decided_today:,}")
        middle = today.middle_seconds
        self._middle.show_figure("–" if middle is None else f"{middle // 60}:{middle % 60:02}")
        self._taken_back.show_figure(f"{today.taken_back:,}")
        self._elsewhere.show_counts(look.counts)
        self._show_lines()

    def _summed_up(self, today: Today) -> str:
        """One sentence that says what presses."""
        name = self.seat.person.display_name.split()[0]
        late = self.tr("%n cases are late", "", today.late)
        soon = self.tr("%n fall due within the hour", "", today.under_hour)
        if today.late and today.under_hour:
            return self.tr("{name}, {late} and {soon}.").format(name=name, late=late, soon=soon)
        if today.late or today.under_hour:
            one = late if today.late else self.tr("%n cases fall due within the hour", "", today.under_hour)
            return self.tr("{name}, {what}.").format(name=name, what=one)
        open_cases = today.counts.queue
        if open_cases:
            calm = self.tr("{name}, nothing presses; %n cases are open.", "", open_cases)
            return calm.format(name=name)
        return self.tr("{name}, all is done.").format(name=name)

    @Slot()
    def _show_lines(self) -> None:
        today = self._today
        if today is None:
            return
        self.cases.show_lines(tuple(self._line(case) for case in today.first))
        self._say_empty(today)
        self._start.set_reason(self._why_not())

    def _line(self, case: QueueLine) -> FirstLine:
        language = self.seat.language
        left = time_left(self.seat.clock.seconds_left(case.due_at), PROMISED_WITHIN.total_seconds())
        country = (
            say(f"country.{case.country}", language) if knows(f"country.{case.country}", language) else case.country
        )
        holder = self.tr("free")
        if case.holder == self.seat.person.name:
            holder = self.tr("with you")
        elif case.holder is not None:
            shown = self.seat.names.get(case.holder, case.holder).split()[0]
            holder = self.tr("with {name}").format(name=shown)
        headline = f"kyc.headline.{case.headline}"
        words = say(headline, language) if knows(headline, language) else case.headline
        return FirstLine(case, left, case.name, words, country, holder)

    def _say_empty(self, today: Today) -> None:
        self._empty.setVisible(not today.first)
        self.cases.setVisible(bool(today.first))
        if today.first:
            return
        waiting = today.counts.second_review
        if waiting and self.seat.keys.knows(f"go.{SECOND_REVIEW}"):
            words = self.tr("No case is waiting. Second review has %n.", "", waiting)
            self._empty.say(words, self.seat.keys.caps(f"go.{SECOND_REVIEW}"))
        else:
            self._empty.say(self.tr("No case is waiting."))

    def _top(self) -> QueueLine | None:
        cases = self._today.first if self._today is not None else ()
        return next((case for case in cases if case.holder in (None, self.seat.person.name)), None)

    def _why_not(self) -> str:
        return "" if self._top() is not None else self.tr("No case is free")

    def _about_top(self) -> str:
        top = self._top()
        return "" if top is None else self._line(top).name

    @Slot(object)
    def _open_case(self, line: FirstLine) -> None:
        self.seat.doors.go(QUEUE, line.case.case)

    @Slot()
    def _go_with_customer(self) -> None:
        self.seat.doors.go(WITH_CUSTOMER)

    @Slot()
    def _go_queue(self) -> None:
        self.seat.doors.go(QUEUE)

    @Slot()
    def _go_second_review(self) -> None:
        self.seat.doors.go(SECOND_REVIEW)

    @Slot()
    def _say_keys(self) -> None:
        self._start.set_keys(*self.seat.keys.caps("kyc.next"))
