"""The offline page "Reconcile": one account of the snapshot at a time, and around it the panels that work on it.

Boundary: panels are named in `offline_places`; this page chooses the account and tells each when something changed.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from backoffice.reconcile.snapshot_rules import AccountHead
from ui.kyc.wording import Wording
from ui.ledger.wording import LedgerWording, money
from ui.reconcile.explorer_rows import account_name
from ui.reconcile.offline_places import middle_panels, side_panels
from ui.reconcile.offline_seat import OfflinePage, OfflineSeat, Panel
from ui.shell import theme
from ui.widgets.choice import Choice
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import Label

HEAD = 56


class WorkbenchPage(OfflinePage):
    """`head_row` takes what a panel wants beside the account, such as the counts of decided and open."""

    def __init__(self, seat: OfflineSeat) -> None:
        super().__init__(seat)
        self._words = LedgerWording(Wording(seat.language))
        self._accounts = seat.bench.manifest.accounts
        self._decided_before = self._decided()
        self.choice = Choice(self.tr("Account"))
        self.period = Label("", 12, 400, "text2")
        self.figures = Label("", 12, 400, "text2")
        self.head_row = QHBoxLayout()
        self.middle = middle_panels(seat)
        self.side = side_panels(seat)
        self.empty = EmptyState(self.tr("No account is in this snapshot. Check out again with the accounts you need."))
        self._lay_out()
        for panel in self.panels:
            panel.changed.connect(partial(self._others_look, panel))
        for head in self._accounts:
            self.choice.addItem(account_name(head, self._words))
        self.choice.currentIndexChanged.connect(self._chosen)
        self._chosen(self.choice.currentIndex())

    @property
    def panels(self) -> tuple[Panel, ...]:
        return (*self.middle, *self.side)

    @property
    def account(self) -> AccountHead | None:
        """The account being worked on."""
        at = self.choice.currentIndex()
        return self._accounts[at] if 0 <= at < len(self._accounts) else None

    def choose(self, path: str, asset: str) -> None:
        """Work on another account of the snapshot."""
        for at, head in enumerate(self._accounts):
            if (head.path, head.asset) == (path, asset):
                self.choice.setCurrentIndex(at)

    def entered(self) -> None:
        if self._decided_before != self._decided():
            # Statements are taken in and out on another page.
            self._chosen(self.choice.currentIndex())
        for panel in self.panels:
            panel.entered()
        if not self.panels:
            self.choice.setFocus()

    def left(self) -> None:
        self._decided_before = self._decided()
        for panel in self.panels:
            panel.left()

    def _decided(self) -> int:
        book = self.seat.bench.workbook
        return 0 if book is None else book.standing.count

    @Slot(int)
    def _chosen(self, _at: int) -> None:
        head = self.account
        self.empty.setVisible(head is None)
        if head is None:
            return
        manifest, day = self.seat.bench.manifest, self._words.day
        self.period.setText(self.tr("{since} to {until}").format(since=day(manifest.since), until=day(manifest.until)))
        count = self.tr("%n entries", "", head.entries).replace(str(head.entries), f"{head.entries:,}")
        said = self.tr("opening {opening}, {entries}, closing {closing} {asset}")
        opening, closing = money(head.opening, head.scale), money(head.closing, head.scale)
        self.figures.setText(said.format(opening=opening, entries=count, closing=closing, asset=head.asset))
        for panel in self.panels:
            panel.show_account(head)

    def _others_look(self, changed: Panel) -> None:
        for panel in self.panels:
            if panel is not changed:
                panel.look_again()

    def _lay_out(self) -> None:
        head = _Head()
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 0, 16, 1)
        row.setSpacing(12)
        row.addWidget(self.choice)
        row.addWidget(self.period)
        row.addWidget(self.figures)
        row.addStretch(1)
        self.head_row.setSpacing(12)
        row.addLayout(self.head_row)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.empty)
        for panel in self.middle:
            column.addWidget(panel, 1)
        body = QSplitter(Qt.Orientation.Horizontal)
        body.setHandleWidth(1)
        body.setChildrenCollapsible(False)
        body.addWidget(middle)
        if self.side:
            side = QWidget()
            sides = QVBoxLayout(side)
            sides.setContentsMargins(0, 0, 0, 0)
            sides.setSpacing(0)
            for panel in self.side:
                sides.addWidget(panel, 1)
            body.addWidget(side)
            body.setStretchFactor(0, 1)
            body.setStretchFactor(1, 0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(head)
        whole.addWidget(body, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        painter.end()


class _Head(QWidget):
    """The strip at the top, with its line below."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(HEAD)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.color("line2"))
        painter.end()
