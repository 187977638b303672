"""Paints every shared widget into one picture, in both modes: `python -m tests.ui.widgets.gallery FOLDER`."""

import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QAbstractListModel, QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QHBoxLayout, QListView, QVBoxLayout, QWidget

from ui.shell import icons, theme
from ui.widgets.action_button import ActionButton
from ui.widgets.bar import Bar, Tone
from ui.widgets.choice import Choice
from ui.widgets.clock_delegate import QUEUE_LINE, ClockDelegate, QueueLine
from ui.widgets.empty_state import EmptyState
from ui.widgets.field import Field
from ui.widgets.focus_ring import FocusRing
from ui.widgets.hours_histogram import HoursHistogram
from ui.widgets.key_cap import KeyCap
from ui.widgets.label import Label, SectionLabel
from ui.widgets.link_button import IconButton, LinkButton
from ui.widgets.mark import Mark, ShapeBox
from ui.widgets.panel import Panel
from ui.widgets.progress_line import ProgressLine
from ui.widgets.row_delegate import CELL, Cell
from ui.widgets.shapes import Shape, paint_waiting, shape_word
from ui.widgets.table import Table
from ui.widgets.tag import Tag
from ui.widgets.time_left import time_left
from ui.widgets.undo_box import UndoBox

NOW = datetime(2026, 11, 19, 14, 6, tzinfo=UTC)
DAY = 86_400

QUEUE = [
    QueueLine(time_left(-2500, DAY), "Оксана Гринчук", "Face does not match", "Tomasz Wierzba"),
    QueueLine(time_left(18 * 60, DAY), "Samira Yousef Haddadin", "Card read differs, list hit", "Anna Lindqvist"),
    QueueLine(time_left(55 * 60, DAY), "陈思远", "证件照片模糊 Document blurred"),
    QueueLine(time_left(97 * 60, DAY), "Ngozi Adebayo-Marsh", "Possible list match", "文静"),
    QueueLine(time_left(124 * 60, DAY), "ليلى قاسم الرفاعي", "Document expired"),
    QueueLine(time_left(280 * 60, DAY), "Дмитрий Колесов-Ярин", "Name differs from card"),
    QueueLine(time_left(662 * 60, DAY), "غسان الطويل", "Unknown reason, as sent: doc_x17"),
]


def _row(name: str, *cells: Cell, mark: Shape, ground: str = "") -> list[Cell]:
    row = [Cell(name, token="text3"), *cells, Cell(mark=mark, mark_last=True)]
    return [
        Cell(**{**{field: getattr(cell, field) for field in Cell.__dataclass_fields__}, "ground": ground})
        for cell in row
    ]


NOT_ASKED = Cell("not asked", token="text3")
COMPARISON = [
    _row(
        "Name",
        Cell("Samira Haddadin"),
        Cell("Sameera Haddadeen"),
        Cell("HADDADEEN SAMEERA"),
        mark=Shape.CLOSE,
        ground="warn_soft",
    ),
    _row(
        "Birth date",
        Cell("7 Apr 1991", differs=((0, 5),), underline="danger"),
        Cell("4 Jul 1991", differs=((0, 5),)),
        Cell("4 Jul 1991", differs=((0, 5),)),
        mark=Shape.CONFLICTS,
        ground="danger_soft",
    ),
    _row(
        "Document",
        NOT_ASKED,
        Cell("T40187O26", differs=((6, 1),), underline="danger", slashed_zero=True),
        Cell("T40187026", differs=((6, 1),), slashed_zero=True),
        mark=Shape.CONFLICTS,
        ground="danger_soft",
    ),
    _row("Expiry", NOT_ASKED, Cell("18 Mar 2027"), Cell("18 Mar 2027"), mark=Shape.AGREES),
    _row("Country", Cell("Jordan"), Cell("Jordan"), Cell("JOR", mono=True), mark=Shape.AGREES),
    _row("Sex", Cell("F"), Cell("F"), Cell("F"), mark=Shape.UNKNOWN),
]
LEDGER = [
    [
        Cell(day, token="text2"),
        Cell(number, token="text2", slashed_zero=True),
        Cell(kind, tag=tag),
        Cell(amount, weight=500, right=True),
        Cell(balance, token="text2", right=True),
    ]
    for day, number, kind, tag, amount, balance in (
        ("19 Nov", "T-90418244", "Deposit", "", "3,200.00", "1,842,306.18"),
        ("19 Nov", "T-90418240", "Withdrawal", "held", "−12,498.50", "1,839,106.18"),
        ("18 Nov", "T-90418236", "Programme / Schools", "", "0.00", "1,838,466.18"),
    )
]


