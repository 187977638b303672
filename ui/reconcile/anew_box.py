"""The box in which an adjusting entry that a lead or the books refused is put right and proposed anew. L-01, S-05."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from backoffice.ledger.correcting import Reason
from backoffice.reconcile import proposing_anew
from backoffice.reconcile.decisions import LegFacts
from backoffice.reconcile.proposing_anew import Again
from ui.ledger.amount_typed import read_amount
from ui.ledger.wording import decimals, money
from ui.reconcile.entry_box import EntryBox
from ui.shell.workspace import Seat
from ui.widgets.field import Field

# The database wants as many in the words that go with an entry.
_LETTERS = 3


class AnewBox(EntryBox):
    """Begins with what was refused; calls `proposed` once it waits for a lead."""

    def __init__(self, frame: QWidget, seat: Seat, proposed: Callable[[], None]) -> None:
        super().__init__(frame, seat, self.tr("Propose the entry anew"), proposed)
        self._which: UUID | None = None
        self._again: Again | None = None
        self.amount = Field(self.tr("Amount, a minus before what goes out"))
        self.body.insertWidget(2, self.amount)
        QWidget.setTabOrder(self.counter, self.amount.edit)
        self.amount.edit.textChanged.connect(self._read)

    def ask(self, which: UUID, refused: str, again: Again) -> None:
        """`refused`: what was said of the last one."""
        self._which, self._again = which, again
        act = again.act
        mine, other = act.legs[0], act.legs[-1].account
        said = self.tr("On {account}. Last time: {refused}.").format(account=mine.account, refused=refused)
        self.about.setText(said)
        self.offer(again.counters, mine.account)
        self.counter.setCurrentIndex(self.counter.findData(other))
        self.amount.edit.setText(decimals(mine.amount, again.scale))
        self.day.show_day(act.booked_on)
        self.cause.setCurrentIndex(max(0, self.cause.findData(act.cause)))
        self.why.edit.setText(again.explanation)
        self.open()
        self.why.setFocus()

    def submit(self) -> None:
        which, again = self._which, self._again
        if which is None or again is None:
            return
        mine = again.act.legs[0]
        read = read_amount(self.amount.text(), mine.asset, again.scale)
        minor = read.minor
        self.amount.fail("" if minor else read.wrong or self.tr("An amount such as -12.50."))
        told = self.told()
        if told is None:
            return
        if not minor:
            self.settle()
            return
        day, counter, why = told
        legs = (LegFacts(mine.account, mine.asset, minor), LegFacts(counter, mine.asset, -minor))
        reason = Reason(self.cause.currentData())
        # Something may have been put right since the last try: that is another command.
        self._key = None
        act = partial(
            self.seat.desk.do, self.key(), proposing_anew.propose_anew, which, again.seq, day, reason, why, legs
        )
        self.run(act, self.finish, self.tr("Being proposed"))

    def says_why(self, why: str) -> bool:
        return sum(sign.isalpha() for sign in why) >= _LETTERS

    @Slot()
    def _read(self) -> None:
        """Say what is read, and warn where it is not the amount of the finding this entry is for."""
        again = self._again
        if again is None:
            return
        mine = again.act.legs[0]
        told = read_amount(self.amount.text(), mine.asset, again.scale)
        self.amount.fail("")
        said = told.wrong or told.short
        if told.minor is not None and told.minor != mine.amount:
            warning = self.tr("The finding is of {amount} {asset}: this entry leaves a difference.")
            amount = money(mine.amount, again.scale)
            said = f"{said}    {warning.format(amount=amount, asset=mine.asset)}"
        self.amount.say(said)
