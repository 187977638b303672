"""A panel of paragraphs that can be selected and copied: what was referred, what was done, the trail."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextFrameFormat, QTextLength, QTextTableFormat
from PySide6.QtWidgets import QTextEdit, QWidget

from ui.screening.wording import Paragraph
from ui.shell import fonts, theme
from ui.widgets.panel import Panel

_PADDING = 3


class TextPanel(Panel):
    """`column` is the width of the first column, `empty` what stands here when there is nothing."""

    def __init__(self, title: str, empty: str, *, column: int = 108, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._name = title
        self._empty = empty
        self._column = column
        self._paragraphs: tuple[Paragraph, ...] = ()
        self.text = QTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setStyleSheet("border: none; background: transparent; padding: 6px 8px;")
        self.text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text.setAccessibleName(title)
        self.text.document().setDocumentMargin(2)
        self.text.setUndoRedoEnabled(False)
        self.body.addWidget(self.text, 1)
        theme.signal.changed.connect(self._write)

    def show_paragraphs(self, paragraphs: Sequence[Paragraph]) -> None:
        """Show other paragraphs; the same ones leave the reader where they are."""
        if tuple(paragraphs) == self._paragraphs and self.text.toPlainText():
            return
        self._paragraphs = tuple(paragraphs)
        self.set_title(self._name, str(len(paragraphs)) if paragraphs else "")
        self._write()

    @Slot()
    def _write(self) -> None:
        """Set the text anew, as its letters keep the colours they were written in."""
        document = self.text.document()
        document.clear()
        cursor = QTextCursor(document)
        if not self._paragraphs:
            cursor.insertText(self._empty, _letters(12, 400, "text3"))
            return
        form = QTextTableFormat()
        form.setBorder(0)
        form.setCellPadding(_PADDING)
        form.setCellSpacing(0)
        form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        form.setColumnWidthConstraints(
            [QTextLength(QTextLength.Type.FixedLength, self._column), QTextLength(QTextLength.Type.VariableLength, 0)]
        )
        cursor.beginEditBlock()
        table = cursor.insertTable(len(self._paragraphs), 2, form)
        for row, each in enumerate(self._paragraphs):
            table.cellAt(row, 0).firstCursorPosition().insertText(each.when, _letters(12, 400, "text3"))
            cell = table.cellAt(row, 1).firstCursorPosition()
            cell.insertText(each.head, _letters(12, 500, "text"))
            if each.words or each.unreadable:
                cell.insertBlock()
                words = each.words or self.tr("These words cannot be opened with your keys.")
                cell.insertText(words, _letters(13, 400, "danger" if each.unreadable else "text"))
        cursor.endEditBlock()
        # The text scrolls to its cursor when it is laid out.
        self.text.moveCursor(QTextCursor.MoveOperation.Start)


def _letters(px: int, weight: int, token: str) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setFont(fonts.ui_font(px, weight))
    form.setForeground(theme.color(token))
    return form
