"""Labels and values as one text that can be selected and copied, set anew when the colours change."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextFrameFormat, QTextLength, QTextTableFormat
from PySide6.QtWidgets import QTextEdit, QWidget

from ui.shell import fonts, theme

_LABEL = 92
_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{64}")


class FactText(QTextEdit):
    """Rows of (label, value); a value without a label takes the whole width."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: tuple[tuple[str, str], ...] = ()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setStyleSheet("border: none; background: transparent; padding: 6px 8px;")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        theme.signal.changed.connect(self._write)

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show other rows."""
        if tuple(facts) != self._facts:
            self._facts = tuple(facts)
            self._write()

    def facts(self) -> tuple[tuple[str, str], ...]:
        """What is shown."""
        return self._facts

    @Slot()
    def _write(self) -> None:
        document = self.document()
        document.clear()
        if not self._facts:
            return
        form = QTextTableFormat()
        form.setBorder(0)
        form.setCellPadding(3)
        form.setCellSpacing(0)
        form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        form.setColumnWidthConstraints(
            [QTextLength(QTextLength.Type.FixedLength, _LABEL), QTextLength(QTextLength.Type.VariableLength, 0)]
        )
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        table = cursor.insertTable(len(self._facts), 2, form)
        for row, (label, value) in enumerate(self._facts):
            if label:
                table.cellAt(row, 0).firstCursorPosition().insertText(label, _letters("text3"))
            else:
                table.mergeCells(row, 0, 1, 2)
            place = table.cellAt(row, 1 if label else 0).firstCursorPosition()
            for at, line in enumerate(value.split("\n")):
                if at:
                    place.insertBlock()
                place.insertText(line, _letters("text2", 11) if _ID.fullmatch(line) else _letters("text"))
        cursor.endEditBlock()
        # The text scrolls to its cursor when it is laid out.
        self.moveCursor(QTextCursor.MoveOperation.Start)


def _letters(token: str, px: int = 12) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setFont(fonts.ui_font(px, 400))
    form.setForeground(theme.color(token))
    return form