class QueueModel(QAbstractListModel):
    """The sample queue."""

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(QUEUE)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> object:
        return QUEUE[index.row()] if role == QUEUE_LINE else None


class CellModel(QAbstractTableModel):
    """Rows of ready cells."""

    def __init__(self, heads: list[str], rows: list[list[Cell]]) -> None:
        super().__init__()
        self._heads, self._rows = heads, rows

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> object:
        return self._rows[index.row()][index.column()] if role == CELL else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and self._rows[0][section].right:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return self._heads[section] if role == Qt.ItemDataRole.DisplayRole else None


class WaitingBar(QWidget):
    """The hatched bar alone."""

    def sizeHint(self) -> QSize:
        return QSize(44, 14)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_waiting(painter, self.rect().toRectF(), theme.current())
        painter.end()


class IconSheet(QWidget):
    """All icons in a row or two."""

    def sizeHint(self) -> QSize:
        return QSize(28 * 28, 56)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for place, name in enumerate(sorted(icons.NAMES)):
            token = "accent" if name in ("logo", "queue") else "text2"
            painter.drawPixmap(6 + place % 28 * 28, 6 + place // 28 * 28, icons.pixmap(name, token))
        painter.end()


def _line(*widgets: QWidget, stretch: bool = True) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    if stretch:
        row.addStretch(1)
    return row


def _queue() -> QWidget:
    view = QListView()
    view.setModel(QueueModel(view))
    view.setItemDelegate(ClockDelegate(view))
    view.setUniformItemSizes(True)
    view.setCurrentIndex(view.model().index(1, 0))
    view.setFixedWidth(310)
    view.setFixedHeight(7 * 56)
    return view


def _table(heads: list[str], rows: list[list[Cell]], grows: int, height: int = 29) -> Table:
    table = Table(row_height=height)
    model = CellModel(heads, rows)
    model.setParent(table)
    table.setModel(model)
    table.fit_columns(grows)
    table.setFixedHeight(28 + height * len(rows))
    return table


def _left(page: QWidget) -> QVBoxLayout:
    undo = UndoBox(lambda: NOW, parent=page)
    column = QVBoxLayout()
    column.setSpacing(12)
    column.addWidget(_queue())
    undo.offer(1, "Rejected, Кравець Олена", NOW + timedelta(seconds=48))
    column.addWidget(undo)
    for shapes in (list(Shape)[:5], list(Shape)[5:]):
        for shape in shapes:
            column.addWidget(Mark(shape, shape_word(shape)))
    column.addLayout(_line(WaitingBar(), Label("waits on the person", 12, 400, "text2")))
    column.addLayout(_line(*(ShapeBox(shape, 12) for shape in Shape)))
    column.addStretch(1)
    return column


def _buttons() -> QGridLayout:
    grid = QGridLayout()
    grid.setSpacing(8)
    verdicts = [
        ("Approve", "A", "tick", ""),
        ("Reject", "R", "cross", "two people"),
        ("Grant attempt", "G", "again", ""),
        ("Ask document", "D", "add_document", ""),
        ("Escalate", "E", "escalate", ""),
    ]
    for place, (label, key, icon, second) in enumerate(verdicts):
        grid.addWidget(ActionButton(label, keys=(key,), icon=icon, second=second, verdict=True), 0, place)
    for place, (label, icon) in enumerate(
        (("批准", "tick"), ("拒绝", "cross"), ("再给一次机会", "again"), ("要求补充文件", "add_document"))
    ):
        grid.addWidget(
            ActionButton(label, keys=("A",), icon=icon, second="需两人" if place == 1 else "", verdict=True), 1, place
        )
    refused = ActionButton("Approve", keys=("A",), icon="tick", verdict=True)
    refused.set_reason("Approve after 2 pictures")
    grid.addWidget(refused, 1, 4)
    return grid


def _right(page: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(12)
    locked = ActionButton("Panes linked", keys=("L",), icon="link")
    locked.setCheckable(True)
    locked.setChecked(True)
    close = ActionButton("Close", keys=("Ctrl", "Enter"))
    close.set_reason("Close after 14 decisions")
    column.addLayout(
        _line(
            ActionButton("Preview letter", keys=("P",), primary=True),
            ActionButton("Extend", keys=("X",)),
            ActionButton("Freeze", keys=("F",), icon="freeze"),
            locked,
            close,
            IconButton("zoom_in", "Zoom in", ("+",)),
            IconButton("prev", "Previous case", ("K",)),
            IconButton("next", "Next case", ("J",)),
            Tag("Yours for 9:41", "lock"),
            Tag("Undecided"),
            KeyCap("Ctrl", "K"),
        )
    )
    column.addLayout(_buttons())
    comparison = Panel("Declared, extracted, MRZ")
    comparison.add_to_title(Mark(Shape.CONFLICTS, "2 conflicts", "text"))
    comparison.add_to_title(Mark(Shape.CLOSE, "1 close", "text"))
    comparison.body.addWidget(_table(["Field", "Declared", "Card, read", "MRZ", ""], COMPARISON, 3))
    ledger = Panel("Postings")
    ledger.set_title("Postings", "Bank EUR")
    ledger.add_to_title(Tag("November open"))
    table = _table(["Value", "Transaction", "Kind", "Amount", "Balance"], LEDGER, 2, 26)
    table.selectRow(1)
    ledger.body.addWidget(table)
    ledger.body.addWidget(EmptyState("No case is waiting. Second review has 4.", ("G", "S")))
    column.addLayout(_line(comparison, ledger, stretch=False))
    histogram = HoursHistogram()
    histogram.show_counts(1, [2, 1, 1, 1, 2, 1, 3, 2, 1, 0, 2, 1, 1, 2, 1, 2, 1, 3, 2, 1, 2, 2, 1, 1])
    column.addWidget(SectionLabel("Open cases by hours left"))
    column.addWidget(histogram)
    column.addLayout(_bars(page))
    column.addLayout(_fields(page))
    column.addWidget(IconSheet())
    column.addStretch(1)
    return column


def _bars(page: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(6)
    said = [
        (Tone.ERROR, "The bank did not answer. Nothing was booked. Try again in a minute.", "E-2210", "Try again", "Y"),
        (Tone.WARNING, "This desk's clock is 7 s behind the server. Times shown are the server's.", "", "", ""),
        (Tone.NOTICE, "You work offline on the snapshot of 19 Nov 2026, 18:40.", "", "Check in", "C"),
        (Tone.DONE, "陈思远 的案件已批准。邮件已发出。", "", "", ""),
    ]
    for tone, sentence, code, action, key in said:
        bar = Bar(page)
        column.addWidget(bar)
        bar.say(tone, sentence, code=code, action=action, keys=(key,) if key else ())
    return column


def _fields(page: QWidget) -> QHBoxLayout:
    name = Field("Name", tall=True)
    name.edit.setText("anna.lindqvist")
    password = Field("Password", tall=True)
    password.edit.setText("wrong")
    password.edit.setEchoMode(password.edit.EchoMode.Password)
    password.fail("Name or password is wrong.")
    search = Field("搜索")
    search.edit.setPlaceholderText("Search people, cases, requests, postings")
    search.say("Caps Lock is on")
    reason = Choice("Reason")
    reason.addItems(["N-04 Day and month swapped", "N-05 证件照片模糊"])
    sorting = Choice("Order", quiet=True)
    sorting.addItems(["Time left"])
    progress = ProgressLine(page)
    sign_in = ActionButton("Sign in", keys=("Enter",), primary=True, tall=True)
    side = QVBoxLayout()
    side.addLayout(_line(reason, sorting, LinkButton("English"), LinkButton("简体中文")))
    side.addWidget(sign_in)
    side.addWidget(progress)
    progress.show_progress("Screening again", 12_400, 48_112, 310, 12)
    row = QHBoxLayout()
    row.setSpacing(16)
    for field in (name, password, search):
        row.addWidget(field, 1)
    row.addLayout(side, 1)
    return row


def gallery() -> QWidget:
    """The whole page, 1440 pixels wide."""
    page = QFrame()
    page.setAutoFillBackground(True)
    row = QHBoxLayout(page)
    row.setContentsMargins(16, 16, 16, 16)
    row.setSpacing(16)
    row.addLayout(_left(page))
    row.addLayout(_right(page), 1)
    page.resize(1440, 960)
    FocusRing(page)
    return page


def main(folder: Path) -> None:
    """Write gallery-light.png and gallery-dark.png into `folder`."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication([])
    for dark in (False, True):
        theme.apply(application, dark)
        page = gallery()
        page.show()
        page.findChildren(Field)[0].edit.setFocus()
        page.activateWindow()
        application.processEvents()
        page.grab().save(str(folder / f"gallery-{'dark' if dark else 'light'}.png"))
        page.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
