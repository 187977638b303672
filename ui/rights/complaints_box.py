"""Complaints: all that are open by the days they have left, or all of one person; recorded and closed here.

Boundary: the database keeps each in sight until it is answered; the box lists, asks and enters. R-08.
"""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QPlainTextEdit, QWidget

from backoffice.rights import complaints, replies
from backoffice.rights.complaints import OWN_DAYS, Complaint, Ended, NewComplaint, Origin, channels_of
from backoffice.rights.letters import authorities, authority_of
from backoffice.rights.rules import Channel
from ui.kyc.wording import isolated
from ui.rights.acknowledgement_row import AcknowledgementRow, Next
from ui.rights.complaint_words import number_of, who_of
from ui.rights.letter_filed import file_letter
from ui.rights.person_choice import PersonChoice
from ui.rights.sheet import Sheet
from ui.rights.wording import RightsWording, masked
from ui.shell import fonts
from ui.shell.workspace import Seat
from ui.staff.box import Box, hint
from ui.staff.cells import CellRow, CellTable
from ui.widgets.action_button import ActionButton
from ui.widgets.choice import Choice
from ui.widgets.day_field import DayField
from ui.widgets.field import Field
from ui.widgets.label import Label
from ui.widgets.row_delegate import Cell
from ui.widgets.shapes import Shape

_WIDE = 860
_TABLE, _TEXT = 150, 110
_NEAR_DAYS = 7
_SHOWN = 900


