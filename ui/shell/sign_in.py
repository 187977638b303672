"""The sign-in page: name and password, and nothing of the firm before they are right.

It also stands in front of a locked window, and tells how the first start gets on.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from ui.shell import theme
from ui.shell.key_fields import KeyFields
from ui.shell.logo import Logo
from ui.shell.promises import Promises
from ui.shell.translation import LANGUAGES
from ui.widgets.action_button import ActionButton
from ui.widgets.bar import Bar, Tone
from ui.widgets.field import Field
from ui.widgets.label import Label
from ui.widgets.link_button import LinkButton

if TYPE_CHECKING:
    from backoffice.vault.key_proof import KeyProof
    from ui.shell.preparation import Preparation
    from ui.shell.sample_row import SamplePerson

_FORM = 335
_EDGE = 24


class SignInPage(QWidget):
    """Sends `submitted(name, password)`, `sample_wanted(name)`, `language_chosen`, and `leave_wanted` when locked."""

    submitted = Signal(str, str)
    sample_wanted = Signal(str)
    language_chosen = Signal(str)
    leave_wanted = Signal()
    again_wanted = Signal()
    offline_wanted = Signal()

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language
        self._step: QWidget | None = None
        self._prepares = False
        self._capitals = False
        self._asked_for = ""
        self._title = Label(self.tr("Sign in"), 24, 600)
        self._firm = Label("", 13, 400, "text2")
        self._firm.setWordWrap(True)
        self.name = Field(self.tr("Name"), tall=True)
        self.password = Field(self.tr("Password"), tall=True)
        self.password.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.edit.installEventFilter(self)
        self.keys = KeyFields()
        self.keys.submitted.connect(self._submit)
        self.error = Bar()
        self.enter = ActionButton(self.tr("Sign in"), keys=("Enter",), primary=True, tall=True)
        self.enter.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._samples = QWidget()
        self._sample_rows = QVBoxLayout(self._samples)
        self._leave = LinkButton(self.tr("Sign in as somebody else"))
        self._leave.clicked.connect(self.leave_wanted)
        self._leave.hide()
        # Also while the database does not open: then above all.
        self.offline = LinkButton(self.tr("Work offline on a snapshot"))
        self.offline.clicked.connect(self.offline_wanted)
        self._code = Label("", 11, 400, "text3")
        self._code.hide()
        self._form = self._made_form(language)
        self._lay_out()
        self.enter.clicked.connect(self._submit)
        self.name.edit.returnPressed.connect(self._submit)
        self.password.edit.returnPressed.connect(self._submit)
        self.setFocusProxy(self.name)

    @cached_property
    def preparation(self) -> Preparation:
        """The steps of the first start, made when they are first wanted: most starts never show them."""
        from ui.shell.preparation import Preparation

        made = Preparation()
        made.again_wanted.connect(self.again_wanted)
        made.setFixedWidth(_FORM + 6)
        made.hide()
        self._middle.insertWidget(self._middle.indexOf(self._form) + 1, made)
        return made

    def show_firm(self, words: str) -> None:
        """Which firm, and where its database is."""
        self._firm.setText(words)

    def show_samples(self, people: tuple[SamplePerson, ...]) -> None:
        """Offer the people of the sample firm, in a list that rolls if it must; one press fills in both fields."""
        if not people or self._samples.isVisibleTo(self):
            # Asked anew when somebody comes back from working offline: they stand there already.
            return
        from PySide6.QtWidgets import QScrollArea

        from ui.shell.sample_row import SampleRow

        rows = QWidget()
        lines = QVBoxLayout(rows)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        rolling = QScrollArea()
        rolling.setWidgetResizable(True)
        rolling.setFrameShape(QScrollArea.Shape.NoFrame)
        rolling.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rolling.setSizeAdjustPolicy(QScrollArea.SizeAdjustPolicy.AdjustToContents)
        rolling.setWidget(rows)
        rolling.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        rolling.viewport().setAutoFillBackground(False)
        rows.setAutoFillBackground(False)
        self._sample_rows.addWidget(rolling)
        for person in people:
            row = SampleRow(person)
            row.setMinimumHeight(row.sizeHint().height())
            row.setAccessibleName(self.tr("Fill in {name}, {duty}").format(name=person.name, duty=person.duty))
            row.clicked.connect(self._want_sample)
            lines.addWidget(row)
        self._samples.show()

    def show_form(self) -> None:
        self._prepares = False
        if "preparation" in vars(self):
            self.preparation.hide()
        self._form.setVisible(self._step is None)
        self.offline.setVisible(self._step is None)
        if self._step is None:
            (self.password if self.name.text() else self.name).setFocus()

    def show_preparation(self) -> None:
        self._prepares = True
        self._form.hide()
        self.preparation.setVisible(self._step is None)

    def end_step(self) -> None:
        """What stood here before the step stands here again."""
        self._step = None
        if self._prepares:
            self.show_preparation()
        else:
            self.show_form()
        self.offline.show()

    def show_locked(self, name: str, display_name: str) -> None:
        """Ask only for the password of the person whose work stands behind this page."""
        self._title.setText(self.tr("Locked"))
        self._firm.setText(self.tr("{name}, your work is as you left it.").format(name=display_name))
        self.name.edit.setText(name)
        self.name.hide()
        self._samples.hide()
        self.offline.hide()
        self._leave.show()
        self.enter.set_label(self.tr("Unlock"))
        self.password.edit.clear()
        self.password.setFocus()

    def fill_in(self, name: str, password: str) -> None:
        """Put both in their fields; the person still has to sign in."""
        self.name.edit.setText(name)
        self.password.edit.setText(password)
        self._clear_error()
        self.enter.setFocus()

    def show_step(self, step: QWidget) -> None:
        """Put another step, such as choosing a password, in the place of the form."""
        self._step = step
        self._form.hide()
        self.offline.hide()
        if "preparation" in vars(self):
            self.preparation.hide()
        step.setFixedWidth(_FORM + 6)
        self._middle.insertWidget(self._middle.count() - 1, step)
        step.show()
        step.setFocus()

    def show_busy(self, words: str) -> None:
        """Say in the button what is waited for; empty words make it a button again."""
        self.enter.set_reason(words)

    def show_error(self, sentence: str, code: str) -> None:
        """Say what went wrong above the button; the name stays, the password is marked for typing over."""
        self.show_busy("")
        self.error.say(Tone.ERROR, sentence)
        self._code.setText(code)
        self._code.show()
        if self.keys.ask(code):
            return
        self.password.setFocus()
        self.password.edit.selectAll()

    def key_proof(self) -> KeyProof:
        """What was given for the person's keys beside the password."""
        return self.keys.proof()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self._watch_capitals(event)
        elif event.type() == QEvent.Type.FocusOut:
            self.password.say("")
        elif event.type() == QEvent.Type.FocusIn:
            self._say_capitals()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        painter.end()

    def _made_form(self, language: str) -> QWidget:
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(3, 3, 3, 3)
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addSpacing(4)
        column.addWidget(self._firm)
        column.addSpacing(24)
        column.addWidget(self.name)
        column.addSpacing(16)
        column.addWidget(self.password)
        column.addWidget(self.keys)
        column.addSpacing(20)
        column.addWidget(self.error)
        column.addWidget(self._code, 0, Qt.AlignmentFlag.AlignRight)
        column.addSpacing(8)
        column.addWidget(self.enter)
        column.addSpacing(18)
        feet = QHBoxLayout()
        feet.setSpacing(6)
        for code, name in LANGUAGES.items():
            link = LinkButton(name)
            link.setObjectName(code)
            link.setCheckable(True)
            link.setChecked(code == language)
            link.clicked.connect(self._choose_language)
            feet.addWidget(link)
        feet.addStretch(1)
        feet.addWidget(self._leave)
        column.addLayout(feet)
        column.addSpacing(24)
        self._sample_rows.setContentsMargins(0, 0, 0, 0)
        self._sample_rows.setSpacing(0)
        self._sample_rows.addWidget(Label(self.tr("Sample firm: fill in as"), 12, 400, "text3"))
        self._sample_rows.addSpacing(6)
        self._samples.hide()
        column.addWidget(self._samples)
        column.addStretch(1)
        return form

    def _lay_out(self) -> None:
        middle = self._middle = QVBoxLayout()
        middle.setSpacing(0)
        # However much the form must say, its top stays off the window's edge; the list of samples rolls instead.
        middle.setContentsMargins(0, _EDGE, 0, _EDGE)
        middle.addStretch(10)
        middle.addWidget(Logo(24, 15))
        middle.addSpacing(40)
        self._form.setFixedWidth(_FORM + 6)
        middle.addWidget(self._form)
        aside = QHBoxLayout()
        aside.setContentsMargins(3, 8, 0, 0)
        aside.addWidget(self.offline)
        aside.addStretch(1)
        middle.addLayout(aside)
        middle.addStretch(10)
        left = QHBoxLayout()
        left.addStretch(1)
        left.addLayout(middle)
        left.addStretch(1)
        halves = QHBoxLayout(self)
        halves.setContentsMargins(0, 0, 0, 0)
        halves.setSpacing(0)
        halves.addLayout(left, 39)
        halves.addWidget(Promises(), 61)

    @Slot()
    def _submit(self) -> None:
        """Enter in the name goes on to the password while that is empty."""
        if not self.enter.isEnabled():
            return
        name, password = self.name.text().strip(), self.password.text()
        self.name.fail("" if name else self.tr("Type your sign-in name."))
        self.password.fail("" if password or not name else self.tr("Type your password."))
        if not name or not password:
            empty = self.password if name else self.name
            if name and not self.password.edit.hasFocus():
                self.password.fail("")
            empty.setFocus()
            return
        if name != self._asked_for and self._asked_for:
            # What was asked of one person's keys is not the next one's.
            self.keys.put_away()
        self._asked_for = name
        self._clear_error()
        self.submitted.emit(name, password)

    @Slot()
    def _want_sample(self) -> None:
        self.sample_wanted.emit(self.sender().objectName())

    @Slot()
    def _choose_language(self) -> None:
        self.language_chosen.emit(self.sender().objectName())

    def _clear_error(self) -> None:
        self.error.clear()
        self._code.hide()

    def _watch_capitals(self, event: QKeyEvent) -> None:
        """Caps Lock is known by what a letter key types; no platform tells it beforehand."""
        letter = event.text()
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_CapsLock:
            self._capitals = False
        elif len(letter) == 1 and letter.isalpha() and letter.lower() != letter.upper():
            self._capitals = letter.isupper() != shift
        self._say_capitals()

    def _say_capitals(self) -> None:
        self.password.say(self.tr("↑  Caps Lock is on") if self._capitals else "")
