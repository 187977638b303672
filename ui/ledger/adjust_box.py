"""The box in which a correction is proposed: its sides, why, and a file as evidence. A lead decides it. L-01."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QStringListModel, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from backoffice.ledger import adjustments
from backoffice.ledger.correcting import EXPLANATION_AT_MOST, Reason
from backoffice.ledger.views import Sheet
from ui.audit.worded_shape import WordedShape
from ui.ledger.side_row import SideRow
from ui.ledger.wording import LedgerWording, decimals, money
from ui.shell.workspace import Seat
from ui.staff.box import Box, hint
from ui.widgets.action_button import ActionButton
from ui.widgets.choice import Choice
from ui.widgets.day_field import DayField
from ui.widgets.field import Field
from ui.widgets.label import Label
from ui.widgets.shapes import Shape

_WIDE = 800
_ROWS_AT_MOST = 12


class AdjustBox(Box):
    """`proposed` when it waits for a lead. Open for a reversal, whose sides nobody types, or for a correction."""

    proposed = Signal()

    def __init__(self, frame: QWidget, seat: Seat, wording: LedgerWording) -> None:
        super().__init__(frame, seat, "", "", _WIDE)
        self.made: UUID | None = None
        self._wording = wording
        self._sheet: Sheet | None = None
        self._reverses = False
        self._assets: tuple[tuple[str, int], ...] = ()
        self._evidence: bytes | None = None
        self._accounts = QStringListModel(self)
        self.go.set_label(self.tr("Propose"))
        self._told = hint("")
        self.rows: list[SideRow] = []
        self._sides = QVBoxLayout()
        self._sides.setSpacing(6)
        self.another = ActionButton(self.tr("Another side"), icon="plus")
        self.agrees = WordedShape()
        self.day = DayField(self.tr("Booked on"))
        self.day.setFixedWidth(130)
        self.day.setStyleSheet("")
        self.reason = Choice(self.tr("Reason"))
        for each in Reason:
            self.reason.addItem(wording.reason(each), each.value)
        self.why = Field(self.tr("Why, in words the lead and the auditor understand"))
        self.why.edit.setMaxLength(EXPLANATION_AT_MOST)
        self.file = ActionButton(self.tr("Add evidence"), icon="note")
        self._file_name = hint("")
        self._typed = QWidget()
        self._fill_body()
        self.another.clicked.connect(self._add_side)
        self.file.clicked.connect(self._choose_file)

    def know_accounts(self, paths: Sequence[str]) -> None:
        """The accounts that are offered while one types."""
        self._accounts.setStringList(list(paths))

    def open_reversal(self, sheet: Sheet, today: date) -> None:
        """Ask for the reason of a reversal."""
        self._begin(sheet, today, reverses=True)
        self.title.setText(self.tr("Reverse T-{number}").format(number=sheet.number))
        sides = "\n".join(
            f"{side.account}   {money(-side.amount, side.scale)} {side.asset}" for side in sheet.sides[:_ROWS_AT_MOST]
        )
        more = len(sheet.sides) - _ROWS_AT_MOST
        told = self.tr("Every side is booked the other way round, once a lead agrees:")
        rest = "\n" + self.tr("and %n more", "", more) if more > 0 else ""
        self._told.setText(f"{told}\n{sides}{rest}")
        self._show()

    def open_correction(self, sheet: Sheet | None, today: date, assets: tuple[tuple[str, int], ...]) -> None:
        """Ask for the sides of a correction, beginning with the accounts of the transaction it corrects."""
        self._begin(sheet, today, reverses=False)
        self._assets = assets
        if sheet is None:
            self.title.setText(self.tr("Correct the books"))
        else:
            self.title.setText(self.tr("Correct T-{number}").format(number=sheet.number))
        self._told.setText(self.tr("Sides that come to zero in each asset; a lead sees them and decides."))
        self._clear_sides()
        for side in sheet.sides[:2] if sheet is not None else ():
            self._side().fill(side.account, "", side.asset)
        while len(self.rows) < 2:
            self._side()
        self._show()
        (self.rows[0].amount if sheet is not None else self.rows[0].account).setFocus()

    def submit(self) -> None:
        day, why, sheet = self.day.day(), self.why.text().strip(), self._sheet
        self.why.fail("" if why else self.tr("Say in a few words why."))
        if day is None:
            self.fail(self.tr("“{text}” is no day. Write 2026-11-19.").format(text=self.day.text()))
            return
        if not why:
            self.settle()
            return
        reason, evidence, key, desk = Reason(self.reason.currentData()), self._evidence, self.key(), self.seat.desk
        if self._reverses and sheet is not None:
            number = sheet.number

            def reverse() -> UUID:
                return desk.do(key, adjustments.propose_reversal, number, day, reason, why, evidence)

            self.run(reverse, self._done, self.tr("Being proposed"))
            return
        legs = [row.leg() for row in self.rows if not row.is_empty()]
        wrong = next((row.wrong() for row in self.rows if row.wrong()), "")
        if wrong:
            self.fail(wrong)
            return
        if None in legs or len(legs) < 2:
            self.fail(self.tr("Each side needs an account and an amount such as 12.50 or -12.50."))
            return
        whole = tuple(leg for leg in legs if leg is not None)
        corrects = None if sheet is None else sheet.number

        def adjust() -> UUID:
            return desk.do(key, adjustments.propose_adjustment, day, whole, reason, why, corrects, evidence)

        self.run(adjust, self._done, self.tr("Being proposed"))

    def _begin(self, sheet: Sheet | None, today: date, *, reverses: bool) -> None:
        self._sheet, self._reverses, self._evidence = sheet, reverses, None
        self._typed.setVisible(not reverses)
        self.day.show_day(today)
        self.why.edit.clear()
        self.why.fail("")
        self._file_name.setText("")
        self.reason.setCurrentIndex(0)

    def _show(self) -> None:
        self.setAccessibleName(self.title.text())
        self.open()
        self.why.edit.setFocus()

    def _done(self, draft: UUID) -> None:
        self.made = draft
        self.close_box()
        self.seat.doors.tell(self.tr("Proposed. A finance lead decides it under Approvals."))
        self.proposed.emit()

    def _side(self) -> SideRow:
        row = SideRow(self._accounts, self._assets)
        row.changed.connect(self._say_sums)
        self.rows.append(row)
        self._sides.addWidget(row)
        self.another.setVisible(len(self.rows) < _ROWS_AT_MOST)
        return row

    def _clear_sides(self) -> None:
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = []
        self._say_sums()

    @Slot()
    def _add_side(self) -> None:
        row = self._side()
        if self.rows[0].asset_code():
            row.fill("", self._missing(), self.rows[0].asset_code())
        self.settle()
        row.account.setFocus()

    def _missing(self) -> str:
        """What the new side would need to bring the first asset to zero."""
        code = self.rows[0].asset_code()
        total = sum(row.minor() or 0 for row in self.rows if row.asset_code() == code)
        return decimals(-total, dict(self._assets)[code]) if total else ""

    @Slot()
    def _say_sums(self) -> None:
        sums: dict[str, int] = {}
        for row in self.rows:
            if row.amount.text().strip():
                sums[row.asset_code()] = sums.get(row.asset_code(), 0) + (row.minor() or 0)
        scales = dict(self._assets)
        told = ", ".join(f"{money(total, scales.get(asset, 0))} {asset}" for asset, total in sums.items())
        wrong = next((row.wrong() for row in self.rows if row.wrong()), "")
        if wrong:
            self.agrees.show_mark(Shape.UNKNOWN, wrong)
        elif not sums:
            self.agrees.show_mark(Shape.UNKNOWN, self.tr("no side has an amount yet"))
        elif any(sums.values()):
            self.agrees.show_mark(Shape.CONFLICTS, self.tr("does not balance: {sums}").format(sums=told))
        else:
            self.agrees.show_mark(Shape.AGREES, self.tr("sums to {sums}").format(sums=told))

    @Slot()
    def _choose_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Evidence for this correction"))
        if chosen:
            self.take_file(Path(chosen))

    def take_file(self, path: Path) -> None:
        """Take this file's SHA-256 as evidence; the file itself stays where it is."""

        def work() -> bytes:
            with path.open("rb") as opened:
                return hashlib.file_digest(opened, "sha256").digest()

        def done(digest: bytes) -> None:
            self._evidence = digest
            self._file_name.setText(self.tr("{name}, SHA-256 {hash}…").format(name=path.name, hash=digest.hex()[:12]))
            self.settle()

        self.seat.tasks.quick(self, work, done)

    def _fill_body(self) -> None:
        typed = QVBoxLayout(self._typed)
        typed.setContentsMargins(0, 0, 0, 0)
        typed.setSpacing(8)
        typed.addLayout(self._sides)
        under = QHBoxLayout()
        under.setSpacing(16)
        under.addWidget(self.another)
        under.addWidget(self.agrees, 1)
        typed.addLayout(under)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(Label(self.tr("Booked on"), 12, 500))
        line.addWidget(self.day)
        line.addSpacing(16)
        line.addWidget(Label(self.tr("Reason"), 12, 500))
        line.addWidget(self.reason)
        line.addStretch(1)
        evidence = QHBoxLayout()
        evidence.setSpacing(8)
        evidence.addWidget(self.file)
        evidence.addWidget(self._file_name, 1)
        self.body.addWidget(self._told)
        self.body.addWidget(self._typed)
        self.body.addLayout(line)
        self.body.addWidget(self.why)
        self.body.addLayout(evidence)
