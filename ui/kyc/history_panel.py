"""What has happened to a case, newest first: hand-over, attempts, verdicts with their notes, mails."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import (
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QWidget

from backoffice.kyc.views import HistoryLine
from ui.kyc.wording import Wording, isolated
from ui.shell import fonts, theme
from ui.widgets.panel import Panel

_WHEN = 100
_PADDING = 2


class HistoryPanel(Panel):
    """One text that can be selected and copied. `names` are display names by sign-in name."""

    def __init__(self, wording: Wording, names: dict[str, str], parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._wording = wording
        self._names = names
        self._lines: tuple[HistoryLine, ...] = ()
        self.text = QTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setStyleSheet("border: none; background: transparent; padding: 6px 8px;")
        self.text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text.setAccessibleName(self.tr("History"))
        self.text.document().setDocumentMargin(2)
        self.text.setUndoRedoEnabled(False)
        self.body.addWidget(self.text, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.show_history(())
        theme.signal.changed.connect(self._write)

    def show_history(self, lines: Sequence[HistoryLine]) -> None:
        """Show the lines of another case; `lines` come oldest first."""
        self._lines = tuple(lines)
        self.set_title(self.tr("History"), str(len(lines)) if lines else "")
        self._write()

    @Slot()
    def _write(self) -> None:
        """Set the text anew, as its letters keep the colours they were written in."""
        document = self.text.document()
        document.clear()
        if not self._lines:
            return
        form = QTextTableFormat()
        form.setBorder(0)
        form.setCellPadding(_PADDING)
        form.setCellSpacing(0)
        form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        form.setColumnWidthConstraints(
            [QTextLength(QTextLength.Type.FixedLength, _WHEN), QTextLength(QTextLength.Type.VariableLength, 0)]
        )
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        table = cursor.insertTable(len(self._lines), 2, form)
        for row, line in enumerate(reversed(self._lines)):
            at = table.cellAt(row, 0).firstCursorPosition()
            at.insertText(self._wording.moment(line.at), _letters(400, "text3"))
            self._tell(table.cellAt(row, 1).firstCursorPosition(), line)
        cursor.endEditBlock()
        # The text scrolls to its cursor when it is laid out.
        self.text.moveCursor(QTextCursor.MoveOperation.Start)

    def _tell(self, cursor: QTextCursor, line: HistoryLine) -> None:
        what = self._wording.say(f"kyc.history.{line.what}")
        who = self._names.get(line.who, line.who)
        said = self.tr("{what}, {who}").format(what=what, who=isolated(who)) if who else what
        cursor.insertText(said, _letters(500, "text"))
        for more in (self._wording.reason(line.reason), line.note):
            if more:
                cursor.insertBlock()
                cursor.insertText(more, _letters(400, "text2"))


def _letters(weight: int, token: str) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setFont(fonts.ui_font(12, weight))
    form.setForeground(theme.color(token))
    return form
