"""The box in which disputed data is corrected: decided field by field, agreed to where it says who somebody is, done.

Boundary: values stand in this box and sealed in the database, on no disk; one guard changes every place. R-02.
"""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from backoffice.errors import BackofficeError, Conflict
from backoffice.people.correction_rules import Act, Evidence, Field
from backoffice.rights import course, rectification, rectification_answer
from backoffice.rights.rectification import Standing
from backoffice.rights.rectification_rules import EvidenceNeeded, Form, HeldAlready, NotThatValue, NotWhole, check_whole
from ui.rights.rectification_editor import RectificationEditor
from ui.rights.rectification_rows import Rest, Step, heads, rows_of, said, step_of, where
from ui.rights.renewing import renew
from ui.rights.sheet import Sheet
from ui.rights.unchecked_asker import UncheckedChange
from ui.rights.wording import RightsWording
from ui.shell import text
from ui.shell.workspace import Seat
from ui.staff.box import Box
from ui.staff.cells import CellTable
from ui.widgets.action_button import ActionButton
from ui.widgets.bar import Bar, Tone
from ui.widgets.label import Label
from ui.widgets.tick_box import TickBox

_WIDE = 1080
_HEAD, _ROW, _ROWS_AT_LEAST = 44, 28, 4
_DRAFT_AFTER_MS = 700
# Access to a request lasts 15 minutes.
_ACCESS_IS_FRESH = timedelta(minutes=10)
_EDITED = (Step.EMPTY, Step.BEGUN, Step.SECOND)


