"""The workspace of requests: the board, one request in its place, and today's work cleared one after the other.

Boundary: puts the parts together and binds their keys.
"""

from __future__ import annotations

from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from backoffice.desk import ReadWork
from backoffice.errors import BackofficeError
from backoffice.rights import board
from backoffice.rights.narrowing import Narrowed, Only
from backoffice.rights.rules import ReplyKind
from backoffice.staff.rules import Duty
from ui.rights.act_bar import Act, Given
from ui.rights.board_presenter import BoardPresenter
from ui.rights.board_rows import BoardRow
from ui.rights.board_view import BoardView
from ui.rights.clearing import run_of
from ui.rights.package_entry import is_ours, seeks
from ui.rights.page_boxes import PageBoxes
from ui.rights.request_presenter import RequestPresenter
from ui.rights.request_view import RequestView
from ui.rights.wording import RightsWording
from ui.shell.workspace import Seat

if TYPE_CHECKING:
    from ui.rights.letter_box import LetterSent
    from ui.rights.sheet import Sheet

_CLEARED_AT_ONCE = 200
# What is entered to the person's side leaves the request with them; a note or taking it does not.
_CLEARS = (Act.ASK, Act.WITHDRAW)


class RequestsPage(PageBoxes):
    """The board, or one request of it."""

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat)
        self._is_here = False
        self._works = Duty.DPO in seat.person.duties
        wording = RightsWording(seat.language)
        me, today = seat.person.name, seat.clock.now().date().toordinal()
        self.board = BoardView(me, wording, seat.keys, today, works=self._works)
        self._wording = wording
        self._stack = QStackedWidget()
        self._stack.addWidget(self.board)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.lists = BoardPresenter(seat, self.board, wording)
        self.clearing = run_of(seat.desk)
        self.board.table.opened.connect(self._open_row)
        self.board.pane.opened.connect(self._open_chosen)
        self.board.new_wanted.connect(self.record)
        self.board.clear_wanted.connect(self.clear_today)
        self.board.chart_wanted.connect(self._show_chart)
        self.board.complaints.acted.connect(self.show_complaints)
        seat.pulse.changed.connect(self._beat)
        self._bind()

    @cached_property
    def request(self) -> RequestView:
        """Made when the first request is opened: the board need not wait for it."""
        view = RequestView(self.seat.keys, self._wording, self.seat.person.name)
        self._stack.addWidget(view)
        view.erase_wanted.connect(self.erase)
        view.back_wanted.connect(self.go_back)
        view.next_wanted.connect(self._skip)
        view.bar.left.connect(view.focus)
        view.letter_wanted.connect(self.write_letter)
        view.answer_wanted.connect(self.prepare)
        view.consents_wanted.connect(self.show_consents)
        view.restriction_wanted.connect(self.show_restriction)
        view.objection_wanted.connect(self.show_objection)
        view.rectification_wanted.connect(self.rectify)
        view.recipients_wanted.connect(self.show_recipients)
        view.hold_wanted.connect(self.show_hold)
        view.beside.chosen.connect(self.open_at)
        self.seat.keys.bind("requests.prepare", view, self.prepare, self._why_not_prepare)
        if self._works:
            self._bind_acts(view)
        return view

    @cached_property
    def opening(self) -> RequestPresenter:
        """Opens requests and does what is to be done with them."""
        made = RequestPresenter(self.seat, self.request, self._wording)
        made.acted.connect(self._acted)
        made.not_opened.connect(self._not_opened)
        return made

    @property
    def has_opened(self) -> bool:
        """Whether a request was opened here yet."""
        return "opening" in self.__dict__

    def open_at(self, target: UUID) -> None:
        """Open one request; the board stands at it afterwards."""
        if self.clearing.current() == target:
            self.board.strip.set_only(Only.TODAY)
        self.lists.select(target)
        self._stack.setCurrentWidget(self.request)
        self.request.show_queue(self.clearing.place())
        self.opening.open(target)

    def target(self) -> UUID | None:
        return self.opening.wanted if self.has_opened else None

    def entered(self) -> None:
        if self._is_here:
            return
        self._is_here = True
        self.lists.refresh()
        if self.target() is None:
            self.board.table.setFocus()
        else:
            self.opening.look_again()

    def left(self) -> None:
        self._is_here = False
        if self.has_opened:
            self.opening.drafts.flush()

    def showEvent(self, event: QShowEvent) -> None:
        """Work goes on by itself when the window is unlocked."""
        super().showEvent(event)
        self.entered()

    @Slot()
    def go_back(self) -> None:
        """Back to the board, at the request that was open."""
        self.clearing.stop()
        if self.has_opened:
            self.opening.close()
        self._stack.setCurrentWidget(self.board)
        self.lists.refresh()
        self.board.table.setFocus()

    @Slot()
    def erase(self) -> None:
        """See what an erasure of this person would do, and how far it is."""
        sheet = self.request.sheet
        if sheet is not None and self.request.may_erase():
            self.erasures.open_for(sheet)

    @Slot()
    def record(self) -> None:
        """Record a letter that came in."""
        self.intake.open()

    @Slot()
    def write_letter(self, package: str = "", kind: ReplyKind | None = None, language: str = "") -> None:
        """Write a letter about the request that is open, or the answer that names a copy.

        It is read again first: whatever led here may have moved it on, and a letter goes with what it was read from.
        """
        if self.request.sheet is not None:
            self.opening.read_then(partial(self._write, package, kind, language))

    @Slot()
    def look_again(self) -> None:
        """Read the open request again."""
        self.opening.look_again()

    def _write(self, package: str, kind: ReplyKind | None, language: str) -> None:
        sheet = self.request.sheet
        if sheet is not None and self.request.may_write():
            self.letters.open_for(sheet, package, kind, language)
        elif sheet is not None:
            self.seat.doors.tell(self.tr("No letter can be written: {why}.").format(why=self.why_not_write()))

    @Slot()
    def prepare(self) -> None:
        """Prepare the copy that answers what is open, see who was told what, or look for who is no customer."""
        sheet = self.request.sheet
        if sheet is not None and (is_ours(sheet) or seeks(sheet)):
            (self.package if is_ours(sheet) else self.seeking).open_for(sheet)

    @Slot(object)
    def letter_sent(self, told: LetterSent) -> None:
        if told.by_post:
            self.opening.file_letter(told.reply)
        if told.kind is not ReplyKind.ACKNOWLEDGEMENT and self.clearing.current() == told.request:
            self.clearing.step()
            self._go_on()
        else:
            self.opening.look_again()

    @Slot()
    def clear_today(self) -> None:
        """Open what should be cleared today, one after the other, those of nobody else."""
        me = self.seat.person.name

        def read(work: ReadWork) -> tuple[UUID, ...]:
            lines = board.board(work, limit=_CLEARED_AT_ONCE, narrowed=Narrowed(only=Only.TODAY))
            mine = [each for each in lines if each.holder in (None, me)]
            # What waits on the person comes last, yet comes: its promise does not stop.
            order = sorted(mine, key=lambda line: (line.waits_for is not None and not line.undone, line.rank))
            return tuple(each.request for each in order)

        self.lists.ask(read, done=self._begin_clearing)

    def _begin_clearing(self, requests: tuple[UUID, ...]) -> None:
        self.clearing.begin(requests)
        self._go_on()
        if not requests:
            self.seat.doors.tell(self.tr("Nothing is left to clear today."))

    def _go_on(self) -> None:
        """The next of today's, or back to the board when all are done."""
        request = self.clearing.current()
        if request is not None:
            self.open_at(request)
            return
        if self.clearing.is_done():
            self.seat.doors.tell(self.tr("Today’s work: %n requests gone through.", "", self.clearing.count()))
        self.go_back()

    @Slot()
    def _skip(self) -> None:
        if self.clearing.current() is not None:
            self.clearing.step()
            self._go_on()

    @Slot(object)
    def _acted(self, told: Given) -> None:
        if told.act in _CLEARS and self.clearing.current() == self.opening.wanted is not None:
            self.clearing.step()
            self._go_on()

    @Slot(object)
    def _not_opened(self, error: BackofficeError) -> None:
        self.seat.doors.complain(error)
        if self.clearing.current() is not None:
            self._skip()
        else:
            self.go_back()

    @Slot(object)
    def _open_row(self, row: BoardRow) -> None:
        self.open_at(row.line.request)

    @Slot()
    def _open_chosen(self) -> None:
        row = self.board.table.current()
        if row is not None:
            self._open_row(row)

    @Slot(object)
    def _beat(self, _look: object) -> None:
        if self._is_here:
            self.lists.beat()
            if self.target() is not None and not self.request.bar.note.hasFocus():
                self.opening.look_again()

    @Slot(bool)
    def _show_chart(self, wanted: bool) -> None:
        if not wanted:
            self.board.show_chart(None)
            self.board.table.setFocus()
            return
        # What draws it takes its time to load, which no key has to wait for.
        self.seat.tasks.quick(self, _load_chart, self._put_chart)

    def _put_chart(self, _loaded: None) -> None:
        from ui.rights.days_chart import DaysChart

        chart = self.board.chart
        if chart is None:
            chart = DaysChart(RightsWording(self.seat.language))
            chart.drilled.connect(self._drill)
        self.board.show_chart(chart)
        self.lists.look_at_days()
        if isinstance(chart, DaysChart):
            chart.twin.setFocus()

    @Slot(object)
    def _drill(self, day: date) -> None:
        self.lists.drill(day)
        self.board.table.setFocus()

    @Slot()
    def _toggle_chart(self) -> None:
        self._show_chart(not self.board.is_charting())

    def _bind(self) -> None:
        keys, list_, strip = self.seat.keys, self.board, self.board.strip
        keys.bind("requests.down", list_, self._down)
        keys.bind("requests.up", list_, self._up)
        keys.bind("requests.open", list_, self._open_chosen, self._why_not_open)
        keys.bind("requests.find", list_, strip.text.setFocus)
        keys.bind("requests.mine", list_, strip.mine.toggle)
        keys.bind("requests.ended", list_, strip.ended.toggle)
        keys.bind("requests.all", list_, strip.clear)
        keys.bind("requests.timeline", list_, self._toggle_chart)
        if not self._works:
            return
        keys.bind("requests.new", list_, self.record)
        keys.bind("requests.complaints", list_, self.show_complaints)
        keys.bind("requests.clear", list_, self.clear_today)
        keys.bind("requests.hold_any", list_, self.show_hold)
        keys.bind("requests.register", list_, self.write_register)

    def _bind_acts(self, view: RequestView) -> None:
        keys = self.seat.keys
        keys.bind("requests.erase", view, self.erase, self._why_not_erase)
        keys.bind("requests.hold", view, self.show_hold, self._why_nobody)
        keys.bind("requests.skip", view, self._skip, self._why_not_skip)
        keys.bind("requests.letter", view, self.write_letter, self.why_not_write)
        keys.bind("requests.consents", view, self.show_consents, self._why_nobody)
        keys.bind("requests.restriction", view, self.show_restriction, self._why_nobody)
        keys.bind("requests.rectify", view, self.rectify, self._why_not_rectify)
        keys.bind("requests.identity", view, self.check_identity)
        keys.bind("requests.recipients", view, self.show_recipients, self._why_nobody)
        keys.bind("requests.objection", view, self.show_objection, self._why_nobody)
        keys.bind("requests.complaint", view, self.show_complaints)
        keys.bind("requests.posting", view, self.enter_posting, self.why_not_post)
        keys.bind("requests.call_back", view, self._call_back, self._why_not_call_back)
        for act in Act:
            choosing = _Choosing(self, act)
            keys.bind(f"requests.{act}", view.bar, choosing, choosing.why_not)

    def _call_back(self) -> None:
        self.opening.call_back()

    def why_not(self) -> str:
        """Why an act cannot be done with what is open."""
        return self.tr("not as this request stands")

    def _why_not_erase(self) -> str:
        return "" if self.request.may_erase() else self.tr("no customer of ours asks")

    def _why_not_open(self) -> str:
        return "" if self.board.table.current() is not None else self.tr("choose a request first")

    @Slot()
    def rectify(self) -> None:
        """Correct what the request disputes, and see what was corrected."""
        if self.request.sheet is not None and self.request.may_rectify():
            self.corrections.open_for(self.request.sheet)

    def _why_not_rectify(self) -> str:
        return "" if self.request.may_rectify() else self.tr("no customer of ours asks for a correction here")

    def opened_sheet(self) -> Sheet | None:
        return self.request.sheet if self.target() is not None else None

    def _why_nobody(self) -> str:
        sheet = self.request.sheet
        known = sheet is not None and sheet.page.customer is not None
        return "" if known else self.tr("nobody of ours asks here")

    def why_not_write(self) -> str:
        return "" if self.request.may_write() else self.request.why_not_write() or self.why_not()

    def _why_not_prepare(self) -> str:
        sheet = self.request.sheet
        return "" if sheet is not None and (is_ours(sheet) or seeks(sheet)) else self.tr("nobody of ours asks")

    def _why_not_call_back(self) -> str:
        return "" if self.request.waiting_letter() is not None else self.tr("no letter waits to leave")

    def _why_not_skip(self) -> str:
        return "" if self.clearing.current() is not None else self.tr("only while today’s work is cleared")

    @Slot()
    def _down(self) -> None:
        self.board.table.step(1)

    @Slot()
    def _up(self) -> None:
        self.board.table.step(-1)


def _load_chart() -> None:
    import ui.rights.days_chart  # noqa: F401


class _Choosing:
    """Makes ready for one act; a value that can be bound to a key."""

    def __init__(self, page: RequestsPage, act: Act) -> None:
        self._page = page
        self._act = act

    def __call__(self) -> None:
        self._page.request.bar.choose(self._act)

    def why_not(self) -> str:
        return "" if self._page.request.bar.allows(self._act) else self._page.why_not()
