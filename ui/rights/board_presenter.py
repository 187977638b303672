"""Asks for the board a page at a time, narrows and searches it, and shows the chosen request's clocks beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from PySide6.QtCore import QTimer, Slot

from backoffice.desk import Desk, ReadWork
from backoffice.errors import BackofficeError, Missing
from backoffice.people import looking_up
from backoffice.people.rules import SearchTooShort
from backoffice.rights import board, complaints
from backoffice.rights.complaints import Complaint
from backoffice.rights.narrowing import Narrowed, Only
from backoffice.rights.views import DayLoad, Line, Standing
from ui.rights.board_rows import BoardRow, Row, rows_of
from ui.rights.board_view import BoardView
from ui.rights.complaint_words import letters_due, said_of
from ui.rights.sheet import Sheet, sheet_of
from ui.rights.wording import RightsWording
from ui.shell.presenter import Presenter
from ui.shell.tasks import Task
from ui.shell.workspace import Seat

_COMPLAINT_NEAR = 7
_SETTLED_MS = 120
_FOUND_AT_MOST = 50
_EVERY_BEAT_AT_MOST, _AGAIN_AT_MOST = 500, 2_000
Page = tuple[tuple[Row, ...], bool, date]


class BoardPresenter(Presenter):
    """The list, its pages and the pane."""

    def __init__(self, seat: Seat, view: BoardView, wording: RightsWording) -> None:
        super().__init__(seat, view)
        self._view = view
        self._wording = wording
        self._narrowed = Narrowed()
        self._search = ""
        self._meant: tuple[str, tuple[UUID, ...]] = ("", ())
        self._is_ended = False
        self._wanted: UUID | None = None
        self._reading: Task | None = None
        self._peeking: Task | None = None
        self.standing: Standing | None = None
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._settled.timeout.connect(self._peek)
        view.table.rows.more_wanted.connect(self._more)
        view.table.chosen.connect(self._chosen)
        view.strip.changed.connect(self._narrow)
        view.strip.searched.connect(self._searched)
        view.strip.left.connect(view.table.setFocus)

    @Slot()
    def refresh(self) -> None:
        """Look again: the figures, the rows that are shown, the pane."""
        self._look_at_figures()
        self._read(min(_AGAIN_AT_MOST, max(board.PAGE, self._view.table.rows.requests())))

    @Slot()
    def beat(self) -> None:
        """The regular look; whoever has gone far down the list keeps the rows they have."""
        if self._view.table.rows.requests() > _EVERY_BEAT_AT_MOST:
            self._look_at_figures()
        else:
            self.refresh()

    def _look_at_figures(self) -> None:
        self.ask(board.standing, done=self._show_standing)
        self.ask(complaints.open_complaints, done=self._show_complaints)
        if self._view.is_charting():
            self.ask(board.by_day, done=self._show_days)

    def select(self, request: UUID | None) -> None:
        """Go to this request once it is there."""
        self._wanted = request
        self._view.table.select(request)

    def drill(self, day: date) -> None:
        """Show what is due on that day and after it."""
        self._view.strip.clear()
        self._narrowed = replace(self._narrowed, from_day=day)
        self._view.strip.all.show()
        self._read(board.PAGE, anew=True)

    def look_at_days(self) -> None:
        self.ask(board.by_day, done=self._show_days)

    @Slot()
    def _narrow(self) -> None:
        strip = self._view.strip
        self._narrowed, self._search = strip.narrowed(), strip.search_now()
        self._is_ended = strip.ended.isChecked()
        self._read(board.PAGE, anew=True)

    @Slot(str)
    def _searched(self, words: str) -> None:
        if words != self._search:
            self._search = words
            self._read(board.PAGE, anew=True)

    def _read(self, limit: int, *, anew: bool = False) -> None:
        if self._reading is not None:
            self._reading.drop()
        wording, names, me = self._wording, self.seat.names, self.seat.person.name
        narrowed, search, is_ended = self._narrowed, self._search, self._is_ended

        desk, meant = self.seat.desk, self._meant if self._meant[0] == search else ("", ())

        def read(work: ReadWork) -> Page:
            today = board.today(work)
            if search:
                lines = found(work, search, meant[1], is_ended=is_ended)
                return rows_of(lines, wording, names, me, today), True, today
            if is_ended:
                lines = board.ended(work)
                return rows_of(lines, wording, names, me, today), True, today
            lines = board.board(work, limit=limit, narrowed=narrowed)
            return rows_of(lines, wording, names, me, today), len(lines) < limit, today

        def look() -> tuple[Page, tuple[str, tuple[UUID, ...]]]:
            nonlocal meant
            # Looking somebody up is entered: once for what was typed, however often the board is read anew.
            if search and meant[0] != search:
                meant = (search, people_meant(desk, search))
            return desk.ask(read), meant

        def show(told: tuple[Page, tuple[str, tuple[UUID, ...]]]) -> None:
            self._reading = None
            page, self._meant = told
            self._show(page, anew=anew)

        self._reading = self.seat.tasks.quick(self, look, show)

    def _show(self, told: Page, *, anew: bool) -> None:
        rows, is_whole, today = told
        table = self._view.table
        table.set_today(today.toordinal())
        before = None if anew else self._wanted or self._request()
        if anew or not table.rows.swap_rows(rows):
            table.rows.show_rows(rows, is_whole=is_whole)
            if not table.select(before):
                table.step(1)
        self._wanted = None
        self._view.show_empty(*(self._why_empty() if not rows else ("", ())))
        self._settled.start()

    @Slot()
    def _more(self) -> None:
        table, narrowed = self._view.table, self._narrowed
        last = table.rows.last()
        wording, names, me = self._wording, self.seat.names, self.seat.person.name

        def read(work: ReadWork) -> tuple[tuple[Row, ...], bool]:
            lines = board.board(work, after=last, narrowed=narrowed)
            return rows_of(lines, wording, names, me, board.today(work), last), len(lines) < board.PAGE

        def show(told: tuple[tuple[Row, ...], bool]) -> None:
            # The list may have begun anew meanwhile.
            if table.rows.last() == last:
                table.rows.add_rows(told[0], is_whole=told[1])

        self.ask(read, done=show)

    @Slot(object)
    def _chosen(self, row: BoardRow | None) -> None:
        if row is None or self._view.pane.sheet is None or self._view.pane.sheet.line.request != row.line.request:
            self._settled.start()

    @Slot()
    def _peek(self) -> None:
        """Show the clocks of the chosen request; no access is taken for them."""
        if self._peeking is not None:
            self._peeking.drop()
            self._peeking = None
        request = self._request()
        if request is None:
            self._view.pane.show_sheet(None)
            return
        wording, names = self._wording, self.seat.names

        def read(work: ReadWork) -> Sheet:
            return sheet_of(board.page(work, request), wording, names, board.today(work))

        self._peeking = self.ask(read, done=self._view.pane.show_sheet, failed=self._gone)

    def _gone(self, error: BackofficeError) -> None:
        if isinstance(error, Missing):
            self._view.pane.show_sheet(None)
        else:
            self.seat.doors.complain(error)

    def _request(self) -> UUID | None:
        row = self._view.table.current()
        return row.line.request if row is not None else None

    def _show_complaints(self, found: tuple[Complaint, ...]) -> None:
        due = letters_due(found, self._wording)
        near = due.near > 0 or any(each.days_left <= _COMPLAINT_NEAR for each in found)
        self._view.show_complaints([said_of(each, self._wording) for each in found], due.lines, near=near)

    def _show_standing(self, told: Standing) -> None:
        self.standing = told
        self._view.show_standing(told)

    def _show_days(self, days: tuple[DayLoad, ...]) -> None:
        from ui.rights.days_chart import DaysChart

        if isinstance(self._view.chart, DaysChart):
            self._view.chart.show_days(days)

    def _why_empty(self) -> tuple[str, tuple[str, ...]]:
        keys = self.seat.keys
        if self._search:
            return self.tr("No request has this number or this person."), keys.caps("requests.all")
        if self._is_ended:
            return self.tr("Nothing has ended yet."), keys.caps("requests.ended")
        if self._narrowed.only is Only.TODAY and self._narrowed == Narrowed(only=Only.TODAY):
            return self.tr("Nothing is left to clear today."), keys.caps("requests.all")
        if self._narrowed.narrows():
            return self.tr("No open request is like that."), keys.caps("requests.all")
        return self.tr("No request is open. Record one when it comes in."), keys.caps("requests.new")


def people_meant(desk: Desk, words: str) -> tuple[UUID, ...]:
    """The people whom words mean that are no request's number; nobody by too few letters."""
    if _number(words) is not None:
        return ()
    try:
        return looking_up.customers_like(desk, words, _FOUND_AT_MOST)
    except SearchTooShort:
        return ()


def found(work: ReadWork, words: str, customers: tuple[UUID, ...], *, is_ended: bool) -> tuple[Line, ...]:
    """Requests by their number, or those of the people the words mean; the open ones first."""
    number = _number(words)
    if number is not None:
        try:
            return (board.numbered(work, number),)
        except Missing:
            return ()
    if not customers:
        return ()
    open_ones = board.board(work, narrowed=Narrowed(subjects=customers))
    ended = [each for one in customers for each in board.of_customer(work, one) if each.ended_at is not None]
    return tuple(ended) if is_ended else (*open_ones, *ended)


def _number(words: str) -> int | None:
    number = words.upper().removeprefix("R-")
    return int(number) if number.isascii() and number.isdigit() and len(number) < 18 else None
