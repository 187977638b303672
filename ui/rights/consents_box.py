"""What the person who asks has agreed to, purpose by purpose, with the proof; what they take back is taken back here.

Boundary: shows what anybody of the duty may read; only a withdrawal can be entered. D-05, R-07.
"""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backoffice.people.consents import Consent, ConsentAct, ConsentTo, Said, consents_of
from backoffice.rights.course import Acted
from backoffice.rights.rules import Right, State
from backoffice.rights.views import RequestPage
from backoffice.rights.withdrawing import withdraw_consents
from ui.kyc.wording import isolated
from ui.rights.letter_words import LANGUAGE_NAMES
from ui.rights.wording import RightsWording
from ui.shell.workspace import Seat
from ui.staff.box import Box, hint
from ui.widgets.label import Label
from ui.widgets.mark import Mark
from ui.widgets.shapes import Shape
from ui.widgets.tick_box import TickBox

_WIDE = 640


class ConsentsBox(Box):
    """One box for a page; `open_for` shows it for the person of a request. The page looks again by the pulse."""

    def __init__(self, frame: QWidget, seat: Seat) -> None:
        super().__init__(frame, seat, "", "", _WIDE)
        self._wording = RightsWording(seat.language)
        self._page: RequestPage | None = None
        self._parts = QWidget()
        self.ticks: dict[ConsentTo, TickBox] = {}
        self._standing: set[ConsentTo] = set()
        self.title.setText(self.tr("What the person agreed to"))
        self.setAccessibleName(self.title.text())
        self.go.set_label(self.tr("Take back what is ticked"))
        self._place = QVBoxLayout()
        self.body.addLayout(self._place)
        self._why = hint(
            self.tr("It is effective at once: marketing that waits does not leave. What was done before stays lawful.")
        )
        self.body.addWidget(self._why)

    def open_for(self, page: RequestPage) -> None:
        """Read the consents of the request's person, then show them."""
        if page.customer is None or self.isVisible():
            return
        self._page = page
        self.presenter.ask(consents_of, page.customer, done=partial(self._show, page.line.request))

    def wanted_height(self) -> int:
        return self.sizeHint().height()

    def submit(self) -> None:
        chosen = tuple(purpose for purpose, tick in self.ticks.items() if tick.isChecked())
        if self._page is None:
            return
        if not chosen:
            self.fail(self.tr("Tick what the person takes back."))
            return
        words, line = self._noted(chosen), self._page.line
        work = partial(self.seat.desk.do, self.key(), withdraw_consents, line.request, line.version, chosen, words)
        self.run(work, partial(self._done, words), self.tr("Being entered"))

    def _noted(self, chosen: tuple[ConsentTo, ...]) -> str:
        """What is entered at the request: what was taken back, and what the letter names without need."""
        parts = (
            (self.tr("Consent taken back: {purposes}"), [each for each in chosen if each in self._standing]),
            (
                self.tr("Taken back by the letter, though no consent stands: {purposes}"),
                [each for each in chosen if each not in self._standing],
            ),
        )
        return ". ".join(
            said.format(purposes=", ".join(self._wording.say(f"people.consent.{each}") for each in purposes))
            for said, purposes in parts
            if purposes
        )

    def _show(self, request: UUID, found: tuple[Consent, ...]) -> None:
        page = self._page
        if page is None or page.line.request != request:
            return
        self._place.removeWidget(self._parts)
        self._parts.deleteLater()
        self._parts, self.ticks = QWidget(), {}
        self._standing = {each.purpose for each in found if each.stands}
        column = QVBoxLayout(self._parts)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        may = page.may_read and page.line.state is State.OPEN
        for consent in (each for each in found if each.concerns):
            self._add(column, consent, may)
        self._place.addWidget(self._parts)
        self.open()
        self.go.setVisible(bool(self.ticks))
        self._why.setVisible(bool(self.ticks))
        if self.ticks:
            next(iter(self.ticks.values())).setFocus()
        else:
            self.setFocus()

    def _add(self, column: QVBoxLayout, consent: Consent, may: bool) -> None:
        name = self._wording.say(f"people.consent.{consent.purpose}")
        page = self._page
        takes = page is not None and page.line.right is Right.WITHDRAWAL
        named = takes and page is not None and consent.purpose in (page.takes_back or ())
        if may and (consent.stands or (takes and not named)):
            tick = TickBox(name, 600)
            tick.setChecked(named)
            self.ticks[consent.purpose] = tick
            column.addWidget(tick)
        else:
            column.addWidget(Label(name, 13, 600))
        if consent.stands:
            column.addWidget(Mark(Shape.AGREES, self.tr("stands")))
        elif consent.needed:
            column.addWidget(Mark(Shape.CLOSE, self.tr("needed where the person lives, and does not stand"), "warn"))
        else:
            said = self.tr("taken back") if consent.history else self.tr("never given")
            if named and not consent.history:
                said = self.tr("never given, so the letter has nothing to take back")
            column.addWidget(Mark(Shape.UNKNOWN, said))
        for act in reversed(consent.history):
            line = Label(self._said(act), 12, 400, "text2")
            line.setWordWrap(True)
            column.addWidget(line)
            if act.said is Said.GIVEN and act.words is not None:
                column.addWidget(_quoted(act.words))
        column.addSpacing(10)

    def _said(self, act: ConsentAct) -> str:
        """One act in a line: when, what, how, and the words that were shown."""
        wording = self._wording
        day = f"{wording.day(act.done_at.astimezone().date())} {wording.clock(act.done_at)}"
        how = wording.say(f"people.consent_how.{act.how}")
        if act.said is Said.WITHDRAWN:
            who = isolated(self.seat.names.get(act.done_by, ""))
            taken = self.tr("{at}: taken back {how}").format(at=day, how=how)
            return f"{taken}, {who}" if who else taken
        proof = self.tr("the words on file") if act.is_proved else self.tr("words that are not on file any more")
        return self.tr("{at}: given {how} to notice {version} in {language}; {proof} (SHA-256 {hash}…)").format(
            at=day,
            how=how,
            version=act.version,
            language=LANGUAGE_NAMES.get(act.language, act.language),
            proof=proof,
            hash=act.sha256.hex()[:12],
        )

    def _done(self, words: str, _acted: Acted) -> None:
        self.close_box()
        self.seat.doors.tell(words)
        self.seat.pulse.beat()


def _quoted(words: str) -> QWidget:
    """The words as they were shown, whole, in their own language; they can be selected."""
    quoted = Label(words, 13, 400)
    quoted.setWordWrap(True)
    quoted.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    quoted.setContentsMargins(14, 2, 0, 6)
    return quoted