class RectificationBox(Box):
    """One box for a page; `open_for` shows it for a request.

    `answer_wanted` when the answer lies begun, `recipients_wanted` carries the request's id, `lifting_wanted` when the
    restriction of the dispute is to be looked at.
    """

    answer_wanted = Signal()
    recipients_wanted = Signal(object)
    lifting_wanted = Signal()

    def __init__(self, frame: QWidget, seat: Seat) -> None:
        super().__init__(frame, seat, "", "", _WIDE)
        self._wording = RightsWording(seat.language)
        self._sheet: Sheet | None = None
        self._standing: Standing | None = None
        self._form = Form()
        self._more = False
        self._opened_at = seat.clock.now()
        self.step = Step.EMPTY
        self.said = Label("", 13, 400)
        self.said.setWordWrap(True)
        self.unchecked = UncheckedChange()
        self.lifting = Bar()
        self.lifting.acted.connect(self._to_lifting)
        self.table = CellTable(self.tr("What is disputed"), heads(Step.EMPTY))
        self.table.entered.connect(self._to_editor)
        self.editor = RectificationEditor(self._wording)
        self.editor.edited.connect(self._edited)
        self.asks = TickBox(self.tr("The person asks who had the old values: the answer says it"))
        self.asks.toggled.connect(self._asked)
        self.kept = Label("", 12, 400, "text3")
        self.told = ActionButton(self.tr("Who had it"), keys=("F6",), icon="letters")
        self.told.clicked.connect(self._to_recipients)
        self.back = ActionButton("", keys=("F7",), icon="undo")
        self.back.clicked.connect(self.take_back)
        self._draft = QTimer(self, singleShot=True, interval=_DRAFT_AFTER_MS)
        self._draft.timeout.connect(self.keep)
        self._lay_in()
        self.table.selectionModel().currentRowChanged.connect(self._chosen)

    def open_for(self, sheet: Sheet) -> None:
        """Read how far it is, then show it."""
        if self.isVisible() or sheet.page.customer is None:
            return
        self._sheet, self._standing, self._more = sheet, None, False
        self._opened_at = self.seat.clock.now()
        self.title.setText(f"{self.tr('Correct')} · {sheet.number} · {sheet.title}")
        self.setAccessibleName(self.title.text())
        self.look_again()

    def wanted_height(self) -> int:
        # What was shown or hidden a moment ago counts at once.
        self.editor.refit()
        self.content.invalidate()
        self.content.activate()
        return self.content.totalHeightForWidth(min(_WIDE, self._frame.width() - 32))

    def close_box(self) -> None:
        self.keep()
        super().close_box()

    def forget(self) -> None:
        """No value of the person stays behind in a closed box."""
        self._form, self._standing = Form(), None
        self.table.show_rows(())

    @Slot()
    def look_again(self) -> None:
        """Read how far it is once more."""
        sheet = self._sheet
        if sheet is None:
            return
        desk, request = self.seat.desk, sheet.line.request

        def read() -> Standing:
            return desk.ask(rectification.standing, request)

        self.seat.tasks.quick(self, read, self._came, self._failed)

    @Slot()
    def keep(self) -> None:
        """Keep what is decided so far, now."""
        if not self._draft.isActive() or self._sheet is None or self.step not in _EDITED:
            return
        self._draft.stop()
        desk, request, form, stale = self.seat.desk, self._sheet.line.request, self._form, self._is_stale()

        def work() -> Standing:
            renew(desk, request, stale=stale)
            desk.do(uuid4(), rectification.keep, request, form)
            return desk.ask(rectification.standing, request)

        def came(standing: Standing) -> None:
            if self._sheet is not None and self._sheet.line.request == standing.request and self.isVisible():
                self._standing = standing
                self.kept.setText(self.tr("kept"))
                self._show_where()

        self.seat.tasks.quick(self, work, came, self._failed)

    def submit(self) -> None:
        """The one thing that is to be done next."""
        sheet, step = self._sheet, self.step
        if sheet is None or self._standing is None:
            return
        if step is Step.DONE:
            self._answer(sheet.line.request)
        elif step in (Step.BEGUN, Step.SECOND) and self._is_whole() and self._is_sure():
            self._do(sheet.line.request, self._standing.version, second=step is Step.SECOND)
        elif step is Step.AGREED:
            self._do(sheet.line.request, self._standing.version, second=False)

    @Slot()
    def take_back(self) -> None:
        """From the second person, to change it; or correct more than was done."""
        sheet = self._sheet
        if sheet is None:
            return
        if self.step is Step.DONE:
            self._more = True
            self._show()
            return
        desk, key, request = self.seat.desk, self.key(), sheet.line.request
        self.run(lambda: desk.do(key, rectification.reopen, request), self._done, self.tr("Being taken back"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F6 and self.told.isVisible():
            self._to_recipients()
        elif event.key() == Qt.Key.Key_F7 and self.back.isVisible():
            self.take_back()
        elif event.key() == Qt.Key.Key_F8 and self.lifting.isVisible():
            self._to_lifting()
        else:
            super().keyPressEvent(event)

    def _do(self, request: UUID, version: int, *, second: bool) -> None:
        desk, key, stale = self.seat.desk, self.key(), self._is_stale()
        form, has_draft, sure = self._form, self._draft.isActive(), self.unchecked.vouched()
        self._draft.stop()

        def work() -> object:
            renew(desk, request, stale=stale)
            now = desk.do(uuid4(), course.vouch, request, version).version if sure else version
            if has_draft:
                desk.do(uuid4(), rectification.keep, request, form)
            if second:
                return desk.do(key, rectification.propose, request)
            return desk.do(key, rectification.carry_out, request, now)

        self.run(work, self._done, self.tr("Being proposed") if second else self.tr("Being corrected"), self._too_late)

    def _too_late(self, error: BackofficeError) -> None:
        """Somebody was first: what is held now, and what happened meanwhile, is what one decides on next."""
        if isinstance(error, Conflict):
            self.look_again()
            self._draft.start()

    def _answer(self, request: UUID) -> None:
        desk, key, stale = self.seat.desk, self.key(), self._is_stale()

        def work() -> None:
            renew(desk, request, stale=stale)
            desk.do(key, rectification_answer.begin_answer, request)

        def begun(_nothing: None) -> None:
            self.close_box()
            self.answer_wanted.emit()

        self.run(work, begun, self.tr("Being written"))

    def _done(self, _answer: object) -> None:
        self._more = False
        self.seat.pulse.beat()
        self.look_again()

    def _came(self, standing: Standing) -> None:
        sheet = self._sheet
        if sheet is None or standing.request != sheet.line.request:
            return
        self._standing, self._form = standing, standing.form
        with QSignalBlocker(self.asks):
            self.asks.setChecked(standing.form.asks_recipients)
        self.kept.setText("")
        self._show()
        if not self.isVisible():
            self.open()
            self.table.setFocus()

    def _failed(self, error: BackofficeError) -> None:
        if self.isVisible():
            self.kept.setText("")
            self.fail(text.sentence(error))
        else:
            self.seat.doors.complain(error)

    def _show(self) -> None:
        standing = self._standing
        if standing is None:
            return
        step = self.step = step_of(standing, self._form, more=self._more)
        self.said.setText(said(standing, self._form, step, self._wording, self.seat.names))
        rows = rows_of(standing, self._form, step, self._wording)
        self.table.show_rows(rows, heads(step), grows=2)
        self.table.setFixedHeight(_HEAD + _ROW * max(_ROWS_AT_LEAST, min(len(rows), len(Field))))
        self.unchecked.show_for(self._sheet, step in _EDITED, done=step is Step.DONE)
        self.lifting.clear()
        if standing.restriction is not None and standing.done:
            words = self.tr("The data is withheld from use because it was disputed. That can end now.")
            self.lifting.say(Tone.NOTICE, words, action=self.tr("Lift the restriction"), keys=("F8",))
        edited = step in _EDITED
        for part in (self.editor, self.asks, self.kept):
            part.setVisible(edited)
        if edited:
            self._fill()
        self.told.setVisible(bool(standing.done))
        can_go_back = step in (Step.WAITING, Step.AGREED, Step.REFUSED) or (step is Step.DONE and standing.may)
        self.back.setVisible(can_go_back)
        self.back.set_label(self.tr("Correct more") if step is Step.DONE else self.tr("Take it back"))
        self.go.set_label(
            {
                Step.SECOND: self.tr("Propose to a second person"),
                Step.DONE: self.tr("Write the answer"),
            }.get(step, self.tr("Correct now"))
        )
        self.go.setVisible(step in (Step.BEGUN, Step.SECOND, Step.AGREED) or (step is Step.DONE and standing.may))
        if self.isVisible():
            self.settle()
            # What had the focus may have gone with its step.
            if not self.isAncestorOf(QApplication.focusWidget() or self):
                self.table.setFocus()

    def _field(self) -> Field | None:
        key = self.table.current_key()
        return Field(key) if key is not None and "\n" not in key else None

    @Slot()
    def _chosen(self) -> None:
        if self.step in _EDITED:
            self._fill()

    def _fill(self) -> None:
        field, standing = self._field(), self._standing
        if field is not None and standing is not None:
            held = standing.held.get(field, "")
            self.editor.show_line(field, held, self._form.line(field), self._rests(standing))
            self._show_where()
            self.settle()

    def _show_where(self) -> None:
        field, standing = self._field(), self._standing
        if field is not None and standing is not None:
            self.editor.where.setText(where(standing.stands.get(field, ()), self._wording))
            self.settle()

    def _rests(self, standing: Standing) -> tuple[Rest, ...]:
        say, papers = self._wording.say, self._sheet.papers if self._sheet is not None else ()
        found = [Rest(Evidence.LETTER, None, say("people.evidence.letter"))]
        found += [Rest(Evidence.PAPER, UUID(str(each.paper)), each.name.strip("\u2068\u2069")) for each in papers]
        found += [Rest(Evidence.CASE, case, f"K-{number}") for case, number in standing.cases]
        return (*found, Rest(Evidence.NOTE, None, say("people.evidence.note")))

    @Slot()
    def _edited(self) -> None:
        field, standing = self._field(), self._standing
        if field is None or standing is None:
            return
        line = self.editor.line()
        asks = self.asks.isChecked()
        lines = self._form.without(field) if line is None else self._form.with_line(line)
        self._form = Form(lines.lines, asks and bool(lines.lines))
        self._changed()

    @Slot()
    def _asked(self) -> None:
        self._form = Form(self._form.lines, self.asks.isChecked())
        self._changed()

    def _changed(self) -> None:
        """Show at once what was edited, without touching what is being typed."""
        standing = self._standing
        if standing is None:
            return
        self.fail("")
        self.kept.setText(self.tr("not kept yet"))
        self._draft.start()
        self._more = self._more or bool(standing.done)
        step = self.step = step_of(standing, self._form, more=self._more)
        self.said.setText(said(standing, self._form, step, self._wording, self.seat.names))
        self.table.selectionModel().blockSignals(True)
        self.table.show_rows(rows_of(standing, self._form, step, self._wording), heads(step), grows=2)
        self.table.selectionModel().blockSignals(False)
        self.go.set_label(self.tr("Propose to a second person") if step is Step.SECOND else self.tr("Correct now"))
        self.go.setVisible(step in (Step.BEGUN, Step.SECOND))
        self.settle()

    def _is_whole(self) -> bool:
        """Whether everything is said; else the field that lacks something is chosen, and it is said what."""
        try:
            check_whole(self._form)
        except (NotWhole, NotThatValue, HeldAlready, EvidenceNeeded) as error:
            self.table.selectRow(self.table.rows.row_of(str(error.facts["field"])))
            self.fail(text.sentence(error))
            line = self._form.line(Field(str(error.facts["field"])))
            lacks_reason = error.facts.get("lacks") == "reason"
            if lacks_reason:
                self.editor.reason.edit.setFocus()
            elif isinstance(error, EvidenceNeeded):
                self.editor.note.edit.setFocus()
            elif line is not None and line.act is Act.COMPLETED:
                self.editor.statement.edit.setFocus()
            else:
                self.editor.focus_value()
            return False
        return True

    def _is_sure(self) -> bool:
        self.fail(self.unchecked.missing())
        return not self.unchecked.missing()

    def _is_stale(self) -> bool:
        now = self.seat.clock.now()
        if now <= self._opened_at + _ACCESS_IS_FRESH:
            return False
        self._opened_at = now
        return True

    @Slot()
    def _to_editor(self) -> None:
        if self.editor.isVisible():
            self.editor.act.setFocus()

    @Slot()
    def _to_recipients(self) -> None:
        if self._sheet is not None:
            request = self._sheet.line.request
            self.close_box()
            self.recipients_wanted.emit(request)

    @Slot()
    def _to_lifting(self) -> None:
        self.close_box()
        self.lifting_wanted.emit()

    def _lay_in(self) -> None:
        beneath = QHBoxLayout()
        beneath.setSpacing(12)
        beneath.addWidget(self.asks)
        beneath.addStretch(1)
        beneath.addWidget(self.kept)
        self.body.setSpacing(12)
        parts: tuple[QWidget, ...] = (self.said, self.unchecked, self.lifting, self.table, self.editor)
        for widget in parts:
            self.body.addWidget(widget)
        self.body.addLayout(beneath)
        self.feet.insertWidget(0, self.told)
        self.feet.insertWidget(1, self.back)
