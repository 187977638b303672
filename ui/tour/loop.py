"""The second part of the tour: a bank account is taken along, reconciled without a network, and brought back.

Boundary: says what a person does and what must come of it; other desks are `elsewhere`. L-01, L-02.
"""

from __future__ import annotations

from functools import partial
from typing import TypeVar
from uuid import UUID

from backoffice.config import Settings
from backoffice.reconcile.check_out_rules import CheckOut, CheckOutState
from backoffice.reconcile.rules import FindingKind
from backoffice.staff.rules import Duty
from ui.reconcile.check_outs_page import CheckOutsPage
from ui.reconcile.difference_box import DifferenceBox
from ui.reconcile.explorer_page import ExplorerPage
from ui.reconcile.finding_box import FindingBox
from ui.reconcile.findings_panel import FindingsPanel
from ui.reconcile.matching_panel import MatchingPanel
from ui.reconcile.matching_view import MatchingView
from ui.reconcile.offline_seat import OfflinePage
from ui.reconcile.statements_page import StatementsPage
from ui.reconcile.workbench_page import WorkbenchPage
from ui.tour.album import Album
from ui.tour.elsewhere import ACCOUNT, Elsewhere, decide_elsewhere, write_bank_file
from ui.tour.journey import Journey, Lines, Step
from ui.tour.visitor import TourStoppedError, Visitor
from ui.widgets.choice import Choice

_PASSPHRASE = "four bridges over a quiet river"
_STATEMENT = "20-bank-statement.xml"
_P = TypeVar("_P", bound=OfflinePage)
_SUMS = {FindingKind.SHORT_OVER, FindingKind.FEE, FindingKind.DUPLICATE}


