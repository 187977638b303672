"""A box for one adjusting entry: against which account, on which day, for what reason and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QWidget

from backoffice.ledger.correcting import Reason
from backoffice.reconcile.deciding import NOTE_AT_MOST
from ui.kyc.wording import Wording
from ui.ledger.wording import LedgerWording
from ui.shell.workspace import Seat
from ui.staff.box import Box, hint
from ui.widgets.choice import Choice
from ui.widgets.day_field import DayField
from ui.widgets.field import Field
from ui.widgets.labelled import labelled


class EntryBox(Box):
    """Calls `after` once what it asked for is done."""

    def __init__(self, frame: QWidget, seat: Seat, title: str, after: Callable[[], None]) -> None:
        super().__init__(frame, seat, title, self.tr("Propose"), 560)
        self._after = after
        self.about = hint("")
        self.counter = Choice(self.tr("Against the account"))
        self.counter.setPlaceholderText(self.tr("Choose an account of the books"))
        self.day = DayField(self.tr("Booked on"))
        self.day.setFixedWidth(130)
        self.day.setStyleSheet("")
        self.cause = Choice(self.tr("Reason"))
        words = LedgerWording(Wording(seat.language))
        for each in Reason:
            self.cause.addItem(words.reason(each), each.value)
        self.why = Field(self.tr("Why, in words the lead and the auditor understand"))
        self.why.edit.setMaxLength(NOTE_AT_MOST)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(labelled(self.day))
        row.addLayout(labelled(self.cause), 1)
        self.body.addWidget(self.about)
        self.body.addLayout(labelled(self.counter))
        self.body.addLayout(row)
        self.body.addWidget(self.why)

    def offer(self, counters: Iterable[str], own: str) -> None:
        """Every account of `counters` but the entry's own; none is chosen."""
        self.counter.clear()
        for path in counters:
            if path != own:
                self.counter.addItem(path, path)
        self.counter.setCurrentIndex(-1)

    def told(self) -> tuple[date, str, str] | None:
        """Day, account against it and why; None, with what is wrong said, while one of them is missing."""
        day, counter, why = self.day.day(), str(self.counter.currentData() or ""), self.why.text().strip()
        self.why.fail("" if self.says_why(why) else self.tr("Say in a few words why."))
        if day is None:
            self.fail(self.tr("“{text}” is no day. Write 2026-11-19.").format(text=self.day.text()))
            return None
        if not counter:
            self.fail(self.tr("Choose the account the other side is booked on."))
            return None
        if not self.says_why(why):
            self.settle()
            return None
        return day, counter, why

    def says_why(self, why: str) -> bool:
        """Whether these words will do."""
        return bool(why)

    def forget(self) -> None:
        self.why.edit.setText("")

    def finish(self, _answer: object) -> None:
        """It is done."""
        self.close_box()
        self._after()
