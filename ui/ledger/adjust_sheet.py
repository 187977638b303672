"""One correction in full: why, by whom, and every side with the balance before and after it.

Boundary: values in; the screens that show it ask for it. L-01.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil

from PySide6.QtWidgets import QVBoxLayout, QWidget

from backoffice.ledger.correcting import Draft, DraftKind
from backoffice.staff.views import ProposalState
from ui.audit.fact_text import FactText
from ui.ledger.wording import LedgerWording, money
from ui.widgets.label import Label, SectionLabel

_WIDE = 300
_AROUND = 24
_HIGHEST = 400


class AdjustSheet(QWidget):
    """`names` are display names by sign-in name. Sides and balances are as the day's books have them."""

    def __init__(
        self, wording: LedgerWording, names: Mapping[str, str], aside: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._wording = wording
        self._names = names
        self.title = Label("", 15, 600)
        self.title.setWordWrap(True)
        self.facts = FactText(self.tr("Facts of the correction"))
        self.sides = FactText(self.tr("What it books"))
        head = QVBoxLayout()
        head.setContentsMargins(aside, 0, aside, 0)
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addWidget(SectionLabel(self.tr("What it books")))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.sides)
        column.addWidget(self.facts)
        column.addStretch(1)

    def show_draft(self, draft: Draft | None, rests: str = "") -> None:
        """Show another correction, or none. `rests`: what it rests on, in words."""
        self.setVisible(draft is not None)
        if draft is None:
            return
        say = self._wording
        self.title.setText(self._title(draft))
        done = draft.transaction is not None
        sides = []
        for number, side in enumerate(draft.sides):
            after = money(side.balance if done else side.balance + _sum_to(draft, number), side.scale)
            booked = f"{money(side.amount, side.scale)} {side.asset}"
            # Whose wallet it is is what a lead agrees to: it stands whole, and what it books below it.
            account = say.short(side.account, side.holder)
            sides.append(
                ("", account + "\n" + self.tr("{amount}, then {balance}").format(amount=booked, balance=after))
            )
        _show(self.sides, sides)
        facts = [
            (self.tr("Reason"), say.reason(draft.reason)),
            (self.tr("Why"), say.name(draft.explanation) if draft.explanation else self.tr("erased")),
            (self.tr("Booked on"), say.day(draft.booked_on)),
            (self.tr("By"), self._names.get(draft.drafted_by, draft.drafted_by)),
        ]
        if draft.proposal.state is ProposalState.PROPOSED:
            facts.append((self.tr("Waits until"), say.words.moment(draft.proposal.expires_at)))
        if draft.transaction is not None:
            facts.append((self.tr("Booked as"), f"T-{draft.transaction}"))
        if rests:
            facts.append((self.tr("Evidence"), rests))
        elif draft.evidence is not None:
            told = self.tr("a file whose SHA-256 begins with {hash}").format(hash=draft.evidence.hex()[:16])
            facts.append((self.tr("Evidence"), told))
        _show(self.facts, facts)
        told = ", ".join(f"{side.account} {money(side.amount, side.scale)} {side.asset}" for side in draft.sides)
        self.setAccessibleName(f"{self.title.text()}. {told}")

    def _title(self, draft: Draft) -> str:
        if draft.kind is DraftKind.REVERSAL:
            return self.tr("Reversal of T-{number}").format(number=draft.corrects)
        if draft.corrects is not None:
            return self.tr("Correction of T-{number}").format(number=draft.corrects)
        return self.tr("Correction")


def _show(text: FactText, facts: list[tuple[str, str]]) -> None:
    """Show these rows at their whole height, as far as a pane is high."""
    text.show_facts(facts)
    text.document().setTextWidth(_WIDE)
    text.setFixedHeight(min(_HIGHEST, ceil(text.document().size().height()) + _AROUND))


def _sum_to(draft: Draft, number: int) -> int:
    """What this account's sides in this asset come to, up to and including this one."""
    at = draft.sides[number]
    return sum(
        each.amount for each in draft.sides[: number + 1] if (each.account, each.asset) == (at.account, at.asset)
    )
