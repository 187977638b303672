"""The rail: one row for each workspace that the person's duties open, 196 px wide, or 56 px with icons alone."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from ui.shell import fonts, icons, theme
from ui.shell.keys import Keys
from ui.shell.workspace import Workspace
from ui.widgets.key_cap import caps_width, paint_caps
from ui.widgets.label import SectionLabel
from ui.widgets.lettering import width_of, write

WIDE = 196
FOLDED = 56
_ROW = 28


class RailRow(QAbstractButton):
    """One row: icon, title, and at its end a count or the caps of a key."""

    def __init__(self, icon: str, title: str, keys: tuple[str, ...] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._keys = keys
        self._count: int | None = None
        self._folded = False
        self.setText(title)
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_count(self, count: int | None) -> None:
        if count != self._count:
            self._count = count
            self.setAccessibleDescription("" if count is None else str(count))
            self.update()

    def set_folded(self, folded: bool) -> None:
        self._folded = folded
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(FOLDED - 16, _ROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        here = self.isChecked()
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if here or self.underMouse():
            painter.setPen(QPen(theme.color("line2"), 1) if here else Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("surface" if here else "line"))
            painter.drawRoundedRect(box, 6, 6)
        left = (self.width() - 16) / 2 if self._folded else 8
        picture = icons.pixmap(self._icon, "accent" if here else "text2", 16, self.devicePixelRatioF())
        painter.drawPixmap(round(left), round((self.height() - 16) / 2), picture)
        if not self._folded:
            self._paint_words(painter, here)
        painter.end()

    def _paint_words(self, painter: QPainter, here: bool) -> None:
        right = self.width() - 8.0
        ink = theme.color("text" if here else "text2")
        font = fonts.ui_font(13, 600 if here else 400)
        if self._count is not None:
            figure = fonts.ui_font(12, 600 if here else 400)
            words = f"{self._count:,}"
            write(painter, QRectF(0, 0, right, self.height()), words, figure, ink, align="right", trim=False)
            right -= width_of(words, figure) + 8
        elif self._keys:
            right -= caps_width(self._keys)
            paint_caps(painter, right, self.height() / 2, self._keys, ink="text2")
            right -= 8
        write(painter, QRectF(34, 0, right - 34, self.height()), self.text(), font, ink)


class Rail(QWidget):
    """Sends `chosen` with a workspace's id, and `keys_wanted` for the cheat sheet. Arrow keys move along the rows."""

    chosen = Signal(str)
    keys_wanted = Signal()

    def __init__(self, workspaces: tuple[Workspace, ...], keys: Keys, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self._rows: dict[str, RailRow] = {}
        self._titles: list[QWidget] = []
        self._group = QButtonGroup(self, exclusive=True)
        self._group.buttonClicked.connect(self._clicked)
        self.setAccessibleName(self.tr("Workspaces"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 8, 9, 8)
        self._column.setSpacing(0)
        group = ""
        for one in workspaces:
            if one.group != group:
                group = one.group
                self._add_title(QCoreApplication.translate("Workspace", group))
            self._add_row(one)
        self._column.addStretch(1)
        self._all_keys = RailRow("keys", self.tr("All keys"), keys.caps("window.keys"))
        self._all_keys.clicked.connect(self.keys_wanted)
        self._column.addWidget(self._all_keys)
        self.fold(False)
        keys.changed.connect(self._say_keys)
        self._say_keys()

    def show_here(self, workspace: str) -> None:
        """Mark the workspace that is in front."""
        if workspace in self._rows:
            self._rows[workspace].setChecked(True)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """How many things wait, by workspace id; a row not named has no figure."""
        for name, row in self._rows.items():
            row.show_count(counts.get(name))

    def fold(self, folded: bool) -> None:
        self.setFixedWidth(FOLDED if folded else WIDE)
        for row in (*self._rows.values(), self._all_keys):
            row.set_folded(folded)
        for title in self._titles:
            title.setVisible(not folded)

    def is_folded(self) -> bool:
        return self.width() == FOLDED

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("rail"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme.color("line2"))
        painter.end()

    def _add_title(self, words: str) -> None:
        title = SectionLabel(words)
        title.set_lettering(11, 600)
        title.setContentsMargins(8, 0, 0, 0)
        title.setFixedHeight(20)
        self._column.addSpacing(10)
        self._column.addWidget(title)
        self._titles.append(title)

    def _add_row(self, one: Workspace) -> None:
        row = RailRow(one.icon, QCoreApplication.translate("Workspace", one.title))
        row.setCheckable(True)
        row.setObjectName(one.id)
        self._group.addButton(row)
        self._rows[one.id] = row
        self._column.addWidget(row)

    @Slot(QAbstractButton)
    def _clicked(self, row: QAbstractButton) -> None:
        self.chosen.emit(row.objectName())

    @Slot()
    def _say_keys(self) -> None:
        for name, row in self._rows.items():
            row.setToolTip(f"{row.text()}  {' '.join(self._keys.caps(f'go.{name}'))}")
        self._all_keys.setToolTip(self._keys.tip("window.keys"))
