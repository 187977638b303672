"""The box in which a letter is recorded: how and when it came, who asks, for what, and its words and papers.

Boundary: what was begun stays in memory; a mail is read in a pool's thread and nothing of it is run. R-11, K-12.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from uuid import UUID, uuid4

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QPlainTextEdit, QWidget

from backoffice.errors import BackofficeError
from backoffice.people.consents import ConsentTo
from backoffice.people.rules import Interest
from backoffice.rights import intake
from backoffice.rights.board import HOUSE
from backoffice.rights.intake import Came, NewLetter, Paper, Received
from backoffice.rights.mail_reading import MailRead
from backoffice.rights.rules import Asker, Channel, DatedBy, Right
from ui.audit.worded_shape import WordedShape
from ui.rights.agent_fields import AgentFields
from ui.rights.foreseeing import Foreseeing, Preview, previewed
from ui.rights.intake_advice import advice, begun_words
from ui.rights.intake_rows import letter_over_files, named_rows, ticks_in_rows
from ui.rights.letter_files import LetterFiles, read_files
from ui.rights.person_choice import PersonChoice
from ui.rights.purpose_ticks import PurposeTicks
from ui.rights.wording import RightsWording
from ui.shell import fonts, text
from ui.shell.workspace import Seat
from ui.staff.box import Box, hint
from ui.widgets.action_button import ActionButton
from ui.widgets.bar import Bar, Tone
from ui.widgets.choice import Choice
from ui.widgets.day_field import DayField
from ui.widgets.label import Label
from ui.widgets.shapes import Shape
from ui.widgets.tick_box import TickBox

_WIDE = 820
_SETTLED_MS = 200
_CHANNELS = (Channel.MAIL, Channel.POST, Channel.PHONE, Channel.MIXIN, Channel.ACCOUNT)


class IntakeBox(Box):
    """`recorded` carries the letter's first request."""

    recorded = Signal(object)

    def __init__(self, frame: QWidget, seat: Seat) -> None:
        super().__init__(frame, seat, "", "", _WIDE)
        self._wording = RightsWording(seat.language)
        self._sent: tuple[UUID, NewLetter] | None = None
        self._papers: list[Paper] = []
        self._told_date = ""
        self._sender = ""
        self._controller = HOUSE
        self.title.setText(self.tr("Record a new request"))
        self.go.set_label(self.tr("Record"))
        self.setAccessibleName(self.title.text())
        self.setAcceptDrops(True)
        self.channel = Choice(self.tr("How it came"))
        for channel in _CHANNELS:
            self.channel.addItem(self._wording.channel(channel), channel)
        self.asker = Choice(self.tr("Who asks"))
        for asker in Asker:
            self.asker.addItem(self._wording.say(f"rights.asker.{asker}"), asker)
        self.day = DayField(self.tr("Day of receipt"))
        self.day.setFixedWidth(124)
        self.day.setStyleSheet("")
        self.day.given_up.connect(self.close_box)
        self.day_words = Label("", 12, 400, "text2")
        # Beside the day itself: whatever else there is to say, it stands.
        self.sender_said = WordedShape()
        self.sender_said.show_mark(Shape.CLOSE, self.tr("by the sender’s own date"))
        self.sender_said.setToolTip(
            self.tr("No server of yours says when the mail came: the day is the one its sender wrote.")
        )
        self.sender_said.hide()
        self.person = PersonChoice(seat)
        self.agent = AgentFields()
        self.rights = {right: TickBox(self._wording.right(right)) for right in Right}
        interests = {each: self._wording.say(f"people.interest.{each}") for each in Interest}
        self._objects_to = PurposeTicks(self.tr("Stops at once, with this letter:"), interests, begins=True)
        self.objects_to = self._objects_to.ticks
        to_what = {each: self._wording.say(f"people.consent.{each}") for each in ConsentTo}
        self.takes_back = PurposeTicks(self.tr("Consent taken back at once, with this letter:"), to_what, begins=False)
        self.words = QPlainTextEdit()
        self.words.setFont(fonts.ui_font(13))
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(132)
        self.words.setAcceptDrops(False)
        self.words.setPlaceholderText(
            self.tr("Paste the letter’s words here, write down what was said, or drop a saved mail (.eml) on this box")
        )
        self.words.setAccessibleName(self.tr("The letter’s words"))
        self.open_mail = ActionButton(self.tr("Open a mail or file"), icon="mail")
        self.open_mail.clicked.connect(self._choose_files)
        self.drop_papers = ActionButton(self.tr("Leave the papers out"))
        self.drop_papers.clicked.connect(self._forget_papers)
        self.papers = Label("", 12, 400, "text2")
        self.papers.setWordWrap(True)
        self.foreseen = Foreseeing(self._wording)
        self.advice = Bar()
        self.begun = Bar()
        self.begun.acted.connect(self.start_afresh)
        self._lay_in()
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._settled.timeout.connect(self._foresee)
        for tick in self.rights.values():
            tick.toggled.connect(self._changed)
            tick.toggled.connect(self._show_purposes)
        self.asker.currentIndexChanged.connect(self._show_agent)
        for choice in (self.channel, self.asker):
            choice.currentIndexChanged.connect(self._changed)
        self.day.textChanged.connect(self._changed)
        self.person.chosen.connect(self._changed)
        self._start_anew()

    def about_to_open(self) -> None:
        super().about_to_open()
        self._say_begun()
        self._foresee()

    def open(self) -> None:
        super().open()
        if self.isVisible():
            # Nobody types into a letter that is another one's without having seen whose it is.
            (self.words if self.begun.isHidden() else self.begun.button).setFocus()

    @Slot()
    def start_afresh(self) -> None:
        """What was begun is dropped: the next letter is another one's."""
        self._start_anew()
        self.begun.clear()
        self.fail("")
        self._foresee()
        self.words.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F8 and not self.begun.isHidden():
            self.start_afresh()
        else:
            super().keyPressEvent(event)

    def wanted_height(self) -> int:
        return self.sizeHint().height()

    def take_files(self, paths: Sequence[Path]) -> None:
        """Read mails and papers; mails fill the fields that nobody has filled."""
        self.run(partial(read_files, tuple(paths), self._sender), self._show_files, self.tr("Being read"))

    def submit(self) -> None:
        told = self._letter()
        if told is None:
            return
        if self._sent is None or self._sent[1] != told:
            self._sent = (uuid4(), told)
        work = partial(self.seat.desk.do, self._sent[0], intake.receive, told)
        self.run(work, self._done, self.tr("Being recorded"))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.take_files(paths)

    def _say_begun(self) -> None:
        """Whose letter stands here, half recorded."""
        if self.words.toPlainText().strip() or self._papers or self.person.is_settled():
            whose = "" if self.person.customer() is None else self.person.found.currentText()
            words = begun_words(whose, self._sender)
            self.begun.say(Tone.WARNING, words, action=self.tr("Start afresh"), keys=("F8",))
        else:
            self.begun.clear()

    def _letter(self) -> NewLetter | None:
        """What is to be recorded; None after saying what is missing."""
        on, rights = self.day.day(), self._asked()
        if on is None:
            self.fail(self.tr("This is no day. Write it as 2026-11-21."))
            self.day.setFocus()
            return None
        if not rights:
            self.fail(self.tr("Tick what the letter asks for; several things at once are usual."))
            next(iter(self.rights.values())).setFocus()
            return None
        if not self.words.toPlainText().strip():
            self.fail(self.tr("Write down what the letter says, or what was said, in their words."))
            self.words.setFocus()
            return None
        if not self.person.is_settled():
            self.fail(self.tr("Say who asks: choose a customer, or that it is nobody of ours."))
            self.person.text.setFocus()
            return None
        by_agent = self._asking() is Asker.AGENT
        if by_agent and not self.agent.is_complete():
            self.fail(self.tr("Write who the agent is, and their e-mail or postal address: they are asked first."))
            self.agent.name.edit.setFocus()
            return None
        return NewLetter(
            channel=self._came_by(),
            asker=self._asking(),
            customer=self.person.customer(),
            controller=self._controller,
            received_on=on,
            rights=rights,
            words=self.words.toPlainText(),
            papers=tuple(self._papers),
            objects_to=self._named(),
            takes_back=self.takes_back.ticked() if Right.WITHDRAWAL in rights else (),
            dated_by=self._dated_by(),
            agent=self.agent.agent() if by_agent else None,
            sender=self._sender,
        )

    def _done(self, made: Received) -> None:
        self._sent = None
        self._start_anew()
        self.close_box()
        self.seat.doors.tell(self.tr("Recorded."))
        self.seat.pulse.beat()
        self.recorded.emit(made.first_request)

    def _start_anew(self) -> None:
        """Empty every field."""
        self._papers, self._told_date, self._sender = [], "", ""
        self._dated: tuple[date, DatedBy] | None = None
        self.words.clear()
        self.person.clear()
        self.agent.clear()
        for tick in self.rights.values():
            tick.setChecked(False)
        self._objects_to.begin()
        self.takes_back.begin()
        self._show_purposes()
        self.channel.setCurrentIndex(0)
        self.asker.setCurrentIndex(0)
        self.day.show_day(self.seat.clock.now().astimezone().date())
        self._say_papers()

    def _dated_by(self) -> DatedBy:
        """Whose word the day is: the mail's, until somebody enters another one."""
        return self._dated[1] if self._dated is not None and self._dated[0] == self.day.day() else DatedBy.TOLD

    def _came_by(self) -> Channel:
        return Channel(self.channel.currentData())

    def _asking(self) -> Asker:
        return Asker(self.asker.currentData())

    def _asked(self) -> tuple[Right, ...]:
        return tuple(right for right, tick in self.rights.items() if tick.isChecked())

    def _named(self) -> tuple[Interest, ...]:
        """The purposes an objection names; all of them is none in particular."""
        named = self._objects_to.ticked()
        return named if self.rights[Right.OBJECTION].isChecked() and len(named) < len(Interest) else ()

    @Slot()
    def _show_purposes(self) -> None:
        """What is objected to is asked only where somebody objects, and what is taken back where somebody does."""
        for right, purposes in ((Right.OBJECTION, self._objects_to), (Right.WITHDRAWAL, self.takes_back)):
            purposes.setVisible(self.rights[right].isChecked())
        if self.isVisible():
            self.settle()

    @Slot()
    def _show_agent(self) -> None:
        """Who asks for somebody else is named, and the sender of a mail is most likely them."""
        self.agent.show_for(self._asking(), self._sender)
        if self.isVisible():
            self.settle()

    @Slot()
    def _changed(self) -> None:
        self._settled.start()

    @Slot()
    def _foresee(self) -> None:
        """Show the clocks before anything is recorded, and what speaks against recording it as it stands."""
        on, rights, customer = self.day.day(), self._asked(), self.person.customer()
        self.day_words.setText(self._wording.short_day(on) if on is not None else self.tr("as 2026-11-21"))
        if on is None:
            self._show_preview(None)
            return

        def failed(error: BackofficeError) -> None:
            self._show_preview(None)
            self.fail(text.sentence(error))

        came = Came(self._came_by(), self._asking(), self._sender)
        told = (HOUSE, customer, rights, on, came, tuple(self._papers))
        self.presenter.ask(previewed, *told, done=self._show_preview, failed=failed)

    def _show_preview(self, told: Preview | None) -> None:
        self.foreseen.show_preview(told)
        if told is not None:
            self._controller = told.controller
            self.fail("")
        self._advise(told)
        self.sender_said.setVisible(self._dated_by() is DatedBy.DATE)
        if self.isVisible():
            self.settle()

    def _advise(self, told: Preview | None) -> None:
        """What the officer should know before recording, the gravest alone."""
        found = advice(told, self._told_date, self._asking(), self._wording)
        if found is None:
            self.advice.clear()
        else:
            self.advice.say(*found)

    @Slot()
    def _choose_files(self) -> None:
        pattern = self.tr("Mails and papers (*.eml *.pdf *.png *.jpg *.jpeg *.txt);;All files (*)")
        paths, _ = QFileDialog.getOpenFileNames(self, self.open_mail.text(), "", pattern)
        if paths:
            self.take_files([Path(path) for path in paths])

    def _show_files(self, files: LetterFiles) -> None:
        self._papers += files.papers
        for mail in files.mails:
            self._show_mail(mail)
        self._say_papers()
        self._foresee()
        if self.isVisible():
            self.settle()

    def _show_mail(self, mail: MailRead) -> None:
        self.channel.setCurrentIndex(_CHANNELS.index(Channel.MAIL))
        begun = self.words.toPlainText().strip()
        self.words.setPlainText(f"{begun}\n\n{mail.words}" if begun else mail.words)
        held = self.day.day() if self._sender else None
        if mail.received_on is not None and (held is None or mail.received_on <= held):
            # The clock runs from the first mail of the letter, and from whose word its day is.
            self._dated = (mail.received_on, mail.dated_by)
            self.day.show_day(mail.received_on)
        self._sender = mail.address
        self._told_date = ""
        if mail.dated_by is DatedBy.TOLD:
            self._told_date = self.tr("The mail does not say when it came. Enter the day of receipt yourself.")
        elif mail.is_cut:
            self._told_date = self.tr("The mail is longer than a request holds; the whole of it is among the papers.")
        if mail.address and self.person.customer() is None:
            self.person.look_for(mail.address)

    def _say_papers(self) -> None:
        names = ", ".join(paper.name for paper in self._papers[:6])
        more = len(self._papers) - 6
        self.papers.setText(f"{names} +{more}" if more > 0 else names)
        self.drop_papers.setVisible(bool(self._papers))

    @Slot()
    def _forget_papers(self) -> None:
        self._papers, self._sender = [], ""
        self._say_papers()

    def _lay_in(self) -> None:
        came = QHBoxLayout()
        came.setSpacing(10)
        for part in (self.channel, Label(self.tr("received on"), 13, 400, "text2"), self.day, self.day_words):
            came.addWidget(part)
        came.addWidget(self.sender_said, 0, Qt.AlignmentFlag.AlignVCenter)
        came.addStretch(1)
        asks = QGridLayout()
        asks.setSpacing(10)
        asks.addWidget(self.person, 0, 0)
        asks.addWidget(self.asker, 0, 1, Qt.AlignmentFlag.AlignTop)
        asks.addWidget(self.agent, 1, 0, 1, 2)
        asks.setColumnStretch(0, 1)
        ticks = ticks_in_rows(self.rights.values(), (self._objects_to, self.takes_back))
        letter = letter_over_files(self.words, (self.open_mail, self.papers, self.drop_papers))
        names = (self.tr("It came by"), self.tr("The letter"), self.tr("Who asks"), self.tr("Asks for"))
        self.body.addWidget(self.begun)
        self.body.addLayout(named_rows(zip(names, (came, letter, asks, ticks), strict=True), ticks))
        self.body.addWidget(self.foreseen)
        self.body.addWidget(self.advice)
        final = hint(
            self.tr("What is recorded cannot be taken back, as the clock runs from then. A request can be withdrawn.")
        )
        self.feet.insertWidget(0, final, 8)
