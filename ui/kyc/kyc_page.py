"""The KYC workspace: a list of cases on the left, the case on the right, and the keys that work both.

The queue, the cases with their customer, the second review and the decided ones are this page with another state.
"""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout

from backoffice.kyc.rules import CaseState, Level, Verdict
from backoffice.staff.rules import Duty
from ui.kyc.case_presenter import CasePresenter
from ui.kyc.case_view import CaseView
from ui.kyc.papers import Papers
from ui.kyc.picture_row import SENT_LATER
from ui.kyc.queue_filter import QueueFilter
from ui.kyc.queue_list import QueueList
from ui.kyc.queue_model import QueueModel
from ui.kyc.queue_presenter import QueuePresenter
from ui.kyc.wording import Wording, isolated
from ui.screening.refer_box import About, ReferBox, frame_of
from ui.shell.workspace import Page, Seat
from ui.widgets.key_cap import is_typing
from ui.widgets.undo_box import UndoBox

_TITLES = {
    CaseState.WAITING: "Queue",
    CaseState.WITH_CUSTOMER: "With customer",
    CaseState.SECOND_REVIEW: "Second review",
    CaseState.DECIDED: "Decided",
}
_SECOND_MS = 1_000


class KycPage(Page):
    """One list and one case of it."""

    def __init__(self, seat: Seat, state: CaseState) -> None:
        super().__init__(seat)
        wording = Wording(seat.language)
        self._state = state
        self._is_here = False
        self._refer_box: ReferBox | None = None
        undo = UndoBox(seat.clock.now, "", self)
        undo.button.set_keys(*seat.keys.caps("kyc.undo"))
        is_decided = state is CaseState.DECIDED
        model = QueueModel(seat.clock, seat.names, clocks=not is_decided, parent=self)
        title = QCoreApplication.translate("Workspace", _TITLES[state])
        self.queue = QueueList(title, model, QueueFilter(seat.person.name, wording), undo)
        if is_decided:
            self.queue.sorted_by.setText(self.tr("Newest first"))
        self.view = CaseView(seat, wording)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.queue)
        row.addWidget(self.view, 1)
        self.cases = CasePresenter(seat, self.view, undo, wording)
        self.lines = QueuePresenter(seat, self.queue, wording, state)
        self.papers = Papers(seat, self.view)
        self._second = QTimer(self, interval=_SECOND_MS)
        self._second.timeout.connect(self.view.tick)
        self.setAcceptDrops(True)
        self._connect()
        self._bind()
        self._say_what_next()

    def open_at(self, target: UUID) -> None:
        self.queue.select(target)
        self.cases.open(target, take=self._state is CaseState.WAITING)

    def target(self) -> UUID | None:
        return self.cases.case

    def entered(self) -> None:
        if self._is_here:
            return
        self._is_here = True
        self._second.start()
        self.lines.start()
        self.cases.come_back()
        self.queue.cases.setFocus()

    def left(self) -> None:
        self._is_here = False
        self._second.stop()
        self.lines.stop()
        self.cases.leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that nobody else wanted takes a begun verdict away."""
        is_escape = event.key() == Qt.Key.Key_Escape and not event.isAutoRepeat() and not is_typing()
        if is_escape and self.view.bar is self.view.verdict and self.view.verdict.give_up():
            self.queue.cases.setFocus()
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Work goes on by itself when the window is unlocked."""
        super().showEvent(event)
        self.entered()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._accepts_documents() and event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        self.papers.add_files(files)
        event.acceptProposedAction()

    @Slot()
    def next_case(self) -> None:
        """After a verdict the most urgent case; from a case left undecided the next free one below it."""
        below = self._free_below() if self.cases.claims.holds(self.cases.case) else None
        if below is not None:
            self.cases.open(below, take=True)
        else:
            self.cases.take_next()

    @Slot()
    def refer(self) -> None:
        """Open the box in which this customer is referred to the reporting officer."""
        sheet = self.view.sheet
        if sheet is None:
            return
        if self._refer_box is None:
            self._refer_box = ReferBox(frame_of(self), self.seat)
        page = sheet.page
        self._refer_box.open_about(About(page.customer, page.case, f"{isolated(page.name)}, K-{page.number}"))

    def _free_below(self) -> UUID | None:
        model, mine = self.queue.model, {Level.REVIEWER}
        if Duty.KYC_LEAD in self.seat.person.duties:
            mine.add(Level.LEAD)
        position = self.queue.cases.currentIndex().row() + 1
        while (row := model.row_at(position)) is not None:
            if row.level in mine and (not row.holder or row.case == self.cases.prefetch.case):
                return row.case
            position += 1
        return None

    def _connect(self) -> None:
        self.queue.chosen.connect(self._open_chosen)
        self.queue.taken.connect(self._take_chosen)
        self.cases.shown.connect(self._shown)
        self.cases.changed.connect(self.lines.refresh)
        self.cases.next_missing.connect(self._say_what_next)
        self.cases.seconded.connect(self._next_second)
        self.view.header.give_back.connect(self.cases.give_back)
        self.view.header.previous.connect(self._up)
        self.view.header.following.connect(self._down)
        self.view.header.case_file.connect(self.papers.make_case_file)
        self.view.add_wanted.connect(self.papers.choose_files)
        self.view.verdict.left.connect(self.queue.cases.setFocus)
        self.view.second.left.connect(self.queue.cases.setFocus)
        self.papers.added.connect(self._added)

    def _bind(self) -> None:
        keys, pictures = self.seat.keys, self.view.pictures
        for action, run in (
            ("down", self._down),
            ("up", self._up),
            ("filter", self.queue.open_filter),
        ):
            keys.bind(f"kyc.{action}", self, run)
        keys.bind("kyc.mail_folder", self, self._open_mail_folder, self._why_no_folder)
        if self._state is CaseState.WAITING:
            keys.bind("kyc.next", self, self.next_case)
            keys.bind("kyc.take", self.view.header, self.cases.take, self._why_not_take)
            keys.bind("kyc.give_back", self.view.header, self.cases.give_back, self._why_not_give_back)
        keys.bind("kyc.case_file", self.view.header, self.papers.make_case_file)
        keys.bind("kyc.add_document", self.view.header, self.papers.choose_files, self._why_no_documents)
        keys.bind("screening.refer", self.view.header, self.refer)
        for verdict in Verdict:
            keys.bind(f"kyc.{verdict}", self.view.verdict, _Pressing(self.view, verdict), self._why_not_decide)
        keys.bind("kyc.agree", self.view.second, self.view.second.arm_agree, self._why_not_decide)
        keys.bind("kyc.disagree", self.view.second, self.view.second.arm_disagree, self._why_not_decide)
        keys.bind("kyc.note", self.view.verdict, self.view.verdict.note.setFocus)
        keys.bind("kyc.note", self.view.second, self.view.second.note.setFocus)
        keys.bind("kyc.undo", self.queue.undo, self.queue.undo.undo)
        for name, ordinal in (("attempt_1", 1), ("attempt_2", 2), ("attempt_3", 3), ("sent_later", SENT_LATER)):
            keys.bind(f"kyc.{name}", self.view.attempts, _Showing(self.view, ordinal))
        for name, look in (
            ("panes_lock", pictures.toggle_lock),
            ("blink", pictures.blink),
            ("zoom_in", pictures.zoom_in),
            ("zoom_out", pictures.zoom_out),
            ("whole", pictures.whole),
            ("rotate", pictures.rotate),
            ("brightness", pictures.brighten),
            ("veil", pictures.veil),
        ):
            keys.bind(f"kyc.{name}", pictures, look)

    def _why_not_take(self) -> str:
        held = self.cases.claims.holds(self.cases.case)
        return self.tr("you hold this case already") if held else ""

    def _why_not_give_back(self) -> str:
        held = self.cases.claims.holds(self.cases.case)
        return "" if held else self.tr("you do not hold this case")

    def _why_not_decide(self) -> str:
        if not self.view.decidable:
            return self.tr("this case is not yours to decide")
        return "" if self.view.may_decide() else self.tr("the pictures have not all been painted")

    def _accepts_documents(self) -> bool:
        sheet = self.view.sheet
        return sheet is not None and sheet.page.state is CaseState.WITH_CUSTOMER

    def _why_no_documents(self) -> str:
        return "" if self._accepts_documents() else self.tr("only for a case that waits for its customer")

    def _why_no_folder(self) -> str:
        return self.tr("mail leaves by a relay here") if self.seat.settings.smtp_url else ""

    @Slot(object)
    def _open_chosen(self, case: UUID) -> None:
        if case != self.cases.case:
            self.cases.open(case)

    @Slot(object)
    def _take_chosen(self, case: UUID) -> None:
        if self._state is CaseState.WAITING:
            self.cases.open(case, take=True)
        elif case != self.cases.case:
            self.cases.open(case)

    @Slot(object)
    def _shown(self, case: UUID | None) -> None:
        self.queue.select(case)
        focused = QApplication.focusWidget()
        if focused is None or self.view.isAncestorOf(focused):
            # The keys of the next case must not fall into the note of the one before.
            self.queue.cases.setFocus()

    @Slot(object)
    def _next_second(self, done: UUID) -> None:
        """After a second opinion the next case of the list that waits for one."""
        model = self.queue.model
        rows = (model.row_at(position) for position in range(model.rowCount()))
        following = next((row.case for row in rows if row is not None and row.case != done), None)
        if following is not None:
            self.cases.open(following)

    @Slot()
    def _added(self) -> None:
        self.cases.reload()
        self.lines.refresh()

    @Slot()
    def _up(self) -> None:
        self.queue.step(-1)

    @Slot()
    def _down(self) -> None:
        self.queue.step(1)

    @Slot()
    def _say_what_next(self) -> None:
        keys = self.seat.keys
        if self._state is CaseState.WAITING:
            self.view.show_idle(
                self.tr("Take the most urgent case, or choose one with J and K."), keys.caps("kyc.next")
            )
        else:
            self.view.show_idle(self.tr("Choose a case from the list."), keys.caps("kyc.down"))

    @Slot()
    def _open_mail_folder(self) -> None:
        """The folder in which the sample firm's mail lands."""
        folder = self.seat.settings.mail_folder
        folder.mkdir(parents=True, exist_ok=True)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


class _Pressing:
    """Presses one verdict; a value that can be bound to a key."""

    def __init__(self, view: CaseView, verdict: Verdict) -> None:
        self._view = view
        self._verdict = verdict

    def __call__(self) -> None:
        self._view.verdict.press(self._verdict)


class _Showing:
    """Shows one attempt's pictures; a value that can be bound to a key."""

    def __init__(self, view: CaseView, ordinal: int) -> None:
        self._view = view
        self._ordinal = ordinal

    def __call__(self) -> None:
        self._view.show_attempt(self._ordinal)
