"""The home page of the data protection officer: how near the days are, what to take first, and which letters are due.

It looks again with every regular look; nothing of who asks is opened here.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from backoffice.desk import ReadWork
from backoffice.rights import board, complaints
from backoffice.rights.complaints import Complaint
from backoffice.rights.narrowing import Narrowed, Only
from backoffice.rights.views import Line, Standing, Urgency
from ui.home.colleagues import Colleagues
from ui.home.columns_page import INSET, ColumnsPage
from ui.home.elsewhere import Elsewhere
from ui.home.figures import Count, FigureRow
from ui.home.first_requests import ExtendableRequests, FirstRequests, RequestLine
from ui.rights.board_rows import row_of
from ui.rights.complaint_words import letters_due
from ui.rights.wording import RightsWording
from ui.shell.presenter import Presenter
from ui.shell.pulse import Look
from ui.shell.workspace import Seat
from ui.widgets.action_button import ActionButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import Label, SectionLabel
from ui.widgets.shapes import Shape

BOARD = "rights"
_FIRST = 40
_LETTERS = 5


@dataclass(frozen=True, slots=True)
class Today:
    """What the page shows, read at once."""

    standing: Standing
    first: tuple[Line, ...]
    letters: tuple[Line, ...]
    to_clear: int
    complaints: tuple[Complaint, ...]


def today_of(read: ReadWork) -> Today:
    """The figures, the first open requests, and those whose extension letter has to leave soonest."""
    letters = board.board(read, limit=_LETTERS, narrowed=Narrowed(only=Only.LETTERS))
    return Today(
        board.standing(read),
        board.board(read, limit=_FIRST),
        letters,
        board.count(read, Narrowed(only=Only.TODAY)),
        complaints.open_complaints(read),
    )


class RequestsHome(ColumnsPage):
    """Enter or a press opens the board at a request."""

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat)
        self._wording = RightsWording(seat.language)
        self._presenter = Presenter(seat, self)
        self.told: Today | None = None
        self._lines: tuple[RequestLine, ...] = ()
        self.title = Label(self.tr("Today"), 24, 600)
        self.summary = Label("", 13, 400, "text2")
        self.counts = {
            Urgency.LATE: Count(Shape.LATE, self.tr("late")),
            Urgency.THREE: Count(Shape.UNDER_HOUR, self.tr("3 days or less")),
            Urgency.SEVEN: Count(Shape.WITHIN_WEEK, self.tr("7 days or less")),
            Urgency.FOURTEEN: Count(Shape.UNDER_FOUR_HOURS, self.tr("14 days or less")),
            Urgency.THIRTY: Count(Shape.WITHIN_MONTH, self.tr("30 days or less")),
        }
        self.first = FirstRequests()
        self.first.setAccessibleName(self.tr("Take these first"))
        self.first.opened.connect(self._open)
        self.first.resized.connect(self._fit)
        self.more = Label("", 13, 400, "text2")
        self.start = ActionButton(self.tr("Go to the board"), keys=seat.keys.caps(f"go.{BOARD}"))
        self.start.clicked.connect(self._go)
        self.empty = EmptyState(self.tr("No request is open."), seat.keys.caps(f"go.{BOARD}"))
        self.empty.hide()
        self.letters = ExtendableRequests()
        self.letters.setAccessibleName(self.tr("Can still be extended this week"))
        self.letters.opened.connect(self._open)
        self.letters_word = Label("", 13, 400, "text2")
        self.to_clear = FigureRow(self.tr("To clear today"))
        self.mine = FigureRow(self.tr("With you"))
        self.leaving = FigureRow(self.tr("Answers on their way"))
        self.waiting = FigureRow(self.tr("Waiting on the person"))
        self.to_acknowledge = FigureRow(self.tr("Complaints to acknowledge"))
        self.to_answer = FigureRow(self.tr("Complaints to answer"))
        self.at_work = Colleagues()
        self._elsewhere = Elsewhere(seat, but=BOARD)
        self._lay_out()
        self._lay_out_beside()
        seat.pulse.changed.connect(self._looked)

    def entered(self) -> None:
        self.seat.pulse.beat()
        self.refresh()
        self.first.setFocus()

    @Slot()
    def refresh(self) -> None:
        """Read the figures again."""
        self._presenter.ask(today_of, done=self._show)

    @Slot(object)
    def _looked(self, look: Look) -> None:
        self.at_work.show_names(look.at_work)
        self._elsewhere.show_counts(look.counts)
        if self.isVisible():
            self.refresh()

    def _show(self, told: Today) -> None:
        self.told = told
        standing = told.standing
        for urgency, count in standing.urgent:
            if urgency in self.counts:
                self.counts[urgency].show_count(count)
        self.summary.setText(self._summed_up(told))
        self._lines = tuple(map(self._line, told.first))
        self.first.setVisible(bool(told.first))
        self._fit()
        self.empty.setVisible(not told.first)
        self.letters.show_lines(tuple(map(self._line, told.letters)))
        self.letters.setVisible(bool(told.letters))
        due = standing.letters_due
        words = self.tr("%n requests can still be extended, by a letter with reasons.", "", due)
        self.letters_word.setText(words if due else self.tr("No request is at its last week to be extended."))
        self.to_clear.show_figure(f"{told.to_clear:,}")
        self.mine.show_figure(f"{standing.mine:,}")
        self.leaving.show_figure(f"{standing.leaving:,}")
        self.waiting.show_figure(f"{sum(count for _, count in standing.waiting_for):,}")
        due_letters = sum(each.acknowledge_by is not None for each in told.complaints)
        self.to_acknowledge.show_figure(f"{due_letters:,}")
        self.to_answer.show_figure(f"{len(told.complaints):,}")

    @Slot()
    def _fit(self) -> None:
        """Show as many of the first as there is room for, and say how many more are open."""
        shown = self._lines[: self.first.room()]
        self.first.show_lines(shown)
        more = self.told.standing.open - len(shown) if self.told is not None else 0
        self.more.setText(self.tr("%n more are on the board.", "", more) if more > 0 else "")

    def _summed_up(self, told: Today) -> str:
        """What presses: what is late, what is due today, what should have had its effect."""
        name = self.seat.person.display_name.split()[0]
        late, undone = dict(told.standing.urgent).get(Urgency.LATE, 0), told.standing.undone
        today = told.standing.by_day[0]
        press = []
        if late:
            press.append(self.tr("%n requests are late", "", late))
        if today:
            press.append(self.tr("%n due today", "", today))
        if undone:
            press.append(self.tr("%n without their effect yet, to be done at once", "", undone))
        near = letters_due(told.complaints, self._wording).near
        if near:
            press.append(self.tr("%n complaints to acknowledge within a week", "", near))
        if press:
            return self.tr("{name}, {what}.").format(name=name, what=self.tr(", ").join(press))
        if told.to_clear:
            return self.tr("{name}, %n requests should be cleared today.", "", told.to_clear).format(name=name)
        if told.standing.open:
            return self.tr("{name}, nothing presses; %n requests are open.", "", told.standing.open).format(name=name)
        return self.tr("{name}, no request is open.").format(name=name)

    def _line(self, line: Line) -> RequestLine:
        assert self.told is not None
        row = row_of(line, self._wording, self.seat.names, self.seat.person.name, self.told.standing.today)
        day = self._wording.short_day(line.operative_on)
        return RequestLine(row, day, self._wording.short_day(line.letter_by_on))

    @Slot(object)
    def _open(self, line: RequestLine) -> None:
        self.seat.doors.go(BOARD, line.row.line.request)

    @Slot()
    def _go(self) -> None:
        self.seat.doors.go(BOARD)

    def _lay_out(self) -> None:
        counts = QHBoxLayout()
        counts.setSpacing(32)
        for count in self.counts.values():
            counts.addWidget(count)
        counts.addStretch(1)
        head = QHBoxLayout()
        head.addWidget(SectionLabel(self.tr("Take these first")))
        head.addStretch(1)
        head.addWidget(self.start)
        left = QVBoxLayout()
        left.setContentsMargins(INSET, 0, 0, 0)
        left.setSpacing(0)
        left.addWidget(self.title)
        left.addSpacing(2)
        left.addWidget(self.summary)
        left.addSpacing(18)
        left.addLayout(counts)
        left.addSpacing(20)
        left.addLayout(head)
        left.addSpacing(4)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addLayout(left)
        column.addWidget(self.empty)
        column.addWidget(self.first, 1)
        column.addSpacing(6)
        foot = QHBoxLayout()
        foot.setContentsMargins(INSET, 0, 0, 0)
        foot.addWidget(self.more)
        column.addLayout(foot)
        self.stand_in_columns(column)

    def _lay_out_beside(self) -> None:
        column = self.beside
        column.addWidget(SectionLabel(self.tr("Your day")))
        column.addSpacing(4)
        for row in (self.to_clear, self.mine, self.waiting, self.leaving, self.to_acknowledge, self.to_answer):
            column.addWidget(row)
        column.addSpacing(28)
        column.addWidget(SectionLabel(self.tr("Can still be extended this week")))
        column.addSpacing(6)
        self.letters_word.setWordWrap(True)
        column.addWidget(self.letters_word)
        column.addSpacing(6)
        column.addWidget(self.letters)
        column.addSpacing(28)
        column.addWidget(self._elsewhere)
        column.addSpacing(20)
        column.addWidget(SectionLabel(self.tr("At work")))
        column.addSpacing(6)
        column.addWidget(self.at_work, 0, Qt.AlignmentFlag.AlignTop)
        column.addStretch(1)
