"""The box in which those who had the data are told of a correction, erasure or restriction, or it stands why not.

Boundary: the query that an access answer is made from names them; a letter leaves by the outbox.
R-02, R-03, R-04; GDPR Art. 19.
"""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from backoffice.desk import ReadWork
from backoffice.errors import BackofficeError
from backoffice.rights import recipients
from backoffice.rights.letters import LANGUAGES, LetterDraft
from backoffice.rights.recipients import Cause, Had, Occasion, Way
from ui.rights.letter_words import LANGUAGE_NAMES
from ui.rights.rectification_rows import more_of, recipient_rows
from ui.rights.wording import RightsWording
from ui.shell import fonts, text
from ui.shell.workspace import Seat
from ui.staff.box import Box, hint
from ui.staff.cells import CellTable
from ui.widgets.action_button import ActionButton
from ui.widgets.choice import Choice
from ui.widgets.field import Field
from ui.widgets.label import Label

_WIDE = 960
_TABLE = 160
_TEXT = 260


class RecipientsBox(Box):
    """One box for a page; `open_for` shows it for a request. `letter_wanted` when the list lies begun as a letter."""

    letter_wanted = Signal()

    def __init__(self, frame: QWidget, seat: Seat) -> None:
        super().__init__(frame, seat, "", "", _WIDE)
        self._wording = RightsWording(seat.language)
        self._request: UUID | None = None
        self._had: tuple[Had, ...] = ()
        self._cause: Cause | None = None
        self._may_write = False
        self._letter: LetterDraft | None = None
        self.title.setText(self.tr("Who had the data"))
        self.setAccessibleName(self.title.text())
        self.said = Label("", 13, 400)
        self.said.setWordWrap(True)
        heads = (
            self.tr("Recipient"),
            self.tr("What"),
            self.tr("Received"),
            self.tr("What became of it"),
        )
        self.table = CellTable(self.tr("Recipients"), heads)
        self.table.setFixedHeight(_TABLE)
        self.table.entered.connect(self._to_form)
        self.more = Label("", 12, 400, "text2")
        self.more.setWordWrap(True)
        self.way = Choice(self.tr("What is done"))
        self.language = Choice(self.tr("Language"))
        for language in LANGUAGES:
            self.language.addItem(LANGUAGE_NAMES[language], language)
        self.address = Field(self.tr("To which address"))
        self.words = QPlainTextEdit()
        self.words.setFont(fonts.ui_font(13))
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(_TEXT)
        self.person = ActionButton(self.tr("Tell the person who they are"), keys=("F6",), icon="letters")
        self.person.clicked.connect(self.tell_the_person)
        self._form = QWidget()
        self._lay_in()
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        self.way.currentIndexChanged.connect(self._changed_way)
        self.language.currentIndexChanged.connect(self._draft)

    def open_for(self, request: UUID, *, may_write: bool = False) -> None:
        """Read who had it and who was told, then show it; `may_write` where the person can be written to about it."""
        if not self.isVisible():
            self._request, self._may_write = request, may_write
            self._look()

    @Slot()
    def tell_the_person(self) -> None:
        """Put who they are, and who was told, into the letter to the person, who asked for it (Art. 19)."""
        request = self._request
        if request is None or self.person.isHidden():
            return
        desk, key = self.seat.desk, self.key()

        def begun(_nothing: None) -> None:
            self.close_box()
            self.letter_wanted.emit()

        self.run(lambda: desk.do(key, recipients.tell_the_person, request), begun, self.tr("Being written"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F6 and not event.isAutoRepeat():
            self.tell_the_person()
        else:
            super().keyPressEvent(event)

    def wanted_height(self) -> int:
        # What was shown or hidden a moment ago counts at once.
        layout = self._form.layout()
        if layout is not None:
            layout.invalidate()
            layout.activate()
        self.content.invalidate()
        self.content.activate()
        return self.content.totalHeightForWidth(min(_WIDE, self._frame.width() - 32))

    def forget(self) -> None:
        """No word about the person stays behind in a closed box."""
        self.words.clear()
        self.address.edit.clear()
        self._letter = None

    def submit(self) -> None:
        had, request = self._current(), self._request
        if had is None or request is None:
            return
        desk, key, way, whom = self.seat.desk, self.key(), self._way(), had.key
        words, letter, address = self.words.toPlainText(), self._letter, self.address.text()

        def work() -> object:
            if way is not Way.TOLD or letter is None:
                return desk.do(key, recipients.excuse, request, whom, way, words)
            told = LetterDraft(letter.kind, letter.language, letter.subject, words)
            return desk.do(key, recipients.tell, request, whom, address, told)

        self.run(work, self._done, self.tr("Being entered"))

    def _look(self) -> None:
        request = self._request
        if request is None:
            return

        def read(work: ReadWork) -> tuple[Cause | None, tuple[Had, ...]]:
            return recipients.cause(work, request), recipients.recipients(work, request)

        self.presenter.ask(read, done=self._came)

    def _came(self, told: tuple[Cause | None, tuple[Had, ...]]) -> None:
        self._cause, self._had = told
        had = self._had
        self.table.show_rows(recipient_rows(had, self._wording, self.seat.names), grows=1)
        open_ = sum(1 for each in had if each.waits)
        self.table.setVisible(bool(had))
        self.person.setVisible(self._cause is not None and self._may_write)
        self.said.setText(self._says(open_))
        first = next((at for at, each in enumerate(had) if each.waits), 0)
        if had:
            self.table.selectRow(first)
        self._chosen()
        if self.isVisible():
            self.settle()
        else:
            self.open()
        (self.table if had else self).setFocus()

    def _says(self, open_: int) -> str:
        if self._cause is None:
            return self.tr("Nothing was corrected, erased or restricted for this request yet. Nobody is to be told.")
        if not self._had and self._cause.occasion is Occasion.LIFTING:
            return self.tr("Nobody was told of the restriction, so that nobody is to be told of its end.")
        if not self._had:
            return self.tr("Nobody has received any of this data: no bank, provider or mail service, nor by the log.")
        told = (
            self.tr("%n of them are still to be told, or it is recorded why not.", "", open_)
            if open_
            else self.tr("Each of them was told, or it stands why not.")
        )
        occasion = self._wording.say(f"rectification.occasion.{self._cause.occasion}")
        return f"{occasion.format(at=self._wording.moment(self._cause.at))} {told}"

    @Slot()
    def _chosen(self) -> None:
        had = self._current()
        may = had is not None and had.waits
        self.more.setVisible(had is not None)
        if had is not None:
            self.more.setText(more_of(had, self._wording, self._cause))
            self._offer(had)
        self._form.setVisible(may)
        self.go.setVisible(may)
        if may:
            self._changed_way()
        if self.isVisible():
            self.settle()

    def _offer(self, had: Had) -> None:
        """The ways that there are for this recipient; the one that was chosen stays."""
        chosen = self.way.currentData()
        self.way.blockSignals(True)
        self.way.clear()
        for way in had.ways:
            self.way.addItem(self._wording.say(f"rectification.way.{way}"), way.value)
        self.way.setCurrentIndex(max(0, self.way.findData(chosen)))
        self.way.blockSignals(False)

    @Slot()
    def _changed_way(self) -> None:
        is_letter = self._way() is Way.TOLD
        self.address.setVisible(is_letter)
        self.language.setVisible(is_letter)
        self.go.set_label(self.tr("Send the letter") if is_letter else self.tr("Record it"))
        named = self.tr("The letter") if is_letter else self.tr("Reason")
        self.words.setAccessibleName(named)
        self.words.setPlaceholderText(
            "" if is_letter else self.tr("Why: kept as proof, and told to the person if they ask")
        )
        self.words.clear()
        self._letter = None
        if is_letter:
            self._draft()
        if self.isVisible():
            self.settle()

    @Slot()
    def _draft(self) -> None:
        had, request, language = self._current(), self._request, str(self.language.currentData())
        if had is None or request is None or self._way() is not Way.TOLD:
            return
        whom = had.key

        def read(work: ReadWork) -> tuple[str, LetterDraft]:
            return whom, recipients.notice(work, request, whom, language)

        self.presenter.ask(read, done=self._show_letter, failed=self._failed)

    def _show_letter(self, told: tuple[str, LetterDraft]) -> None:
        had = self._current()
        if had is not None and had.key == told[0] and self._way() is Way.TOLD:
            self._letter = told[1]
            self.words.setPlainText(told[1].text)

    def _failed(self, error: BackofficeError) -> None:
        self.fail(text.sentence(error))

    def _done(self, _answer: object) -> None:
        self.address.edit.clear()
        self.words.clear()
        self.seat.pulse.beat()
        self._look()

    def _current(self) -> Had | None:
        key = self.table.current_key()
        return next((each for each in self._had if each.key == key), None)

    def _way(self) -> Way:
        return Way(str(self.way.currentData()))

    @Slot()
    def _to_form(self) -> None:
        if self._form.isVisible():
            self.way.setFocus()

    def _lay_in(self) -> None:
        choices = QHBoxLayout()
        choices.setSpacing(10)
        choices.addWidget(self.way)
        choices.addWidget(self.language)
        choices.addStretch(1)
        column = QVBoxLayout(self._form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(choices)
        column.addWidget(self.address)
        column.addWidget(self.words)
        self.body.setSpacing(12)
        parts: tuple[QWidget, ...] = (
            self.said,
            self.table,
            self.more,
            self._form,
            hint(self.tr("Recipients are told unless that is impossible or out of proportion (GDPR Art. 19).")),
        )
        for widget in parts:
            self.body.addWidget(widget)
        self.feet.insertWidget(0, self.person)
