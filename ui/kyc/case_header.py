"""The head of a case: its clock, who it is about, who holds it, and the way to the next."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from backoffice.kyc.rules import PROMISED_WITHIN, CaseState, Level, mask
from backoffice.kyc.views import CasePage
from ui.kyc.actions import WORDS
from ui.kyc.wording import Wording, isolated, minutes_seconds, plain_tip
from ui.shell import fonts, theme
from ui.shell.firm_clock import FirmClock
from ui.shell.keys import Keys
from ui.widgets.action_button import ActionButton
from ui.widgets.lettering import width_of, write
from ui.widgets.link_button import IconButton
from ui.widgets.shapes import Shape, paint_shape, shape_token, shape_word
from ui.widgets.tag import Tag
from ui.widgets.time_left import time_left

HEIGHT = 60
_CLOCK_WIDTH = 92
_GAP = 12


class _Clock(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._told = ""
        self._left = time_left(0.0, 1.0)
        self.setFixedSize(_CLOCK_WIDTH, HEIGHT)

    def show_left(self, seconds: float, told: str) -> None:
        """`told` stops the clock: what was told in time presses nobody any more."""
        self._told = told
        self._left = time_left(seconds, PROMISED_WITHIN.total_seconds())
        if told and seconds >= 0:
            self._left = replace(self._left, shape=Shape.AGREES)
        self.setAccessibleName(", ".join((shape_word(self._left.shape), self._left.text, self._second())))
        self.update()

    def _second(self) -> str:
        if self._told:
            return self._told
        return self.tr("past 24 hours") if self._left.shape is Shape.LATE else self.tr("left of 24:00")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        left = self._left
        paint_shape(painter, QRectF(0, 14, 14, 14), left.shape, theme.current())
        place = QRectF(20, 9, self.width() - 20, 24)
        write(painter, place, left.text, fonts.ui_font(20, 600), theme.color(shape_token(left.shape)), trim=False)
        write(painter, QRectF(0, 34, self.width(), 16), self._second(), fonts.ui_font(11), theme.color("text3"))
        painter.end()


class _Person(QWidget):
    """Name, the name in its own letters, and a line of facts; all painted, all said to a screen reader."""

    def __init__(self) -> None:
        super().__init__()
        self._name = self._native = ""
        self._facts: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_person(self, name: str, native: str, facts: tuple[str, ...]) -> None:
        self._name, self._native, self._facts = name, native, facts
        said = ", ".join(part for part in (name, native, *facts) if part)
        self.setAccessibleName(said)
        self.setToolTip(plain_tip(said))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(360, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        line = QRectF(0, 9, self.width(), 24)
        used = write(painter, line, self._name, fonts.ui_font(18, 600), theme.color("text"))
        if self._native:
            line.setLeft(used + 10)
            write(painter, line, self._native, fonts.ui_font(15), theme.color("text2"))
        font, left = fonts.ui_font(12), 0.0
        for fact in self._facts:
            place = QRectF(left, 34, max(0.0, self.width() - left), 16)
            if place.width() < 24:
                break
            write(painter, place, fact, font, theme.color("text2"))
            left += width_of(fact, font) + _GAP
        painter.end()


class CaseHeader(QWidget):
    """`previous` and `following` ask for the neighbours in the list, `case_file` for the PDF, `give_back` to let go."""

    previous = Signal()
    following = Signal()
    case_file = Signal()
    give_back = Signal()

    def __init__(
        self,
        keys: Keys,
        wording: Wording,
        clock: FirmClock,
        names: dict[str, str],
        me: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._wording = wording
        self._firm_clock = clock
        self._names = names
        self._me = me
        self._page: CasePage | None = None
        self._clock = _Clock()
        self._person = _Person()
        self.level = Tag(wording.say(f"kyc.level.{Level.LEAD}"), icon="escalate")
        self.restricted = Tag(self.tr("Restricted: a dispute goes on"), icon="lock")
        self.restricted.hide()
        self.frozen = Tag(self.tr("Account frozen"), icon="freeze")
        self.frozen.hide()
        self.held = Tag("", icon="lock")
        self.before = IconButton("prev", WORDS["kyc.up"].say(), keys.caps("kyc.up"))
        self.after = IconButton("next", WORDS["kyc.down"].say(), keys.caps("kyc.down"))
        self.pdf = ActionButton(self.tr("Case file"), icon="pdf", keys=keys.caps("kyc.case_file"))
        self.before.clicked.connect(self.previous)
        self.after.clicked.connect(self.following)
        self.pdf.clicked.connect(self.case_file)
        self.back = ActionButton(self.tr("Give back"), keys=keys.caps("kyc.give_back"))
        self.back.setToolTip(keys.tip("kyc.give_back"))
        self.back.clicked.connect(self.give_back)
        self.back.hide()
        self.setFixedHeight(HEIGHT)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(self._clock)
        row.addSpacing(2)
        row.addWidget(self._person, 1)
        for part in (self.restricted, self.frozen, self.level, self.held, self.back, self.before, self.after, self.pdf):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_page(self, page: CasePage) -> None:
        """Show another case."""
        self._page = page
        name = isolated(page.name)
        native = "" if page.native_name == page.name else isolated(page.native_name)
        self._person.show_person(name, native, self._facts(page))
        self.level.setVisible(page.level is Level.LEAD)
        self.restricted.setVisible(page.restricted)
        self.frozen.setVisible(page.frozen)
        self.tick()

    def show_claim(self, page: CasePage) -> None:
        """The same case is held by somebody else now, or for longer."""
        self._page = page
        self.tick()

    def held_sentence(self) -> str:
        """Who else holds this case, and until when."""
        page = self._page
        if page is None or page.holder is None or page.claimed_until is None:
            return ""
        who = isolated(self._names.get(page.holder, page.holder))
        words = self.tr("{who} holds this case until {time}. It can be taken when it is given back.")
        return words.format(who=who, time=self._wording.clock(page.claimed_until))

    def tick(self) -> None:
        """Look at the firm's clock again."""
        page = self._page
        if page is None:
            return
        told = self.tr("told {time}").format(time=self._wording.clock(page.told_at)) if page.told_at else ""
        until = page.told_at or self._firm_clock.now()
        self._clock.show_left((page.due_at - until).total_seconds(), told)
        words = self._held(page)
        self.held.set_text(words)
        self.held.setVisible(bool(words))
        self.back.setVisible(page.state is CaseState.WAITING and page.holder == self._me)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        painter.fillRect(QRectF(QPointF(0, self.height() - 1), self.rect().bottomRight()), theme.color("line"))
        painter.end()

    def _facts(self, page: CasePage) -> tuple[str, ...]:
        age = self.tr("{age} years").format(age=page.age) if page.age is not None else ""
        earlier = self.tr("First case")
        if page.earlier_cases:
            earlier = self.tr("Earlier cases: {count}").format(count=page.earlier_cases)
        facts = (f"K-{page.number}", mask(page.customer), self._wording.country(page.country), age, earlier)
        return tuple(fact for fact in facts if fact)

    def _held(self, page: CasePage) -> str:
        """Who holds the case, or where it stands if it is not to be held."""
        if page.state is not CaseState.WAITING:
            return self._wording.say(f"kyc.state.{page.state}")
        if page.holder is None or page.claimed_until is None:
            return ""
        if page.holder == self._me:
            left = self._firm_clock.seconds_left(page.claimed_until)
            return self.tr("Yours for {time}").format(time=minutes_seconds(left))
        who = isolated(self._names.get(page.holder, page.holder))
        return self.tr("{who} until {time}").format(who=who, time=self._wording.clock(page.claimed_until))
