"""The right side of the people: one person, what is known of their access, and what an administrator can do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from backoffice.staff.rules import PersonState
from backoffice.staff.views import PersonLine
from ui.kyc.wording import isolated
from ui.shell.keys import Keys
from ui.staff.wording import StaffWording
from ui.widgets.action_button import ActionButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.ground import Side
from ui.widgets.label import Label
from ui.widgets.mark import Mark
from ui.widgets.shapes import Shape

WIDTH = 364
STATES = {
    PersonState.ACTIVE: (Shape.AGREES, "ok"),
    PersonState.SUSPENDED: (Shape.CLOSE, "warn"),
    PersonState.ENDED: (Shape.LATER, "text2"),
}


class PersonDrawer(Side):
    """`show_person` fills it; buttons that cannot be used say why."""

    def __init__(self, keys: Keys, wording: StaffWording, own_name: str) -> None:
        super().__init__()
        self._wording = wording
        self._own_name = own_name
        self.line: PersonLine | None = None
        self.title = Label("", 18, 600)
        self.title.setWordWrap(True)
        self.name = Label("", 12, 400, "text2")
        self.state = Mark(Shape.AGREES, "")
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(16)
        self._facts.setVerticalSpacing(8)
        self._values: list[Label] = []
        self.duties = ActionButton(self.tr("Change duties"), keys=keys.caps("people.duties"))
        self.suspend = ActionButton("", keys=keys.caps("people.suspend"))
        self.reset = ActionButton(self.tr("One-time password"), keys=keys.caps("people.reset"))
        self.end = ActionButton(self.tr("End here"), keys=keys.caps("people.end"))
        self.empty = EmptyState(self.tr("Choose a person."), keys.caps("people.down"))
        self._whole = QWidget()
        self._lay_out()
        self.show_person(None)

    def show_person(self, line: PersonLine | None) -> None:
        """Show another person, or none."""
        self.line = line
        self._whole.setVisible(line is not None)
        self.empty.setVisible(line is None)
        if line is None:
            return
        wording = self._wording
        self.title.setText(isolated(line.display_name))
        self.name.setText(line.name)
        self.state.show_mark(STATES[line.state][0], wording.state(line.state))
        added = wording.moment_of_year(line.joined_at)
        by = self.tr("by {name}").format(name=wording.who(line.added_by)) if line.added_by else ""
        password = wording.moment_of_year(line.password_changed_at) if line.password_changed_at else "–"
        if line.must_change_password:
            password = self.tr("one-time, not yet changed")
        facts = (
            wording.duties(line.duties),
            wording.duties(line.held_back) if line.held_back else "–",
            self.tr("yes") if line.has_keys else self.tr("none"),
            wording.moment_of_year(line.seen_at) if line.seen_at else self.tr("never"),
            password,
            f"{added} {by}".strip(),
            wording.moment_of_year(line.ended_at) if line.ended_at else "–",
        )
        for label, value in zip(self._values, facts, strict=True):
            label.setText(value)
        self._show_reasons(line)
        self.setAccessibleName(f"{line.display_name}, {wording.state(line.state)}")

    def why_not(self, *states: PersonState) -> str:
        """Why nothing can be done with this person now; empty where it can.

        Nothing is done to somebody whom the reader does not see, as in the access review.
        """
        if self.isHidden():
            return self.tr("show a person at the right first")
        return self._why_never(*states)

    def _why_never(self, *states: PersonState) -> str:
        if self.line is None:
            return self.tr("choose a person first")
        if self.line.name == self._own_name:
            return self.tr("another administrator does that for you")
        if self.line.state not in states:
            return self._wording.state(self.line.state)
        return ""

    def _show_reasons(self, line: PersonLine) -> None:
        here, away = PersonState.ACTIVE, PersonState.SUSPENDED
        self.suspend.set_label(self.tr("Let in again") if line.state is away else self.tr("Suspend"))
        for button, states in (
            (self.duties, (here, away)),
            (self.suspend, (here, away)),
            (self.reset, (here,)),
            (self.end, (here, away)),
        ):
            button.setEnabled(not self._why_never(*states))
            button.setToolTip(self._why_never(*states))
            button.setVisible(line.state is not PersonState.ENDED)

    def _lay_out(self) -> None:
        for row, words in enumerate(
            (
                self.tr("Duties"),
                self.tr("Held back"),
                self.tr("Field keys"),
                self.tr("Last seen"),
                self.tr("Password"),
                self.tr("Added"),
                self.tr("Ended"),
            )
        ):
            value = Label("", 12, 400, "text")
            value.setWordWrap(True)
            self._values.append(value)
            self._facts.addWidget(Label(words, 12, 400, "text3"), row, 0, Qt.AlignmentFlag.AlignTop)
            self._facts.addWidget(value, row, 1)
        self._facts.setColumnStretch(1, 1)
        inner = QVBoxLayout(self._whole)
        inner.setContentsMargins(16, 14, 16, 16)
        inner.setSpacing(4)
        inner.addWidget(self.title)
        inner.addWidget(self.name)
        inner.addSpacing(4)
        inner.addWidget(self.state, 0, Qt.AlignmentFlag.AlignLeft)
        inner.addSpacing(12)
        inner.addLayout(self._facts)
        inner.addSpacing(16)
        for button in (self.duties, self.suspend, self.reset, self.end):
            line = QHBoxLayout()
            line.addWidget(button)
            line.addStretch(1)
            inner.addLayout(line)
        inner.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.addWidget(self._whole, 1)
        column.addWidget(self.empty, 1)
        self.setFixedWidth(WIDTH)
