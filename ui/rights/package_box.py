"""The box in which the answer to a request for a copy is prepared, and where one sees who was told what before.

Boundary: nothing is opened before the officer says so; the package is written beside the window's thread. R-01, R-05.
"""

from __future__ import annotations

import shutil
import tempfile
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimeZone, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from backoffice.errors import BackofficeError
from backoffice.rights import access
from backoffice.rights.access_rules import Agreement, FacesOut, PackageAsked, PackageMade, Preview
from backoffice.rights.package import write_package
from ui.audit.worded_shape import WordedShape
from ui.kyc.case_file_window import CaseFileWindow
from ui.rights.package_entry import is_ours, prepares
from ui.rights.package_rows import BoxRows, box_rows
from ui.rights.sheet import Sheet
from ui.rights.unchecked_asker import UncheckedAsker, note_vouched
from ui.shell import text
from ui.shell.tasks import Cancelled, Progress, Task
from ui.shell.workspace import Seat
from ui.staff.box import Box, hint
from ui.staff.cells import CellRow, CellTable
from ui.widgets.action_button import ActionButton
from ui.widgets.choice import Choice
from ui.widgets.label import Label, SectionLabel
from ui.widgets.progress_line import progress_words
from ui.widgets.shapes import Shape
from ui.widgets.tick_box import TickBox
from ui.widgets.track import Track

_WIDE = 860
_PAGES_SHOWN = 30
_LANGUAGES = (("English", "en"), ("简体中文", "zh"))


