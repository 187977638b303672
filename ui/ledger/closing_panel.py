"""The right side with what the night proved, asset by asset, and with the months: sealed, waiting, open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backoffice.ledger.approvals import ApprovalProof
from backoffice.ledger.closing import Month
from backoffice.ledger.identity import AssetProof, NightProof
from ui.audit.worded_shape import WordedShape
from ui.ledger.wording import LedgerWording, money
from ui.shell.keys import Keys
from ui.staff.cells import CellRow, CellTable
from ui.widgets.action_button import ActionButton
from ui.widgets.ground import Side
from ui.widgets.label import Label, SectionLabel
from ui.widgets.row_delegate import Cell
from ui.widgets.shapes import Shape

_ROW = 28
_SIDES_AT_MOST = 8
_NAMED = 10


class ClosingPanel(Side):
    """`drilled` carries the number of a transaction that does not come to zero."""

    drilled = Signal(object)

    def __init__(
        self, keys: Keys, wording: LedgerWording, names: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._wording = wording
        self._keys = keys
        self._names = names
        self.months: tuple[Month, ...] = ()
        self.title = Label(self.tr("Proof and months"), 15, 600)
        self.verdict = WordedShape()
        self.approvals = WordedShape()
        self.assets = CellTable(
            self.tr("Both sides by asset"),
            (self.tr("Asset"), self.tr("Side"), self.tr("Amount")),
        )
        self.faults = CellTable(self.tr("What disagrees"), (self.tr("Where"), self.tr("What")))
        self.table = CellTable(self.tr("Months"), (self.tr("Month"), self.tr("State"), self.tr("Sealed by")))
        self.seal = ActionButton(self.tr("Propose to seal"), icon="lock", keys=keys.caps("ledger.seal"))
        self._lay_out()
        self.faults.entered.connect(self._drill)
        self.faults.doubleClicked.connect(self._drill)

    def next_month(self) -> Month | None:
        """The oldest month that is over and open; None where all are sealed or proposed."""
        if any(each.proposal is not None for each in self.months):
            return None
        found = [each for each in self.months if each.over and each.booked and not self._is_closed(each)]
        return found[-1] if found else None

    def _is_closed(self, month: Month) -> bool:
        """A month in which nothing was booked closes with those after it."""
        return any(each.sealed_at is not None and each.first >= month.first for each in self.months)

    def show_proof(self, proof: NightProof | None) -> None:
        """Show what was proved last."""
        say = self._wording
        self.assets.setVisible(proof is not None and bool(proof.assets))
        found = proof is not None and not proof.holds
        self.faults.setVisible(found)
        if proof is None:
            self.verdict.show_mark(
                Shape.UNKNOWN, self.tr("Not proved yet. The worker proves the books once a day, while it runs.")
            )
            return
        at = say.words.moment(proof.at)
        if proof.holds:
            words = self.tr("Clients and house own what banks, processors and custodians hold. Proved {at}.")
            self.verdict.show_mark(Shape.AGREES, words.format(at=at))
        else:
            words = self.tr("The books contradict themselves. Proved {at}. Export nothing; tell the auditor.")
            self.verdict.show_mark(Shape.CONFLICTS, words.format(at=at))
        rows = [row for each in proof.assets for row in self._sides(each)]
        self.assets.show_rows(rows, grows=1)
        self.assets.setFixedHeight(_ROW * min(_SIDES_AT_MOST, len(rows)) + 34)
        scales = {each.asset: each.scale for each in proof.assets}
        faults = [
            CellRow(
                str(each.transaction),
                (
                    Cell(f"T-{each.transaction}", 500),
                    Cell(
                        self.tr("does not balance: {sums}").format(
                            sums=f"{money(each.total, scales.get(each.asset, 0))} {each.asset}"
                        )
                    ),
                ),
            )
            for each in proof.transactions
        ]
        faults += [
            CellRow(
                f"{each.month} {each.account}",
                (
                    Cell(f"{self._wording.short(each.account)} {each.asset}"),
                    Cell(self.tr("balance of {month} is wrong").format(month=each.month)),
                ),
            )
            for each in proof.checkpoints
        ]
        self.faults.show_rows(faults, grows=1)
        self.setAccessibleName(f"{self.title.text()}: {words.format(at=at)}")

    def show_approvals(self, proof: ApprovalProof | None) -> None:
        """What the same night found of the approvals of crypto withdrawals; the first ten are named."""
        self.approvals.setVisible(proof is not None and proof.proved > 0)
        if proof is None:
            return
        if proof.holds:
            words = self.tr("Each of %n crypto withdrawals above the limit had a valid approval.", "", proof.proved)
            self.approvals.show_mark(Shape.AGREES, words)
            return
        named = [f"T-{number} ({self._wording.standing(standing)})" for number, standing in proof.wrong[:_NAMED]]
        words = self.tr("Crypto withdrawals without a valid approval: {named}. {keys} lists all of them.")
        told = ", ".join(named) + (" …" if len(proof.wrong) > _NAMED else "")
        keys = "+".join(self._keys.caps("ledger.withdrawals"))
        self.approvals.show_mark(Shape.CONFLICTS, words.format(named=told, keys=keys))

    def show_months(self, months: Sequence[Month], why_not: str) -> None:
        """Show every month; `why_not` says why the reader cannot propose to seal the next."""
        self.months = tuple(months)
        self.table.show_rows([self._row(each) for each in months], grows=2)
        month = self.next_month()
        words = self.tr("Propose to seal {month}").format(month=f"{month.first:%Y-%m}") if month is not None else ""
        self.seal.set_label(words or self.tr("Propose to seal"))
        self.seal.setVisible(month is not None)
        self.seal.setEnabled(not why_not)

    def _sides(self, each: AssetProof) -> list[CellRow]:
        """What is owned over what is held, and the difference where there is one: amounts of any length stand whole."""
        sides = [(self.tr("owned"), each.owned, "text"), (self.tr("held"), each.held, "text")]
        if each.difference:
            sides.append((self.tr("difference"), each.difference, "danger"))
        shape = Shape.CONFLICTS if each.difference else Shape.AGREES
        return [
            CellRow(
                f"{each.asset} {number}",
                (
                    Cell("" if number else each.asset, 500, mark=None if number else shape),
                    Cell(words, token="text2"),
                    Cell(money(minor, each.scale), right=True, token=token),
                ),
            )
            for number, (words, minor, token) in enumerate(sides)
        ]

    def _row(self, month: Month) -> CellRow:
        if month.sealed_at is not None:
            state, shape = self.tr("sealed"), Shape.AGREES
        elif self._is_closed(month):
            state, shape = self.tr("closed, empty"), Shape.AGREES
        elif month.proposal is not None:
            state, shape = self.tr("waits for a second"), Shape.UNKNOWN
        else:
            state, shape = (self.tr("open"), Shape.LATER) if month.over else (self.tr("not over"), Shape.LATER)
        who = self._names.get(month.sealed_by, month.sealed_by)
        return CellRow(
            month.first.isoformat(),
            (Cell(f"{month.first:%Y-%m}", 500), Cell(state, mark=shape), Cell(who, token="text2")),
        )

    @Slot()
    def _drill(self) -> None:
        key = self.faults.current_key() or ""
        if key.isdigit():
            self.drilled.emit(int(key))

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(16, 14, 16, 8)
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addWidget(self.verdict)
        head.addWidget(self.approvals)
        under = QHBoxLayout()
        under.setContentsMargins(16, 12, 16, 6)
        under.addWidget(SectionLabel(self.tr("Months")))
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 12)
        foot.addWidget(self.seal)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.assets)
        column.addWidget(self.faults)
        column.addLayout(under)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
