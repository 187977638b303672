"""The pane beside the board: the chosen request's clocks, without a word of its letter.

Boundary: shows a Sheet; nothing here needs access to be taken.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.rights.clock_faces import Clocks
from ui.rights.sheet import Sheet
from ui.shell.keys import Keys
from ui.widgets.action_button import ActionButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.ground import Foot, Side
from ui.widgets.label import Label
from ui.widgets.tag import Tag

WIDTH = 372


class ClockPane(Side):
    """`opened` when the button is pressed."""

    opened = Signal()

    def __init__(self, keys: Keys, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet: Sheet | None = None
        self.number = Label("", 12, 400, "text2")
        self.state = Tag("")
        self.title = Label("", 18, 600)
        self.title.setWordWrap(True)
        self.about = Label("", 12, 400, "text2")
        self.about.setWordWrap(True)
        self.clocks = Clocks()
        self.next_letter = Label("", 12, 400, "text2")
        self.next_letter.setWordWrap(True)
        self.open = ActionButton(self.tr("Open the letter"), keys=keys.caps("requests.open"), icon="folder")
        self.open.clicked.connect(self.opened)
        self.empty = EmptyState(self.tr("Choose a request to see its clocks."), keys.caps("requests.down"))
        self._whole = QWidget()
        self._lay_out()
        self.show_sheet(None)

    def show_sheet(self, sheet: Sheet | None) -> None:
        self.sheet = sheet
        self._whole.setVisible(sheet is not None)
        self.empty.setVisible(sheet is None)
        if sheet is None:
            return
        self.number.setText(sheet.number)
        self.state.set_text(sheet.state)
        self.title.setText(sheet.title)
        self.about.setText(f"{sheet.line_right}. {', '.join(sheet.facts)}")
        self.clocks.show_sheet(sheet)
        self.next_letter.setText(sheet.next_letter)
        self.next_letter.setVisible(bool(sheet.next_letter))
        self.open.setVisible(sheet.page.may_read)
        self.setAccessibleName(f"{sheet.number}, {sheet.title}")

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.addWidget(self.number)
        first.addStretch(1)
        first.addWidget(self.state)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(17, 16, 16, 16)
        column.setSpacing(4)
        column.addLayout(first)
        column.addWidget(self.title)
        column.addWidget(self.about)
        column.addSpacing(10)
        column.addWidget(self.clocks)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        scroll.setStyleSheet("QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; }")
        foot = _Foot()
        below = QVBoxLayout(foot)
        below.setContentsMargins(17, 12, 16, 14)
        below.setSpacing(8)
        below.addWidget(self.next_letter)
        buttons = QHBoxLayout()
        buttons.addWidget(self.open)
        buttons.addStretch(1)
        below.addLayout(buttons)
        whole = QVBoxLayout(self._whole)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scroll, 1)
        whole.addWidget(foot)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.addWidget(self._whole, 1)
        outer.addWidget(self.empty, 1)
        self.setFixedWidth(WIDTH)


class _Foot(Foot):
    ground = "raised"