class ComplaintsBox(Box):
    """One box for a page: `open_for` a request's person, or for nobody: every open one. The page looks by the pulse.

    `acknowledge_wanted` and `posting_wanted` carry the chosen Complaint.
    """

    acknowledge_wanted = Signal(object)
    posting_wanted = Signal(object)

    def __init__(self, frame: QWidget, seat: Seat) -> None:
        super().__init__(frame, seat, "", "", _WIDE)
        self._wording = RightsWording(seat.language)
        self._sheet: Sheet | None = None
        self._found: tuple[Complaint, ...] = ()
        self._is_new = False
        # What is half typed, by whose complaints are shown and by which of them it is about; "" is a new one.
        self._typed: dict[tuple[UUID | None, str], str] = {}
        self._about: tuple[UUID | None, str] = (None, "")
        self._chose_channel = False
        self.table = CellTable(self.tr("Complaints"), ("", "", "", ""))
        self.table.setFixedHeight(_TABLE)
        self.table.horizontalHeader().hide()
        self.table.entered.connect(self.read)
        self.table.selectionModel().currentChanged.connect(self._show_chosen)
        self.told = Label("", 12, 400, "text2")
        self.told.setWordWrap(True)
        self.acknowledgement = AcknowledgementRow(self._wording)
        self.acknowledgement.wanted.connect(self._go_on)
        self.acknowledgement.filing_wanted.connect(self._file)
        self.new = ActionButton(self.tr("Record a complaint"), keys=("F2",), icon="plus")
        self.new.setCheckable(True)
        self.new.clicked.connect(self._toggle)
        self.origin = self._choice(self.tr("Who writes"), [(each, f"rights.complaint_from.{each}") for each in Origin])
        self.channel = Choice(self.tr("How it came"))
        self.person = PersonChoice(seat, self.tr("Find the customer it is about"))
        self.authority = Choice(self.tr("Which authority"))
        for country in authorities():
            found = authority_of(country)
            assert found is not None
            self.authority.addItem(f"{self._wording.country(country)}: {found.called(seat.language)}", country)
        self.reference = Field(self.tr("Its file number"))
        self.received, self.answer_by = DayField(self.tr("Received on")), DayField(self.tr("Answer by"))
        self.ended = self._choice(self.tr("How it ends"), [(each, f"rights.complaint_ended.{each}") for each in Ended])
        self.letter = Choice(self.tr("By which letter"))
        self.answered = DayField(self.tr("Answered on"))
        for day in (self.received, self.answer_by, self.answered):
            day.setFixedWidth(124)
            day.setStyleSheet("")
            day.given_up.connect(self.close_box)
            day.confirmed.connect(self._press)
        self.words = QPlainTextEdit()
        self.words.setFont(fonts.ui_font(13))
        self.words.setFixedHeight(_TEXT)
        self.words.setTabChangesFocus(True)
        self._form, self._end = QWidget(), QWidget()
        self._lay_in()
        self.origin.currentIndexChanged.connect(self._say)
        self.channel.activated.connect(self._channel_by_hand)

    def open_for(self, sheet: Sheet | None) -> None:
        """Read the complaints, then show them; where none is open, the sheet for a new one."""
        if self.isVisible():
            return
        self._keep_words()
        self._sheet = sheet
        self.person.clear()
        self._chose_channel = False
        self._look()

    def close_box(self) -> None:
        self._keep_words()
        super().close_box()

    @Slot()
    def read(self) -> None:
        """Open the words of the chosen complaint, which the trail tells."""
        chosen = self._chosen()
        if chosen is not None:
            self.presenter.do(complaints.take_access, chosen.complaint, done=self._opened)

    def _opened(self, _until: object) -> None:
        self._look()

    def _look(self) -> None:
        if self._sheet is None:
            self.presenter.ask(complaints.open_complaints, done=self._show)
        else:
            self.presenter.ask(complaints.complaints_of, self._sheet.page.subject, done=self._show)

    def wanted_height(self) -> int:
        return self.sizeHint().height()

    def submit(self) -> None:
        chosen = self._chosen()
        words = self.words.toPlainText()
        if not words.strip():
            self.fail(self.tr("Write down what the letter says, or what was answered."))
            self.words.setFocus()
            return
        if self._is_new and self._sheet is None and not self.person.is_settled():
            self.fail(self.tr("Say whom it is about: choose the customer, or tick that it is nobody of ours."))
            self.person.text.setFocus()
            return
        if self._is_new:
            self._record(words)
        elif chosen is not None:
            on = self.answered.day()
            if on is None:
                self.fail(self.tr("This is no day. Write it as 2026-11-21."))
                return
            ended = Ended(self.ended.currentData())
            reply = UUID(self.letter.currentData()) if self.letter.currentData() else None
            work = partial(self.seat.desk.do, self.key(), complaints.close, chosen.complaint, ended, on, words, reply)
            self.run(work, self._done, self.tr("Being entered"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2 and not event.isAutoRepeat():
            self.new.toggle()
            self._toggle()
        elif event.key() == Qt.Key.Key_F6 and not event.isAutoRepeat():
            self.acknowledgement.go_on()
        elif event.key() == Qt.Key.Key_F7 and not event.isAutoRepeat():
            self.acknowledgement.file_it()
        else:
            super().keyPressEvent(event)

    @Slot(object)
    def _go_on(self, what: Next) -> None:
        """What is next about the letter that says the chosen complaint has come."""
        chosen = self._chosen()
        if chosen is None or (chosen.acknowledgement is None and what is not Next.WRITE):
            return
        if what is Next.CALL_BACK and chosen.acknowledgement is not None:
            self.presenter.do(replies.call_back, chosen.acknowledgement.reply, done=self._called_back)
            return
        self.close_box()
        (self.acknowledge_wanted if what is Next.WRITE else self.posting_wanted).emit(chosen)

    def _called_back(self, _nothing: object) -> None:
        self.seat.doors.tell(self.tr("Called back; nothing has left."))
        self.seat.pulse.beat()
        self._look()

    @Slot(object)
    def _file(self, reply: UUID) -> None:
        chosen = self._chosen()
        if chosen is not None:
            file_letter(self.seat, self, reply, chosen.complaint)

    def _record(self, words: str) -> None:
        received, by = self.received.day(), self.answer_by.day()
        if received is None or by is None:
            self.fail(self.tr("This is no day. Write it as 2026-11-21."))
            return
        page, origin = self._sheet.page if self._sheet else None, Origin(self.origin.currentData())
        told = NewComplaint(
            origin,
            Channel(self.channel.currentData()),
            str(self.authority.currentData()) if origin is Origin.AUTHORITY else "",
            self.reference.text() if origin is Origin.AUTHORITY else "",
            None if page is None else page.line.request,
            self.person.customer() if page is None else page.customer,
            received,
            by,
            words,
        )
        work = partial(self.seat.desk.do, self.key(), complaints.record, told)
        self.run(work, self._done, self.tr("Being recorded"))

    def _show(self, found: tuple[Complaint, ...]) -> None:
        self._found = found
        title = self.tr("Complaints")
        number = "" if self._sheet is None else f" · {self._sheet.number}"
        self.title.setText(f"{title}{number}")
        self.setAccessibleName(self.title.text())
        # Whose it is may be a long name: it takes what the number and the days leave.
        self.table.show_rows([self._row(each) for each in found], grows=1)
        self.table.setVisible(bool(found))
        today = self.seat.clock.now().astimezone().date()
        for day in (self.received, self.answered):
            day.show_day(today)
        self.answer_by.show_day(today + OWN_DAYS)
        self._offer_letters()
        place = self.authority.findData(self._country())
        self.authority.setCurrentIndex(max(place, 0))
        self._is_new = not any(each.outcome is None for each in found)
        self.new.setChecked(self._is_new)
        self._say()
        if not self.isVisible():
            self.open()
        (self.words if self._is_new else self.table).setFocus()

    def _offer_letters(self) -> None:
        """What of ours has left, as the answer; an authority's portal or the telephone is no letter."""
        self.letter.clear()
        self.letter.addItem(self.tr("Answered by no letter of ours"), "")
        for each in self._sheet.letters if self._sheet is not None else ():
            if each.shape is Shape.AGREES:
                self.letter.addItem(f"{each.kind}, {each.state}", str(each.reply))
        self.letter.setVisible(self.letter.count() > 1)

    def _country(self) -> str:
        return self._sheet.line.country if self._sheet is not None else "GB"

    def _row(self, told: Complaint) -> CellRow:
        wording = self._wording
        who = who_of(told, wording)
        if told.outcome is not None and told.answered_on is not None:
            said = wording.say(f"rights.complaint_ended.{told.outcome}")
            state = Cell(f"{said}, {wording.short_day(told.answered_on)}", mark=Shape.AGREES)
        else:
            shape = Shape.LATE if told.days_left < 0 else Shape.CLOSE if told.days_left <= _NEAR_DAYS else Shape.LATER
            state = Cell(f"{wording.short_day(told.answer_by)}, {wording.left(told.days_left)}", mark=shape)
        number = Cell(number_of(told), weight=600)
        about = wording.number(told.request_number) if told.request_number is not None else ""
        if told.request is None:
            about = masked(told.customer) if told.customer is not None else self.tr("nobody of ours")
        file = Cell("  ".join(part for part in (told.reference, about) if part), token="text2")
        return CellRow(str(told.complaint), (number, Cell(isolated(who)), file, state))

    def _chosen(self) -> Complaint | None:
        key = self.table.current_key()
        return next((each for each in self._found if str(each.complaint) == key), None)

    @Slot()
    def _show_chosen(self) -> None:
        if not self._is_new:
            self._say()

    @Slot()
    def _toggle(self) -> None:
        self._is_new = self.new.isChecked() or not self._found
        self._say()
        self.words.setFocus()

    @Slot()
    def _say(self) -> None:
        """The sheet for a new one, or for the end of the one that is chosen."""
        chosen = None if self._is_new else self._chosen()
        self.acknowledgement.show_complaint(chosen)
        self._show_words("" if chosen is None else str(chosen.complaint))
        can_end = chosen is not None and chosen.outcome is None
        writes = Origin(self.origin.currentData()) is Origin.AUTHORITY
        self._offer_channels(Origin(self.origin.currentData()))
        self._form.setVisible(self._is_new)
        self.person.setVisible(self._sheet is None)
        self.authority.setVisible(writes)
        self.reference.setVisible(writes)
        self._end.setVisible(can_end)
        self.words.setVisible(self._is_new or can_end)
        self.go.setVisible(self._is_new or can_end)
        self.go.set_label(self.tr("Record") if self._is_new else self.tr("Close it"))
        asked = self.tr("What the letter says, or what was said, in their words")
        answered = self.tr("What was answered, to whom, and what changed")
        self.words.setPlaceholderText(asked if self._is_new else answered)
        self.words.setAccessibleName(self.words.placeholderText())
        parts = [] if chosen is None else [part for part in (chosen.words, chosen.answer) if part]
        sealed = self.tr("Enter opens its words.") if chosen is not None else ""
        self.told.setText(isolated("\n\n".join(parts)[:_SHOWN]) if parts else sealed)
        self.told.setVisible(bool(parts or sealed))
        if self.isVisible():
            self.settle()

    def _offer_channels(self, origin: Origin) -> None:
        """The ways by which such a letter can come, the likeliest first chosen; what was chosen by hand stays."""
        ways = channels_of(origin)
        chosen = Channel(self.channel.currentData()) if self.channel.count() else None
        if not self._chose_channel or chosen not in ways:
            page = self._sheet.page if self._sheet is not None else None
            chosen = page.channel if page is not None and origin is Origin.CUSTOMER else Channel.MAIL
        if [self.channel.itemData(at) for at in range(self.channel.count())] != list(ways):
            self.channel.clear()
            for way in ways:
                self.channel.addItem(self._wording.channel(way), way)
        self.channel.setCurrentIndex(self.channel.findData(chosen))

    @Slot()
    def _channel_by_hand(self) -> None:
        self._chose_channel = True

    def _keep_words(self) -> None:
        self._typed[self._about] = self.words.toPlainText()

    def _show_words(self, about: str) -> None:
        """What was half typed about this one; what was typed about another waits there."""
        whose = self._sheet.page.subject if self._sheet is not None else None
        if self._about != (whose, about):
            self._keep_words()
            self._about = (whose, about)
            self.words.setPlainText(self._typed.get(self._about, ""))

    def _done(self, made: UUID | None) -> None:
        self.words.clear()
        self.reference.edit.clear()
        self.person.clear()
        self.close_box()
        recorded, closed = self.tr("Recorded: it stays on the board until it is closed."), self.tr("Closed.")
        self.seat.doors.tell(closed if made is None else recorded)
        self.seat.pulse.beat()

    def _choice(self, name: str, words: list[tuple[object, str]]) -> Choice:
        choice = Choice(name)
        for value, key in words:
            choice.addItem(self._wording.say(key), value)
        return choice

    def _lay_in(self) -> None:
        form = QGridLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(8)
        first, days = QHBoxLayout(), QHBoxLayout()
        for row in (first, days):
            row.setSpacing(10)
        for choice in (self.origin, self.channel):
            first.addWidget(choice)
        first.addStretch(1)
        for words, day in ((self.tr("Received on"), self.received), (self.tr("Answer by"), self.answer_by)):
            days.addWidget(Label(words, 12, 500, "text2"))
            days.addWidget(day)
        days.addStretch(1)
        parts: tuple[QWidget | QLayout, ...] = (first, self.person, self.authority, self.reference, days)
        for at, part in enumerate(parts):
            if isinstance(part, QWidget):
                form.addWidget(part, at, 0)
            else:
                form.addLayout(part, at, 0)
        end = QHBoxLayout(self._end)
        end.setContentsMargins(0, 0, 0, 0)
        end.setSpacing(10)
        end.addWidget(self.ended)
        end.addWidget(Label(self.tr("Answered on"), 12, 500, "text2"))
        end.addWidget(self.answered)
        end.addWidget(self.letter)
        end.addStretch(1)
        for widget in (self.table, self.acknowledgement, self.told, self._form, self._end, self.words):
            self.body.addWidget(widget)
        self.feet.insertWidget(0, self.new)
        self.feet.insertWidget(1, hint(self.tr("What is recorded stays in sight until it is closed.")), 1)
