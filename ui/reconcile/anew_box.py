"""The box in which an adjusting entry that a lead or the books refused is put right and proposed anew. L-01, S-05."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QWidget

from backoffice.ledger.correcting import Reason
from backoffice.money import Asset, NotAnAmount, amount
from backoffice.reconcile import proposing_anew
from backoffice.reconcile.deciding import NOTE_AT_MOST
from backoffice.reconcile.decisions import LegFacts
from backoffice.reconcile.proposing_anew import Again
from ui.kyc.wording import Wording
from ui.ledger.wording import LedgerWording, decimals
from ui.shell.workspace import Seat
from ui.staff.box import Box, hint
from ui.widgets.choice import Choice
from ui.widgets.day_field import DayField
from ui.widgets.field import Field
from ui.widgets.labelled import labelled


class AnewBox(Box):
    """Begins with what was refused; calls `proposed` once it waits for a lead."""

    def __init__(self, frame: QWidget, seat: Seat, proposed: Callable[[], None]) -> None:
        super().__init__(frame, seat, self.tr("Propose the entry anew"), self.tr("Propose"), 560)
        self._proposed = proposed
        self._which: UUID | None = None
        self._again: Again | None = None
        self.about = hint("")
        self.counter = Choice(self.tr("Against the account"))
        self.counter.setPlaceholderText(self.tr("Choose an account of the books"))
        self.day = DayField(self.tr("Booked on"))
        self.day.setFixedWidth(130)
        self.day.setStyleSheet("")
        self.cause = Choice(self.tr("Reason"))
        words = LedgerWording(Wording(seat.language))
        for each in Reason:
            self.cause.addItem(words.reason(each), each.value)
        self.amount = Field(self.tr("Amount, a minus before what goes out"))
        self.why = Field(self.tr("Why, in words the lead and the auditor understand"))
        self.why.edit.setMaxLength(NOTE_AT_MOST)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(labelled(self.day))
        row.addLayout(labelled(self.cause), 1)
        self.body.addWidget(self.about)
        self.body.addLayout(labelled(self.counter))
        self.body.addWidget(self.amount)
        self.body.addLayout(row)
        self.body.addWidget(self.why)

    def ask(self, which: UUID, refused: str, again: Again) -> None:
        """`refused`: what was said of the last one."""
        self._which, self._again = which, again
        act = again.act
        mine, other = act.legs[0], act.legs[-1].account
        said = self.tr("On {account}. Last time: {refused}.").format(account=mine.account, refused=refused)
        self.about.setText(said)
        self.counter.clear()
        for path in again.counters:
            if path != mine.account:
                self.counter.addItem(path, path)
        self.counter.setCurrentIndex(self.counter.findData(other))
        self.amount.edit.setText(decimals(mine.amount, again.scale))
        self.day.show_day(act.booked_on)
        self.cause.setCurrentIndex(max(0, self.cause.findData(act.cause)))
        self.why.edit.setText(again.explanation)
        self.open()
        self.why.setFocus()

    def submit(self) -> None:
        which, again, day = self._which, self._again, self.day.day()
        counter, why = str(self.counter.currentData() or ""), self.why.text().strip()
        if which is None or again is None:
            return
        mine = again.act.legs[0]
        minor = _minor(self.amount.text(), mine.asset, again.scale)
        self.amount.fail("" if minor else self.tr("An amount such as -12.50."))
        self.why.fail("" if sum(sign.isalpha() for sign in why) > 2 else self.tr("Say in a few words why."))
        if day is None:
            self.fail(self.tr("“{text}” is no day. Write 2026-11-19.").format(text=self.day.text()))
            return
        if not counter:
            self.fail(self.tr("Choose the account the other side is booked on."))
            return
        if not minor or sum(sign.isalpha() for sign in why) < 3:
            self.settle()
            return
        legs = (LegFacts(mine.account, mine.asset, minor), LegFacts(counter, mine.asset, -minor))
        reason = Reason(self.cause.currentData())
        # Something may have been put right since the last try: that is another command.
        self._key = None
        act = partial(
            self.seat.desk.do, self.key(), proposing_anew.propose_anew, which, again.seq, day, reason, why, legs
        )
        self.run(act, self._done, self.tr("Being proposed"))

    def forget(self) -> None:
        self.why.edit.setText("")

    def _done(self, _answer: object) -> None:
        self.close_box()
        self._proposed()


def _minor(text: str, asset: str, scale: int) -> int:
    """Minor units; 0 for what cannot be read."""
    try:
        return amount(text.strip().replace(",", "").replace("−", "-"), Asset(asset, scale)).minor
    except NotAnAmount:
        return 0
