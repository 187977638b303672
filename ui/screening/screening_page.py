"""The reporting officer's workspace: referrals and files on the left, one of them on the right, and their keys."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout

from backoffice.screening.rules import Act
from ui.screening.matter_list import MatterList
from ui.screening.matter_view import MatterView
from ui.screening.screening_presenter import ScreeningPresenter
from ui.shell.workspace import Page, Seat


class ScreeningPage(Page):
    """One list and one matter of it."""

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat)
        self._is_here = False
        self.matters = MatterList()
        self.matters.empty.say(self.tr("Nobody has referred a customer. What colleagues tell you arrives here."))
        self.view = MatterView(seat.keys)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.matters)
        row.addWidget(self.view, 1)
        self.presenter = ScreeningPresenter(seat, self.matters, self.view)
        self.view.bar.left.connect(self.matters.rows.setFocus)
        seat.pulse.changed.connect(self._beat)
        self._bind()

    def open_at(self, target: UUID) -> None:
        self.presenter.open(target)

    def target(self) -> UUID | None:
        return self.presenter.wanted

    def entered(self) -> None:
        if self._is_here:
            return
        self._is_here = True
        self.presenter.refresh()
        self.matters.rows.setFocus()

    def left(self) -> None:
        self._is_here = False
        self.presenter.flush()

    def showEvent(self, event: QShowEvent) -> None:
        """Work goes on by itself when the window is unlocked."""
        super().showEvent(event)
        self.entered()

    def _bind(self) -> None:
        keys, bar = self.seat.keys, self.view.bar
        keys.bind("screening.down", self, self._down)
        keys.bind("screening.up", self, self._up)
        keys.bind("screening.open", bar, self._open_or_join, self._why_not_open)
        for act in (Act.DISMISS, Act.NOTE, Act.REPORT, Act.REVIEW, Act.CLOSE):
            choosing = _Choosing(self, act)
            keys.bind(f"screening.{act}", bar, choosing, choosing.why_not)

    @Slot(object)
    def _beat(self, _look: object) -> None:
        if self._is_here:
            self.presenter.refresh()

    def _open_or_join(self) -> None:
        self.view.bar.choose(Act.JOIN if self.view.bar.allows(Act.JOIN) else Act.OPEN)

    def _why_not_open(self) -> str:
        bar = self.view.bar
        return "" if bar.allows(Act.OPEN) or bar.allows(Act.JOIN) else self.why_not()

    def why_not(self) -> str:
        """Why an act cannot be done with what is open."""
        return self.tr("not as this matter stands")

    @Slot()
    def _down(self) -> None:
        self.matters.step(1)

    @Slot()
    def _up(self) -> None:
        self.matters.step(-1)


class _Choosing:
    """Makes ready for one act; a value that can be bound to a key."""

    def __init__(self, page: ScreeningPage, act: Act) -> None:
        self._page = page
        self._act = act

    def __call__(self) -> None:
        self._page.view.bar.choose(self._act)

    def why_not(self) -> str:
        return "" if self._page.view.bar.allows(self._act) else self._page.why_not()
