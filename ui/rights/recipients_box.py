"""The box in which those who had the old values are told of a correction, or it is recorded why they are not.

Boundary: the disclosure log names them; a letter leaves by the outbox. R-02; GDPR Art. 19.
"""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from backoffice.desk import ReadWork
from backoffice.errors import BackofficeError
from backoffice.rights import recipients
from backoffice.rights.letters import LANGUAGES, LetterDraft
from backoffice.rights.recipients import Had, Way
from ui.rights.letter_words import LANGUAGE_NAMES
from ui.rights.rectification_rows import recipient_rows
from ui.rights.wording import RightsWording
from ui.shell import fonts, text
from ui.shell.workspace import Seat
from ui.staff.box import Box, hint
from ui.staff.cells import CellTable
from ui.widgets.choice import Choice
from ui.widgets.field import Field
from ui.widgets.label import Label

_WIDE = 900
_TABLE = 132
_TEXT = 260


class RecipientsBox(Box):
    """One box for a page; `open_for` shows it for a request."""

    def __init__(self, frame: QWidget, seat: Seat) -> None:
        super().__init__(frame, seat, "", "", _WIDE)
        self._wording = RightsWording(seat.language)
        self._request: UUID | None = None
        self._had: tuple[Had, ...] = ()
        self._letter: LetterDraft | None = None
        self.title.setText(self.tr("Who had the old values"))
        self.setAccessibleName(self.title.text())
        self.said = Label("", 13, 400)
        self.said.setWordWrap(True)
        heads = (
            self.tr("Recipient"),
            self.tr("Received"),
            self.tr("Times"),
            self.tr("What became of it"),
            self.tr("Reason"),
        )
        self.table = CellTable(self.tr("Recipients"), heads)
        self.table.setFixedHeight(_TABLE)
        self.table.entered.connect(self._to_form)
        self.way = Choice(self.tr("What is done"))
        for way in Way:
            self.way.addItem(self._wording.say(f"rectification.way.{way}"), way.value)
        self.language = Choice(self.tr("Language"))
        for language in LANGUAGES:
            self.language.addItem(LANGUAGE_NAMES[language], language)
        self.address = Field(self.tr("To which address"))
        self.words = QPlainTextEdit()
        self.words.setFont(fonts.ui_font(13))
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(_TEXT)
        self._form = QWidget()
        self._lay_in()
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        self.way.currentIndexChanged.connect(self._changed_way)
        self.language.currentIndexChanged.connect(self._draft)

    def open_for(self, request: UUID) -> None:
        """Read who had it and who was told, then show it."""
        if not self.isVisible():
            self._request = request
            self._look()

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
        self.presenter.ask(recipients.recipients, self._request, done=self._came)

    def _came(self, had: tuple[Had, ...]) -> None:
        self._had = had
        self.table.show_rows(recipient_rows(had, self._wording, self.seat.names), grows=4)
        open_ = sum(1 for each in had if each.told is None)
        self.table.setVisible(bool(had))
        if not had:
            self.said.setText(
                self.tr(
                    "Nothing of what was corrected had left the firm, as far as its log goes. Nobody is to be told."
                )
            )
        elif open_:
            self.said.setText(self.tr("%n of them are still to be told, or it is recorded why not.", "", open_))
        else:
            self.said.setText(self.tr("Each of them was told, or it stands why not."))
        first = next((at for at, each in enumerate(had) if each.told is None), 0)
        if had:
            self.table.selectRow(first)
        self._chosen()
        if self.isVisible():
            self.settle()
        else:
            self.open()
        (self.table if had else self).setFocus()

    @Slot()
    def _chosen(self) -> None:
        had = self._current()
        may = had is not None and had.told is None
        self._form.setVisible(may)
        self.go.setVisible(may)
        if may:
            self._changed_way()
        if self.isVisible():
            self.settle()

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
            self._form,
            hint(self.tr("Recipients are told unless that is impossible or out of proportion (GDPR Art. 19).")),
        )
        for widget in parts:
            self.body.addWidget(widget)
