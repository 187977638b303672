"""Marks in a letter what is still to be filled in."""

from __future__ import annotations

from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat, QTextDocument

from backoffice.rights.letters import blanks
from ui.shell import theme


class Blanks(QSyntaxHighlighter):
    """Every […] of the document it is made for."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        theme.signal.changed.connect(self.rehighlight)

    def highlightBlock(self, text: str) -> None:
        form = QTextCharFormat()
        form.setBackground(theme.color("warn_soft"))
        form.setForeground(theme.color("warn"))
        for start, length in blanks(text):
            self.setFormat(start, length, form)
