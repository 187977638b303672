from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from ui.shell.theme import DARK, LIGHT, TOKENS, Theme
from ui.widgets.shapes import (
    Shape,
    days_shape,
    paint_shape,
    paint_waiting,
    shape_token,
    shape_word,
    time_shape,
)


def _drawn(shape: Shape, colors: Theme = LIGHT, side: int = 14) -> QImage:
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint_shape(painter, QRectF(0, 0, side, side), shape, colors)
    painter.end()
    return image


def _silhouette(shape: Shape) -> bytes:
    alpha = _drawn(shape).convertToFormat(QImage.Format.Format_Alpha8)
    gray = _drawn(shape).convertToFormat(QImage.Format.Format_Grayscale8)
    return bytes(alpha.constBits()) + bytes(value // 64 for value in bytes(gray.constBits()))


def test_shapes_differ_without_any_colour() -> None:
    assert len({_silhouette(shape) for shape in Shape}) == len(Shape)


@pytest.mark.parametrize("shape", Shape)
def test_every_shape_has_a_word_and_an_ink_of_the_theme(shape: Shape) -> None:
    assert shape_word(shape)
    assert shape_token(shape) in TOKENS


def test_no_two_shapes_share_a_word() -> None:
    assert len({shape_word(shape) for shape in Shape}) == len(Shape)


@pytest.mark.parametrize("shape", Shape)
@pytest.mark.parametrize("side", [12, 14])
def test_every_shape_is_drawn_for_both_modes_and_sizes(shape: Shape, side: int) -> None:
    assert _drawn(shape, LIGHT, side) != _drawn(shape, DARK, side)


@given(st.integers(-10_000_000, 10_000_000))
def test_the_shape_of_a_clock_grows_calmer_with_the_time_left(seconds: int) -> None:
    order = [Shape.LATE, Shape.UNDER_HOUR, Shape.UNDER_FOUR_HOURS, Shape.LATER]
    assert order.index(time_shape(seconds)) <= order.index(time_shape(seconds + 1))


def test_the_borders_of_the_shapes_are_those_of_the_promise() -> None:
    hour = 3600
    assert [time_shape(left) for left in (-1, 0, hour - 1, hour, 4 * hour - 1, 4 * hour)] == [
        Shape.LATE,
        Shape.UNDER_HOUR,
        Shape.UNDER_HOUR,
        Shape.UNDER_FOUR_HOURS,
        Shape.UNDER_FOUR_HOURS,
        Shape.LATER,
    ]
    assert [days_shape(left) for left in (-1, 0, 3, 4, 14, 15)] == [
        Shape.LATE,
        Shape.UNDER_HOUR,
        Shape.UNDER_HOUR,
        Shape.UNDER_FOUR_HOURS,
        Shape.UNDER_FOUR_HOURS,
        Shape.LATER,
    ]


def test_a_waiting_clock_is_hatched() -> None:
    image = QImage(60, 14, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint_waiting(painter, QRectF(0, 0, 60, 14), LIGHT)
    painter.end()
    middle = [image.pixelColor(x, 7).lightness() for x in range(5, 55)]
    changes = sum(1 for one, other in pairwise(middle) if abs(one - other) > 20)
    assert changes > 10