class PackageBox(Box):
    """One box for a page; `open_for` shows it for a request. `letter_wanted` names the package and its language."""

    letter_wanted = Signal(str, str)

    def __init__(self, frame: QWidget, seat: Seat) -> None:
        super().__init__(frame, seat, "", "", _WIDE)
        self._sheet: Sheet | None = None
        self._read: BoxRows | None = None
        self._running: Task | None = None
        self._package: Path | None = None
        self._made: PackageMade | None = None
        self._written_in = ""
        self._shown_in: Path | None = None
        self.window_shown: CaseFileWindow | None = None
        self._most: dict[CellTable, int] = {}
        self.lead = hint("")
        self.held_title = SectionLabel(self.tr("In the package, in the words of the answer"))
        self.held = self._table(self.tr("In the package"), 7)
        self.withheld_title = SectionLabel(self.tr("Not in it, and why"))
        self.withheld = self._table(self.tr("Not in it, and why"), 5)
        self.log_title = SectionLabel(self.tr("Who was told before"))
        self.log = self._table(self.tr("Who was told before"), 4)
        self.no_log = Label(self.tr("Nobody was told anything so far."), 12, 400, "text2")
        self.language = Choice(self.tr("Language of the answer"))
        for words, code in _LANGUAGES:
            self.language.addItem(words, code)
        self.faces = TickBox(self.tr("With pictures of the face"))
        self.faces.toggled.connect(self._settle_faces)
        self.without = Choice(self.tr("Why faces stay out"))
        self.without.addItem(self.tr("Why they stay out…"), None)
        self.without.addItem(self.tr("The person does not want them"), FacesOut.NOT_WANTED)
        self.without.addItem(self.tr("Other people are in them"), FacesOut.OTHERS)
        self.without.currentIndexChanged.connect(self._settle_faces)
        self.second = Label("", 12, 400, "text2")
        self.second.setWordWrap(True)
        self.ask_second = ActionButton(self.tr("Ask the second person"), keys=("F3",), icon="person")
        self.ask_second.clicked.connect(self.ask_for_faces)
        self.unchecked = UncheckedAsker()
        self.unchecked.answered.connect(self._settle_faces)
        self.track = Track(QSizePolicy.Policy.Expanding)
        self.numbers = Label("", 11, 400, "text2")
        self.stop = ActionButton(self.tr("Stop"), icon="close")
        self.stop.clicked.connect(self.give_up)
        self.said = WordedShape()
        self.look = ActionButton(self.tr("Look at the answer"), keys=("F4",), icon="zoom_in")
        self.look.clicked.connect(self.show_answer)
        self.folder = ActionButton(self.tr("Folder"), keys=("F6",), icon="folder")
        self.folder.clicked.connect(self.open_folder)
        self.letter = ActionButton(self.tr("Write the letter"), keys=("F7",), icon="letters")
        self.letter.clicked.connect(self.write_letter)
        self.go.set_label(self.tr("Write the package…"))
        self._lay_in()
        seat.tasks.long_changed.connect(self._look_how_far)

    def open_for(self, sheet: Sheet) -> None:
        """Show what an answer would hold, or only who was told, where there is nothing to prepare."""
        if self.isVisible() or not is_ours(sheet):
            return
        if self._running is None:
            if self._sheet is None or self._sheet.line.request != sheet.line.request:
                self._package = self._made = None
            self._sheet = sheet
            self._show_idle()
            if self._made is not None:
                self._show_made(self._made)
            else:
                self.unchecked.begin(sheet, prepares=prepares(sheet))
        self.title.setText(f"{self.title_of(sheet)} · {sheet.number}, {sheet.line_right}")
        self.setAccessibleName(self.title.text())
        self._load()

    def title_of(self, sheet: Sheet) -> str:
        return self.tr("Prepare the answer") if prepares(sheet) else self.tr("Who was told")

    def submit(self) -> None:
        """Ask where the package goes, and write it there."""
        if self._read is None or self._read.foreseen is None or self._running is not None or not self.go.isEnabled():
            return
        first = self.seat.settings.exports_folder
        first.mkdir(parents=True, exist_ok=True)
        if chosen := QFileDialog.getExistingDirectory(self, self.tr("Write the package into"), str(first)):
            self.write_to(Path(chosen))

    def write_to(self, folder: Path) -> None:
        """Write the package into a folder."""
        if self._sheet is None or self._running is not None or self.unchecked.missing():
            return
        line, vouched = self._sheet.line, self.unchecked.vouched()
        self._written_in = str(self.language.currentData())
        asked = PackageAsked(self._sheet.line.request, self._written_in, self._faces_out())
        zone = bytes(QTimeZone.systemTimeZoneId().data()).decode()
        desk = self.seat.desk

        def work(progress: Progress) -> PackageMade:
            if vouched:
                note_vouched(desk, line)
            return write_package(desk, asked, folder, zone, progress.step)

        self.fail("")
        self._show_idle()
        self.busy(self.tr("Being written"))
        title = self.tr("Package for {number}").format(number=self._sheet.number)
        self._running = self.seat.tasks.long(self, title, work, self._written, self._not_written)

    @Slot()
    def ask_for_faces(self) -> None:
        """Put before a second person that faces go into the copy."""
        if self._sheet is None or not self.ask_second.isVisible():
            return
        work = partial(self.seat.desk.do, self.key(), access.ask_for_faces, self._sheet.line.request)
        self.run(work, self._asked, self.tr("Being asked"))

    @Slot()
    def give_up(self) -> None:
        """Stop writing; nothing of the package is left."""
        if self._running is not None:
            self._running.cancel()

    @Slot()
    def show_answer(self) -> None:
        """The pages of the answer, as they went into the package."""
        if self._shown_in is None or not self.look.isVisible():
            return
        file = next(iter(self._shown_in.glob("*.pdf")))
        window = CaseFileWindow(self.seat.tasks, 0, file, self, title=file.stem, at_most=_PAGES_SHOWN)
        window.failed.connect(self.seat.doors.complain)
        self.window_shown = window
        window.show()

    @Slot()
    def open_folder(self) -> None:
        """Show where the package lies."""
        if self._package is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._package.parent)))

    @Slot()
    def write_letter(self) -> None:
        """Go on with the letter that says the package comes, which ends the request."""
        if self.letter.isVisible():
            self.close_box()
            self.letter_wanted.emit(self._package.name if self._package is not None else "", self._written_in)

    def forget(self) -> None:
        """The pages that were looked at lie nowhere once the box is closed."""
        if self.window_shown is not None:
            with suppress(RuntimeError):
                self.window_shown.close()
            self.window_shown = None
        if self._shown_in is not None:
            shutil.rmtree(self._shown_in, ignore_errors=True)
            self._shown_in = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        does = {
            Qt.Key.Key_F3: self.ask_for_faces,
            Qt.Key.Key_F4: self.show_answer,
            Qt.Key.Key_F6: self.open_folder,
            Qt.Key.Key_F7: self.write_letter,
        }.get(Qt.Key(event.key()))
        if does is None:
            super().keyPressEvent(event)
        else:
            does()

    def _load(self) -> None:
        if self._sheet is not None:
            sheet = self._sheet
            self.presenter.ask(box_rows, sheet, self.seat.language, prepares(sheet), done=self._show)

    def _show(self, told: BoxRows) -> None:
        first = self._read is None or not self.isVisible()
        self._read = told
        foreseen = told.foreseen
        for part in (self.held_title, self.held, self.withheld_title, self.withheld, self.language, self.go, self.lead):
            part.setVisible(foreseen is not None)
        self._fill(self.held, told.held)
        self._fill(self.withheld, told.withheld)
        self.withheld.setVisible(bool(told.withheld))
        self.withheld_title.setVisible(bool(told.withheld))
        self._fill(self.log, told.log)
        self.log.setVisible(bool(told.log))
        self.no_log.setVisible(not told.log)
        if foreseen is None:
            for widget in (self.faces, self.without, self.second, self.ask_second):
                widget.hide()
        else:
            self.lead.setText(
                self.tr(
                    "This is counted without opening anything. Writing the package opens the data of {name}."
                ).format(name=foreseen.name)
            )
            if first:
                self.language.setCurrentIndex(self.language.findData(told.language))
            self._show_agreement(foreseen, first)
        if self.isVisible():
            self.settle()
            return
        self.open()
        self._settle_faces()
        (self.go if foreseen is not None and self.go.isEnabled() else self).setFocus()

    def _show_agreement(self, foreseen: Preview, first: bool) -> None:
        wanted = bool(foreseen.faces) and not foreseen.portability
        self.faces.setVisible(wanted)
        if first:
            self.faces.setChecked(True)
            self.without.setCurrentIndex(0)
        self.second.setText(
            {
                Agreement.STANDS: self.tr("A second person has agreed."),
                Agreement.WAITING: self.tr("Waits for the second person who must agree."),
            }.get(foreseen.agreement, self.tr("They are the person’s own; opening them needs a second person."))
        )
        self.language.setVisible(not foreseen.portability)
        self._settle_faces()

    def _faces_out(self) -> FacesOut | None:
        """Why faces stay out; None where they are in, or there are none."""
        return None if self.faces.isChecked() or self.faces.isHidden() else self.without.currentData()

    @Slot()
    def _settle_faces(self) -> None:
        """A copy with faces waits for the second person, one without for the reason."""
        foreseen = self._read.foreseen if self._read is not None else None
        if foreseen is None:
            return
        wanted, inside = not self.faces.isHidden(), self.faces.isChecked()
        self.without.setVisible(wanted and not inside)
        self.second.setVisible(wanted and inside)
        self.ask_second.setVisible(wanted and inside and foreseen.agreement is Agreement.NONE)
        if self._running is None:
            self.go.set_reason(self.unchecked.missing() or (self._missing(foreseen) if wanted else ""))
        if self.isVisible():
            self.settle()

    def _missing(self, foreseen: Preview) -> str:
        if self.faces.isChecked():
            return "" if foreseen.agreement is Agreement.STANDS else self.tr("Needs a second person")
        return "" if self._faces_out() is not None else self.tr("Needs a reason")

    def _asked(self, _proposal: object) -> None:
        self.seat.pulse.beat()
        self._load()

    def _written(self, made: PackageMade) -> None:
        self._running = None
        self._package, self._made = Path(made.path), made
        self.busy("")
        self._show_idle()
        self._show_made(made)
        self.seat.doors.tell(self.tr("{name} is written.").format(name=self._package.name))
        self._load()

    def _show_made(self, made: PackageMade) -> None:
        path = Path(made.path)
        records = self.tr("%n records are written and entered in the register", "", made.records)
        signed = self.tr("signed by the firm") if made.signed else self.tr("not signed, since no sealer serves")
        where = self.tr("as {name} in {folder}").format(name=path.name, folder=path.parent)
        self._tell(Shape.AGREES, ", ".join((records, signed, where) if made.pdf else (records, where)))
        self.folder.show()
        self.letter.show()
        if made.pdf is not None:
            self.presenter.seat.tasks.quick(self, partial(_laid_out, made), self._can_look)

    def _can_look(self, folder: Path) -> None:
        self.forget()
        self._shown_in = folder
        self.look.show()
        self.look.setFocus()
        self.settle()

    def _not_written(self, error: BackofficeError) -> None:
        self._running = None
        self.busy("")
        self._show_idle()
        self._settle_faces()
        if isinstance(error, Cancelled):
            self._tell(Shape.UNKNOWN, self.tr("Stopped. Nothing was written."))
        else:
            self.fail(text.sentence(error))

    def _tell(self, shape: Shape, words: str) -> None:
        self.said.show_mark(shape, words)
        self.said.show()
        if self.isVisible():
            self.settle()

    @Slot()
    def _look_how_far(self) -> None:
        if self._running is None or self._running.progress is None:
            return
        told = self._running.progress.standing()
        new = self.stop.isHidden()
        for part in (self.stop, self.numbers, self.track):
            part.show()
        self.track.part = min(1.0, told.done / told.total) if told.total else 0.0
        self.track.update()
        drawing = bool(told.total) and told.done >= (told.total or 0)
        words = progress_words(told.done, told.total, told.rate, told.running)
        self.numbers.setText(self.tr("Drawing the answer") if drawing else words)
        if new and self.isVisible():
            self.settle()

    def _show_idle(self) -> None:
        for part in (self.stop, self.track, self.numbers, self.said, self.look, self.folder, self.letter):
            part.hide()

    def _table(self, name: str, high: int) -> CellTable:
        table = CellTable(name, ("", ""))
        table.horizontalHeader().hide()
        self._most[table] = high
        return table

    def _fill(self, table: CellTable, rows: tuple[CellRow, ...]) -> None:
        """As high as its rows, up to its most; beyond that it scrolls."""
        table.show_rows(rows)
        table.setFixedHeight(min(len(rows), self._most[table]) * table.verticalHeader().defaultSectionSize() + 2)

    def _lay_in(self) -> None:
        self.body.setSpacing(8)
        for part in (self.lead, self.held_title, self.held, self.withheld_title, self.withheld):
            self.body.addWidget(part)
        for part in (self.log_title, self.log, self.no_log):
            self.body.addWidget(part)
        self.body.addWidget(self.unchecked)
        choices = QHBoxLayout()
        choices.setSpacing(12)
        for choice in (self.language, self.without):
            choice.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        choices.addWidget(self.language)
        choices.addWidget(self.faces)
        choices.addWidget(self.without)
        choices.addWidget(self.second, 1)
        choices.addStretch()
        choices.addWidget(self.ask_second)
        self.body.addLayout(choices)
        running = QHBoxLayout()
        running.setSpacing(10)
        running.addWidget(self.track, 1)
        running.addWidget(self.numbers)
        running.addWidget(self.stop)
        self.body.addLayout(running)
        column = QVBoxLayout()
        column.addWidget(self.said)
        self.body.addLayout(column)
        for at, button in enumerate((self.look, self.folder, self.letter)):
            self.feet.insertWidget(at, button)


def _laid_out(made: PackageMade) -> Path:
    """The answer's pages in a folder of their own, readable by this account alone."""
    folder = Path(tempfile.mkdtemp(prefix="answer-"))
    (folder / f"{Path(made.path).stem}.pdf").write_bytes(made.pdf or b"")
    return folder
