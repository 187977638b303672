"""The command palette (Ctrl+K): actions, places, people and cases in one list, each with its keys.

People are searched for in the background once the hands rest for 300 ms, or at once by Enter where no command fits:
each search is entered in the trail, and there are 60 a minute. Older answers are dropped.
"""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListView, QVBoxLayout, QWidget

from backoffice.errors import BackofficeError
from backoffice.kyc.views import Found
from ui.shell import icons, theme
from ui.shell.announcement import announce
from ui.shell.overlay import Overlay
from ui.shell.palette_delegate import HEADING_HEIGHT, ROW_HEIGHT, PaletteDelegate
from ui.shell.palette_rows import Row, command_rows, found_rows
from ui.shell.tasks import Task
from ui.shell.text import sentence
from ui.shell.workspace import Seat
from ui.widgets.key_cap import KeyCap
from ui.widgets.label import Label

ROW = int(Qt.ItemDataRole.UserRole) + 1
_WAIT_MS = 300
_LEAST_LETTERS = 2  # of a Chinese name; the database refuses fewer than three of others
_WIDE = 640
_HEAD, _FOOT = 48, 34


class PaletteModel(QAbstractListModel):
    """The rows as they stand; headings can be neither chosen nor reached by the arrow keys."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []

    def show_rows(self, rows: list[Row]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role in (int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)):
            return ", ".join(part for part in (row.title, row.about, row.reason, " ".join(row.keys)) if part)
        return None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if not index.isValid() or self.rows[index.row()].is_heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class Palette(Overlay):
    """Type to search, arrows to choose, Enter to do."""

    def __init__(self, frame: QWidget, seat: Seat) -> None:
        super().__init__(frame, _WIDE, "")
        self.setAccessibleName(self.tr("Search and commands"))
        self._seat = seat
        self._found: list[Row] = []
        self._search: Task | None = None
        self.edit = QLineEdit()
        self.edit.setProperty("bare", True)
        self.edit.setProperty("ring", "none")
        with_people = self.tr("A command, a place, a name, an e-mail or a case number")
        self.edit.setPlaceholderText(with_people if seat.works_cases else self.tr("A command or a place"))
        self.edit.setAccessibleName(self.tr("Search and commands"))
        self.edit.installEventFilter(self)
        self.edit.textChanged.connect(self._typed)
        self._count = Label("", 12, 400, "text3")
        self.model = PaletteModel(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(PaletteDelegate(ROW, self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setAccessibleName(self.tr("Found"))
        self.list.clicked.connect(self._clicked)
        self._wait = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._wait.timeout.connect(self._ask)
        self._lay_out()

    def about_to_open(self) -> None:
        self.edit.clear()
        self._found = []
        self._list_rows()
        self.edit.setFocus()

    def is_searching(self) -> bool:
        """Whether people are still searched for, or soon will be."""
        return self._wait.isActive() or self._search is not None

    def close_box(self) -> None:
        self._wait.stop()
        self._forget()
        super().close_box()

    def wanted_height(self) -> int:
        rows = sum(HEADING_HEIGHT if row.is_heading else ROW_HEIGHT for row in self.model.rows)
        return _HEAD + rows + 8 + _FOOT + 2

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.edit and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._steer(event)
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.drawPixmap(16, 17, icons.pixmap("search", "text", 16, self.devicePixelRatioF()))
        painter.fillRect(1, _HEAD, self.width() - 2, 1, theme.color("line2"))
        painter.end()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(42, 0, 16, 0)
        head.setSpacing(10)
        head.addWidget(self.edit, 1)
        head.addWidget(self._count)
        head.addWidget(KeyCap("Esc"))
        top = QWidget()
        top.setFixedHeight(_HEAD)
        top.setLayout(head)
        body = QVBoxLayout()
        body.setContentsMargins(0, 4, 0, 4)
        body.addWidget(self.list)
        self.content.addWidget(top)
        self.content.addLayout(body, 1)
        self.content.addWidget(Foot(self._seat.keys.caps("window.keys")))

    def _steer(self, event: QKeyEvent) -> bool:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
        if event.key() in steps:
            self._move(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat() and not self._hurry():
                self._do(self.list.currentIndex())
        elif event.text() == "?" and not self.edit.text():
            self.close_box()
            self._seat.keys.run("window.keys")
        else:
            return False
        return True

    def _move(self, by: int) -> None:
        chosen = [at for at, row in enumerate(self.model.rows) if not row.is_heading]
        if not chosen:
            return
        now = self.list.currentIndex().row()
        place = chosen.index(now) if now in chosen else -1
        self._choose(chosen[max(0, min(len(chosen) - 1, place + by))])

    def _choose(self, at: int) -> None:
        self.list.setCurrentIndex(self.model.index(at, 0))
        if at == 1:
            self.list.scrollToTop()

    @Slot(QModelIndex)
    def _clicked(self, index: QModelIndex) -> None:
        self._do(index)

    def _do(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        row = self.model.rows[index.row()]
        if row.run is None:
            announce(self, row.reason)
            return
        self.close_box()
        row.run()

    @Slot(str)
    def _typed(self, text: str) -> None:
        self._forget()
        if len(text.strip()) < _LEAST_LETTERS or not self._seat.works_cases:
            self._found = []
            self._wait.stop()
        else:
            self._wait.start()
        self._list_rows()

    def _hurry(self) -> bool:
        """Search now, where nothing is listed yet that Enter could do."""
        if not self._wait.isActive() or self.list.currentIndex().isValid():
            return False
        self._wait.stop()
        self._ask()
        return True

    @Slot()
    def _ask(self) -> None:
        text = self.edit.text().strip()
        desk = self._seat.desk

        def search() -> tuple[Found, ...]:
            from backoffice.kyc import finding

            return finding.find(desk, text)

        self._search = self._seat.tasks.quick(self, search, self._show_found, self._show_fault)

    def _show_found(self, found: tuple[Found, ...]) -> None:
        self._search = None
        self._found = found_rows(self._seat, found, self.edit.text())
        self._list_rows()
        announce(self, self._count.text())

    def _show_fault(self, error: BackofficeError) -> None:
        self._search = None
        self._count.setText(sentence(error))

    def _forget(self) -> None:
        if self._search is not None:
            self._search.drop()
            self._search = None

    def _list_rows(self) -> None:
        """Show what there is; the row chosen before stays chosen while it is still there."""
        index = self.list.currentIndex()
        before = self.model.rows[index.row()].title if index.isValid() else ""
        text = self.edit.text()
        rows = command_rows(self._seat, text) + (self._found if text.strip() else [])
        self.model.show_rows(rows)
        found = [at for at, row in enumerate(rows) if not row.is_heading]
        self._count.setText(self.tr("%n found", "", len(found)) if text.strip() else "")
        same = [at for at in found if rows[at].title == before]
        if found:
            doable = [at for at in found if rows[at].run is not None]
            self._choose(same[0] if same and text.strip() else (doable or found)[0])
        if self.isVisible():
            self.settle()


class Foot(QWidget):
    """How to steer, in caps and words."""

    def __init__(self, keys: tuple[str, ...]) -> None:
        super().__init__()
        self.setFixedHeight(_FOOT)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 1, 16, 0)
        row.setSpacing(8)
        for caps, words in ((("↑", "↓"), self.tr("choose")), (("Enter",), self.tr("do it"))):
            row.addWidget(KeyCap(*caps))
            row.addWidget(Label(words, 12, 400, "text2"))
            row.addSpacing(8)
        row.addStretch(1)
        row.addWidget(KeyCap(*keys))
        row.addWidget(Label(self.tr("all keys"), 12, 400, "text2"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, theme.color("line2"))
        painter.end()
