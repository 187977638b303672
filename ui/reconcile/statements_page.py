"""The offline page "Statements": what banks stated, taken in here; a file is seen before anything of it is kept."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.kyc.wording import Wording
from ui.ledger.wording import LedgerWording
from ui.reconcile.offline_seat import OfflinePage, OfflineSeat
from ui.reconcile.statement_mapping import StatementMapping
from ui.reconcile.statement_preview import StatementPreview
from ui.reconcile.statements_presenter import StatementsPresenter
from ui.shell import theme
from ui.staff.cells import CellRow, CellTable
from ui.widgets.action_button import ActionButton
from ui.widgets.bar import Bar
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import Label


class StatementsPage(OfflinePage):
    """Three faces in one place: the list, a file's preview, and its mapping. A file may be dropped anywhere."""

    def __init__(self, seat: OfflineSeat) -> None:
        super().__init__(seat)
        words = LedgerWording(Wording(seat.language))
        self.list = StatementList(seat)
        self.preview = StatementPreview(seat.keys, words)
        self.mapping = StatementMapping(seat.keys)
        self.faces = QStackedWidget()
        for face in (self.list, self.preview, self.mapping):
            self.faces.addWidget(face)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.faces)
        self.setAcceptDrops(True)
        self.presenter = StatementsPresenter(seat, self, words)
        self._bind()

    def entered(self) -> None:
        self.presenter.show_list()
        self.presenter.focus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            self.presenter.open_file(Path(paths[0]))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        painter.end()

    def _bind(self) -> None:
        presenter = self.presenter
        for action, run in (
            ("down", presenter.down),
            ("up", presenter.up),
            ("choose", presenter.choose),
            ("take_in", presenter.go_on),
            ("vouch", presenter.vouch),
            ("payouts", presenter.use_payouts),
            ("mapping", presenter.open_mapping),
            ("back", presenter.back),
            ("take_out", presenter.take_out),
        ):
            self.seat.keys.bind(f"statements.{action}", self, run)


class StatementList(QWidget):
    """The statements that were taken in, with what went wrong above them."""

    choose_wanted = Signal()
    out_wanted = Signal()

    def __init__(self, seat: OfflineSeat) -> None:
        super().__init__()
        keys = seat.keys
        self.title = Label(self.tr("Statements"), 15, 600)
        self.choose = ActionButton(self.tr("Choose a file"), icon="download", keys=keys.caps("statements.choose"))
        self.out = ActionButton(self.tr("Take out"), icon="close", keys=keys.caps("statements.take_out"))
        self.said = Bar()
        self.table = CellTable(
            self.tr("Statements taken in"),
            (
                self.tr("Account"),
                self.tr("Days"),
                self.tr("Opening"),
                self.tr("Lines"),
                self.tr("Closing"),
                self.tr("Asset"),
                self.tr("Format"),
                self.tr("File"),
            ),
        )
        self.empty = EmptyState(
            self.tr(
                "No statement was taken in yet. Choose a bank’s or processor’s file: camt, MT940, OFX, CSV or XLSX."
                " You see what it holds before anything is kept."
            ),
            keys.caps("statements.choose"),
        )
        self.choose.clicked.connect(self.choose_wanted)
        self.out.clicked.connect(self.out_wanted)
        self.setFocusProxy(self.table)
        self._lay_out()
        self.show_rows(())

    def show_rows(self, rows: tuple[CellRow, ...]) -> None:
        """Show these statements."""
        self.table.show_rows(rows, grows=0)
        self.table.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self.out.setVisible(bool(rows))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 8)
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.out)
        head.addWidget(self.choose)
        bar = QHBoxLayout()
        bar.setContentsMargins(16, 0, 16, 8)
        bar.addWidget(self.said)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(bar)
        column.addWidget(self.empty)
        column.addWidget(self.table, 1)
        column.addStretch(0)
