"""The lines under the table of a rectification: what becomes of the field that is chosen, on what, and why.

Boundary: shows one field and says when it was edited; the box keeps what is decided.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backoffice.people.correction_rules import Act, Evidence, Field, Ground
from backoffice.rights.rectification_rules import READ_FROM_PAPERS, Disputed
from ui.rights.rectification_rows import Rest, offered
from ui.rights.wording import RightsWording
from ui.widgets.choice import Choice
from ui.widgets.field import Field as TextField
from ui.widgets.label import Label
from ui.widgets.labelled import labelled
from ui.widgets.tick_box import TickBox

_NOTHING = ""


class RectificationEditor(QWidget):
    """`edited` when what it shows was changed by hand; `line` says what stands in it."""

    edited = Signal()

    def __init__(self, wording: RightsWording) -> None:
        super().__init__()
        self._wording = wording
        self._filling = False
        self._field = Field.LEGAL_NAME
        self._held = ""
        self._rests: tuple[Rest, ...] = ()
        self.act = Choice(self.tr("What becomes of it"))
        self.act.addItem(self.tr("Not disputed"), _NOTHING)
        for act in Act:
            self.act.addItem(wording.say(f"people.decided.{act}"), act.value)
        self.ground = Choice(self.tr("Why it is not changed"))
        for ground in Ground:
            self.ground.addItem(wording.say(f"people.correction_ground.{ground}"), ground.value)
        self.rests = Choice(self.tr("What the decision rests on"))
        self.value = TextField(self.tr("New value"))
        self.pick = Choice(self.tr("New value"))
        self.pick.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._pick = QWidget()
        self._pick.setLayout(labelled(self.pick))
        self.statement = TextField(self.tr("The person’s statement"))
        self.note = TextField(self.tr("What it rests on"))
        self.reason = TextField(self.tr("Reason"))
        self.readings = TickBox(self.tr("The papers were misread: correct what was read from them, too"))
        self.where = Label("", 12, 400, "text2")
        self.where.setWordWrap(True)
        self._lay_in()
        for choice in (self.act, self.ground, self.rests, self.pick):
            choice.currentIndexChanged.connect(self._changed)
        for field in (self.value, self.statement, self.note, self.reason):
            field.edit.textEdited.connect(self._changed)
        self.readings.toggled.connect(self._changed)

    def show_line(self, field: Field, held: str, line: Disputed | None, rests: Sequence[Rest]) -> None:
        """Show what is decided about a field so far; `held` is what stands there now."""
        self._filling = True
        self._field, self._held = field, held
        if tuple(rests) != self._rests:
            self._rests = tuple(rests)
            self.rests.clear()
            for at, each in enumerate(rests):
                self.rests.addItem(each.words, at)
        told = line or Disputed(field, Act.CORRECTED)
        self.act.setCurrentIndex(self.act.findData(line.act.value if line is not None else _NOTHING))
        self.ground.setCurrentIndex(max(0, self.ground.findData(told.ground.value if told.ground else "")))
        found = (
            at
            for at, each in enumerate(self._rests)
            if (each.evidence, each.evidence_id) == (told.evidence, told.evidence_id)
        )
        self.rests.setCurrentIndex(next(found, 0))
        self.value.edit.setText(told.new)
        self.pick.clear()
        for words, code in offered(field, held, self._wording):
            self.pick.addItem(words, code)
        self.pick.setCurrentIndex(self.pick.findData(told.new or held))
        self.statement.edit.setText(told.statement)
        self.note.edit.setText(told.reference if told.evidence is Evidence.NOTE else "")
        self.reason.edit.setText(told.reason)
        self.readings.setChecked(told.readings)
        self.value.say(self.tr("Year-month-day: 1991-04-07") if field is Field.BIRTH_ON else "")
        self._filling = False
        self._settle()

    def line(self) -> Disputed | None:
        """What is decided about the field as it stands; None where it is not disputed."""
        act, at = str(self.act.currentData()), self.rests.currentIndex()
        if not act:
            return None
        rest = self._rests[at] if 0 <= at < len(self._rests) else Rest(Evidence.LETTER, None, "")
        is_note = rest.evidence is Evidence.NOTE
        reference = self.note.text() if is_note else "" if rest.evidence is Evidence.LETTER else rest.words
        kind = Act(act)
        return Disputed(
            field=self._field,
            act=kind,
            old=self._held,
            new=self._new() if kind is Act.CORRECTED else "",
            statement=self.statement.text() if kind is Act.COMPLETED else "",
            reason=self.reason.text(),
            evidence=rest.evidence,
            evidence_id=rest.evidence_id,
            reference=reference,
            ground=Ground(str(self.ground.currentData())) if kind is Act.REFUSED else None,
            readings=kind is Act.CORRECTED and self._field in READ_FROM_PAPERS and self.readings.isChecked(),
        )

    def focus_value(self) -> None:
        """To what is to stand instead."""
        (self.pick if self._picks else self.value.edit).setFocus()

    def refit(self) -> None:
        """Take the room that what is shown now needs."""
        layout = self.layout()
        if layout is not None:
            layout.invalidate()
            layout.activate()
        self.updateGeometry()

    @Slot()
    def _changed(self) -> None:
        if self._filling:
            return
        line = self.line()
        begins = line is not None and line.act is Act.CORRECTED and not line.new and not self.value.isVisible()
        if begins and not self._picks:
            # Most errors are a letter or two in what is there.
            self.value.edit.setText(self._held)
            self.value.edit.selectAll()
        self._settle()
        self.edited.emit()

    def _settle(self) -> None:
        line = self.line()
        act = line.act if line is not None else None
        self.value.setVisible(act is Act.CORRECTED and not self._picks)
        self._pick.setVisible(act is Act.CORRECTED and self._picks)
        self.statement.setVisible(act is Act.COMPLETED)
        self.ground.setVisible(act is Act.REFUSED)
        self.rests.setVisible(act is not None)
        self.note.setVisible(line is not None and line.evidence is Evidence.NOTE)
        self.reason.setVisible(act is not None)
        self.readings.setVisible(act is Act.CORRECTED and self._field in READ_FROM_PAPERS)
        self.where.setVisible(act is Act.CORRECTED)

    @property
    def _picks(self) -> bool:
        """A country or language is chosen by its name; nobody has to know its code."""
        return self.pick.count() > 0

    def _new(self) -> str:
        return str(self.pick.currentData() or "") if self._picks else self.value.text().strip()

    def _lay_in(self) -> None:
        choices = QHBoxLayout()
        choices.setSpacing(10)
        for choice in (self.act, self.ground, self.rests):
            choices.addWidget(choice)
        choices.addStretch(1)
        texts = QHBoxLayout()
        texts.setSpacing(10)
        for field in (self.value, self._pick, self.statement):
            texts.addWidget(field, 3)
        texts.addWidget(self.note, 2)
        texts.addWidget(self.reason, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(choices)
        column.addLayout(texts)
        column.addWidget(self.readings)
        column.addWidget(self.where)
