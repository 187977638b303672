"""The home page of people whose duties open no cases: their workspaces, what waits there, and who is at work.

It shows what the last regular look saw, and asks nothing itself.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtWidgets import QVBoxLayout

from backoffice.staff.rules import KEEPERS
from backoffice.words import say
from ui.home.colleagues import Colleagues
from ui.home.columns_page import INSET, ColumnsPage
from ui.home.places import PlaceLine, Places
from ui.shell.actions import ACTIONS
from ui.shell.pulse import Look
from ui.shell.workspace import Seat, Workspace
from ui.widgets.action_button import ActionButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import Label, SectionLabel

HOME = "home"
_LANGUAGE = next(action for action in ACTIONS if action.id == "window.language")


class PlacesPage(ColumnsPage):
    """Enter or a press goes to the chosen workspace."""

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat)
        self._look: Look | None = None
        self._others = tuple(one for one in seat.places if one.id != HOME)
        self._keeps = not KEEPERS.isdisjoint(seat.person.duties)
        self.title = Label(self.tr("Today"), 24, 600)
        self.summary = Label("", 13, 400, "text2")
        self.places = Places()
        self.places.setAccessibleName(self.tr("Your workspaces"))
        self.places.opened.connect(self._go)
        self.empty = EmptyState(
            self.tr("Your duties open no workspace here. An administrator can change what they are.")
        )
        self.at_work = Colleagues()
        self.language = ActionButton(_LANGUAGE.say(), keys=seat.keys.caps(_LANGUAGE.id))
        self.language.clicked.connect(self._change_language)
        self._lay_out()
        self._lay_out_beside()
        seat.keys.changed.connect(self._show_lines)
        seat.pulse.changed.connect(self._show_look)
        self._say_summary()
        self._show_lines()
        if seat.pulse.last is not None:
            self._show_look(seat.pulse.last)

    def entered(self) -> None:
        self.seat.pulse.beat()
        self.places.setFocus()

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(INSET, 0, 0, 0)
        head.setSpacing(0)
        head.addWidget(self.title)
        head.addSpacing(2)
        head.addWidget(self.summary)
        head.addSpacing(28)
        head.addWidget(SectionLabel(self.tr("Your workspaces")))
        head.addSpacing(4)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.empty)
        column.addWidget(self.places, 1)
        (self.empty if self._others else self.places).hide()
        self.stand_in_columns(column)

    def _lay_out_beside(self) -> None:
        column = self.beside
        column.addWidget(SectionLabel(self.tr("At work")))
        column.addSpacing(6)
        column.addWidget(self.at_work)
        column.addSpacing(28)
        column.addWidget(SectionLabel(self.tr("Your duties")))
        column.addSpacing(8)
        for duty in self.seat.person.duties:
            about = Label(say(f"duty_for.{duty.value}", self.seat.language), 13, 400, "text2")
            about.setWordWrap(True)
            column.addWidget(Label(say(f"duty.{duty.value}", self.seat.language), 13, 500))
            column.addSpacing(2)
            column.addWidget(about)
            column.addSpacing(12)
        column.addSpacing(16)
        column.addWidget(SectionLabel(self.tr("Language")))
        column.addSpacing(8)
        column.addWidget(self.language, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    @Slot(object)
    def _show_look(self, look: Look) -> None:
        self._look = look
        self.at_work.show_names(look.at_work)
        self._say_summary()
        self._show_lines()

    def _say_summary(self) -> None:
        name = self.seat.person.display_name.split()[0]
        if self._look is None:
            self.summary.setText("")
            return
        waiting = sum(self._look.counts.get(one.id, 0) for one in self._others)
        unseen = sum(notice.is_emergency for notice in self._look.notices) if self._keeps else 0
        if unseen:
            words = self.tr("{name}, %n emergency accesses wait to be seen by you: above.", "", unseen)
        elif waiting:
            words = self.tr("{name}, %n things wait for you.", "", waiting)
        else:
            words = self.tr("{name}, nothing waits for you.")
        self.summary.setText(words.format(name=name))

    @Slot()
    def _show_lines(self) -> None:
        self.language.set_keys(*self.seat.keys.caps(_LANGUAGE.id))
        self.places.show_lines(tuple(self._line(one) for one in self._others))

    def _line(self, one: Workspace) -> PlaceLine:
        count = self._look.counts.get(one.id) if self._look is not None else None
        return PlaceLine(
            workspace=one.id,
            icon=one.icon,
            title=QCoreApplication.translate("Workspace", one.title),
            about=QCoreApplication.translate("Workspace", one.about) if one.about else "",
            keys=self.seat.keys.caps(f"go.{one.id}"),
            count=count,
            waiting="" if count is None else self.tr("%n waiting", "", count),
        )

    @Slot(object)
    def _go(self, line: PlaceLine) -> None:
        self.seat.doors.go(line.workspace)

    @Slot()
    def _change_language(self) -> None:
        self.seat.keys.run(_LANGUAGE.id)
