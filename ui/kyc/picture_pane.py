"""One pane: a picture of the case that is open, through the lens it is given.

It says `painted` only after that case's picture, or the sentence in its place, has really been drawn. K-07, D-04.
"""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.kyc.decoding import Decoded, Problem
from ui.kyc.lens import STEP, Lens
from ui.shell import fonts, theme

HEIGHT = 190
_WHEEL_STEP = 120
_NUDGE = 24
_ROUND = 6
_ARROWS = {
    Qt.Key.Key_Left: (_NUDGE, 0),
    Qt.Key.Key_Right: (-_NUDGE, 0),
    Qt.Key.Key_Up: (0, _NUDGE),
    Qt.Key.Key_Down: (0, -_NUDGE),
}


class PicturePane(QWidget):
    """`painted` carries the case and this pane's place, `looked` a new Lens, `touched` the place of the pane meant."""

    painted = Signal(object, int)
    looked = Signal(object)
    touched = Signal(int)

    def __init__(self, place: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._case: UUID | None = None
        self._picture: Decoded | None = None
        self._lens = Lens()
        self._gain = 1.0
        self._veiled = False
        self._told = False
        self._dragged_from: QPoint | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(120, 120)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def clear(self, label: str) -> None:
        """Forget the picture at once; what stands here belongs to no case until it is given another."""
        self._case = self._picture = None
        self._told = False
        self.setAccessibleName(label)
        self.setAccessibleDescription("")
        self.update()

    def show_picture(self, case: UUID, picture: Decoded, label: str) -> None:
        """Show a picture of `case`, or the sentence that says why there is none."""
        self._case, self._picture = case, picture
        self._told = False
        self.setAccessibleName(label)
        self.setAccessibleDescription(self.sentence())
        self.update()

    def see_through(self, lens: Lens, gain: float, veiled: bool) -> None:
        """Look through another lens; `gain` brightens above 1; veiled pictures cannot be made out."""
        self._lens, self._gain, self._veiled = lens, gain, veiled
        self.update()

    @property
    def case(self) -> UUID | None:
        """The case whose picture stands here."""
        return self._case

    @property
    def picture(self) -> Decoded | None:
        return self._picture

    def sentence(self) -> str:
        """Why there is no picture; empty where there is one, or nothing has come yet."""
        if self._picture is None or self._picture.problem is None:
            return ""
        return {
            Problem.MISSING: self.tr("Not sent with this attempt."),
            Problem.NOT_A_PICTURE: self.tr("This file is not a picture that can be shown."),
            Problem.TOO_LARGE: self.tr("This picture has more than 40 megapixels and stays closed."),
        }[self._picture.problem]

    def sizeHint(self) -> QSize:
        return QSize(200, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()), _ROUND, _ROUND)
        painter.fillPath(outline, theme.color("line"))
        if self._picture is not None:
            painter.setClipPath(outline)
            if self._picture.problem is not None:
                self._paint_sentence(painter)
            else:
                self._paint_picture(painter, self._picture)
            painter.setClipping(False)
        painter.end()
        if self._case is not None and not self._told and not self._veiled:
            self._told = True
            self.painted.emit(self._case, self._place)

    def _paint_picture(self, painter: QPainter, picture: Decoded) -> None:
        whole = picture.sizes[0].size()
        if self._lens.turns % 2:
            whole = whole.transposed()
        fitted = QSizeF(whole).scaled(QSizeF(self.size()), Qt.AspectRatioMode.KeepAspectRatio)
        if self._lens.turns % 2:
            fitted = fitted.transposed()
        image: QImage | None = picture.veil if self._veiled else None
        if image is None:
            image = picture.for_width(fitted.width() * self._lens.zoom * self.devicePixelRatioF())
        if image is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.translate(QPointF(self.width() / 2, self.height() / 2))
        painter.setTransform(self._lens.transform(), True)
        place = QRectF(QPointF(-fitted.width() / 2, -fitted.height() / 2), fitted)
        painter.drawImage(place, image)
        self._paint_gain(painter, place)
        painter.restore()

    def _paint_gain(self, painter: QPainter, place: QRectF) -> None:
        """Multiply every channel by the gain: dodging by grey g divides by 1 - g, multiplying darkens."""
        if self._gain > 1:
            grey = round(255 * (1 - 1 / self._gain))
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_ColorDodge)
            painter.fillRect(place, QColor(grey, grey, grey))
        elif self._gain < 1:
            grey = round(255 * self._gain)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
            painter.fillRect(place, QColor(grey, grey, grey))

    def _paint_sentence(self, painter: QPainter) -> None:
        painter.setFont(fonts.ui_font(12))
        painter.setPen(theme.color("text2"))
        option = QTextOption(Qt.AlignmentFlag.AlignCenter)
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        painter.drawText(QRectF(self.rect()).adjusted(16, 16, -16, -16), self.sentence(), option)

    def wheelEvent(self, event: QWheelEvent) -> None:
        steps = event.angleDelta().y() / _WHEEL_STEP
        if steps:
            self.touched.emit(self._place)
            at = event.position() - QPointF(self.width() / 2, self.height() / 2)
            self.looked.emit(self._lens.zoomed(STEP**steps, at.x(), at.y()))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._dragged_from = event.position().toPoint()
        self.touched.emit(self._place)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragged_from is not None:
            here = event.position().toPoint()
            self._move(here.x() - self._dragged_from.x(), here.y() - self._dragged_from.y())
            self._dragged_from = here

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragged_from = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = event.position() - QPointF(self.width() / 2, self.height() / 2)
        self.looked.emit(Lens(turns=self._lens.turns) if self._lens.zoom > 1 else self._lens.zoomed(2, at.x(), at.y()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        arrow = _ARROWS.get(Qt.Key(event.key()))
        if arrow is None:
            super().keyPressEvent(event)
            return
        self._move(*arrow)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.touched.emit(self._place)

    def _move(self, right: float, down: float) -> None:
        self.looked.emit(self._lens.moved(right, down, self.width() / 2, self.height() / 2))
