"""Asks for the list and the open matter, takes access before words are read, records acts and keeps drafts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from PySide6.QtCore import QTimer, Slot

from backoffice.desk import Desk, ReadWork
from backoffice.errors import BackofficeError, Conflict
from backoffice.kyc.headlines import case_headlines
from backoffice.screening import service
from backoffice.screening.rules import Act, Acted, Matter
from ui.kyc.sender import Sender
from ui.kyc.wording import Wording
from ui.screening.matter_list import MatterList
from ui.screening.matter_view import MatterView
from ui.screening.wording import ListLine, Sheet, list_line, sheet
from ui.shell import text
from ui.shell.presenter import Presenter
from ui.shell.tasks import Task
from ui.shell.workspace import Seat

_SETTLED_MS = 150
_DRAFT_AFTER_MS = 1_000
_RENEW_BEFORE = timedelta(minutes=2)


class ScreeningPresenter(Presenter):
    """The officer's list on the left, one matter on the right."""

    def __init__(self, seat: Seat, matters: MatterList, view: MatterView) -> None:
        super().__init__(seat, view)
        self._list = matters
        self._view = view
        self._wording = Wording(seat.language)
        self._wanted: UUID | None = None
        self._access: dict[UUID, datetime] = {}
        self._loading: Task | None = None
        self._drafts: dict[UUID, str] = {}
        self._unsaved: set[UUID] = set()
        self.outgoing = Sender(seat, view)
        # Whoever runs down the list with a held key opens what they stop at, not all that lies between.
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._settled.timeout.connect(self._load)
        self._draft = QTimer(self, singleShot=True, interval=_DRAFT_AFTER_MS)
        self._draft.timeout.connect(self.flush)
        matters.chosen.connect(self._chosen)
        view.bar.given.connect(self._give)
        view.bar.edited.connect(self._edited)
        view.trouble.acted.connect(self._load)
        self.outgoing.waits.connect(self._waits)

    @property
    def wanted(self) -> UUID | None:
        """What is open, or on its way."""
        return self._wanted

    @Slot()
    def refresh(self) -> None:
        """Look at the list again, and at what is open."""
        today, wording = self._today(), self._wording

        def both(read: ReadWork) -> tuple[tuple[ListLine, ...], int]:
            lines = service.lines(read)
            return tuple(list_line(line, wording, today) for line in lines), sum(line.is_new for line in lines)

        self.ask(both, done=self._show_lines)

    def open(self, target: UUID) -> None:
        """Show one referral or file."""
        self.flush()
        self._wanted = target
        self._list.select(target)
        self._view.show_nothing()
        self._load()

    @Slot()
    def flush(self) -> None:
        """Keep what was begun to be written, now."""
        self._draft.stop()
        unsaved, self._unsaved = self._unsaved, set()
        for target in unsaved:
            self.do(service.keep_draft, target, self._drafts[target], done=_nothing, failed=self._draft_failed)

    def _show_lines(self, found: tuple[tuple[ListLine, ...], int]) -> None:
        lines, waiting = found
        self._list.show_lines(lines, waiting)
        if self._wanted is None:
            self._view.show_choice(there_is_one=bool(lines))

    @Slot(object)
    def _chosen(self, target: UUID) -> None:
        if target == self._wanted:
            return
        self.flush()
        self._wanted = target
        self._view.show_nothing()
        self._settled.start()

    @Slot()
    def _load(self) -> None:
        target = self._wanted
        if target is None:
            return
        if self._loading is not None:
            self._loading.drop()
        until = self._access.get(target)
        fresh = until is not None and until - self.seat.clock.now() > _RENEW_BEFORE
        work = reading(self.seat.desk, target, self._wording, self.seat.names, until if fresh else None)
        self._loading = self.seat.tasks.quick(self, work, self._show, self._not_opened)

    def _show(self, found: tuple[Sheet, datetime]) -> None:
        told, until = found
        self._loading = None
        # A filed referral shows its file.
        asked, self._wanted = self._wanted, told.matter.target
        for target in {asked, self._wanted} - {None}:
            if target is not None:
                self._access[target] = until
        self._list.select(self._wanted)
        words = self._drafts.get(self._wanted, told.matter.draft)
        self._view.show_sheet(told, words, self._today())

    def _not_opened(self, error: BackofficeError) -> None:
        self._loading = None
        self._wanted = None
        self._list.select(None)
        self._view.show_idle("")
        self.seat.doors.complain(error)

    @Slot(object, str, object)
    def _give(self, act: Act, words: str, day: date | None) -> None:
        told = self._view.sheet
        if told is None or told.matter.target != self._wanted:
            return
        command, arguments = command_for(act, told.matter, words, day)

        def done(acted: Acted) -> None:
            # What was typed stands in the record now; the guard has dropped the kept draft with it.
            self._drafts.pop(told.matter.target, None)
            self._unsaved.discard(told.matter.target)
            self.seat.doors.tell(self._wording.say(f"screening.act.{act}"))
            self.seat.pulse.beat()
            self.refresh()
            # The next key is a stroke again, no letter of a note.
            self._view.bar.left.emit()
            if self._wanted == told.matter.target:
                self._wanted = acted.target
                self._load()

        self._draft.stop()
        self.outgoing.send(command, *arguments, done=done, failed=self._refused)

    def _refused(self, error: BackofficeError) -> None:
        """Nothing was recorded; what was typed stays."""
        again = self.tr("Look again") if isinstance(error, Conflict) else ""
        self._view.complain(text.sentence(error), error.code, again)

    @Slot(object)
    def _waits(self, error: BackofficeError) -> None:
        words = self.tr("The database does not answer. What you decided is kept, and sent once it is back.")
        self._view.complain(words, error.code)

    @Slot()
    def _edited(self) -> None:
        target = self._view.target()
        if target is not None:
            self._drafts[target] = self._view.bar.note.text()
            self._unsaved.add(target)
            self._draft.start()

    def _draft_failed(self, error: BackofficeError) -> None:
        """What is typed stays on the screen and in memory; the next change tries again."""
        self._view.bar.note.show_saved(self.tr("not saved"), failed=True)

    def _today(self) -> date:
        return self.seat.clock.now().astimezone().date()


