from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QRect
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from tests.ui.widgets.gallery import CellModel, QueueModel
from ui.shell import theme
from ui.widgets.clock_delegate import QUEUE_LINE, ClockDelegate, QueueLine
from ui.widgets.row_delegate import CELL, Cell, RowDelegate, runs
from ui.widgets.shapes import Shape
from ui.widgets.table import Table
from ui.widgets.time_left import time_left

LINE = QueueLine(time_left(1080, 86_400), "Samira Yousef Haddadin", "Card read differs, list hit", "Anna Lindqvist")
CELL_OF_A_NAME = Cell("Samira Haddadin")


class OneRow(CellModel):
    """A model with one row that answers both roles."""

    def __init__(self, value: object) -> None:
        super().__init__(["Field"], [[Cell()]])
        self._value = value

    def data(self, index: Any, role: int = 0) -> object:
        return self._value if role in (CELL, QUEUE_LINE) else None


def _painted(delegate: QStyledItemDelegate, value: object, *, selected: bool = False, wide: int = 320) -> QImage:
    model = OneRow(value)
    image = QImage(wide, 56, QImage.Format.Format_RGB32)
    image.fill(theme.color("surface"))
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, wide, 56)
    if selected:
        option.state = QStyle.StateFlag.State_Selected
    painter = QPainter(image)
    delegate.paint(painter, option, model.index(0, 0))
    painter.end()
    return image


def _holds(image: QImage, token: str) -> bool:
    wanted = QColor(theme.color(token)).rgb()
    return any(image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height()))


@pytest.mark.parametrize(
    "other",
    [
        replace(LINE, left=time_left(-60, 86_400)),
        replace(LINE, left=time_left(7200, 86_400)),
        replace(LINE, left=time_left(80_000, 86_400)),
        replace(LINE, name="陈思远"),
        replace(LINE, second="ليلى"),
        replace(LINE, holder=""),
        replace(LINE, holder="文静"),
    ],
)
def test_everything_a_queue_line_says_can_be_seen(other: QueueLine) -> None:
    assert _painted(ClockDelegate(), LINE) != _painted(ClockDelegate(), other)


def test_the_selected_case_has_its_ground_and_its_bar() -> None:
    selected = _painted(ClockDelegate(), LINE, selected=True)
    assert selected.pixelColor(0, 20) == QColor(theme.color("accent"))
    assert selected.pixelColor(200, 4) == QColor(theme.color("sel"))


def test_a_queue_line_is_spoken_in_the_order_of_thought() -> None:
    assert LINE.spoken() == "urgent, 0:18, Samira Yousef Haddadin, Card read differs, list hit, Anna Lindqvist"


def test_a_name_too_long_for_its_row_is_cut_before_the_holder() -> None:
    long = replace(LINE, name="Wolfeschlegelsteinhausenbergerdorff " * 4)
    assert _painted(ClockDelegate(), long).copy(284, 0, 36, 55) == _painted(ClockDelegate(), LINE).copy(284, 0, 36, 55)


@pytest.mark.parametrize(
    "other",
    [
        Cell("Sameera Haddadeen"),
        replace(CELL_OF_A_NAME, weight=600),
        replace(CELL_OF_A_NAME, token="text3"),
        replace(CELL_OF_A_NAME, right=True),
        replace(CELL_OF_A_NAME, mark=Shape.AGREES),
        replace(CELL_OF_A_NAME, mark=Shape.AGREES, mark_last=True),
        replace(CELL_OF_A_NAME, tag="held"),
        replace(CELL_OF_A_NAME, note="changed"),
        replace(CELL_OF_A_NAME, ground="danger_soft"),
        replace(CELL_OF_A_NAME, differs=((1, 1),)),
        replace(CELL_OF_A_NAME, differs=((1, 1),), underline="danger"),
        replace(CELL_OF_A_NAME, mono=True),
    ],
)
def test_everything_a_cell_says_can_be_seen(other: Cell) -> None:
    assert _painted(RowDelegate(), CELL_OF_A_NAME) != _painted(RowDelegate(), other)


