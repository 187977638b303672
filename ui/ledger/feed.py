"""What was wrong with the platform's feed, in the ledger: how many wait, all of them, and dealing with one.

Boundary: a presenter over services. L-01.
"""

from __future__ import annotations

from uuid import UUID, uuid4

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from backoffice.errors import BackofficeError, Refused, Unavailable
from backoffice.ledger import feed_findings
from backoffice.ledger.feed_findings import FeedFindings
from backoffice.staff.rules import Duty
from ui.ledger.feed_panel import FeedPanel
from ui.ledger.ledger_view import LedgerView
from ui.ledger.wording import LedgerWording
from ui.shell.presenter import Presenter
from ui.shell.workspace import Seat


class Feed(Presenter):
    """The list at the right, and the count under the tree that leads to it."""

    def __init__(self, seat: Seat, page: QWidget, view: LedgerView, wording: LedgerWording) -> None:
        super().__init__(seat, view)
        self._view = view
        self._keys_of: dict[int, UUID] = {}
        self.panel = FeedPanel(seat.keys, wording, seat.names)
        view.right.addWidget(self.panel)
        self.panel.drilled.connect(self._drill)
        self.panel.dealt.connect(self._deal)
        view.accounts.agreement.feed.clicked.connect(self.show_findings)
        seat.keys.bind("ledger.feed", page, self.show_findings)
        seat.keys.bind("ledger.feed_deal", page, self._to_words, self._why_not_deal)

    @Slot()
    def count(self) -> None:
        """Say under the tree how many wait."""
        self.ask(feed_findings.open_findings, done=self._counted)

    @Slot()
    def show_findings(self) -> None:
        """All that is open, and what was settled lately."""
        self._view.show_right(self.panel)
        self.ask(feed_findings.findings, done=self._show)

    def _show(self, found: FeedFindings) -> None:
        self._counted(found.open_count)
        self.panel.show_findings(found, self._why_no_finance())
        if not self.panel.words.hasFocus():
            self.panel.table.setFocus()

    def _counted(self, count: int) -> None:
        words = self.tr("%n findings of the feed", "", count) if count else ""
        self._view.accounts.agreement.show_feed(words)

    @Slot(object, str)
    def _deal(self, which: int, words: str) -> None:
        key = self._keys_of.setdefault(which, uuid4())
        self.do(feed_findings.deal_with, which, words, done=self._dealt, failed=self._not_dealt, key=key)

    def _dealt(self, _answer: None) -> None:
        self._keys_of.clear()
        self.panel.clear_words()
        self.panel.table.setFocus()
        self.seat.doors.tell(self.tr("Dealt with."))
        self.show_findings()

    def _not_dealt(self, error: BackofficeError) -> None:
        self.seat.doors.complain(error)
        if isinstance(error, Unavailable):  # What became of it is asked with the same key.
            return
        self._keys_of.clear()
        if not isinstance(error, Refused):
            self.show_findings()

    @Slot(object)
    def _drill(self, number: int) -> None:
        self._view.show_right(self._view.drawer)
        self._view.drawer.turned_to.emit(number)

    def _to_words(self) -> None:
        self.panel.words.setFocus()

    def _why_no_finance(self) -> str:
        return "" if Duty.FINANCE in self.seat.person.duties else self.tr("finance deals with it")

    def _why_not_deal(self) -> str:
        here = self._view.right.currentWidget() is self.panel and self.panel.current() is not None
        return self._why_no_finance() or ("" if here else self.tr("look at the findings of the feed first"))
