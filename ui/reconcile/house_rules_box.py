"""The box in which finance proposes how an account outside is reconciled: what may differ, fees, whose it is. L-01."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QVBoxLayout, QWidget

from backoffice.reconcile import rule_keeping
from backoffice.reconcile.rule_keeping import RuledAccount
from backoffice.reconcile.rules_form import HouseRulesText, RuleNotRead, house_rules_read, house_rules_told
from backoffice.typed_amounts import TwoReadings
from ui.kyc.wording import Wording
from ui.ledger.wording import LedgerWording
from ui.shell import fonts, text
from ui.shell.workspace import Seat
from ui.staff.box import Box, hint
from ui.widgets.choice import Choice
from ui.widgets.field import Field
from ui.widgets.label import Label
from ui.widgets.labelled import labelled

_FEES_HIGH = 64
_FEES = "fees"


class HouseRulesBox(Box):
    """Calls `proposed` once it waits for a lead."""

    def __init__(self, frame: QWidget, seat: Seat, proposed: Callable[[], None]) -> None:
        super().__init__(frame, seat, self.tr("House rules of an account"), self.tr("Propose"), 560)
        self._proposed = proposed
        self._found: tuple[RuledAccount, ...] = ()
        self._words = LedgerWording(Wording(seat.language))
        self.account = Choice(self.tr("Account"))
        self.now = hint("")
        self.fields = {
            "outside": Field(self.tr("IBAN or number its statements name")),
            "tolerance": Field(self.tr("Tolerated difference")),
            "tolerance_share": Field(self.tr("or so many percent of the amount")),
            "fx_share": Field(self.tr("Percent, with a foreign amount and rate")),
            "report_share": Field(self.tr("Percent of a payout kept by its report")),
        }
        self.fees = QPlainTextEdit()
        self.fees.setAccessibleName(self.tr("Processors’ fees"))
        self.fees.setFont(fonts.ui_font(13))
        self.fees.setFixedHeight(_FEES_HIGH)
        self.fees.setTabChangesFocus(True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        for at, field in enumerate(self.fields.values()):
            grid.addWidget(field, at // 2, at % 2)
        self.body.addLayout(labelled(self.account))
        self.body.addWidget(self.now)
        self.body.addLayout(grid)
        below = QVBoxLayout()
        below.setSpacing(6)
        below.addWidget(Label(self.tr("Processors’ fees, one a line"), 12, 500))
        below.addWidget(self.fees)
        below.addWidget(hint(self.tr("Such as PSP PAYOUT:1.4%+0.25, or PSP PAYOUT@card:1.4%+0.25 for one kind.")))
        self.body.addLayout(below)
        self.body.addWidget(
            hint(
                self.tr(
                    "A lead who is somebody else agrees under Approvals. Then laptops begin with these rules, and "
                    "what comes back is judged by them: a difference or a fee beyond them is not accepted."
                )
            )
        )
        self.account.currentIndexChanged.connect(self._show)

    def ask(self, found: Sequence[RuledAccount]) -> None:
        """Ask for one of these accounts, the one asked for last first."""
        kept = self.account.currentText()
        self._found = tuple(found)
        self.account.blockSignals(True)
        self.account.clear()
        for one in found:
            self.account.addItem(self._words.words.listed(self._words.short(one.path), one.asset))
        self.account.setCurrentIndex(max(0, self.account.findText(kept)))
        self.account.blockSignals(False)
        self.open()
        self._show()
        self.account.setFocus()

    def submit(self) -> None:
        one = self._chosen()
        if one is None or self._why_not():
            return
        for field in self.fields.values():
            field.fail("")
        self.fail("")
        typed = {name: field.text() for name, field in self.fields.items()}
        told = HouseRulesText(**typed, fees=self.fees.toPlainText())
        try:
            house_rules_read(told, one.scale)
        except TwoReadings as fault:
            self.fields["tolerance"].fail(text.sentence(fault))
            self.settle()
            return
        except RuleNotRead as fault:
            name = str(fault.facts["field"])
            said = text.sentence(fault)
            self.fail(said) if name == _FEES else self.fields[name].fail(said)
            self.settle()
            return
        place = (one.path, one.asset, one.scale)
        act = partial(self.seat.desk.do, self.key(), rule_keeping.propose_rules, *place, told)
        self.run(act, self._done, self.tr("Being proposed"))

    def _done(self, _answer: object) -> None:
        self.close_box()
        self._proposed()

    def _chosen(self) -> RuledAccount | None:
        at = self.account.currentIndex()
        return self._found[at] if 0 <= at < len(self._found) else None

    def _why_not(self) -> str:
        one = self._chosen()
        if one is None:
            return self.tr("The books have no account outside")
        return self.tr("Other rules of it wait for a lead") if one.waits else ""

    @Slot()
    def _show(self) -> None:
        one = self._chosen()
        if one is not None:
            told = house_rules_told(one.rules, one.scale)
            for name, field in self.fields.items():
                field.edit.setText(getattr(told, name))
                field.fail("")
            self.fees.setPlainText(told.fees)
            words = self._words.words
            self.now.setText(
                self.tr("As set on {day}.").format(day=words.day(one.set_at.astimezone().date()))
                if one.set_at is not None
                else self.tr("Nobody has said anything yet: no difference goes without a name, and no fee is known.")
            )
        self.fail("")
        self.go.set_reason(self._why_not())
        if self.isVisible():
            self.settle()
