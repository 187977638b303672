"""The fourth part of the tour: the ledger's explorer, from all postings to one account, its chart and its statement.

Boundary: says what a person does and what must come of it. L-02.
"""

from __future__ import annotations

from backoffice.config import Settings
from backoffice.ledger.views import Wanted
from backoffice.staff.rules import Duty
from ui.ledger.ledger_page import LedgerPage
from ui.tour.album import Album
from ui.tour.elsewhere import ACCOUNT
from ui.tour.journey import Journey, Lines, Step
from ui.tour.visitor import TourStoppedError, Visitor


class Books:
    """Goes on where `journey` has opened the window and nobody is signed in; leaves it so again."""

    def __init__(self, journey: Journey, visitor: Visitor, settings: Settings, album: Album) -> None:
        self._journey = journey
        self._visitor = visitor
        self._settings = settings
        self._album = album

    def steps(self) -> tuple[Step, ...]:
        return (
            Step("Sign in as finance and open the ledger", self._open),
            Step("Look at one account: balance, T-account, chart", self._look_closer),
            Step("Write its statement", self._write_statement),
        )

    def _open(self) -> Lines:
        visitor = self._visitor
        who = self._journey.sign_in(Duty.FINANCE)
        visitor.act("go.ledger")
        page = self._page()
        visitor.until("the postings", lambda: page.view.current() is not None)
        visitor.until("their count", lambda: page.grid.places.is_exact)
        visitor.settle()
        if not page.view.drawer.isVisible():
            visitor.act("ledger.entry")
        visitor.act("ledger.down")
        visitor.until("the transaction", lambda: page.view.drawer.isVisible() and page.view.drawer.sheet is not None)
        self._journey.picture("36-ledger", "All postings, the accounts with their balances, and both sides of one")
        return [f"Signed in as {who}; {page.grid.places.total:,} postings"]

    def _look_closer(self) -> Lines:
        visitor, journey, page = self._visitor, self._journey, self._page()
        page.narrow(Wanted(account=ACCOUNT))
        visitor.until("the account's postings", lambda: page.grid.wanted.account == ACCOUNT)
        visitor.settle()
        visitor.act("ledger.chart")
        visitor.settle()
        journey.picture("37-account", "One account with its running balance, drawn over its days")
        visitor.act("ledger.chart")
        visitor.act("ledger.t_account")
        visitor.settle()
        journey.picture("38-t-account", "The same as a T-account: opening, what moved, closing")
        return []

    def _write_statement(self) -> Lines:
        visitor, journey, page = self._visitor, self._journey, self._page()
        visitor.act("ledger.report")
        box = page.reports.box
        visitor.until("the report's questions", box.isVisible)
        visitor.click(box.write)
        visitor.until("the statement", lambda: box.file is not None)
        visitor.settle()
        journey.picture("39-report", "A report is put together from what is in sight")
        if box.file is None:
            raise TourStoppedError("No statement was written.")
        self._album.put_document("39-statement", "The signed statement of the account", "statement", box.file)
        journey.sign_out()
        return [str(box.file)]

    def _page(self) -> LedgerPage:
        return self._visitor.page(LedgerPage)
