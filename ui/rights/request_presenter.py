"""Takes access before a letter's words are read, shows the request, records what is done, and keeps drafts of notes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

from PySide6.QtCore import Signal, Slot

from backoffice.desk import Desk, ReadWork
from backoffice.errors import BackofficeError, Conflict, Unavailable
from backoffice.rights import board, complaints, course, replies
from backoffice.rights.views import RequestPage
from backoffice.staff.rules import Duty
from backoffice.vault.service import NoGround
from ui.kyc.draft_keeper import DraftKeeper
from ui.kyc.drafts import Draft, DraftOf, Drafts
from ui.kyc.sender import Sender
from ui.rights.act_bar import Act, Given
from ui.rights.letter_filed import file_letter
from ui.rights.request_view import RequestView
from ui.rights.sheet import Sheet, sheet_of
from ui.rights.wording import RightsWording
from ui.shell import text
from ui.shell.presenter import Presenter
from ui.shell.tasks import Task
from ui.shell.workspace import Seat

_RENEW_BEFORE = timedelta(minutes=2)


class PaperNotSaved(Unavailable):
    """The disk did not take the paper. Facts: `path`, `reason`."""

    code = "window.paper_not_saved"


class RequestPresenter(Presenter):
    """`acted` carries a Given that the database has taken; `not_opened` the error of a request that is not there."""

    acted = Signal(object)
    not_opened = Signal(object)

    def __init__(self, seat: Seat, view: RequestView, wording: RightsWording) -> None:
        super().__init__(seat, view)
        self._view = view
        self._wording = wording
        self._reads_words = Duty.DPO in seat.person.duties
        self._access: dict[UUID, datetime] = {}
        self._loading: Task | None = None
        self._drafts = Drafts(seat.settings.home, seat.person.name, seat.desk.keys, DraftOf.REQUEST)
        self.drafts = DraftKeeper(seat.tasks, self._drafts, self)
        self.outgoing = Sender(seat, view)
        self.wanted: UUID | None = None
        self._then: Callable[[], None] | None = None
        view.bar.given.connect(self._give)
        view.bar.edited.connect(self._edited)
        view.trouble.acted.connect(self.look_again)
        view.paper_wanted.connect(self._save_paper)
        view.filing_wanted.connect(self.file_letter)
        self.outgoing.waits.connect(self._waits)
        self.drafts.saved.connect(self._saved)
        self.drafts.unsaved.connect(self._unsaved)

    def open(self, request: UUID) -> None:
        """Show one request; who may read its words has access taken first, which the trail tells."""
        self.drafts.flush()
        self.wanted, self._then = request, None
        self._view.show_nothing()
        self._load()

    def close(self) -> None:
        """Nothing is open any more."""
        self.drafts.flush()
        self.wanted = self._then = None
        if self._loading is not None:
            self._loading.drop()
        self._view.show_nothing()

    @Slot()
    def look_again(self) -> None:
        """Read what is open once more."""
        if self.wanted is not None:
            self._load()

    def read_then(self, then: Callable[[], None]) -> None:
        """Read what is open once more and go on from that: a box may have moved it since it was read."""
        self._then = then
        self.look_again()

    def _load(self) -> None:
        request = self.wanted
        if request is None:
            return
        if self._loading is not None:
            self._loading.drop()
        until = self._access.get(request)
        if until is not None and until - _RENEW_BEFORE < self.seat.clock.now():
            until = None
        work = reading(
            self.seat.desk,
            request,
            self._wording,
            self.seat.names,
            self._drafts,
            until=until,
            reads_words=self._reads_words,
        )
        self._loading = self.seat.tasks.quick(self, work, self._show, self._failed)

    def _show(self, told: tuple[Sheet, date, datetime | None, Draft | None]) -> None:
        sheet, today, until, draft = told
        self._loading = None
        request = sheet.line.request
        if until is not None:
            self._access[request] = until
        begun = self.drafts.latest(request, draft)
        is_first = self._view.sheet is None
        self._view.show_sheet(sheet, begun.note if begun is not None else "", today)
        if is_first:
            self._view.focus()
        then, self._then = self._then, None
        if then is not None:
            then()

    def _failed(self, error: BackofficeError) -> None:
        self._loading = self._then = None
        if self._view.sheet is None:
            self.wanted = None
            self.not_opened.emit(error)
        else:
            self._view.complain(text.sentence(error), error.code)

    @Slot(object)
    def _give(self, told: Given) -> None:
        sheet = self._view.sheet
        if sheet is None or sheet.line.request != self.wanted:
            return
        command, arguments = command_for(told, sheet.page)

        def done(_acted: object) -> None:
            if told.act is Act.NOTE:
                self.drafts.forget(sheet.line.request)
            self.seat.doors.tell(self._said(told))
            self.seat.pulse.beat()
            # The next key is a stroke again, no letter of a note.
            self._view.focus()
            self.acted.emit(told)
            self.look_again()

        self.drafts.flush()
        self.outgoing.send(command, *arguments, done=done, failed=self._refused)

    def _said(self, told: Given) -> str:
        kind = {
            Act.TAKE: "taken",
            Act.RELEASE: "released",
            Act.ASK: "asked",
            Act.GOT: "got",
            Act.NOTE: "noted",
            Act.WITHDRAW: "withdrawn",
        }[told.act]
        words = self._wording.say(f"rights.event.{kind}")
        return f"{words}: {self._wording.topic(told.topic)}" if told.topic is not None else words

    def _refused(self, error: BackofficeError) -> None:
        """Nothing was recorded; what was typed stays."""
        again = self.tr("Look again") if isinstance(error, Conflict) else ""
        self._view.complain(text.sentence(error), error.code, again)

    @Slot(object)
    def _waits(self, error: BackofficeError) -> None:
        words = self.tr("The database does not answer. What you entered is kept, and sent once it is back.")
        self._view.complain(words, error.code)

    @Slot()
    def _edited(self) -> None:
        request = self._view.request()
        if request is not None:
            self.drafts.note(request, Draft(self._view.bar.note_begun()))

    @Slot(object)
    def _saved(self, request: UUID) -> None:
        if request == self._view.request():
            self._view.bar.note.show_saved(self.tr("saved"))

    @Slot(object, object)
    def _unsaved(self, request: UUID, _error: BackofficeError) -> None:
        if request == self._view.request():
            self._view.bar.note.show_saved(self.tr("not saved"), failed=True)

    @Slot()
    def call_back(self) -> None:
        """The newest letter that waits does not leave; a request it would have ended goes on."""
        waiting = self._view.waiting_letter()
        if waiting is None:
            return

        def done(_nothing: None) -> None:
            self.seat.doors.tell(self.tr("Called back; nothing has left."))
            self.seat.pulse.beat()
            self.look_again()

        self.outgoing.send(replies.call_back, waiting, done=done, failed=self._refused)

    @Slot(object)
    def file_letter(self, reply: UUID) -> None:
        """Write a letter as a signed PDF into the folder of documents."""
        file_letter(self.seat, self, reply)

    @Slot(object, str)
    def _save_paper(self, paper: UUID, name: str) -> None:
        """Put a copy where the person says; it then lies outside of this house."""
        from PySide6.QtWidgets import QFileDialog

        plain = "".join(sign for sign in name if sign.isprintable() and sign not in "\u2068\u2069/\\")
        path, _ = QFileDialog.getSaveFileName(self._view, self.tr("Save the paper"), plain)
        if path:
            self.save_paper_as(paper, Path(path))

    def save_paper_as(self, paper: UUID, path: Path) -> None:
        desk = self.seat.desk

        def work() -> None:
            content = desk.ask(board.paper_content, paper)
            try:
                path.write_bytes(content)
            except OSError as fault:
                raise PaperNotSaved(path=str(path), reason=fault.strerror or str(fault)) from fault

        def done(_nothing: None) -> None:
            self.seat.doors.tell(self.tr("Saved as {name}").format(name=path.name))

        self.seat.tasks.quick(self, work, done)


def reading(
    desk: Desk,
    request: UUID,
    wording: RightsWording,
    names: dict[str, str],
    drafts: Drafts,
    *,
    until: datetime | None,
    reads_words: bool,
) -> Callable[[], tuple[Sheet, date, datetime | None, Draft | None]]:
    """Access and then the words, in two transactions; with access until `until` the words alone."""

    def page(read: ReadWork) -> tuple[Sheet, date]:
        today = board.today(read)
        told = board.page(read, request)
        letters = replies.replies_of(read, request) if told.may_read else ()
        return sheet_of(told, wording, names, today, letters, complaints.complaints_of(read, told.subject)), today

    def work() -> tuple[Sheet, date, datetime | None, Draft | None]:
        open_until = until
        if reads_words and open_until is None:
            try:
                open_until = desk.do(uuid4(), course.take_access, request)
            except NoGround:
                # Ended long ago: what happened can still be seen, words no more.
                open_until = None
        sheet, today = desk.ask(page)
        return sheet, today, open_until, drafts.read(request)

    return work


def command_for(told: Given, page: RequestPage) -> tuple[Callable[..., object], tuple[object, ...]]:
    """The service's command for an act, with its arguments."""
    request, version = page.line.request, page.line.version
    if told.act is Act.TAKE:
        return course.take, (request, version)
    if told.act is Act.RELEASE:
        return course.release, (request, version)
    if told.act is Act.ASK:
        return course.ask, (request, version, told.topic, told.on, told.words)
    if told.act is Act.GOT:
        return course.got, (request, version, told.topic, told.on, told.words)
    if told.act is Act.WITHDRAW:
        return course.withdraw, (request, version, told.on, told.words)
    return course.note, (request, version, told.words)
