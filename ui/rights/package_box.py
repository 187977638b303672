"""The box in which an answer to access or portability is prepared: what it will hold, what stays out, and the package.

Boundary: the preview opens nothing; making the package takes access, which the trail tells. R-01, R-05, D-04.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backoffice.rights import access
from backoffice.rights.access_answer import package_words
from backoffice.rights.access_rules import LANGUAGES, Agreement, PackageAsked, PackageMade, Preview
from backoffice.rights.package import write_package
from ui.audit.audit_page import system_zone
from ui.rights.sheet import Sheet
from ui.rights.wording import RightsWording
from ui.shell.tasks import Progress
from ui.shell.workspace import Seat
from ui.staff.box import Box, hint
from ui.staff.cells import CellRow, CellTable
from ui.widgets.action_button import ActionButton
from ui.widgets.choice import Choice
from ui.widgets.label import Label, SectionLabel
from ui.widgets.row_delegate import Cell
from ui.widgets.tick_box import TickBox

_WIDE = 820
_HIGH = 372
_LANGUAGES = {"en": "English", "zh": "简体中文"}


class PackageBox(Box):
    """`made` carries the PackageMade once it lies in its folder."""

    made = Signal(object)

    def __init__(self, frame: QWidget, seat: Seat) -> None:
        super().__init__(frame, seat, "", "", _WIDE)
        self._wording = RightsWording(seat.language)
        self._words = package_words(seat.language if seat.language in LANGUAGES else "en")
        self._sheet: Sheet | None = None
        self.told: Preview | None = None
        self.title.setText(self.tr("Prepare the answer"))
        self.go.set_label(self.tr("Make the package"))
        self.parts = CellTable(self.tr("What it will hold"), (self.tr("What"), self.tr("How many")))
        self.parts.setFixedHeight(_HIGH)
        self.withheld = Label("", 12, 400, "text2")
        self.withheld.setWordWrap(True)
        self.language = Choice(self.tr("Language"))
        for language in LANGUAGES:
            self.language.addItem(_LANGUAGES[language], language)
        self.faces = TickBox(self.tr("With pictures of the face"))
        self.agreement = Label("", 12, 400, "text2")
        self.agreement.setWordWrap(True)
        self.ask_second = ActionButton(self.tr("Ask a second person"), icon="second_review")
        self.ask_second.clicked.connect(self._ask_second)
        self._lay_in()

    def open_for(self, sheet: Sheet) -> None:
        """Show what the answer to this request will hold."""
        if self.isVisible():
            return
        self._sheet = sheet
        self.title.setText(f"{self.tr('Prepare the answer')} · {sheet.number}, {sheet.line_right}")
        self.setAccessibleName(self.title.text())
        self.presenter.ask(access.preview, sheet.line.request, done=self._begin)

    def submit(self) -> None:
        """Make the package beside the window's work; it can be stopped, and then leaves nothing."""
        if self.told is None:
            return
        asked = PackageAsked(self.told.request, str(self.language.currentData()), self.faces.isChecked())
        desk, folder, zone = self.seat.desk, self.seat.settings.exports_folder, system_zone()

        def work(progress: Progress) -> PackageMade:
            folder.mkdir(parents=True, exist_ok=True)
            return write_package(desk, asked, folder, zone, progress.step)

        title = self.tr("Answer to R-{number}").format(number=self.told.number)
        self.seat.tasks.long(self, title, work, self._done, self.seat.doors.complain)
        self.close_box()

    def _begin(self, told: Preview) -> None:
        self.told = told
        self.language.setCurrentIndex(max(0, self.language.findData(told.language)))
        rows = [
            CellRow(name, (Cell(self._words.get(f"part.{name}", name)), Cell(f"{count:,}", right=True, weight=500)))
            for name, count in (*told.parts, ("ledger.posting", told.movements))
            if count
        ]
        self.parts.show_rows(rows)
        self.withheld.setText(
            "\n\n".join(f"{each.count:,} × {self._words[f'ground.{each.ground}']}" for each in told.withheld)
            or self.tr("Nothing stays out.")
        )
        self._show_agreement(told.agreement)
        self.open()
        self.go.setFocus()

    def _show_agreement(self, agreement: Agreement) -> None:
        self.faces.setVisible(agreement is not Agreement.NOT_NEEDED)
        self.faces.setEnabled(agreement is Agreement.STANDS)
        self.faces.setChecked(agreement is Agreement.STANDS)
        self.ask_second.setVisible(agreement is Agreement.NONE)
        words = {
            Agreement.NOT_NEEDED: "",
            Agreement.NONE: self.tr("Faces are copied only when a second person has agreed."),
            Agreement.WAITING: self.tr("A second person has been asked about the faces."),
            Agreement.STANDS: self.tr("A second person has agreed to the faces."),
        }[agreement]
        self.agreement.setText(words)
        self.agreement.setVisible(bool(words))

    @Slot()
    def _ask_second(self) -> None:
        if self.told is None:
            return
        work = partial(self.seat.desk.do, self.key(), access.ask_for_faces, self.told.request)
        self.run(work, self._asked, self.tr("Being asked"))

    def _asked(self, _proposal: object) -> None:
        self._show_agreement(Agreement.WAITING)
        self.seat.pulse.beat()

    def _done(self, made: PackageMade) -> None:
        self.seat.doors.tell(self.tr("The package lies at {path}").format(path=str(Path(made.path))))
        self.seat.pulse.beat()
        self.made.emit(made)

    def _lay_in(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addWidget(SectionLabel(self.tr("What it will hold, as the person will read it")))
        left.addWidget(self.parts)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(SectionLabel(self.tr("What stays out, and why")))
        right.addWidget(self.withheld)
        right.addSpacing(8)
        right.addWidget(self.faces)
        right.addWidget(self.agreement)
        ask = QHBoxLayout()
        ask.addWidget(self.ask_second)
        ask.addStretch(1)
        right.addLayout(ask)
        right.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addLayout(left, 1)
        row.addLayout(right, 1)
        self.body.addLayout(row)
        self.feet.insertWidget(0, self.language)
        self.feet.insertWidget(1, hint(self.tr("Suspicions and other people’s data are never in it.")), 8)