class Loop:
    """Goes on where `journey` has opened the window and nobody is signed in; leaves it so again."""

    def __init__(self, journey: Journey, visitor: Visitor, settings: Settings, album: Album) -> None:
        self._journey = journey
        self._visitor = visitor
        self._settings = settings
        self._album = album
        self._elsewhere: Elsewhere | None = None
        self._finance = ""
        self._taken: CheckOut | None = None

    def steps(self) -> tuple[Step, ...]:
        return (
            Step("A lead matches an entry on a laptop of their own", self._decide_elsewhere),
            Step("Sign in as finance and take the bank account along", self._check_out),
            Step("Sign out and work offline on the snapshot", self._go_offline),
            Step("Look into the account", self._explore),
            Step("Take the bank's statement in", self._take_in),
            Step("Match, and confirm by key what waits", self._match),
            Step("Explain what is left and close the account", self._explain),
            Step("Sign in again, check the decisions in and write the report", self._check_in),
            Step("The lead checks in too: who was second sees both sides", self._conflict),
        )

    def _decide_elsewhere(self) -> Lines:
        visitor, house = self._visitor, self._visitor.application.house
        if house is None:
            raise TourStoppedError("No house is open.")
        lead = next(name for name, _, duty in house.sample_people() if duty == Duty.FINANCE_LEAD)
        decide = partial(decide_elsewhere, house, lead, _PASSPHRASE)
        told = self._elsewhere = visitor.in_background("the other laptop", decide)
        return [f"{lead} has {ACCOUNT} from {told.since} to {told.until} along"]

    def _check_out(self) -> Lines:
        visitor, journey = self._visitor, self._journey
        who = journey.sign_in(Duty.FINANCE)
        self._finance = visitor.frame.seat.person.name
        page = self._check_outs()
        visitor.act("reconcile.new")
        visitor.until("the accounts to take along", lambda: page.box.isVisible())
        box, told = page.box, self._told()
        box.ticks[ACCOUNT].setFocus()
        visitor.press("Space")
        visitor.fill(box.since.edit, told.since.isoformat())
        visitor.fill(box.until.edit, told.until.isoformat())
        _choose(visitor, box.custody, 1)
        visitor.fill(box.passphrase.edit, _PASSPHRASE)
        visitor.fill(box.again.edit, _PASSPHRASE)
        journey.picture("17-check-out", "Finance takes a bank account along: which days, and under what passphrase")
        visitor.press("Ctrl+Return")
        if box.isVisible():
            raise TourStoppedError("The check-out was not taken as it was typed.")
        visitor.until("the check-out", lambda: self._mine(page) is not None)
        visitor.settle()
        self._taken = one = self._mine(page)
        if page.chosen() != one:
            raise TourStoppedError("What was taken along is not under the cursor.")
        journey.picture("18-checked-out", "What is out, by whom, until when")
        journey.sign_out()
        return [f"Signed in as {who}; {one.rows if one is not None else 0} entries are out"]

    def _go_offline(self) -> Lines:
        visitor, journey = self._visitor, self._journey
        house, offline = visitor.application.house, visitor.application.offline
        secret = (house.sample_password(self._finance) if house is not None else None) or ""
        visitor.click(visitor.sign_in_page.offline)
        visitor.settle()
        step = offline.step
        if step is None or not step.passphrase.isVisible():
            raise TourStoppedError("The sign-in page offers no snapshot under a passphrase.")
        visitor.fill(step.passphrase.edit, _PASSPHRASE)
        visitor.fill(step.secret.edit, secret)
        journey.picture("19-work-offline", "A snapshot is opened with its passphrase, without asking any server")
        visitor.press("Return")
        visitor.until("the snapshot", lambda: visitor.window.away is not None or step.error.isVisible())
        visitor.until("the proof of its rows", lambda: visitor.offline_frame.seat.proof.is_proved)
        file = self._album.folder / _STATEMENT
        write = partial(write_bank_file, visitor.offline_frame.seat.bench, file)
        count = visitor.in_background("the bank's statement", write)
        self._album.put_file(file, "The bank's statement: one entry missing, one twice, one short, and a fee")
        return [f"{count} entries proved; the bank's statement of them is {file.name}"]

    def _explore(self) -> Lines:
        visitor = self._visitor
        visitor.act("go.offline.accounts")
        page = self._page(ExplorerPage)
        visitor.until("the register", lambda: page.current() is not None)
        visitor.settle()
        self._journey.picture("20-explorer", "The account in the snapshot: a register without names, and no network")
        return []

    def _take_in(self) -> Lines:
        visitor, journey = self._visitor, self._journey
        visitor.act("go.offline.statements")
        page = self._page(StatementsPage)
        visitor.settle()
        page.presenter.open_file(self._album.folder / _STATEMENT)
        visitor.until("the statement", lambda: page.faces.currentWidget() is page.preview or page.list.said.isVisible())
        if page.list.said.isVisible():
            raise TourStoppedError(f"The window says: {page.list.said.accessibleName()}")
        visitor.settle()
        page.preview.choose_account(ACCOUNT)
        page.preview.heads.setFocus()
        visitor.act("statements.vouch")
        visitor.settle()
        journey.picture("21-statement", "A statement before it is taken in: its sums, what is odd, its lines")
        page.preview.heads.setFocus()
        visitor.act("statements.take_in")
        visitor.until("the statement taken in", lambda: page.faces.currentWidget() is page.list)
        visitor.settle()
        return []

    def _match(self) -> Lines:
        visitor, journey = self._visitor, self._journey
        visitor.act("go.offline.reconcile")
        visitor.settle()
        view = self._view()
        visitor.act("matching.match")
        visitor.until("proposed matches", lambda: bool(view.asked))
        visitor.settle()
        alone = view.confirmed.accessibleName()
        journey.picture("22-matching", "What is certain has confirmed itself; the rest waits with its reasons")
        while view.asked:
            self._confirm(view)
        return [f"By itself {alone}, afterwards {view.confirmed.accessibleName()}"]

    def _confirm(self, view: MatchingView) -> None:
        visitor, before = self._visitor, len(view.asked)
        visitor.act("matching.confirm")
        visitor.until("what comes of it", lambda: len(view.asked) < before or self._naming() is not None)
        self._name_difference()
        visitor.until("the next match", lambda: len(view.asked) < before)
        visitor.settle()

    def _naming(self) -> DifferenceBox | None:
        """The box that asks what a difference is, while it asks."""
        boxes = self._visitor.window.findChildren(DifferenceBox)
        return next((each for each in boxes if each.isVisible()), None)

    def _name_difference(self) -> None:
        visitor, box = self._visitor, self._naming()
        if box is None:
            return
        _choose(visitor, box.kind, box.kind.findData(FindingKind.SHORT_OVER.value))
        visitor.fill(box.note.edit, "The bank kept a charge of its own.")
        visitor.settle()
        self._album.put_picture("22-difference", "A match that differs is confirmed with a reason", visitor.look())
        visitor.press("Ctrl+Return")

    def _explain(self) -> Lines:
        visitor, journey, panel = self._visitor, self._journey, self._findings()
        saw = panel.saw
        if saw is None:
            raise TourStoppedError("The findings do not come.")
        kinds = {each.suggested for each in saw.examined.findings}
        if not kinds >= _SUMS:
            raise TourStoppedError(f"Of {', '.join(sorted(_SUMS - kinds))} no finding was made.")
        journey.picture("23-findings", "What is left stands by class and age, beside the sum it must make")
        fee = next(each for each in saw.examined.open_findings if each.suggested is FindingKind.FEE)
        panel.table.selectRow(panel.table.rows.row_of(fee.key))
        visitor.act("findings.explain")
        visitor.until("the box that explains", lambda: panel.explain_box.isVisible())
        box = panel.explain_box
        assert isinstance(box, FindingBox)
        _choose(visitor, box.owner, box.owner.findData(self._finance))
        visitor.fill(box.note.edit, "The monthly fee of the bank, to be booked.")
        journey.picture("24-finding", "A finding is explained: what it is, who looks after it, and why")
        visitor.press("Ctrl+Return")
        visitor.until("the finding kept", lambda: not box.isVisible())
        visitor.settle()
        visitor.act("findings.all")
        visitor.until("the question", lambda: panel.question.isVisible())
        visitor.press("Return")
        visitor.until("all explained", lambda: panel.saw is not None and not panel.saw.examined.open_findings)
        visitor.act("findings.close")
        visitor.until("the account closed", lambda: panel.saw is not None and panel.saw.closed is not None)
        visitor.settle()
        journey.picture("25-closed", "Statement less ledger is the sum of the reasons, and the account is closed")
        visitor.act("window.sign_out")
        visitor.until("the sign-in page", lambda: visitor.window.away is None)
        visitor.settle()
        return [f"Difference {saw.figures.difference}, in {len(saw.examined.findings)} findings"]

    def _check_in(self) -> Lines:
        visitor, journey = self._visitor, self._journey
        journey.sign_in(Duty.FINANCE)
        page = self._check_outs()
        if self._taken is None:
            raise TourStoppedError("Nothing was taken along.")
        lines = self._bring_back(page, self._taken.id)
        journey.picture("26-checked-in", "Every decision was held against the books of now, and has its verdict")
        if not page.check_in.report.isEnabled():
            raise TourStoppedError(f"The report cannot be written: {page.check_in.why.text()}.")
        visitor.act("reconcile.report")
        journey.look_through("report", "27-report-window", "The report as the window shows it")
        written = self._settings.exports_folder.glob(f"reconciliation-{self._taken.id.hex[:8]}-*.pdf")
        newest = max(written, key=lambda file: file.stat().st_mtime_ns)
        self._album.put_document("27-report", "The signed report of the reconciliation", "report", newest)
        journey.sign_out()
        return [lines, str(newest)]

    def _conflict(self) -> Lines:
        journey = self._journey
        who = journey.sign_in(Duty.FINANCE_LEAD)
        page = self._check_outs()
        line = self._bring_back(page, self._told().check_out)
        seen = page.check_in.seen
        if seen is None or seen.told.conflicting != 1:
            raise TourStoppedError("The lead's decision is not in conflict with the one that came first.")
        journey.picture("28-conflict", "Who comes second sees both decisions side by side; nothing is overwritten")
        journey.sign_out()
        journey.picture("29-signed-out", "Signed out again")
        return [f"Signed in as {who}", line]

    def _bring_back(self, page: CheckOutsPage, which: UUID) -> str:
        """Check one in by keys and wait for the firm's countersignature; what came of it."""
        visitor, panel = self._visitor, page.check_in
        page.open_at(which)
        page.table.setFocus()
        visitor.settle()
        visitor.act("reconcile.check_in")
        visitor.until("the passphrase asked for", lambda: panel.box.isVisible())
        visitor.fill(panel.box.passphrase.edit, _PASSPHRASE)
        visitor.press("Return")

        def is_in() -> bool:
            seen = panel.seen
            return (
                panel.one is not None and panel.one.id == which and seen is not None and seen.told.ended_at is not None
            )

        visitor.until("the verdicts", is_in)

        def is_countersigned() -> bool:
            if panel.seen is not None and panel.seen.proved.countersigned_at is not None:
                return True
            if visitor.application.tasks.is_idle():
                page.refresh()
            return False

        visitor.until("the firm's countersignature", is_countersigned)
        visitor.settle()
        return panel.verdict.accessibleName()

    def _told(self) -> Elsewhere:
        if self._elsewhere is None:
            raise TourStoppedError("Nobody else has taken anything along.")
        return self._elsewhere

    def _mine(self, page: CheckOutsPage) -> CheckOut | None:
        """The newest that this person has out."""
        mine = (each for each in page.found if each.taken_by == self._finance and each.state is CheckOutState.OUT)
        return next(mine, None)

    def _check_outs(self) -> CheckOutsPage:
        visitor = self._visitor
        visitor.act("go.reconcile")
        visitor.settle()
        return visitor.page(CheckOutsPage)

    def _page(self, kind: type[_P]) -> _P:
        page = self._visitor.offline_frame.page
        if not isinstance(page, kind):
            raise TourStoppedError(f"{kind.__name__} is not in front.")
        return page

    def _view(self) -> MatchingView:
        (panel,) = [each for each in self._page(WorkbenchPage).panels if isinstance(each, MatchingPanel)]
        return panel.view

    def _findings(self) -> FindingsPanel:
        (panel,) = [each for each in self._page(WorkbenchPage).panels if isinstance(each, FindingsPanel)]
        return panel


def _choose(visitor: Visitor, choice: Choice, at: int) -> None:
    """Choose by arrow keys."""
    choice.setFocus()
    for _ in range(at - choice.currentIndex()):
        visitor.press("Down")
    if choice.currentIndex() != at:
        raise TourStoppedError(f"{choice.accessibleName()} cannot be chosen by keys.")
