"""Saying once what each column of a bank's table means: choices over the first rows as they stand in the file."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from backoffice.errors import BackofficeError
from backoffice.reconcile.statement_days import PATTERNS
from backoffice.reconcile.statement_learning import Guess
from backoffice.reconcile.statement_profile import Profile
from ui.reconcile.statement_rows import raw_rows
from ui.shell.keys import Keys
from ui.shell.text import sentence
from ui.staff.cells import CellTable
from ui.widgets.action_button import ActionButton
from ui.widgets.bar import Bar, Tone
from ui.widgets.choice import Choice
from ui.widgets.field import Field
from ui.widgets.label import Label, SectionLabel
from ui.widgets.labelled import labelled

_ACROSS = 5
_WIDE = 172


class StatementMapping(QWidget):
    """`learnt` carries the profile a person confirmed."""

    learnt = Signal(object)
    back_wanted = Signal()

    def __init__(self, keys: Keys) -> None:
        super().__init__()
        self._guess: Guess | None = None
        self.title = Label(self.tr("What each column means"), 15, 600)
        self.why = Label("", 12, 400, "text2")
        self.back = ActionButton(self.tr("Back"), icon="prev", keys=keys.caps("statements.back"))
        self.go = ActionButton(self.tr("Read it so"), icon="tick", keys=keys.caps("statements.take_in"))
        self.said = Bar()
        self.name = Field(self.tr("Name of the mapping"))
        self.asset = Field(self.tr("Currency of the file"))
        self.columns: dict[str, Choice] = {}
        self.day = Choice(self.tr("How days are written"))
        for pattern in PATTERNS:
            self.day.addItem(pattern, pattern)
        self.decimal = Choice(self.tr("Decimal mark"))
        self.decimal.addItem(self.tr("Point: 1,234.56"), ".")
        self.decimal.addItem(self.tr("Comma: 1.234,56"), ",")
        self.minus = Field(self.tr("Words for money going out"))
        self.table = CellTable(self.tr("First rows of the file"), ())
        self._lay_out()
        self.back.clicked.connect(self.back_wanted)
        self.go.clicked.connect(self.confirm)

    def show_guess(self, made: Guess, profile: Profile | None, name: str) -> None:
        """Show what the file looks like; `profile` is what it was read by so far, `name` what a new one is called."""
        self._guess = made
        told = profile or made.profile
        self.name.edit.setText(profile.name if profile is not None else name)
        self.name.edit.setCursorPosition(0)
        self.asset.edit.setText(told.asset)
        self.minus.edit.setText(", ".join(told.minus))
        for role, choice in self.columns.items():
            value = getattr(told, role)
            chosen = value if isinstance(value, str) else (value[0] if value else "")
            choice.clear()
            choice.addItem(self.tr("none"), "")
            for heading in made.head:
                if heading.strip():
                    choice.addItem(heading, heading)
            choice.setCurrentIndex(max(0, choice.findData(chosen)))
        self.day.setCurrentIndex(max(0, self.day.findData(told.day)))
        self.decimal.setCurrentIndex(max(0, self.decimal.findData(told.decimal)))
        self.table.show_rows(raw_rows(made.rows), made.head, grows=len(made.head) - 1)
        self.said.clear()
        open_ = [self._field_name(each) for each in made.unsure] if profile is None else []
        if open_:
            self.said.say(Tone.WARNING, self.tr("The file does not settle: {what}.").format(what=", ".join(open_)))
        self._focus_first(made.unsure)

    @Slot()
    def confirm(self) -> None:
        """Say that this is how the file is to be read."""
        profile = self.profile()
        if profile is None:
            return
        try:
            self.learnt.emit(profile.checked())
        except BackofficeError as error:
            name = self._field_name(str(error.facts.get("missing", "")))
            self.said.say(Tone.ERROR, sentence(type(error)(missing=name)), code=error.code)

    def profile(self) -> Profile | None:
        """What the choices say."""
        made = self._guess
        if made is None:
            return None
        said: dict[str, Any] = {role: str(choice.currentData() or "") for role, choice in self.columns.items()}
        text, fees = said.pop("text"), said.pop("fees")
        told = replace(
            made.profile,
            name=self.name.text().strip(),
            asset=self.asset.text().strip().upper(),
            text=made.profile.text if text in made.profile.text else ((text,) if text else ()),
            fees=(fees,) if fees else (),
            day=str(self.day.currentData()),
            decimal=str(self.decimal.currentData()),
            minus=tuple(word.strip() for word in self.minus.text().split(",") if word.strip()),
        )
        return replace(told, **said)

    def complain(self, error: BackofficeError) -> None:
        """The file cannot be read so."""
        self.said.say(Tone.ERROR, sentence(error), code=error.code)

    def _field_name(self, field: str) -> str:
        named = {
            "day": self.tr("how days are written"),
            "asset": self.tr("the currency"),
            "currency": self.tr("the currency"),
            "on": self.tr("the day"),
            "amount": self.tr("the amount"),
            "name": self.tr("the mapping’s name"),
            "sign": self.tr("the words for money going out"),
        }
        return named.get(field, field)

    def _focus_first(self, unsure: tuple[str, ...]) -> None:
        places: dict[str, QWidget] = {"day": self.day, "asset": self.asset, **self.columns}
        first = next((places[each] for each in unsure if each in places), self.go)
        first.setFocus()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(16, 12, 16, 8)
        top.setSpacing(8)
        told = QVBoxLayout()
        told.setSpacing(2)
        self.why.setText(self.tr("Said once, it reads every later file with these headings."))
        told.addWidget(self.title)
        told.addWidget(self.why)
        top.addLayout(told, 1)
        for button in (self.back, self.go):
            top.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        grid = QGridLayout()
        grid.setContentsMargins(16, 8, 16, 12)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        parts: list[QWidget] = [self.name, self.asset]
        for role, words in self._roles().items():
            choice = self.columns[role] = Choice(words)
            parts.append(_labelled(choice))
        parts += [_labelled(each) for each in (self.day, self.decimal)]
        parts.append(self.minus)
        for at, part in enumerate(parts):
            part.setFixedWidth(_WIDE)
            grid.addWidget(part, at // _ACROSS, at % _ACROSS, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(_ACROSS, 1)
        rows = QHBoxLayout()
        rows.setContentsMargins(16, 8, 16, 4)
        rows.addWidget(SectionLabel(self.tr("First rows of the file")))
        bar = QHBoxLayout()
        bar.setContentsMargins(16, 0, 16, 0)
        bar.addWidget(self.said)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addLayout(bar)
        column.addLayout(grid)
        column.addLayout(rows)
        column.addWidget(self.table, 1)

    def _roles(self) -> dict[str, str]:
        return {
            "on": self.tr("Day"),
            "value_on": self.tr("Value day"),
            "amount": self.tr("Amount"),
            "debit": self.tr("Money out"),
            "credit": self.tr("Money in"),
            "sign": self.tr("In or out, in words"),
            "balance": self.tr("Balance after it"),
            "currency": self.tr("Currency"),
            "text": self.tr("Text"),
            "reference": self.tr("Reference"),
            "bank_reference": self.tr("The bank’s own number"),
            "party": self.tr("Name of the other side"),
            "party_account": self.tr("Account of the other side"),
            "gross": self.tr("Before fees"),
            "fees": self.tr("Fee"),
        }


def _labelled(choice: Choice) -> QWidget:
    """Its width is that of its place, not of what it offers."""
    choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    whole = QWidget()
    whole.setLayout(labelled(choice))
    return whole
