"""The right side with the corrections that wait for a lead: a short list, and the chosen one in full."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backoffice.ledger.correcting import Draft, DraftKind
from ui.ledger.adjust_sheet import AdjustSheet
from ui.ledger.wording import LedgerWording
from ui.shell.keys import Keys
from ui.staff.cells import CellRow, CellTable
from ui.widgets.action_button import ActionButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.ground import Side
from ui.widgets.label import Label
from ui.widgets.row_delegate import Cell

_LIST = 132
_ASIDE = 16


class AdjustPanel(Side):
    """Deciding is done under Approvals, where `decide` leads; who proposed one withdraws it here."""

    def __init__(
        self, keys: Keys, wording: LedgerWording, names: Mapping[str, str], own: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._wording = wording
        self._names = names
        self._own = own
        self.drafts: dict[str, Draft] = {}
        self.title = Label(self.tr("Corrections that wait"), 15, 600)
        self.table = CellTable(self.tr("Corrections that wait"), (self.tr("What"), self.tr("Proposed by")))
        self.table.setFixedHeight(_LIST)
        self.sheet = AdjustSheet(wording, names, _ASIDE)
        self.decide = ActionButton(self.tr("To Approvals"), keys=keys.caps("ledger.decide"))
        self.withdraw = ActionButton(self.tr("Withdraw"), icon="undo")
        self.empty = EmptyState(
            self.tr("No correction waits. Choose a posting and reverse or correct its transaction:"),
            keys.caps("ledger.reverse"),
        )
        head = QVBoxLayout()
        head.setContentsMargins(16, 14, 16, 8)
        head.addWidget(self.title)
        inner = QVBoxLayout()
        inner.setContentsMargins(0, 12, 0, 12)
        inner.addWidget(self.sheet)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 0, 16, 12)
        foot.setSpacing(6)
        foot.addWidget(self.decide)
        foot.addWidget(self.withdraw)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.table)
        column.addLayout(inner)
        column.addLayout(foot)
        column.addWidget(self.empty, 1)
        column.addStretch(1)
        self.table.selectionModel().currentRowChanged.connect(self._moved)
        self.table.rows.modelReset.connect(self._moved)

    def current(self) -> Draft | None:
        key = self.table.current_key()
        return None if key is None else self.drafts.get(key)

    def choose(self, draft: UUID) -> None:
        """Put the cursor on one of those that wait."""
        row = self.table.rows.row_of(str(draft))
        if row >= 0:
            self.table.selectRow(row)

    def show_drafts(self, drafts: Sequence[Draft]) -> None:
        """Show what waits now."""
        self.drafts = {str(each.id): each for each in drafts}
        rows = [
            CellRow(
                str(each.id),
                (
                    Cell(self._what(each), 500),
                    Cell(self._names.get(each.drafted_by, each.drafted_by), token="text2"),
                ),
            )
            for each in drafts
        ]
        self.table.show_rows(rows, grows=1)
        for part in (self.table, self.decide):
            part.setVisible(bool(drafts))
        self.empty.setVisible(not drafts)
        self._moved()

    @Slot()
    def _moved(self) -> None:
        now = self.current()
        self.sheet.show_draft(now)
        self.withdraw.setVisible(now is not None and now.drafted_by == self._own)

    def _what(self, draft: Draft) -> str:
        kind = self._wording.kind("reversal" if draft.kind is DraftKind.REVERSAL else "adjustment")
        return kind if draft.corrects is None else f"{kind} T-{draft.corrects}"