def test_differing_letters_are_underlined_in_their_ink() -> None:
    differing = Cell("T40187O26", differs=((6, 1),), underline="danger", slashed_zero=True)
    assert _holds(_painted(RowDelegate(), differing), "danger")
    assert not _holds(_painted(RowDelegate(), replace(differing, underline="")), "danger")


def test_a_disagreeing_row_stands_on_soft_ground_until_it_is_selected() -> None:
    cell = replace(CELL_OF_A_NAME, ground="danger_soft")
    assert _holds(_painted(RowDelegate(), cell), "danger_soft")
    assert not _holds(_painted(RowDelegate(), cell, selected=True), "danger_soft")


def test_a_cell_is_spoken_with_the_word_of_its_shape() -> None:
    assert Cell("not alike", mark=Shape.CONFLICTS, note="changed").spoken() == "conflicts, not alike, changed"


@given(st.text(max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 5)), max_size=4))
def test_cutting_at_the_letters_that_differ_loses_no_letter(text: str, cuts: list[tuple[int, int]]) -> None:
    apart: list[tuple[int, int]] = []
    for start, length in sorted(cuts):
        if start + length <= len(text) and (not apart or start >= sum(apart[-1])):
            apart.append((start, length))
    parts = runs(text, tuple(apart))
    assert "".join(part for part, _ in parts) == text
    assert sum(len(part) for part, differs in parts if differs) == sum(length for _, length in apart)


def _table(qtbot: Any) -> Table:
    table = Table(row_height=26)
    rows = [
        [Cell(f"T-9041{row}", slashed_zero=True), Cell("Deposit"), Cell("3,200.00", right=True)] for row in range(9)
    ]
    model = CellModel(["Transaction", "Kind", "Amount"], rows)
    model.setParent(table)
    table.setModel(model)
    table.fit_columns(grows=1)
    table.resize(420, 260)
    qtbot.addWidget(table)
    table.show()
    table.activateWindow()
    qtbot.waitUntil(table.isActiveWindow)
    return table


def test_the_lines_of_the_current_row_come_and_go_with_the_focus(qtbot: Any) -> None:
    table = _table(qtbot)
    table.setCurrentIndex(table.model().index(3, 0))
    for has_focus in (True, False, True):
        if has_focus:
            table.setFocus()
        else:
            table.clearFocus()
        seen = table.viewport().grab().toImage()
        assert (seen.pixelColor(400, 78) == QColor(theme.color("accent"))) is has_focus


def test_the_current_row_carries_lines_across_all_columns_and_takes_them_along(qtbot: Any) -> None:
    table = _table(qtbot)
    table.setFocus()
    for row in (2, 5):
        table.setCurrentIndex(table.model().index(row, 0))
        seen = table.viewport().grab().toImage()
        lined = [y for y in range(seen.height()) if seen.pixelColor(400, y) == QColor(theme.color("accent"))]
        assert lined == [row * 26, row * 26 + 25]


def test_rows_keep_the_height_they_were_given(qtbot: Any) -> None:
    table = _table(qtbot)
    assert {table.rowHeight(row) for row in range(9)} == {26}


def test_columns_are_never_too_narrow_for_ids(qtbot: Any) -> None:
    table = _table(qtbot)
    needed = table.itemDelegate().sizeHint(QStyleOptionViewItem(), table.model().index(0, 0)).width()
    assert table.columnWidth(0) >= needed
    assert sum(table.columnWidth(column) for column in range(3)) == table.viewport().width()


def test_the_models_of_the_gallery_are_sound(qtmodeltester: Any) -> None:
    qtmodeltester.check(QueueModel())
    qtmodeltester.check(CellModel(["Field"], [[Cell("a")], [Cell("b")]]))


def test_an_index_without_a_value_paints_nothing(qtbot: Any) -> None:
    image = QImage(50, 56, QImage.Format.Format_RGB32)
    image.fill(theme.color("surface"))
    blank = image.copy()
    painter = QPainter(image)
    ClockDelegate().paint(painter, QStyleOptionViewItem(), QModelIndex())
    painter.end()
    assert image == blank
