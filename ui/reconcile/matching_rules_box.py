"""The box in which somebody says how an account is matched: days, tolerated differences, processors' fees. L-02."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields

from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QVBoxLayout, QWidget

from backoffice.reconcile.house_rules import NO_RULES, HouseRules, RuleBeyondHouse
from backoffice.reconcile.rules import MatchRules
from backoffice.reconcile.rules_form import RuleNotRead, RulesText, house_rules_told, rules_read, rules_told
from backoffice.typed_amounts import TwoReadings
from ui.shell import fonts, text
from ui.shell.workspace import Seat
from ui.staff.box import Box, hint
from ui.widgets.field import Field
from ui.widgets.label import Label

_FEES_HIGH = 76
_FEES = "fees"


class MatchingRulesBox(Box):
    """Hands the rules to `wanted` once they can be read, and closes."""

    def __init__(self, frame: QWidget, seat: Seat, wanted: Callable[[MatchRules], None]) -> None:
        super().__init__(frame, seat, self.tr("How this account is matched"), self.tr("Keep and match"), 560)
        self._wanted = wanted
        self._rules = MatchRules()
        self._allowed = NO_RULES
        self._scale = 2
        self.fields = {
            "days_after": Field(self.tr("Days a line may come after its entry")),
            "days_before": Field(self.tr("Days it may come before")),
            "tolerance": Field(self.tr("Tolerated difference")),
            "tolerance_share": Field(self.tr("or so many percent of the amount")),
            "days_gathered": Field(self.tr("Days a batch or payout reaches back")),
            "fx_share": Field(self.tr("Percent, with a foreign amount and rate")),
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
        below = QVBoxLayout()
        below.setSpacing(6)
        below.addWidget(Label(self.tr("Processors’ fees, one a line"), 12, 500))
        below.addWidget(self.fees)
        self.known = hint("")
        below.addWidget(self.known)
        self.body.addLayout(grid)
        self.body.addLayout(below)

    def ask(self, rules: MatchRules, scale: int, allowed: HouseRules) -> None:
        """Ask, beginning with the rules as they are; the house judges by what it has `allowed`, so no more is taken."""
        self._rules, self._scale, self._allowed = rules, scale, allowed
        told, most = rules_told(rules, scale), house_rules_told(allowed, scale)
        for name in ("tolerance", "tolerance_share", "fx_share"):
            self.fields[name].say(self.tr("the house allows {most}").format(most=getattr(most, name)))
        fees = ", ".join(most.fees.splitlines())
        self.known.setText(
            self.tr("The house knows {fees}.").format(fees=fees)
            if fees
            else self.tr("The house knows no fee here. Finance and a lead set it under Reconcile, before a check-out.")
        )
        for name, field in self.fields.items():
            field.edit.setText(getattr(told, name))
            field.fail("")
        self.fees.setPlainText(told.fees)
        self.open()
        self.fields["days_after"].edit.setFocus()

    def submit(self) -> None:
        typed = {name: field.text() for name, field in self.fields.items()}
        told = RulesText(**typed, fees=self.fees.toPlainText())
        assert {each.name for each in fields(told)} == {*typed, _FEES}
        for field in self.fields.values():
            field.fail("")
        self.fail("")
        try:
            rules = rules_read(told, self._scale, self._rules)
            self._allowed.check(rules)
        except TwoReadings as fault:
            self.fields["tolerance"].fail(text.sentence(fault))
            self.settle()
            return
        except (RuleNotRead, RuleBeyondHouse) as fault:
            name = str(fault.facts["field"])
            if name == _FEES:
                self.fail(text.sentence(fault))
            else:
                self.fields[name].fail(text.sentence(fault))
            self.settle()
            return
        self.close_box()
        self._wanted(rules)
