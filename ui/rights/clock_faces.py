"""Both clocks side by side, the sentence that says which governs, and every step with its rule and source.

Boundary: shows what a Sheet says.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.rights.clock_steps import StepLine
from ui.rights.sheet import ClockFace, Sheet
from ui.shell import fonts, theme
from ui.widgets.label import Label, SectionLabel
from ui.widgets.lettering import write
from ui.widgets.mark import ShapeBox
from ui.widgets.shapes import Shape, paint_shape, shape_token, shape_word

_DAY_WIDTH = 86


class Face(QWidget):
    """One clock: its mark and name, the time left, and its day. The one that governs has the accent's frame."""

    def __init__(self, mark: Shape, name: str) -> None:
        super().__init__()
        self._mark = mark
        self._name = name
        self._face = ClockFace("", "", Shape.LATER, governs=False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_face(self, face: ClockFace) -> None:
        self._face = face
        governs = self.tr("governs") if face.governs else ""
        told = (self._name, face.left, face.day, shape_word(face.shape), governs)
        self.setAccessibleName(", ".join(part for part in told if part))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(150, 66)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colors, face = QPainter(self), theme.current(), self._face
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colors.color("accent" if face.governs else "line2"), 1.5 if face.governs else 1))
        painter.setBrush(colors.color("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        inner = QRectF(self.rect()).adjusted(12, 8, -12, -8)
        paint_shape(painter, QRectF(inner.left(), inner.top() + 1, 14, 14), self._mark, colors)
        words = QRectF(inner.left() + 20, inner.top(), inner.width() - 20, 16)
        write(painter, words, self._name, fonts.ui_font(12), colors.color("text2"))
        write(painter, words, face.day, fonts.ui_font(12), colors.color("text2"), align="right")
        foot = QRectF(inner.left(), inner.top() + 24, inner.width(), 24)
        paint_shape(painter, QRectF(foot.left(), foot.center().y() - 7, 14, 14), face.shape, colors)
        foot.setLeft(foot.left() + 20)
        write(painter, foot, face.left, fonts.ui_font(15, 600), colors.color(shape_token(face.shape)))
        painter.end()


class _Step(QWidget):
    """A day, what a rule did, and below it which rule and where it is written."""

    def __init__(self) -> None:
        super().__init__()
        self.mark = ShapeBox(Shape.LATER, 12)
        self.day = Label("", 12, 500)
        self.day.setFixedWidth(_DAY_WIDTH)
        self.what = Label("", 12, 400)
        self.what.setWordWrap(True)
        self.source = Label("", 11, 400, "text3")
        self.source.setWordWrap(True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(1)
        grid.addWidget(self.mark, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.day, 0, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.what, 0, 2)
        grid.addWidget(self.source, 1, 2)
        grid.setColumnStretch(2, 1)

    def show_step(self, step: StepLine) -> None:
        self.mark.set_shape(step.shape)
        self.day.setText(step.day or "–")
        self.what.setText(step.what)
        self.what.set_lettering(12, 600 if step.decides else 400)
        self.source.setText(step.source)
        self.setAccessibleName(f"{step.day}, {step.what}, {step.source}")


class Clocks(QWidget):
    """The whole of it, as high as it needs to be."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.promise = Face(Shape.PROMISE, self.tr("Promise"))
        self.statute = Face(Shape.STATUTE, self.tr("Statute"))
        self.governs = Label("", 12, 400, "text2")
        self.governs.setWordWrap(True)
        self.outer = Label("", 12, 400, "text2")
        self.outer.setWordWrap(True)
        self.rules = Label("", 11, 400, "text3")
        self.rules.setWordWrap(True)
        self._steps: list[_Step] = []
        faces = QHBoxLayout()
        faces.setSpacing(8)
        faces.addWidget(self.promise)
        faces.addWidget(self.statute)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(faces)
        column.addSpacing(2)
        column.addWidget(self.governs)
        column.addWidget(self.outer)
        column.addSpacing(8)
        column.addWidget(SectionLabel(self.tr("How the days come about")))
        column.addSpacing(2)
        column.addLayout(self._list)
        column.addSpacing(4)
        column.addWidget(self.rules)

    def show_sheet(self, sheet: Sheet) -> None:
        self.promise.show_face(sheet.promise)
        self.statute.show_face(sheet.statute)
        self.governs.setText(sheet.governs)
        self.outer.setText(sheet.outer)
        self.outer.setVisible(bool(sheet.outer))
        self.rules.setText(sheet.rules)
        while len(self._steps) < len(sheet.steps):
            step = _Step()
            self._steps.append(step)
            self._list.addWidget(step)
        for at, row in enumerate(self._steps):
            row.setVisible(at < len(sheet.steps))
            if at < len(sheet.steps):
                row.show_step(sheet.steps[at])
