"""The strips under the top bar that tell every desk of emergency access, and those who keep watch of changes in people.

Boundary: looks whenever the pulse does; what was acknowledged does not come back.
"""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backoffice.errors import BackofficeError
from backoffice.staff import emergency
from backoffice.staff.rules import KEEPERS
from backoffice.staff.views import Notice
from ui.kyc.wording import Wording
from ui.shell.presenter import Presenter
from ui.shell.workspace import Seat
from ui.staff.wording import StaffWording
from ui.widgets.bar import Bar, Tone

_AT_ONCE = 2


class Notices(QWidget):
    """Takes no room while there is nothing to tell. The oldest stands first; more than two are counted."""

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self._seat = seat
        self._keeps = bool(KEEPERS.intersection(seat.person.duties))
        self._wording = StaffWording(Wording(seat.language), seat.names)
        self._presenter = Presenter(seat, self)
        self._closed: set[int] = set()
        self.shown: tuple[Notice, ...] = ()
        self.bars = tuple(Bar() for _ in range(_AT_ONCE))
        self._column = QVBoxLayout(self)
        self._column.setSpacing(4)
        for bar in self.bars:
            self._column.addWidget(bar)
        self.bars[0].acted.connect(self.acknowledge)
        self.hide()
        seat.pulse.changed.connect(self.look)
        seat.keys.bind("staff.notice", self, self.acknowledge)
        self.look()

    @Slot()
    def look(self) -> None:
        """Ask for what is to be told now."""
        self._presenter.ask(emergency.notices, done=self._came, failed=_unsaid)

    @Slot()
    def acknowledge(self) -> None:
        """Say that the notice on top was seen: for those who keep watch in the trail, for others at this desk."""
        if not self.shown:
            return
        seen = self.shown[0].id
        if not self._keeps:
            self._put_away(seen)
            return
        self._presenter.do(emergency.acknowledge, seen, done=lambda _nothing: self._put_away(seen))

    def _put_away(self, notice: int) -> None:
        self._closed.add(notice)
        self._came(self.shown)

    def _came(self, notices: tuple[Notice, ...]) -> None:
        self.shown = tuple(each for each in notices if each.id not in self._closed)
        action = self.tr("I have seen it") if self._keeps else self.tr("Close")
        keys = self._seat.keys.caps("staff.notice")
        for bar, notice in zip(self.bars, self.shown, strict=False):
            grave = notice.kind == "break_glass"
            first = bar is self.bars[0]
            more = len(self.shown) - _AT_ONCE
            words = self._wording.notice(notice)
            if more > 0 and not first:
                words += " " + self.tr("(and {count} more)").format(count=more)
            tone = Tone.WARNING if grave else Tone.NOTICE
            bar.say(tone, words, action=action if first else "", keys=keys if first else ())
        for bar in self.bars[len(self.shown) :]:
            bar.clear()
        self._column.setContentsMargins(*((8, 8, 8, 0) if self.shown else (0, 0, 0, 0)))
        self.setVisible(bool(self.shown))


def _unsaid(_error: BackofficeError) -> None:
    """The pulse itself says what is wrong with the connection."""
