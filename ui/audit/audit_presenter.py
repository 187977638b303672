"""Keeps the list of entries: pages as they come into sight, counts, the entry under the cursor, and whom a text means.

Boundary: the last filter counts; an answer to an earlier one is dropped.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QTimer, Slot

from backoffice.audit import history
from backoffice.audit.history import SealedIn
from backoffice.audit.rules import Entry, Filter
from backoffice.desk import ReadWork
from backoffice.errors import BackofficeError, Missing, NotAllowed, Unavailable
from backoffice.kyc.numbers import case_numbers
from backoffice.kyc.rules import mask
from backoffice.people import service as people
from ui.audit.audit_view import AuditView
from ui.audit.proving import proof_of
from ui.audit.rows import Line, lines_of
from ui.audit.sheet import Labels, Sheet, sheet_of
from ui.audit.wording import AuditWording, cases_of
from ui.kyc.wording import isolated
from ui.shell import text
from ui.shell.presenter import Presenter
from ui.shell.tasks import Task
from ui.shell.workspace import Seat
from ui.staff.customer_finder import customers_meant

_REST_MS = 120
_AT_MOST = 12
_Page = tuple[tuple[Entry, ...], dict[UUID, int]]


@dataclass(frozen=True, slots=True)
class _Found:
    """A customer a text may mean."""

    customer: UUID
    label: str


class AuditPresenter(Presenter):
    """Asks for what the view shows. `wording` says entries in the reader's language."""

    def __init__(self, seat: Seat, view: AuditView, wording: AuditWording) -> None:
        super().__init__(seat, view)
        self._view = view
        self._wording = wording
        self._wanted: Filter | None = None
        self._entered: set[tuple[UUID | None, str | None]] = set()
        self._running: list[Task] = []
        self._opening: Task | None = None
        self._labels = Labels(
            when=self.tr("When"),
            utc=self.tr("In UTC"),
            who=self.tr("Who"),
            sign_in_name=self.tr("Sign-in name"),
            customer=self.tr("Customer"),
            action=self.tr("Action"),
            batch=self.tr("Batch"),
        )
        # The cursor rests a moment before the entry is asked for, so that a held arrow key asks once.
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._open_current)
        view.model.more_wanted.connect(self._ask_next)
        view.narrow.changed.connect(self.narrow)
        view.narrow.sought.connect(self.seek)
        view.moved.connect(self._moved)

    @property
    def wanted(self) -> Filter:
        """What the list is narrowed to."""
        return self._wanted or Filter()

    @Slot(object)
    def narrow(self, wanted: Filter) -> None:
        """Show what this filter lets through, from its beginning; counts follow."""
        for task in self._running:
            task.drop()
        self._wanted = wanted
        self._view.show_count(None, exact=False)
        self._view.said.clear()
        self._running = []
        looked_at = (wanted.subject, wanted.actor)
        if looked_at in self._entered:
            self._ask_first()
            return

        def entered(_number: int) -> None:
            self._entered.add(looked_at)
            self._ask_first()

        # The trail tells who has read it before it is shown: once when it is opened, and for each customer or person.
        self._running.append(self.do(history.note_reading, wanted, done=entered, failed=self._missed))

    def newer(self) -> None:
        """Put what was entered meanwhile before what is shown."""
        if self._wanted is None:
            self.narrow(self._view.narrow.wanted())
            return
        self._running.append(self.seat.tasks.quick(self, self._page(None), self._newer_came, self._missed))

    def who_read(self, customer: UUID) -> None:
        """Narrow to what read this customer's data, and name the customer as the reader may see them."""
        self._view.narrow.narrow_to(customer=customer, label=mask(customer), reads=True)
        self._name(customer)

    def all_about(self, customer: UUID) -> None:
        self._view.narrow.narrow_to(customer=customer, label=mask(customer))
        self._name(customer)

    @Slot(str)
    def seek(self, typed: str) -> None:
        """Find the customer that a name, e-mail, case number or id means."""
        self.seat.tasks.quick(self, _finding(self.seat, typed), self._found, self._not_found)

    def _ask_first(self) -> None:
        self._running.append(self.seat.tasks.quick(self, self._page(None), self._came, self._missed))

    def _page(self, before: int | None) -> Callable[[], tuple[Line, ...]]:
        desk, wording, wanted = self.seat.desk, self._wording, self.wanted

        def ask(read: ReadWork) -> _Page:
            found = history.entries(read, wanted, before=before)
            return found, case_numbers(read, [case for each in found for case in cases_of(each)])

        return lambda: lines_of(*desk.ask(ask), wording)

    def _came(self, page: tuple[Line, ...]) -> None:
        self._view.model.put_first_page(page)
        self._say_if_empty()
        if page:
            self._view.step(0)
        else:
            self._view.drawer.show_sheet(None)
        if self._view.model.complete:
            self._view.show_count(len(page), exact=True)
            return
        self._running.append(self.ask(history.estimated, self.wanted, done=self._estimated, failed=_unsaid))
        self._running.append(self.ask(history.counted, self.wanted, done=self._counted, failed=_unsaid))

    def _newer_came(self, page: tuple[Line, ...]) -> None:
        count = self._view.model.put_newer(page)
        self._say_if_empty()
        if self._view.model.complete:
            self._view.show_count(self._view.model.rowCount(), exact=True)
        else:
            self._running.append(self.ask(history.counted, self.wanted, done=self._counted, failed=_unsaid))
        words = self.tr("%n newer entries", "", count) if count else self.tr("Nothing newer.")
        self.seat.doors.tell(words)

    def _missed(self, error: BackofficeError) -> None:
        if not isinstance(error, Unavailable):
            self.seat.doors.complain(error)

    def _estimated(self, count: int) -> None:
        if not self._view.count.text():
            self._view.show_count(count, exact=False)

    def _counted(self, count: int) -> None:
        self._view.show_count(count, exact=True)

    @Slot()
    def _ask_next(self) -> None:
        work = self._page(self._view.model.last_number())
        self._running.append(self.seat.tasks.quick(self, work, self._next_came, self._next_missed))

    def _next_came(self, page: tuple[Line, ...]) -> None:
        self._view.model.put_next_page(page)

    def _next_missed(self, error: BackofficeError) -> None:
        self._view.model.miss_page()
        self._missed(error)

    def _say_if_empty(self) -> None:
        if self.wanted.narrows():
            sentence, keys = self.tr("No entry fits. Show all of them:"), self.seat.keys.caps("audit.everything")
        else:
            sentence, keys = self.tr("Nothing has been entered that is yours to see."), ()
        self._view.show_empty(sentence, keys)

    @Slot(object)
    def _moved(self, line: Line | None) -> None:
        if line is None:
            self._rest.stop()
        else:
            self._rest.start()

    @Slot()
    def _open_current(self) -> None:
        line = self._view.current()
        if line is None:
            return
        if self._opening is not None:
            self._opening.drop()
        self._opening = self.seat.tasks.quick(self, self._sheet(line), self._opened, self._missed)

    def _sheet(self, line: Line) -> Callable[[], Sheet]:
        desk, wording, labels = self.seat.desk, self._wording, self._labels
        settings = self.seat.settings

        def ask(read: ReadWork) -> tuple[Entry, dict[UUID, int], SealedIn | None]:
            entry = history.entry(read, line.number)
            return entry, case_numbers(read, cases_of(entry)), history.sealed_in(read, line.number)

        def work() -> Sheet:
            entry, numbers, sealed = desk.ask(ask)
            proof = proof_of(sealed, settings)
            name = "" if entry.subject is None else _name_of(self.seat, entry.subject)
            return sheet_of(entry, numbers, name, proof, wording, labels)

        return work

    def _opened(self, sheet: Sheet) -> None:
        self._view.drawer.show_sheet(sheet)
        self._view.show_entry()

    def _name(self, customer: UUID) -> None:
        def done(name: str) -> None:
            if name and self.wanted.subject == customer:
                self._view.narrow.show_customer(customer, f"{name}, {mask(customer)}")

        self.seat.tasks.quick(self, lambda: _name_of(self.seat, customer), done)

    def _found(self, found: tuple[_Found, ...]) -> None:
        narrow = self._view.narrow
        if not found:
            narrow.fail(self._nobody())
        elif len(found) == 1:
            narrow.show_customer(found[0].customer, found[0].label)
            self.narrow(narrow.wanted())
        else:
            narrow.offer_customers([(each.customer, each.label) for each in found])

    def _not_found(self, error: BackofficeError) -> None:
        """A number that is no case's may be a phone's, which not everybody may look for."""
        self._view.narrow.fail(self._nobody() if isinstance(error, NotAllowed) else text.sentence(error))

    def _nobody(self) -> str:
        return self.tr("No customer and no case fits this. Nothing was narrowed.")


def _finding(seat: Seat, typed: str) -> Callable[[], tuple[_Found, ...]]:
    """Looks for customers; the id itself, then a case's number, then names."""

    def work() -> tuple[_Found, ...]:
        customers = customers_meant(seat.desk, typed, _AT_MOST)
        names = [(customer, _name_of(seat, customer)) for customer in customers]
        return tuple(
            _Found(customer, f"{name}, {mask(customer)}" if name else mask(customer)) for customer, name in names
        )

    return work


def _name_of(seat: Seat, customer: UUID) -> str:
    """The customer's name as far as the reader may see it; empty where they may not."""
    try:
        return isolated(seat.desk.ask(people.identity, customer, opened=False).legal_name)
    except (NotAllowed, Missing):
        return ""


def _unsaid(_error: BackofficeError) -> None:
    """What is only an ornament here is not complained about; the list itself says what is wrong."""
