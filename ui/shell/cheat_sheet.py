"""The cheat sheet (?): every action with its keys, and the place where a person gives an action other keys."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from backoffice.errors import BackofficeError
from ui.shell import fonts, theme
from ui.shell.keys import Keys, Offer, caps_of, chord_of
from ui.shell.overlay import Overlay
from ui.shell.text import sentence
from ui.widgets.key_cap import KeyCap, caps_width, paint_caps
from ui.widgets.label import Label, SectionLabel
from ui.widgets.lettering import write

_WIDE = 880
_ROW = 26
_SETTLE_MS = 700


class KeyRow(QAbstractButton):
    """One action. Pressed, it waits for new keys and sends them as `captured`; Backspace sends `restored`."""

    captured = Signal(str, object)
    restored = Signal(str)

    def __init__(self, offer: Offer) -> None:
        super().__init__()
        self._offer = offer
        self._pressed: tuple[str, ...] | None = None
        self.setText(offer.action.say())
        self.setAccessibleName(f"{offer.action.say()}: {' '.join(offer.keys)}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self._finish)
        self.clicked.connect(self._begin)

    def sizeHint(self) -> QSize:
        return QSize(200, _ROW)

    def event(self, event: QEvent) -> bool:
        """While new keys are awaited every key is a key, not a command."""
        if event.type() == QEvent.Type.ShortcutOverride and self._pressed is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat():
            event.accept()
        elif self._pressed is not None:
            self._take(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() == Qt.Key.Key_Backspace:
            self.restored.emit(self._offer.action.id)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        waits = self._pressed is not None
        if waits or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("sel" if waits else "raised"))
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        keys = caps_of(self._pressed) if self._pressed else () if waits else self._offer.keys
        right = self.width() - 8.0 - caps_width(keys)
        paint_caps(painter, right, self.height() / 2, keys, ink="text2")
        if waits and not keys:
            words = self.tr("Press the new keys")
            place = QRectF(8, 0, self.width() - 16, self.height())
            write(painter, place, words, fonts.ui_font(12), theme.color("accent"), align="right")
            right -= 150
        ink = theme.color("text3" if self._offer.reason and not waits else "text")
        write(painter, QRectF(8, 0, right - 16, self.height()), self.text(), fonts.ui_font(13), ink)
        painter.end()

    @Slot()
    def _begin(self) -> None:
        self._pressed = ()
        self.setFocus()
        self.update()

    def _take(self, event: QKeyEvent) -> None:
        event.accept()
        if event.key() == Qt.Key.Key_Escape:
            self._pressed = None
            self._settle.stop()
        elif (chord := chord_of(event)) and self._pressed is not None:
            self._pressed = (*self._pressed, chord)
            self._settle.start()
        self.update()

    @Slot()
    def _finish(self) -> None:
        pressed, self._pressed = self._pressed, None
        self.update()
        if pressed:
            self.captured.emit(self._offer.action.id, pressed)


class CheatSheet(Overlay):
    """Two columns of actions under the names of where they apply; grey where they cannot be done just now."""

    def __init__(self, frame: QWidget, keys: Keys) -> None:
        super().__init__(frame, _WIDE, "")
        self.setAccessibleName(self.tr("All keys"))
        self._keys = keys
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.viewport().setAutoFillBackground(False)
        self._rows: dict[str, KeyRow] = {}
        self._said = Label("", 12, 400, "text2")
        self._said.setWordWrap(True)
        self.content.addWidget(self._made_head())
        self.content.addWidget(self._scroll, 1)
        self.content.addWidget(self._made_foot())
        keys.bind("window.keys", self, self.close_box)

    def about_to_open(self) -> None:
        self._keys.confine(self)
        self._say("")
        self._fill("")

    def said(self) -> str:
        """The sentence at the foot."""
        return self._said.text()

    def close_box(self) -> None:
        self._keys.confine(None)
        super().close_box()

    def wanted_height(self) -> int:
        sheet = self._scroll.widget()
        return 44 + (sheet.sizeHint().height() if sheet is not None else 0) + 44 + 2

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        rows = list(self._rows.values())
        if event.key() in steps and rows:
            now = QApplication.focusWidget()
            at = rows.index(now) if isinstance(now, KeyRow) and now in rows else -1
            rows[max(0, min(len(rows) - 1, at + steps[Qt.Key(event.key())]))].setFocus()
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, KeyRow) and event.type() == QEvent.Type.FocusIn:
            self._scroll.ensureWidgetVisible(watched, 0, _ROW)
        return super().eventFilter(watched, event)

    def _fill(self, focus: str) -> None:
        """Make the rows from the keys as they stand, and put the focus on one of them."""
        sheet = QWidget()
        columns = [QVBoxLayout(), QVBoxLayout()]
        halves = QHBoxLayout(sheet)
        halves.setContentsMargins(16, 8, 16, 8)
        halves.setSpacing(32)
        for column in columns:
            column.setSpacing(0)
            halves.addLayout(column, 1)
        self._rows = {}
        filled = [0, 0]
        groups: dict[str, list[Offer]] = {}
        for offer in self._keys.offers():
            groups.setdefault(offer.action.place, []).append(offer)
        # What can be done where one stands goes first; other screens' actions follow.
        for place, group in sorted(groups.items(), key=lambda one: all(offer.reason for offer in one[1])):
            side = 0 if filled[0] <= filled[1] else 1
            title = SectionLabel(QCoreApplication.translate("Action", place))
            title.setContentsMargins(8, 10, 8, 4)
            columns[side].addWidget(title)
            filled[side] += 1
            for offer in group:
                row = KeyRow(offer)
                row.captured.connect(self._remap)
                row.restored.connect(self._restore)
                row.installEventFilter(self)
                columns[side].addWidget(row)
                self._rows[offer.action.id] = row
                filled[side] += 1
        for column in columns:
            column.addStretch(1)
        self._scroll.setWidget(sheet)
        sheet.setAutoFillBackground(False)
        first = self._rows.get(focus) or next(iter(self._rows.values()))
        first.setFocus()

    def _made_head(self) -> QWidget:
        head = QWidget()
        head.setFixedHeight(44)
        row = QHBoxLayout(head)
        row.setContentsMargins(24, 0, 16, 0)
        row.addWidget(Label(self.tr("All keys"), 15, 600))
        row.addStretch(1)
        row.addWidget(KeyCap("Esc"))
        return head

    def _made_foot(self) -> QWidget:
        foot = QWidget()
        foot.setFixedHeight(44)
        row = QHBoxLayout(foot)
        row.setContentsMargins(24, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(self._said, 1)
        for cap, words in (("Enter", self.tr("other keys")), ("Backspace", self.tr("shipped keys"))):
            row.addWidget(KeyCap(cap))
            row.addWidget(Label(words, 12, 400, "text2"))
        return foot

    @Slot(str, object)
    def _remap(self, action_id: str, pressed: tuple[str, ...]) -> None:
        try:
            self._keys.remap(action_id, pressed)
        except BackofficeError as error:
            self._say(sentence(error))
            return
        self._say(self.tr("Changed. It holds from now on."))
        self._fill(action_id)

    @Slot(str)
    def _restore(self, action_id: str) -> None:
        try:
            self._keys.restore(action_id)
        except BackofficeError as error:
            self._say(sentence(error))
            return
        self._say(self.tr("The shipped keys are back."))
        self._fill(action_id)

    def _say(self, words: str) -> None:
        self._said.setText(words or self.tr("Grey actions need another screen, or something open in it."))
