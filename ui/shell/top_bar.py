"""The top bar: the product's name, the field that opens search and commands, the firm's time, theme and person."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QDateTime, QLocale, QPoint, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenu, QSizePolicy, QWidget

from backoffice.staff.rules import Person
from backoffice.words import say
from ui.shell import fonts, icons, theme
from ui.shell.firm_clock import FirmClock
from ui.shell.keys import Keys
from ui.shell.logo import Logo
from ui.shell.rail import FOLDED, WIDE
from ui.shell.translation import LANGUAGES
from ui.shell.workspace import CASE_DUTIES
from ui.widgets.avatar import initials, paint_avatar
from ui.widgets.key_cap import caps_width, paint_caps
from ui.widgets.label import Label
from ui.widgets.lettering import width_of, write
from ui.widgets.link_button import IconButton
from ui.widgets.press import press_once

HEIGHT = 44
_SEARCH = 420
_MINUTE_MS = 5_000


class SearchField(QAbstractButton):
    """Looks like a field and opens the palette, where typing goes on."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys: tuple[str, ...] = ()
        self.setText(words)
        self.setAccessibleName(words)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(_SEARCH)

    def set_keys(self, *keys: str) -> None:
        self._keys = keys
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_SEARCH, 28)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_once(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("ctl" if self.underMouse() else "line2"), 1))
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        glass = icons.pixmap("search", "text2", 14, self.devicePixelRatioF())
        painter.drawPixmap(9, round((self.height() - 14) / 2), glass)
        caps = self.width() - 6 - caps_width(self._keys)
        paint_caps(painter, caps, self.height() / 2, self._keys, ink="text2")
        place = QRectF(31, 0, caps - 39, self.height())
        write(painter, place, self.text(), fonts.ui_font(13), theme.color("text3"))
        painter.end()


class PersonButton(QAbstractButton):
    """Who is signed in: avatar, name and duty; opens the person's menu."""

    def __init__(self, person: Person, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = person.display_name
        self._duty = say(f"duty.{person.duties[-1].value}", language)
        self.setAccessibleName(f"{self._name}, {self._duty}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        wide = max(width_of(self._name, fonts.ui_font(12, 600)), width_of(self._duty, fonts.ui_font(11)))
        return QSize(24 + 8 + ceil(wide) + 8, 36)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_once(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("line"))
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        paint_avatar(painter, QRectF(4, 6, 24, 24), initials(self._name))
        words = QRectF(36, 2, self.width() - 36, 16)
        write(painter, words, self._name, fonts.ui_font(12, 600), theme.color("text"), trim=False)
        write(painter, words.translated(0, 16), self._duty, fonts.ui_font(11), theme.color("text3"), trim=False)
        painter.end()


class TopBar(QWidget):
    """Sends what was asked for: `search_wanted`, `theme_wanted`, `language_chosen`, `lock_wanted`, `leave_wanted`."""

    search_wanted = Signal()
    theme_wanted = Signal()
    language_chosen = Signal(str)
    lock_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self, person: Person, clock: FirmClock, keys: Keys, language: str) -> None:
        super().__init__()
        self._clock = clock
        self._keys = keys
        self._language = language
        self.logo = Logo()
        self._left = QWidget()
        left = QHBoxLayout(self._left)
        left.setContentsMargins(16, 0, 0, 0)
        left.addWidget(self.logo)
        left.addStretch(1)
        people = self.tr("Search people, cases and commands")
        works_cases = not CASE_DUTIES.isdisjoint(person.duties)
        self.search = SearchField(people if works_cases else self.tr("Search commands and places"))
        self.search.clicked.connect(self.search_wanted)
        self._time = Label("", 12, 400, "text2")
        self._theme = IconButton("moon", "")
        self._theme.clicked.connect(self.theme_wanted)
        self._person = PersonButton(person, language)
        self._person.clicked.connect(self._open_menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 8, 1)
        row.setSpacing(8)
        row.addWidget(self._left)
        row.addSpacing(4)
        row.addWidget(self.search, 10)
        row.addStretch(1)
        row.addWidget(self._time)
        row.addSpacing(4)
        row.addWidget(self._theme)
        row.addWidget(self._person)
        self.setFixedHeight(HEIGHT)
        self.fold(False)
        self._menu = self._made_menu()
        self._minute = QTimer(self, interval=_MINUTE_MS)
        self._minute.timeout.connect(self.show_time)
        self._minute.start()
        self.show_time()
        self._say_keys()
        keys.changed.connect(self._say_keys)
        theme.signal.changed.connect(self._say_keys)

    def fold(self, folded: bool) -> None:
        """Stand as wide above the rail as the rail is."""
        self._left.setFixedWidth(FOLDED if folded else WIDE)
        self.logo.set_bare(folded)

    @Slot()
    def show_time(self) -> None:
        """The firm's date and time, in this computer's time zone."""
        now = QDateTime.fromSecsSinceEpoch(int(self._clock.now().timestamp()))
        pattern = "ddd d MMM yyyy, HH:mm" if self._language == "en" else "yyyy年M月d日 dddd HH:mm"
        self._time.setText(QLocale().toString(now, pattern))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("rail"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.color("line2"))
        painter.end()

    def _made_menu(self) -> QMenu:
        menu = QMenu(self)
        for code, name in LANGUAGES.items():
            entry = menu.addAction(name)
            entry.setData(code)
            entry.setEnabled(code != self._language)
        menu.addSeparator()
        menu.addAction(self.tr("Lock the window")).triggered.connect(self.lock_wanted)
        menu.addAction(self.tr("Sign out")).triggered.connect(self.leave_wanted)
        menu.triggered.connect(self._chosen)
        return menu

    @Slot()
    def _open_menu(self) -> None:
        corner = self._person.mapToGlobal(QPoint(self._person.width(), self._person.height() + 2))
        self._menu.popup(corner - QPoint(self._menu.sizeHint().width(), 0))

    @Slot("QAction*")
    def _chosen(self, entry: object) -> None:
        code = entry.data()  # type: ignore[attr-defined]
        if code in LANGUAGES:
            self.language_chosen.emit(code)

    @Slot()
    def _say_keys(self) -> None:
        self.search.set_keys(*self._keys.caps("window.palette"))
        self.search.setToolTip(self._keys.tip("window.palette"))
        self._theme.set_icon("sun" if theme.is_dark() else "moon")
        name = self.tr("Light colours") if theme.is_dark() else self.tr("Dark colours")
        self._theme.set_name(name, self._keys.caps("window.theme"))
