"""The box at the right in which a report is put together: its kind, whose, its period, form and language."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from backoffice.documents.drawn import Form
from backoffice.ledger.report import Asked, ReportKind
from ui.audit.worded_shape import WordedShape
from ui.shell.tasks import Standing
from ui.widgets.action_button import ActionButton
from ui.widgets.choice import Choice
from ui.widgets.field import Field
from ui.widgets.ground import Side
from ui.widgets.label import Label
from ui.widgets.labelled import labelled
from ui.widgets.progress_line import progress_words
from ui.widgets.shapes import Shape
from ui.widgets.tick_box import TickBox
from ui.widgets.track import Track


class ReportBox(Side):
    """`wanted` carries what is asked for, `stopped` that it is given up; `left` says that Esc was pressed."""

    wanted = Signal(object)
    stopped = Signal()
    left = Signal()

    def __init__(self, zone: str, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self.file: Path | None = None
        self.title = Label(self.tr("Make a report"), 15, 600)
        self.kind = self._choice(
            self.tr("Kind of report"),
            [
                (self.tr("Account statement"), ReportKind.STATEMENT),
                (self.tr("Trial balance"), ReportKind.TRIAL_BALANCE),
                (self.tr("Journal"), ReportKind.JOURNAL),
                (self.tr("Customer history"), ReportKind.CUSTOMER),
            ],
        )
        self.account = Field(self.tr("Account, with all under it"))
        self.account.edit.setPlaceholderText("Assets:Bank")
        self.holder = Field(self.tr("Customer’s pseudonym"))
        self.since = Field(self.tr("From day"))
        self.until = Field(self.tr("To day, that day included"))
        for field in (self.since, self.until):
            field.edit.setPlaceholderText("2026-11-19")
        self.wallets = TickBox(self.tr("Every wallet on a line of its own"))
        self.form = self._choice(self.tr("File"), [("PDF", Form.PDF), ("CSV", Form.CSV), ("XLSX", Form.XLSX)])
        self.language = self._choice(self.tr("Language"), [("English", "en"), ("简体中文", "zh")])
        self.language.setCurrentIndex(self.language.findData(language))
        self.write = ActionButton(self.tr("Write the report"), icon="pdf", keys=("Enter",))
        self.stop = ActionButton(self.tr("Stop"), icon="close")
        self.track = Track(QSizePolicy.Policy.Expanding)
        self.numbers = Label("", 11, 400, "text2")
        self.said = WordedShape()
        self.look = ActionButton(self.tr("Look at it"), icon="zoom_in")
        self.open_file = ActionButton(self.tr("Open"), icon="window")
        self.folder = ActionButton(self.tr("Folder"), icon="folder")
        self._lay_out()
        self.kind.currentIndexChanged.connect(self._fit)
        self.write.clicked.connect(self._write)
        self.stop.clicked.connect(self.stopped)
        self.show_idle()
        self._fit()

    def fill(self, asked: Asked) -> None:
        """Begin with this; what is not said stays as it was chosen last."""
        self.kind.setCurrentIndex(self.kind.findData(asked.kind))
        self.form.setCurrentIndex(self.form.findData(asked.form))
        self.language.setCurrentIndex(self.language.findData(asked.language))
        self.account.edit.setText(asked.account)
        self.holder.edit.setText(asked.holder)
        self.wallets.setChecked(asked.each_wallet)
        since = asked.since
        if asked.kind is ReportKind.TRIAL_BALANCE and since is not None:
            since -= timedelta(days=1)
        for field, day in ((self.since, since), (self.until, asked.until)):
            field.edit.setText(day.isoformat() if day is not None else "")
            field.fail("")
        self._fit()

    def made(self) -> Asked | None:
        """What the fields ask for; None, with a word under the field, where one cannot be read."""
        kind = ReportKind(self.kind.currentData())
        days: list[date | None] = []
        good = True
        for field in (self.since, self.until):
            typed = field.text().strip()
            field.fail("")
            try:
                days.append(date.fromisoformat(typed) if typed else None)
            except ValueError:
                field.fail(self.tr("“{text}” is no day. Write 2026-11-19.").format(text=typed))
                good = False
        for field, needed in ((self.account, ReportKind.STATEMENT), (self.holder, ReportKind.CUSTOMER)):
            missing = kind is needed and not field.text().strip()
            field.fail(self.tr("Say whose report it is.") if missing else "")
            good = good and not missing
        if not good:
            return None
        since, until = days
        if kind is ReportKind.TRIAL_BALANCE and since is not None:
            since += timedelta(days=1)
        whose = self.account.text().strip().replace(" / ", ":").strip(":")
        return Asked(
            kind=kind,
            form=Form(self.form.currentData()),
            language=self.language.currentData(),
            zone=self._zone,
            account=whose if kind in (ReportKind.STATEMENT, ReportKind.TRIAL_BALANCE) else "",
            holder=self.holder.text().strip() if kind is ReportKind.CUSTOMER else "",
            since=since,
            until=until,
            each_wallet=self.wallets.isChecked() and kind is ReportKind.TRIAL_BALANCE,
        )

    def show_progress(self, standing: Standing) -> None:
        """How far it is; before the first line there is no bar."""
        self.write.setEnabled(False)
        for part in (self.stop, self.numbers):
            part.show()
        self.said.hide()
        self.track.setVisible(bool(standing.total))
        self.track.part = min(1.0, standing.done / standing.total) if standing.total else 0.0
        self.track.update()
        words = progress_words(standing.done, standing.total, standing.rate, standing.running)
        self.numbers.setText(words if standing.done else self.tr("Adding up"))

    def show_idle(self) -> None:
        """Nothing is being written."""
        self.write.setEnabled(True)
        for part in (self.stop, self.track, self.numbers, self.said, self.look, self.open_file, self.folder):
            part.hide()

    def show_result(self, shape: Shape, words: str, file: Path | None = None) -> None:
        """What it came to, and what can be done with the file."""
        self.show_idle()
        self.file = file
        self.said.show_mark(shape, words)
        self.said.show()
        for button in (self.open_file, self.folder):
            button.setVisible(file is not None)
        self.look.setVisible(file is not None and file.suffix == ".pdf")
        if file is not None:
            (self.open_file if self.look.isHidden() else self.look).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self._write()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _choice(self, name: str, offers: Sequence[tuple[str, object]]) -> Choice:
        choice = Choice(name)
        for words, value in offers:
            choice.addItem(words, value)
        return choice

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(17, 14, 16, 14)
        column.setSpacing(12)
        column.addWidget(self.title)
        column.addLayout(labelled(self.kind))
        column.addWidget(self.account)
        column.addWidget(self.holder)
        for pair in ((self.since, self.until), (self.form, self.language)):
            row = QHBoxLayout()
            row.setSpacing(12)
            for part in pair:
                if isinstance(part, Choice):
                    row.addLayout(labelled(part), 1)
                else:
                    row.addWidget(part, 1)
            column.addLayout(row)
            if pair[0] is self.since:
                column.addWidget(self.wallets)
        buttons = QHBoxLayout()
        buttons.addWidget(self.write)
        buttons.addWidget(self.stop)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addWidget(self.track)
        column.addWidget(self.numbers)
        column.addWidget(self.said)
        after = QHBoxLayout()
        after.setSpacing(8)
        for button in (self.look, self.open_file, self.folder):
            after.addWidget(button)
        after.addStretch(1)
        column.addLayout(after)
        column.addStretch(1)

    @Slot()
    def _fit(self) -> None:
        """Only what this kind asks for is shown."""
        kind = ReportKind(self.kind.currentData())
        self.account.setVisible(kind in (ReportKind.STATEMENT, ReportKind.TRIAL_BALANCE))
        self.holder.setVisible(kind is ReportKind.CUSTOMER)
        self.wallets.setVisible(kind is ReportKind.TRIAL_BALANCE)
        balance = kind is ReportKind.TRIAL_BALANCE
        self.since.label.setText(self.tr("Compared with") if balance else self.tr("From day"))
        self.until.label.setText(self.tr("As of") if balance else self.tr("To, included"))
        for field in (self.since, self.until):
            field.edit.setAccessibleName(field.label.text())

    @Slot()
    def _write(self) -> None:
        if not self.write.isEnabled():
            return
        asked = self.made()
        if asked is not None:
            self.wanted.emit(asked)
