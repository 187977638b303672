"""What is at hand on every screen: notices under the top bar, emergency access, and one's own account.

Boundary: the boxes are made when they are first wanted.
"""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from backoffice.staff.rules import EMERGENCY
from backoffice.staff.views import EmergencyAccess
from ui.shell.workspace import Seat
from ui.staff.account_box import AccountBox
from ui.staff.emergency_box import EmergencyBox
from ui.staff.notices import Notices
from ui.staff.notices_box import NoticesBox
from ui.staff.opened_box import OpenedBox


class Everywhere(QObject):
    def __init__(self, frame: QWidget, seat: Seat) -> None:
        super().__init__(frame)
        self._frame = frame
        self._seat = seat
        self.notices = Notices(seat)
        self.notices.access_wanted.connect(self.show_access)
        if EMERGENCY.intersection(seat.person.duties):
            seat.keys.bind("staff.emergency", frame, self.reach_for_data)
        self.notices.list_wanted.connect(self.show_notices)
        seat.keys.bind("staff.notices", frame, self.show_notices)
        seat.keys.bind("staff.account", frame, self.open_account)

    @cached_property
    def emergency(self) -> EmergencyBox:
        made = EmergencyBox(self._frame, self._seat)
        made.granted.connect(self.show_access)
        return made

    @cached_property
    def opened(self) -> OpenedBox:
        return OpenedBox(self._frame, self._seat)

    @cached_property
    def told(self) -> NoticesBox:
        return NoticesBox(self._frame, self._seat)

    @cached_property
    def account(self) -> AccountBox:
        return AccountBox(self._frame, self._seat)

    @Slot()
    def reach_for_data(self) -> None:
        """Open the box for access in an emergency."""
        self.emergency.open_for(None)

    @Slot(object)
    def show_access(self, access: EmergencyAccess) -> None:
        """Show the customer whom an emergency opened."""
        self.opened.open_for(access)

    @Slot()
    def show_notices(self) -> None:
        """Open the list of all that this desk was told."""
        self.told.open_box()

    @Slot()
    def open_account(self) -> None:
        self.account.open_box()