def reading(
    desk: Desk, target: UUID, wording: Wording, names: dict[str, str], until: datetime | None
) -> Callable[[], tuple[Sheet, datetime]]:
    """Access and then the words, in two transactions; with access until `until` the words alone."""

    def both(read: ReadWork) -> Sheet:
        matter = service.matter(read, target)
        return sheet(matter, case_headlines(read, matter.customer), wording, names)

    def work() -> tuple[Sheet, datetime]:
        open_until = until or desk.do(uuid4(), service.take_access, target)
        return desk.ask(both), open_until

    return work


def command_for(
    act: Act, matter: Matter, words: str, day: date | None
) -> tuple[Callable[..., Acted], tuple[object, ...]]:
    """The service's command for an act on a matter, with its arguments."""
    target, version = matter.target, matter.version
    if act is Act.OPEN:
        return service.open_file, (target, words)
    if act is Act.JOIN:
        return service.join_file, (target, matter.open_file, matter.open_file_version, words)
    if act is Act.DISMISS:
        return service.dismiss, (target, words)
    if act is Act.NOTE and matter.file_state is None:
        return service.note_referral, (target, words)
    if act is Act.NOTE:
        return service.note_file, (target, version, words)
    if act is Act.REPORT:
        return service.report, (target, version, day, words)
    if act is Act.REVIEW:
        return service.review, (target, version, day, words)
    return service.close, (target, version, words)


def _nothing(_answer: object) -> None:
    """A draft was kept; the field says nothing of it."""
