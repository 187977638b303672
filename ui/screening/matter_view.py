"""The page of one referral or file: whom it is about, what was referred, what was done, the cases and the trail.

Boundary: shows sheets and sends signals; asks and does nothing. The matter before is cleared at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from backoffice.screening.rules import acts_on, usual_review
from ui.screening.act_bar import ActBar
from ui.screening.text_panel import TextPanel
from ui.screening.wording import Sheet
from ui.shell.keys import Keys
from ui.widgets.bar import Bar, Tone
from ui.widgets.empty_state import EmptyState
from ui.widgets.ground import Floor, Ground
from ui.widgets.label import Label
from ui.widgets.tag import Tag

_HEADER = 60
_MARGIN = 16


class MatterView(Ground):
    """What is open, or a sentence on what to do."""

    def __init__(self, keys: Keys, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet: Sheet | None = None
        self._keys = keys
        self.name = Label("", 18, 600)
        self.facts = Label("", 12, 400, "text2")
        self.facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.state = Tag("")
        self.trouble = Bar()
        self.told = TextPanel(self.tr("Referred"), self.tr("Nothing was referred."))
        self.done = TextPanel(self.tr("Notes and decisions"), self.tr("Nothing has been done yet."))
        self.cases = TextPanel(self.tr("Identity cases"), self.tr("This customer has had no case."), column=64)
        self.trail = TextPanel(self.tr("Trail"), self.tr("Nothing is entered."))
        self.bar = ActBar(keys)
        self.idle = EmptyState("")
        self._lay_out()
        self.show_idle("")

    @property
    def sheet(self) -> Sheet | None:
        """What is on the screen; None between two matters."""
        return self._sheet

    def show_idle(self, sentence: str, keys: Sequence[str] = ()) -> None:
        """Show no matter, and what to do about it."""
        self._sheet = None
        self.idle.say(sentence, keys)
        self._stack.setCurrentWidget(self.idle)

    def show_choice(self, *, there_is_one: bool) -> None:
        """Nothing is open: say how to open one, where the list has any."""
        if there_is_one:
            self.show_idle(self.tr("Choose a referral or a file from the list."), self._keys.caps("screening.down"))
        else:
            self.show_idle("")

    def show_nothing(self) -> None:
        """Clear the matter before; the next is on its way."""
        self._sheet = None
        self._stack.setCurrentWidget(self._blank)

    def show_sheet(self, sheet: Sheet, words: str, today: date) -> None:
        """Show a matter; `words` is what was begun to be written about it."""
        before, self._sheet = self._sheet, sheet
        matter = sheet.matter
        self.name.setText(matter.name)
        self.facts.setText("   ".join(sheet.facts))
        self.state.set_text(sheet.state)
        self.told.show_paragraphs(sheet.told)
        self.done.show_paragraphs(sheet.done)
        self.cases.show_paragraphs(sheet.cases)
        self.trail.show_paragraphs(sheet.trail)
        same = before is not None and (before.matter.target, before.matter.version) == (matter.target, matter.version)
        if not same or acts_on(before.matter if before else matter) != acts_on(matter):
            review_on = matter.review_on or usual_review(today)
            self.bar.show_acts(acts_on(matter), words, report_on=today, review_on=review_on)
            self.trouble.clear()
            self._show_strip()
        self._stack.setCurrentWidget(self._matter)

    def complain(self, sentence: str, code: str, action: str = "") -> None:
        """Say above the matter what went wrong, with the button that helps."""
        self.bar.fail("")
        self.trouble.say(Tone.ERROR, sentence, code=code, action=action)
        self._show_strip()

    def target(self) -> UUID | None:
        return self._sheet.matter.target if self._sheet is not None else None

    def _show_strip(self) -> None:
        self._strip.setVisible(not self.trouble.isHidden())

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.name)
        words.addWidget(self.facts)
        head = QHBoxLayout()
        head.setContentsMargins(_MARGIN, 8, _MARGIN, 8)
        head.addLayout(words, 1)
        head.addWidget(self.state, 0, Qt.AlignmentFlag.AlignVCenter)
        header = QWidget()
        header.setFixedHeight(_HEADER)
        header.setLayout(head)
        self._strip = QWidget()
        strip = QVBoxLayout(self._strip)
        strip.setContentsMargins(_MARGIN, 6, _MARGIN, 6)
        strip.addWidget(self.trouble)
        self._strip.hide()
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(self.told, 1)
        left.addWidget(self.done, 1)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(self.cases, 2)
        right.addWidget(self.trail, 3)
        ground = Floor()
        panels = QHBoxLayout(ground)
        panels.setContentsMargins(_MARGIN, 12, _MARGIN, 12)
        panels.setSpacing(12)
        panels.addLayout(left, 3)
        panels.addLayout(right, 2)
        self._matter = QWidget()
        page = QVBoxLayout(self._matter)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(header)
        page.addWidget(self._strip)
        page.addWidget(ground, 1)
        page.addWidget(self.bar)
        self._blank = QWidget()
        self._stack = QStackedWidget()
        for part in (self._matter, self.idle, self._blank):
            self._stack.addWidget(part)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
