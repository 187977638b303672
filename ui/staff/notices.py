"""The strips under the top bar that tell every desk of emergency access, and those who keep watch of changes in people.

Boundary: shows what the pulse saw; what was acknowledged does not come back.
"""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backoffice.staff import emergency
from backoffice.staff.rules import KEEPERS
from backoffice.staff.views import EmergencyAccess, Notice
from ui.kyc.wording import Wording
from ui.shell.presenter import Presenter
from ui.shell.pulse import Look
from ui.shell.workspace import Seat
from ui.staff.wording import StaffWording
from ui.widgets.bar import Bar, Tone

_AT_ONCE = 2


class Notices(QWidget):
    """Takes no room while there is nothing to tell. An open emergency of one's own stands on top, then what is told.

    `access_wanted` carries the EmergencyAccess to show; where there are more than two notices, the second leads to
    all of them by `list_wanted`.
    """

    access_wanted = Signal(object)
    list_wanted = Signal()

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self._seat = seat
        self._keeps = bool(KEEPERS.intersection(seat.person.duties))
        self._wording = StaffWording(Wording(seat.language), seat.names)
        self._presenter = Presenter(seat, self)
        self._closed: set[int] = set()
        self._mine: tuple[EmergencyAccess, ...] = ()
        self.shown: tuple[Notice, ...] = ()
        self.own = Bar()
        self.own.acted.connect(self._show_own)
        self.bars = tuple(Bar() for _ in range(_AT_ONCE))
        self._column = QVBoxLayout(self)
        self._column.setSpacing(4)
        self._column.addWidget(self.own)
        for bar in self.bars:
            self._column.addWidget(bar)
        self.bars[0].acted.connect(self.acknowledge)
        self.bars[1].acted.connect(self.list_wanted)
        self.hide()
        seat.pulse.changed.connect(self.show_look)
        seat.keys.bind("staff.notice", self, self.acknowledge)
        if seat.pulse.last is not None:
            self.show_look(seat.pulse.last)

    @Slot(object)
    def show_look(self, look: Look) -> None:
        """What is to be told now, and one's own emergencies with the minutes they last."""
        self._mine = look.emergencies
        if self._mine:
            first = self._mine[0]
            minutes = max(1, round((first.until - look.now).total_seconds() / 60))
            words = self.tr("Your emergency access to {customer} is open for %n more minutes.", "", minutes)
            whose = self._wording.customer(first.customer_id)
            self.own.say(Tone.WARNING, words.format(customer=whose), action=self.tr("Show or end"))
        else:
            self.own.clear()
        self._came(look.notices)

    @Slot()
    def acknowledge(self) -> None:
        """Say that the notice on top was seen: for those who keep watch in the trail, for others at this desk."""
        if not self.shown:
            return
        seen = self.shown[0].id
        if not self._watches(self.shown[0]):
            self._put_away(seen)
            return
        self._presenter.do(emergency.acknowledge, seen, done=lambda _nothing: self._put_away(seen))

    def _watches(self, notice: Notice) -> bool:
        """Whether the actor's word that they saw it goes into the trail: never about themselves."""
        return self._keeps and notice.facts.get("person") != self._seat.person.name

    @Slot()
    def _show_own(self) -> None:
        if self._mine:
            self.access_wanted.emit(self._mine[0])

    def _put_away(self, notice: int) -> None:
        self._closed.add(notice)
        self._came(self.shown)
        self._seat.pulse.beat()

    def _came(self, notices: tuple[Notice, ...]) -> None:
        self.shown = tuple(each for each in notices if each.id not in self._closed)
        keys, more = self._seat.keys.caps("staff.notice"), len(self.shown) - _AT_ONCE
        for bar, notice in zip(self.bars, self.shown, strict=False):
            tone = Tone.WARNING if notice.is_open else Tone.NOTICE
            action = self.tr("I have seen it") if self._watches(notice) else self.tr("Close")
            if bar is not self.bars[0]:
                action = self.tr("All {count}").format(count=len(self.shown)) if more > 0 else ""
                keys = self._seat.keys.caps("staff.notices") if more > 0 else ()
            bar.say(tone, self._wording.notice(notice), action=action, keys=keys)
        for bar in self.bars[len(self.shown) :]:
            bar.clear()
        told = bool(self.shown or self._mine)
        self._column.setContentsMargins(*((8, 8, 8, 0) if told else (0, 0, 0, 0)))
        self.setVisible(told)
